import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { SoapSystem } from '../operation/dialect';
import type { CallContext, Entry, OperationOutcome } from '../operation/spec';
import type { Failure } from '../soap/failure';
import { Caller } from '../engine/caller';
import { refuseForAgent } from './agents';
import { Ahead } from './ahead';
import { toNodeError, unknownOperation } from './errors';
import { cutHint, dryRunHint } from './hints';
import { openExchange, type ExchangeOptions } from './openExchange';
import { errorItem, toItems, type ItemResult } from './output';
import { parameterReader, type ItemParameters } from './parameters';
import { Progress } from './progress';
import { defaultParallelRequests, runOptions, usualBatch } from './properties';
import { Spacing } from './spacing';

/** Runs the chosen operation for every input item. Output order is input order, whatever was sent side by side. */
export async function run(context: IExecuteFunctions, system: SoapSystem): Promise<INodeExecutionData[][]> {
	const operation = chosenOperation(context, system);
	refuseForAgent(context.getNode(), operation, system);
	const items = context.getInputData();
	const parameters = new Ahead(parameterReader(context, operation), items.length);
	const { timeout, answer, parallelRequests, pause, ...settings } = runSettings(operation, parameters);
	const itemsPerRequest = handedTogether(
		operation,
		settings.itemsPerRequest,
		items.length / parallelRequests,
	);
	// What all that are under way take next, and as much again.
	const ahead = 2 * parallelRequests * itemsPerRequest;
	const exchange = await openExchange(context, system.dialect, { timeout, answer });
	const caller = new Caller(system.dialect, exchange);
	let planner: Promise<Caller> | undefined;
	const callers: Callers = {
		acting: caller,
		planning: async () => await (planner ??= plannerOf(context, system, { timeout, answer })),
	};
	const results = new Array<ItemResult | undefined>(items.length);
	const progress = new Progress(context, operation.action, items.length);
	const keepsGoing = context.continueOnFail();
	// Said once, however many items have it.
	const hints = new Set<string>();
	let stopped = false;
	let next = 0;
	const spacing = new Spacing(parallelRequests);

	const workOff = async () => {
		while (next < items.length && !stopped && !exchange.isCancelled()) {
			const start = next;
			next += itemsPerRequest;
			const indexes = items.slice(start, next).map((_, offset) => start + offset);
			const given = await parameters.take(start, start + indexes.length, ahead);
			await spacing.next();
			if (stopped || exchange.isCancelled()) break;
			const contexts = indexes.map((itemIndex) => ({
				values: given[itemIndex - start].values ?? {},
				itemIndex,
				input: items[itemIndex].json,
				settings: exchange.settings,
				binary: async (field: string) => await readBinary(context, itemIndex, field),
				binaryFields: Object.keys(items[itemIndex].binary ?? {}),
				keepsGoing,
				wait: exchange.wait,
				isCancelled: exchange.isCancelled,
				report: (soFar: string) => progress.within(itemIndex, soFar),
			}));
			if (pause > 0 && start > 0) await exchange.wait(pause);
			if (exchange.isCancelled()) break;
			const startedAt = performance.now();
			const done = await runItems(callers, operation, given, contexts);
			spacing.answered(performance.now() - startedAt);
			for (const [offset, outcome] of done.entries()) {
				const cut = cutHint(given[offset].values ?? {}, outcome);
				if (cut !== undefined) hints.add(cut);
				if (isDry(given[offset])) hints.add(dryRunHint);
				const result = await toItems(context, outcome, start + offset);
				results[start + offset] = result;
				progress.item(result.failure !== undefined);
				if (result.failure && !keepsGoing) stopped = true;
			}
		}
	};
	try {
		await Promise.all(Array.from({ length: Math.min(parallelRequests, items.length) }, workOff));
	} finally {
		parameters.stop();
		progress.end(exchange.isCancelled());
	}

	for (const message of hints) context.addExecutionHints({ message, type: 'info' });
	if (!keepsGoing) throwFirstFailure(context, results);
	const output: INodeExecutionData[] = [];
	for (const [itemIndex, result] of results.entries()) {
		if (result?.failure) output.push(errorItem(result.failure, itemIndex));
		for (const item of result?.items ?? []) output.push(item);
	}
	return [output];
}

function chosenOperation(context: IExecuteFunctions, system: SoapSystem): Entry {
	const resource = context.getNodeParameter('resource', 0);
	const value = context.getNodeParameter('operation', 0);
	const operation = system.operations.find(
		(candidate) => candidate.resource === resource && candidate.value === value,
	);
	if (operation === undefined) {
		throw unknownOperation(context.getNode(), String(resource), String(value));
	}
	return operation;
}

/** The first item decides: the settings are the node's. */
function runSettings(operation: Entry, parameters: Ahead<ItemParameters>) {
	const values = parameters.first((item) => item.values !== undefined)?.values ?? {};
	const number = (name: keyof typeof runOptions, otherwise: number) => Number(values[name] ?? otherwise);
	const pause = number('pauseBetweenRequests', runOptions.pauseBetweenRequests.default) * 1000;
	return {
		pause,
		timeout: number('timeout', runOptions.timeout.default) * 1000,
		answer: {
			bytes: number('maximumAnswerSize', runOptions.maximumAnswerSize.default) * 1024 * 1024,
			option: runOptions.maximumAnswerSize.displayName,
		},
		parallelRequests: pause > 0 ? 1 : number('parallelRequests', defaultParallelRequests(operation)),
		itemsPerRequest: operation.batch
			? Math.min(number('itemsPerRequest', usualBatch(operation.batch)), operation.batch.size)
			: 1,
	};
}

/** Whole requests, and for each of those that are sent side by side its share. */
function handedTogether({ batch }: Entry, itemsPerRequest: number, share: number): number {
	const most = Math.min(batch?.together ?? itemsPerRequest, Math.ceil(share));
	return Math.max(1, Math.ceil(most / itemsPerRequest)) * itemsPerRequest;
}

/** Who runs items for good, and who plans those with Dry Run: what the second one is given cannot change anything. */
interface Callers {
	acting: Caller;
	planning: () => Promise<Caller>;
}

async function plannerOf(
	context: IExecuteFunctions,
	{ dialect }: SoapSystem,
	options: ExchangeOptions,
): Promise<Caller> {
	return new Caller(dialect, await openExchange(context, dialect, { ...options, plansOnly: true }));
}

/** Each item decides for itself: its value may be an expression. */
function isDry({ values }: ItemParameters): boolean {
	return values?.[runOptions.dryRun.name] === true;
}

async function runItems(
	{ acting, planning }: Callers,
	operation: Entry,
	given: ItemParameters[],
	contexts: CallContext[],
): Promise<OperationOutcome[]> {
	const [first] = given;
	if (given.length === 1 && first.values) {
		const caller = isDry(first) ? await planning() : acting;
		return await runTogether(caller, operation, contexts);
	}
	const outcomes = given.map(({ failure }) => {
		return failure ? acting.shown(operation, { failure }, []) : ({ items: [] } as OperationOutcome);
	});
	const sendable = contexts.flatMap((context, position) => {
		const item = given[position];
		return item.values ? [{ position, dry: isDry(item), context }] : [];
	});
	for (const dry of [false, true]) {
		const part = sendable.filter((entry) => entry.dry === dry);
		if (part.length === 0) continue;
		const done = await runTogether(
			dry ? await planning() : acting,
			operation,
			part.map(({ context }) => context),
		);
		for (const [index, { position }] of part.entries()) outcomes[position] = done[index];
	}
	return outcomes;
}

async function runTogether(
	caller: Caller,
	operation: Entry,
	contexts: CallContext[],
): Promise<OperationOutcome[]> {
	try {
		if (operation.batch === undefined && contexts.length === 1) {
			return [await caller.run(operation, contexts[0])];
		}
		return operation.batch
			? await caller.runBatch(operation, contexts)
			: await Promise.all(contexts.map(async (context) => await caller.run(operation, context)));
	} catch (error) {
		// Something that no part below has words for; only its message may be shown, the rest can hold the request.
		const message = error instanceof Error ? error.message : 'The operation could not be run';
		const reached = operation.effect === 'read' ? 'no' : 'unknown';
		const outcome = { failure: { kind: 'rejected', message, reached } } as const;
		const values = contexts.map((context) => context.values);
		return contexts.map(() => caller.shown(operation, outcome, values));
	}
}

async function readBinary(context: IExecuteFunctions, itemIndex: number, field: string) {
	const { fileName, mimeType } = context.helpers.assertBinaryData(itemIndex, field);
	const data = await context.helpers.getBinaryDataBuffer(itemIndex, field);
	return { data, fileName: fileName ?? field, mimeType };
}

function throwFirstFailure(context: IExecuteFunctions, outcomes: Array<ItemResult | undefined>): void {
	const failed = outcomes.findIndex((outcome) => outcome?.failure !== undefined);
	if (failed < 0) return;
	const done = outcomes.flatMap((outcome, index) => (outcome?.items ? [index] : []));
	throw toNodeError(
		context.getNode(),
		outcomes[failed]!.failure as Failure,
		failed,
		outcomes.length > 1 ? progressOf(done, outcomes.length) : undefined,
	);
}

/** Which items were done when the run stopped: `3 of 10 items were done before it: 0-2`. */
function progressOf(done: number[], total: number): string {
	if (done.length === 0) return `None of the ${total} items was done before it.`;
	const ranges: string[] = [];
	for (let start = 0; start < done.length; ) {
		let end = start;
		while (done[end + 1] === done[end] + 1) end++;
		ranges.push(start === end ? `${done[start]}` : `${done[start]}-${done[end]}`);
		start = end + 1;
	}
	return `${done.length} of ${total} items were done before the node stopped: ${ranges.join(', ')}.`;
}
