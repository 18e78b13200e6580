import type { IDataObject } from 'n8n-workflow';
import type { Method, RestMethod } from '../../shared/operation/spec';
import { attributeOf, childrenOf } from '../../shared/xml/tree';
import { fieldNamesIn } from '../content/fieldDefinitions';
import { readRecord, recordIn } from '../content/read';

/** What tells names and definitions: REST where it is open, else what the SOAP services tell beside something else. */

function reading(path: string): RestMethod {
	return { transport: 'rest', name: `GET ${path}`, path: `{prefix}/${path}`, effect: 'read', reads: true };
}

export const readApplications = reading('core/system/application');
export const readQuestionnaires = reading('core/system/questionnaire');
export const readLevels = reading('core/system/level/module/{id}');
export const readReferenceLevels = reading('core/system/level/referencefield/{id}');
export const readFields = reading('core/system/fielddefinition/application/{id}');
export const readValues = reading('core/system/valueslistvalue/flat/valueslist/{id}');
export const readUsers = reading('core/system/user');
export const readGroups = reading('core/system/group');

/** The fields that a report shows, and one of its records: a report is the only way to a record without an ID. */
export const readReport = {
	service: 'search',
	effect: 'read',
	fields: [
		{
			name: 'report',
			required: true,
			xml: { path: 'reportIdOrGuid', example: 'B1F0D0A6-7B4A-4B1E-9C6A-000000000001' },
		},
		{ name: 'pageNumber', required: true, xml: { path: 'pageNumber', type: 'int' } },
	],
	element: 'SearchRecordsByReport',
	answer: {
		embedded: true,
		// Neither the definitions beside the records nor a record's attributes are what a list of records is read for.
		decode: (root) => {
			if (root.name !== 'Records') return { problem: `it is <${root.name}> instead of <Records>` };
			const [record] = childrenOf(root, 'Record');
			const contentId = record && attributeOf(record, 'contentId');
			return [{ names: [...fieldNamesIn(root)] as unknown as IDataObject[], contentId }];
		},
		whenEmpty: { json: { names: [] } },
		gives: [],
	},
} satisfies Method;

/** The fields of a record, by ID and with their types. */
export const readSample = {
	service: 'record',
	effect: 'read',
	fields: [
		{ name: 'moduleId', required: true, xml: { path: 'moduleId', type: 'int' } },
		{ name: 'contentId', required: true, xml: { path: 'contentId', type: 'int' } },
	],
	element: 'GetRecordById',
	answer: {
		embedded: true,
		// What a sample holds is no matter, so its dates need no zone.
		decode: (root) => {
			const { record, problem } = recordIn(root);
			return problem === undefined ? [readRecord(record, { form: 'single', timeZone: 'UTC' })] : { problem };
		},
		gives: [],
	},
} satisfies Method;

export const readValuesOfField = {
	service: 'field',
	effect: 'read',
	fields: [{ name: 'fieldId', required: true, xml: { path: 'fieldId', type: 'int' } }],
	element: 'GetValueListForField',
	answer: { form: 'values', cardinality: 'many', embedded: true, gives: [], whenEmpty: 'noItems' },
} satisfies Method;

export const readValuesOfList = {
	...readValuesOfField,
	fields: [{ name: 'valuesListId', required: true, xml: { path: 'valuesListId', type: 'int' } }],
	element: 'GetValuesList',
} satisfies Method;

/** Every method that a look-up of names may call, for the tasks that use them. */
export const metadataMethods = [
	readApplications,
	readQuestionnaires,
	readLevels,
	readFields,
	readValues,
	readReferenceLevels,
];
