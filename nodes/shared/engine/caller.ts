import type { Dialect } from '../operation/dialect';
import { readingResult, type ReadResult } from '../operation/wire/response';
import { allHold, variantFor } from '../operation/words/conditions';
import { sendKept } from '../operation/words/keepPresent';
import { finishedItems, shaped } from '../operation/words/output';
import { isTask, surveyed } from '../operation/resource';
import type {
	CallContext,
	Entry,
	Method,
	Operation,
	OperationContext,
	OperationOutcome,
	ParameterValues,
	Tells,
} from '../operation/spec';
import { tellsOfAll } from '../operation/words/tells';
import { waitFor } from '../operation/words/wait';
import { betweenReadings, isWanted } from './plan/beforeAfter';
import { sendMany, shownTogether } from './batch';
import { inCredentialsWords } from './words/credentials';
import type { Exchange } from './exchange';
import { HandedOut } from './plan/handedOut';
import { hasNames, LookUps } from './lookUps';
import { allPages } from './pages';
import { kept, keptOfRest, Notes, planned } from './plan/plan';
import { hookFailure, readied, wantsReadying } from './words/readied';
import { secretParameters, secretResults } from './secrets';
import { simple } from './words/simple';
import { asEffect, ofMethod, worded } from './words/wording';
import { wholeContext } from './wholeContext';
import { build } from './write';

/** Runs operations over one exchange: identifiers looked up, pages followed, verbs included. */
export class Caller {
	private readonly lookUps: LookUps;

	constructor(
		private readonly dialect: Dialect,
		private readonly exchange: Exchange,
	) {
		const context: CallContext = {
			values: {},
			itemIndex: 0,
			settings: exchange.settings,
			binary: async () => await Promise.reject(new Error('A look-up has no file')),
			wait: exchange.wait,
			isCancelled: exchange.isCancelled,
		};
		this.lookUps = new LookUps(
			async (method, values) => await this.call(method, values, context),
			() => this.whole(context),
			dialect.system,
		);
	}

	private readonly handedOut = new HandedOut();
	/** What verbs have remarked, each to be said once. */
	private readonly remarks = new Map<string, 'new' | 'said'>();

	/** The whole operation for one item, as the user asked for it. */
	async run(spec: Entry | Method, context: CallContext): Promise<OperationOutcome> {
		const { values } = context;
		const notes = this.notes();
		const noted = notes ? { ...context, plan: notes } : context;
		const performed = this.told(spec, await this.perform(spec, noted), values, notes);
		const outcome = simple(spec, this.remarked(performed), values);
		return this.shown(spec, worded(spec, outcome, values), [values]);
	}

	/** Of one item; there are none without Dry Run. */
	private notes(): Notes | undefined {
		return this.exchange.plansOnly ? new Notes() : undefined;
	}

	/** With Dry Run, the plan in the place of the outcome. */
	private told(
		spec: Entry | Method,
		outcome: OperationOutcome,
		given: ParameterValues,
		notes: Notes | undefined,
	): OperationOutcome {
		if (notes === undefined) return outcome;
		const secrets = [...secretParameters(spec.fields, given), ...this.handedOut.all()];
		const { system } = this.dialect;
		return planned(spec, outcome, { system, given, notes, redact: this.exchange.redactor(secrets) });
	}

	/** The outcome with what is still to be said. */
	private remarked(outcome: OperationOutcome): OperationOutcome {
		if (this.remarks.size === 0) return outcome;
		const unsaid = [...this.remarks].flatMap(([text, state]) => (state === 'new' ? [text] : []));
		if (outcome.failure || unsaid.length === 0) return outcome;
		for (const text of unsaid) this.remarks.set(text, 'said');
		return { ...outcome, remarks: [...(outcome.remarks ?? []), ...unsaid] };
	}

	/**
	 * What leaves the engine: a failure without any secret that this run knows. `values` are those that travelled in the same
	 * requests.
	 */
	shown(spec: Entry | Method, outcome: OperationOutcome, values: ParameterValues[]): OperationOutcome {
		if (outcome.failure === undefined) return outcome;
		const given = values.flatMap((each) => secretParameters(spec.fields, each));
		const failure = this.exchange.redact(inCredentialsWords(outcome.failure, this.dialect), [
			...given,
			...this.handedOut.all(),
		]);
		return { ...outcome, failure };
	}

	private async perform(entry: Entry | Method, context: CallContext): Promise<OperationOutcome> {
		return asEffect(entry, await this.resolved(entry, context));
	}

	private async resolved(entry: Entry | Method, context: CallContext): Promise<OperationOutcome> {
		const { fields } = entry;
		const resolved = hasNames(fields)
			? await this.lookUps.resolve(fields, context.values)
			: { values: context.values };
		if (resolved.failure) return resolved;
		context.plan?.know(resolved.values);
		const whole = this.whole(context, resolved.values);
		return await betweenReadings(entry, whole, async () => await this.change(entry, whole));
	}

	private async change(entry: Entry | Method, whole: OperationContext): Promise<OperationOutcome> {
		if (!isTask(entry)) return await this.method(entry, whole);
		const { tells = '' } = entry;
		const perform: Tells = entry.perform ?? this.dialect.tells?.[tells] ?? tellsOfAll[tells];
		if (perform === undefined) throw new Error(`${entry.name} does nothing`);
		const outcome = await perform(whole, entry.terms, surveyed(this.dialect, entry));
		return outcome.items
			? { ...outcome, items: finishedItems(entry.output, outcome.items, whole.values) }
			: outcome;
	}

	/** One method for one item: checked, loaded, and sent as it is or as one of its variants. */
	private async method(method: Method, context: OperationContext): Promise<OperationOutcome> {
		const { wait } = method;
		if (wait && allHold(wait.when ?? [], context.values)) return await waitFor(method, wait, context);
		const ready = wantsReadying(method)
			? await readied(method, context, this.dialect.system)
			: { context, failure: undefined };
		if (ready.failure) return ready;
		const { values } = ready.context;
		const variant = variantFor(method, values);
		if (variant !== method) return await this.call(variant, values, context);
		const { keeps } = method;
		if (keeps) {
			const send = async (all: ParameterValues) =>
				await this.request(method, { ...ready.context, values: all });
			return await sendKept({ ...method, keeps }, { ...ready.context, send }, this.dialect.system);
		}
		return await this.request(method, ready.context);
	}

	/** The operation for several items in as few requests as the system allows; one outcome per context. */
	async runBatch(entry: Entry, given: CallContext[]): Promise<OperationOutcome[]> {
		const notes = given.map(() => this.notes());
		const contexts = given.map((context, index) => ({ ...context, plan: notes[index] }));
		const outcomes = new Array<OperationOutcome>(contexts.length);
		const ready: Array<{ index: number; context: OperationContext }> = [];
		const { batch } = entry;
		// What is read directly before the change and after it is changed by itself.
		const together = contexts.filter(
			(context) => allHold(batch?.when ?? [], context.values) && !isWanted(context),
		);
		const resolvedValues = await this.lookUps.resolveAll(
			entry.fields,
			together.map(({ values }) => values),
		);
		for (const [index, context] of contexts.entries()) {
			const position = together.indexOf(context);
			if (position < 0) {
				outcomes[index] = await this.perform(entry, context);
				continue;
			}
			const resolved = resolvedValues[position];
			if (resolved.failure) {
				outcomes[index] = resolved;
				continue;
			}
			context.plan?.know(resolved.values);
			const whole = this.whole(context, resolved.values);
			const loaded = isTask(entry) ? { context: whole } : await readied(entry, whole, this.dialect.system);
			if (loaded.failure) outcomes[index] = loaded;
			else ready.push({ index, context: loaded.context });
		}
		const sent = ready.map((each) => each.context);
		const answers =
			sent.length === 0
				? []
				: batch?.perform
					? await batch.perform(sent)
					: (
							await sendMany(entry as Operation, sent, {
								dialect: this.dialect,
								exchange: this.exchange,
								finished: (...read) => this.finished(...read),
							})
						).map((outcome) => ofMethod(outcome, entry as Operation));
		for (const [position, { index }] of ready.entries()) outcomes[index] = answers[position];
		return shownTogether(
			outcomes.map((outcome, index) =>
				this.remarked(this.told(entry, asEffect(entry, outcome), contexts[index].values, notes[index])),
			),
			contexts.map((context) => context.values),
			(outcome, values) => this.shown(entry, outcome, values),
		).map((outcome, index) => {
			const { values } = contexts[index];
			// The item's own value is new in the sentence, and may be a secret of the item's.
			return outcome.failure ? this.shown(entry, worded(entry, outcome, values), [values]) : outcome;
		});
	}

	/** Another method, for verbs and pickers: its own verbs run too. */
	async call(spec: Method, values: ParameterValues, context: CallContext): Promise<OperationOutcome> {
		return await this.perform(spec, { ...context, values });
	}

	private async request(spec: Method, context: OperationContext): Promise<OperationOutcome> {
		const outcome =
			spec.paging && context.values.page === undefined
				? await allPages(spec, context.values, {
						system: this.dialect.system,
						isCancelled: this.exchange.isCancelled,
						report: context.report,
						fetch: async (values) => await this.single(spec, { ...context, values }, true),
					})
				: await this.single(spec, context);
		return spec.answer.completion === undefined ? outcome : await this.completed(spec, outcome, context);
	}

	private async completed(
		{ answer: { completion } }: Method,
		outcome: OperationOutcome,
		context: OperationContext,
	): Promise<OperationOutcome> {
		const complete = completion === undefined ? undefined : this.dialect.completions?.[completion];
		if (complete === undefined || outcome.failure) return outcome;
		try {
			const items = await complete(outcome.items, context);
			return Array.isArray(items) ? { ...outcome, items } : { failure: items };
		} catch (error) {
			return { failure: hookFailure(error, 'yes') };
		}
	}

	private async single(spec: Method, context: OperationContext, isPage?: boolean): Promise<OperationOutcome> {
		const { values } = context;
		const request = build(this.dialect, spec, values, this.exchange);
		if (request.failure) return ofMethod(request, spec);
		const answer = await this.exchange.send(spec, request.body);
		if (answer.failure) return ofMethod(kept(answer.failure, spec, context), spec);
		const reading = readingResult(spec, answer.response, values, this.dialect);
		const result = await this.exchange.paced(reading);
		return ofMethod(this.finished(spec, result, context, isPage), spec);
	}

	/** Of a page nothing is filtered and cut: a short one would be taken for the last. */
	private finished(
		spec: Method,
		result: ReadResult,
		context: OperationContext,
		isPage?: boolean,
	): OperationOutcome {
		if (result.failure) return result;
		for (const item of result.items) this.handedOut.remember(secretResults(spec.answer.gives, item));
		const { remarks, total } = result;
		try {
			const answer = isPage ? { ...spec.answer, list: undefined } : spec.answer;
			const items = shaped(answer, result.items, context, this.dialect.system);
			return Array.isArray(items) ? { items, remarks, total } : { failure: items };
		} catch (error) {
			return { failure: hookFailure(error, 'yes') };
		}
	}

	/** What the functions of an operation may use. */
	private whole(context: CallContext, values = context.values): OperationContext {
		return wholeContext(context, values, {
			call: async (other, given) => await this.call(other as Method, given, context),
			rest: async (request) => keptOfRest(await this.exchange.sendRest(request), request, context),
			describe: async (service, isFresh = context.isEditor) => await this.exchange.describe(service, isFresh),
			lastAnswer: this.exchange.lastAnswer,
			redact: (text) => this.exchange.redactor(this.handedOut.all())(text),
			account: this.exchange.account,
			remark: (text) => this.remarks.set(text, this.remarks.get(text) ?? 'new'),
		});
	}
}
