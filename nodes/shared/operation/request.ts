import type { INodePropertyCollection } from 'n8n-workflow';
import {
	attributeOf,
	element,
	xmlSchemaInstanceNamespace,
	type XmlAttribute,
	type XmlElement,
} from '../xml/tree';
import { parameterFailure, type Failure } from '../soap/failure';
import type { WireContext } from './dates';
import { writeJson } from './jsonContent';
import { elementsAt } from './response';
import type { FieldXml, OperationSpec, ParameterValues, PropertySpec } from './spec';
import { isAbsent, toWire } from './values';
import { hiddenFields } from './visible';

export type BuiltRequest = { body: XmlElement; failure?: undefined } | { body?: undefined; failure: Failure };

/**
 * Builds the element of the operation from the parameters. A value has three states: absent (nothing is sent), empty (what
 * `whenEmpty` says) and set; `false` and `0` are set.
 */
export function buildRequest(
	spec: OperationSpec,
	namespace: string,
	values: ParameterValues,
	context?: WireContext,
): BuiltRequest {
	const body = element(spec.soap.element, namespace);
	for (const { path, value } of spec.soap.constants ?? []) place(body, path, value);
	if (spec.paging?.first) writePaging(body, spec, values);
	const notShown = hiddenFields(spec.properties, values);
	for (const property of spec.properties) {
		if (property.xml === undefined) continue;
		const hidden = notShown.has(property.name);
		const value = hidden ? undefined : values[property.name];
		const failure = writeProperty(
			body,
			{ ...property, required: property.required && !hidden },
			property.xml,
			value,
			context,
		);
		if (failure) return { failure };
	}
	if (!spec.paging?.first) writePaging(body, spec, values);
	return { body };
}

/** Moves the repeated elements of the other requests into the first one. */
export function mergeRequests(bodies: XmlElement[], path: string): XmlElement {
	const [first, ...others] = bodies;
	const list = find(first, path.split('/').slice(0, -1).join('/'));
	for (const other of others) {
		for (const entry of elementsAt(other, path)) list.children.push(entry);
	}
	return first;
}

/** Adds empty places for what the credential fills in, to every element at the path that does not have its own value. */
export function addCredentialPlaces(body: XmlElement, spec: OperationSpec): void {
	for (const path of spec.soap.fromCredential ?? []) {
		const at = path.lastIndexOf('@');
		const name = path.slice(at + 1);
		const owner = path.slice(0, at).replace(/\/$/, '');
		find(body, owner);
		for (const target of elementsAt(body, owner)) {
			if (attributeOf(target, name) === undefined) target.attributes.push(attribute(name, '', ''));
		}
	}
}

/** Page number and page size travel in the values under their path: they are no parameters of the user's. */
export function pagingFields(spec: OperationSpec): FieldXml[] {
	const { paging } = spec;
	if (!paging) return [];
	return paging.size ? [paging.size, paging.page] : [paging.page];
}

function writePaging(body: XmlElement, spec: OperationSpec, values: ParameterValues): void {
	for (const xml of pagingFields(spec)) {
		const value = values[xml.path];
		if (!isAbsent(value)) writeValue(body, xml, value);
	}
}

function writeProperty(
	body: XmlElement,
	property: PropertySpec,
	xml: FieldXml,
	value: unknown,
	context: WireContext | undefined,
): Failure | undefined {
	const { displayName } = property;
	if (property.required && (isAbsent(value) || value === '')) {
		return parameterFailure(
			displayName,
			`'${displayName}' is empty`,
			'Fill it in. If it comes from an expression, check that the field it points to exists in this item.',
		);
	}
	if (isAbsent(value)) {
		writeAbsent(body, xml);
		return undefined;
	}
	if (xml.fields) return writeEntries(body, property, xml, xml.fields, value, context);
	const sentence = writeValue(body, xml, value, context);
	return sentence === undefined ? undefined : parameterFailure(displayName, `'${displayName}' ${sentence}`);
}

/** The rows of a `fixedCollection`: one repeated element each. */
function writeEntries(
	body: XmlElement,
	property: PropertySpec,
	xml: FieldXml,
	fields: Record<string, FieldXml>,
	value: unknown,
	context: WireContext | undefined,
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
				const failure = writeEntries(entry, property, field, field.fields, row[name], context);
				if (failure) return failure;
				continue;
			}
			const sentence = writeValue(entry, field, row[name], context);
			if (sentence !== undefined) {
				const label = fieldLabel(property, name);
				return parameterFailure(
					property.displayName,
					`'${label}' of '${property.displayName}' number ${index + 1} ${sentence}`,
				);
			}
		}
	}
	return undefined;
}

/** n8n hands over `{ rows: [...] }` under the section's name; expressions may give the list itself. */
function rowsOf(value: unknown): Array<Record<string, unknown>> {
	const list = Array.isArray(value)
		? value
		: typeof value === 'object' && value !== null
			? Object.values(value).flat()
			: [];
	return list.filter((row): row is Record<string, unknown> => typeof row === 'object' && row !== null);
}

function fieldLabel(property: PropertySpec, name: string): string {
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
	context?: WireContext,
): string | undefined {
	if (xml.type === 'json') return writeJson(find(body, xml.path), value);
	if (value === '' && xml.joinedWith === undefined) {
		if (xml.whenEmpty === 'send') placeAll(body, xml, '');
		else writeAbsent(body, xml);
		return undefined;
	}
	let content: unknown = value;
	if (xml.document) {
		const written = xml.document(value);
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
	return steps(path).reduce((parent, name) => lastChild(parent, name) ?? added(parent, name), body);
}

/** A new element at the path, beside those of its name that are there already. */
function append(body: XmlElement, path: string): XmlElement {
	const names = steps(path);
	const last = names.pop();
	if (last === undefined) return body;
	return added(find(body, names.join('/')), last);
}

function steps(path: string): string[] {
	return path.split('/').filter((step) => step !== '' && step !== '.');
}

function lastChild(parent: XmlElement, name: string): XmlElement | undefined {
	return parent.children.filter((child) => child.name === name).pop();
}

function added(parent: XmlElement, name: string): XmlElement {
	const child = element(name, parent.namespace);
	parent.children.push(child);
	return child;
}
