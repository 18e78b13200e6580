import type { Failure } from '../../soap/failure';
import { allHold } from './conditions';
import { finishedItems } from './output';
import type { AroundId, Seconds, WaitSpec } from './spec';
import type { Method, OperationContext, OperationItem, OperationOutcome, ParameterValues } from '../spec';

const firstPause = 500;
const longestPause = 10_000;

/** The answer of the start stands in every item; what comes later of the same name takes its place. */
export async function waitFor(
	method: Method,
	wait: WaitSpec<Method>,
	context: OperationContext,
): Promise<OperationOutcome> {
	const { values, call } = context;
	const started = await call(wait.start ?? { ...method, wait: undefined }, values);
	if (started.failure) return started;
	const { json: first } = started.items[0];
	const id = first[wait.id];
	const done = [aroundId(wait.started, id)];
	const leave = (failure: Failure): OperationOutcome =>
		wait.pending ? { items: [{ json: { ...first, ...wait.pending } }] } : { failure: { ...failure, done } };
	if (wait.leaves && allHold(wait.leaves, values)) return leave(cancelled);
	const asked: ParameterValues = { [wait.id]: id };
	for (const name of wait.passes ?? []) asked[name] = values[name];
	const start = Date.now();
	const end = start + secondsOf(wait.limit, values) * 1000;
	const steady = wait.pause && secondsOf(wait.pause, values) * 1000;
	for (let pause = steady === undefined ? firstPause : 0; ; ) {
		await context.wait(Math.min(pause, Math.max(0, end - Date.now())));
		if (context.isCancelled()) return leave(cancelled);
		const report = (told: string) =>
			context.report?.(`${told}${Math.round((Date.now() - start) / 1000)} seconds after the start`);
		const outcome = await resultOf(wait, asked, call, report);
		if (outcome.failure) return { failure: { ...outcome.failure, done } };
		if (outcome.items.length > 0) {
			const items = outcome.items.map(
				(item): OperationItem => ({ ...item, json: { ...first, ...item.json } }),
			);
			return { ...outcome, items: finishedItems(method.answer, items, values) };
		}
		if (Date.now() >= end) return leave(tooLate(wait, id));
		pause = steady ?? Math.min(pause * 2, longestPause);
	}
}

/** No item as long as the work goes on. */
async function resultOf(
	{ ask, until, fetch }: WaitSpec<Method>,
	asked: ParameterValues,
	call: OperationContext['call'],
	report: (told: string) => void,
): Promise<OperationOutcome> {
	const answer = await call(ask, asked);
	if (answer.failure) return answer;
	const told = answer.items[0]?.json[until.field];
	const isDone = 'atLeast' in until ? Number(told) >= until.atLeast : told === until.is;
	if (!isDone) {
		const isCounted = 'atLeast' in until && Number.isFinite(Number(told));
		report(isCounted ? `${Number(told)} of ${until.atLeast} ${until.field}, ` : 'not done ');
		return { items: [] };
	}
	return fetch ? await call(fetch, asked) : answer;
}

function secondsOf({ parameter, otherwise }: Seconds, values: ParameterValues): number {
	const seconds = Number(values[parameter]);
	return Number.isFinite(seconds) && seconds > 0 ? seconds : otherwise;
}

function aroundId([before, after]: AroundId, id: unknown): string {
	return `${before}${String(id)}${after}`;
}

const cancelled: Failure = { kind: 'cancelled', message: 'The execution was cancelled', reached: 'yes' };

function tooLate({ late }: WaitSpec<Method>, id: unknown): Failure {
	const message = late ? aroundId(late.message, id) : 'The work is not done within the time limit';
	return { kind: 'timeout', message, advice: late?.advice, reached: 'yes' };
}
