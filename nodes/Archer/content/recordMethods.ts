import type { IDataObject } from 'n8n-workflow';
import type { Method } from '../../shared/operation/spec';
import { codeField, noIds } from '../values';
import { applicationLocator } from '../locating/applicationLocator';
import { recordId } from './recordFields';
import { readCreated, readRefused } from './refusals';

/** Records go out as XML that is written by then (`write.ts`). */
export const writtenRecord = {
	name: 'fieldValues',
	displayName: 'Fields',
	required: true,
	xml: {
		path: 'fieldValues',
		inWords: 'fieldsInWords',
		example: '<Record><Field id="7001" value="Router"/></Record>',
	},
} as const;

export const newRecord = {
	name: 'contentId',
	xml: '.',
	type: 'integer',
	description: 'System ID of the new record',
	example: 238756,
} as const;

export const createRecord = {
	service: 'record',
	effect: 'write',
	fields: [applicationLocator, writtenRecord],
	element: 'CreateRecord',
	answer: { repeats: ['moduleId'], gives: [newRecord], emptyTexts: noIds },
} satisfies Method;

export const updateRecord = {
	service: 'record',
	effect: 'idempotent',
	fields: [applicationLocator, recordId, writtenRecord],
	element: 'UpdateRecord',
	answer: {
		repeats: ['moduleId', 'contentId'],
		gives: [codeField],
		codes: { 1: { meaning: 'The record was changed', result: { updated: true } } },
	},
} satisfies Method;

const records = {
	name: 'contentRecords',
	displayName: 'Records',
	required: true,
	xml: {
		path: 'contentRecords',
		inWords: 'recordsInWords',
		example: '<Records><Record><Field id="7001" value="Router"/></Record></Records>',
	},
} as const;

export const createRecords: Method = {
	service: 'record',
	effect: 'write',
	fields: [applicationLocator, records],
	element: 'CreateRecords',
	answer: {
		embedded: true,
		decode: (root, { contentRecords }) => [
			readCreated(root, String(contentRecords)) as unknown as IDataObject,
		],
		gives: [],
	},
};

export const updateRecords: Method = {
	service: 'record',
	effect: 'idempotent',
	fields: [applicationLocator, records],
	element: 'UpdateRecords',
	answer: {
		embedded: true,
		decode: (root) => {
			const refused = readRefused(root);
			return refused === undefined ? { problem: `it is <${root.name}> and names no record` } : [{ refused }];
		},
		whenEmpty: { json: { refused: [] } },
		gives: [],
	},
};
