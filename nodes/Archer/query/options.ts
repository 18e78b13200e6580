import type { IDataObject } from 'n8n-workflow';
import { NamedValues, setOwn } from '../../shared/operation/values/namedValues';
import { parseXml } from '../../shared/xml/parse';
import { element, type XmlElement } from '../../shared/xml/tree';
import { writeXml } from '../../shared/xml/write';

/**
 * Search options as JSON: an element is a key, a repeated one a list, `@name` an attribute, `#text` the text beside
 * attributes. `{ "SearchReport": { "PageSize": 100, "DisplayFields": { "DisplayField": [2, 302] } } }`
 */
export type SearchOptions = IDataObject;

const rootNames = ['SearchReport', 'SearchStatisticReport'];

/** Their special characters are encoded twice inside the search XML (vendor's page on search filters). */
const filterValues = new Set(['Value', 'BeginValue', 'EndValue']);

export type ParsedOptions =
	| { root: string; content: IDataObject; problem?: undefined }
	| { root?: undefined; problem: string };

/** The options from JSON text or an object, with or without their root. */
export function parseOptions(given: unknown, defaultRoot = 'SearchReport'): ParsedOptions {
	let json = given;
	if (typeof given === 'string') {
		try {
			json = JSON.parse(given);
		} catch {
			return { problem: 'is not valid JSON' };
		}
	}
	if (typeof json !== 'object' || json === null || Array.isArray(json)) {
		return { problem: 'must be an object that describes the search' };
	}
	const keys = Object.keys(json);
	const root = keys.length === 1 ? rootNames.find((name) => name === keys[0]) : undefined;
	const content = root === undefined ? json : (json as IDataObject)[root];
	if (typeof content !== 'object' || content === null || Array.isArray(content)) {
		return { problem: 'must be an object that describes the search' };
	}
	return { root: root ?? defaultRoot, content: content as IDataObject };
}

/** The XML text of the options, for the string parameter of the search methods. */
export function optionsXml(given: unknown, defaultRoot?: string): string | { problem: string } {
	const parsed = parseOptions(given, defaultRoot);
	if (parsed.problem !== undefined) return parsed;
	const written = writeXml(toElement(parsed.root, parsed.content, false));
	return written.problem === undefined
		? written.xml
		: { problem: `cannot be written at ${written.problem.path}: ${written.problem.message}` };
}

function toElement(name: string, value: unknown, isInFilter: boolean): XmlElement {
	const inFilter = isInFilter || name === 'Filter';
	const made = element(name, '');
	if (typeof value !== 'object' || value === null) {
		const text = value === null || value === undefined ? '' : String(value);
		made.text = inFilter && filterValues.has(name) ? encodeOnce(text) : text;
		return made;
	}
	for (const [key, entry] of Object.entries(value)) {
		if (key.startsWith('@')) {
			made.attributes.push({ name: key.slice(1), namespace: '', value: String(entry) });
		} else if (key === '#text') {
			made.text = inFilter && filterValues.has(name) ? encodeOnce(String(entry)) : String(entry);
		} else {
			const entries: unknown[] = Array.isArray(entry) ? entry : [entry];
			for (const one of entries) made.children.push(toElement(key, one, inFilter));
		}
	}
	return made;
}

function encodeOnce(text: string): string {
	return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decodeOnce(text: string): string {
	return text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name]);
}

/** Search XML, such as that of a saved report, as options in JSON. */
export function optionsFromXml(root: XmlElement): SearchOptions {
	return { [root.name]: fromElement(root, false) };
}

export function optionsFromText(text: string): SearchOptions | { problem: string } {
	const parsed = parseXml(text);
	return parsed.problem ? { problem: parsed.problem.message } : optionsFromXml(parsed.root);
}

/** A filter as Archer writes it in its searches; what stands around it does not count. */
export function filterFromText(text: string): IDataObject | { problem: string } {
	const parsed = parseXml(text);
	if (parsed.problem) return { problem: `is not complete XML: ${parsed.problem.message}` };
	const filter = filterIn(parsed.root);
	if (filter === undefined)
		return { problem: `has no <Filter> in it, but starts with <${parsed.root.name}>` };
	const json = fromElement(filter, false);
	return typeof json === 'object' && json !== null
		? (json as IDataObject)
		: { problem: 'has no conditions in it' };
}

function filterIn(root: XmlElement): XmlElement | undefined {
	if (root.name === 'Filter') return root;
	if (root.name === 'Conditions') return { ...element('Filter', ''), children: [root] };
	return root.children.map(filterIn).find((found) => found !== undefined);
}

function fromElement(from: XmlElement, isInFilter: boolean): IDataObject[string] {
	const inFilter = isInFilter || from.name === 'Filter';
	const text = inFilter && filterValues.has(from.name) ? decodeOnce(from.text) : from.text;
	if (from.attributes.length === 0 && from.children.length === 0) return text;
	const json: IDataObject = {};
	for (const { name, value } of from.attributes) setOwn(json, `@${name}`, value);
	const children = new NamedValues();
	for (const child of from.children) children.add(child.name, fromElement(child, inFilter));
	children.addTo(json);
	if (text.trim() !== '') json['#text'] = text;
	if (from.name === 'Filter') renumber(from, json);
	return json;
}

/** The number, from 1, that each condition has once those of one name stand together. */
export function positionsByName(conditions: Array<{ name: string }>): number[] {
	const indexesByName = new Map<string, number[]>();
	for (const [index, { name }] of conditions.entries()) {
		const indexes = indexesByName.get(name);
		if (indexes === undefined) indexesByName.set(name, [index]);
		else indexes.push(index);
	}
	const positions = new Array<number>(conditions.length);
	let position = 0;
	for (const indexes of indexesByName.values()) {
		for (const index of indexes) positions[index] = ++position;
	}
	return positions;
}

/** A list per name puts conditions of one type together: the numbers in the operator logic have to follow them. */
function renumber(filter: XmlElement, json: IDataObject): void {
	const conditions = filter.children.find((child) => child.name === 'Conditions')?.children ?? [];
	const { OperatorLogic: logic } = json;
	if (typeof logic !== 'string') return;
	const positions = positionsByName(conditions);
	json.OperatorLogic = logic.replace(/\d+/g, (number) => String(positions[Number(number) - 1] ?? number));
}
