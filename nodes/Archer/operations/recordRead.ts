import type { OperationSpec, ParameterValues } from '../../shared/operation/spec';
import { refusal } from '../../shared/soap/failure';
import { childOf, type XmlElement } from '../../shared/xml/tree';
import { accountZone, useAccountZone } from '../fields/accountZone';
import { readRecord, unreadChildren } from '../fields/read';
import { applicationLocator, recordFields, recordId } from './recordCommon';

/** The record as it is, with its fields by ID: for Record: Get and for what changes lists of values. */
export const getRecordStep: OperationSpec = {
	resource: 'record',
	name: 'Get',
	value: 'get',
	action: 'Get record',
	description: 'Get a record with all its fields',
	effect: 'read',
	properties: [applicationLocator, recordId],
	soap: { service: 'record', element: 'GetRecordById' },
	// Dates come as text in the time zone of the account, which the credential knows.
	prepare: async (context) => useAccountZone(context),
	result: {
		cardinality: 'one',
		path: 'GetRecordByIdResult',
		embedded: true,
		document: (root, values) => {
			const record = recordOf(root);
			return record === undefined ? noRecord(root) : [readRecord(record, optionsOf(values))];
		},
		whenEmpty: {
			failure: refusal('notFound', 'Archer has no record with this ID, or the account may not see it', {
				advice: 'Give the system ID of the record (content ID), not its tracking ID.',
			}),
		},
		fields: recordFields,
	},
};

/** The same, with the names of what no value holds by field ID: for changes of lists, which must know all that is there. */
export const presentRecordStep: OperationSpec = {
	...getRecordStep,
	result: {
		...getRecordStep.result,
		document: (root, values) => {
			const record = recordOf(root);
			if (record === undefined) return noRecord(root);
			const unread = Object.fromEntries(unreadChildren(record, optionsOf(values)));
			return [{ record: readRecord(record, optionsOf(values)), unread }];
		},
	},
};

function optionsOf({ timeZone }: ParameterValues) {
	return { form: 'single', timeZone: accountZone({}, timeZone) } as const;
}

const noRecord = (root: XmlElement) => ({ problem: `it is <${root.name}> instead of <Record>` });

function recordOf(root: XmlElement): XmlElement | undefined {
	return root.name === 'Record' ? root : childOf(root, 'Record');
}
