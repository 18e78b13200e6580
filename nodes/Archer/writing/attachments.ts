import type { IDataObject } from 'n8n-workflow';
import { textOf } from '../content/given';
import { messagesIn, restPrefixes } from '../content/restEnvelope';
import type {
	OperationContext,
	OperationOutcome,
	RestMethod,
	RestResult,
	Sequel,
} from '../../shared/operation/spec';
import { parameterFailure, refusal, type Failure } from '../../shared/soap/failure';
import { attributeOf, type XmlElement } from '../../shared/xml/tree';

export const postAttachment: RestMethod = {
	transport: 'rest',
	name: 'POST core/content/attachment',
	path: '{prefix}/core/content/attachment',
	effect: 'write',
};

/** A record is written only once its files have their IDs. */
export function afterUpload(says: string): Sequel {
	return { after: [postAttachment.name], says };
}

/** `<files><file id="" name="" length="">base 64</file></files>`; the name can be empty. */
export function readFiles(root: XmlElement): IDataObject[] | { problem: string } {
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

export async function uploadFile({ values, binary, rest }: OperationContext): Promise<OperationOutcome> {
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
		answer = await rest({ method: postAttachment, parameters: { prefix }, body });
		// A path that is not there has done nothing: the other may be tried.
		if (answer.failure?.httpStatus !== 404) break;
	}
	if (answer.failure) return { failure: answer.failure };
	const { RequestedObject: object, IsSuccessful: successful } = answer.response;
	const id = (object as IDataObject | null | undefined)?.Id;
	if (successful === false) return { failure: refused(answer.response) };
	// What does not say yes may be no answer of Archer's at all.
	if (successful !== true || !/^[1-9]\d*$/.test(String(id))) return { failure: withoutId(id) };
	return { items: [{ json: { fileId: id, fileName, size: file.data.length } }] };
}

/** A file without an ID can be put into no field, whatever else the answer says. */
function withoutId(id: unknown): Failure {
	return {
		kind: 'unreadable',
		message: 'Archer answered the upload with something that is no ID of a file',
		systemText: typeof id === 'string' ? id : JSON.stringify(id ?? undefined),
		advice: 'Check the REST path, and what Archer has stored.',
		reached: 'unknown',
	};
}

function refused(envelope: IDataObject): Failure {
	return refusal('rejected', 'Archer did not take the file', {
		systemText: messagesIn(envelope) || undefined,
		advice: 'Archer limits the size and the types of files in its control panel.',
	});
}
