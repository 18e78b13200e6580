import type { OperationContext, OperationOutcome, Task } from '../../../shared/operation/spec';
import { applicationLocator } from '../../locating/applicationLocator';
import { afterUpload } from '../../writing/attachments';
import { ignoredFields } from '../../writing/checkResult';
import { recordFieldsProperties } from '../../writing/fieldProperties';
import { matchLabel } from '../../writing/formProperties';
import { matchesOf, recordsMatching, severalMatch, type Match } from '../../writing/matching';
import { createRecord, createRecords, updateRecord, updateRecords } from '../../content/recordMethods';
import { resolvingMethods } from '../../writing/methods';
import { lookUpTogether } from '../../writing/resolve';
import { fieldsPicker } from '../../metadata/locators';
import type { Known } from '../../metadata/model';
import { createBatch, updateBatch } from './bulk';
import { inRequests, mostRecords, mostTogether } from './requests';

export const createOrUpdate: Task = {
	name: 'Create or Update',
	value: 'upsert',
	action: 'Create or update record',
	description: 'Create a new record, or update the current one if it already exists (upsert)',
	effect: 'write',
	fields: [
		applicationLocator,
		...recordFieldsProperties('upsert'),
		fieldsPicker({
			displayName: matchLabel,
			name: 'matchFields',
			application: 'moduleId',
			required: true,
			description:
				'The fields by which the record is found: one with exactly the given values is updated, without one a record is created. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
			displayOptions: { show: { fieldsMode: ['json', 'list'] } },
		}),
	],
	output: {
		repeats: ['moduleId'],
		gives: [
			{ name: 'contentId', type: 'integer', description: 'System ID of the record', example: 238756 },
			{
				name: 'action',
				description: 'What was done: created or updated',
				example: 'created',
			},
			ignoredFields,
		],
	},
	uses: [createRecord, createRecords, updateRecord, updateRecords, ...resolvingMethods],
	then: [
		afterUpload('The record is created or updated with the IDs of its files.'),
		{
			after: ['CreateRecord', 'CreateRecords'],
			says: 'A later item with the same values to match updates the record that this one creates.',
		},
	],
	batch: { size: mostRecords, together: mostTogether, perform: upsertInTurn },
	// Archer has no such method: the record is searched for, then one of two others is called.
	perform: async (context) => (await upsertInTurn([context]))[0],
};

/** What is known of a run: records by the key of their match, and the last of its requests. */
interface Run {
	records: Map<string, number>;
	/** Keys of records that may have been created without an answer. */
	uncertain: Set<string>;
	last: Promise<unknown>;
}

const runs = new WeakMap<object, Run>();

/** One after the other, however many requests go side by side: two that search at once would both create. */
async function upsertInTurn(contexts: OperationContext[]): Promise<OperationOutcome[]> {
	const { settings } = contexts[0];
	const run = runs.get(settings) ?? { records: new Map(), uncertain: new Set(), last: Promise.resolve() };
	runs.set(settings, run);
	const turn = run.last.then(async () => await upsertBatch(contexts, run));
	run.last = turn.catch(() => undefined);
	return await turn;
}

interface Meant {
	index: number;
	context: OperationContext;
	match: Match;
}

async function upsertBatch(contexts: OperationContext[], run: Run): Promise<OperationOutcome[]> {
	const outcomes = new Array<OperationOutcome>(contexts.length);
	const matches = await matchesOf(contexts);
	const meant: Meant[] = [];
	for (const [index, match] of matches.entries()) {
		if (match.failure) outcomes[index] = match;
		else meant.push({ index, context: onLevel(contexts[index], match.found), match: match.found });
	}
	const several = await lookUp(contexts[0], meant, run);
	if (contexts.length > mostRecords) await lookUpTogether(contexts);
	const done = await inRequests(meant, async (part) => await upsertPart(part, several, run));
	for (const [position, { index }] of meant.entries()) outcomes[index] = done[position];
	return outcomes;
}

async function upsertPart(
	part: Meant[],
	several: Map<string, Known<never>>,
	run: Run,
): Promise<OperationOutcome[]> {
	const outcomes = new Map<Meant, OperationOutcome>();
	let rest = part.filter((one) => {
		const failure = several.get(one.match.key)?.failure;
		if (failure) outcomes.set(one, { failure });
		return failure === undefined;
	});
	while (rest.length > 0) rest = await oneRound(rest, run, outcomes);
	return part.map((one) => outcomes.get(one)!);
}

/** The fields to match say the level where the user does not: one call writes fields of one level. */
function onLevel(context: OperationContext, { fields }: Match): OperationContext {
	const { values } = context;
	return { ...context, values: { ...values, levelId: values.levelId ?? fields[0].field.levelId } };
}

/** Finds the records that the run does not know yet; what is left is why an item cannot be done. */
async function lookUp(
	context: OperationContext,
	meant: Meant[],
	{ records }: Run,
): Promise<Map<string, Known<never>>> {
	const unknown = new Map(
		meant.filter(({ match }) => !records.has(match.key)).map(({ match }) => [match.key, match]),
	);
	const refused = new Map<string, Known<never>>();
	if (unknown.size === 0) return refused;
	for (const [key, hits] of await recordsMatching(context, [...unknown.values()])) {
		if (hits.failure) refused.set(key, hits);
		else if (hits.found.length > 1)
			refused.set(key, { failure: severalMatch(unknown.get(key)!, hits.found) });
		else if (hits.found.length === 1) records.set(key, hits.found[0]);
	}
	return refused;
}

/** Updates what is there and creates the first of each key; its other items wait for the record. */
async function oneRound(rest: Meant[], run: Run, outcomes: Map<Meant, OperationOutcome>): Promise<Meant[]> {
	const { records, uncertain } = run;
	const doubtful = rest.filter(({ match }) => !records.has(match.key) && uncertain.has(match.key));
	// What was created without an answer may be found by now.
	if (doubtful.length > 0) await lookUp(doubtful[0].context, doubtful, run);
	const present = rest.filter(({ match }) => records.has(match.key));
	const absent = rest.filter(({ match }) => !records.has(match.key));
	const first = absent.filter(
		({ match }, position) => absent.findIndex((other) => other.match.key === match.key) === position,
	);
	const ready = first.filter(({ match }) => !uncertain.has(match.key));
	for (const one of first) {
		if (uncertain.has(one.match.key)) outcomes.set(one, { failure: mayBeThere });
	}
	const updated = await updateBatch(
		present.map(({ context, match }) => ({
			...context,
			values: { ...context.values, contentId: records.get(match.key) },
		})),
	);
	for (const [position, one] of present.entries()) outcomes.set(one, said(updated[position], 'updated'));
	const created =
		ready.length === 0
			? []
			: await createBatch(
					ready.map(({ context }) => context),
					false,
				);
	for (const [position, one] of ready.entries()) {
		const { match } = one;
		const outcome = created[position];
		outcomes.set(one, said(outcome, 'created'));
		const made = outcome.items?.[0].json ?? outcome.failure?.created;
		if (made?.contentId !== undefined) records.set(match.key, Number(made.contentId));
		else if (outcome.failure?.reached === 'unknown') uncertain.add(match.key);
	}
	const done = new Set(first);
	return absent.filter((one) => !done.has(one));
}

const mayBeThere = {
	kind: 'conflict',
	message:
		'An item before this one has the same values to match, and whether its record was created is not known',
	advice: 'Look for the record in Archer, then run this item again.',
	reached: 'no',
} as const;

function said(outcome: OperationOutcome, action: 'created' | 'updated'): OperationOutcome {
	if (outcome.failure) return outcome;
	return {
		...outcome,
		items: outcome.items.map(({ json: { moduleId, contentId, ...rest }, ...item }) => {
			const { code, updated, ...others } = rest;
			void code;
			void updated;
			return { ...item, json: { moduleId, contentId, action, ...others } };
		}),
	};
}
