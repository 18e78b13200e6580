import type { SandboxRequest } from '../../system';

/** What of OData narrows a list. */
export type ListQuery = Map<string, string>;

export class BadQuery extends Error {}

/** From the address, as public clients have it, or from the body, as the vendor's page on OData has it. */
export function readQuery(request: SandboxRequest, body: Record<string, unknown>): ListQuery {
	const value = typeof body.Value === 'string' ? body.Value.replace(/^\?/, '') : '';
	return new Map([...new URLSearchParams(request.query), ...new URLSearchParams(value)]);
}

type Resource = Record<string, unknown>;

export function narrowed(list: Resource[], query: ListQuery): Resource[] {
	let found = list.filter(filterOf(query.get('$filter')));
	const order = query.get('$orderby')?.split(/\s+/);
	if (order) {
		const [key, direction] = order;
		const sign = direction === 'desc' ? -1 : 1;
		found = [...found].sort((a, b) => sign * compare(a[key], b[key]));
	}
	const skip = Number(query.get('$skip') ?? 0);
	const top = Number(query.get('$top') ?? Infinity);
	return found.slice(skip, skip + top).map((one) => selected(one, query));
}

/** Also of a single resource; the other words are for lists. */
export function selected(resource: Resource, query: ListQuery): Resource {
	const keys = query.get('$select')?.split(',');
	if (keys === undefined) return resource;
	return Object.fromEntries(keys.map((key) => [key.trim(), resource[key.trim()]]));
}

function compare(a: unknown, b: unknown): number {
	if (typeof a === 'number' && typeof b === 'number') return a - b;
	return String(a).localeCompare(String(b));
}

/** `Name eq 'Incidents' and IsActive eq true` */
function filterOf(filter: string | undefined): (resource: Resource) => boolean {
	if (filter === undefined) return () => true;
	const tests = filter.split(/ and /i).map((part) => {
		const match = /^\s*(\w+) eq (?:'((?:[^']|'')*)'|(\S+))\s*$/i.exec(part);
		if (match === null) throw new BadQuery(`The filter ${filter} cannot be read`);
		const [, key, text, literal] = match;
		return { key, wanted: text === undefined ? literal : text.replaceAll("''", "'") };
	});
	return (resource) => tests.every(({ key, wanted }) => String(resource[key]) === wanted);
}
