import { folded, nearest } from '../../shared/operation/values/byName';
import { parameterFailure, type Failure } from '../../shared/soap/failure';
import { textOf } from '../content/given';
import { barelyKnown } from './definitions';
import type { Application, FieldDefinition, Known, Level, ListValue, Metadata, Named, Person } from './model';
import { entriesCalled, guidOf, type TextsOf } from './nameIndex';

/** From what people write to what they mean: an ID, a GUID, or a name as the screens show it. */

/** Whether a text can only be an ID: then nothing has to be asked to use it. */
export function isId(given: unknown): boolean {
	return /^[1-9]\d*$/.test(textOf(given));
}

/** The GUID in a text, without braces; undefined for anything else. */
export function guidIn(given: unknown): string | undefined {
	return guidOf(textOf(given));
}

export interface Wanted {
	/** What the entries are, in the singular: `field`. */
	noun: string;
	/** The parameter that names it, by its shown name. */
	parameter: string;
}

interface Reading<T> {
	/** Texts that name an entry, the better ones in front: a hit among them keeps the later ones from counting. */
	textsOf: TextsOf<T>;
	/** How an entry is called where the name alone would not tell it. */
	labelOf: (entry: T) => string;
}

const usualReading: Reading<Named> = {
	textsOf: [({ name }) => name, ({ alias }) => alias],
	labelOf: ({ name, id }) => `"${name}" (ID ${id})`,
};

/** ID, GUID, exact name or alias, else the only one without regard to upper and lower case. */
export function oneCalled<T extends Named>(
	entries: T[],
	given: string,
	what: Wanted,
	{ textsOf, labelOf }: Reading<T> = usualReading,
): Known<T> {
	const hits = entriesCalled(entries, given, textsOf);
	if (hits.length === 1) return { found: hits[0] };
	return hits.length > 1 ? several(hits.map(labelOf), given, what) : none(entries, given, what, textsOf[0]);
}

function several(labels: string[], given: string, { parameter }: Wanted): { failure: Failure } {
	const shown = labels.slice(0, mostShown).join(', ');
	return {
		failure: parameterFailure(
			parameter,
			`'${parameter}': there are ${labels.length} of the name "${given}": ${shown}`,
			'Write it as it stands here if that differs, or give the ID: the name does not tell them apart.',
		),
	};
}

const mostShown = 5;

function none<T>(
	entries: T[],
	given: string,
	{ noun, parameter }: Wanted,
	nameOf: (entry: T) => string | undefined,
): { failure: Failure } {
	if (given.trim() === '') return { failure: parameterFailure(parameter, `'${parameter}' names no ${noun}`) };
	const names = entries.map((entry) => nameOf(entry) ?? '');
	const near = nearest(names, given);
	const few = names.length <= mostShown ? names : [];
	const shown = (near.length > 0 ? near : few).map((name) => `"${name}"`).join(', ');
	const advice =
		shown === ''
			? 'Check the spelling: the whole name is needed. The ID works too.'
			: `${near.length > 0 ? 'Near it' : 'There are'}: ${shown}. The ID works too.`;
	return {
		failure: parameterFailure(
			parameter,
			`'${parameter}': Archer has no ${noun} called "${given.trim()}"`,
			advice,
		),
	};
}

/** Names that come by SOAP are not all there are: then the failure says so. */
function within<T>(known: Known<T>, metadata: Metadata): Known<T> {
	const { failure } = known;
	if (failure === undefined || !metadata.isRestClosed()) return known;
	const partly =
		"Archer's REST interface is closed to this account, so only names that reports and searches show are known.";
	return { failure: { ...failure, advice: [failure.advice, partly].filter(Boolean).join(' ') } };
}

function about<T>(failure: Failure, what: Wanted, given: string): Known<T> {
	return {
		failure: {
			...failure,
			message: `'${what.parameter}': the ${what.noun} "${given}" could not be looked up: ${failure.message}`,
			parameter: what.parameter,
			reached: 'no',
		},
	};
}

export async function applicationCalled(
	metadata: Metadata,
	given: unknown,
	parameter: string,
): Promise<Known<Application>> {
	const what = { noun: 'application', parameter };
	const text = textOf(given);
	const applications = await metadata.applications();
	const found = applications.failure
		? about<Application>(applications.failure, what, text)
		: within(oneCalled(applications.found, text, what), metadata);
	// Sub-forms are in no list, and where REST is closed others are not either.
	return found.failure && isId(text) ? { found: { id: Number(text), name: text } } : found;
}

/** Of all levels, or of one; `Name (Level)` tells fields of one name apart. */
export async function fieldCalled(
	metadata: Metadata,
	applicationId: number,
	given: unknown,
	parameter: string,
	levelId?: number,
): Promise<Known<FieldDefinition>> {
	const what = { noun: 'field', parameter };
	const text = textOf(given);
	const bare = { found: barelyKnown({ id: Number(text), name: text }) };
	const fields = await metadata.fields(applicationId);
	if (fields.failure) return isId(text) ? bare : about(fields.failure, what, text);
	const { entries, reading } = await readingOf(metadata, applicationId, fields.found, levelId);
	const found = oneCalled(entries, text, what, reading);
	if (found.failure && isId(text) && metadata.isRestClosed()) return bare;
	return within(found, metadata);
}

interface FieldReading {
	entries: FieldDefinition[];
	reading: Reading<FieldDefinition>;
}

/** By the list of fields and the level: many items name fields of the same few. */
const fieldReadings = new WeakMap<FieldDefinition[], Map<number, Promise<FieldReading>>>();

async function readingOf(
	metadata: Metadata,
	applicationId: number,
	fields: FieldDefinition[],
	levelId = 0,
): Promise<FieldReading> {
	const known = fieldReadings.get(fields) ?? new Map<number, Promise<FieldReading>>();
	fieldReadings.set(fields, known);
	const make = async (): Promise<FieldReading> => {
		// Where names come by SOAP a field often comes without its level.
		const entries = fields.filter((field) => levelId === 0 || !field.levelId || field.levelId === levelId);
		const labels = await fieldLabels(metadata, applicationId, entries);
		const textsOf = [...usualReading.textsOf, ({ id }: Named) => labels.get(id)];
		const labelOf = ({ id, name }: Named) => `"${labels.get(id) ?? name}" (ID ${id})`;
		return { entries, reading: { textsOf, labelOf } };
	};
	const reading = known.get(levelId) ?? make();
	known.set(levelId, reading);
	return await reading;
}

/** What tells each field from the others: its name, with its level or its alias where another has the same name. */
export async function fieldLabels(
	metadata: Metadata,
	applicationId: number,
	fields: FieldDefinition[],
): Promise<Map<number, string>> {
	const count = (texts: string[]) => {
		const counts = new Map<string, number>();
		for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
		return counts;
	};
	const names = count(fields.map(({ name }) => folded(name)));
	const isRepeated = ({ name }: Named) => names.get(folded(name))! > 1;
	if (!fields.some(isRepeated)) return new Map(fields.map(({ id, name }) => [id, name]));
	const levels = (await metadata.levels(applicationId)).found ?? [];
	const withLevel = ({ name, levelId }: FieldDefinition) =>
		`${name} (${levels.find(({ id }) => id === levelId)?.name ?? levelId ?? '?'})`;
	const inLevels = count(fields.filter(isRepeated).map((field) => folded(withLevel(field))));
	return new Map(
		fields.map((field) => {
			if (!isRepeated(field)) return [field.id, field.name];
			const label = withLevel(field);
			return [
				field.id,
				inLevels.get(folded(label)) === 1 ? label : `${field.name} (${field.alias ?? field.id})`,
			];
		}),
	);
}

/** By name or alias, by its path from the top of the list (`Parent > Child`), or by ID. */
export async function valueCalled(
	metadata: Metadata,
	field: FieldDefinition,
	given: unknown,
	parameter: string,
): Promise<Known<ListValue>> {
	const what = { noun: `value of the field "${field.name}"`, parameter };
	const text = textOf(given);
	const values = await metadata.values(field);
	if (values.failure) {
		const bare = { id: Number(text), name: text, path: text };
		return isId(text) ? { found: bare } : about(values.failure, what, text);
	}
	return oneCalled(values.found, text.replace(/\s*>\s*/g, ' > '), what, valueReading);
}

const valueReading: Reading<ListValue> = {
	textsOf: [({ path }) => path, ({ name }) => name, ({ alias }) => alias],
	labelOf: ({ path, id }) => `"${path}" (ID ${id})`,
};

/** By the name that the person signs in with, the shown name (`Last, First`, or `First Last`), the name of the group, or ID. */
export async function personCalled(
	metadata: Metadata,
	kind: Person['kind'] | undefined,
	given: unknown,
	parameter: string,
): Promise<Known<Person>> {
	const what = { noun: kind ?? 'user or group', parameter };
	const text = textOf(given);
	const users = kind === 'group' ? { found: [] } : await metadata.users();
	if (users.failure) return about(users.failure, what, text);
	const groups = kind === 'user' ? { found: [] } : await metadata.groups();
	if (groups.failure) return about(groups.failure, what, text);
	return oneCalled(everybody(users.found, groups.found), text, what, personReading);
}

const together = new WeakMap<Person[], { groups: Person[]; all: Person[] }>();

/** One list for all items, for what is found in it by name is indexed by the list. */
function everybody(users: Person[], groups: Person[]): Person[] {
	if (groups.length === 0) return users;
	if (users.length === 0) return groups;
	const known = together.get(users);
	if (known?.groups === groups) return known.all;
	const all = [...users, ...groups];
	together.set(users, { groups, all });
	return all;
}

const personReading: Reading<Person> = {
	textsOf: [
		({ name }) => name,
		({ displayName }) => displayName,
		({ displayName }) => displayName?.replace(/^([^,]+),\s*([^,]+)$/, '$2 $1'),
	],
	labelOf: ({ kind, name, displayName, id }) =>
		`"${displayName ?? name}" (${kind}${displayName === undefined ? '' : ` ${name}`}, ID ${id})`,
};

/** The level that a text names; the only or first one where none is named. */
export async function levelCalled(
	metadata: Metadata,
	applicationId: number,
	given: unknown,
	parameter: string,
): Promise<Known<Level>> {
	const what = { noun: 'level', parameter };
	const text = textOf(given);
	const levels = await metadata.levels(applicationId);
	if (levels.failure) {
		return isId(text)
			? { found: { id: Number(text), name: text, applicationId } }
			: about(levels.failure, what, text);
	}
	if (text === '' && levels.found.length > 0) return { found: levels.found[0] };
	return within(oneCalled(levels.found, text, what), metadata);
}
