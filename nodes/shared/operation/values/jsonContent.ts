import { characterProblem } from '../../xml/write';
import { element, xmlSchemaInstanceNamespace, type XmlElement } from '../../xml/tree';

/**
 * Writes JSON into an element: members become child elements in their order, members that start with `@` attributes, lists
 * repeated elements, null an `xsi:nil` element. The result is a sentence about what cannot be written; it follows the
 * parameter's name.
 */
export function writeJson(parent: XmlElement, value: unknown): string | undefined {
	const json = typeof value === 'string' ? parsed(value) : value;
	if (typeof json !== 'object' || json === null || Array.isArray(json)) {
		return 'must be a JSON object, with a member per element';
	}
	return writeMembers(parent, json as Record<string, unknown>, '');
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text.trim() === '' ? '{}' : text) as unknown;
	} catch {
		return undefined;
	}
}

function writeMembers(
	parent: XmlElement,
	members: Record<string, unknown>,
	path: string,
): string | undefined {
	for (const [name, value] of Object.entries(members)) {
		const at = path === '' ? name : `${path}.${name}`;
		const values = Array.isArray(value) ? value : [value];
		if (!/^@?[\p{L}_][\p{L}\p{N}._-]*$/u.test(name))
			return `has the member '${at}', which is no name of an element`;
		for (const each of values) {
			const sentence = name.startsWith('@')
				? writeAttribute(parent, name.slice(1), each, at)
				: writeChild(parent, name, each, at);
			if (sentence !== undefined) return sentence;
		}
	}
	return undefined;
}

function writeAttribute(parent: XmlElement, name: string, value: unknown, at: string): string | undefined {
	if (value === null || value === undefined) return undefined;
	if (typeof value === 'object')
		return `has '${at}', an attribute, which must be a text, a number or true or false`;
	const text = String(value);
	const character = characterProblem(text);
	if (character !== undefined) return `holds ${character} in '${at}', which XML cannot carry`;
	parent.attributes.push(attributeWith(name, '', text));
	return undefined;
}

function writeChild(parent: XmlElement, name: string, value: unknown, at: string): string | undefined {
	const child = element(name, parent.namespace);
	parent.children.push(child);
	if (value === null || value === undefined) {
		child.attributes.push(attributeWith('nil', xmlSchemaInstanceNamespace, 'true'));
		return undefined;
	}
	if (typeof value === 'object') return writeMembers(child, value as Record<string, unknown>, at);
	child.text = String(value);
	const character = characterProblem(child.text);
	return character === undefined ? undefined : `holds ${character} in '${at}', which XML cannot carry`;
}

function attributeWith(name: string, namespace: string, value: string) {
	return { name, namespace, value };
}
