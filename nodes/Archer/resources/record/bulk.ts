import type { Method, OperationContext, OperationOutcome } from '../../../shared/operation/spec';
import { parameterFailure, type Failure } from '../../../shared/soap/failure';
import type { XmlAttribute, XmlElement } from '../../../shared/xml/tree';
import { checked } from '../../writing/checkResult';
import { textOf } from '../../content/given';
import { createRecord, createRecords, updateRecord, updateRecords } from '../../content/recordMethods';
import type { CreatedRecords } from '../../content/refusals';
import { aFewAtOnce, resolveMany, type ResolvedFields } from '../../writing/resolve';
import { entriesInWords } from '../../writing/inWords';
import { buildRecord, writeRecord, writeRecords } from '../../writing/write';

interface Part {
	index: number;
	context: OperationContext;
	/** The record for a request of many, and the same for a request of its own. */
	record: XmlElement;
	xml: string;
	fields: Resolved;
}

type Resolved = Extract<ResolvedFields, { failure?: undefined }>;

/** One request per application; a single record goes by the method for one, whose fault says what is wrong with it. */
export async function createBatch(
	contexts: OperationContext[],
	changesCount?: false,
): Promise<OperationOutcome[]> {
	const outcomes = new Array<OperationOutcome>(contexts.length);
	const parts = await prepareAll(contexts, outcomes, { exists: false, changesCount });
	for (const group of groupsOf(parts, ({ context }) => textOf(context.values.moduleId))) {
		if (group.length === 1) {
			outcomes[group[0].index] = await sendAlone(createRecord, group[0]);
		} else {
			await createGroup(group, outcomes);
		}
	}
	await finish(outcomes, parts);
	return outcomes;
}

/** Looks at the records that were written, and says what was done before one that Archer refused: files were uploaded. */
async function finish(outcomes: OperationOutcome[], parts: Part[]): Promise<void> {
	await aFewAtOnce(parts, async ({ index, context, fields: { entries, timeZone, done } }) => {
		const outcome = await checked({ context, entries, timeZone, outcome: outcomes[index] });
		const { failure } = outcome;
		outcomes[index] =
			failure && done.length > 0
				? { failure: { ...failure, done: [...done, ...(failure.done ?? [])] } }
				: outcome;
	});
}

async function createGroup(group: Part[], outcomes: OperationOutcome[]): Promise<void> {
	const { context } = group[0];
	const written = writeRecords(group.map(({ record }) => record));
	if (written.problem !== undefined) {
		for (const { index } of group) outcomes[index] = { failure: problemOf(written.problem) };
		return;
	}
	const moduleId = context.values.moduleId;
	const answer = await context.call(createRecords, {
		moduleId,
		contentRecords: written.xml,
		recordsInWords: countInWords(group),
	});
	if (answer.failure && lacksMethod(answer.failure)) {
		for (const part of group) outcomes[part.index] = await sendAlone(createRecord, part);
		return;
	}
	if (answer.failure) {
		const failure = answer.failure.kind === 'unreadable' ? notKnown(answer.failure.message) : answer.failure;
		for (const part of group) outcomes[part.index] = { failure: ofPart(failure, part) };
		return;
	}
	const created = answer.items[0].json as unknown as CreatedRecords;
	if (created.nothingCreated) {
		// Because of one of them: each alone gets its own answer.
		for (const part of group) outcomes[part.index] = await sendAlone(createRecord, part);
		return;
	}
	const { ids, isWhole } = created;
	const failure =
		isWhole && ids.length === group.length ? undefined : notKnown(countDiffers(ids, group.length));
	for (const [position, { index, context: own }] of group.entries()) {
		const json = { moduleId: Number(textOf(own.values.moduleId)), contentId: ids[position] };
		outcomes[index] = failure ? { failure } : { items: [{ json }] };
	}
}

/** Older releases have the methods for one record only: the server found nothing to run. */
function lacksMethod({ kind, systemText }: Failure): boolean {
	return (
		kind === 'rejected' && /did not recognize the value of HTTP Header SOAPAction/i.test(systemText ?? '')
	);
}

function countDiffers(ids: number[], asked: number): string {
	const named = ids.length === 0 ? '' : ` (${ids.join(', ')})`;
	return `Archer answered with ${ids.length} IDs${named} for ${asked} new records, so it is not known which is which`;
}

/** An answer that is neither the IDs nor the request: what was created is not known, so nothing is sent again. */
function notKnown(message: string): Failure {
	return {
		kind: 'unreadable',
		message,
		advice: "Check in Archer what was created. Set 'Items per Request' to 1 to create records one by one.",
		reached: 'unknown',
	};
}

/** A record that comes twice waits for the next request, so that its changes are made in their order. */
export async function updateBatch(contexts: OperationContext[]): Promise<OperationOutcome[]> {
	const outcomes = new Array<OperationOutcome>(contexts.length);
	let rest = contexts.map((context, index) => ({ context, index }));
	while (rest.length > 0) {
		const moduleId = textOf(rest[0].context.values.moduleId);
		const ids = new Set<string>();
		let end = 0;
		for (const { context } of rest) {
			const id = textOf(context.values.contentId);
			if (ids.has(id) || textOf(context.values.moduleId) !== moduleId) break;
			ids.add(id);
			end++;
		}
		await updateGroup(rest.slice(0, end), outcomes);
		rest = rest.slice(end);
	}
	return outcomes;
}

async function updateGroup(
	entries: Array<{ context: OperationContext; index: number }>,
	outcomes: OperationOutcome[],
): Promise<void> {
	const own = new Array<OperationOutcome>(entries.length);
	const parts = await prepareAll(
		entries.map(({ context }) => context),
		own,
		{ exists: true },
	);
	const alone = parts.length === 1 ? parts : await updateTogether(parts, own);
	for (const part of alone) own[part.index] = await sendAlone(updateRecord, part);
	await finish(own, parts);
	for (const [position, { index }] of entries.entries()) outcomes[index] = own[position];
}

/** The parts that need a request of their own, because Archer has not changed them: its answer to that says why. */
async function updateTogether(parts: Part[], outcomes: OperationOutcome[]): Promise<Part[]> {
	if (parts.length === 0) return [];
	const { context } = parts[0];
	const written = writeRecords(parts.map(({ record }) => record));
	if (written.problem !== undefined) return parts;
	const answer = await context.call(updateRecords, {
		moduleId: context.values.moduleId,
		contentRecords: written.xml,
		recordsInWords: countInWords(parts),
	});
	// One record can make Archer refuse the whole request; the same values may be sent again, each with its own answer.
	if (answer.failure && ['fault', 'rejected', 'notFound', 'conflict'].includes(answer.failure.kind))
		return parts;
	if (answer.failure) {
		for (const part of parts) outcomes[part.index] = { failure: ofPart(answer.failure, part) };
		return [];
	}
	const refused = new Set(answer.items[0].json.refused as string[]);
	const idOfPart = (part: Part) => textOf(part.context.values.contentId);
	const known = new Set(parts.map(idOfPart));
	// A name that is none of ours leaves it open which record was meant; the same values may be sent again.
	if ([...refused].some((id) => !known.has(id))) return parts;
	for (const part of parts) {
		if (refused.has(idOfPart(part))) continue;
		const { moduleId, contentId } = part.context.values;
		const json = {
			moduleId: Number(textOf(moduleId)),
			contentId: Number(textOf(contentId)),
			code: 1,
			updated: true,
		};
		outcomes[part.index] = { items: [{ json }] };
	}
	return parts.filter((part) => refused.has(idOfPart(part)));
}

async function sendAlone(method: Method, { context, xml, fields }: Part): Promise<OperationOutcome> {
	const fieldsInWords = entriesInWords(fields.entries);
	return await context.call(method, { ...context.values, fieldValues: xml, fieldsInWords });
}

function countInWords({ length }: Part[]): string {
	return `${length} records in one request`;
}

/** With Dry Run a request of many tells each item its own fields. */
function ofPart(failure: Failure, { fields }: Part): Failure {
	const planned = failure.planned?.map((step) => ({
		...step,
		values: { ...step.values, Fields: entriesInWords(fields.entries) },
	}));
	return planned ? { ...failure, planned } : failure;
}

function problemOf(problem: string): Failure {
	return parameterFailure('Fields', `'Fields' ${problem}`);
}

/** Writes the records; what cannot be written fails alone. */
async function prepareAll(
	contexts: OperationContext[],
	outcomes: OperationOutcome[],
	{ exists, changesCount }: { exists: boolean; changesCount?: false },
): Promise<Part[]> {
	const sound = contexts.flatMap((context, index) => {
		const { moduleId, contentId } = context.values;
		const failure =
			idProblem('Application', moduleId) ?? (exists ? idProblem('Record', contentId) : undefined);
		if (failure) outcomes[index] = { failure };
		return failure ? [] : [{ index, context, contentId: exists ? contentId : undefined, changesCount }];
	});
	const resolved = await resolveMany(sound);
	return sound.flatMap(({ index, context, contentId }, position) => {
		const fields = resolved[position];
		const part = fields.failure ? fields : partOf(fields, contentId);
		if (part.failure) outcomes[index] = { failure: part.failure };
		return part.failure ? [] : [{ ...part, index, context }];
	});
}

type Written =
	| { record: XmlElement; xml: string; fields: Resolved; failure?: undefined }
	| { failure: Failure };

function partOf(fields: Resolved, contentId: unknown): Written {
	const { entries, timeZone } = fields;
	// Which of the two names the attribute has is not shown: .NET takes the one it knows.
	const names = contentId === undefined ? [] : ['id', 'contentId'];
	const attributes = names.map((name): XmlAttribute => ({ name, namespace: '', value: textOf(contentId) }));
	const built = buildRecord(entries, { timeZone, attributes });
	if (built.problem !== undefined) return { failure: problemOf(built.problem) };
	const written = writeRecord(entries, timeZone);
	if (written.problem !== undefined) return { failure: problemOf(written.problem) };
	return { record: built.record, xml: written.xml, fields };
}

/** Checked before records of several items go into one request, where a wrong one would stop them all. */
function idProblem(label: string, value: unknown): Failure | undefined {
	return /^\d{1,10}$/.test(textOf(value))
		? undefined
		: parameterFailure(label, `'${label}' must be a whole number, but is "${textOf(value).slice(0, 40)}"`);
}

function groupsOf<T>(parts: T[], keyOf: (part: T) => string): T[][] {
	const groups = new Map<string, T[]>();
	for (const part of parts) {
		const key = keyOf(part);
		const group = groups.get(key);
		if (group === undefined) groups.set(key, [part]);
		else group.push(part);
	}
	return [...groups.values()];
}
