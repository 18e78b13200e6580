import type { Method } from '../../shared/operation/spec';
import { refusal } from '../../shared/soap/failure';
import { applicationLocator } from '../locating/applicationLocator';
import { readRecord, recordIn, unreadChildren } from './read';
import { recordFields, recordId } from './recordFields';

/** The record as it is, with its fields by ID. */
export const getRecordById = {
	service: 'record',
	effect: 'read',
	fields: [applicationLocator, recordId],
	element: 'GetRecordById',
	answer: {
		embedded: true,
		form: 'record',
		completion: 'recordNames',
		whenEmpty: {
			failure: refusal('notFound', 'Archer has no record with this ID, or the account may not see it', {
				advice: 'Give the system ID of the record (content ID), not its tracking ID.',
			}),
		},
		gives: recordFields,
	},
} satisfies Method;

/** The same, with the names of what no value holds by field ID: for changes of lists, which must know all that is there. */
export const presentRecord: Method = {
	...getRecordById,
	answer: {
		...getRecordById.answer,
		form: undefined,
		completion: undefined,
		decode: (root, { timeZone }) => {
			const { record, problem } = recordIn(root);
			if (problem !== undefined) return { problem };
			const options = { form: 'single', timeZone: String(timeZone) } as const;
			const unread = Object.fromEntries(unreadChildren(record, options));
			return [{ record: readRecord(record, options), unread }];
		},
	},
};
