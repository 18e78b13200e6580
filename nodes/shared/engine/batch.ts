import type { Dialect } from '../operation/dialect';
import { saidIn } from '../operation/wire/evidence';
import { mergeRequests } from '../operation/wire/request';
import { elementsAt, readEntry, resultPath, type ReadResult } from '../operation/wire/response';
import type {
	Method,
	Operation,
	OperationContext,
	OperationOutcome,
	ParameterValues,
} from '../operation/spec';
import { isAbsent } from '../operation/values/values';
import type { XmlElement } from '../xml/tree';
import { entriesOfItems } from './batchEntries';
import type { Exchange } from './exchange';
import { kept } from './plan/plan';
import { build } from './write';

/** What the items of one request are sent and finished with. */
interface Together {
	dialect: Dialect;
	exchange: Exchange;
	finished: (spec: Method, result: ReadResult, context: OperationContext) => OperationOutcome;
}

/** One request with an element per item; what cannot be written stays out of it and fails alone. */
export async function sendMany(
	spec: Operation,
	contexts: OperationContext[],
	together: Together,
): Promise<OperationOutcome[]> {
	const { dialect, exchange } = together;
	const requests = contexts.map(({ values }) => build(dialect, spec, values, exchange));
	const bodies = requests.flatMap((request) => (request.body ? [request.body] : []));
	const answer =
		bodies.length === 0
			? undefined
			: await exchange.send(spec, mergeRequests(bodies, spec.batch!.request!), true);
	const entries = answer?.response ? elementsAt(answer.response, resultPath(spec, dialect)) : [];
	const sent = contexts.filter((_, index) => requests[index].body !== undefined);
	const found = entriesOfItems(
		spec,
		entries,
		sent.map(({ values }) => values),
	);
	const counts = { answered: entries.length, asked: bodies.length };
	return requests.map((request, index) => {
		if (request.failure) return request;
		if (answer?.failure) return kept(answer.failure, spec, contexts[index]);
		const entry = found[sent.indexOf(contexts[index])];
		const outcome = readBatchEntry(spec, entry, counts, contexts[index], together);
		// Without a single entry, what the answer says instead is the reason.
		return outcome.failure && entries.length === 0
			? { failure: { ...outcome.failure, ...saidIn(answer!.response!) } }
			: outcome;
	});
}

function readBatchEntry(
	spec: Operation,
	entry: XmlElement | undefined,
	{ answered, asked }: { answered: number; asked: number },
	context: OperationContext,
	{ dialect, finished }: Together,
): OperationOutcome {
	const { system } = dialect;
	if (entry === undefined) {
		const own = namesOf(spec, context.values);
		return {
			failure: {
				kind: 'unreadable',
				message:
					own === ''
						? `${system} answered ${answered} of ${asked} entries, so it is not known which ones`
						: `${system} answered ${answered} of ${asked} entries, and none is about ${own}`,
				advice:
					"Check in the system what was done. Lower 'Items per Request' to 1 to see the answer of each item.",
				reached: 'unknown',
			},
		};
	}
	const failure = dialect.entryFailure?.(entry, spec);
	if (failure) return { failure };
	return finished(spec, readEntry(spec, entry, context.values, system), context);
}

/** `'Document ID' 7C9E6679-…`: what the entry of the item would have named. */
function namesOf({ batch, fields }: Operation, values: ParameterValues): string {
	return Object.keys(batch?.named ?? {})
		.filter((name) => !isAbsent(values[name]))
		.map((name) => {
			const label = fields.find((field) => field.name === name)?.displayName ?? name;
			return `'${label}' ${String(values[name])}`;
		})
		.join(', ');
}

/**
 * What several items share is said about the request, which held the secrets of all; anything else is about one entry and
 * its own. A thousand items with a password each would make every text slow to search.
 */
export function shownTogether(
	outcomes: OperationOutcome[],
	values: ParameterValues[],
	show: (outcome: OperationOutcome, values: ParameterValues[]) => OperationOutcome,
): OperationOutcome[] {
	const said = outcomes.map(({ failure }) => failure && JSON.stringify(failure));
	const shown = new Map<string, OperationOutcome>();
	return outcomes.map((outcome, index) => {
		const text = said[index];
		if (text === undefined) return outcome;
		const isShared = said.indexOf(text) !== said.lastIndexOf(text);
		const clean = shown.get(text) ?? show(outcome, isShared ? values : [values[index]]);
		shown.set(text, clean);
		return clean;
	});
}
