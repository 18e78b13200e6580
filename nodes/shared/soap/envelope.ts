import { childrenOf, element, type XmlElement } from '../xml/tree';
import { parsingXml, type XmlLimits, type XmlProblemKind } from '../xml/parse';
import { atOnce, type Steps } from '../xml/steps';
import { writeXml } from '../xml/write';
import { readFault, type SoapFault } from './fault';
import { isMultipart, parsingMultipart } from './mtom';

export type SoapVersion = '1.1' | '1.2';

/** Envelope namespaces: SOAP 1.1 section 3, SOAP 1.2 part 1 section 5.1. */
export const envelopeNamespaces: Record<SoapVersion, string> = {
	'1.1': 'http://schemas.xmlsoap.org/soap/envelope/',
	'1.2': 'http://www.w3.org/2003/05/soap-envelope',
};

const envelopes = new Set(Object.values(envelopeNamespaces));

export type EnvelopeText =
	| { xml: string; problem?: undefined }
	| { xml?: undefined; problem: { path: string; message: string } };

/** Wraps the operation's element. The path in a problem starts at that element. */
export function writeEnvelope(
	version: SoapVersion,
	body: XmlElement,
	headers: XmlElement[] = [],
): EnvelopeText {
	const namespace = envelopeNamespaces[version];
	const header = headers.length > 0 ? [element('Header', namespace, { children: headers })] : [];
	const written = writeXml(
		element('Envelope', namespace, {
			children: [...header, element('Body', namespace, { children: [body] })],
		}),
		{ declaration: true },
	);
	if (written.problem === undefined) return written;
	const { path, message } = written.problem;
	return { problem: { path: path.split('/').slice(2).join('/'), message } };
}

/**
 * The HTTP headers of a call. The charset is always said: ASP.NET reads `text/xml` without one as ASCII. SOAP 1.1 wants
 * the action in quotes (section 6.1.1); SOAP 1.2 carries it in the media type (RFC 3902).
 */
export function soapHeaders(version: SoapVersion, action: string): Record<string, string> {
	return version === '1.1'
		? { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: `"${action}"` }
		: { 'Content-Type': `application/soap+xml; charset=utf-8; action="${action}"` };
}

export type EnvelopeContent =
	| { kind: 'response'; element: XmlElement }
	| { kind: 'fault'; fault: SoapFault }
	| { kind: 'unreadable'; problem: EnvelopeProblem; message: string };

export type EnvelopeProblem = XmlProblemKind | 'noEnvelope' | 'emptyBody' | 'ambiguous';

/** Reads an answer: the element in its body, its fault, or why it is neither. */
export function readEnvelope(
	bytes: Uint8Array,
	contentType?: string,
	limits: Partial<XmlLimits> = {},
): EnvelopeContent {
	return atOnce(readingEnvelope(bytes, contentType, limits));
}

/** The same in steps. */
export function* readingEnvelope(
	bytes: Uint8Array,
	contentType?: string,
	limits: Partial<XmlLimits> = {},
): Steps<EnvelopeContent> {
	const parsed = yield* isMultipart(contentType)
		? parsingMultipart(bytes, contentType ?? '', limits)
		: parsingXml(bytes, { contentType, limits });
	if (parsed.problem) {
		return { kind: 'unreadable', problem: parsed.problem.kind, message: parsed.problem.message };
	}
	const { root } = parsed;
	const isEnvelope = root.name === 'Envelope' && envelopes.has(root.namespace);
	if (!isEnvelope) {
		return {
			kind: 'unreadable',
			problem: 'noEnvelope',
			message: `the document is <${root.name}>, not a SOAP envelope`,
		};
	}
	const bodies = childrenOf(root, 'Body').filter(({ namespace }) => namespace === root.namespace);
	if (bodies.length > 1) return ambiguous(`the envelope has ${bodies.length} bodies`);
	const contents = bodies[0]?.children ?? [];
	if (contents.length > 1) {
		// Neither the first nor the last is the answer: a fault behind a result takes the result back.
		return ambiguous(`its body holds ${contents.map(described).join(' and ')}`);
	}
	const [content] = contents;
	if (content === undefined) {
		return { kind: 'unreadable', problem: 'emptyBody', message: 'the SOAP body is empty' };
	}
	return isFault(content, root)
		? { kind: 'fault', fault: readFault(content) }
		: { kind: 'response', element: content };
}

function isFault({ name, namespace }: XmlElement, root: XmlElement): boolean {
	return name === 'Fault' && namespace === root.namespace;
}

/** An element of the body in a few words; of a fault its text. */
function described(content: XmlElement): string {
	const text = content.name === 'Fault' ? readFault(content).text : '';
	return text === '' ? `<${content.name}>` : `<Fault> (${text})`;
}

function ambiguous(message: string): EnvelopeContent {
	return { kind: 'unreadable', problem: 'ambiguous', message };
}
