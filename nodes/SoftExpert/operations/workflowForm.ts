import type { IDataObject } from 'n8n-workflow';
import type { OperationContext, OperationItem, OperationSpec } from '../../shared/operation/spec';
import { parameterFailure, type Failure } from '../../shared/soap/failure';
import { unclear } from '../verdict';
import { workflow } from './answer';
import { text } from './fields';
import {
	fieldsProperty,
	filesProperty,
	formXml,
	prepareFiles,
	relationshipsProperty,
	rowsOf,
	workflowIdField,
} from './workflowFields';

const mainFormIdField = text(
	'Main Form ID',
	'formId',
	'MainEntityID',
	"ID of the table of the instance's main form",
	{
		required: true,
		placeholder: 'e.g. purchase',
	},
);

const gridIdField = text(
	'Grid ID',
	'gridId',
	'ChildRelationshipID',
	'ID of the relationship that the grid shows',
	{
		required: true,
		placeholder: 'e.g. items',
	},
);

export const editForm: OperationSpec = {
	resource: 'workflowForm',
	name: 'Update',
	value: 'update',
	action: 'Update workflow form',
	description: 'Change fields, relationships and files of the main form of an instance',
	effect: 'idempotent',
	properties: [
		workflowIdField,
		text('Form ID', 'formId', 'EntityID', 'ID of the table of the form', {
			required: true,
			placeholder: 'e.g. purchase',
		}),
		fieldsProperty,
		relationshipsProperty,
		filesProperty,
	],
	...workflow('editEntityRecord', { echo: ['workflowId', 'formId'] }),
	prepare: prepareFiles,
};

export const addRow: OperationSpec = {
	resource: 'workflowForm',
	name: 'Add Row',
	value: 'addRow',
	action: 'Add row to workflow form',
	description: 'Add one row to a grid of the form, with relationships and files where wanted',
	effect: 'write',
	properties: [
		workflowIdField,
		mainFormIdField,
		gridIdField,
		fieldsProperty,
		relationshipsProperty,
		filesProperty,
	],
	...workflow('newChildEntityRecord', { echo: ['workflowId', 'formId', 'gridId'], record: 'recordKey' }),
	prepare: prepareFiles,
};

/** The vendor names about 100 rows as what one request carries. */
const mostRows = 100;

const addRowsMethod = workflow('newChildEntityRecordList', {
	echo: ['workflowId', 'formId', 'gridId'],
	fields: [
		{
			name: 'rowKeys',
			xml: 'RecordList/Record/RecordKey',
			type: 'list',
			description: 'OIDs of the new rows, in their order; only where the release gives them',
		},
	],
	reads: ({ RecordList: list, ...others }) => {
		const records = [(list as IDataObject | undefined)?.Record ?? []].flat() as IDataObject[];
		return list === undefined ? others : { ...others, rowKeys: records.map(({ RecordKey }) => RecordKey) };
	},
});

/** A list of new rows that is not as long as the one that was sent leaves open which rows are there. */
function allRows(items: OperationItem[], sent: number): OperationItem[] | Failure {
	const keys = items[0].json.rowKeys as unknown[] | undefined;
	const isWhole =
		keys === undefined ||
		(keys.length === sent && keys.every((key) => typeof key === 'string' && key !== ''));
	return isWhole
		? items
		: unclear(
				{ ...addRowsMethod, effect: 'write' },
				{},
				`with ${keys.length} new rows for the ${sent} that were sent`,
				'Look at the grid in SoftExpert: rows may be missing.',
			);
}

export const addRows: OperationSpec = {
	resource: 'workflowForm',
	name: 'Add Many Rows',
	value: 'addRows',
	action: 'Add many rows to workflow form',
	description: `Add up to ${mostRows} rows to a grid of the form in one request`,
	effect: 'write',
	properties: [
		workflowIdField,
		mainFormIdField,
		gridIdField,
		{
			displayName: 'Rows (JSON)',
			name: 'rows',
			type: 'json',
			default: '[]',
			required: true,
			placeholder: '[{ "product": "Laptop", "amount": "2" }]',
			description:
				'JSON list with an object per row: its members are the IDs of the fields in the grid, with their values. Numbers have a point as decimal mark, dates are like 2026-01-31, yes and no are 1 and 0.',
			xml: {
				path: 'EntityRecordList/EntityRecord',
				fields: { fields: formXml.fields },
			},
		},
	],
	...addRowsMethod,
	finish: (items, context) => {
		const done = addRowsMethod.finish!(items, context);
		return Array.isArray(done) ? allRows(done, rowsOf(context.values.rows).length) : done;
	},
	// A table of tables is no way to enter rows that come from data, so the editor takes JSON.
	prepare: async ({ values }) => {
		const rows = readRows(values.rows);
		if ('reached' in rows) return rows;
		values.rows = rows;
		return undefined;
	},
};

function readRows(value: unknown): Array<{ fields: Array<Record<string, unknown>> }> | Failure {
	const refuse = (sentence: string, advice?: string) =>
		parameterFailure('Rows (JSON)', `'Rows (JSON)' ${sentence}`, advice);
	let list: unknown = value;
	if (typeof value === 'string') {
		try {
			list = JSON.parse(value);
		} catch {
			return refuse('is not valid JSON');
		}
	}
	const rows = Array.isArray(list) ? (list as unknown[]) : [list];
	if (rows.length === 0) return refuse('holds no row');
	if (rows.length > mostRows) {
		return refuse(
			`holds ${rows.length} rows`,
			`SoftExpert takes about ${mostRows} in one request: split them over several items.`,
		);
	}
	const bad = rows.findIndex((row) => typeof row !== 'object' || row === null || Array.isArray(row));
	if (bad >= 0) return refuse(`must be a list of objects, but entry ${bad + 1} is none`);
	return rows.map((row) => ({
		fields: Object.entries(row as Record<string, unknown>).map(([fieldId, cell]) => ({
			fieldId,
			value: typeof cell === 'boolean' ? (cell ? '1' : '0') : (cell ?? ''),
		})),
	}));
}

export const editRow: OperationSpec = {
	resource: 'workflowForm',
	name: 'Update Row',
	value: 'updateRow',
	action: 'Update row of workflow form',
	description: 'Change fields, relationships and files of one row of a grid of the form',
	effect: 'idempotent',
	properties: [
		workflowIdField,
		mainFormIdField,
		gridIdField,
		text(
			'Row ID',
			'rowId',
			'ChildRecordOID',
			'OID of the row, which SoftExpert gave as the record key when it was added',
			{
				required: true,
				placeholder: 'e.g. 4f6c1d0e8a',
			},
		),
		fieldsProperty,
		relationshipsProperty,
		filesProperty,
	],
	...workflow('editChildEntityRecord', { echo: ['workflowId', 'formId', 'gridId', 'rowId'] }),
	prepare: async (context: OperationContext) => await prepareFiles(context),
};

export const workflowFormOperations: OperationSpec[] = [editForm, addRow, addRows, editRow];
