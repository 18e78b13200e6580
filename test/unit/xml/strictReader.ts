import { SaxesParser } from 'saxes';

import type { XmlElement } from '../../../nodes/shared/xml/tree';

/** Reads with saxes, an independent strict parser with namespaces; throws on whatever is not well-formed. */
export function readStrictly(source: string): XmlElement {
	const parser = new SaxesParser({ xmlns: true });
	const open: XmlElement[] = [];
	let root: XmlElement | undefined;
	parser.on('error', (problem) => {
		throw problem;
	});
	parser.on('doctype', () => {
		throw new Error('DOCTYPE');
	});
	parser.on('opentag', (tag) => {
		const element: XmlElement = {
			name: tag.local,
			namespace: tag.uri,
			attributes: Object.values(tag.attributes)
				.filter(({ prefix, name }) => prefix !== 'xmlns' && name !== 'xmlns')
				.map(({ local, uri, value }) => ({ name: local, namespace: uri, value })),
			children: [],
			text: '',
		};
		const parent = open.at(-1);
		if (parent === undefined) root = element;
		else parent.children.push(element);
		open.push(element);
	});
	const append = (text: string) => {
		const element = open.at(-1);
		if (element !== undefined) element.text += text;
	};
	parser.on('text', append);
	parser.on('cdata', append);
	parser.on('closetag', () => {
		const element = open.pop();
		if (element !== undefined && element.children.length > 0 && /^[ \t\r\n]*$/.test(element.text))
			element.text = '';
	});
	parser.write(source).close();
	if (root === undefined) throw new Error('no root');
	return root;
}

/**
 * The same tree with attributes in a fixed order, since their order means nothing, and without blanks around namespaces, which
 * saxes cuts off although Namespaces in XML 1.0 does not.
 */
export function comparable(element: XmlElement): XmlElement {
	const key = ({ namespace, name }: { namespace: string; name: string }) => `${name} ${namespace}`;
	return {
		...element,
		namespace: element.namespace.trim(),
		attributes: element.attributes
			.map((attribute) => ({ ...attribute, namespace: attribute.namespace.trim() }))
			.sort((left, right) => (key(left) < key(right) ? -1 : 1)),
		children: element.children.map(comparable),
	};
}
