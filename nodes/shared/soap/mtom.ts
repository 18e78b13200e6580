import type { ParseResult, XmlLimits } from '../xml/parse';
import { parsingXml } from '../xml/parse';
import { atOnce, type Steps } from '../xml/steps';
import { defaultXmlLimits, longestString } from '../xml/limits';
import { attributeOf, type XmlElement } from '../xml/tree';

/** Namespace of `Include`: XML-binary Optimized Packaging (XOP) 1.0, section 2.1. */
const xopNamespace = 'http://www.w3.org/2004/08/xop/include';

/** A message with one file has two parts; a large envelope some hundred. */
const maximumParts = 2_000;

interface Part {
	/** Names in lower case. */
	headers: Map<string, string>;
	content: Buffer;
}

export function isMultipart(contentType: string | undefined): boolean {
	return /^\s*multipart\/related\b/i.test(contentType ?? '');
}

/**
 * Reads an answer in MTOM form (multipart/related, RFC 2387): the root part is the envelope, and every `xop:Include` in it
 * becomes the base64 text of the part that it names. Only `cid:` references to parts of the same message are followed:
 * anything else would let an answer make this program fetch an address.
 */
export function parseMultipart(
	bytes: Uint8Array,
	contentType: string,
	limits: Partial<XmlLimits> = {},
): ParseResult {
	return atOnce(parsingMultipart(bytes, contentType, limits));
}

/** The same in steps. */
export function* parsingMultipart(
	bytes: Uint8Array,
	contentType: string,
	limits: Partial<XmlLimits> = {},
): Steps<ParseResult> {
	const mostBytes = limits.bytes ?? defaultXmlLimits.bytes;
	if (bytes.length > mostBytes) {
		return problem('tooLarge', `The message has ${bytes.length} bytes; the limit is ${mostBytes}.`);
	}
	const boundary = parameterOf(contentType, 'boundary');
	if (boundary === undefined || boundary === '')
		return problem('malformed', 'The multipart message names no boundary.');
	const parts = partsOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), boundary);
	if (typeof parts === 'string') return problem('malformed', parts);
	const start = parameterOf(contentType, 'start');
	const root =
		start === undefined
			? parts[0]
			: parts.find((part) => idOf(part.headers.get('content-id')) === idOf(start));
	if (root === undefined) return problem('malformed', 'The multipart message lacks its root part.');
	const parsed = yield* parsingXml(decoded(root), { contentType: root.headers.get('content-type'), limits });
	if (parsed.problem) return parsed;
	const byId = new Map(parts.map((part) => [idOf(part.headers.get('content-id')), part]));
	const resolver = new IncludeResolver(byId, mostBytes);
	const refused = resolver.resolve(parsed.root);
	return refused === undefined ? parsed : refused;
}

class IncludeResolver {
	/** Several references to one part could make a small message huge. */
	private expanded = 0;

	constructor(
		private readonly parts: Map<string, Part>,
		private readonly mostBytes: number,
	) {}

	/** The depth is bounded by the limit of the reader. */
	resolve(element: XmlElement): ParseResult | undefined {
		const include = element.children.find(
			({ name, namespace }) => name === 'Include' && namespace === xopNamespace,
		);
		if (include === undefined) {
			for (const child of element.children) {
				const refused = this.resolve(child);
				if (refused) return refused;
			}
			return undefined;
		}
		const href = attributeOf(include, 'href') ?? '';
		const part = /^cid:/i.test(href) ? this.parts.get(decodedId(href.slice('cid:'.length))) : undefined;
		if (part === undefined) return problem('malformed', 'A file that the message refers to is not in it.');
		const content = decoded(part);
		this.expanded += content.length;
		if (this.expanded > this.mostBytes) {
			return problem('tooLarge', `The files of the message have more than ${this.mostBytes} bytes.`);
		}
		if (Math.ceil(content.length / 3) * 4 > longestString) {
			return problem(
				'tooLarge',
				`A file of the message has ${content.length} bytes, more than a text can hold.`,
			);
		}
		element.children = [];
		element.text = content.toString('base64');
		return undefined;
	}
}

/** The parts, or what is wrong with the message. A message without its final boundary was cut off. */
function partsOf(body: Buffer, boundary: string): Part[] | string {
	const delimiter = Buffer.from(`--${boundary}`, 'latin1');
	const parts: Part[] = [];
	let position = startsAtLine(body, delimiter, 0);
	while (position >= 0) {
		const after = position + delimiter.length;
		if (body.subarray(after, after + 2).toString('latin1') === '--') return parts;
		const next = startsAtLine(body, delimiter, after);
		if (next < 0) break;
		if (parts.length === maximumParts) return `The message has more than ${maximumParts} parts.`;
		const part = partOf(body.subarray(after, next));
		if (part === undefined) return 'A part of the multipart message has no headers.';
		parts.push(part);
		position = next;
	}
	return parts.length === 0 ? 'The multipart message has no part.' : 'The multipart message is cut off.';
}

/** A delimiter counts at the beginning of a line only (RFC 2046, section 5.1.1). */
function startsAtLine(body: Buffer, delimiter: Buffer, from: number): number {
	for (let found = body.indexOf(delimiter, from); found >= 0; found = body.indexOf(delimiter, found + 1)) {
		if (found === 0 || body[found - 1] === 0x0a) return found;
	}
	return -1;
}

/** From behind the delimiter to in front of the next one; the last line end belongs to that. */
function partOf(section: Buffer): Part | undefined {
	const headers = new Map<string, string>();
	let position = section.indexOf(0x0a) + 1;
	let last = '';
	for (;;) {
		const end = section.indexOf(0x0a, position);
		if (end < 0) return undefined;
		const line = section.subarray(position, end).toString('latin1').replace(/\r$/, '');
		position = end + 1;
		if (line === '') break;
		const header = /^([^\s:]+)\s*:\s*(.*)$/.exec(line);
		if (header) {
			last = header[1].toLowerCase();
			headers.set(last, header[2]);
		} else if (/^[ \t]/.test(line) && last !== '') {
			headers.set(last, `${headers.get(last) ?? ''} ${line.trim()}`);
		}
	}
	const withoutLineEnd = section[section.length - 2] === 0x0d ? 2 : 1;
	return {
		headers,
		content: section.subarray(position, Math.max(position, section.length - withoutLineEnd)),
	};
}

function decoded({ headers, content }: Part): Buffer {
	const encoding = (headers.get('content-transfer-encoding') ?? 'binary').trim().toLowerCase();
	return encoding === 'base64' ? Buffer.from(content.toString('latin1'), 'base64') : content;
}

/** A parameter of a Content-Type header, quoted or not. */
function parameterOf(contentType: string, name: string): string | undefined {
	const match = new RegExp(`;\\s*${name}\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|([^\\s;]+))`, 'i').exec(
		contentType,
	);
	return match ? (match[1]?.replace(/\\(.)/g, '$1') ?? match[2]) : undefined;
}

function idOf(header: string | undefined): string {
	return (header ?? '').trim().replace(/^<(.*)>$/, '$1');
}

/** `cid:file%40host` names the part `<file@host>` (RFC 2392). */
function decodedId(reference: string): string {
	try {
		return decodeURIComponent(reference);
	} catch {
		return reference;
	}
}

function problem(kind: 'malformed' | 'tooLarge', message: string): ParseResult {
	return { problem: { kind, message } };
}
