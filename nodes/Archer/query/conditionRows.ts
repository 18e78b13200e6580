import type { INodeProperties } from 'n8n-workflow';
import type { PropertySpec } from '../../shared/operation/spec';
import { fieldPicker, levelPicker } from '../metadata/locators';

const forTypes = (...types: string[]): Pick<INodeProperties, 'displayOptions'> => ({
	displayOptions: { show: { type: types } },
});

const dateTypes = ['dateComparison', 'dateRange'];

/** A picker in a row: n8n takes what it shows alone, and the search looks its names up itself. */
function plain({ xml, collection, lookup, ...picker }: PropertySpec): INodeProperties {
	void [xml, collection, lookup];
	return picker;
}

export function fieldInRow(description: string): INodeProperties {
	return plain(fieldPicker({ name: 'field', displayName: 'Field', description, application: 'application' }));
}

const rowFields: INodeProperties[] = [
	{
		displayName: 'Type',
		name: 'type',
		type: 'options',
		options: [
			{ name: 'Automatic', value: 'automatic', description: 'As the type of the field takes it' },
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
		...fieldInRow('The field that is compared'),
		...forTypes('automatic', 'text', 'numeric', 'valuesList', 'dateOffset', ...dateTypes),
	},
	{
		...plain(levelPicker('application')),
		name: 'level',
		description: 'The data level that the records are on; any without it',
		...forTypes('content'),
	},
	{
		displayName: 'Operator',
		name: 'operator',
		type: 'options',
		options: [
			{ name: 'Between', value: 'Between', description: 'Dates from one to another' },
			{ name: 'Contains', value: 'Contains', description: 'Texts, and one of the values of a list' },
			{
				name: 'Does Not Contain',
				value: 'DoesNotContain',
				description: 'Texts and lists; with an empty value: the field is not empty',
			},
			{ name: 'Equals', value: 'Equals' },
			{ name: 'Greater Than', value: 'GreaterThan', description: 'Numbers, and dates after one' },
			{ name: 'In the Last Hours', value: 'LastXHours', description: 'Dates' },
			{
				name: 'Usual',
				value: 'usual',
				description: 'Contains for texts and lists, Equals for numbers, Greater Than for dates',
			},
		],
		default: 'usual',
		description: 'How to compare',
		...forTypes('automatic'),
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
		description:
			'What to compare with. Values of a list by their texts, records by tracking ID, key field or ID, several separated by commas.',
		...forTypes('automatic', 'text', 'numeric', 'valuesList', 'content'),
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
		displayName: 'Last Date',
		name: 'endValue',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2026-02-28T09:30:00Z',
		description: 'The end of the range',
		displayOptions: { show: { type: ['automatic'], operator: ['Between'] } },
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
		...forTypes('automatic', 'valuesList'),
	},
	{
		displayName: 'Include Values Below',
		name: 'includeChildren',
		type: 'boolean',
		default: false,
		description: 'Whether the values below the given ones in the list count too',
		...forTypes('automatic', 'valuesList'),
	},
];

/** The field comes first. The kind of condition follows where it decides about the others, and is the last where the field tells it. */
export function conditionFields(usualType: 'text' | 'automatic'): INodeProperties[] {
	const [type, field, ...others] = rowFields;
	const kind = { ...type, default: usualType };
	return usualType === 'automatic' ? [field, ...others, kind] : [field, kind, ...others];
}
