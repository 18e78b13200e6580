import { xmlnsNamespace } from '../xml/namespaces';
import { attributeOf, type XmlElement } from '../xml/tree';

/** Attributes of WSDL and XML Schema that name something by a prefix and a local name. */
const references = new Set([
	'type',
	'element',
	'base',
	'ref',
	'itemType',
	'memberTypes',
	'message',
	'binding',
]);

const schemaNamespace = 'http://www.w3.org/2001/XMLSchema';

/** `{namespace}local` */
export type Name = string;

export function nameOf(namespace: string, local: string): Name {
	return `{${namespace}}${local}`;
}

export function localOf(name: Name): string {
	return name.slice(name.lastIndexOf('}') + 1);
}

/** The local name of a type of XML Schema itself. */
export function builtInOf(name: Name): string | undefined {
	return name.startsWith(`{${schemaNamespace}}`) ? localOf(name) : undefined;
}

/**
 * Puts namespaces in the place of the prefixes inside attribute values, which only the declarations around them explain. The
 * tree has to be read with its declarations, and is changed.
 */
export function qualify(root: XmlElement, around: ReadonlyMap<string, string> = new Map()): void {
	const declared = root.attributes.filter(({ namespace }) => namespace === xmlnsNamespace);
	const scope = declared.length === 0 ? around : new Map(around);
	for (const { name, value } of declared)
		(scope as Map<string, string>).set(name === 'xmlns' ? '' : name, value);
	for (const attribute of root.attributes) {
		if (attribute.namespace !== '' || !references.has(attribute.name)) continue;
		attribute.value = attribute.value
			.trim()
			.split(/\s+/)
			.map((reference) => qualified(reference, scope))
			.join(' ');
	}
	for (const child of root.children) qualify(child, scope);
}

function qualified(reference: string, scope: ReadonlyMap<string, string>): Name {
	const [local, prefix = ''] = reference.split(':').reverse();
	return nameOf(scope.get(prefix) ?? '', local);
}

/** The value of an attribute that `qualify` has been through. */
export function referenceOf(element: XmlElement, attribute: string): Name | undefined {
	return attributeOf(element, attribute);
}
