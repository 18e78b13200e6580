import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { askOf } from '../../shared/engine/ask';
import { Caller } from '../../shared/engine/caller';
import { toEditorError } from '../../shared/n8n/errors';
import { openExchange } from '../../shared/n8n/openExchange';
import { NewEntries, nothingNew } from '../../shared/operation/words/paging';
import type {
	CallContext,
	Method,
	OperationItem,
	OperationOutcome,
	ParameterValues,
} from '../../shared/operation/spec';
import { parameterFailure, type Failure } from '../../shared/soap/failure';
import { archerDialect } from '../dialect';
import { accountZone } from '../content/accountZone';
import { recordNames } from '../content/namedOutput';
import { simplified } from '../content/read';
import type { Known } from '../metadata/model';
import { optionsOfReport } from '../query/report';
import { parseOptions } from '../query/options';
import { baseline, emptyState, readChanges, type Change, type CursorState } from './cursor';
import { changesOf, changesPage, type ChangesPage, type SeenRecord } from './page';
import { narrowed } from './query';
import { namesById, plainNames, type GivenNames, type NamedById } from './names';
import { givenNames, parametersOf, readSettings, timeoutOf, type TriggerSettings } from './settings';
import { takeTurn } from './turn';
import { isNamed } from '../versions';

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
	const parameter = parametersOf(context);
	const asking = await openAsking(context, timeoutOf(parameter));
	const given = givenNames(parameter, node.typeVersion);
	if ('failure' in given) throw toEditorError(node, given.failure);
	const stored = context.getMode() === 'manual' ? undefined : context.getWorkflowStaticData('node');
	const named = await lookedUp(asking, given, stored);
	if (named.failure) throw toEditorError(node, named.failure);
	const read = readSettings(parameter, accountZone({ timeZone }), named.found, given.report);
	if (read.failure) throw toEditorError(node, read.failure);
	const { settings } = read;
	const source = await openSource(asking, settings);
	if (source.failure) throw toEditorError(node, source.failure);
	const { fetchPage } = source;
	const output = async (changes: Array<Change<SeenRecord>>) =>
		await outputOf(changes, settings, { asking, version: node.typeVersion });

	if (stored === undefined) {
		const newest = await fetchPage({ descending: true, pageSize: 1 });
		if (newest.failure) throw toEditorError(node, newest.failure);
		return await output(newest.changes);
	}

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
	return await output(changes.filter((change) => isWanted(change, settings)));
}

interface Asking {
	caller: Caller;
	context: CallContext;
}

async function openAsking(context: IPollFunctions, timeout: number): Promise<Asking> {
	const exchange = await openExchange(context, archerDialect, { timeout });
	const given: CallContext = {
		values: {},
		itemIndex: 0,
		settings: exchange.settings,
		binary: async () => await Promise.reject(new Error('A trigger has no file')),
		wait: exchange.wait,
		isCancelled: exchange.isCancelled,
	};
	return { caller: new Caller(archerDialect, exchange), context: given };
}

/**
 * The names of the parameters by ID. They are kept with the cursor: a poll every minute asks for them once, and a field that is
 * renamed meanwhile stays the same field.
 */
async function lookedUp(
	{ caller, context }: Asking,
	given: GivenNames,
	stored: IDataObject | undefined,
): Promise<Known<NamedById>> {
	const plain = plainNames(given);
	if (plain) return { found: plain };
	const asked = JSON.stringify(given);
	const known = stored?.names as { asked: string; named: NamedById } | undefined;
	if (known?.asked === asked) return { found: known.named };
	const named = await askOf(caller, context, async (asking) => await namesById(asking, given));
	if (named.failure) return { failure: named.failure };
	if (stored) stored.names = { asked, named: named.found };
	return named;
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

async function openSource({ caller, context }: Asking, settings: TriggerSettings): Promise<Source> {
	const call = async (method: Method, values: ParameterValues): Promise<OperationOutcome> =>
		await caller.run(method, { ...context, values });
	let { content } = settings;
	if (content === undefined) {
		const outcome = await call(optionsOfReport, { report: settings.report });
		if (outcome.failure) return outcome;
		const parsed = parseOptions(outcome.items[0].json.searchOptions);
		if (parsed.problem !== undefined)
			return { failure: parameterFailure('Report', `The report ${parsed.problem}`) };
		({ content } = parsed);
	}
	const base = content;
	const pageOf = changesPage(settings);
	const display = settings.firstPublishedField === '' ? [] : [settings.firstPublishedField];
	let read = newChanges();
	return {
		fetchPage: async ({ pageNumber = 1, ...page }) => {
			const searchOptions = narrowed(base, settings.cursor, { ...page, display });
			const outcome = await call(pageOf, { searchOptions, pageNumber });
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

async function outputOf(
	changes: Array<Change<SeenRecord>>,
	{ simplify }: TriggerSettings,
	{ asking: { caller, context }, version }: { asking: Asking; version: number },
): Promise<INodeExecutionData[][] | null> {
	if (changes.length === 0) return null;
	const ordered = [...changes].sort((a, b) => a.position - b.position);
	const items = ordered.map(({ record: { json } }) => ({ json }));
	const values = { simplify, '@version': version };
	if (!isNamed(values)) return [items.map(({ json }) => ({ json: simplify ? simplified(json) : json }))];
	const named = await askOf<OperationItem[]>(caller, { ...context, values }, async (asking) => {
		const answer = await recordNames(items, asking);
		return Array.isArray(answer) ? { found: answer } : { failure: answer };
	});
	// A word that is missing is no reason to lose a change, for the place has moved on: searches tell the names themselves.
	return [(named.found ?? items).map(({ json }) => ({ json: named.found ? json : simplified(json) }))];
}

/** Newer releases of n8n end a poll that takes too long; what is left comes with the next one. */
function deadline(context: IPollFunctions): () => boolean {
	const { getPollBudgetMs } = context as { getPollBudgetMs?: () => number };
	const budget = Number(getPollBudgetMs?.call(context) ?? 300_000);
	const end = Date.now() + budget * 0.7;
	return () => Date.now() > end;
}
