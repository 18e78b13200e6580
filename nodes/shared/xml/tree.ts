/**
 * The XML tree that the rest of the package works with: what the reader gives and the writer takes. Names are local names
 * with their namespace resolved; prefixes exist only on the wire.
 */
export interface XmlAttribute {
	/** Local name, for example `nil`. */
	name: string;
	/** Namespace URI; empty for an attribute without a prefix. */
	namespace: string;
	value: string;
}

export interface XmlElement {
	/** Local name. */
	name: string;
	/** Namespace URI; empty when the element is in no namespace. */
	namespace: string;
	attributes: XmlAttribute[];
	children: XmlElement[];
	/** The character data directly inside the element, CDATA included, references decoded, in document order. */
	text: string;
}

export const xmlSchemaInstanceNamespace = 'http://www.w3.org/2001/XMLSchema-instance';

/** The first child element with this local name, whatever its namespace. */
export function childOf(parent: XmlElement, name: string): XmlElement | undefined {
	return parent.children.find((child) => child.name === name);
}

/** All child elements with this local name, in document order; an empty list when there is none. */
export function childrenOf(parent: XmlElement, name: string): XmlElement[] {
	return parent.children.filter((child) => child.name === name);
}

/** The value of the attribute with this local name, or undefined when the element does not have it. */
export function attributeOf(element: XmlElement, name: string): string | undefined {
	return element.attributes.find((attribute) => attribute.name === name)?.value;
}

/** Whether the element says `xsi:nil="true"` (XML Schema Part 1, section 2.6.2). */
export function isNil(element: XmlElement): boolean {
	return element.attributes.some(
		({ name, namespace, value }) =>
			name === 'nil' &&
			namespace === xmlSchemaInstanceNamespace &&
			(value.trim() === 'true' || value.trim() === '1'),
	);
}

/** Builds an element; what is left out is empty. */
export function element(
	name: string,
	namespace: string,
	content: { attributes?: XmlAttribute[]; children?: XmlElement[]; text?: string } = {},
): XmlElement {
	return {
		name,
		namespace,
		attributes: content.attributes ?? [],
		children: content.children ?? [],
		text: content.text ?? '',
	};
}
