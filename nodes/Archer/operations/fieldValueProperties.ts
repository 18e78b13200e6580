import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { PropertySpec } from '../../shared/operation/spec';
import { timeZone } from './recordCommon';

/** The editor for field values: rows of field, type and value, or JSON. */

const typeOptions: INodePropertyOptions[] = [
	{ name: 'Attachment', value: 'attachment', description: 'IDs of uploaded files' },
	{ name: 'Automatic', value: 'automatic', description: 'As the value looks; for texts and numbers' },
	{ name: 'Cross-Reference', value: 'crossReference', description: 'System IDs of the referenced records' },
	{ name: 'Date', value: 'date', description: 'A day, or a day with a time' },
	{ name: 'External Links', value: 'externalLinks', description: 'A web or mail address with its name' },
	{ name: 'Image', value: 'image', description: 'ID of an uploaded file' },
	{ name: 'IP Address', value: 'ipAddress' },
	{ name: 'Matrix', value: 'matrix', description: 'Cells as row ID and column ID' },
	{
		name: 'Multiple Reference Display Control',
		value: 'multipleReferenceDisplayControl',
		description: 'System IDs of records',
	},
	{ name: 'Numeric', value: 'numeric' },
	{
		name: 'Questionnaire Reference',
		value: 'questionnaireReference',
		description: 'System IDs of questionnaire records',
	},
	{ name: 'Related Records', value: 'relatedRecords', description: 'System IDs of records' },
	{ name: 'Sub-Form', value: 'subform', description: 'IDs from Sub-Form: Create' },
	{ name: 'Text', value: 'text', description: 'Plain text or HTML' },
	{ name: 'Users/Groups', value: 'usersGroups', description: 'Also record permissions' },
	{ name: 'Values List', value: 'valuesList', description: 'IDs of the selected values' },
];

const listTypes = [
	'attachment',
	'crossReference',
	'externalLinks',
	'image',
	'matrix',
	'multipleReferenceDisplayControl',
	'questionnaireReference',
	'relatedRecords',
	'subform',
	'usersGroups',
	'valuesList',
];

const fieldColumns = (withChange: boolean): INodeProperties[] => [
	{
		displayName: 'Field',
		name: 'field',
		type: 'string',
		default: '',
		placeholder: 'e.g. 7001',
		description: 'ID, GUID or name of the field. The Application Field Detail report lists the IDs.',
	},
	{
		displayName: 'Type',
		name: 'type',
		type: 'options',
		options: typeOptions.map((option) => ({ ...option })),
		default: 'automatic',
		description: 'What kind of field it is',
	},
	{
		displayName: 'Value',
		name: 'value',
		type: 'string',
		default: '',
		placeholder: 'e.g. 466,467',
		description:
			'The value; empty clears the field. Several IDs are separated by commas, dates are like 2026-01-31 or 2026-01-31T09:30:00Z, matrix cells like 1253:728. Of a link it is the name.',
		displayOptions: { hide: { type: ['usersGroups'] } },
	},
	{
		displayName: 'Other Text',
		name: 'otherText',
		type: 'string',
		default: '',
		description: "Free text of the 'other' value, which is the last one given",
		displayOptions: { show: { type: ['valuesList'] } },
	},
	{
		displayName: 'Address',
		name: 'link',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com',
		description: 'Web or mail address; empty clears the field',
		displayOptions: { show: { type: ['externalLinks'] } },
	},
	{
		displayName: 'User IDs',
		name: 'users',
		type: 'string',
		default: '',
		placeholder: 'e.g. 221,222',
		description: 'IDs of users, separated by commas',
		displayOptions: { show: { type: ['usersGroups'] } },
	},
	{
		displayName: 'Group IDs',
		name: 'groups',
		type: 'string',
		default: '',
		placeholder: 'e.g. 91,92',
		description: 'IDs of groups, separated by commas',
		displayOptions: { show: { type: ['usersGroups'] } },
	},
	...(withChange ? [changeColumn()] : []),
];

function changeColumn(): INodeProperties {
	return {
		displayName: 'Change',
		name: 'change',
		type: 'options',
		options: [
			{ name: 'Add', value: 'add', description: 'Keep what is there; reads the record first' },
			{
				name: 'Remove',
				value: 'remove',
				description: 'Take these out and keep the rest; reads the record first',
			},
			{ name: 'Replace', value: 'replace', description: 'Only these remain' },
		],
		default: 'replace',
		description: 'What happens to the values that the field has now',
		displayOptions: { show: { type: listTypes } },
	};
}

/** The properties of an operation that writes fields. `change` is for records that exist. */
export function fieldsModeProperties(xml: PropertySpec['xml'], change: boolean): PropertySpec[] {
	return [
		{
			displayName: 'Give Fields With',
			name: 'fieldsMode',
			type: 'options',
			options: [
				{ name: 'JSON', value: 'json', description: 'One object with field IDs, GUIDs or names as its keys' },
				{ name: 'List', value: 'list', description: 'One row per field' },
			],
			default: 'list',
			description: 'How to give the values of the fields',
		},
		{
			displayName: 'Fields',
			name: 'fields',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Field',
			default: {},
			description: 'The fields to set. Fields that are not here keep their value.',
			options: [{ displayName: 'Field', name: 'field', values: fieldColumns(change) }],
			displayOptions: { show: { fieldsMode: ['list'] } },
		},
		{
			displayName: 'Fields (JSON)',
			name: 'fieldValues',
			type: 'json',
			default:
				'{\n  "7001": "Text",\n  "7003": { "type": "date", "value": "2026-01-31" },\n  "7004": [466]\n}',
			required: true,
			description:
				'Field IDs, GUIDs or names as keys. A value is a text, a number, a list of IDs, or an object with type and value; what Get returns without Simplify fits here.',
			displayOptions: { show: { fieldsMode: ['json'] } },
			xml,
		},
		{
			displayName: 'Sample Record ID',
			name: 'sampleRecordId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 238756',
			description:
				'System ID of an existing record of the same application. Types of the fields are read from it and names looked up with it; costs one or two more requests.',
			collection: 'options',
		},
		timeZone,
	];
}
