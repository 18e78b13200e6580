import type { IDataObject } from 'n8n-workflow';
import type { Operation, OperationContext, OperationItem, ResultField } from '../../../shared/operation/spec';
import { refusal, type Failure } from '../../../shared/soap/failure';
import { rowsOf } from '../../../shared/operation/wire/request';
import { unclear } from '../../content/verdict';
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
		shape: eachPair,
	}),
};

/** A pair is related when its own answer says so: SUCCESS, and no other code than that of success. */
function isRelated({ Status, Code }: IDataObject): boolean {
	const code = String(Code ?? '').trim();
	return (
		String(Status ?? '')
			.trim()
			.toUpperCase() === 'SUCCESS' &&
		(code === '' || code === '1')
	);
}

function eachPair(items: IDataObject[], { values }: OperationContext): OperationItem[] | Failure {
	const [json] = items;
	const asked = rowsOf(values.relations).length;
	const { AttributeValueRelationListResponse: list, ...others } = json;
	const pairs = [
		(list as IDataObject | undefined)?.AttributeValueRelationResponse ?? [],
	].flat() as IDataObject[];
	const method = createRelationship;
	if (pairs.length !== asked) {
		return unclear(
			method,
			{},
			`for ${pairs.length} of ${asked} pairs of values, so that it is not known which ones are related`,
			'Look at the relationship of the two attributes in SoftExpert.',
		);
	}
	const refused = pairs.flatMap((pair, index) => (isRelated(pair) ? [] : [{ pair, index }]));
	if (refused.length === 0) {
		const relations = pairs.map(({ Code, Detail }) => ({ success: true, code: Code, detail: Detail }));
		return [{ json: { ...others, relations } }];
	}
	const done = pairs.flatMap((pair, index) => (isRelated(pair) ? [`pair ${index + 1}`] : []));
	const texts = refused
		.map(({ pair, index }) => `pair ${index + 1}: ${String(pair.Detail ?? pair.Code ?? 'no answer')}`)
		.join('; ');
	const isClear = refused.every(({ pair }) => String(pair.Status).trim().toUpperCase() === 'FAILURE');
	if (!isClear) {
		const how = `for ${refused.length} of ${pairs.length} pairs of values without saying whether they are related`;
		return { ...unclear(method, { detail: texts }, how), done };
	}
	return refusal('rejected', `SoftExpert refused ${refused.length} of ${pairs.length} pairs of values`, {
		code: String(refused[0].pair.Code ?? ''),
		systemText: texts,
		advice:
			'Check these values: both must be in the lists of their attributes. The other pairs are related now.',
		done,
	});
}

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
