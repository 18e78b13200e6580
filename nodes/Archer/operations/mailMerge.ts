import type { IDataObject } from 'n8n-workflow';
import type {
	OperationContext,
	OperationItem,
	OperationOutcome,
	OperationSpec,
	PropertySpec,
} from '../../shared/operation/spec';
import { refusal, type Failure } from '../../shared/soap/failure';
import { recordId } from './recordCommon';
import { textOf } from './search';

/** Blanks are in no file: a message in the place of the document has them. */
const base64Text = /^[A-Za-z0-9+/\r\n]*={0,2}[\r\n]*$/;

const mimeType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

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

const perform: OperationSpec = {
	resource: 'mailMerge',
	name: 'Merge',
	value: 'merge',
	action: 'Merge record with template',
	description:
		'Merge a record with a mail merge template into a Word document. For long documents use Merge in Background.',
	effect: 'write',
	properties: [recordId, templateId, fileNameOption],
	soap: { service: 'record', element: 'PerformMailMerge', uncertain: true },
	result: {
		cardinality: 'binary',
		path: 'PerformMailMergeResult',
		echo: ['contentId', 'templateId'],
		whenEmpty: { failure: noDocument },
		fields: [
			{
				name: 'content',
				xml: '.',
				pattern: base64Text,
				description: 'The document; it becomes the binary file of the item',
			},
		],
	},
	// The content leaves the JSON and becomes a file.
	finish: (items, { values }) => items.map((item) => documentItem(item, values)),
};

function documentItem({ content, ...json }: IDataObject, values: OperationContext['values']): OperationItem {
	const data = Buffer.from(textOf(content), 'base64');
	const fileName = textOf(values.fileName) || `record-${textOf(values.contentId)}.docx`;
	return { json: { ...json, fileName, size: data.length }, file: { data, fileName, mimeType } };
}

const exportId: PropertySpec = {
	displayName: 'Merge ID',
	name: 'mergeId',
	type: 'string',
	default: '',
	required: true,
	description: 'ID of a mail merge that was started',
	xml: { path: 'exportId', type: 'int' },
};

const checkProgress: OperationSpec = {
	resource: 'mailMerge',
	name: 'Check',
	value: 'check',
	action: 'Check mail merge',
	description: 'Tell how far a mail merge has come',
	effect: 'read',
	properties: [exportId],
	soap: { service: 'record', element: 'CheckAsyncMailMergeProgress' },
	result: {
		cardinality: 'one',
		path: 'CheckAsyncMailMergeProgressResult',
		fields: [{ name: 'percent', xml: '.', type: 'integer', description: 'From 0 to 100', example: 100 }],
	},
};

const fetchDocument: OperationSpec = {
	resource: 'mailMerge',
	name: 'Fetch',
	value: 'fetch',
	action: 'Fetch document of mail merge',
	description: 'Get the document of a finished mail merge',
	effect: 'read',
	properties: [exportId],
	soap: { service: 'record', element: 'GetAsyncMailMergeDocument', uncertain: true },
	result: {
		cardinality: 'one',
		path: 'GetAsyncMailMergeDocumentResult',
		// Empty or nil while the merge is running.
		whenEmpty: { json: {} },
		fields: [{ name: 'content', xml: '.', pattern: base64Text, description: 'The document in base64' }],
	},
};

const mergeInBackground: OperationSpec = {
	resource: 'mailMerge',
	name: 'Merge in Background',
	value: 'mergeInBackground',
	action: 'Merge record with template in background',
	description: 'Start a mail merge, wait until it is done, and get the Word document',
	effect: 'write',
	properties: [
		recordId,
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
			displayName: 'Time Limit (Seconds)',
			name: 'timeLimit',
			type: 'number',
			typeOptions: { minValue: 0.01, numberPrecision: 2 },
			default: 300,
			description: 'How long to wait for the document before giving up',
			collection: 'options',
		},
	],
	soap: { service: 'record', element: 'StartAsyncMailMerge' },
	result: {
		cardinality: 'binary',
		path: 'StartAsyncMailMergeResult',
		echo: ['contentId', 'templateId'],
		emptyTexts: ['0', '-1'],
		whenEmpty: { failure: noDocument },
		fields: [
			{ name: 'mergeId', xml: '.', type: 'integer', description: 'ID of the mail merge', example: 9001 },
		],
	},
	steps: [checkProgress, fetchDocument],
	// Start, look until it is done, fetch.
	run: mergeAndWait,
};

async function mergeAndWait(context: OperationContext): Promise<OperationOutcome> {
	const { values, send, call, wait, isCancelled } = context;
	const started = await send();
	if (started.failure) return started;
	const { json } = started.items[0];
	const mergeId = json.mergeId;
	const pause = positive(values.checkEvery, 2) * 1000;
	const end = Date.now() + positive(values.timeLimit, 300) * 1000;
	const done = [`mail merge ${String(mergeId)} was started`];
	for (;;) {
		const progress = await call(checkProgress, { mergeId });
		if (progress.failure) return { failure: { ...progress.failure, done } };
		if (Number(progress.items[0].json.percent) >= 100) {
			const fetched = await call(fetchDocument, { mergeId });
			if (fetched.failure) return { failure: { ...fetched.failure, done } };
			const { content } = fetched.items[0].json;
			if (textOf(content) !== '') return { items: [documentItem({ ...json, content }, values)] };
		}
		if (isCancelled()) return { failure: cancelled(done) };
		if (Date.now() + pause > end) return { failure: tooLong(mergeId, done) };
		await wait(pause);
	}
}

function positive(value: unknown, otherwise: number): number {
	const number = Number(value);
	return Number.isFinite(number) && number > 0 ? number : otherwise;
}

function cancelled(done: string[]): Failure {
	return { kind: 'cancelled', message: 'The execution was cancelled', reached: 'yes', done };
}

function tooLong(mergeId: unknown, done: string[]): Failure {
	return {
		kind: 'timeout',
		message: `Mail merge ${String(mergeId)} is not done within the time limit`,
		advice: "Raise 'Time Limit (Seconds)'. Archer goes on with the merge meanwhile.",
		reached: 'yes',
		done,
	};
}

export const mailMergeOperations: OperationSpec[] = [perform, mergeInBackground];
