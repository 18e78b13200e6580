import { resource } from '../../../shared/operation/resource';
import type { Condition, Operation, PropertySpec } from '../../../shared/operation/spec';
import { accountOption, documentIdField, documentPair, warningsField } from '../../values';
import { download, startDownload } from './download';
import { getHistory, named } from './history';
import { downloadRecord } from './record';
import { sendOperations } from './send';
import { validateDocument } from './validate';
import { jotBlockFields, parameterFields, statusWords } from '../../answers';

export { download } from './download';
export { getHistory } from './history';

const remarks = (owner: string): PropertySpec => ({
	displayName: 'Remarks',
	name: 'remarks',
	type: 'string',
	default: '',
	placeholder: 'e.g. Replaced by a new version',
	description: 'Reason, shown in the history',
	xml: { path: `${owner}/@Remarks` },
});

const statusOwner = 'DocumentStatusChecks/DocumentStatusCheck';

export const getDocumentStatus: Operation = {
	name: 'Get Status',
	value: 'getStatus',
	action: 'Get status of document',
	description:
		'Get how far signing has come, of many documents in one request; better, use the AssureSign Trigger',
	effect: 'read',
	warning:
		"To be told about changes, use the AssureSign Trigger: AssureSign's web notifications come by themselves, and the vendor discourages asking again and again. All items of a run go out together, up to 100 in one request.",
	fields: [...documentPair(statusOwner), accountOption(statusOwner)],
	service: 'CheckStatus',
	element: 'CheckStatus',
	fromCredential: [`${statusOwner}/@ContextIdentifier`],
	batch: { size: 100, request: statusOwner, named },
	answer: {
		path: 'DocumentStatusCheckResults/DocumentStatusCheckResult',
		gives: [
			{ ...documentIdField, proof: true },
			{
				name: 'status',
				xml: '@StatusType',
				words: statusWords,
				description: 'How far signing has come',
				example: 'Completed',
			},
			{
				name: 'statusDate',
				xml: '@StatusDate',
				type: 'dateTime',
				description: 'When the document got this status',
				example: '2026-01-31T09:30:00.1234567Z',
			},
			{
				name: 'statusDetails',
				xml: '@StatusDetails',
				description: 'What AssureSign adds to the status',
				example: 'Waiting for ann.lee@example.com',
			},
			warningsField,
		],
	},
};

/** Names and values alone are what most workflows want; a field has some thirty attributes. */
const isSimple: Condition[] = [{ parameter: 'simplify', is: [undefined, true] }];
const isFull: Condition[] = [{ parameter: 'simplify', is: [false] }];

const getValues: Operation = {
	name: 'Get Values',
	value: 'getValues',
	action: 'Get values of document',
	description: 'Get what signers and sender filled in: the fields and the parameters of a document',
	effect: 'read',
	fields: [
		...documentPair('DocumentValuesQuery'),
		{
			displayName: 'Simplify',
			name: 'simplify',
			type: 'boolean',
			default: true,
			description: 'Whether to return a simplified version of the response instead of the raw data',
		},
		accountOption('DocumentValuesQuery'),
	],
	service: 'GetDocumentValues',
	element: 'GetDocumentValues',
	fromCredential: ['DocumentValuesQuery/@ContextIdentifier'],
	answer: {
		gives: [
			documentIdField,
			{
				name: 'values',
				xml: 'DocumentValues/JotBlocks/JotBlockInfo',
				pairs: { name: '@Name', value: '@Value' },
				when: isSimple,
				description: 'What the fields hold, by name; only with Simplify',
				example: { 'Signature 1': 'Ann Lee' },
			},
			{
				name: 'parameterValues',
				xml: 'DocumentValues/Parameters/ParameterInfo',
				pairs: { name: '@Name', value: '@Value' },
				when: isSimple,
				description: 'What the parameters hold, by name; only with Simplify',
				example: { Price: '1200.00' },
			},
			{
				name: 'jotBlocks',
				xml: 'DocumentValues/JotBlocks/JotBlockInfo',
				type: 'list',
				when: isFull,
				description: 'The fields in full; only without Simplify',
				gives: jotBlockFields,
			},
			{
				name: 'parameters',
				xml: 'DocumentValues/Parameters/ParameterInfo',
				type: 'list',
				when: isFull,
				description: 'The parameters in full; only without Simplify',
				gives: parameterFields,
			},
			warningsField,
		],
	},
};

const cancelOwner = 'DocumentCancellations/DocumentCancellation';

const cancel: Operation = {
	name: 'Cancel',
	value: 'cancel',
	action: 'Cancel document for good',
	description: 'Withdraw a document from signing for good',
	effect: 'write',
	destructive: true,
	fields: [...documentPair(cancelOwner), remarks(cancelOwner), accountOption(cancelOwner)],
	service: 'Cancel',
	element: 'Cancel',
	fromCredential: [`${cancelOwner}/@ContextIdentifier`],
	batch: { size: 50, request: cancelOwner, named },
	answer: {
		path: 'DocumentCancellationResults/DocumentCancellationResult',
		done: { cancelled: true },
		gives: [documentIdField, warningsField],
	},
	present: { read: getDocumentStatus },
};

const expireOwner = 'DocumentExpirations/DocumentExpiration';

const expire: Operation = {
	name: 'Expire',
	value: 'expire',
	action: 'Expire document for good',
	description: 'End signing of a document for good, as if its time were up',
	effect: 'write',
	destructive: true,
	fields: [...documentPair(expireOwner), remarks(expireOwner), accountOption(expireOwner)],
	service: 'Expire',
	element: 'Expire',
	fromCredential: [`${expireOwner}/@ContextIdentifier`],
	batch: { size: 50, request: expireOwner, named },
	answer: {
		path: 'DocumentExpirationResults/DocumentExpirationResult',
		done: { expired: true },
		gives: [documentIdField, warningsField],
	},
	present: { read: getDocumentStatus },
};

export const documentResource = resource({ name: 'Document', value: 'document', service: 'Submit' }, [
	...sendOperations,
	cancel,
	download,
	downloadRecord,
	expire,
	getHistory,
	getDocumentStatus,
	getValues,
	startDownload,
	validateDocument,
]);
