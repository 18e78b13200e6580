import { TreeBuilder } from './builder';
import { decodeXml } from './charset';
import { indexOfContent, skipSpace } from './lexical';
import { defaultXmlLimits, type XmlLimits } from './limits';
import { lengthAtOnce } from './references';
import { Refusal, type XmlProblem, type XmlProblemKind } from './problem';
import { scanXml, type Origin } from './scanner';
import { atOnce, type Steps } from './steps';
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
	/** `xmlns` declarations stay among the attributes, in their namespace: texts inside the document use the prefixes. */
	keepsDeclarations?: boolean;
}

/** What `jPath: false` hands to the parser's callbacks; the library's types leave it open. */
interface Matcher {
	getDepth(): number;
}

/** There are no entities in what the library gets; it would make a decoder for every document. */
const nothingToDecode = {
	reset: () => {},
	setXmlVersion: () => {},
	setExternalEntities: () => {},
	addInputEntities: () => {},
	decode: (text: string) => text,
};

/**
 * The library gets the structure alone, since it would be slow and wrong with the rest: it appends text one character at a
 * time, drops `&#1;`, and keeps an object of its own for the attributes of each element.
 *
 * `updateTag` comes once for each element; its answer keeps the library from building a tree of its own.
 */
const parser = new XMLParser({
	preserveOrder: true,
	jPath: false,
	ignoreAttributes: true,
	processEntities: false,
	entityDecoder: nothingToDecode,
	maxNestedTags: Number.MAX_SAFE_INTEGER,
	updateTag: (token, matcher) => {
		reading?.element(token, (matcher as unknown as Matcher).getDepth());
		return false;
	},
});

const parseSkeleton = (skeleton: string) => parser.parse(skeleton);

/** So few that nobody has to get a turn behind them. */
const fewElements = 1_000;

/** Whose elements the parser is reading just now: making a parser takes as long as reading a small answer. */
let reading: TreeBuilder | undefined;

function* buildTree(
	parts: ReturnType<typeof scanXml>,
	keepsDeclarations: boolean | undefined,
): Steps<XmlElement | string> {
	const builder = new TreeBuilder(keepsDeclarations);
	for (const part of parts) {
		if (part) {
			reading = builder;
			builder.add(part, parseSkeleton);
			reading = undefined;
			if (part.names.length < fewElements) continue;
		}
		yield;
	}
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
 * namespaces and are not among the attributes, unless asked for.
 */
export function parseXml(input: Uint8Array | string, options: ParseOptions = {}): ParseResult {
	return atOnce(parsingXml(input, options));
}

/** The same in steps. */
export function* parsingXml(input: Uint8Array | string, options: ParseOptions = {}): Steps<ParseResult> {
	const limits: XmlLimits = { ...defaultXmlLimits, ...options.limits };
	if (input.length > limits.bytes) {
		return problem('tooLarge', `The document has ${input.length} bytes; the limit is ${limits.bytes}.`);
	}
	const { keepsDeclarations } = options;
	if (typeof input === 'string') {
		return yield* parsingText(withoutDeclaration(input), limits, 'text', keepsDeclarations);
	}
	const decoded = decodeXml(input, options.contentType);
	if (decoded.problem !== undefined) return { problem: decoded.problem };
	if (input.length > lengthAtOnce) yield;
	const { text, isPlain } = decoded;
	const content = text.slice(indexOfContent(text));
	return yield* parsingText(content, limits, isPlain ? 'plain bytes' : 'bytes', keepsDeclarations);
}

/** `<a/>`, in characters. */
const shortestElement = 4;

/** A blank stays in its place: a second declaration behind it is at no start. */
function withoutDeclaration(text: string): string {
	return text.slice(indexOfContent(text)).replace(/^<\?xml[ \t\r\n][^?<>]*\?>/, ' ');
}

function* parsingText(
	text: string,
	limits: XmlLimits,
	from: Origin,
	keepsDeclarations?: boolean,
): Steps<ParseResult> {
	const first = skipSpace(text, 0);
	if (first === text.length) return problem('empty', 'The document is empty.');
	if (text[first] !== '<')
		return problem('notXml', 'The document is not XML: it does not begin with an element.');
	try {
		// What may have too many elements is looked through first: a tree takes many times as long.
		if (text.length > limits.elements * shortestElement) {
			for (const part of scanXml(text, limits, from)) if (part === undefined) yield;
		}
		const tree = yield* buildTree(scanXml(text, limits, from), keepsDeclarations);
		return typeof tree === 'string' ? problem('malformed', tree) : { root: tree };
	} catch (error) {
		// The library's message may quote the document, so it is not passed on.
		if (!(error instanceof Refusal)) return problem('malformed', 'The parser could not read the document.');
		const isWebPage = /^(?:<!doctype[ \t\r\n]+html|<html)[ \t\r\n>]/i.test(text.slice(first, first + 200));
		const isLimit = error.problem.kind === 'tooLarge' || error.problem.kind === 'tooDeep';
		if (isWebPage && !isLimit) return problem('notXml', 'The document is an HTML page, not XML.');
		return { problem: error.problem };
	}
}

function problem(kind: XmlProblemKind, message: string): ParseResult {
	return { problem: { kind, message } };
}
