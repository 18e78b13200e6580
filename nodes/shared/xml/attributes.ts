import type { Contents } from './contents';
import { Code, endOfQualifiedName, skipSpace } from './lexical';
import type { XmlLimits } from './limits';
import { AttributeNames } from './names';
import { refuse } from './problem';
import { decodeReferences } from './references';

const specialInValue = /[<&\t\n\r]/;

/** Reads the attributes of start tags into the contents of the document. */
export class AttributeReader {
	private readonly names = new AttributeNames();

	constructor(
		private readonly source: string,
		private readonly limits: XmlLimits,
		private readonly contents: Contents,
	) {}

	/** Reads up to the `>` or `/` of the tag and returns its index, or -1 when the document ends before. */
	read(start: number): number {
		const { source, limits, contents } = this;
		const before = contents.attributes;
		let position = start;
		for (;;) {
			const nameStart = skipSpace(source, position);
			const code = source.charCodeAt(nameStart);
			if (code === Code.Greater || code === Code.Slash) return nameStart;
			if (nameStart >= source.length) return -1;
			const nameEnd = nameStart === position ? -1 : endOfQualifiedName(source, nameStart);
			if (nameEnd === -1) return refuse('A tag has something that is not an attribute', nameStart);
			const name = this.names.of(source.slice(nameStart, nameEnd));
			if (!name.giveTo(contents.elements)) return refuse('A tag has an attribute twice', nameStart);
			if (contents.attributes - before >= limits.attributesPerElement) {
				const message = `An element has more than ${limits.attributesPerElement} attributes`;
				return refuse(message, nameStart, 'tooLarge');
			}
			if (contents.attributes >= limits.attributes) {
				return refuse(`It has more than ${limits.attributes} attributes`, nameStart, 'tooLarge');
			}
			const quote = this.quoteBehind(nameEnd);
			const end = quote === -1 ? -1 : source.indexOf(source[quote], quote + 1);
			if (end === -1) return -1;
			contents.attribute(name, this.value(quote + 1, end));
			position = end + 1;
		}
	}

	/** The index of the quote that begins the value, or -1 when the document ends before. */
	private quoteBehind(start: number): number {
		const { source } = this;
		const equals = skipSpace(source, start);
		const quote = source.charCodeAt(equals) === Code.Equals ? skipSpace(source, equals + 1) : equals;
		if (quote >= source.length) return -1;
		const code = source.charCodeAt(quote);
		if (quote === equals || (code !== Code.DoubleQuote && code !== Code.SingleQuote)) {
			return refuse('An attribute has no value in quotes', start);
		}
		return quote;
	}

	private value(start: number, end: number): string {
		const { source } = this;
		const value = source.slice(start, end);
		if (!specialInValue.test(value)) return value;
		if (value.includes('<')) return refuse("An attribute value has '<'", start - 1);
		return decodeReferences(source, start, end, withSpaces);
	}
}

/** Attribute-value normalisation of XML 1.0, section 3.3.3: white space as such becomes spaces, as a reference it stays. */
function withSpaces(text: string): string {
	return text.replace(/\r\n?|[\n\t]/g, ' ');
}
