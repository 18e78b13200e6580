import type { INodePropertyCollection } from 'n8n-workflow';
import {
	attributeOf,
	element,
	xmlSchemaInstanceNamespace,
	type XmlAttribute,
	type XmlElement,
} from '../../xml/tree';
import { parameterFailure, type Failure } from '../../soap/failure';
import type { WireContext } from '../values/dates';
import { nothingGiven, isMissing } from '../values/checkValue';
import { writeJson } from '../values/jsonContent';
import { inNamespaces, withoutPrefixes } from './namespaces';
import { innerDocument } from '../words/innerDocument';
import { requestFields } from '../words/presets';
import { elementsAt } from './response';
import type { TextForms } from '../dialect';
import type { BuiltRequest, FieldXml, Method, MethodField, ParameterValues } from '../spec';
import { labelOf } from '../values/label';
import { isAbsent, toWire } from '../values/values';
import { hiddenFields } from '../values/visible';

/**
 * Builds the element of the operation from the parameters. A value has three states: absent (nothing is sent), empty (what
 * `whenEmpty` says) and set; `false` and `0` are set.
 *
 * The user's parameters are settled before (`check.ts`). What functions, look-ups and pickers give to a method never went through
 * that: so what the method hides or requires is looked at here too, by the same rules.
 */
export function buildRequest(
	spec: Method,
	namespace: string,
	values: ParameterValues,
	context?: WireContext,
	texts: TextForms = {},
): BuiltRequest {
	if (spec.described) return spec.described.write(context ?? { timeZone: 'UTC' });
	const body = element(spec.element, namespace);
	for (const { path, value } of spec.constants ?? []) place(body, path, value);
	if (spec.paging?.first) writePaging(body, spec, values);
	const notShown = hiddenFields(spec.fields, values);
	for (const property of requestFields(spec)) {
		if (property.xml === undefined) continue;
		const hidden = notShown.has(property.name);
		const own = hidden ? undefined : values[property.name];
		const inner = innerDocument(property, own, spec, values);
		if (inner?.failure) return inner;
		const value = inner?.xml ?? own;
		const failure =
			!hidden && isMissing(property, value)
				? missing(property)
				: writeProperty(body, property, property.xml, value, { context, texts });
		if (failure) return { failure };
	}
	if (!spec.paging?.first) writePaging(body, spec, values);
	return { body: spec.namespaces ? inNamespaces(body, spec.namespaces) : body };
}

/** Moves the repeated elements of the other requests into the first one. */
export function mergeRequests(bodies: XmlElement[], path: string): XmlElement {
	const [first, ...others] = bodies;
	const local = withoutPrefixes(path);
	const list = find(first, local.split('/').slice(0, -1).join('/'));
	for (const other of others) {
		for (const entry of elementsAt(other, local)) list.children.push(entry);
	}
	return first;
}

/** A copy with empty places for what the credential fills in, in every element at the path that has no value of its own. */
export function withCredentialPlaces(original: XmlElement, spec: Method): XmlElement {
	const body = copyOf(original);
	for (const path of spec.fromCredential ?? []) {
		const at = path.lastIndexOf('@');
		const name = path.slice(at + 1);
		const owner = path.slice(0, at).replace(/\/$/, '');
		find(body, owner);
		for (const target of elementsAt(body, owner)) {
			if (attributeOf(target, name) === undefined) target.attributes.push(attribute(name, '', ''));
		}
	}
	return body;
}

/** Texts are shared: a file in base64 is large. */
function copyOf(original: XmlElement): XmlElement {
	return {
		...original,
		attributes: original.attributes.map((each) => ({ ...each })),
		children: original.children.map(copyOf),
	};
}

/** Page number and page size travel in the values under their path: they are no parameters of the user's. */
export function pagingFields(spec: Method): FieldXml[] {
	return Object.entries(spec.paging ?? {}).flatMap(([key, place]) =>
		key === 'page' || key === 'size' ? [place as FieldXml] : [],
	);
}

/** What the text of a value depends on beside the value. */
interface Writing {
	context?: WireContext;
	texts?: TextForms;
}

function writePaging(body: XmlElement, spec: Method, values: ParameterValues): void {
	for (const xml of pagingFields(spec)) {
		const value = values[xml.path];
		if (!isAbsent(value)) writeValue(body, xml, value, {});
	}
}

function missing(field: MethodField): Failure {
	const { name, displayName = name } = field;
	return parameterFailure(displayName, `${labelOf(field)} ${nothingGiven.sentence}`, nothingGiven.advice);
}

function writeProperty(
	body: XmlElement,
	property: MethodField,
	xml: FieldXml,
	value: unknown,
	writing: Writing,
): Failure | undefined {
	const { displayName = property.name } = property;
	if (isAbsent(value)) {
		writeAbsent(body, xml);
		return undefined;
	}
	if (xml.fields) return writeEntries(body, property, xml, xml.fields, value, writing);
	const sentence = writeValue(body, xml, value, writing);
	return sentence === undefined
		? undefined
		: parameterFailure(displayName, `${labelOf(property)} ${sentence}`);
}

/** The rows of a `fixedCollection`: one repeated element each. */
function writeEntries(
	body: XmlElement,
	property: MethodField,
	xml: FieldXml,
	fields: Record<string, FieldXml>,
	value: unknown,
	writing: Writing,
): Failure | undefined {
	const rows = rowsOf(value);
	for (const [index, row] of rows.entries()) {
		const entry = append(body, xml.path);
		for (const [name, field] of Object.entries(fields)) {
			if (isAbsent(row[name])) {
				writeAbsent(entry, field);
				continue;
			}
			if (field.fields) {
				const failure = writeEntries(entry, property, field, field.fields, row[name], writing);
				if (failure) return failure;
				continue;
			}
			const sentence = writeValue(entry, field, row[name], writing);
			if (sentence !== undefined) {
				const label = fieldLabel(property, name);
				return parameterFailure(
					property.displayName ?? property.name,
					`'${label}' of '${property.displayName ?? property.name}' number ${index + 1} ${sentence}`,
				);
			}
		}
	}
	return undefined;
}

/** n8n hands over `{ rows: [...] }` under the section's name; expressions may give the list itself. */
export function rowsOf(value: unknown): Array<Record<string, unknown>> {
	const list = Array.isArray(value)
		? value
		: typeof value === 'object' && value !== null
			? Object.values(value).flat()
			: [];
	return list.filter((row): row is Record<string, unknown> => typeof row === 'object' && row !== null);
}

function fieldLabel(property: MethodField, name: string): string {
	const sections = (property.options ?? []) as INodePropertyCollection[];
	const fields = sections.flatMap((section) => section.values ?? []);
	return fields.find((field) => field.name === name)?.displayName ?? name;
}

/** What the schema wants to see even of a value that the user did not give. */
function writeAbsent(body: XmlElement, xml: FieldXml): void {
	if (xml.whenAbsent !== undefined) placeAll(body, xml, xml.whenAbsent);
	else if (xml.whenEmpty === 'nil') writeNil(body, xml.path);
}

function writeNil(body: XmlElement, path: string): void {
	append(body, path).attributes.push(attribute('nil', xmlSchemaInstanceNamespace, 'true'));
}

/** Writes one value; the result is a sentence about what is wrong with it. */
function writeValue(
	body: XmlElement,
	xml: FieldXml,
	value: unknown,
	{ context, texts = {} }: Writing,
): string | undefined {
	if (xml.type === 'json') return writeJson(find(body, xml.path), value);
	if (value === '' && xml.joinedWith === undefined) {
		if (xml.whenEmpty === 'send') placeAll(body, xml, '');
		else writeAbsent(body, xml);
		return undefined;
	}
	let content: unknown = value;
	const encode = xml.form === undefined ? xml.encode : texts[xml.form];
	if (encode) {
		const written = encode(value);
		if (written === undefined) return undefined;
		if (typeof written !== 'string') return written.problem;
		content = written;
	}
	const wire = toWire(content, xml, context);
	if (wire.problem !== undefined) return wire.problem;
	if (wire.text === '' && xml.whenEmpty !== 'send') return undefined;
	placeAll(body, xml, wire.text);
	return undefined;
}

/** Under every documented spelling. */
function placeAll(body: XmlElement, xml: FieldXml, text: string): void {
	for (const path of [xml.path, ...(xml.alsoAs ?? [])]) place(body, path, text);
}

function attribute(name: string, namespace: string, value: string): XmlAttribute {
	return { name, namespace, value };
}

/** Puts a text at a path, as an attribute when the last step starts with `@`. */
function place(body: XmlElement, path: string, text: string): void {
	const at = path.lastIndexOf('@');
	if (at < 0) {
		append(body, path).text = text;
		return;
	}
	const owner = path.slice(0, at).replace(/\/$/, '');
	find(body, owner).attributes.push(attribute(path.slice(at + 1), '', text));
}

/** The element at the path; what is missing on the way is made. `.` and the empty path are the element itself. */
function find(body: XmlElement, path: string): XmlElement {
	return steps(path).reduce(within, body);
}

/** A new element at the path, beside those of its name that are there already. */
function append(body: XmlElement, path: string): XmlElement {
	const names = steps(path);
	const last = names.at(-1);
	if (last === undefined) return body;
	return added(names.length === 1 ? body : names.slice(0, -1).reduce(within, body), last);
}

/** The paths of the operations, taken apart once; bounded, because a path may come from a user too. */
const stepsByPath = new Map<string, readonly string[]>();
const mostPathsKept = 5_000;

function steps(path: string): readonly string[] {
	const known = stepsByPath.get(path);
	if (known !== undefined) return known;
	const found = path.split('/').filter((step) => step !== '' && step !== '.');
	if (stepsByPath.size >= mostPathsKept) stepsByPath.clear();
	stepsByPath.set(path, found);
	return found;
}

/** The last child of that name; made where there is none. */
function within(parent: XmlElement, name: string): XmlElement {
	const { children } = parent;
	for (let index = children.length - 1; index >= 0; index--) {
		if (children[index].name === name) return children[index];
	}
	return added(parent, name);
}

function added(parent: XmlElement, name: string): XmlElement {
	const child = element(name, parent.namespace);
	parent.children.push(child);
	return child;
}
