import { parseXml } from '../../shared/xml/parse';
import type { XmlElement } from '../../shared/xml/tree';
import { isIdentifier } from './identifiers';
import { idOf, idsIn } from './unpublished';

/** What the methods for many records answer. */

export type CreatedRecords =
	| { nothingCreated: true }
	/** `isWhole`: each record of the answer has an ID of its own. */
	| { nothingCreated?: undefined; ids: number[]; isWhole: boolean };

/**
 * The answer of CreateRecords is the request itself when nothing was created (vendor's page). Anything that differs from it
 * may come from a system that has created records; the names around the IDs are not published.
 */
export function readCreated(root: XmlElement, request: string): CreatedRecords {
	const records = recordsIn(root);
	const own = records.map(idOf);
	const sent = parseXml(request).root;
	if (sent !== undefined && own.every((id) => id === undefined) && isSame(root, sent)) {
		return { nothingCreated: true };
	}
	const ids = records.length > 0 ? own : idElementsIn(root).map(singleId);
	const known = ids.flatMap((id) => (id !== undefined && isIdentifier(id) ? [Number(id)] : []));
	const isWhole = known.length === ids.length && new Set(known).size === known.length;
	return { ids: known, isWhole };
}

/** Elements of one name side by side, each with an ID. What looks like the parts of an error message is not taken for IDs. */
function idElementsIn(root: XmlElement): XmlElement[] {
	const names = new Set(root.children.map(({ name }) => name));
	return names.size !== 1 || /error|fault|exception|message/i.test(root.name + [...names][0])
		? []
		: root.children;
}

function singleId(element: XmlElement): string | undefined {
	const ids = idsIn(element);
	return ids.length === 1 ? String(ids[0]) : undefined;
}

/** The answer of UpdateRecords names the records that were not changed; undefined where it names nothing that is one. */
export function readRefused(root: XmlElement): string[] | undefined {
	const records = recordsIn(root);
	if (records.length > 0) return records.map((record) => idOf(record) ?? '');
	const ids = idsIn(root).map(String);
	const isEmpty = root.name === 'Records' && root.children.length === 0 && root.text.trim() === '';
	return ids.length > 0 || isEmpty ? ids : undefined;
}

function recordsIn(root: XmlElement): XmlElement[] {
	if (root.name === 'Record') return [root];
	const [only, ...others] = root.children;
	return only !== undefined && others.length === 0 && only.name !== 'Record'
		? recordsIn(only)
		: root.children.filter(({ name }) => name === 'Record');
}

/** The same elements with the same attributes; white space, the order of attributes and CDATA make no difference. */
function isSame(one: XmlElement, other: XmlElement): boolean {
	return (
		one.name === other.name &&
		one.text.trim() === other.text.trim() &&
		one.children.length === other.children.length &&
		attributesOf(one) === attributesOf(other) &&
		one.children.every((child, index) => isSame(child, other.children[index]))
	);
}

function attributesOf({ attributes }: XmlElement): string {
	return JSON.stringify(attributes.map(({ name, value }) => [name, value]).sort());
}
