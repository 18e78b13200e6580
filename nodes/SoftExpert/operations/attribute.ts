import type { OperationSpec, PropertySpec } from '../../shared/operation/spec';
import { admin } from './answer';
import { dataTypeCodes, dataTypes } from './attributeTypes';
import { createRelationship, removeRelationship } from './attributeRelationship';
import { additional, at, coded, componentsField, text, userIdField, yesNo } from './fields';

export const attributeIdField = text('Attribute ID', 'attributeId', 'IDATTRIBUTE', 'ID of the attribute', {
	required: true,
	placeholder: 'e.g. COSTCENTER',
});

const actingUserField = at('IDUSER', {
	...userIdField,
	displayName: 'Acting User ID',
	name: 'actingUserId',
	description: 'ID of the user in whose name it is done',
});

/** Also the call of the credential's test: it reads and changes nothing. */
export const getAttributeData: OperationSpec = {
	resource: 'attribute',
	name: 'Get Data',
	value: 'getData',
	action: 'Get data of attribute',
	description:
		'Read what SoftExpert holds on attributes. The vendor does not document this method: the answer is passed on as it comes.',
	effect: 'read',
	properties: [
		{
			displayName: 'Attribute IDs',
			name: 'attributeIds',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. COSTCENTER',
			description: 'ID of the attribute. How several are separated is not documented.',
			xml: { path: 'IDATTRIBS' },
		},
	],
	...admin('getAttribData', { echo: ['attributeIds'], returns: 'data' }),
};

export const upsertAttribute: OperationSpec = {
	resource: 'attribute',
	name: 'Create or Update',
	value: 'upsert',
	action: 'Create or update attribute',
	description: 'Create a new record, or update the current one if it already exists (upsert)',
	effect: 'write',
	properties: [
		attributeIdField,
		text('Attribute Name', 'attributeName', 'NMATTRIBUTE', 'Name of the attribute', {
			required: true,
			placeholder: 'e.g. Cost center',
		}),
		actingUserField,
		{
			displayName: 'Attribute Type',
			name: 'attributeType',
			type: 'options',
			options: [
				{ name: 'External', value: 'external', description: 'The values come from a dataset' },
				{ name: 'List of Values', value: 'list', description: 'The user chooses among values given here' },
				{ name: 'Suite Object', value: 'suiteObject', description: 'The value is a record of SoftExpert' },
				{ name: 'Undetermined', value: 'undetermined', description: 'The user types the value' },
			],
			default: 'list',
			description: 'Where the values come from',
			xml: {
				path: 'FGATTRIBUTETYPE',
				...coded({ list: '1', undetermined: '2', external: '3', suiteObject: '4' }),
			},
		},
		{
			displayName: 'Data Type',
			name: 'dataType',
			type: 'options',
			options: dataTypes,
			default: 'text',
			description: 'What a value is',
			xml: { path: 'FGDATATYPE', ...coded(dataTypeCodes) },
		},
		{
			displayName: 'Selection',
			name: 'selection',
			type: 'options',
			options: [
				{ name: 'Combo', value: 'combo', description: 'A dropdown list' },
				{ name: 'Zoom', value: 'zoom', description: 'A search window' },
			],
			default: 'combo',
			description: 'How users choose a value',
			xml: { path: 'FGSELECTIONTYPE', ...coded({ zoom: '1', combo: '2' }) },
		},
		additional({
			displayName: 'Multivalued',
			name: 'multivalued',
			type: 'boolean',
			default: false,
			description: 'Whether a record can have several values',
			xml: { path: 'FGMULTIVALUED', type: 'boolean', booleans: yesNo },
		}),
		additional(componentsField),
		additional({
			displayName: 'Mask Type',
			name: 'maskType',
			type: 'options',
			options: [
				{ name: 'Regular Expression', value: 'regularExpression' },
				{ name: 'Simple Mask', value: 'simple' },
			],
			default: 'simple',
			description: 'What kind of mask it is',
			xml: { path: 'FGMASKTYPE', ...coded({ simple: '1', regularExpression: '2' }) },
		}),
		additional(text('Mask', 'mask', 'DSMASK', 'Form that values must have')),
	],
	...admin('addAttribute', {
		echo: ['attributeId', 'attributeName'],
		returns: { says: 'saved', things: ['attribute'] },
	}),
};

const shownForList: Partial<PropertySpec> = { displayOptions: { show: { valueSource: ['list'] } } };
const shownForDataset: Partial<PropertySpec> = { displayOptions: { show: { valueSource: ['dataset'] } } };

export const addAttributeValue: OperationSpec = {
	resource: 'attribute',
	name: 'Add Value',
	value: 'addValue',
	action: 'Add value to attribute',
	description:
		'Add a value to a list attribute, or say which dataset an external attribute takes its values from',
	effect: 'write',
	properties: [
		attributeIdField,
		{
			displayName: 'Values Come From',
			name: 'valueSource',
			type: 'options',
			options: [
				{ name: 'Dataset', value: 'dataset', description: 'For an external attribute' },
				{ name: 'List', value: 'list', description: 'For an attribute with a list of values' },
			],
			default: 'list',
			description: 'Which type of attribute it is',
		},
		text('Value', 'value', 'VLATTRIBUTE', 'Value to add or change', { required: true, ...shownForList }),
		{
			displayName: 'Default',
			name: 'isDefault',
			type: 'boolean',
			default: false,
			description: 'Whether new records get this value',
			...shownForList,
			xml: { path: 'FGDEFAULTVALUE', type: 'boolean', booleans: yesNo },
		},
		actingUserField,
		text('Dataset ID', 'datasetId', 'IDDATASET', 'ID of the dataset that has the values', {
			required: true,
			...shownForDataset,
		}),
		text('Filter Field', 'filterField', 'NMFILTERFIELD', 'Field of the dataset that is searched', {
			required: true,
			...shownForDataset,
		}),
	],
	...admin('addAttribValue', {
		echo: ['attributeId', 'value'],
		returns: { says: 'saved', things: ['value', 'dataset'] },
	}),
};

export const setProfileValue: OperationSpec = {
	resource: 'attribute',
	name: 'Set Employee Profile Value',
	value: 'setProfileValue',
	action: 'Set attribute value in employee profile',
	description: 'Give a user a value for an attribute of the employee profile',
	// It adds: what a second request is answered is not documented.
	effect: 'write',
	properties: [
		at('IDUSER', userIdField),
		at('NMATTRIBUTE', attributeIdField),
		{
			displayName: 'Kind of Attribute',
			name: 'attributeKind',
			type: 'options',
			options: [
				{ name: 'Memo', value: 'memo', description: 'Undetermined attribute that holds a long text' },
				{ name: 'Other', value: 'other', description: 'Text, number, date, list of values and so on' },
			],
			default: 'other',
			description: 'Memo attributes take their text in a field of its own',
		},
		text(
			'Value',
			'value',
			'VLATTRIBUTE',
			'Value to set. Numbers have a point as decimal mark, dates are like 2026-01-31.',
			{
				required: true,
				displayOptions: { show: { attributeKind: ['other'] } },
			},
		),
		text('Memo', 'memo', 'DSATTRIBUTE', 'Text to set', {
			required: true,
			typeOptions: { rows: 4 },
			displayOptions: { show: { attributeKind: ['memo'] } },
		}),
	],
	...admin('addAttribProfileValue', { echo: ['userId', 'attributeId'], returns: 'one' }),
};

export const attributeOperations: OperationSpec[] = [
	upsertAttribute,
	addAttributeValue,
	setProfileValue,
	createRelationship,
	removeRelationship,
	getAttributeData,
];
