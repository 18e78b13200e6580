import { describeIllegalCharacter, indexOfIllegalCharacter, indexOfUnpairedSurrogate } from './characters';
import {
	AttributeNames,
	declaration,
	ncName,
	qualifiedName,
	shown,
	skipSpace,
	withLineFeeds,
} from './lexical';
import type { XmlLimits } from './limits';
import type { XmlProblem, XmlProblemKind } from './problem';
import { decodeReferences, indexOfBadReference } from './references';

/** A document that is well-formed and within the limits, prepared for the parser. */
export interface ScannedDocument {
	/** The document without declaration, comments and processing instructions, with a placeholder for each text. */
	skeleton: string;
	/** The texts and CDATA sections in document order, decoded; one for each placeholder. */
	texts: string[];
	elements: number;
	attributes: number;
}

export type ScanResult =
	| { document: ScannedDocument; problem?: undefined }
	| { document?: undefined; problem: XmlProblem };

/**
 * Stands for one text or CDATA section. fast-xml-parser appends text one character at a time, at 33 bytes of memory each, so
 * it only ever sees this one character. No document can forge it: every text is cut out, whatever it holds, references are
 * decoded outside the library, and between tags nothing else is let pass.
 */
export const placeholder = '\u0001';

const badReference = "There is an '&' that is not a reference XML knows";

const enum Code {
	Exclamation = 0x21,
	DoubleQuote = 0x22,
	SingleQuote = 0x27,
	Slash = 0x2f,
	Equals = 0x3d,
	Greater = 0x3e,
	Question = 0x3f,
}

/**
 * Walks once over a document: refuses every DOCTYPE (but not one inside CDATA or a comment), whatever is not well-formed,
 * and whatever exceeds the limits. XMLValidator of fast-xml-parser would let pass two roots, text after the root, unknown
 * entities, control characters and more. Prefixes are checked where namespaces are resolved, in the tree builder.
 *
 * @param fromString the document was a text in another one: its control characters came as references there, so they are data
 */
export function scanXml(source: string, limits: XmlLimits, fromString = false): ScanResult {
	const scanner = new Scanner(source, limits, fromString);
	return scanner.run() ? { document: scanner.document() } : { problem: scanner.problem };
}

class Scanner {
	problem: XmlProblem = { kind: 'malformed', message: 'The document is not well-formed XML.' };

	private position = 0;

	private readonly openElements: string[] = [];

	private rootSeen = false;

	private nodes = 0;

	private elements = 0;

	private attributes = 0;

	private readonly pieces: string[] = [];

	private readonly texts: string[] = [];

	/** Everything before this index is in `pieces` or dropped. */
	private keptFrom = 0;

	/** The next `&` and `]]>` at or after the position, looked up once each, so that the whole walk stays linear. */
	private nextAmpersand = -1;

	private nextSectionEnd = -1;

	constructor(
		private readonly source: string,
		private readonly limits: XmlLimits,
		private readonly fromString: boolean,
	) {}

	document(): ScannedDocument {
		this.pieces.push(this.source.slice(this.keptFrom));
		const { texts, elements, attributes } = this;
		return { skeleton: this.pieces.join(''), texts, elements, attributes };
	}

	run(): boolean {
		const { source } = this;
		const illegal = this.fromString ? indexOfUnpairedSurrogate(source) : indexOfIllegalCharacter(source);
		if (illegal !== -1) {
			return this.fail(
				`It has ${describeIllegalCharacter(source, illegal)}, which XML does not allow`,
				illegal,
			);
		}
		declaration.lastIndex = 0;
		if (declaration.test(source)) this.drop(0, declaration.lastIndex);
		while (this.position < source.length) {
			const start = this.position;
			const markup = source.indexOf('<', start);
			const end = markup === -1 ? source.length : markup;
			if (end > start && !this.text(start, end)) return false;
			if (markup === -1) break;
			if (!this.markup(markup)) return false;
		}
		if (this.openElements.length > 0) return this.truncated();
		return this.rootSeen || this.fail('It has no element', source.length);
	}

	private markup(start: number): boolean {
		switch (this.source.charCodeAt(start + 1)) {
			case Code.Slash:
				return this.endTag(start);
			case Code.Question:
				return this.countNode() && this.processingInstruction(start);
			case Code.Exclamation:
				return this.countNode() && this.declarationOrSection(start);
			default:
				return this.countNode() && this.startTag(start);
		}
	}

	private text(start: number, end: number): boolean {
		const { source } = this;
		this.position = end;
		if (this.openElements.length === 0) {
			if (skipSpace(source, start) >= end) return true;
			return this.fail(
				this.rootSeen ? 'There is text after the root element' : 'There is text before the root',
				start,
			);
		}
		if (this.nextSectionEnd < start) this.nextSectionEnd = this.find(']]>', start);
		if (this.nextSectionEnd < end) return this.fail("The text has ']]>'", this.nextSectionEnd);
		if (this.nextAmpersand < start) this.nextAmpersand = this.find('&', start);
		const hasReference = this.nextAmpersand < end;
		if (hasReference) {
			const bad = indexOfBadReference(source, start, end);
			if (bad !== -1) return this.fail(badReference, bad);
		}
		// Line ends are normalised before references are decoded, so that '&#xD;' stays a carriage return.
		const text = withLineFeeds(source.slice(start, end));
		this.cut(start, end, hasReference ? decodeReferences(text) : text);
		return true;
	}

	private startTag(start: number): boolean {
		const { source } = this;
		if (this.openElements.length === 0) {
			if (this.rootSeen) return this.fail('There is a second root element', start);
			this.rootSeen = true;
		}
		if (this.openElements.length >= this.limits.depth) {
			return this.fail(`It nests elements deeper than ${this.limits.depth} levels`, start, 'tooDeep');
		}
		this.elements += 1;
		qualifiedName.lastIndex = start + 1;
		if (!qualifiedName.test(source)) {
			return start + 1 >= source.length ? this.truncated() : this.fail('A tag has no valid name', start);
		}
		const name = source.slice(start + 1, qualifiedName.lastIndex);
		const end = this.attributesOf(qualifiedName.lastIndex);
		if (end === -1) return false;
		if (source.charCodeAt(end) === Code.Greater) {
			this.openElements.push(name);
			this.position = end + 1;
			return true;
		}
		if (source.charCodeAt(end + 1) !== Code.Greater) {
			return end + 1 >= source.length
				? this.truncated()
				: this.fail("A tag has a '/' that does not end it", end);
		}
		this.position = end + 2;
		return true;
	}

	/** Reads attributes up to the `>` or `/` of the tag and returns its index, or -1 after a failure. */
	private attributesOf(start: number): number {
		const { source } = this;
		let seen: AttributeNames | undefined;
		let position = start;
		for (;;) {
			const nameStart = skipSpace(source, position);
			const code = source.charCodeAt(nameStart);
			if (code === Code.Greater || code === Code.Slash) return nameStart;
			if (nameStart >= source.length) return this.cutOff();
			qualifiedName.lastIndex = nameStart;
			if (nameStart === position || !qualifiedName.test(source)) {
				return this.stop('A tag has something that is not an attribute', nameStart);
			}
			const nameEnd = qualifiedName.lastIndex;
			seen ??= new AttributeNames();
			if (!seen.add(source.slice(nameStart, nameEnd)))
				return this.stop('A tag has an attribute twice', nameStart);
			if (seen.count > this.limits.attributesPerElement) {
				const message = `An element has more than ${this.limits.attributesPerElement} attributes`;
				return this.stop(message, nameStart, 'tooLarge');
			}
			this.attributes += 1;
			if (this.attributes > this.limits.attributes) {
				return this.stop(`It has more than ${this.limits.attributes} attributes`, nameStart, 'tooLarge');
			}
			position = this.attributeValue(nameEnd);
			if (position === -1) return -1;
		}
	}

	/** Reads `="value"` and returns the index behind it, or -1 after a failure. */
	private attributeValue(start: number): number {
		const { source } = this;
		const equals = skipSpace(source, start);
		const quote = source.charCodeAt(equals) === Code.Equals ? skipSpace(source, equals + 1) : equals;
		if (quote >= source.length) return this.cutOff();
		const code = source.charCodeAt(quote);
		if (quote === equals || (code !== Code.DoubleQuote && code !== Code.SingleQuote)) {
			return this.stop('An attribute has no value in quotes', start);
		}
		const end = source.indexOf(code === Code.DoubleQuote ? '"' : "'", quote + 1);
		if (end === -1) return this.cutOff();
		const value = source.slice(quote + 1, end);
		if (value.includes('<')) return this.stop("An attribute value has '<'", quote);
		if (value.includes('&')) {
			const bad = indexOfBadReference(source, quote + 1, end);
			if (bad !== -1) return this.stop(badReference, bad);
		}
		return end + 1;
	}

	private endTag(start: number): boolean {
		const { source } = this;
		const name = this.openElements.pop();
		if (name === undefined) return this.fail('There is an end tag without a start tag', start);
		if (!source.startsWith(name, start + 2)) {
			this.openElements.push(name);
			const rest = source.slice(start + 2);
			return name.startsWith(rest)
				? this.truncated()
				: this.fail(`The element '${shown(name)}' is not closed`, start);
		}
		const end = skipSpace(source, start + 2 + name.length);
		if (end >= source.length) return this.truncated();
		if (source.charCodeAt(end) !== Code.Greater)
			return this.fail(`The element '${shown(name)}' is not closed`, start);
		this.position = end + 1;
		return true;
	}

	private processingInstruction(start: number): boolean {
		const { source } = this;
		ncName.lastIndex = start + 2;
		if (!ncName.test(source)) return this.fail('A processing instruction has no valid name', start);
		const nameEnd = ncName.lastIndex;
		if (source.slice(start + 2, nameEnd).toLowerCase() === 'xml') {
			return this.fail('The XML declaration is not valid, or not at the very start', start);
		}
		const end = source.indexOf('?>', nameEnd);
		if (end === -1) return this.truncated();
		if (end !== nameEnd && skipSpace(source, nameEnd) === nameEnd) {
			return this.fail('A processing instruction has no valid name', start);
		}
		// fast-xml-parser takes an apostrophe in a processing instruction for a quote, so it must not see one.
		this.drop(start, end + 2);
		return true;
	}

	private declarationOrSection(start: number): boolean {
		const { source } = this;
		if (source.startsWith('<!--', start)) {
			const end = source.indexOf('--', start + 4);
			if (end === -1 || end + 2 >= source.length) return this.truncated();
			if (source.charCodeAt(end + 2) !== Code.Greater) return this.fail("A comment has '--'", end);
			this.drop(start, end + 3);
			return true;
		}
		if (source.startsWith('<![CDATA[', start)) {
			if (this.openElements.length === 0)
				return this.fail('There is a CDATA section outside the root element', start);
			const end = source.indexOf(']]>', start + 9);
			if (end === -1) return this.truncated();
			this.cut(start, end + 3, withLineFeeds(source.slice(start + 9, end)));
			return true;
		}
		if (/^<!doctype/i.test(source.slice(start, start + 9))) {
			return this.fail('It has a DOCTYPE, which a SOAP message must not have', start, 'doctype');
		}
		return this.fail("There is a '<!' that begins nothing XML knows", start);
	}

	private countNode(): boolean {
		this.nodes += 1;
		if (this.nodes <= this.limits.elements) return true;
		return this.fail(`It has more than ${this.limits.elements} elements`, this.position, 'tooLarge');
	}

	private drop(start: number, end: number): void {
		if (start > this.keptFrom) this.pieces.push(this.source.slice(this.keptFrom, start));
		this.keptFrom = end;
		this.position = end;
	}

	private cut(start: number, end: number, text: string): void {
		this.drop(start, end);
		this.pieces.push(placeholder);
		this.texts.push(text);
	}

	private find(text: string, from: number): number {
		const index = this.source.indexOf(text, from);
		return index === -1 ? Infinity : index;
	}

	private truncated(): boolean {
		const open = this.openElements.at(-1);
		const where = open === undefined ? '' : ` inside the element '${shown(open)}'`;
		this.problem = {
			kind: 'malformed',
			message: `The document ends too early${where}; it may have been cut off.`,
		};
		return false;
	}

	/** `truncated` and `fail` for methods that return an index. */
	private cutOff(): number {
		this.truncated();
		return -1;
	}

	private stop(message: string, position: number, kind: XmlProblemKind = 'malformed'): number {
		this.fail(message, position, kind);
		return -1;
	}

	private fail(message: string, position: number, kind: XmlProblemKind = 'malformed'): boolean {
		this.problem = { kind, message: `${message} (at character ${position + 1}).` };
		return false;
	}
}
