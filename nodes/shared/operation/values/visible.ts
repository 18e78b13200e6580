import type { INodeProperties } from 'n8n-workflow';
import type { MethodField } from '../spec';
import { truthOf } from './values';

/** What a condition of `displayOptions` may look at. */
export interface Surroundings {
	/** Undefined for a field that is not there, `hidden` for one that is not shown itself. */
	valueOf: (name: string) => unknown;
}

/** What n8n calls the version of the node in conditions; it is among the values under this name. */
export const versionKey = '@version';

/** The value of a field that is hidden: what depends on it is hidden too. */
export const hidden = Symbol('hidden');

/** Whether the editor shows a field beside these values. */
export function isShown({ displayOptions }: Pick<INodeProperties, 'displayOptions'>, around: Surroundings) {
	const meets = (name: string, wanted: unknown): boolean => {
		const value = around.valueOf(nameOf(name));
		if (value === hidden || value === undefined) return false;
		return Array.isArray(wanted) && wanted.some((one) => decideAlike(one, value));
	};
	const knows = (name: string) => around.valueOf(nameOf(name)) !== undefined;
	const { show = {}, hide = {} } = displayOptions ?? {};
	return (
		Object.entries(show).every(([name, wanted]) => !knows(name) || meets(name, wanted)) &&
		!Object.entries(hide).some(([name, wanted]) => meets(name, wanted))
	);
}

/**
 * The fields of an operation that are not shown beside these values. Hooks give only what they mean, so a choice that is not
 * there hides nothing; the user's own parameters are settled before.
 */
export function hiddenFields(properties: MethodField[], values: Record<string, unknown>): Set<string> {
	const found = new Set<string>();
	const shown = new Set<string>();
	for (const property of conditionalOf(properties)) {
		const valueOf = (name: string) => {
			if (found.has(name)) return hidden;
			return values[name] ?? undefined;
		};
		if (isShown(property, { valueOf })) shown.add(property.name);
		else found.add(property.name);
		if (shown.has(property.name)) found.delete(property.name);
	}
	return found;
}

const conditional = new WeakMap<MethodField[], MethodField[]>();

/** The fields that can be hidden, in the order in which they can be looked at; made once for each method. */
function conditionalOf(properties: MethodField[]): MethodField[] {
	const known = conditional.get(properties);
	if (known !== undefined) return known;
	const names = new Set(
		properties.filter(({ displayOptions }) => displayOptions !== undefined).map(({ name }) => name),
	);
	const found = inOrderOfChoice(properties).filter(({ name }) => names.has(name));
	conditional.set(properties, found);
	return found;
}

/** Fields that decide about others come before them. */
export function inOrderOfChoice<P extends Pick<INodeProperties, 'name' | 'displayOptions'>>(
	properties: P[],
): P[] {
	const ordered = new Set<P>();
	const add = (property: P, above: P[]) => {
		if (ordered.has(property) || above.includes(property)) return;
		const { show = {}, hide = {} } = property.displayOptions ?? {};
		for (const name of [...Object.keys(show), ...Object.keys(hide)].map(nameOf)) {
			for (const choice of properties.filter((other) => other.name === name))
				add(choice, [...above, property]);
		}
		ordered.add(property);
	};
	for (const property of properties) add(property, []);
	return [...ordered];
}

/** Inside a collection a name that starts with a slash is one of the node's own fields. */
function nameOf(path: string): string {
	return path.replace(/^\//, '');
}

function decideAlike(wanted: unknown, value: unknown): boolean {
	if (typeof wanted === 'boolean') return truthOf(value) === wanted;
	return typeof value !== 'object' && String(wanted) === String(value);
}
