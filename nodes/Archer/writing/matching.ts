import type { IDataObject } from 'n8n-workflow';
import type { OperationContext } from '../../shared/operation/spec';
import { kindOf } from '../../shared/operation/values/values';
import { parameterFailure, refusal, type Failure } from '../../shared/soap/failure';
import { metadataOf } from '../metadata/metadata';
import { fieldCalled } from '../metadata/names';
import type { FieldDefinition, Known } from '../metadata/model';
import type { SearchCondition } from '../query/condition';
import { readColumnName } from './columns';
import { matchLabel } from './formProperties';
import { toArcherDate } from '../content/dates';
import { textOf } from '../content/given';
import { identifierOf, listOf } from '../content/identifiers';
import type { FieldEntry } from './input';
import { resolveMany } from './resolve';
import { searchRecords, valueIn } from '../locating/searchRecords';

/** The record that an item means, by the values of the fields to match. */

/** What an item is found by. */
export interface Match {
	moduleId: string;
	fields: Array<{ field: FieldDefinition; entry: FieldEntry }>;
	timeZone: string;
	/** The same for items that mean the same record. */
	key: string;
}

/** The match of each item, with IDs in the place of names. */
export async function matchesOf(contexts: OperationContext[]): Promise<Array<Known<Match>>> {
	const fields = await Promise.all(contexts.map(matchFieldsOf));
	const resolved = await resolveMany(
		contexts.map((context, index) => ({
			context,
			changesCount: false,
			only: new Set((fields[index].found ?? []).map(({ id }) => String(id))),
		})),
	);
	return contexts.map(({ values }, index): Known<Match> => {
		const [wanted, given] = [fields[index], resolved[index]];
		if (given.failure) return given;
		if (wanted.failure) return wanted;
		const pairs: Match['fields'] = [];
		for (const field of wanted.found) {
			const entry = given.entries.find(({ key }) => key === String(field.id));
			if (entry === undefined || isEmpty(entry.value)) return { failure: withoutValue(field) };
			pairs.push({ field, entry });
		}
		const { timeZone } = given;
		const moduleId = textOf(values.moduleId);
		const key = JSON.stringify([
			moduleId,
			...pairs.map(({ field, entry }) => [field.id, comparable(field, entry.value, timeZone)]),
		]);
		return { found: { moduleId, fields: pairs, timeZone, key } };
	});
}

async function matchFieldsOf(context: OperationContext): Promise<Known<FieldDefinition[]>> {
	const { fieldsMode, formFields, matchFields, moduleId, levelId } = context.values;
	const mapper = (formFields ?? {}) as { matchingColumns?: unknown };
	const given = listOf(fieldsMode === 'form' ? mapper.matchingColumns : matchFields);
	if (given.length === 0) {
		const advice = 'Choose the field or fields by which the record can be told from all others.';
		return { failure: parameterFailure(matchLabel, `'${matchLabel}' is empty`, advice) };
	}
	const odd = given.find((one) => typeof one !== 'string' && typeof one !== 'number');
	if (odd !== undefined) {
		const message = `'${matchLabel}' must name fields by text or number, but holds ${kindOf(odd)}`;
		return { failure: parameterFailure(matchLabel, message) };
	}
	const fields: FieldDefinition[] = [];
	for (const one of given) {
		const level = Number(levelId) || undefined;
		const wanted = readColumnName(String(one))?.fieldId ?? one;
		const known = await fieldCalled(metadataOf(context), Number(moduleId), wanted, matchLabel, level);
		if (known.failure) return known;
		const { name, type } = known.found;
		if (type !== undefined && !searchable.has(type)) {
			const message = `'${matchLabel}' names the field "${name}", whose values a search cannot compare exactly`;
			const advice = 'Match by texts, numbers, dates or values lists.';
			return { failure: parameterFailure(matchLabel, message, advice) };
		}
		fields.push(known.found);
	}
	return { found: fields };
}

const searchable = new Set<string>(['text', 'numeric', 'date', 'valuesList']);

function isEmpty(value: unknown): boolean {
	return typeof value === 'number' || value instanceof Date
		? false
		: listOf(value).length === 0 || textOf(value) === '';
}

function withoutValue({ name }: FieldDefinition): Failure {
	return parameterFailure(
		matchLabel,
		`'${matchLabel}' has the field "${name}", for which the item has no value`,
		'Nothing was sent: without it, any record could be meant. Give the item a value, or match by another field.',
	);
}

/** The records that have exactly these values, by the key of the match; one search for all that match by the same fields. */
export async function recordsMatching(
	context: OperationContext,
	matches: Match[],
): Promise<Map<string, Known<number[]>>> {
	const groups = new Map<string, Match[]>();
	for (const match of matches) {
		const group = JSON.stringify([match.moduleId, match.fields.map(({ field }) => field.id)]);
		groups.set(group, [...(groups.get(group) ?? []), match]);
	}
	const found = new Map<string, Known<number[]>>();
	for (const group of groups.values()) {
		const [{ moduleId, fields, timeZone }] = group;
		const outcome = await searchRecords(context, {
			moduleId,
			levelId: fields[0].field.levelId,
			displayFields: fields.map(({ field }) => String(field.id)),
			sets: group.map((match) => match.fields.map(conditionOf)),
			timeZone,
		});
		for (const match of group) {
			found.set(
				match.key,
				outcome.failure
					? { failure: notSearched(outcome.failure, match) }
					: { found: outcome.records.filter((record) => isMatch(record, match)).map(idIn) },
			);
		}
	}
	return found;
}

const idIn = ({ contentId }: IDataObject) => Number(contentId);

function conditionOf({
	field: { id, type, hasTime },
	entry: { value },
}: Match['fields'][number]): SearchCondition {
	const field = String(id);
	switch (type) {
		case 'numeric':
			return { type: 'numeric', field, value };
		case 'date':
			return { type: 'dateComparison', field, operator: 'Equals', value, includeTime: hasTime !== false };
		case 'valuesList':
			return { type: 'valuesList', field, operator: 'Equals', value: listOf(value).map(identifierOf) };
		default:
			return { type: 'text', field, operator: 'Equals', value };
	}
}

/** Searches find what is alike, too: upper and lower case, and more where a text is long. */
function isMatch(record: IDataObject, { fields, timeZone }: Match): boolean {
	return fields.every(
		({ field, entry }) =>
			comparable(field, valueIn(record, field.id), timeZone) === comparable(field, entry.value, timeZone),
	);
}

function comparable({ type, hasTime }: FieldDefinition, value: unknown, timeZone: string): string {
	switch (type) {
		case 'numeric':
			return textOf(value) === '' ? '' : String(Number(value));
		case 'date': {
			const { text = '' } = toArcherDate(value, timeZone);
			return hasTime === false ? text.split(' ')[0] : text;
		}
		case 'valuesList':
			return listOf(value).map(identifierOf).sort().join();
		default:
			return textOf(value).normalize('NFC');
	}
}

function namesIn({ fields }: Match): string {
	return fields
		.map(({ field, entry }) => {
			const shown =
				typeof entry.value === 'object' ? listOf(entry.value).map(identifierOf).join() : textOf(entry.value);
			return `"${field.name}" = "${shown.slice(0, 60)}"`;
		})
		.join(' and ');
}

function notSearched(failure: Failure, match: Match): Failure {
	return {
		...failure,
		message: `Records with ${namesIn(match)} could not be searched: ${failure.message}`,
		advice: failure.advice ?? 'A field to match has to be searchable in Archer.',
		reached: 'no',
	};
}

export function severalMatch(match: Match, ids: number[]): Failure {
	return refusal('conflict', `${ids.length} records have ${namesIn(match)}: ${ids.join(', ')}`, {
		advice: 'Nothing was changed. Match by more fields, or update the one that is meant by its ID.',
		parameter: matchLabel,
		reached: 'no',
	});
}
