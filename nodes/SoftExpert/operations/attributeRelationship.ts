import type { IDataObject } from 'n8n-workflow';
import type { OperationItem, OperationSpec, ParameterValues } from '../../shared/operation/spec';
import { parameterFailure, refusal, type Failure } from '../../shared/soap/failure';
import { unclear, type Method } from '../verdict';
import { admin } from './answer';
import { text, yesNo } from './fields';

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

const relate = admin('newAttributeRelationship', {
	echo: ['parentAttributeId', 'childAttributeId'],
	fields: [
		{
			name: 'relations',
			xml: 'AttributeValueRelationListResponse/AttributeValueRelationResponse',
			type: 'list',
			description: 'What SoftExpert answered to each pair, in their order',
			fields: [
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
		},
	],
});

export const createRelationship: OperationSpec = {
	resource: 'attribute',
	name: 'Create Relationship',
	value: 'createRelationship',
	action: 'Create relationship of attributes',
	description:
		'Make the values of one attribute depend on the value of another. Both must be attributes with a list of values.',
	effect: 'write',
	properties: [
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
	...relate,
	prepare: async ({ values }) =>
		askedPairs(values) === 0
			? parameterFailure('Related Values', "'Related Values' is empty", 'Add at least one pair of values.')
			: undefined,
	// SoftExpert reports a partly refused list per pair, under an answer that may be a success as a whole.
	finish: (items, context) => {
		const done = relate.finish!(items, context);
		return Array.isArray(done) ? eachPair(done, askedPairs(context.values)) : done;
	},
};

function askedPairs(values: ParameterValues): number {
	return Object.values(values.relations ?? {}).flat().length;
}

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

function eachPair(items: OperationItem[], asked: number): OperationItem[] | Failure {
	const [{ json }] = items;
	const { AttributeValueRelationListResponse: list, ...others } = json;
	const pairs = [
		(list as IDataObject | undefined)?.AttributeValueRelationResponse ?? [],
	].flat() as IDataObject[];
	const method: Method = { soap: relate.soap, result: relate.result, effect: 'write' };
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

export const removeRelationship: OperationSpec = {
	resource: 'attribute',
	name: 'Remove Relationship',
	value: 'removeRelationship',
	action: 'Remove relationship of attributes',
	description:
		'Remove one pair of values from the relationship of two attributes, or the whole relationship. It cannot be undone.',
	effect: 'write',
	destructive: true,
	properties: [
		parentIdField,
		childIdField,
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
	...admin('deleteAttributeRelationship', {
		echo: ['parentAttributeId', 'childAttributeId'],
		done: { deleted: true },
	}),
	// Without the two values SoftExpert removes everything (docs/quirks/softExpert.md, quirk 12): only a clear 'all' may mean that.
	prepare: async ({ values }) =>
		values.extent === 'pair' || values.extent === 'all'
			? undefined
			: parameterFailure('Remove', "'Remove' must be 'pair' or 'all'"),
};
