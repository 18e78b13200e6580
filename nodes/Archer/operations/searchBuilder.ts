import type { INodeProperties } from 'n8n-workflow';
import type { PropertySpec } from '../../shared/operation/spec';

/** The search builder of the editor; `search/builder.ts` turns it into search options. */

export const searchApplication: PropertySpec = {
	displayName: 'Application',
	name: 'application',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 84',
	description:
		'ID or GUID of the application to look in. Archer shows both in Administration > Application Builder, on the General tab.',
};

export const displayFields: PropertySpec = {
	displayName: 'Display Fields',
	name: 'displayFields',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 7001,7004',
	description:
		'IDs or GUIDs of the fields to return, separated by commas. The Application Field Detail report lists them.',
	takesList: true,
};

const forTypes = (...types: string[]): Pick<INodeProperties, 'displayOptions'> => ({
	displayOptions: { show: { type: types } },
});

const dateTypes = ['dateComparison', 'dateRange'];

const conditionFields: INodeProperties[] = [
	{
		displayName: 'Type',
		name: 'type',
		type: 'options',
		options: [
			{ name: 'Date Comparison', value: 'dateComparison', description: 'A date field against a date' },
			{ name: 'Date Offset', value: 'dateOffset', description: 'A date field in the last hours' },
			{ name: 'Date Range', value: 'dateRange', description: 'A date field between two dates' },
			{ name: 'Number', value: 'numeric', description: 'A number or a tracking ID' },
			{ name: 'Record', value: 'content', description: 'Certain records by their system ID' },
			{ name: 'Text', value: 'text', description: 'A text field' },
			{ name: 'Values List', value: 'valuesList', description: 'Selected values of a values list field' },
		],
		default: 'text',
		description: 'What is compared',
	},
	{
		displayName: 'Field',
		name: 'field',
		type: 'string',
		default: '',
		placeholder: 'e.g. 7001',
		description: 'ID or GUID of the field',
		...forTypes('text', 'numeric', 'valuesList', 'dateOffset', ...dateTypes),
	},
	{
		displayName: 'Level',
		name: 'level',
		type: 'string',
		default: '',
		placeholder: 'e.g. 37',
		description: 'ID or GUID of the data level that the records are on',
		...forTypes('content'),
	},
	{
		displayName: 'Operator',
		name: 'operator',
		type: 'options',
		options: [
			{ name: 'Contains', value: 'Contains' },
			{
				name: 'Does Not Contain',
				value: 'DoesNotContain',
				description: 'With an empty value: the field is not empty',
			},
			{ name: 'Equals', value: 'Equals' },
		],
		default: 'Contains',
		description: 'How to compare',
		...forTypes('text', 'valuesList'),
	},
	{
		displayName: 'Operator',
		name: 'operator',
		type: 'options',
		options: [
			{ name: 'Equals', value: 'Equals' },
			{ name: 'Greater Than', value: 'GreaterThan' },
		],
		default: 'Equals',
		description: 'How to compare',
		...forTypes('numeric', 'dateComparison'),
	},
	{
		displayName: 'Value',
		name: 'value',
		type: 'string',
		default: '',
		description: 'What to compare with. Of values lists and records give IDs, separated by commas.',
		...forTypes('text', 'numeric', 'valuesList', 'content'),
	},
	{
		displayName: 'Hours',
		name: 'value',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 24,
		description: 'How far back to look',
		...forTypes('dateOffset'),
	},
	{
		displayName: 'Date',
		name: 'value',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2026-01-31T09:30:00Z',
		description:
			'The date, or the first one of the range. Without an offset it is meant in the time zone of the account, which the credential names.',
		...forTypes(...dateTypes),
	},
	{
		displayName: 'Last Date',
		name: 'endValue',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2026-02-28T09:30:00Z',
		description: 'The end of the range',
		...forTypes('dateRange'),
	},
	{
		displayName: 'Include Time',
		name: 'includeTime',
		type: 'boolean',
		default: true,
		description: 'Whether the time of day counts, not the day alone',
		...forTypes(...dateTypes),
	},
	{
		displayName: 'Include Records Without Selection',
		name: 'includeNoSelection',
		type: 'boolean',
		default: false,
		description: 'Whether records in which no value is selected are found too',
		...forTypes('valuesList'),
	},
	{
		displayName: 'Include Values Below',
		name: 'includeChildren',
		type: 'boolean',
		default: false,
		description: 'Whether the values below the given ones in the list count too',
		...forTypes('valuesList'),
	},
];

export const conditionsProperty: PropertySpec = {
	displayName: 'Conditions',
	name: 'conditions',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Condition',
	default: {},
	description: 'What the records have to meet; all of it unless the operator logic says otherwise',
	options: [{ displayName: 'Condition', name: 'condition', values: conditionFields }],
};

export const builderProperties: PropertySpec[] = [
	searchApplication,
	displayFields,
	conditionsProperty,
	{
		displayName: 'Sort',
		name: 'sort',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Field',
		default: {},
		description: 'The order of the records',
		options: [
			{
				displayName: 'Field',
				name: 'field',
				values: [
					{
						displayName: 'Field',
						name: 'field',
						type: 'string',
						default: '',
						placeholder: 'e.g. 7001',
						description: 'ID or GUID of the field',
					},
					{
						displayName: 'Direction',
						name: 'direction',
						type: 'options',
						options: [
							{ name: 'Ascending', value: 'Ascending' },
							{ name: 'Descending', value: 'Descending' },
						],
						default: 'Ascending',
						description: 'Which end comes first',
					},
				],
			},
		],
	},
	{
		displayName: 'Keywords',
		name: 'keywords',
		type: 'string',
		default: '',
		description: 'Words that the records have to contain',
		collection: 'filters',
	},
	{
		displayName: 'Levels',
		name: 'levels',
		type: 'options',
		options: [
			{ name: 'Build Down', value: 'BuildDown', description: 'With the levels below' },
			{ name: 'Build Up', value: 'BuildUp', description: 'With the levels above' },
		],
		default: 'BuildUp',
		description: 'Which other levels of a leveled application come along with the records',
		collection: 'filters',
	},
	{
		displayName: 'Maximum Records',
		name: 'maximumRecords',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 1000,
		description: 'Most records that Archer itself shall find, whatever the limit',
		collection: 'filters',
	},
	{
		displayName: 'Operator Logic',
		name: 'operatorLogic',
		type: 'string',
		default: '',
		placeholder: 'e.g. (1 OR 2) AND 3',
		description: 'How the conditions go together, by their numbers',
		collection: 'filters',
	},
];
