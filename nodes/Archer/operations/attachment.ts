import type { IDataObject } from 'n8n-workflow';
import type {
	OperationContext,
	OperationItem,
	OperationOutcome,
	OperationSpec,
	RestResult,
} from '../../shared/operation/spec';
import { parameterFailure, refusal, type Failure } from '../../shared/soap/failure';
import { attributeOf, type XmlElement } from '../../shared/xml/tree';
import { textOf } from './search';

const restPath = 'core/content/attachment';
/** Releases since 6.5 have the first (vendor's help on the REST interface), older ones the second. */
const restPrefixes = ['platformapi', 'api'];

const noFile = refusal('notFound', 'Archer has no file with this ID', {
	advice: 'The ID of a file is in the value of an attachment field, as Record: Get returns it.',
});

const download: OperationSpec = {
	resource: 'attachment',
	name: 'Download',
	value: 'download',
	action: 'Download attachment',
	description: 'Get a file of an attachment or image field',
	effect: 'read',
	properties: [
		{
			displayName: 'File ID',
			name: 'fileId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 501',
			description: 'ID of the file, as in the value of an attachment field',
			xml: { path: 'fileId', type: 'int' },
		},
	],
	soap: { service: 'record', element: 'GetAttachmentFile', uncertain: true },
	result: {
		cardinality: 'binary',
		path: 'GetAttachmentFileResult',
		embedded: true,
		document: readFiles,
		whenEmpty: { failure: noFile },
		echo: ['fileId'],
		fields: [
			{ name: 'fileName', xml: 'file/@name', description: 'Name of the file', example: 'policy.pdf' },
			{ name: 'size', xml: 'file/@length', type: 'integer', description: 'Size in bytes', example: 20480 },
		],
	},
	// The content leaves the JSON and becomes a file.
	finish: (items) =>
		items.map(
			({ content, ...json }): OperationItem => ({
				json,
				file: {
					data: Buffer.from(String(content), 'base64'),
					fileName: String(json.fileName),
				},
			}),
		),
};

/** `<files><file id="" name="" length="">base 64</file></files>`; the name can be empty. */
function readFiles(root: XmlElement): IDataObject[] | { problem: string } {
	const files = root.name === 'file' ? [root] : root.children.filter((child) => child.name === 'file');
	const items: IDataObject[] = [];
	for (const file of files) {
		const content = file.text.replace(/\s+/g, '');
		if (content.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(content)) {
			return { problem: 'the content of the file is not base64' };
		}
		const id = attributeOf(file, 'id') ?? '';
		items.push({
			fileName: attributeOf(file, 'name') || `file-${id || 'download'}`,
			size: Buffer.from(content, 'base64').length,
			content,
		});
	}
	return items.length === 0 ? { problem: 'it holds no file' } : items;
}

const upload: OperationSpec = {
	resource: 'attachment',
	name: 'Upload',
	value: 'upload',
	action: 'Upload attachment',
	description:
		'Upload a file and get its ID, for the value of an attachment or image field. Uses the REST interface: the SOAP services have no method for it.',
	effect: 'write',
	composite: true,
	properties: [
		{
			displayName: 'Input Binary Field',
			name: 'binaryProperty',
			type: 'string',
			default: 'data',
			required: true,
			hint: 'The name of the input binary field containing the file to upload',
		},
		{
			displayName: 'File Name',
			name: 'fileName',
			type: 'string',
			default: '',
			description: 'Name that the file gets in Archer; that of the binary field if empty',
			collection: 'options',
		},
		{
			displayName: 'REST Path',
			name: 'restPath',
			type: 'string',
			default: 'platformapi',
			description:
				'Where the REST interface is below the base URL. Without this option the node tries platformapi, then api.',
			collection: 'options',
		},
	],
	soap: { service: 'content', element: 'attachment' },
	result: {
		cardinality: 'one',
		path: '',
		fields: [
			{
				name: 'fileId',
				xml: 'RequestedObject/Id',
				type: 'integer',
				description: 'ID of the file, for the value of an attachment field',
				example: 501,
			},
			{ name: 'fileName', xml: '.', description: 'Name of the file in Archer', example: 'policy.pdf' },
			{ name: 'size', xml: '.', type: 'integer', description: 'Size in bytes', example: 20480 },
		],
	},
	// The one REST call of this node; every public connector uploads with it.
	run: uploadFile,
};

async function uploadFile({ values, binary, rest }: OperationContext): Promise<OperationOutcome> {
	const field = textOf(values.binaryProperty) || 'data';
	let file: Awaited<ReturnType<OperationContext['binary']>>;
	try {
		file = await binary(field);
	} catch {
		return {
			failure: parameterFailure(
				'Input Binary Field',
				`The item has no binary field "${field}"`,
				'Check the name of the field that holds the file.',
			),
		};
	}
	const fileName = textOf(values.fileName) || file.fileName;
	const body = { AttachmentName: fileName, AttachmentBytes: file.data.toString('base64') };
	const own = textOf(values.restPath).replace(/^\/+|\/+$/g, '');
	let answer: RestResult = { failure: refusal('http', 'Archer has no REST interface') };
	for (const prefix of own === '' ? restPrefixes : [own]) {
		answer = await rest({ path: `${prefix}/${restPath}`, body });
		// A path that is not there has done nothing: the other may be tried.
		if (answer.failure?.httpStatus !== 404) break;
	}
	if (answer.failure) return { failure: answer.failure };
	const { RequestedObject: object, IsSuccessful: successful } = answer.response;
	const id = (object as IDataObject | null | undefined)?.Id;
	if (successful !== true || id === undefined || id === null) return { failure: refused(answer.response) };
	if (!/^[1-9]\d*$/.test(String(id))) return { failure: withoutId(id) };
	return { items: [{ json: { fileId: id, fileName, size: file.data.length } }] };
}

/** A file without an ID can be put into no field, whatever else the answer says. */
function withoutId(id: unknown): Failure {
	return {
		kind: 'unreadable',
		message: 'Archer answered the upload with something that is no ID of a file',
		systemText: typeof id === 'string' ? id : JSON.stringify(id),
		advice: 'Check the REST path, and what Archer has stored.',
		reached: 'unknown',
	};
}

function refused({ ValidationMessages: messages }: IDataObject): Failure {
	const texts = (Array.isArray(messages) ? (messages as Array<IDataObject | string>) : []).map((message) =>
		typeof message === 'string'
			? message
			: textOf(message.ResourcedMessage ?? message.Description ?? message.Reason),
	);
	const systemText = texts.filter((text) => text !== '').join('; ') || undefined;
	return refusal('rejected', 'Archer did not take the file', {
		systemText,
		advice: 'Archer limits the size and the types of files in its control panel.',
	});
}

export const attachmentOperations: OperationSpec[] = [download, upload];
