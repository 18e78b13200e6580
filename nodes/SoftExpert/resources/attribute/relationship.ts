import type { Operation, ResultField } from '../../../shared/operation/spec';
import { outcome } from '../../answers';
import { text, yesNo } from '../../values';

const parentIdField = text(
	'Parent Attribute ID',
	'parentAttributeId',
	'ParentAttributeID',
	'ID of the attribute that decides',
	{
		required: true,
		placeholder: 'e.g. REGION',
	},
);

const childIdField = text(
	'Child Attribute ID',
	'childAttributeId',
	'ChildAttributeID',
	'ID of the attribute whose values depend on it',
	{ required: true, placeholder: 'e.g. COSTCENTER' },
);

const formats = 'Numbers have a point as decimal mark, dates are like 2026-01-31, times like 0008:30';

const relationsField: ResultField = {
	name: 'relations',
	xml: 'AttributeValueRelationListResponse/AttributeValueRelationResponse',
	type: 'list',
	description: 'What SoftExpert answered to each pair, in their order',
	gives: [
		{
			name: 'success',
			xml: 'Status',
			type: 'boolean',
			description: 'Whether the pair is related now',
			example: true,
		},
		{ name: 'code', xml: 'Code', description: 'Result code of the pair', example: '1' },
		{ name: 'detail', xml: 'Detail', description: "SoftExpert's own words", example: 'Record added' },
	],
};

export const createRelationship: Operation = {
	name: 'Create Relationship',
	value: 'createRelationship',
	action: 'Create relationship of attributes',
	description: 'Make the values of one attribute depend on the value of another; both need a list of values',
	effect: 'write',
	fields: [
		parentIdField,
		childIdField,
		{
			displayName: 'Related Values',
			name: 'relations',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Pair of Values',
			default: {},
			required: true,
			description: 'Which value of the child belongs to which value of the parent',
			options: [
				{
					displayName: 'Pair of Values',
					name: 'relation',
					values: [
						{
							displayName: 'Parent Value',
							name: 'parentValue',
							type: 'string',
							default: '',
							description: `Value of the parent attribute. ${formats}.`,
						},
						{
							displayName: 'Child Value',
							name: 'childValue',
							type: 'string',
							default: '',
							description: `Value of the child attribute. ${formats}.`,
						},
						{
							displayName: 'Default',
							name: 'isDefault',
							type: 'boolean',
							default: false,
							description: 'Whether the child gets this value when the parent has its',
						},
					],
				},
			],
			xml: {
				path: 'AttributeValueRelationList/AttributeValueRelation',
				fields: {
					parentValue: { path: 'ParentAttributeValue', whenEmpty: 'send' },
					childValue: { path: 'ChildAttributeValue', whenEmpty: 'send' },
					isDefault: { path: 'FgDefault', type: 'boolean', booleans: yesNo },
				},
			},
		},
	],
	element: 'newAttributeRelationship',
	answer: outcome({
		repeats: ['parentAttributeId', 'childAttributeId'],
		gives: [relationsField],
		// SoftExpert reports a partly refused list per pair, under an answer that may be a success as a whole.
		entries: {
			name: 'relations',
			list: 'AttributeValueRelationListResponse',
			item: 'AttributeValueRelationResponse',
			of: 'relations',
			tells: 'outcome',
			called: { many: 'pairs of values', short: 'pair' },
			done: 'related',
			look: 'Look at the relationship of the two attributes in SoftExpert.',
			check: 'Check these values: both must be in the lists of their attributes.',
		},
	}),
};

export const removeRelationship: Operation = {
	name: 'Remove Relationship',
	value: 'removeRelationship',
	action: 'Remove relationship of attributes for good',
	description: 'Remove a pair of values from the relationship of two attributes for good, or all pairs',
	effect: 'write',
	destructive: true,
	fields: [
		parentIdField,
		childIdField,
		// Without the two values SoftExpert removes everything (docs/quirks/softExpert.md, quirk 12): only this choice may mean that.
		{
			displayName: 'Remove',
			name: 'extent',
			type: 'options',
			options: [
				{ name: 'One Pair of Values', value: 'pair', description: 'The other pairs stay related' },
				{
					name: 'All Pairs of Values',
					value: 'all',
					description: 'Every relation between the two attributes is removed',
				},
			],
			default: 'pair',
			description: 'How much of the relationship to remove',
		},
		text(
			'Parent Value',
			'parentValue',
			'ParentAttributeValue',
			`Value of the parent attribute. ${formats}.`,
			{
				required: true,
				displayOptions: { show: { extent: ['pair'] } },
			},
		),
		text('Child Value', 'childValue', 'ChildAttributeValue', `Value of the child attribute. ${formats}.`, {
			required: true,
			displayOptions: { show: { extent: ['pair'] } },
		}),
	],
	element: 'deleteAttributeRelationship',
	answer: outcome({
		repeats: ['parentAttributeId', 'childAttributeId'],
		done: { deleted: true },
	}),
};
