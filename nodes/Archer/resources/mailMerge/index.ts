import { resource } from '../../../shared/operation/resource';
import type { FileOut, Method, MethodField, Operation, PropertySpec } from '../../../shared/operation/spec';
import { refusal } from '../../../shared/soap/failure';
import { applicationOfRecord, recordLocator } from '../../locating/recordLocator';

/** Blanks are in no file: a message in the place of the document has them. */
const base64Text = /^[A-Za-z0-9+/\r\n]*={0,2}[\r\n]*$/;

const document: FileOut = {
	from: 'content',
	name: { parameter: 'fileName', fields: ['contentId'], before: 'record-' },
	kind: {
		ending: 'docx',
		mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	},
	described: true,
};

const templateId: PropertySpec = {
	displayName: 'Template ID',
	name: 'templateId',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 31',
	description:
		'ID of the mail merge template. Archer shows it in the address of the template in Application Builder.',
	xml: { path: 'mailMergeTemplateId', type: 'int' },
};

const fileNameOption: PropertySpec = {
	displayName: 'File Name',
	name: 'fileName',
	type: 'string',
	default: '',
	placeholder: 'e.g. letter.docx',
	description: 'Name of the file in the output',
	collection: 'options',
};

const noDocument = refusal('rejected', 'Archer gave no document', {
	advice: 'Check the template, and the right of the account to the record.',
});

const perform: Operation = {
	name: 'Merge',
	value: 'merge',
	action: 'Merge record with template',
	description:
		'Merge a record with a mail merge template into a Word document. Merge in Background is for long ones.',
	effect: 'write',
	fields: [applicationOfRecord, recordLocator, templateId, fileNameOption],
	element: 'PerformMailMerge',
	uncertain: true,
	answer: {
		cardinality: 'binary',
		repeats: ['contentId', 'templateId'],
		whenEmpty: { failure: noDocument },
		files: { missing: noDocument, files: [document] },
		gives: [
			{
				name: 'content',
				xml: '.',
				pattern: base64Text,
				description: 'The document; it becomes the binary file of the item',
			},
		],
	},
};

const mergeId: MethodField = {
	name: 'mergeId',
	displayName: 'Merge ID',
	required: true,
	xml: { path: 'exportId', type: 'int' },
};

const checkProgress: Method = {
	effect: 'read',
	fields: [mergeId],
	element: 'CheckAsyncMailMergeProgress',
	answer: {
		gives: [{ name: 'percent', xml: '.', type: 'integer', description: 'From 0 to 100', example: 100 }],
	},
};

const fetchDocument: Method = {
	effect: 'read',
	fields: [mergeId],
	element: 'GetAsyncMailMergeDocument',
	uncertain: true,
	answer: {
		// Empty or nil while the merge is running.
		whenEmpty: 'noItems',
		files: { files: [document] },
		gives: [{ name: 'content', xml: '.', pattern: base64Text, description: 'The document in base64' }],
	},
};

const mergeInBackground: Operation = {
	name: 'Merge in Background',
	value: 'mergeInBackground',
	action: 'Merge record with template in background',
	description: 'Start a mail merge, wait until it is done, and get the Word document',
	effect: 'write',
	fields: [
		applicationOfRecord,
		recordLocator,
		templateId,
		fileNameOption,
		{
			displayName: 'Check Every (Seconds)',
			name: 'checkEvery',
			type: 'number',
			typeOptions: { minValue: 0.01, numberPrecision: 2 },
			default: 2,
			description: 'How long to wait between two looks at the progress',
			collection: 'options',
		},
		{
			displayName: 'Wait at Most (Seconds)',
			name: 'timeLimit',
			type: 'number',
			typeOptions: { minValue: 0.01, numberPrecision: 2 },
			default: 300,
			description: 'How long to wait for the document before giving up',
			collection: 'options',
		},
	],
	element: 'StartAsyncMailMerge',
	answer: {
		cardinality: 'binary',
		repeats: ['contentId', 'templateId'],
		emptyTexts: ['0', '-1'],
		whenEmpty: { failure: noDocument },
		gives: [
			{ name: 'mergeId', xml: '.', type: 'integer', description: 'ID of the mail merge', example: 9001 },
		],
	},
	wait: {
		id: 'mergeId',
		passes: ['contentId', 'fileName'],
		ask: checkProgress,
		until: { field: 'percent', atLeast: 100 },
		fetch: fetchDocument,
		pause: { parameter: 'checkEvery', otherwise: 2 },
		limit: { parameter: 'timeLimit', otherwise: 300 },
		started: ['mail merge ', ' was started'],
		late: {
			message: ['Mail merge ', ' is not done within the time limit'],
			advice: "Raise 'Wait at Most (Seconds)'. Archer goes on with the merge meanwhile.",
		},
	},
};

export const mailMergeResource = resource({ name: 'Mail Merge', value: 'mailMerge', service: 'record' }, [
	perform,
	mergeInBackground,
]);
