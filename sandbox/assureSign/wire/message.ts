/* eslint-disable @n8n/community-nodes/require-node-api-error -- the sandbox is a process of its own, it never runs inside n8n */
import type { AssureSignOperation } from '../../contract/types';
import { isProblem, readEnvelope } from '../../soap/envelope';
import { wcfDeserializationFailed } from '../../soap/wcf';
import { parseXml, type XmlNode } from '../../soap/xml';
import { readContentType, type SandboxAnswer, type SandboxRequest } from '../../system';
import { checkTree, UnreadableBody } from './request';

export function xml(status: number, body: string): SandboxAnswer {
	return { status, contentType: 'text/xml; charset=utf-8', body };
}

/** The body's element, or WCF's answer when there is none. */
export function readMessage(
	request: SandboxRequest,
	deviate: (message: string) => void,
): SandboxAnswer | XmlNode {
	const { type, charset } = readContentType(request.headers['content-type']);
	if (type !== 'text/xml') {
		deviate(`Content-Type '${request.headers['content-type'] ?? ''}'`);
		return { status: 415, body: '' };
	}
	if (charset !== 'utf-8') deviate(charset === undefined ? 'missing charset' : `charset ${charset}`);
	try {
		const envelope = readEnvelope(parseXml(new TextDecoder('utf-8', { fatal: true }).decode(request.body)));
		if (!isProblem(envelope) && envelope.version === '1.1') return envelope.request;
		deviate(isProblem(envelope) ? envelope.problem : `SOAP ${envelope.version}`);
	} catch (error) {
		deviate(`malformed XML: ${(error as Error).message}`);
	}
	return { status: 400, body: '' };
}

export function readAction(header: string, deviate: (message: string) => void): string {
	if (/^".*"$/.test(header)) return header.slice(1, -1);
	deviate(header === '' ? 'missing SOAPAction' : `SOAPAction without quotes: ${header}`);
	return header;
}

/** WCF's answer to a body that the operation cannot read; undefined when it can. */
export function checkBody(
	operation: AssureSignOperation,
	body: XmlNode,
	deviate: (message: string) => void,
): SandboxAnswer | undefined {
	const { element, xmlns = '' } = operation.request;
	if (body.name !== element || body.namespace !== xmlns) {
		deviate(`the body's element is {${body.namespace}}${body.name}`);
		return xml(
			500,
			wcfDeserializationFailed(
				`Error in deserializing body of request message for operation '${operation.name}'. ` +
					'OperationFormatter encountered an invalid Message body. Expected to find node type ' +
					`'Element' with name '${element}' and namespace '${xmlns}'. Found node type 'Element' ` +
					`with name '${body.name}' and namespace '${body.namespace}'`,
			),
		);
	}
	try {
		checkTree(operation.request, body, xmlns, deviate);
		return undefined;
	} catch (error) {
		if (!(error instanceof UnreadableBody)) throw error;
		deviate(error.reason);
		return xml(
			500,
			wcfDeserializationFailed(
				'The formatter threw an exception while trying to deserialize the message: ' +
					`Error in deserializing body of request message for operation '${operation.name}'. ${error.message}`,
			),
		);
	}
}
