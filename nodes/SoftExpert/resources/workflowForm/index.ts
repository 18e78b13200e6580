import { resource } from '../../../shared/operation/resource';
import type { Loaded, Operation, ResultField } from '../../../shared/operation/spec';
import { parameterFailure } from '../../../shared/soap/failure';
import { outcome } from '../../answers';
import { text } from '../../values';
import {
	fieldsProperty,
	filesProperty,
	formXml,
	relationshipsProperty,
	workflowIdField,
} from '../../content/form';

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

const editForm: Operation = {
	name: 'Update',
	value: 'update',
	action: 'Update workflow form',
	description: 'Change fields, relationships and files of the main form of an instance',
	effect: 'idempotent',
	fields: [
		workflowIdField,
		text('Form ID', 'formId', 'EntityID', 'ID of the table of the form', {
			required: true,
			placeholder: 'e.g. purchase',
		}),
		fieldsProperty,
		relationshipsProperty,
		filesProperty,
	],
	element: 'editEntityRecord',
	answer: outcome({ repeats: ['workflowId', 'formId'] }),
};

export const addRow: Operation = {
	name: 'Add Row',
	value: 'addRow',
	action: 'Add row to workflow form',
	description: 'Add one row to a grid of the form, with relationships and files where wanted',
	effect: 'write',
	fields: [
		workflowIdField,
		mainFormIdField,
		gridIdField,
		fieldsProperty,
		relationshipsProperty,
		filesProperty,
	],
	element: 'newChildEntityRecord',
	answer: outcome({ repeats: ['workflowId', 'formId', 'gridId'], record: 'recordKey' }),
};

/** The vendor names about 100 rows as what one request carries. */
const mostRows = 100;

const rowKeysField: ResultField = {
	name: 'rowKeys',
	xml: 'RecordList/Record/RecordKey',
	type: 'list',
	description: 'OIDs of the new rows, in their order; only where the release gives them',
};

export const addRows: Operation = {
	name: 'Add Many Rows',
	value: 'addRows',
	action: 'Add many rows to workflow form',
	description: `Add up to ${mostRows} rows to a grid of the form in one request`,
	effect: 'write',
	fields: [
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
	element: 'newChildEntityRecordList',
	answer: outcome({
		repeats: ['workflowId', 'formId', 'gridId'],
		gives: [rowKeysField],
		// The list of new rows is part of some answers only, and must be as long as the one that was sent.
		entries: {
			name: 'rowKeys',
			list: 'RecordList',
			item: 'Record',
			of: 'rows',
			tells: 'key',
			called: { many: 'new rows', short: 'row' },
			done: 'added',
			look: 'Look at the grid in SoftExpert: rows may be missing.',
		},
	}),
	// A table of tables is no way to enter rows that come from data, so the editor takes JSON.
	load: async ({ values }) => readRows(values.rows),
};

function readRows(value: unknown): Loaded {
	const refuse = (sentence: string, advice?: string) => ({
		failure: parameterFailure('Rows (JSON)', `'Rows (JSON)' ${sentence}`, advice),
	});
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
	return { values: { rows: rows.map((row) => ({ fields: cellsOf(row as Record<string, unknown>) })) } };
}

function cellsOf(row: Record<string, unknown>) {
	return Object.entries(row).map(([fieldId, cell]) => ({
		fieldId,
		value: typeof cell === 'boolean' ? (cell ? '1' : '0') : (cell ?? ''),
	}));
}

const rowIdField = text(
	'Row ID',
	'rowId',
	'ChildRecordOID',
	'OID of the row, which SoftExpert gave as the record key when it was added',
	{
		required: true,
		placeholder: 'e.g. 4f6c1d0e8a',
	},
);

const editRow: Operation = {
	name: 'Update Row',
	value: 'updateRow',
	action: 'Update row of workflow form',
	description: 'Change fields, relationships and files of one row of a grid of the form',
	effect: 'idempotent',
	fields: [
		workflowIdField,
		mainFormIdField,
		gridIdField,
		rowIdField,
		fieldsProperty,
		relationshipsProperty,
		filesProperty,
	],
	element: 'editChildEntityRecord',
	answer: outcome({ repeats: ['workflowId', 'formId', 'gridId', 'rowId'] }),
};

export const deleteRow: Operation = {
	name: 'Delete Row',
	value: 'deleteRow',
	action: 'Delete row of workflow form for good',
	description: 'Delete one row of a grid of the form for good',
	// The second time there is no such row.
	effect: 'write',
	destructive: true,
	fields: [workflowIdField, mainFormIdField, gridIdField, rowIdField],
	element: 'deleteChildEntityRecord',
	answer: outcome({ repeats: ['workflowId', 'formId', 'gridId', 'rowId'], done: { deleted: true } }),
};

export const deleteAllRows: Operation = {
	name: 'Delete All Rows',
	value: 'deleteAllRows',
	action: 'Delete all rows of workflow form for good',
	description: 'Delete every row of a grid of the form for good, whoever added it',
	effect: 'write',
	destructive: true,
	warning: 'Deletes every row of the grid, whoever added it. This cannot be undone.',
	fields: [workflowIdField, mainFormIdField, gridIdField],
	element: 'clearChildEntityRecord',
	answer: outcome({ repeats: ['workflowId', 'formId', 'gridId'], done: { deleted: true } }),
};

export const workflowFormResource = resource(
	{ name: 'Workflow Form', value: 'workflowForm', service: 'wf_ws' },
	[editForm, addRow, addRows, editRow, deleteRow, deleteAllRows],
);
