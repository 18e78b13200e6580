import { AttributeReader } from './attributes';
import { describeIllegalCharacter, indexOfIllegalCharacter, indexOfUnpairedSurrogate } from './characters';
import { Contents, type ScannedPart } from './contents';
import { Code, declaration, endOfQualifiedName, ncName, shown, skipSpace, withLineFeeds } from './lexical';
import type { XmlLimits } from './limits';
import { Refusal, refuse } from './problem';
import { decodedPieces, decodeReferences, lengthAtOnce } from './references';

/**
 * Walks once over a document: refuses every DOCTYPE (but not one inside CDATA or a comment), whatever is not well-formed,
 * and whatever exceeds the limits. XMLValidator of fast-xml-parser would let pass two roots, text after the root, unknown
 * entities, control characters and more. Prefixes are checked where namespaces are resolved, in the tree builder.
 *
 * It hands on what it has taken apart in parts, and between them nothing where it may be paused.
 *
 * @throws Refusal
 */
export function* scanXml(
	source: string,
	limits: XmlLimits,
	from: Origin = 'bytes',
): Generator<ScannedPart | undefined, void> {
	const illegal = illegalCharacterOf[from](source);
	if (illegal !== -1) {
		refuse(`It has ${describeIllegalCharacter(source, illegal)}, which XML does not allow`, illegal);
	}
	if (source.length > lengthAtOnce) yield;
	yield* new Scanner(source, limits).parts();
}

/**
 * Where the source comes from. What was a text in another document had its control characters as references there, so they are
 * data; in plain bytes there are none, which was seen when they became text.
 */
export type Origin = 'bytes' | 'plain bytes' | 'text';

const illegalCharacterOf: Record<Origin, (source: string) => number> = {
	bytes: indexOfIllegalCharacter,
	'plain bytes': () => -1,
	text: indexOfUnpairedSurrogate,
};

/** Tags and texts between which nobody else has to get a turn. */
const stepsAtOnce = 1_000;

class Scanner {
	private readonly contents = new Contents();

	private readonly attributes: AttributeReader;

	private position = 0;

	private nodes = 0;

	/** The next `&` and `]]>` at or after the position, looked up once each, so that the whole walk stays linear. */
	private nextAmpersand = -1;

	private nextSectionEnd = -1;

	constructor(
		private readonly source: string,
		private readonly limits: XmlLimits,
	) {
		this.attributes = new AttributeReader(source, limits, this.contents);
	}

	*parts(): Generator<ScannedPart | undefined, void> {
		const { source, contents } = this;
		declaration.lastIndex = 0;
		if (declaration.test(source)) this.position = declaration.lastIndex;
		for (let steps = 1; this.position < source.length; steps += 1) {
			if (contents.isFull) yield contents.take();
			else if (steps % stepsAtOnce === 0) yield;
			const start = this.position;
			const markup = source.indexOf('<', start);
			const end = markup === -1 ? source.length : markup;
			if (end - start > lengthAtOnce) yield* this.longText(start, end);
			else if (end > start) this.text(start, end);
			if (markup === -1) break;
			this.position = this.markup(markup);
		}
		if (contents.depth > 0) this.endsEarly();
		if (contents.elements === 0) refuse('It has no element', source.length);
		yield contents.take();
	}

	/** Reads what begins with the `<` at an index, and returns the index behind it. */
	private markup(start: number): number {
		const code = this.source.charCodeAt(start + 1);
		if (code === Code.Slash) return this.endTag(start);
		this.nodes += 1;
		if (this.nodes > this.limits.elements) {
			return refuse(`It has more than ${this.limits.elements} elements`, start, 'tooLarge');
		}
		if (code === Code.Question) return this.processingInstruction(start);
		return code === Code.Exclamation ? this.declarationOrSection(start) : this.startTag(start);
	}

	private text(start: number, end: number): void {
		const { source, contents } = this;
		if (!this.isInside(start, end)) return;
		contents.text(
			this.nextAmpersand < end
				? decodeReferences(source, start, end, withLineFeeds)
				: withLineFeeds(source.slice(start, end)),
		);
	}

	/** The same with pauses. */
	private *longText(start: number, end: number): Generator<undefined, void> {
		const { source, contents } = this;
		if (!this.isInside(start, end)) return;
		for (const piece of decodedPieces(source, start, end, withLineFeeds)) {
			contents.text(piece);
			yield;
		}
	}

	/** Whether a text is that of an element; white space around the root is none. */
	private isInside(start: number, end: number): boolean {
		const { source, contents } = this;
		if (contents.depth === 0) {
			if (skipSpace(source, start) >= end) return false;
			refuse(
				contents.elements > 0 ? 'There is text after the root element' : 'There is text before the root',
				start,
			);
		}
		if (this.nextSectionEnd < start) this.nextSectionEnd = this.find(']]>', start);
		if (this.nextSectionEnd < end) refuse("The text has ']]>'", this.nextSectionEnd);
		if (this.nextAmpersand < start) this.nextAmpersand = this.find('&', start);
		return true;
	}

	private startTag(start: number): number {
		const { source, contents } = this;
		if (contents.depth === 0 && contents.elements > 0) return refuse('There is a second root element', start);
		if (contents.depth >= this.limits.depth) {
			return refuse(`It nests elements deeper than ${this.limits.depth} levels`, start, 'tooDeep');
		}
		const nameEnd = endOfQualifiedName(source, start + 1);
		if (nameEnd === -1) {
			return start + 1 >= source.length ? this.endsEarly() : refuse('A tag has no valid name', start);
		}
		const name = source.slice(start + 1, nameEnd);
		const end = source.charCodeAt(nameEnd) === Code.Greater ? nameEnd : this.attributes.read(nameEnd);
		if (end === -1) return this.endsEarly();
		if (source.charCodeAt(end) === Code.Greater) {
			contents.start(name);
			return end + 1;
		}
		if (source.charCodeAt(end + 1) !== Code.Greater) {
			return end + 1 >= source.length
				? this.endsEarly()
				: refuse("A tag has a '/' that does not end it", end);
		}
		contents.empty(name);
		return end + 2;
	}

	private endTag(start: number): number {
		const { source, contents } = this;
		const name = contents.current()?.written;
		if (name === undefined) return refuse('There is an end tag without a start tag', start);
		const notClosed = () => refuse(`The element '${shown(name)}' is not closed`, start);
		if (!source.startsWith(name, start + 2)) {
			return name.startsWith(source.slice(start + 2)) ? this.endsEarly() : notClosed();
		}
		contents.end();
		const end = skipSpace(source, start + 2 + name.length);
		if (end >= source.length) return this.endsEarly();
		return source.charCodeAt(end) === Code.Greater ? end + 1 : notClosed();
	}

	private processingInstruction(start: number): number {
		const { source } = this;
		ncName.lastIndex = start + 2;
		if (!ncName.test(source)) return refuse('A processing instruction has no valid name', start);
		const nameEnd = ncName.lastIndex;
		if (source.slice(start + 2, nameEnd).toLowerCase() === 'xml') {
			return refuse('The XML declaration is not valid, or not at the very start', start);
		}
		const end = source.indexOf('?>', nameEnd);
		if (end === -1) return this.endsEarly();
		if (end !== nameEnd && skipSpace(source, nameEnd) === nameEnd) {
			return refuse('A processing instruction has no valid name', start);
		}
		return end + 2;
	}

	private declarationOrSection(start: number): number {
		const { source, contents } = this;
		if (source.startsWith('<!--', start)) {
			const end = source.indexOf('--', start + 4);
			if (end === -1 || end + 2 >= source.length) return this.endsEarly();
			return source.charCodeAt(end + 2) === Code.Greater ? end + 3 : refuse("A comment has '--'", end);
		}
		if (source.startsWith('<![CDATA[', start)) {
			if (contents.depth === 0) return refuse('There is a CDATA section outside the root element', start);
			const end = source.indexOf(']]>', start + 9);
			if (end === -1) return this.endsEarly();
			contents.text(withLineFeeds(source.slice(start + 9, end)));
			return end + 3;
		}
		if (source.slice(start, start + 9).toLowerCase() === '<!doctype') {
			return refuse('It has a DOCTYPE, which a SOAP message must not have', start, 'doctype');
		}
		return refuse("There is a '<!' that begins nothing XML knows", start);
	}

	private find(text: string, from: number): number {
		const index = this.source.indexOf(text, from);
		return index === -1 ? Infinity : index;
	}

	private endsEarly(): never {
		const open = this.contents.current();
		const where = open === undefined ? '' : ` inside the element '${shown(open.written)}'`;
		const message = `The document ends too early${where}; it may have been cut off.`;
		throw new Refusal({ kind: 'malformed', message });
	}
}
