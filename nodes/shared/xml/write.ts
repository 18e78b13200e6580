import {
	describeIllegalCharacter,
	illegalCharacters,
	indexOfIllegalCharacter,
	ncNamePattern,
} from './characters';
import { type XmlAttribute, type XmlElement, xmlSchemaInstanceNamespace } from './tree';

export interface WriteProblem {
	/** `character`: a value has a character XML 1.0 cannot carry. `name`: a name, or the place of a name, is not allowed. */
	kind: 'character' | 'name';
	/** Local names from the root, for example `Request/@UserName`. */
	path: string;
	/** One sentence that never holds the value itself. */
	message: string;
}

export type WriteResult = { xml: string; problem?: undefined } | { xml?: undefined; problem: WriteProblem };

const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';
const xmlnsNamespace = 'http://www.w3.org/2000/xmlns/';

const ncName = new RegExp(`^${ncNamePattern}$`);
/** One test per value in the usual case: whatever needs escaping, or a closer look, or cannot be carried at all. */
const specialInText = new RegExp(`[${illegalCharacters}\\r&<>"\\uD800-\\uDFFF]`);
const specialInAttribute = new RegExp(`[${illegalCharacters}\\t\\n\\r&<>"\\uD800-\\uDFFF]`);

const illegalOrSurrogate = new RegExp(`[${illegalCharacters}\\uD800-\\uDFFF]`);
const unprintable = new RegExp(`[${illegalCharacters}\\t\\n\\r\\u007F-\\u009F]|\\p{Surrogate}`, 'gu');

/** What stands for a character, by its code; up to `>`. */
const referencesInText: Array<string | undefined> = [];
referencesInText[0x3e] = '&gt;';
referencesInText[0x3c] = '&lt;';
referencesInText[0x26] = '&amp;';
referencesInText[0x22] = '&quot;';
referencesInText[0x0d] = '&#xD;';
const referencesInAttribute = [...referencesInText];
referencesInAttribute[0x0a] = '&#xA;';
referencesInAttribute[0x09] = '&#x9;';

interface Tags {
	start: string;
	end: string;
}

/** The tags of names found valid; bounded because names may come from the user's data. */
const tagsByName = new Map<string, Tags>();
const mostNamesKept = 5_000;

/**
 * Says what in a value XML 1.0 cannot carry, for example `the control character U+0001 at position 5` (positions count
 * from 1), or undefined when it can carry all of it.
 */
export function characterProblem(value: string): string | undefined {
	const index = indexOfIllegalCharacter(value);
	return index === -1 ? undefined : `${describeIllegalCharacter(value, index)} at position ${index + 1}`;
}

/**
 * Serialises an element. Namespaces of elements are written as default namespaces where they change; attributes in a
 * namespace get a prefix declared where it is first needed. Text comes before the child elements.
 *
 * @param options.declaration whether an XML declaration (UTF-8) comes first; it does not by default
 * @returns the XML, or which value or name cannot be written
 */
export function writeXml(root: XmlElement, options: { declaration?: boolean } = {}): WriteResult {
	const writer = new Writer(options.declaration === true ? '<?xml version="1.0" encoding="utf-8"?>' : '');
	if (writer.element(root, '')) return { xml: writer.xml };
	return { problem: writer.problem() };
}

class Writer {
	/** Prefixes of attribute namespaces in scope. */
	private prefixes: ReadonlyMap<string, string> = new Map();

	private failure: { kind: WriteProblem['kind']; message: string } = { kind: 'name', message: '' };

	/** Filled from the inside out while a failure travels to the root, so that the usual case pays nothing for it. */
	private readonly failedPath: string[] = [];

	constructor(public xml: string) {}

	problem(): WriteProblem {
		return { ...this.failure, path: this.failedPath.reverse().join('/') };
	}

	element(element: XmlElement, defaultNamespace: string): boolean {
		const { name, namespace, attributes, children, text } = element;
		const tags = tagsByName.get(name) ?? this.checkName(name, 'element');
		if (tags === undefined) return this.failAt(name);
		if (namespace === defaultNamespace && attributes.length === 0) {
			if (text === '' && children.length === 0) {
				this.xml += `<${name}/>`;
				return true;
			}
			this.xml += tags.start;
			return this.content(element, tags.end);
		}
		const outerPrefixes = this.prefixes;
		this.xml += `<${name}`;
		if (namespace !== defaultNamespace && !this.defaultNamespace(namespace)) return this.failAt(name);
		if (!this.attributes(element)) return this.failAt(name);
		if (text === '' && children.length === 0) {
			this.xml += '/>';
		} else {
			this.xml += '>';
			if (!this.content(element, tags.end)) return false;
		}
		this.prefixes = outerPrefixes;
		return true;
	}

	private content({ name, namespace, children, text }: XmlElement, endTag: string): boolean {
		if (text !== '' && !this.value(text, specialInText)) return this.failAt(name);
		for (const child of children) {
			if (!this.element(child, namespace)) return this.failAt(name);
		}
		this.xml += endTag;
		return true;
	}

	private defaultNamespace(namespace: string): boolean {
		if (namespace === xmlNamespace || namespace === xmlnsNamespace) {
			return this.fail('name', `An element cannot be in the namespace ${namespace}.`);
		}
		this.xml += ' xmlns="';
		if (!this.value(namespace, specialInAttribute)) return this.failAt('@xmlns');
		this.xml += '"';
		return true;
	}

	private attributes({ attributes }: XmlElement): boolean {
		for (const [index, { name, namespace, value }] of attributes.entries()) {
			const step = `@${name}`;
			if (!tagsByName.has(name) && this.checkName(name, 'attribute') === undefined) return this.failAt(step);
			if (isRepeated(attributes, index)) {
				this.fail('name', `The attribute '${name}' appears twice.`);
				return this.failAt(step);
			}
			const prefix = this.prefixOf(name, namespace);
			if (prefix === undefined) return this.failAt(step);
			this.xml += ` ${prefix}${name}="`;
			if (!this.value(value, specialInAttribute)) return this.failAt(step);
			this.xml += '"';
		}
		return true;
	}

	/** The prefix with its colon, declared first where it is new; undefined after a failure. */
	private prefixOf(name: string, namespace: string): string | undefined {
		if (namespace === '') {
			if (name !== 'xmlns') return '';
			this.fail('name', "'xmlns' is a namespace declaration; it cannot be an attribute.");
			return undefined;
		}
		if (namespace === xmlNamespace) return 'xml:';
		if (namespace === xmlnsNamespace) {
			this.fail('name', `An attribute cannot be in the namespace ${namespace}.`);
			return undefined;
		}
		const known = this.prefixes.get(namespace);
		if (known !== undefined) return known;
		const short = namespace === xmlSchemaInstanceNamespace ? 'xsi' : `ns${this.prefixes.size + 1}`;
		this.prefixes = new Map(this.prefixes).set(namespace, `${short}:`);
		this.xml += ` xmlns:${short}="`;
		if (!this.value(namespace, specialInAttribute)) return undefined;
		this.xml += '"';
		return `${short}:`;
	}

	private value(value: string, special: RegExp): boolean {
		if (!special.test(value)) {
			this.xml += value;
			return true;
		}
		if (illegalOrSurrogate.test(value)) {
			const illegal = characterProblem(value);
			if (illegal !== undefined)
				return this.fail('character', `The value has ${illegal}, which XML cannot carry.`);
		}
		this.xml += escapeValue(value, special === specialInAttribute);
		return true;
	}

	private checkName(name: string, what: string): Tags | undefined {
		if (!ncName.test(name) || indexOfIllegalCharacter(name) !== -1) {
			this.fail('name', `'${shown(name)}' is not a valid name of an XML ${what}.`);
			return undefined;
		}
		if (tagsByName.size >= mostNamesKept) tagsByName.clear();
		const tags = { start: `<${name}>`, end: `</${name}>` };
		tagsByName.set(name, tags);
		return tags;
	}

	private fail(kind: WriteProblem['kind'], message: string): boolean {
		this.failure = { kind, message };
		return false;
	}

	private failAt(step: string): boolean {
		this.failedPath.push(shown(step));
		return false;
	}
}

/** One pass over a value that has something to escape; several times faster than replacing by regular expressions. */
function escapeValue(value: string, inAttribute: boolean): string {
	let escaped = '';
	let from = 0;
	for (let index = 0; index < value.length; index += 1) {
		const code = value.charCodeAt(index);
		if (code > 0x3e) continue;
		const reference = inAttribute ? referencesInAttribute[code] : referencesInText[code];
		if (reference === undefined) continue;
		escaped += value.slice(from, index) + reference;
		from = index + 1;
	}
	return escaped + value.slice(from);
}

function isRepeated(attributes: XmlAttribute[], index: number): boolean {
	const { name, namespace } = attributes[index];
	for (let earlier = 0; earlier < index; earlier += 1) {
		if (attributes[earlier].name === name && attributes[earlier].namespace === namespace) return true;
	}
	return false;
}

/** A name as a message may show it: printable and of bounded length. */
function shown(name: string): string {
	const printable = name.replace(unprintable, '\uFFFD');
	return printable.length > 60 ? `${printable.slice(0, 60)}...` : printable;
}
