import { methodNamed } from '../../wsdl/description';
import type { DescribedMethod } from '../../wsdl/model';
import { parameterFailure, type Failure } from '../../soap/failure';
import type {
	BuiltRequest,
	DescribedService,
	Method,
	OperationContext,
	OperationOutcome,
	ParameterValues,
} from '../spec';
import { isSecretParameter } from '../values/secretNames';
import { isAbsent, isObject } from '../values/values';
import { rowsOf } from '../wire/request';
import { formOf, type Form } from './columns';
import { readable } from './innerJson';
import { againstSchema, readDescribed } from './read';
import { writeDescribed } from './write';

/** Calls the method that *Call Method: Call* names: what it takes and gives, its service's description says. */
export async function callDescribed(context: OperationContext): Promise<OperationOutcome> {
	const service = String(context.values.serviceName ?? '');
	const name = String(context.values.methodName ?? '');
	const described = await context.describe(service);
	if (described.failure) return described;
	const { system } = described;
	const method = methodNamed(described.methods, name);
	if (method === undefined) return { failure: unknownMethod(system, service, name, described.methods) };
	const form = formOf(method, described.filledIn);
	if (form.problem !== undefined) return { failure: noForm(method, form.problem) };
	const given = await givenFor(form, context);
	if (given.failure) return given;
	const called = methodCalled(service, method, form, given, described);
	const outcome = await context.call(called, { methodName: method.name });
	if (outcome.failure) return outcome;
	return { items: outcome.items.map(({ json }) => ({ json: readable(json) as typeof json })) };
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
	| { values: Record<string, unknown>; secrets: string[]; failure?: undefined }
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
	const secrets: string[] = [];
	for (const row of rowsOf(values.secretParameters)) {
		const wanted = String(row.name ?? '').trim();
		// An attribute may have the name of an element, whose key it is then.
		const column = columns.find(({ id }) => id === wanted) ?? columns.find(({ name }) => name === wanted);
		if (column === undefined) {
			return {
				failure: parameterFailure(
					'Secret Parameters',
					`The method has no parameter "${wanted.slice(0, 80)}"`,
					`It has ${columns.map(({ name }) => name).join(', ') || 'none'}. Nothing was sent.`,
				),
			};
		}
		const place = column.isAttribute ? `@${column.name}` : column.name;
		found[place] = row.secretValue;
		secrets.push(place);
	}
	const unknown = isAutomatic
		? []
		: Object.keys(fields).filter((id) => !columns.some((column) => column.id === id));
	const lost = unknown.find((id) => !isAbsent(fields[id]) && fields[id] !== '');
	if (lost === undefined) return { values: found, secrets };
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
	{ values, secrets }: Extract<Given, { secrets: string[] }>,
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
		const advice = isSecretParameter(label)
			? "It is given under 'Secret Parameters'."
			: message.includes('cannot be made')
				? "Use the operation 'Call With JSON' for this method. Nothing was sent."
				: undefined;
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
		described: {
			write,
			response: { element: answer.name, namespace: answer.namespace },
			given: values,
			secrets,
		},
		fields: [],
		answer: {
			path: '',
			gives: [],
			repeats: ['methodName'],
			whenEmpty: { json: {} },
			// How it is read, the schema says.
			decode: (root) => {
				const problem = response && againstSchema(root, response.type());
				if (problem) return problem;
				const json = response ? readDescribed(root, response.type()) : {};
				return [isObject(json) ? json : { value: json as string }];
			},
		},
	};
}
