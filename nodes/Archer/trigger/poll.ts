import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { Caller } from '../../shared/n8n/call';
import { toEditorError } from '../../shared/n8n/errors';
import { openExchange } from '../../shared/n8n/exchange';
import { NewEntries, nothingNew } from '../../shared/operation/paging';
import type { OperationOutcome, OperationSpec, ParameterValues } from '../../shared/operation/spec';
import { parameterFailure, type Failure } from '../../shared/soap/failure';
import { archerDialect } from '../dialect';
import { accountZone } from '../fields/accountZone';
import { simplified } from '../fields/read';
import { getSearchOptions } from '../operations/report';
import { parseOptions } from '../search/options';
import { baseline, emptyState, readChanges, type Change, type CursorState } from './cursor';
import { changesOf, searchPage, type ChangesPage, type SeenRecord } from './page';
import { narrowed } from './query';
import { readSettings, type TriggerSettings } from './settings';
import { takeTurn } from './turn';

const pageSize = 250;

/** A poll that comes while another of the node is under way gives nothing: what it would find comes with the next one. */
export async function pollArcher(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	if (context.getMode() === 'manual') return await poll(context, () => true);
	const turn = takeTurn(`${context.getWorkflow().id ?? ''}:${context.getNode().id}`);
	if (turn === undefined) return null;
	try {
		return await poll(context, turn.isCurrent);
	} finally {
		turn.end();
	}
}

/**
 * One poll. The place up to which changes are known is kept in the workflow's static data, which n8n stores after the poll;
 * nothing of it is touched by a manual test or by a poll that fails.
 */
async function poll(
	context: IPollFunctions,
	isCurrent: () => boolean,
): Promise<INodeExecutionData[][] | null> {
	const node = context.getNode();
	const { timeZone } = await context.getCredentials<IDataObject>(archerDialect.credential);
	const read = readSettings(context, accountZone({ timeZone }));
	if (read.failure) throw toEditorError(node, read.failure);
	const { settings } = read;
	const source = await openSource(context, settings);
	if (source.failure) throw toEditorError(node, source.failure);
	const { fetchPage } = source;

	if (context.getMode() === 'manual') {
		const newest = await fetchPage({ descending: true, pageSize: 1 });
		if (newest.failure) throw toEditorError(node, newest.failure);
		return output(newest.changes, settings);
	}

	const stored = context.getWorkflowStaticData('node');
	const known =
		stored.settings === settings.fingerprint ? (stored.cursor as CursorState | undefined) : undefined;
	if (known === undefined && settings.startFrom === 'now') {
		const start = await startNow(fetchPage, settings);
		if (start.failure) throw toEditorError(node, start.failure);
		if (!isCurrent()) return null;
		Object.assign(stored, { settings: settings.fingerprint, cursor: start.state });
		return null;
	}
	const first = emptyState(typeof settings.startFrom === 'number' ? settings.startFrom : null);
	const isOver = deadline(context);
	const { changes, state, failure } = await readChanges<SeenRecord, Failure>(
		known ?? first,
		async (from, pageNumber) => await fetchPage({ from, pageSize, pageNumber }),
		{ ...settings, pageSize, isOver },
	);
	// What was read before a failure counts; the next poll goes on from there.
	if (failure !== undefined && changes.length === 0) throw toEditorError(node, failure);
	if (!isCurrent()) return null;
	Object.assign(stored, { settings: settings.fingerprint, cursor: state });
	return output(
		changes.filter((change) => isWanted(change, settings)),
		settings,
	);
}

/** The newest changes as Archer dates them: the clock of this machine may be wrong. */
async function startNow(
	fetchPage: FetchRecords,
	settings: TriggerSettings,
): Promise<{ state: CursorState; failure?: undefined } | { failure: Failure }> {
	const newest = await fetchPage({ descending: true, pageSize: 1 });
	if (newest.failure) return newest;
	if (newest.changes.length === 0) return { state: emptyState() };
	const [{ position }] = newest.changes;
	const all = await readChanges<SeenRecord, Failure>(
		emptyState(position),
		async (from, pageNumber) => await fetchPage({ from, pageSize, pageNumber }),
		{ ...settings, most: Infinity, pageSize, isOver: () => false },
	);
	if (all.failure) return { failure: all.failure };
	// A change that came between the two requests is not the newest of the first: it is left for the next poll.
	const atStart = all.changes.filter((change) => change.position === position);
	return { state: baseline(atStart.length > 0 ? atStart : newest.changes) };
}

type FetchRecords = (page: {
	from?: number;
	descending?: boolean;
	pageSize: number;
	pageNumber?: number;
}) => Promise<ChangesPage>;

type Source = { fetchPage: FetchRecords; failure?: undefined } | { fetchPage?: undefined; failure: Failure };

async function openSource(context: IPollFunctions, settings: TriggerSettings): Promise<Source> {
	const exchange = await openExchange(context, archerDialect, { timeout: settings.timeout });
	const caller = new Caller(archerDialect, exchange);
	const call = async (spec: OperationSpec, values: ParameterValues): Promise<OperationOutcome> =>
		await caller.run(spec, {
			values,
			itemIndex: 0,
			settings: exchange.settings,
			binary: async () => await Promise.reject(new Error('A trigger has no file')),
			wait: exchange.wait,
			isCancelled: exchange.isCancelled,
		});
	let { content } = settings;
	if (content === undefined) {
		const outcome = await call(getSearchOptions, { report: settings.report });
		if (outcome.failure) return outcome;
		const parsed = parseOptions(outcome.items[0].json.searchOptions);
		if (parsed.problem !== undefined)
			return { failure: parameterFailure('Report', `The report ${parsed.problem}`) };
		({ content } = parsed);
	}
	const base = content;
	const pageOf = searchPage(settings);
	const display = settings.firstPublishedField === '' ? [] : [settings.firstPublishedField];
	let read = newChanges();
	return {
		fetchPage: async ({ pageNumber = 1, ...page }) => {
			const searchOptions = narrowed(base, settings.cursor, { ...page, display });
			const outcome = await call(pageOf, { optionsFrom: 'json', searchOptions, pageNumber });
			if (outcome.failure) return outcome;
			const made = changesOf(outcome.items[0].json, settings);
			if (made.failure) return made;
			// Page numbers begin anew with every position that is read from.
			if (pageNumber === 1) read = newChanges();
			const isStuck = read.among(made.changes).length === 0 && made.changes.length >= page.pageSize;
			return isStuck ? { failure: nothingNew('Archer', pageNumber, page.pageSize * (pageNumber - 1)) } : made;
		},
	};
}

const newChanges = () => new NewEntries<Change<SeenRecord>>(({ id, position }) => `${id} ${position}`);

/** Creation sets both dates in one go; what differs by more was changed after it. */
function isWanted(
	{ record: { published }, position }: Change<SeenRecord>,
	{ firstPublishedField }: TriggerSettings,
): boolean {
	return firstPublishedField === '' || published === undefined || Math.abs(position - published) > 1000;
}

function output(
	changes: Array<Change<SeenRecord>>,
	{ simplify }: TriggerSettings,
): INodeExecutionData[][] | null {
	if (changes.length === 0) return null;
	const ordered = [...changes].sort((a, b) => a.position - b.position);
	return [ordered.map(({ record: { json } }) => ({ json: simplify ? simplified(json) : json }))];
}

/** Newer releases of n8n end a poll that takes too long; what is left comes with the next one. */
function deadline(context: IPollFunctions): () => boolean {
	const { getPollBudgetMs } = context as { getPollBudgetMs?: () => number };
	const budget = Number(getPollBudgetMs?.call(context) ?? 300_000);
	const end = Date.now() + budget * 0.7;
	return () => Date.now() > end;
}
