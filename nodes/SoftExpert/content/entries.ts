import type { IDataObject } from 'n8n-workflow';
import type { ParameterValues } from '../../shared/operation/spec';
import { isObject } from '../../shared/operation/values/values';
import { rowsOf } from '../../shared/operation/wire/request';
import { refusal, type Failure } from '../../shared/soap/failure';
import { meaningOf } from './meaning';
import { unclear, type Judged } from './verdict';

/** An answer that says of each entry of the request what became of it, under a status of the whole. */
export interface EntriesTerms {
	/** Output field that holds them. */
	name: string;
	/** The list in the answer, and its repeated element. */
	list: string;
	item: string;
	/** Parameter with the rows that were sent; a single value counts as one. */
	of: string;
	/**
	 * Each has a status of its own (`outcome`), the key of what was made (`key`), or a text in the language of the account (`text`).
	 * Of the last two the list is part of some answers only, and the status of the whole decides.
	 */
	tells: 'outcome' | 'key' | 'text';
	/** What several are called, and the word by which errors name one: `pair 2`. */
	called: { many: string; short: string };
	/** What is so of the ones that were done: `related`. */
	done: string;
	/** What to look at where it is not known. */
	look: string;
	/** What to check where one was refused; of outcomes. */
	check?: string;
}

type Read = { items: IDataObject[]; failure?: undefined } | { items?: undefined; failure: Failure };

/** The item with what became of each entry; one that was refused, or of which nothing is said, is a failure of all. */
export function withEntries(
	json: IDataObject,
	terms: EntriesTerms,
	method: Judged,
	values: ParameterValues,
): Read {
	const { [terms.list]: list, ...others } = json;
	const asked = typeof values[terms.of] === 'object' ? rowsOf(values[terms.of]).length : 1;
	const found = [isObject(list) ? (list[terms.item] ?? []) : []].flat() as unknown[];
	if (terms.tells === 'outcome') {
		const read = readOutcomes(found as IDataObject[], asked, terms, method);
		return 'failure' in read ? read : { items: [{ ...others, [terms.name]: read.entries }] };
	}
	if (list === undefined) return { items: [others] };
	const texts = found.map((entry) => (terms.tells === 'key' && isObject(entry) ? entry.RecordKey : entry));
	const isWhole = texts.length === asked && texts.every((text) => typeof text === 'string' && text !== '');
	const isRefused =
		terms.tells === 'text' &&
		texts.some((text) => meaningOf(String(text), [], Object.values(values)) === 'refused');
	if (isWhole && !isRefused) return { items: [{ ...others, [terms.name]: texts as string[] }] };
	const how = isRefused
		? `with the status SUCCESS, but also with ${JSON.stringify(texts).slice(0, 200)}`
		: `with ${texts.length} ${terms.called.many} for the ${asked} that were sent`;
	return { failure: unclear(method, {}, how, terms.look) };
}

/** Done when its own answer says so: SUCCESS, and no other code than that of success. */
function isDone({ Status, Code }: IDataObject): boolean {
	const code = String(Code ?? '').trim();
	return statusOf(Status) === 'SUCCESS' && (code === '' || code === '1');
}

const statusOf = (value: unknown) =>
	String(value ?? '')
		.trim()
		.toUpperCase();

function readOutcomes(
	found: IDataObject[],
	asked: number,
	{ called, done: state, look, check }: EntriesTerms,
	method: Judged,
): { entries: IDataObject[] } | { failure: Failure } {
	if (found.length !== asked) {
		const how = `for ${found.length} of ${asked} ${called.many}, so that it is not known which ones are ${state}`;
		return { failure: unclear(method, {}, how, look) };
	}
	const refused = found.flatMap((entry, index) => (isDone(entry) ? [] : [{ entry, index }]));
	if (refused.length === 0) {
		return {
			entries: found.map(({ Code, Detail, RecordKey }) => ({
				success: true,
				code: Code,
				detail: Detail,
				...(RecordKey !== undefined && { recordKey: RecordKey }),
			})),
		};
	}
	const done = found.flatMap((entry, index) => (isDone(entry) ? [`${called.short} ${index + 1}`] : []));
	const texts = refused.map(({ entry, index }) => `${called.short} ${index + 1}: ${said(entry)}`).join('; ');
	if (refused.some(({ entry }) => statusOf(entry.Status) !== 'FAILURE')) {
		const how = `for ${refused.length} of ${found.length} ${called.many} without saying whether they are ${state}`;
		return { failure: { ...unclear(method, { detail: texts }, how), done } };
	}
	return {
		failure: refusal('rejected', `SoftExpert refused ${refused.length} of ${found.length} ${called.many}`, {
			code: String(refused[0].entry.Code ?? ''),
			systemText: texts,
			advice: done.length > 0 ? `${check ?? ''} The other ${called.many} are ${state} now.` : check,
			done,
		}),
	};
}

function said({ Detail, Code }: IDataObject): string {
	return String(Detail ?? Code ?? 'no answer');
}
