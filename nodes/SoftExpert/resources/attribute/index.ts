import { resource } from '../../../shared/operation/resource';
import type { Operation, PropertySpec } from '../../../shared/operation/spec';
import { outcome } from '../../answers';
import { dataTypeCodes, dataTypes } from './types';
import { createRelationship, removeRelationship } from './relationship';
import { additional, at, componentsField, existingUserField, text, yesNo } from '../../values';

const attributeIdField = text('Attribute ID', 'attributeId', 'IDATTRIBUTE', 'ID of the attribute', {
	required: true,
	placeholder: 'e.g. COSTCENTER',
});

const actingUserField = at('IDUSER', {
	...existingUserField,
	displayName: 'Acting User ID',
	name: 'actingUserId',
	description: 'ID of the user in whose name it is done',
});

/** Also the call of the credential's test: it reads and changes nothing. */
export const getAttributeData: Operation = {
	name: 'Get Data',
	value: 'getData',
	action: 'Get data of attribute',
	description: 'Read what SoftExpert holds on attributes; the answer is passed on as it comes',
	effect: 'read',
	warning: 'The vendor does not document this method: the answer is passed on as it comes.',
	fields: [
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
	element: 'getAttribData',
	answer: outcome({ repeats: ['attributeIds'], returns: 'data' }),
};

const upsertAttribute: Operation = {
	name: 'Create or Update',
	value: 'upsert',
	action: 'Create or update attribute',
	description: 'Create a new record, or update the current one if it already exists (upsert)',
	effect: 'write',
	fields: [
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
				codes: { list: '1', undetermined: '2', external: '3', suiteObject: '4' },
			},
		},
		{
			displayName: 'Data Type',
			name: 'dataType',
			type: 'options',
			options: dataTypes,
			default: 'text',
			description: 'What a value is',
			xml: { path: 'FGDATATYPE', codes: dataTypeCodes },
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
			xml: { path: 'FGSELECTIONTYPE', codes: { zoom: '1', combo: '2' } },
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
			xml: { path: 'FGMASKTYPE', codes: { simple: '1', regularExpression: '2' } },
		}),
		additional(text('Mask', 'mask', 'DSMASK', 'Form that values must have')),
	],
	element: 'addAttribute',
	answer: outcome({
		repeats: ['attributeId', 'attributeName'],
		returns: { says: 'saved', things: ['attribute'] },
	}),
};

const shownForList: Partial<PropertySpec> = { displayOptions: { show: { valueSource: ['list'] } } };
const shownForDataset: Partial<PropertySpec> = { displayOptions: { show: { valueSource: ['dataset'] } } };

const addAttributeValue: Operation = {
	name: 'Add Value',
	value: 'addValue',
	action: 'Add value to attribute',
	description:
		'Add a value to a list attribute, or say which dataset an external attribute takes its values from',
	effect: 'write',
	fields: [
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
	element: 'addAttribValue',
	answer: outcome({
		repeats: ['attributeId', 'value'],
		returns: { says: 'saved', things: ['value', 'dataset'] },
	}),
};

export const setProfileValue: Operation = {
	name: 'Set Employee Profile Value',
	value: 'setProfileValue',
	action: 'Set attribute value in employee profile',
	description: 'Give a user a value for an attribute of the employee profile',
	// It adds: what a second request is answered is not documented.
	effect: 'write',
	fields: [
		at('IDUSER', existingUserField),
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
	element: 'addAttribProfileValue',
	answer: outcome({ repeats: ['userId', 'attributeId'], returns: 'one' }),
};

export const attributeResource = resource({ name: 'Attribute', value: 'attribute', service: 'adm_ws' }, [
	upsertAttribute,
	addAttributeValue,
	setProfileValue,
	createRelationship,
	removeRelationship,
	getAttributeData,
]);
