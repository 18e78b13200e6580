import type { Operation } from '../../../shared/operation/spec';
import { eventsField } from '../../answers';
import { accountOption, documentIdField, documentPair, warningsField } from '../../values';

/** Entries of answers about several documents repeat the ID of theirs. */
export const named = { documentId: '@Id' };

const historyOwner = 'DocumentHistoryViews/DocumentHistoryView';

export const getHistory: Operation = {
	name: 'Get History',
	value: 'getHistory',
	action: 'Get history of document',
	description: 'Get everything that happened to a document, for audits',
	effect: 'read',
	fields: [...documentPair(historyOwner), accountOption(historyOwner)],
	service: 'ViewHistory',
	element: 'ViewHistory',
	fromCredential: [`${historyOwner}/@ContextIdentifier`],
	batch: { size: 50, request: historyOwner, named },
	answer: {
		path: 'DocumentHistoryViewResults/DocumentHistoryViewResult',
		gives: [
			{ ...documentIdField, proof: true },
			eventsField('events', 'Events/DocumentEvent'),
			warningsField,
		],
	},
};
