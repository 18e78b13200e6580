import { DOMParser, type Element as DomElement, type Node as DomNode } from '@xmldom/xmldom';
import type { XmlElement } from '../../nodes/shared/xml/tree';

const parser = new DOMParser({
	onError: (level, message) => {
		if (level !== 'warning') throw new Error(message);
	},
});

/** Reads with xmldom, which shares no code with saxes; throws on whatever it takes for not well-formed. */
export function readAsDom(source: string): XmlElement {
	const { documentElement, doctype } = parser.parseFromString(source, 'text/xml');
	if (doctype !== null) throw new Error('DOCTYPE');
	if (documentElement === null) throw new Error('no root');
	return elementOf(documentElement);
}

const declarations = 'http://www.w3.org/2000/xmlns/';

function elementOf(node: DomElement): XmlElement {
	const children: XmlElement[] = [];
	let text = '';
	for (let child: DomNode | null = node.firstChild; child !== null; child = child.nextSibling) {
		if (child.nodeType === 1) children.push(elementOf(child as DomElement));
		else if (child.nodeType === 3 || child.nodeType === 4) text += child.nodeValue ?? '';
	}
	const attributes = Array.from(node.attributes)
		.filter(({ namespaceURI }) => namespaceURI !== declarations)
		.map(({ localName, name, namespaceURI, value }) => ({
			name: localName ?? name,
			namespace: namespaceURI ?? '',
			value,
		}));
	return {
		name: node.localName ?? node.tagName,
		namespace: node.namespaceURI ?? '',
		attributes,
		children,
		text: children.length > 0 && /^[ \t\r\n]*$/.test(text) ? '' : text,
	};
}
