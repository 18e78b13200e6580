import type { OperationSpec } from '../../shared/operation/spec';
import { refusal } from '../../shared/soap/failure';
import { childOf, type XmlElement } from '../../shared/xml/tree';
import { accountZone, useAccountZone } from '../fields/accountZone';
import { readRecord } from '../fields/read';
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
			return record === undefined
				? { problem: `it is <${root.name}> instead of <Record>` }
				: [readRecord(record, { form: 'single', timeZone: accountZone({}, values.timeZone) })];
		},
		whenEmpty: {
			failure: refusal('notFound', 'Archer has no record with this ID, or the account may not see it', {
				advice: 'Give the system ID of the record (content ID), not its tracking ID.',
			}),
		},
		fields: recordFields,
	},
};

function recordOf(root: XmlElement): XmlElement | undefined {
	return root.name === 'Record' ? root : childOf(root, 'Record');
}
