import { attributeOf, type XmlElement } from '../../shared/xml/tree';
import { numberOrText } from './identifiers';

/** Answers whose inner names the vendor does not publish. */

/** The repeating elements, below whatever wraps them; an element with content of its own is an entry itself. */
export function entriesIn(root: XmlElement): XmlElement[] {
	if (root.children.length === 0) return root.attributes.length > 0 || root.text.trim() !== '' ? [root] : [];
	const names = new Set(root.children.map((child) => child.name));
	if (names.size > 1) return [root];
	if (root.children.length > 1) return root.children;
	const [only] = root.children;
	return only.children.length > 0 && only.attributes.length === 0 ? wrappedEntries(only) : [only];
}

function wrappedEntries(only: XmlElement): XmlElement[] {
	return only.children.every((child) => child.children.length === 0 && child.attributes.length === 0)
		? [only]
		: entriesIn(only);
}

/** The IDs in a list, in their order: from attributes that are called so, or as the text of the elements. */
export function idsIn(root: XmlElement): Array<number | string> {
	const ids: Array<number | string> = [];
	collectIds(root, ids);
	return ids;
}

/** An element's own ID counts where there is none below it. */
function collectIds(element: XmlElement, ids: Array<number | string>): void {
	const before = ids.length;
	for (const child of element.children) collectIds(child, ids);
	if (ids.length > before) return;
	const own = idOf(element);
	if (own !== undefined) ids.push(numberOrText(own));
	else if (/^\s*\d+(?:(?:\s*[,;]\s*|\s+)\d+)*\s*$/.test(element.text)) {
		for (const id of element.text.trim().split(/[,;\s]+/)) ids.push(numberOrText(id));
	}
}

/** The ID that an element carries as an attribute, by any of the names in use. */
export function idOf(element: XmlElement): string | undefined {
	for (const name of ['contentId', 'contentID', 'ContentId', 'ContentID', 'id', 'Id', 'ID']) {
		const value = attributeOf(element, name);
		if (value !== undefined && /^\d+$/.test(value)) return value;
	}
	return undefined;
}
