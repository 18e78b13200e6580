import type { ComplexType, DescribedAttribute, DescribedElement, SimpleType } from '../../wsdl/model';
import { element, xmlSchemaInstanceNamespace, type XmlElement } from '../../xml/tree';
import type { WireContext } from '../values/dates';
import { writeJson } from '../values/jsonContent';
import { isAbsent, isObject, kindOf, shown, toWire } from '../values/values';
import { builtIns } from './builtIns';
import { heldList, isNamed, shapeOf, visible } from './columns';

export type Written =
	| { elements: XmlElement[]; problem?: undefined }
	/** A sentence that begins with the place of the value. */
	| { elements?: undefined; problem: string };

export interface Writing {
	/** What the node puts in by itself (`Dialect.filledIn`). */
	filledIn: string[];
	context: WireContext;
}

/** Values may hold themselves only by mistake. */
const deepest = 50;

/**
 * Writes a value as the schema wants it: order, namespaces, attributes, lists and nil. `place` names the value in sentences.
 */
export function writeDescribed(
	described: DescribedElement,
	value: unknown,
	place: string,
	writing: Writing,
	depth = 0,
): Written {
	if (depth > deepest) return { problem: `'${place}' is nested too deeply` };
	const type = described.type();
	if (isAbsent(value) || value === '') return writeNothing(described, place, writing, depth);
	const values = described.isList ? listOf(value, type.kind === 'simple') : [value];
	const elements: XmlElement[] = [];
	for (const [index, each] of values.entries()) {
		const at = described.isList && values.length > 1 ? `${place}[${index}]` : place;
		const target = element(described.name, described.namespace);
		const problem = isAbsent(each)
			? asNil(described, target, at)
			: type.kind === 'simple'
				? writeText(target, type, each, at, writing)
				: writeStructure(target, type, each, at, writing, depth);
		if (problem !== undefined) return { problem };
		elements.push(target);
	}
	return elements.length < described.minimum ? writeNothing(described, place, writing, depth) : { elements };
}

function writeNothing(described: DescribedElement, place: string, writing: Writing, depth: number): Written {
	if (described.minimum === 0) return { elements: [] };
	const target = element(described.name, described.namespace);
	const type = described.type();
	if (described.isNillable)
		return { elements: asNil(described, target, place) === undefined ? [target] : [] };
	// A structure may have nothing that must be given.
	if (type.kind === 'complex' && type.text === undefined && !described.isList) {
		const problem = writeStructure(target, type, {}, place, writing, depth + 1);
		return problem === undefined ? { elements: [target] } : { problem };
	}
	return { problem: `'${place}' is empty, and the service requires it` };
}

function asNil({ isNillable }: DescribedElement, target: XmlElement, place: string): string | undefined {
	if (!isNillable) return `'${place}' is empty, which the service does not take`;
	target.attributes.push({ name: 'nil', namespace: xmlSchemaInstanceNamespace, value: 'true' });
	return undefined;
}

/** Several texts come with commas between them as people write them, or as a list. */
function listOf(value: unknown, isOfTexts: boolean): unknown[] {
	const given = fromJson(value);
	if (Array.isArray(given)) return given;
	return isOfTexts && typeof given === 'string'
		? given
				.split(',')
				.map((each) => each.trim())
				.filter((each) => each !== '')
		: [given];
}

/** Texts that hold JSON, as columns of n8n's mapper and expressions give it. */
function fromJson(value: unknown): unknown {
	if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
	try {
		return JSON.parse(value) as unknown;
	} catch {
		return value;
	}
}

function writeText(
	target: XmlElement,
	type: SimpleType,
	value: unknown,
	place: string,
	writing: Writing,
): string | undefined {
	if (type.base === 'anyType' && typeof value === 'object') {
		const sentence = writeJson(target, value);
		return sentence === undefined ? undefined : `'${place}' ${sentence}`;
	}
	const written = textOf(type, value, place, writing);
	if (written.problem !== undefined) return written.problem;
	target.text = written.text;
	return undefined;
}

type Text = { text: string; problem?: undefined } | { text?: undefined; problem: string };

function textOf(type: SimpleType, value: unknown, place: string, writing: Writing): Text {
	if (type.isList) {
		const texts = listOf(value, true).map((each) =>
			textOf({ ...type, isList: undefined }, each, place, writing),
		);
		const wrong = texts.find(({ problem }) => problem !== undefined);
		return wrong ?? { text: texts.map(({ text }) => text).join(' ') };
	}
	const { base, values } = type;
	if (values && !values.includes(String(value))) {
		return { problem: `'${place}' must be one of ${values.slice(0, 40).join(', ')}, but is ${shown(value)}` };
	}
	const wire = toWire(value, { path: '', type: builtIns.wireOf(base) }, writing.context);
	if (wire.problem !== undefined) return { problem: `'${place}' ${wire.problem}` };
	if (builtIns.kindOf(base) === 'integer' && wire.text.includes('.')) {
		return { problem: `'${place}' must be a whole number, but is ${shown(value)}` };
	}
	return wire;
}

function writeStructure(
	target: XmlElement,
	type: ComplexType,
	value: unknown,
	place: string,
	writing: Writing,
	depth: number,
): string | undefined {
	if (type.problem !== undefined) {
		return `'${place}' cannot be made from the description of the service: ${type.problem}`;
	}
	const given = fromJson(value);
	const members: Record<string, unknown> | undefined = isObject(given)
		? given
		: type.text
			? { value: given }
			: inHeldList(type, given);
	if (members === undefined) {
		return `'${place}' must be an object like ${shapeOf(type, writing.filledIn)}, but is ${
			typeof given === 'object' ? kindOf(given) : shown(given)
		}`;
	}
	const { attributes, children } = visible(type, writing.filledIn);
	const read = new Set<string>();
	const member = (...names: string[]) => {
		const name = names.find((each) => Object.prototype.hasOwnProperty.call(members, each));
		if (name !== undefined) read.add(name);
		return name === undefined ? undefined : members[name];
	};
	for (const child of children) {
		const written = writeDescribed(child, member(child.name), `${place}.${child.name}`, writing, depth + 1);
		if (written.problem !== undefined) return written.problem;
		// Of shared, frozen lists nothing may be changed; this one is new.
		target.children.push(...written.elements);
	}
	for (const attribute of attributes) {
		const isAmbiguous = children.some(({ name }) => name === attribute.name);
		const names = isAmbiguous ? [`@${attribute.name}`] : [`@${attribute.name}`, attribute.name];
		const problem = writeAttribute(target, attribute, member(...names), place, writing);
		if (problem !== undefined) return problem;
	}
	for (const { name, namespace, fixed } of type.attributes) {
		const isPlace = isNamed(writing.filledIn, `@${name}`);
		if (isPlace || fixed !== undefined)
			target.attributes.push({ name, namespace, value: isPlace ? '' : fixed! });
	}
	if (type.text) {
		const text = member('value');
		const written = isAbsent(text) ? { text: '' } : textOf(type.text, text, place, writing);
		if (written.problem !== undefined) return written.problem;
		target.text = written.text!;
	}
	const others = Object.keys(members).filter((name) => !read.has(name) && !isAbsent(members[name]));
	if (others.length === 0) return undefined;
	if (!type.isOpen) {
		return `'${place}' has no '${others[0]}'; what it takes is ${shapeOf(type, writing.filledIn)}`;
	}
	const sentence = writeJson(target, Object.fromEntries(others.map((name) => [name, members[name]])));
	return sentence === undefined ? undefined : `'${place}' ${sentence}`;
}

/** People give the list, and not what the schema puts around it; a text is a list only where it may hold commas. */
function inHeldList(type: ComplexType, given: unknown): Record<string, unknown> | undefined {
	const list = heldList(type);
	return list && (Array.isArray(given) || list.type().kind === 'simple') ? { [list.name]: given } : undefined;
}

function writeAttribute(
	target: XmlElement,
	{ name, namespace, isRequired, type }: DescribedAttribute,
	value: unknown,
	place: string,
	writing: Writing,
): string | undefined {
	const at = `${place}.@${name}`;
	if (isAbsent(value) || value === '') {
		return isRequired ? `'${at}' is empty, and the service requires it` : undefined;
	}
	const written = textOf(type(), value, at, writing);
	if (written.problem !== undefined) return written.problem;
	target.attributes.push({ name, namespace, value: written.text });
	return undefined;
}
