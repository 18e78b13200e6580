import type { Entry, PropertySpec, Resource } from './spec';

/** What is needed on most days, in the order in which n8n's own nodes have it. */
const everyday = [
	/^Get$/,
	/^Get Many$/,
	/^(?:Find Records|Quick Search|Run)$/,
	/^(?:Add|Create|Send|Start|Upload)$/,
	/^Update$/,
	/^Create or Update$/,
];

/** One of these helps another operation, or is better done by one. */
const seldom = /^(?:Check|Count|Look Up|Toggle)\b/;

/** In the order of the menu: what is needed on most days, the others, what is rare, and at the end what cannot be undone. */
export function inMenuOrder(operations: Entry[]): Entry[] {
	return [...operations].sort((one, other) => {
		const byPlace = placeOf(one) - placeOf(other);
		return byPlace === 0 ? (one.name < other.name ? -1 : 1) : byPlace;
	});
}

function placeOf({ name, destructive, rare }: Entry): number {
	if (destructive) return everyday.length + 2;
	const place = everyday.findIndex((pattern) => pattern.test(name));
	if (place >= 0) return place;
	return rare || seldom.test(name) ? everyday.length + 1 : everyday.length;
}

/**
 * What a new node starts with when the resource is chosen. Saved workflows leave it out, so the first version keeps the operation
 * that is declared first.
 */
export function openingOperation(
	{ opening, operations }: Resource,
	version: number,
	versions: readonly number[],
): string {
	return (version === versions[0] ? operations[0] : opening).value;
}

/** These come after what a list is about, whatever place in the request they have. */
const aboutTheOutput = ['returnAll', 'limit', 'simplify'];

/** The fields as the panel shows them: in the order of the request, and what is about the output behind the others. */
export function inPanelOrder(fields: PropertySpec[]): PropertySpec[] {
	const place = ({ name }: PropertySpec) => aboutTheOutput.indexOf(name);
	if (!fields.some((field) => place(field) >= 0)) return fields;
	return [...fields].sort((one, other) => place(one) - place(other));
}
