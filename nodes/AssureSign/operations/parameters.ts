import type { IDataObject } from 'n8n-workflow';
import type { OperationContext, PropertySpec } from '../../shared/operation/spec';
import { parameterFailure, type Failure } from '../../shared/soap/failure';

/** Signers are parameters too: a template names those for the email address and name of each signer. */
export function parameterProperties(path: string): PropertySpec[] {
	return [
		{
			displayName: 'Parameters From',
			name: 'parametersFrom',
			type: 'options',
			options: [
				{ name: 'Fields Below', value: 'fields' },
				{ name: 'JSON', value: 'json' },
			],
			default: 'fields',
			description: 'How the values for the template are given, signers included',
		},
		{
			displayName: 'Parameters',
			name: 'parameters',
			type: 'resourceMapper',
			default: { mappingMode: 'defineBelow', value: null },
			noDataExpression: true,
			typeOptions: {
				loadOptionsDependsOn: ['templateId.value'],
				resourceMapper: {
					resourceMapperMethod: 'getTemplateParameters',
					mode: 'add',
					fieldWords: { singular: 'parameter', plural: 'parameters' },
					addAllFields: true,
					multiKeyMatch: false,
					supportAutoMap: true,
				},
			},
			displayOptions: { show: { parametersFrom: ['fields'] } },
			xml: { path, fields: { name: { path: '@Name' }, value: { path: '@Value', whenEmpty: 'send' } } },
		},
		{
			displayName: 'Parameters (JSON)',
			name: 'parametersJson',
			type: 'json',
			default: '{}',
			description:
				'Names and values of the parameters, such as {"Signatory 1 Email Address": "ann@example.com"}',
			displayOptions: { show: { parametersFrom: ['json'] } },
		},
	];
}

/** Turns mapper or JSON into the rows that the request repeats. */
export function fillParameters({ values, input }: OperationContext): Failure | undefined {
	const given =
		values.parametersFrom === 'json' ? fromJson(values.parametersJson) : fromMapper(values.parameters, input);
	if (given === undefined) {
		return parameterFailure(
			'Parameters (JSON)',
			"'Parameters (JSON)' must be an object of names and values",
			'Write {"Name": "value"}; names are those of the template.',
		);
	}
	values.parameters = Object.entries(given)
		.filter(([, value]) => value !== null && value !== undefined)
		.map(([name, value]) => ({ name, value }));
	// A JSON mode hides the mapper, whose place in the request the rows take.
	values.parametersFrom = 'fields';
	return undefined;
}

function fromJson(value: unknown): IDataObject | undefined {
	let parsed: unknown = value ?? {};
	if (typeof value === 'string') {
		try {
			parsed = JSON.parse(value.trim() === '' ? '{}' : value);
		} catch {
			return undefined;
		}
	}
	return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
		? (parsed as IDataObject)
		: undefined;
}

/** Automatic mapping takes the columns of the item whose names the template knows. */
function fromMapper(value: unknown, input: IDataObject | undefined): IDataObject {
	if (typeof value !== 'object' || value === null) return {};
	const mapper = value as {
		mappingMode?: string;
		value?: IDataObject | null;
		schema?: Array<{ id: string }>;
	};
	if (mapper.mappingMode !== 'autoMapInputData') return mapper.value ?? {};
	const known = new Set((mapper.schema ?? []).map(({ id }) => id));
	return Object.fromEntries(
		Object.entries(input ?? {}).filter(([name]) => known.size === 0 || known.has(name)),
	);
}
