import type { Dialect } from '../operation/dialect';
import { readPages } from '../operation/paging';
import { buildRequest, mergeRequests } from '../operation/request';
import { saidIn } from '../operation/evidence';
import { elementsAt, readEntry, readResult, type ReadResult } from '../operation/response';
import type {
	OperationContext,
	OperationItem,
	OperationOutcome,
	OperationSpec,
	ParameterValues,
} from '../operation/spec';
import { isAbsent } from '../operation/values';
import { parameterFailure, type Failure } from '../soap/failure';
import type { XmlElement } from '../xml/tree';
import type { Exchange } from './exchange';
import { secretParameters, secretResults } from './secrets';

export type CallContext = Omit<OperationContext, 'call' | 'send' | 'rest'>;

/** Every one of them is looked for in every failure. */
const mostRemembered = 50;

/** Runs operations over one exchange: identifiers looked up, pages followed, hooks included. */
export class Caller {
	/** Look-ups of this run: a thousand items that name the same user ask once. */
	private readonly lookups = new Map<string, Promise<OperationOutcome>>();

	constructor(
		private readonly dialect: Dialect,
		private readonly exchange: Exchange,
	) {}

	/** Secrets that answers of this run handed out; the oldest go when there are many. */
	private readonly handedOut = new Set<string>();

	/** The whole operation for one item, as the user asked for it. */
	async run(spec: OperationSpec, context: CallContext): Promise<OperationOutcome> {
		return this.shown(spec, await this.perform(spec, context), [context.values]);
	}

	/**
	 * What leaves the engine: a failure without any secret that this run knows. `values` are those that travelled in the same
	 * requests.
	 */
	shown(spec: OperationSpec, outcome: OperationOutcome, values: ParameterValues[]): OperationOutcome {
		if (outcome.failure === undefined) return outcome;
		const given = values.flatMap((each) => secretParameters(spec.properties, each));
		const failure = this.exchange.redact(outcome.failure, [...given, ...this.handedOut]);
		return { ...outcome, failure };
	}

	/**
	 * What several items share is said about the request, which held the secrets of all; anything else is about one entry and
	 * its own. A thousand items with a password each would make every text slow to search.
	 */
	private shownTogether(
		spec: OperationSpec,
		outcomes: OperationOutcome[],
		contexts: CallContext[],
	): OperationOutcome[] {
		const values = contexts.map((context) => context.values);
		const said = outcomes.map(({ failure }) => failure && JSON.stringify(failure));
		const shown = new Map<string, OperationOutcome>();
		return outcomes.map((outcome, index) => {
			const text = said[index];
			if (text === undefined) return outcome;
			const isShared = said.indexOf(text) !== said.lastIndexOf(text);
			const clean = shown.get(text) ?? this.shown(spec, outcome, isShared ? values : [values[index]]);
			if (isShared) shown.set(text, clean);
			return clean;
		});
	}

	private async perform(spec: OperationSpec, context: CallContext): Promise<OperationOutcome> {
		return asEffect(spec, await this.steps(spec, context));
	}

	private async steps(spec: OperationSpec, context: CallContext): Promise<OperationOutcome> {
		const resolved = await this.resolve(spec, context.values);
		if (resolved.failure) return resolved;
		const { values } = resolved;
		const inner = { ...context, values };
		const whole: OperationContext = {
			...inner,
			call: async (other, otherValues) => await this.call(other, otherValues, context),
			send: async (own) => await this.request(spec, { ...inner, values: own ?? values }),
			rest: this.exchange.sendRest,
		};
		const refused = await spec.prepare?.(whole);
		if (refused) return { failure: refused };
		return spec.run ? await spec.run(whole) : await whole.send();
	}

	/** The operation for several items in as few requests as the system allows; one outcome per context. */
	async runBatch(spec: OperationSpec, contexts: CallContext[]): Promise<OperationOutcome[]> {
		const outcomes = new Array<OperationOutcome>(contexts.length);
		const ready: Array<{ index: number; context: OperationContext }> = [];
		for (const [index, context] of contexts.entries()) {
			if (spec.batch?.applies?.(context.values) === false) {
				outcomes[index] = await this.perform(spec, context);
				continue;
			}
			const resolved = await this.resolve(spec, context.values);
			if (resolved.failure) {
				outcomes[index] = resolved;
				continue;
			}
			const whole = this.hookContext(spec, { ...context, values: resolved.values });
			const refused = await prepared(spec, whole);
			if (refused) outcomes[index] = { failure: refused };
			else ready.push({ index, context: whole });
		}
		const sent = ready.map((entry) => entry.context);
		const answers = spec.batch?.run
			? sent.length === 0
				? []
				: await spec.batch.run(sent)
			: await this.sendMany(spec, sent);
		for (const [position, { index }] of ready.entries()) outcomes[index] = answers[position];
		return this.shownTogether(
			spec,
			outcomes.map((outcome) => asEffect(spec, outcome)),
			contexts,
		);
	}

	/** One request with an element per item; what cannot be written stays out of it and fails alone. */
	private async sendMany(spec: OperationSpec, contexts: OperationContext[]): Promise<OperationOutcome[]> {
		const requests = contexts.map(({ values }) =>
			buildRequest(spec, this.dialect.namespace(spec), values, this.exchange),
		);
		const bodies = requests.flatMap((request) => (request.body ? [request.body] : []));
		const answer =
			bodies.length === 0
				? undefined
				: await this.exchange.send(spec, mergeRequests(bodies, spec.batch!.request!), true);
		const entries = answer?.response ? elementsAt(answer.response, spec.result.path) : [];
		let position = 0;
		return requests.map((request, index) => {
			if (request.failure) return request;
			if (answer?.failure) return { failure: answer.failure };
			const outcome = this.readBatchEntry(
				spec,
				entries[position++],
				entries.length,
				bodies.length,
				contexts[index],
			);
			// Without a single entry, what the answer says instead is the reason.
			return outcome.failure && entries.length === 0
				? { failure: { ...outcome.failure, ...saidIn(answer!.response!) } }
				: outcome;
		});
	}

	/** Entries answer the request's elements by position, so a count that differs leaves no way to tell whose they are. */
	private readBatchEntry(
		spec: OperationSpec,
		entry: XmlElement | undefined,
		answered: number,
		asked: number,
		context: OperationContext,
	): OperationOutcome {
		const { system } = this.dialect;
		if (entry === undefined || answered !== asked) {
			return {
				failure: {
					kind: 'unreadable',
					message: `${system} answered ${answered} of ${asked} entries, so it is not known which ones`,
					advice:
						"Check in the system what was done. Lower 'Items per Request' to 1 to see the answer of each item.",
					reached: 'unknown',
				},
			};
		}
		const failure = this.dialect.entryFailure?.(entry, spec);
		if (failure) return { failure };
		return this.finished(spec, readEntry(spec, entry, context.values, system), context);
	}

	/** Another operation's method, for hooks and pickers: its own hooks run too. */
	async call(spec: OperationSpec, values: ParameterValues, context: CallContext): Promise<OperationOutcome> {
		return await this.perform(spec, { ...context, values });
	}

	private async request(spec: OperationSpec, context: CallContext): Promise<OperationOutcome> {
		return spec.paging && context.values.page === undefined
			? await this.pages(spec, context)
			: await this.single(spec, context);
	}

	private async single(spec: OperationSpec, context: CallContext): Promise<OperationOutcome> {
		const { values } = context;
		const request = buildRequest(spec, this.dialect.namespace(spec), values, this.exchange);
		if (request.failure) return request;
		const answer = await this.exchange.send(spec, request.body);
		if (answer.failure) return answer;
		const result = readResult(spec, answer.response, values, this.dialect.system);
		return this.finished(spec, result, this.hookContext(spec, context));
	}

	private finished(spec: OperationSpec, result: ReadResult, context: OperationContext): OperationOutcome {
		if (result.failure) return result;
		for (const item of result.items) this.remember(secretResults(spec.result.fields, item));
		const { remarks } = result;
		if (!spec.finish) return { items: result.items.map((json) => ({ json })), remarks };
		try {
			const finished = spec.finish(result.items, context);
			return Array.isArray(finished) ? { items: finished, remarks } : { failure: finished };
		} catch (error) {
			return { failure: hookFailure(error, 'yes') };
		}
	}

	private remember(secrets: string[]): void {
		for (const secret of secrets) this.handedOut.add(secret);
		for (const oldest of this.handedOut) {
			if (this.handedOut.size <= mostRemembered) break;
			this.handedOut.delete(oldest);
		}
	}

	private async pages(spec: OperationSpec, context: CallContext): Promise<OperationOutcome> {
		const { values } = context;
		const { paging } = spec;
		const wanted = values.returnAll === true ? Infinity : Number(values.limit ?? 50);
		const size = Math.min(paging!.pageSize, Number.isFinite(wanted) ? wanted : paging!.pageSize);
		const read = await readPages<OperationItem>({
			system: this.dialect.system,
			wanted,
			pageSize: size,
			until: paging!.until,
			keyOf: ({ json }) => (isAbsent(json[paging!.key]) ? undefined : String(json[paging!.key])),
			fetchPage: async (page) => {
				const pageValues: ParameterValues = { ...values, [paging!.page.path]: page };
				if (paging!.size) pageValues[paging!.size.path] = size;
				const outcome = await this.single(spec, { ...context, values: pageValues });
				return outcome.failure ? outcome : { entries: outcome.items };
			},
			isCancelled: this.exchange.isCancelled,
		});
		return read.failure ? read : { items: read.entries };
	}

	private hookContext(spec: OperationSpec, context: CallContext): OperationContext {
		return {
			...context,
			call: async (other, values) => await this.call(other, values, context),
			send: async (values) => await this.single(spec, { ...context, values: values ?? context.values }),
			rest: this.exchange.sendRest,
		};
	}

	/** Replaces what resource locators hold by identifiers. */
	private async resolve(
		spec: OperationSpec,
		values: ParameterValues,
	): Promise<{ values: ParameterValues; failure?: undefined } | { failure: Failure }> {
		const resolved = { ...values };
		for (const property of spec.properties) {
			if (property.type !== 'resourceLocator' || isAbsent(values[property.name])) continue;
			const { displayName, name, lookup } = property;
			const { mode, value } = locatorOf(values[name]);
			resolved[name] = typeof value === 'string' ? value.trim() : value;
			const ask = lookup?.[mode];
			if (!ask || isAbsent(value) || value === '') continue;
			const key = `${ask.operation.soap.element} ${String(value)}`;
			const context: CallContext = {
				values: {},
				itemIndex: 0,
				settings: this.exchange.settings,
				binary: async () => await Promise.reject(new Error('A look-up has no file')),
				wait: this.exchange.wait,
				isCancelled: this.exchange.isCancelled,
			};
			const pending =
				this.lookups.get(key) ?? this.call(ask.operation, { [ask.parameter]: resolved[name] }, context);
			this.lookups.set(key, pending);
			const outcome = await pending;
			if (outcome.failure) {
				// A look-up that failed for a passing reason is worth asking again for the next item.
				this.lookups.delete(key);
				const { kind, message, systemText } = outcome.failure;
				// A refusal in the system's own words stays as it is.
				const isAboutName = (kind === 'notFound' || kind === 'conflict') && systemText === undefined;
				return {
					failure: {
						...outcome.failure,
						message: isAboutName ? `'${displayName}': ${message}` : message,
						parameter: displayName,
						reached: 'no',
					},
				};
			}
			if (outcome.items.length > 1) {
				return {
					failure: parameterFailure(
						displayName,
						`'${displayName}': ${outcome.items.length} entries are called "${String(value)}"`,
						'Choose one by its ID instead.',
					),
				};
			}
			const found = outcome.items[0]?.json[ask.field];
			if (isAbsent(found)) {
				return {
					failure: parameterFailure(displayName, `'${displayName}': nothing is called "${String(value)}"`),
				};
			}
			resolved[name] = found;
		}
		return { values: resolved };
	}
}

/** Items that share a request fail one by one, whatever goes wrong before it. */
async function prepared(spec: OperationSpec, context: OperationContext): Promise<Failure | undefined> {
	try {
		return await spec.prepare?.(context);
	} catch (error) {
		return hookFailure(error, 'no');
	}
}

/** Something that no part below has words for; only its message may be shown, the rest can hold the answer. */
function hookFailure(error: unknown, reached: Failure['reached']): Failure {
	const message = error instanceof Error ? error.message : 'The answer could not be read';
	return { kind: 'rejected', message, reached };
}

/** A read changes nothing, so what became of it is never a question of what the system has done. */
function asEffect({ effect }: OperationSpec, outcome: OperationOutcome): OperationOutcome {
	return outcome.failure && effect === 'read'
		? { ...outcome, failure: { ...outcome.failure, reached: 'no' } }
		: outcome;
}

/** What a resource locator holds; expressions may give the bare value. */
function locatorOf(value: unknown): { mode: string; value: unknown } {
	if (typeof value === 'object' && value !== null && 'value' in value) {
		const { mode, value: inner } = value as { mode?: unknown; value: unknown };
		return { mode: String(mode ?? 'id'), value: inner };
	}
	return { mode: 'id', value };
}
