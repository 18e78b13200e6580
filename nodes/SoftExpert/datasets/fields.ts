import type { PropertySpec } from '../../shared/operation/spec';

export const datasetIdField: PropertySpec = {
	displayName: 'Dataset ID',
	name: 'datasetId',
	type: 'string',
	default: '',
	required: true,
	trimmed: true,
	placeholder: 'e.g. n8nUsers',
	description: 'ID of the dataset in the component Dataset (DI006) of SoftExpert',
};

/** Of a dataset that our own page tells an administrator to make (docs/how-to/softexpert-datasets.md). */
export const datasetIdOf = (usual: string, columns: string): PropertySpec => ({
	...datasetIdField,
	default: usual,
	placeholder: `e.g. ${usual}`,
	description: `ID of a dataset that gives ${columns}. An administrator of SoftExpert makes it once; the documentation has its query.`,
});

export const parametersField: PropertySpec = {
	displayName: 'Parameters',
	name: 'parameters',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Parameter',
	default: {},
	description: 'What the query of the dataset asks for, each of its parameters once',
	options: [
		{
			displayName: 'Parameter',
			name: 'parameter',
			values: [
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. WorkflowID',
					description: 'Name as in the query, without the colon; capital letters count',
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					default: '',
					description: 'What it is to be; left empty it stands for none',
				},
			],
		},
	],
};

export const dateFieldsField: PropertySpec = {
	displayName: 'Date Fields',
	name: 'dateFields',
	type: 'string',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Date Field' },
	default: [],
	placeholder: 'e.g. dtstart',
	description:
		'Columns that hold dates. SoftExpert gives dates as numbers, which nothing tells from other numbers: those of these columns become dates like 2026-01-31T09:30:00.000Z.',
	collection: 'options',
};
