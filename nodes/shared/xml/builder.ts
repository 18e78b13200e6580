import { isBlank } from './lexical';
import { decodeReferences } from './references';
import type { ScannedDocument } from './scanner';
import type { XmlAttribute, XmlElement } from './tree';

export const attributePrefix = '@_';

/**
 * Put before every element name on its way through fast-xml-parser, which throws on elements called `__proto__`,
 * `constructor` and `prototype` and renames `toString`, `hasOwnProperty` and others. No XML name can begin with it.
 */
const nameMark = '~';

const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';
const xmlnsNamespace = 'http://www.w3.org/2000/xmlns/';

interface QualifiedName {
	prefix: string;
	name: string;
}

interface MarkedName extends QualifiedName {
	marked: string;
}

/** An element whose end has not been seen, with the declarations it hides, to be restored after it. */
interface OpenElement {
	element: XmlElement;
	shadowed: Array<[string, string | undefined]> | undefined;
}

/**
 * Builds the tree from the parser's callbacks, in document order, and resolves namespaces. The depth of each callback tells
 * what it belongs to, since the parser does not report ends.
 */
export class TreeBuilder {
	private message: string | undefined;

	private root: XmlElement | undefined;

	private readonly open: OpenElement[] = [];

	private elements = 0;

	private attributes = 0;

	private textsTaken = 0;

	/** The namespace each prefix stands for at the current element; '' is the default namespace. */
	private readonly scope = new Map<string, string>([
		['', ''],
		['xml', xmlNamespace],
	]);

	/** The parts of each attribute's name seen; documents repeat few names often. */
	private readonly attributeNames = new Map<string, QualifiedName>();

	/** The same of elements, so that equal names are one string and are hashed once. */
	private readonly elementNames = new Map<string, MarkedName>();

	/** The name marked last: the library asks for the mark of an element right before it reports it. */
	private current: MarkedName | undefined;

	constructor(private readonly document: ScannedDocument) {}

	/** The library asks twice for an empty element, so a name that has the mark already is left alone. */
	mark(name: string): string {
		if (name.startsWith(nameMark)) return name;
		let known = this.elementNames.get(name);
		if (known === undefined) {
			known = { marked: nameMark + name, ...partsOf(name) };
			this.elementNames.set(name, known);
		}
		this.current = known;
		return known.marked;
	}

	/** A start tag; `depth` is 1 for the root. The parser's name and attribute names carry their marks. */
	startElement(markedName: string, depth: number, rawAttributes: Record<string, string> | undefined): void {
		this.elements += 1;
		this.closeTo(depth - 1);
		const attributes: XmlAttribute[] = [];
		const shadowed = rawAttributes === undefined ? undefined : this.readAttributes(rawAttributes, attributes);
		const { prefix, name } =
			this.current?.marked === markedName ? this.current : partsOf(markedName.slice(nameMark.length));
		const element: XmlElement = { name, namespace: this.resolve(prefix), attributes, children: [], text: '' };
		const parent = this.open.at(-1);
		if (parent === undefined) this.root = element;
		else parent.element.children.push(element);
		this.open.push({ element, shadowed });
	}

	/** Placeholders inside the element at this depth; several where comments or CDATA sections divide the text. */
	text(placeholders: number, depth: number): void {
		this.closeTo(depth);
		const parent = this.open.at(-1);
		const { texts } = this.document;
		for (let count = 0; count < placeholders && parent !== undefined; count += 1) {
			parent.element.text += texts[this.textsTaken] ?? '';
			this.textsTaken += 1;
		}
	}

	/** The finished tree, or a message when the document breaks Namespaces in XML 1.0. */
	finish(): XmlElement | string {
		this.closeTo(0);
		if (this.message !== undefined) return this.message;
		// The scanner has counted; other numbers mean that the parser has read the document in another way than XML does.
		const agrees =
			this.elements === this.document.elements &&
			this.attributes === this.document.attributes &&
			this.textsTaken === this.document.texts.length;
		return this.root !== undefined && agrees ? this.root : 'The parser could not read the document.';
	}

	private closeTo(depth: number): void {
		while (this.open.length > depth) {
			const closed = this.open.pop();
			if (closed === undefined) return;
			const { element, shadowed } = closed;
			if (element.children.length > 0 && element.text !== '' && isBlank(element.text)) element.text = '';
			shadowed?.reverse().forEach(([prefix, namespace]) => this.restoreScope(prefix, namespace));
		}
	}

	/** Fills `target` and brings the element's declarations into scope; returns what they hide. */
	private readAttributes(raw: Record<string, string>, target: XmlAttribute[]): OpenElement['shadowed'] {
		let shadowed: OpenElement['shadowed'];
		const prefixes: string[] = [];
		for (const key of Object.keys(raw)) {
			this.attributes += 1;
			const { prefix, name } = this.attributeName(key);
			const value = attributeValue(raw[key]);
			if (prefix === 'xmlns' || (prefix === '' && name === 'xmlns')) {
				const declared = prefix === 'xmlns' ? name : '';
				this.checkDeclaration(declared, value);
				(shadowed ??= []).push([declared, this.scope.get(declared)]);
				this.scope.set(declared, value);
			} else {
				prefixes.push(prefix);
				target.push({ name, namespace: '', value });
			}
		}
		// A prefix may be declared after the attribute that uses it.
		let prefixed = 0;
		prefixes.forEach((prefix, index) => {
			if (prefix === '') return;
			prefixed += 1;
			target[index].namespace = this.resolve(prefix);
		});
		if (prefixed > 1) this.refuseDuplicates(target);
		return shadowed;
	}

	private refuseDuplicates(attributes: XmlAttribute[]): void {
		const names = new Set(attributes.map(({ name, namespace }) => `${name} ${namespace}`));
		if (names.size !== attributes.length)
			this.message ??= 'An element has an attribute twice, under different prefixes.';
	}

	/** Namespaces in XML 1.0, section 3: what may be bound to what. */
	private checkDeclaration(prefix: string, namespace: string): void {
		const wrong =
			prefix === 'xmlns' ||
			(prefix === 'xml') !== (namespace === xmlNamespace) ||
			namespace === xmlnsNamespace ||
			(prefix !== '' && namespace === '');
		if (wrong) this.message ??= `The namespace declaration of '${prefix.slice(0, 60)}' is not allowed.`;
	}

	private resolve(prefix: string): string {
		const namespace = this.scope.get(prefix);
		if (namespace !== undefined) return namespace;
		this.message ??= `The namespace prefix '${prefix.slice(0, 60)}' is not declared.`;
		return '';
	}

	private attributeName(prefixed: string): QualifiedName {
		const known = this.attributeNames.get(prefixed);
		if (known !== undefined) return known;
		const parts = partsOf(prefixed.slice(attributePrefix.length));
		this.attributeNames.set(prefixed, parts);
		return parts;
	}

	private restoreScope(prefix: string, namespace: string | undefined): void {
		if (namespace === undefined) this.scope.delete(prefix);
		else this.scope.set(prefix, namespace);
	}
}

function partsOf(name: string): QualifiedName {
	const colon = name.indexOf(':');
	return colon === -1 ? { prefix: '', name } : { prefix: name.slice(0, colon), name: name.slice(colon + 1) };
}

/** Attribute-value normalisation of XML 1.0, section 3.3.3: white space as such becomes spaces, as a reference it stays. */
function attributeValue(raw: string): string {
	return decodeReferences(/[\t\n]/.test(raw) ? raw.replace(/[\t\n]/g, ' ') : raw);
}
