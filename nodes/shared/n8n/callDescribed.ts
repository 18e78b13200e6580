import type { IDataObject } from 'n8n-workflow';
import { isSecretName } from '../engine/secrets';
import { formOf, type Form } from '../operation/described/columns';
import { readDescribed } from '../operation/described/read';
import { writeDescribed } from '../operation/described/write';
import type {
	DescribedService,
	Method,
	OperationContext,
	OperationOutcome,
	ParameterValues,
	PropertySpec,
	Task,
} from '../operation/spec';
import { isAbsent, isObject } from '../operation/values/values';
import type { BuiltRequest } from '../operation/wire/request';
import { rowsOf } from '../operation/wire/request';
import { parameterFailure, type Failure } from '../soap/failure';
import { methodNamed } from '../wsdl/description';
import type { DescribedMethod } from '../wsdl/model';
import { readable } from './callMethod';

interface Texts {
	/** Name of the system. */
	system: string;
	/** A service and a method that the system has. */
	service: string;
	method: string;
}

/**
 * Any method of the system, with its parameters as fields: what they are, the service's own description tells. Nothing else is
 * known about the method, so it counts as a change that must not be repeated.
 */
export function callDescribedTask(texts: Texts): Task {
	const { system } = texts;
	return {
		name: 'Call',
		value: 'callDescribed',
		action: 'Call method with its own fields',
		description: `Call any method of ${system}, chosen from a list, with its parameters as fields`,
		effect: 'write',
		fields: fieldsOf(texts),
		output: { gives: [], repeats: ['methodName'] },
		// Any method that the service describes.
		uses: [],
		// Which method is called, and what it takes, only the user and the service know.
		perform: async (context) => await callDescribed(system, context),
	};
}

function fieldsOf({ service, method }: Texts): PropertySpec[] {
	const picker = (
		displayName: string,
		name: string,
		search: string,
		example: string,
		description: string,
	): PropertySpec => ({
		displayName,
		name,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		description,
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: `Select a ${displayName.toLowerCase()}...`,
				typeOptions: { searchListMethod: search, searchable: true },
			},
			{ displayName: 'By Name', name: 'name', type: 'string', placeholder: `e.g. ${example}` },
		],
	});
	return [
		picker('Service', 'serviceName', 'searchServices', service, 'Web service that has the method'),
		picker('Method', 'methodName', 'searchMethods', method, 'Method as the service itself lists it'),
		{
			displayName: 'Parameters',
			name: 'methodParameters',
			type: 'resourceMapper',
			default: { mappingMode: 'defineBelow', value: null },
			noDataExpression: true,
			description:
				'What is left empty is not sent. Lists of texts have commas in between, structures are JSON with the members that their name shows, files are base64 or the name of a binary field.',
			typeOptions: {
				loadOptionsDependsOn: ['serviceName.value', 'methodName.value'],
				resourceMapper: {
					resourceMapperMethod: 'getMethodParameters',
					mode: 'add',
					fieldWords: { singular: 'parameter', plural: 'parameters' },
					addAllFields: true,
					multiKeyMatch: false,
					supportAutoMap: true,
				},
			},
		},
		{
			displayName: 'Secret Parameters',
			name: 'secretParameters',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			default: {},
			placeholder: 'Add Secret',
			description:
				'Parameters that are passwords, keys or tokens, by name: they are hidden here and in errors',
			options: [
				{
					displayName: 'Secret',
					name: 'secrets',
					values: [
						{
							displayName: 'Name',
							name: 'name',
							type: 'string',
							default: '',
							description: 'Name of the parameter',
						},
						{
							displayName: 'Value',
							name: 'secretValue',
							type: 'string',
							typeOptions: { password: true },
							default: '',
							description: 'Its value, which is hidden',
						},
					],
				},
			],
		},
	];
}

/** What is asked for under Secret Parameters: a mapper cannot hide what is typed into it. */
export function isSecretColumn(name: string): boolean {
	return isSecretName(name) || /pwd|pass|senha|clave|contrase/i.test(name);
}

async function callDescribed(system: string, context: OperationContext): Promise<OperationOutcome> {
	const service = String(context.values.serviceName ?? '');
	const name = String(context.values.methodName ?? '');
	const described = await context.describe(service);
	if (described.failure) return described;
	const method = methodNamed(described.methods, name);
	if (method === undefined) return { failure: unknownMethod(system, service, name, described.methods) };
	const form = formOf(method, described.filledIn);
	if (form.problem !== undefined) return { failure: noForm(method, form.problem) };
	const given = await givenFor(form, context);
	if (given.failure) return given;
	const called = methodCalled(service, method, form, given.values, described);
	const outcome = await context.call(called, { methodName: method.name });
	if (outcome.failure) return outcome;
	return { items: outcome.items.map(({ json }) => ({ json: readable(json) as IDataObject })) };
}

export function unknownMethod(
	system: string,
	service: string,
	name: string,
	methods: DescribedMethod[],
): Failure {
	const some = methods
		.slice(0, 20)
		.map((each) => each.name)
		.join(', ');
	return parameterFailure(
		'Method',
		`This release of ${system} does not have the method "${name.slice(0, 80)}" in its ${service} service`,
		`Choose one from the list. It has ${some === '' ? 'none' : some}${methods.length > 20 ? ' and more' : ''}. Nothing was sent.`,
	);
}

function noForm({ name }: DescribedMethod, problem: string): Failure {
	return parameterFailure(
		'Method',
		`The parameters of ${name} cannot be shown as fields: ${problem}`,
		"Use the operation 'Call With JSON'. Nothing was sent.",
	);
}

type Given =
	| { values: Record<string, unknown>; failure?: undefined }
	| { values?: undefined; failure: Failure };

/** The values by the names of the schema, attributes with an `@`. */
async function givenFor(
	{ columns }: Form,
	{ values, input = {}, ...context }: OperationContext,
): Promise<Given> {
	const mapper = (values.methodParameters ?? {}) as { mappingMode?: string; value?: ParameterValues | null };
	const isAutomatic = mapper.mappingMode === 'autoMapInputData';
	const fields: ParameterValues = isAutomatic ? input : (mapper.value ?? {});
	const found: Record<string, unknown> = {};
	for (const { id, name, isAttribute, kind } of columns) {
		const value = fields[id];
		if (isAbsent(value) || value === '') continue;
		const isFile = kind === 'file' && typeof value === 'string' && context.binaryFields?.includes(value);
		found[isAttribute ? `@${name}` : name] = isFile ? (await context.binary(value as string)).data : value;
	}
	for (const row of rowsOf(values.secretParameters)) {
		const wanted = String(row.name ?? '').trim();
		const column = columns.find(({ id, name }) => id === wanted || name === wanted);
		if (column === undefined) {
			return {
				failure: parameterFailure(
					'Secret Parameters',
					`The method has no parameter "${wanted.slice(0, 80)}"`,
					`It has ${columns.map(({ name }) => name).join(', ') || 'none'}. Nothing was sent.`,
				),
			};
		}
		found[column.isAttribute ? `@${column.name}` : column.name] = row.secretValue;
	}
	const unknown = isAutomatic
		? []
		: Object.keys(fields).filter((id) => !columns.some((column) => column.id === id));
	const lost = unknown.find((id) => !isAbsent(fields[id]) && fields[id] !== '');
	if (lost === undefined) return { values: found };
	return {
		failure: parameterFailure(
			'Parameters',
			`The method has no parameter "${lost}"`,
			'Its service describes it otherwise now: refresh the parameters in the node. Nothing was sent.',
		),
	};
}

function methodCalled(
	service: string,
	{ request, response, action, name }: DescribedMethod,
	{ path, hasFilledIn }: Form,
	values: Record<string, unknown>,
	{ filledIn, hasSession }: Extract<DescribedService, { filledIn: string[] }>,
): Method {
	const whole = path.reduceRight<Record<string, unknown>>((inner, step) => ({ [step]: inner }), values);
	const write: NonNullable<Method['described']>['write'] = (context): BuiltRequest => {
		const written = writeDescribed(request!, whole, name, { filledIn, context });
		if (written.problem === undefined) return { body: written.elements[0] };
		const place = [name, ...path].join('.');
		const [parameter] = /^'[^']*'/.exec(written.problem) ?? ["'Parameters'"];
		const label = parameter.slice(1, -1).replace(`${place}.`, '').replace(/^@/, '');
		const message = written.problem.replace(parameter, `'${label}'`);
		const advice = isSecretColumn(label) ? "It is given under 'Secret Parameters'." : undefined;
		return { failure: parameterFailure(label, message, advice) };
	};
	const answer = response ?? { name: `${request!.name}Response`, namespace: request!.namespace };
	return {
		service,
		element: request!.name,
		namespace: request!.namespace,
		...(action === undefined ? {} : { soapAction: action }),
		effect: 'write',
		...(hasSession && !hasFilledIn ? { session: false as const } : {}),
		described: { write, response: { element: answer.name, namespace: answer.namespace } },
		// The name of the method is repeated in the output, and no part of the request.
		fields: [{ name: 'methodName' }],
		answer: {
			path: '',
			gives: [],
			repeats: ['methodName'],
			whenEmpty: { json: {} },
			// How it is read, the schema says.
			decode: (root) => {
				const json = response ? readDescribed(root, response.type()) : {};
				return [isObject(json) ? json : { value: json as string }];
			},
		},
	};
}
