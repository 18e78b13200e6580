import type { XmlElement } from '../../xml/tree';

/**
 * Resolves the prefixes that the paths of a method use: `sec:Token/@sec:id`. A name without a prefix is in the namespace of
 * the element around it, an attribute without one in none. A prefix that the method does not declare stays in the name, and
 * the writer refuses it.
 */
export function inNamespaces(body: XmlElement, namespaces: Record<string, string>): XmlElement {
	const split = (name: string) => {
		const [prefix, local] = name.split(':');
		return local !== undefined && prefix in namespaces
			? { name: local, namespace: namespaces[prefix] }
			: undefined;
	};
	const resolved = (element: XmlElement, around: string): XmlElement => {
		const inherited = element.namespace === body.namespace ? around : element.namespace;
		const { name, namespace } = split(element.name) ?? { name: element.name, namespace: inherited };
		return {
			...element,
			name,
			namespace,
			attributes: element.attributes.map((attribute) => ({ ...attribute, ...split(attribute.name) })),
			children: element.children.map((child) => resolved(child, namespace)),
		};
	};
	return resolved(body, body.namespace);
}

/** The path by local names alone, as a finished request is searched. */
export function withoutPrefixes(path: string): string {
	return path.replace(/[^/@:]+:/g, '');
}
