import type { IDataObject } from 'n8n-workflow';
import { effectOf, itemOf, markerOf, outputsOf, signInMethods, writesIn } from './operations';
import { faultKinds } from './faults';
import { tracesIn } from '../support/secretTraces';
import type { SeenRequest } from './proxy';
import type { Played } from './run';

/** What must hold whatever happens between a node and a system; a sentence for everything that does not. */
export function broken(played: Played): string[] {
	const { run, deviations, cancelledAt } = played;
	if (run === undefined) return ['the run does not end'];
	const wrong = [
		...deviations.map((deviation) => `against the contract: ${deviation}`),
		...leaks(played),
		...tooManySignIns(played),
	];
	if (cancelledAt !== undefined)
		return [...wrong, ...afterCancel(played, cancelledAt), ...atMostOnce(played)];
	if (played.schedule.onError === 'stopWorkflow')
		return [...wrong, ...stopped(played), ...atMostOnce(played)];
	return [...wrong, ...outcomes(played)];
}

const unknownOutcome = /It is not known whether the system has acted/;
const partlyDone = /Done before it: |Made all the same: /;

interface ShownError {
	message: string;
	description?: string;
}

/** One outcome for each item, and the right one. */
function outcomes(played: Played): string[] {
	const { run, schedule, calm, trial } = played;
	if (run!.error) return [`the node stopped although it should go on: ${run!.error.message}`];
	const outputs = outputsOf(run!, schedule.items);
	const wrong: string[] = [];
	for (let item = 0; item < schedule.items; item++) {
		const errors = run!.errors
			.filter(({ pairedItem }) => itemOf(pairedItem) === item)
			.map(({ json }) => json.error as unknown as ShownError);
		const isDone = errors.length === 0;
		const at = `item ${item}`;
		if (errors.length > 1 || (!isDone && outputs[item].length > 0)) {
			wrong.push(`${at}: ${errors.length} errors and ${outputs[item].length} results`);
			continue;
		}
		if (isDone)
			wrong.push(...done(played, item, outputs[item]).map((sentence) => `${at} is done: ${sentence}`));
		else wrong.push(...failed(played, item, errors[0]).map((sentence) => `${at} failed: ${sentence}`));
	}
	const mayFail = calm.outcome === 'refused' || !isHarmless(played);
	if (!mayFail && run!.errors.length > 0) {
		wrong.push(
			`nothing stood in the way of ${trial.operation.value}, and ${run!.errors.length} items failed`,
		);
	}
	return wrong;
}

function done(played: Played, item: number, output: IDataObject[]): string[] {
	const { calm, seen, schedule } = played;
	const changed = seen.some(({ kind }) => kind !== undefined && faultKinds[kind]?.changesData);
	if (calm.outcome === 'refused') return changed ? [] : ['the system refuses it'];
	const wrong: string[] = [];
	const isSame = JSON.stringify(output) === JSON.stringify(calm.outputs[item]);
	const isOpen = isOpenlyInPart(played, output) || isOpenlyLess(played, output, calm.outputs[item]);
	if (calm.isStable && !changed && !isSame && !isOpen) {
		wrong.push(...(tellsOfFaults(played) ? report(output, calm.outputs[item]) : [given(output)]));
	}
	const writes = appliedWrites(played, item);
	for (const [method, count] of Object.entries(calm.writes[item])) {
		const applied = writes[method] ?? 0;
		const isOnce = effectOf(schedule.system, method) === 'write';
		if (isOnce ? applied !== count : applied < count) {
			wrong.push(`${method} was applied ${applied} times instead of ${count}`);
		}
	}
	return wrong;
}

const given = (output: unknown) => `gives ${JSON.stringify(output).slice(0, 300)}`;

/** *System: Check* is done when it has told what it met; without a fault it has nothing to tell. */
const tellsOfFaults = (played: Played) => played.trial.operation.value === 'check' && !isHarmless(played);

/** *Download Signing Record* gives what there is, says that it is not whole, and why for each file. */
function isOpenlyInPart(played: Played, output: IDataObject[]): boolean {
	if (played.trial.operation.value !== 'downloadRecord' || isHarmless(played)) return false;
	return output.every(({ complete, missing }) => {
		const files = missing as Array<{ file: string; reason: string }>;
		return complete === false && files.length > 0 && files.every(({ reason }) => reason.length > 10);
	});
}

/** Where REST cannot be asked, SOAP tells less of Archer's metadata: a hint says so, and nothing is told otherwise. */
function isOpenlyLess({ run, trial }: Played, output: IDataObject[], calm: IDataObject[]): boolean {
	const { hints = [] } = run!.run.data.resultData.runData.Node?.[0] ?? {};
	if (trial.operation.resource !== 'metadata' || hints.length === 0) return false;
	return output.every((row) => {
		const [id] = Object.keys(row).filter((name) => name.endsWith('Id'));
		const whole = calm.find((one) => one[id] === row[id]);
		const isTold = ([name, value]: [string, unknown]) =>
			JSON.stringify(value) === JSON.stringify(whole?.[name]);
		return whole !== undefined && Object.entries(row).every(isTold);
	});
}

/** Of a report: what a fault has changed is called a problem or not checked, and says why; nothing else is missing or new. */
function report(output: IDataObject[], calm: IDataObject[]): string[] {
	const told = new Map(output.map((row) => [row.operationId, row]));
	const missing = calm.filter(({ operationId }) => !told.has(operationId));
	const undisturbed = new Set(calm.map((row) => JSON.stringify(row)));
	const isOpen = ({ isProblem, status, explanation, methods }: IDataObject) =>
		isProblem === true &&
		/^(?:failed|notChecked|noRight)$/.test(String(status)) &&
		String(explanation).length > 10 &&
		(methods as string[]).length > 0;
	const wrong = output.filter((row) => !undisturbed.has(JSON.stringify(row)) && !isOpen(row));
	const twice = told.size < output.length ? ['tells of an operation twice'] : [];
	return [...missing.map((row) => `leaves out ${JSON.stringify(row)}`), ...wrong.map(given), ...twice];
}

function failed(played: Played, item: number, { message, description = '' }: ShownError): string[] {
	const { calm, trial, schedule } = played;
	const says = `"${message}" (${description.replaceAll('\n', ' ')})`;
	const applied = appliedWrites(played, item);
	const twice = Object.entries(applied).filter(
		([method, count]) =>
			effectOf(schedule.system, method) === 'write' && count > (calm.writes[item][method] ?? 1),
	);
	const wrong = twice.map(([method, count]) => `${method} was applied ${count} times`);
	if (unknownOutcome.test(description)) {
		if (trial.operation.effect === 'read') wrong.push(`a read asks what the system has done: ${says}`);
		else if (!doubts(played, item)) wrong.push(`nothing was in doubt: ${says}`);
	} else if (calm.outcome === 'done' && Object.keys(applied).length > 0 && !partlyDone.test(description)) {
		wrong.push(`${Object.keys(applied).join()} was applied, but it says ${says}`);
	}
	return wrong;
}

/** The changing requests of an item that the system has carried out. */
function appliedWrites({ schedule, applied }: Played, item: number): Record<string, number> {
	return writesIn(schedule.system, applied, schedule.items === 1 ? undefined : markerOf(item));
}

function doubts({ schedule, seen, calm }: Played, item: number): boolean {
	// A method that is called by its name alone, or a sign-in that is what was asked for.
	const isAnyMethod = Object.keys(calm.writes[item]).length === 0;
	// Whoever leaves may close a connection on which a request is just coming in.
	const { parallelRequests = 8 } = schedule.options;
	if (parallelRequests !== 1 && schedule.faults.some(({ kind }) => kind === 'gone')) return true;
	return seen.some(
		(request) =>
			request.certainty === 'doubt' &&
			mayBeOf(request, schedule.items === 1 ? '' : markerOf(item)) &&
			(request.body === '' || isAnyMethod || effectOf(schedule.system, request.method) !== 'read'),
	);
}

const mayBeOf = ({ body }: SeenRequest, marker: string) => body === '' || body.includes(marker);

/** Faults that a node must get over without anybody noticing. */
function isHarmless({ seen, endings, schedule }: Played): boolean {
	const isGone = schedule.faults.some(({ kind }) => kind === 'gone');
	return endings <= 1 && !isGone && seen.every(({ certainty }) => certainty === 'intact');
}

function atMostOnce(played: Played): string[] {
	const { schedule, calm } = played;
	const wrong: string[] = [];
	for (let item = 0; item < schedule.items; item++) {
		for (const [method, count] of Object.entries(appliedWrites(played, item))) {
			const most = calm.writes[item][method] ?? 1;
			if (effectOf(schedule.system, method) === 'write' && count > most) {
				wrong.push(`item ${item}: ${method} was applied ${count} times`);
			}
		}
	}
	return wrong;
}

/** A node that stops says so; what it does not say anything about must have gone well. */
function stopped(played: Played): string[] {
	const { run, calm, schedule } = played;
	if (run!.error === undefined)
		return isHarmless(played) || calm.outcome === 'done' ? [] : ['nothing failed'];
	if (calm.outcome === 'done' && isHarmless(played)) {
		return [`nothing stood in the way, and it says "${run!.error.message}"`];
	}
	const { description = '' } = run!.error;
	const isSingle = schedule.items === 1;
	return isSingle ? failed(played, 0, { message: run!.error.message, description }) : [];
}

/** A request that is on its way may still arrive; a new one may not. */
const onItsWay = 250;

function afterCancel({ seen }: Played, cancelledAt: number): string[] {
	return seen
		.filter(({ arrivedAt }) => arrivedAt > cancelledAt + onItsWay)
		.map(
			({ method, arrivedAt }) =>
				`${method} went out ${arrivedAt - cancelledAt} ms after the user had stopped it`,
		);
}

/** One when there is no session, and one for each that ended; a sign-in that got no answer goes out again. */
function tooManySignIns({ seen, calm, endings }: Played): string[] {
	const signIns = seen.filter(({ method }) => signInMethods.test(method));
	const unanswered = signIns.filter(
		({ certainty, kind }) => certainty !== 'intact' || kind?.startsWith('fault'),
	).length;
	const refused = seen.filter(({ kind }) => kind === 'page with 401').length;
	const allowed = Math.max(calm.signIns, 1) + endings + unanswered + refused;
	return signIns.length > allowed ? [`${signIns.length} sign-ins where ${allowed} are enough`] : [];
}

/** An error without the node that n8n names in it: as the workflow holds it, with what a person has typed into it. */
function ownWords(error: Partial<Error> | undefined): object {
	const { node, ...rest } = { ...error } as { node?: unknown };
	void node;
	return [rest, error?.message, error?.stack];
}

/** Errors, as n8n stores them too, and the addresses of requests, searched for secrets in every spelling. */
function leaks({ run, secrets, seen }: Played): string[] {
	const { error, errors, run: stored } = run!;
	const stopped = stored.data.resultData.error as Partial<Error> | undefined;
	const told = JSON.stringify([errors, ownWords(error), ownWords(stopped)]);
	return [
		...(tracesIn(told, secrets).length > 0 ? ['an error holds a secret'] : []),
		...(tracesIn(seen.map(({ path }) => path).join(), secrets).length > 0
			? ['an address holds a secret']
			: []),
	];
}
