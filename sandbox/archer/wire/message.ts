import { asmxFault } from '../../soap/asmx';
import { isProblem, readEnvelope, type SoapVersion } from '../../soap/envelope';
import { parseXml, type XmlNode } from '../../soap/xml';
import { readContentType, type SandboxAnswer, type SandboxRequest } from '../../system';

const badRequest: SandboxAnswer = { status: 400, body: '' };
const unsupportedMediaType: SandboxAnswer = { status: 415, body: '' };

export interface Message {
	version: SoapVersion;
	/** As the client sent it, without quotes; undefined when it is missing. */
	action?: string;
	request: XmlNode;
}

function decode(body: Buffer, charset: string | undefined): string | undefined {
	if (charset === 'utf-8') {
		try {
			return new TextDecoder('utf-8', { fatal: true }).decode(body);
		} catch {
			return undefined;
		}
	}
	// Without a charset .asmx reads text/xml as ASCII: every other byte becomes a question mark.
	return body.toString('latin1').replace(/[\u0080-\u00ff]/g, '?');
}

/** The body's element with its action, or what .asmx answers when there is none. */
export function readMessage(
	request: SandboxRequest,
	deviate: (message: string) => void,
): Message | SandboxAnswer {
	const { type, charset, action: actionParameter } = readContentType(request.headers['content-type']);
	const version = type === 'text/xml' ? '1.1' : type === 'application/soap+xml' ? '1.2' : undefined;
	if (version === undefined) {
		deviate(`Content-Type '${request.headers['content-type'] ?? ''}'`);
		return unsupportedMediaType;
	}
	if (charset !== 'utf-8') deviate(charset === undefined ? 'missing charset' : `charset ${charset}`);
	const text = decode(request.body, charset);
	if (text === undefined) {
		deviate('the body is not UTF-8');
		return badRequest;
	}
	let root: XmlNode;
	try {
		root = parseXml(text);
	} catch (error) {
		deviate(`malformed XML: ${(error as Error).message}`);
		return badRequest;
	}
	const envelope = readEnvelope(root);
	if (isProblem(envelope) || envelope.version !== version) {
		deviate(
			isProblem(envelope) ? envelope.problem : 'the envelope and the Content-Type differ in SOAP version',
		);
		return asmxFault(version, 'Client', 'Server was unable to read request. ---> Request format is invalid.');
	}
	return {
		version,
		request: envelope.request,
		action: readAction(request, version, actionParameter, deviate),
	};
}

function readAction(
	request: SandboxRequest,
	version: SoapVersion,
	actionParameter: string | undefined,
	deviate: (message: string) => void,
): string | undefined {
	if (version === '1.2') return actionParameter;
	const header = request.headers.soapaction;
	if (header === undefined) return undefined;
	if (/^".*"$/.test(header)) return header.slice(1, -1);
	deviate(`SOAPAction without quotes: ${header}`);
	return header;
}
