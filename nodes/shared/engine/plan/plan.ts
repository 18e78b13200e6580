import type { IDataObject } from 'n8n-workflow';
import { serviceOf, isTask } from '../../operation/resource';
import type {
	Entry,
	Method,
	OperationContext,
	OperationOutcome,
	ParameterValues,
	PlanNotes,
	RestRequest,
	RestResult,
} from '../../operation/spec';
import { allHold } from '../../operation/words/conditions';
import type { Failure, PlannedStep } from '../../soap/failure';
import type { Redact } from '../../soap/redact';
import { inWords, plain, told, toldAsDescribed } from './told';
import { subjectOf } from '../words/wording';

/** Dry Run: what an operation would send, in the place of what it has done. */

/** What was kept back for one item. */
export class Notes implements PlanNotes {
	readonly steps: PlannedStep[] = [];

	values?: ParameterValues;

	before?: IDataObject;

	note(step: PlannedStep): void {
		this.steps.push(step);
	}

	present(json: IDataObject): void {
		this.before = json;
	}

	know(values: ParameterValues): void {
		this.values ??= values;
	}
}

/** The failure of a request; where Dry Run kept it back, with the request in words, which is noted for the item too. */
export function kept(failure: Failure, method: Method, context: OperationContext): { failure: Failure } {
	if (failure.kind !== 'planned') return { failure };
	const { element, fields, described } = method;
	return noted(failure, context, {
		method: element,
		service: serviceOf(method),
		values: described ? toldAsDescribed(described) : told(fields, context.values),
	});
}

/** The same for what goes by REST. */
export function keptOfRest(
	result: RestResult,
	{ method, body = {} }: RestRequest,
	context: Pick<OperationContext, 'plan'>,
): RestResult {
	if (result.failure?.kind !== 'planned') return result;
	const values = Object.entries(body).map(([name, value]) => [inWords(name), plain(value)]);
	return noted(result.failure, context, { method: method.name, values: Object.fromEntries(values) });
}

function noted(
	failure: Failure,
	{ plan }: Pick<OperationContext, 'plan'>,
	step: PlannedStep,
): { failure: Failure } {
	plan?.note(step);
	return { failure: { ...failure, planned: [step] } };
}

interface Planning {
	system: string;
	/** As the user gave them, before names became identifiers. */
	given: ParameterValues;
	notes: Notes;
	redact: Redact;
}

/**
 * The plan as the item of an operation. What failed for a reason of its own would fail without Dry Run too, and stays a
 * failure.
 */
export function planned(
	entry: Entry | Method,
	{ failure }: OperationOutcome,
	{ system, given, notes, redact }: Planning,
): OperationOutcome {
	const { steps: own, values: resolved = given, before } = notes;
	if (failure && failure.kind !== 'planned') return { failure: beforeAnything(failure, own) };
	const steps = longer(failure?.planned, own);
	const action = 'action' in entry ? entry.action : entry.element;
	const subject = subjectOf(entry.fields as Entry['fields'], given);
	const values = told(entry.fields, resolved, given);
	const then = next(entry, steps, resolved);
	const json: Record<string, unknown> = {
		dryRun: true,
		message:
			steps.length === 0
				? `Dry Run: nothing was changed. '${action}' finds nothing that it would have to send to ${system}.`
				: `Dry Run: nothing was changed. '${action}' would send to ${system} what stands in wouldSend.`,
		operation: action,
		...(subject && { about: { [subject.label]: values[subject.label] ?? subject.value } }),
		values,
		...(before && { before }),
		wouldSend: steps,
		...(then.length > 0 && { then }),
	};
	return { items: [{ json: redacted(json, redact) as IDataObject }] };
}

/** A task that puts several failures together knows less than what was noted, and one of a batch knows its own better. */
function longer(one: PlannedStep[] = [], other: PlannedStep[]): PlannedStep[] {
	return other.length > one.length ? other : one;
}

function beforeAnything(failure: Failure, steps: PlannedStep[]): Failure {
	const names = [...new Set(steps.map(({ method }) => method))].join(', ');
	const wouldHave = steps.length === 0 ? '' : ` Without Dry Run, ${names} would have been sent before.`;
	const advice = `${failure.advice ? `${failure.advice.replace(/\.$/, '')}. ` : ''}Dry Run: nothing was changed.${wouldHave}`;
	return { ...failure, advice, done: undefined, reached: 'no' };
}

/** What goes on only with an answer that there is none of. */
function next(entry: Entry | Method, steps: PlannedStep[], values: ParameterValues): string[] {
	const sent = new Set(steps.map(({ method }) => method));
	if (isTask(entry)) {
		return (entry.then ?? [])
			.filter(({ after, when = [] }) => after.some((name) => sent.has(name)) && allHold(when, values))
			.map(({ says }) => says);
	}
	const { wait } = entry;
	if (!wait || !allHold(wait.when ?? [], values) || (wait.leaves && allHold(wait.leaves, values))) return [];
	const fetched = wait.fetch ? `, and the result is fetched with ${wait.fetch.element}` : '';
	return [`The work is asked about with ${wait.ask.element} until it is done${fetched}.`];
}

function redacted(value: unknown, redact: Redact): unknown {
	if (typeof value === 'string') return redact(value);
	if (Array.isArray(value)) return value.map((one) => redacted(one, redact));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, one]) => [redact(name), redacted(one, redact)]),
	);
}
