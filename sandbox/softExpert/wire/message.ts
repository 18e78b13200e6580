import { isProblem, readEnvelope } from '../../soap/envelope';
import { phpFault } from '../../soap/php';
import { parseXml, XmlError, type XmlNode } from '../../soap/xml';
import { readContentType, type SandboxAnswer, type SandboxRequest } from '../../system';

export function xml(status: number, body: string): SandboxAnswer {
	return { status, contentType: 'text/xml; charset=utf-8', body };
}

export function isAnswer(value: SandboxAnswer | XmlNode): value is SandboxAnswer {
	return 'status' in value;
}

/** The body's element, or what PHP's SoapServer answers when there is none. */
export function readMessage(
	request: SandboxRequest,
	deviate: (message: string) => void,
): SandboxAnswer | XmlNode {
	const { type, charset } = readContentType(request.headers['content-type']);
	if (type !== 'text/xml') deviate(`Content-Type '${request.headers['content-type'] ?? ''}'`);
	else if (charset !== 'utf-8') deviate(charset === undefined ? 'missing charset' : `charset ${charset}`);
	let root: XmlNode;
	try {
		root = parseXml(new TextDecoder('utf-8', { fatal: true }).decode(request.body));
	} catch (error) {
		deviate(`malformed XML: ${(error as Error).message}`);
		const isDocumentType = error instanceof XmlError && error.isDocumentType;
		return xml(
			500,
			isDocumentType
				? phpFault('Server', 'DTD are not supported by SOAP')
				: phpFault('Client', 'Bad Request'),
		);
	}
	const envelope = readEnvelope(root);
	if (isProblem(envelope)) {
		deviate(envelope.problem);
		return xml(500, phpFault('Client', 'Bad Request'));
	}
	if (envelope.version !== '1.1') {
		deviate(`SOAP ${envelope.version}`);
		return xml(500, phpFault('VersionMismatch', 'Wrong Version'));
	}
	return envelope.request;
}
