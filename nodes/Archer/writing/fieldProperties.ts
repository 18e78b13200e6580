import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { PropertySpec } from '../../shared/operation/spec';
import { checkResult } from './checkResult';
import type { Purpose } from './columns';
import { levelPicker } from '../metadata/locators';
import { formProperties } from './formProperties';
import { timeZone } from '../content/recordFields';

/** The editor for field values: rows of field, type and value, or JSON. */

const typeOptions: INodePropertyOptions[] = [
	{
		name: 'Attachment',
		value: 'attachment',
		description: 'Binary fields of the item, or IDs of uploaded files',
	},
	{ name: 'Automatic', value: 'automatic', description: 'As the value looks; for texts and numbers' },
	{
		name: 'Cross-Reference',
		value: 'crossReference',
		description: 'Tracking IDs, keys or system IDs of the records',
	},
	{ name: 'Date', value: 'date', description: 'A day, or a day with a time' },
	{ name: 'External Links', value: 'externalLinks', description: 'A web or mail address with its name' },
	{ name: 'Image', value: 'image', description: 'A binary field of the item, or the ID of an uploaded file' },
	{ name: 'IP Address', value: 'ipAddress' },
	{ name: 'Matrix', value: 'matrix', description: 'Cells as row and column' },
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
	{
		name: 'Related Records',
		value: 'relatedRecords',
		description: 'Tracking IDs, keys or system IDs of records',
	},
	{ name: 'Sub-Form', value: 'subform', description: 'IDs from Sub-Form: Create' },
	{ name: 'Text', value: 'text', description: 'Plain text or HTML' },
	{ name: 'Users/Groups', value: 'usersGroups', description: 'Also record permissions' },
	{ name: 'Values List', value: 'valuesList', description: 'Names or IDs of the selected values' },
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
		placeholder: 'e.g. Device Name',
		description: 'Name of the field as Archer shows it, its ID or its GUID',
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
		placeholder: 'e.g. New, Open',
		description:
			'The value; empty clears the field. Several names or IDs are separated by commas, dates are like 2026-01-31 or 2026-01-31T09:30:00Z, matrix cells like High:Low or 1253:728. Of a link it is the name.',
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
		displayName: 'Users',
		name: 'users',
		type: 'string',
		default: '',
		placeholder: 'e.g. jdoe',
		description: 'Names or IDs of users, separated by commas',
		displayOptions: { show: { type: ['usersGroups'] } },
	},
	{
		displayName: 'Groups',
		name: 'groups',
		type: 'string',
		default: '',
		placeholder: 'e.g. Risk Owners',
		description: 'Names or IDs of groups, separated by commas',
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

const modes: INodePropertyOptions[] = [
	{ name: 'Form', value: 'form', description: 'An input for each field of the application' },
	{ name: 'JSON', value: 'json', description: 'One object with names, IDs or GUIDs of fields as its keys' },
	{ name: 'List', value: 'list', description: 'One row per field' },
];

/** Workflows that were saved before there was a form do not say that they give a list. */
function modeProperty(version: number, usual: 'form' | 'list'): PropertySpec {
	return {
		displayName: 'Give Fields With',
		name: 'fieldsMode',
		type: 'options',
		options: modes.map((mode) => ({ ...mode })),
		default: usual,
		description: 'How to give the values of the fields',
		displayOptions: { show: { '@version': [version] } },
	};
}

/** The properties of an operation that writes fields. */
export function fieldsModeProperties(purpose: Purpose): PropertySpec[] {
	return [
		modeProperty(1, 'list'),
		modeProperty(1.1, 'form'),
		...formProperties(purpose),
		{
			displayName: 'Fields',
			name: 'fields',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Field',
			default: {},
			description: 'The fields to set. Fields that are not here keep their value.',
			options: [{ displayName: 'Field', name: 'field', values: fieldColumns(purpose !== 'create') }],
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
				'Names, IDs or GUIDs of fields as keys. A value is a text, a number, a list of names or IDs, or an object with type and value; what Get returns without Simplify fits here.',
			displayOptions: { show: { fieldsMode: ['json'] } },
		},
		{
			displayName: 'Sample Record ID',
			name: 'sampleRecordId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 238756',
			description:
				'System ID of an existing record of the same application, for installations that do not tell the names of fields otherwise. Types and names of the fields are then taken from it.',
			collection: 'options',
		},
		checkResult,
		timeZone,
	];
}

/** The same for a record of an application, which may have several levels. */
export function recordFieldsProperties(purpose: Purpose): PropertySpec[] {
	return [...fieldsModeProperties(purpose), levelPicker('moduleId')];
}
