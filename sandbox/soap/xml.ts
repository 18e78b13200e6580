import { SaxesParser } from 'saxes';

/** A namespace-aware element of a request. */
export interface XmlNode {
	/** Local name. */
	name: string;
	namespace: string;
	/** Without namespace declarations; a prefixed attribute carries its namespace. */
	attributes: Array<{ name: string; namespace: string; value: string }>;
	children: XmlNode[];
	/** The element's own character data, CDATA included. */
	text: string;
	/** Where the element ends, as .NET's 'error in XML document (line, column)' counts: from 1. */
	line: number;
	column: number;
}

export const schemaInstance = 'http://www.w3.org/2001/XMLSchema-instance';
const declarations = 'http://www.w3.org/2000/xmlns/';

export class XmlError extends Error {
	constructor(
		message: string,
		readonly isDocumentType = false,
	) {
		super(message);
	}
}

/**
 * Parses a whole document strictly.
 *
 * @throws XmlError for anything that is not well-formed, and for a DOCTYPE (all three stacks refuse one)
 */
export function parseXml(text: string): XmlNode {
	const parser = new SaxesParser({ xmlns: true, position: true });
	const open: XmlNode[] = [];
	let root: XmlNode | undefined;
	parser.on('error', (error) => {
		throw new XmlError(error.message);
	});
	parser.on('doctype', () => {
		throw new XmlError('A document type declaration is not allowed', true);
	});
	parser.on('opentag', (tag) => {
		const node: XmlNode = {
			name: tag.local,
			namespace: tag.uri,
			attributes: Object.values(tag.attributes)
				.filter((attribute) => attribute.uri !== declarations)
				.map(({ local, uri, value }) => ({ name: local, namespace: uri, value })),
			children: [],
			text: '',
			line: 0,
			column: 0,
		};
		if (open.length > 0) open[open.length - 1].children.push(node);
		else root = node;
		open.push(node);
	});
	const addText = (characters: string) => {
		if (open.length > 0) open[open.length - 1].text += characters;
	};
	parser.on('text', addText);
	parser.on('cdata', addText);
	parser.on('closetag', () => {
		const node = open.pop();
		if (node === undefined) return;
		node.line = parser.line;
		node.column = parser.column + 1;
	});
	parser.write(text).close();
	if (root === undefined) throw new XmlError('The document has no element');
	return root;
}

/** The first child of a name. */
export function childOf(node: XmlNode | undefined, name: string): XmlNode | undefined {
	return node?.children.find((child) => child.name === name);
}

/** The text of a child, without the blanks around it. */
export function childText(node: XmlNode | undefined, name: string): string | undefined {
	return childOf(node, name)?.text.trim();
}

export function isNil(node: XmlNode): boolean {
	return node.attributes.some(
		({ name, namespace, value }) =>
			name === 'nil' && namespace === schemaInstance && (value === 'true' || value === '1'),
	);
}

/** As .NET and libxml write text: `>` is escaped too, and a carriage return survives as a reference. */
/** Control characters become references, as .NET's writers have it when they do not check characters. */
export function escapeText(value: string): string {
	return value
		.replace(/&/g, '&amp;')
		.replace(/</g, '&lt;')
		.replace(/>/g, '&gt;')
		.replace(/(?![\t\n])[\p{Cc}\uFFFE\uFFFF]/gu, (character) =>
			character >= '\u007f' && character < '\u00a0'
				? character
				: `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`,
		);
}

export function escapeAttribute(value: string): string {
	return escapeText(value).replace(/"/g, '&quot;').replace(/\n/g, '&#xA;').replace(/\t/g, '&#x9;');
}
