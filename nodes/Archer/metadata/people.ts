import { textOf } from '../content/given';
import { isRefusal } from '../content/fieldNames';
import { identifierOf } from '../content/identifiers';
import { parameterFailure, type Failure } from '../../shared/soap/failure';
import type { Known, Metadata, Person } from './model';
import { isId, personCalled } from './names';

/** What users and groups are given by: a list, or a text in which semicolons count where names hold commas. */
export function entriesIn(given: unknown): unknown[] {
	if (Array.isArray(given)) return given.filter((entry) => textOf(entry) !== '');
	if (typeof given === 'object' && given !== null) return [given];
	const text = textOf(given);
	const parts = text.split(/[;\n]/.test(text) ? /[;\n]/ : ',');
	return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** Their IDs, each once. A number and what has an `id` is one already; a text of digits can be a name as well. */
export async function idsOfPeople(
	metadata: Metadata,
	kind: Person['kind'],
	given: unknown,
	parameter: string,
): Promise<Known<number[]>> {
	const ids = new Set<number>();
	for (const entry of entriesIn(given)) {
		const id = typeof entry === 'string' ? undefined : identifierOf(entry);
		if (id !== undefined) {
			ids.add(Number(id));
			continue;
		}
		const name = nameOf(entry);
		if (name === '') return { failure: noPerson(entry, kind, parameter) };
		const person = await personCalled(metadata, kind, name, parameter);
		if (person.failure && !(isId(name) && (await isListRefused(metadata, kind)))) return person;
		ids.add(person.found?.id ?? Number(name));
	}
	return { found: [...ids] };
}

/** An account without the right to lists can still give IDs. */
async function isListRefused(metadata: Metadata, kind: Person['kind']): Promise<boolean> {
	const { failure } = kind === 'user' ? await metadata.users() : await metadata.groups();
	return failure !== undefined && isRefusal(failure);
}

function nameOf(entry: unknown): string {
	if (typeof entry !== 'object' || entry === null) return textOf(entry);
	const { userName, name } = entry as { userName?: unknown; name?: unknown };
	return textOf(userName ?? name);
}

function noPerson(entry: unknown, kind: Person['kind'], parameter: string): Failure {
	const shown = typeof entry === 'object' ? JSON.stringify(entry) : textOf(entry);
	return parameterFailure(
		parameter,
		`'${parameter}' has an entry that is neither a ${kind}'s name nor an ID: ${shown.slice(0, 80)}`,
	);
}
