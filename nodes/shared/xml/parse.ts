import { attributePrefix, TreeBuilder } from './builder';
import { decodeXml } from './charset';
import { indexOfContent, skipSpace } from './lexical';
import { defaultXmlLimits, type XmlLimits } from './limits';
import type { XmlProblem, XmlProblemKind } from './problem';
import { type ScannedDocument, scanXml } from './scanner';
import type { XmlElement } from './tree';
import { XMLParser } from './vendor';

export type { XmlProblem, XmlProblemKind } from './problem';
export type { XmlLimits } from './limits';

export type ParseResult =
	| { root: XmlElement; problem?: undefined }
	| { root?: undefined; problem: XmlProblem };

export interface ParseOptions {
	/** The HTTP Content-Type of the bytes; its `charset` outranks the XML declaration. */
	contentType?: string;
	/** Limits that differ from `defaultXmlLimits`. */
	limits?: Partial<XmlLimits>;
}

/** What `jPath: false` hands to the parser's callbacks; the library's types leave it open. */
interface Matcher {
	getDepth(): number;
}

/**
 * The scanner has already refused whatever the library would read wrongly, and holds the texts. Attribute values come as
 * they stand in the document and the tree builder decodes them, because the library drops `&#1;`, keeps `&#xD;` as it is
 * unless it is told to know HTML's entities too, and counts `&amp;` against its limits.
 *
 * The callbacks build the tree and keep the library from building its own: `updateTag` comes once per start tag, after the
 * attributes; `tagValueProcessor` comes with the text between two tags.
 */
function buildTree(document: ScannedDocument): XmlElement | string {
	const builder = new TreeBuilder(document);
	const parser = new XMLParser({
		preserveOrder: true,
		jPath: false,
		ignoreAttributes: false,
		attributeNamePrefix: attributePrefix,
		parseTagValue: false,
		parseAttributeValue: false,
		trimValues: false,
		processEntities: false,
		maxNestedTags: Number.MAX_SAFE_INTEGER,
		transformTagName: (name) => builder.mark(name),
		updateTag: (name, matcher, attributes) => {
			builder.startElement(name, (matcher as unknown as Matcher).getDepth(), attributes);
			return false;
		},
		tagValueProcessor: (_name, placeholders, matcher) => {
			builder.text(placeholders.length, (matcher as Matcher).getDepth());
			return '';
		},
	});
	parser.parse(document.skeleton);
	return builder.finish();
}

/**
 * Reads a document. Never throws: what cannot be read completely and for certain is a problem, never part of a tree.
 *
 * Bytes are decoded by byte order mark, Content-Type, XML declaration, UTF-8. Byte order marks and blanks in front are
 * dropped: PHP sends what its files have before their first line. A string is text already (XML inside a string), so its XML
 * declaration is dropped too, which often says `utf-16` wrongly, and control characters in its values are data.
 *
 * White space alone between child elements is dropped; other text is kept to the letter. `xmlns` declarations resolve
 * namespaces and are not among the attributes.
 */
export function parseXml(input: Uint8Array | string, options: ParseOptions = {}): ParseResult {
	const limits: XmlLimits = { ...defaultXmlLimits, ...options.limits };
	if (input.length > limits.bytes) {
		return problem('tooLarge', `The document has ${input.length} bytes; the limit is ${limits.bytes}.`);
	}
	if (typeof input === 'string') return parseText(withoutDeclaration(input), limits, true);
	const decoded = decodeXml(input, options.contentType);
	if (decoded.problem !== undefined) return { problem: decoded.problem };
	return parseText(decoded.text.slice(indexOfContent(decoded.text)), limits, false);
}

function withoutDeclaration(text: string): string {
	return text.slice(indexOfContent(text)).replace(/^<\?xml[ \t\r\n][^?<>]*\?>/, '');
}

function parseText(text: string, limits: XmlLimits, fromString: boolean): ParseResult {
	const first = skipSpace(text, 0);
	if (first === text.length) return problem('empty', 'The document is empty.');
	if (text[first] !== '<')
		return problem('notXml', 'The document is not XML: it does not begin with an element.');
	const scanned = scanXml(text, limits, fromString);
	if (scanned.problem !== undefined) {
		const isWebPage = /^(?:<!doctype[ \t\r\n]+html|<html)[ \t\r\n>]/i.test(text.slice(first, first + 200));
		const isLimit = scanned.problem.kind === 'tooLarge' || scanned.problem.kind === 'tooDeep';
		if (isWebPage && !isLimit) return problem('notXml', 'The document is an HTML page, not XML.');
		return { problem: scanned.problem };
	}
	try {
		const tree = buildTree(scanned.document);
		return typeof tree === 'string' ? problem('malformed', tree) : { root: tree };
	} catch {
		// The library's message may quote the document, so it is not passed on.
		return problem('malformed', 'The parser could not read the document.');
	}
}

function problem(kind: XmlProblemKind, message: string): ParseResult {
	return { problem: { kind, message } };
}
