import type { IDataObject } from 'n8n-workflow';
import type { Failure } from '../../soap/failure';
import { namedExactly } from '../values/byName';
import { allHold } from './conditions';
import { itemsWithFiles } from './fileOut';
import { isAbsent } from '../values/values';
import type {
	AnswerSpec,
	ListSpec,
	OperationContext,
	OperationItem,
	OutputSpec,
	ParameterValues,
} from '../spec';

/** Makes output items of what was read, by the words of the answer. */
export function shaped(
	answer: AnswerSpec,
	read: IDataObject[],
	context: OperationContext,
	system: string,
): OperationItem[] | Failure {
	let entries = read;
	if (answer.exact) {
		const { what, by = 'name' } = answer.exact;
		const hit = namedExactly(entries, context.values[by], { system, what });
		if (hit.failure) return hit.failure;
		entries = [hit.entry];
	}
	entries = wanted(answer, entries, context.values);
	const items = itemsOf(answer, entries, context, system);
	return Array.isArray(items) ? finishedItems(answer, items, context.values) : items;
}

function itemsOf(
	{ shape, files, spread }: AnswerSpec,
	entries: IDataObject[],
	context: OperationContext,
	system: string,
): OperationItem[] | Failure {
	if (shape) return shape(entries, context);
	if (spread) return entries.flatMap((entry) => spreadOut(spread, entry));
	return files ? itemsWithFiles(files, entries, context.values, system) : entries.map((json) => ({ json }));
}

/** What the answer says as a whole stands in each; an empty list of it is nothing to pass on. */
function spreadOut({ lists, as }: NonNullable<AnswerSpec['spread']>, entry: IDataObject): OperationItem[] {
	const own = Object.entries(entry).filter(([name]) => !(name in lists));
	const whole = Object.fromEntries(own.filter(([, value]) => !Array.isArray(value)));
	const beside = Object.fromEntries(own.filter(([, value]) => Array.isArray(value) && value.length > 0));
	return Object.entries(lists).flatMap(([list, kind]) =>
		((entry[list] ?? []) as IDataObject[]).map((one) => ({
			json: { ...whole, [as]: kind, ...one, ...beside },
		})),
	);
}

/** Without the fields that the user has not asked for. */
function wanted({ gives }: AnswerSpec, entries: IDataObject[], values: ParameterValues): IDataObject[] {
	const left = gives.filter(({ when }) => when && !allHold(when, values)).map(({ name }) => name);
	if (left.length === 0) return entries;
	return entries.map((json) =>
		Object.fromEntries(Object.entries(json).filter(([name]) => !left.includes(name))),
	);
}

/** The words that hold for items however they came about: filtered, cut, and with what is so now. */
export function finishedItems(
	{ list, done }: OutputSpec,
	items: OperationItem[],
	values: ParameterValues,
): OperationItem[] {
	const listed = list ? cut(filtered(list, items, values), values) : items;
	if (!done) return listed;
	// It comes last, and what the answer itself says about it holds.
	return listed.map(({ json, ...item }) => ({ ...item, json: { ...json, ...done, ...json } }));
}

/** Whether entries may be left out, so that all have to be read before they are counted. */
export function isFiltered(list: ListSpec | undefined, values: ParameterValues): boolean {
	if (list === undefined) return false;
	return isNamed(list, values) || chosen(list, values).length > 0;
}

function filtered(list: ListSpec, items: OperationItem[], values: ParameterValues): OperationItem[] {
	const { nameFields = [] } = list;
	const wanted = isNamed(list, values) ? wantedName(values) : '';
	const choices = chosen(list, values);
	return items.filter(
		({ json }) =>
			folded(nameFields.map((name) => textOf(json[name])).join(' ')).includes(wanted) &&
			choices.every(([name, texts]) => texts.includes(folded(textOf(json[name]).trim()))),
	);
}

function isNamed({ nameFields }: ListSpec, values: ParameterValues): boolean {
	return nameFields !== undefined && wantedName(values) !== '';
}

/** Fields with the texts that they may hold: systems write a choice as its code or as its word. */
function chosen({ choices = {} }: ListSpec, values: ParameterValues): Array<[name: string, texts: string[]]> {
	return Object.entries(choices)
		.filter(([name]) => textOf(values[name]).trim() !== '')
		.map(([name, words]) => {
			const code = textOf(values[name]).trim();
			return [name, [code, words[code] ?? code].map(folded)];
		});
}

function textOf(value: unknown): string {
	return isAbsent(value) ? '' : String(value);
}

function folded(text: string): string {
	return text.toLowerCase();
}

function cut(items: OperationItem[], { returnAll, limit }: ParameterValues): OperationItem[] {
	return returnAll === true || limit === undefined ? items : items.slice(0, Number(limit));
}

function wantedName({ nameContains }: ParameterValues): string {
	return folded(textOf(nameContains).trim());
}
