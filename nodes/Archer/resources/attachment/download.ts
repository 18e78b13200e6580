import type { IDataObject } from 'n8n-workflow';
import type {
	Method,
	OperationContext,
	OperationItem,
	OperationOutcome,
	PropertySpec,
	ResultField,
	Task,
} from '../../../shared/operation/spec';
import { parameterFailure, refusal } from '../../../shared/soap/failure';
import { nearest } from '../../../shared/operation/values/byName';
import { accountZone } from '../../content/accountZone';
import { applicationLocator } from '../../locating/applicationLocator';
import { readFiles } from '../../writing/attachments';
import { textOf } from '../../content/given';
import { getRecordById } from '../../content/presentRecord';
import { recordLocator } from '../../locating/recordLocator';
import { fieldPicker } from '../../metadata/locators';

const noFile = refusal('notFound', 'Archer has no file with this ID', {
	advice: 'The ID of a file is in the value of an attachment field, as Record: Get returns it.',
});

const fileId: PropertySpec = {
	displayName: 'File ID',
	name: 'fileId',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 501',
	description: 'ID of the file, as in the value of an attachment field',
	xml: { path: 'fileId', type: 'int' },
};

const getFile: Method = {
	effect: 'read',
	fields: [fileId],
	element: 'GetAttachmentFile',
	uncertain: true,
	answer: {
		cardinality: 'binary',
		embedded: true,
		decode: readFiles,
		files: { missing: noFile, files: [{ from: 'content', name: { fields: ['fileName'] }, kind: 'named' }] },
		whenEmpty: { failure: noFile },
		repeats: ['fileId'],
		gives: [
			{ name: 'fileName', xml: 'file/@name', description: 'Name of the file', example: 'policy.pdf' },
			{ name: 'size', xml: 'file/@length', type: 'integer', description: 'Size in bytes', example: 20480 },
		],
	},
};

const idOfFile: ResultField = {
	name: 'fileId',
	type: 'integer',
	description: 'ID of the file',
	example: 501,
};

const shownFor = (from: 'id' | 'record') => ({ displayOptions: { show: { fileFrom: [from] } } });

export const download: Task = {
	name: 'Download',
	value: 'download',
	action: 'Download attachment',
	description: 'Get a file of an attachment or image field',
	effect: 'read',
	fields: [
		{
			displayName: 'Which File',
			name: 'fileFrom',
			type: 'options',
			options: [
				{ name: 'By File ID', value: 'id', description: 'One file' },
				{ name: 'Of Record', value: 'record', description: 'The files of a field, all or one by its name' },
			],
			default: 'id',
			description: 'How to say what to get',
		},
		{ ...fileId, ...shownFor('id') },
		{ ...applicationLocator, ...shownFor('record') },
		{ ...recordLocator, ...shownFor('record') },
		{
			...fieldPicker({
				displayName: 'Field',
				name: 'fieldId',
				description: 'The attachment or image field',
				application: applicationLocator.name,
				kind: 'file',
				required: true,
			}),
			...shownFor('record'),
		},
		{
			displayName: 'File Name',
			name: 'fileName',
			type: 'string',
			default: '',
			placeholder: 'e.g. policy.pdf',
			description: 'Only the file of this name; all of the field without it',
			...shownFor('record'),
		},
	],
	output: { cardinality: 'binary', gives: [idOfFile, ...getFile.answer.gives] },
	uses: [getFile, getRecordById],
	// A record tells the files of its field, and each is fetched on its own.
	perform: async (context) =>
		context.values.fileFrom === 'record'
			? await filesOfRecord(context)
			: await context.call(getFile, context.values),
};

async function filesOfRecord({ values, call, settings }: OperationContext): Promise<OperationOutcome> {
	const { moduleId, contentId } = values;
	const read = { moduleId, contentId, simplify: false, timeZone: accountZone(settings) };
	const record = await call(getRecordById, read);
	if (record.failure) return record;
	const fields = Object.values((record.items[0].json.fields ?? {}) as Record<string, IDataObject>);
	const field = fields.find(({ id, guid }) =>
		[id, guid].some((one) => textOf(one).toLowerCase() === textOf(values.fieldId).toLowerCase()),
	);
	const entries = (Array.isArray(field?.value) ? field.value : []) as IDataObject[];
	const wanted = textOf(values.fileName);
	const chosen = wanted === '' ? entries : called(entries, wanted);
	if (wanted !== '' && chosen.length === 0) return notThere(entries, wanted, textOf(contentId));
	const items: OperationItem[] = [];
	for (const { id } of chosen) {
		const file = await call(getFile, { fileId: id });
		if (file.failure) return file;
		items.push(...file.items);
	}
	return { items };
}

/** Exactly so, else without regard to case. */
function called(entries: IDataObject[], wanted: string): IDataObject[] {
	const exact = entries.filter(({ name }) => textOf(name) === wanted);
	const folded = wanted.toLowerCase();
	return exact.length > 0 ? exact : entries.filter(({ name }) => textOf(name).toLowerCase() === folded);
}

function notThere(entries: IDataObject[], wanted: string, contentId: string): OperationOutcome {
	const names = entries.map(({ name }) => textOf(name)).filter((name) => name !== '');
	const near = nearest(names, wanted);
	const shown = (near.length > 0 ? near : names.slice(0, 5)).map((name) => `"${name}"`).join(', ');
	return {
		failure: parameterFailure(
			'File Name',
			`'File Name': the field of record ${contentId} has no file called "${wanted}"`,
			shown === '' ? 'The field has no files whose names are told.' : `There are: ${shown}.`,
		),
	};
}
