import { type ScannedDocument, placeholderMark } from './scanner';
import type { XmlAttribute, XmlElement } from './tree';
import { decodeReferences } from './references';

/** A node as fast-xml-parser gives it with `preserveOrder`: one key for name or kind of text, one for the attributes. */
export interface ParsedNode {
	[attributesKey]?: Record<string, string>;
	[textKey]?: string;
	[sectionKey]?: ParsedNode[];
	[name: string]: unknown;
}

export const attributesKey = ':@';
export const attributePrefix = '@_';
export const textKey = '#text';
export const sectionKey = '#cdata';

/**
 * Put before every element name on its way through fast-xml-parser, which throws on elements called `__proto__`,
 * `constructor` and `prototype` and renames `toString`, `hasOwnProperty` and others. No XML name can begin with it.
 */
export const nameMark = '~';

const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';
const xmlnsNamespace = 'http://www.w3.org/2000/xmlns/';
const placeholders = new RegExp(`${placeholderMark}([0-9]+)${placeholderMark}`, 'g');

/** Builds the tree, resolving namespaces; gives a message instead when the names break Namespaces in XML 1.0. */
export function buildTree(nodes: ParsedNode[], document: ScannedDocument): XmlElement | string {
	const builder = new TreeBuilder(document.cutTexts);
	const roots: XmlElement[] = [];
	builder.children(nodes, roots);
	if (builder.message !== undefined) return builder.message;
	// The scanner has counted; a different number means that the parser has read the document in another way than XML does.
	if (roots.length !== 1 || builder.elements !== document.elements || builder.attributes !== document.attributes) {
		return 'The parser could not read the document.';
	}
	return roots[0];
}

class TreeBuilder {
	message: string | undefined;

	elements = 0;

	attributes = 0;

	/** The namespace each prefix stands for at the current element; '' is the default namespace. */
	private readonly scope = new Map<string, string>([
		['', ''],
		['xml', xmlNamespace],
	]);

	constructor(private readonly cutTexts: string[]) {}

	/** Appends the elements among the nodes to `target` and returns the text between them. */
	children(nodes: ParsedNode[], target: XmlElement[]): string {
		let text = '';
		for (const node of nodes) {
			const plain = node[textKey];
			if (plain !== undefined) {
				text += this.restore(decodeReferences(plain));
				continue;
			}
			const section = node[sectionKey];
			if (section !== undefined) text += section[0]?.[textKey] ?? '';
			else target.push(this.element(node));
		}
		return text;
	}

	private restore(text: string): string {
		if (!text.includes(placeholderMark)) return text;
		return text.replace(placeholders, (_match, index: string) => this.cutTexts[Number(index)]);
	}

	private element(node: ParsedNode): XmlElement {
		this.elements += 1;
		const rawAttributes = node[attributesKey];
		const attributes: XmlAttribute[] = [];
		const shadowed = rawAttributes === undefined ? undefined : this.readAttributes(rawAttributes, attributes);
		// Object.keys would make an array; the name is always the first key.
		let key = '';
		for (key in node) break;
		const qualified = key.slice(nameMark.length);
		const colon = qualified.indexOf(':');
		const element: XmlElement = {
			name: colon === -1 ? qualified : qualified.slice(colon + 1),
			namespace: this.resolve(colon === -1 ? '' : qualified.slice(0, colon)),
			attributes,
			children: [],
			text: '',
		};
		element.text = this.children(node[key] as ParsedNode[], element.children);
		if (element.children.length > 0 && /^[ \t\r\n]*$/.test(element.text)) element.text = '';
		shadowed?.forEach(([prefix, namespace]) => this.restoreScope(prefix, namespace));
		return element;
	}

	/** Fills `target` and brings the element's declarations into scope; returns what they hide, to be restored after it. */
	private readAttributes(
		raw: Record<string, string>,
		target: XmlAttribute[],
	): Array<[string, string | undefined]> | undefined {
		let shadowed: Array<[string, string | undefined]> | undefined;
		const prefixes: string[] = [];
		for (const key of Object.keys(raw)) {
			this.attributes += 1;
			const qualified = key.slice(attributePrefix.length);
			const value = attributeValue(raw[key]);
			const colon = qualified.indexOf(':');
			const prefix = colon === -1 ? '' : qualified.slice(0, colon);
			const name = qualified.slice(colon + 1);
			if (prefix === 'xmlns' || qualified === 'xmlns') {
				const declared = prefix === 'xmlns' ? name : '';
				this.checkDeclaration(declared, value);
				(shadowed ??= []).push([declared, this.scope.get(declared)]);
				this.scope.set(declared, value);
			} else {
				prefixes.push(prefix);
				target.push({ name, namespace: '', value });
			}
		}
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
		const names = new Set(attributes.map(({ name, namespace }) => `${namespace} ${name}`));
		if (names.size !== attributes.length) this.message ??= 'An element has an attribute twice, under different prefixes.';
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

	private restoreScope(prefix: string, namespace: string | undefined): void {
		if (namespace === undefined) this.scope.delete(prefix);
		else this.scope.set(prefix, namespace);
	}
}

/** Attribute-value normalisation of XML 1.0, section 3.3.3: white space as such becomes spaces, as a reference it stays. */
function attributeValue(raw: string): string {
	return decodeReferences(/[\t\n]/.test(raw) ? raw.replace(/[\t\n]/g, ' ') : raw);
}
