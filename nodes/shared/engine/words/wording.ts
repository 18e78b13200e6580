import type { Entry, Method, OperationOutcome, ParameterValues, PropertySpec } from '../../operation/spec';
import { locatorOf } from '../../operation/values/locator';
import { isAbsent, shown } from '../../operation/values/values';
import type { Failure, FailureKind } from '../../soap/failure';
import { isSecretName } from '../../operation/values/secretNames';

/** What a failure says about a method, for whoever words it to find the method's name in it. */
export function ofMethod(outcome: OperationOutcome, { element }: Method): OperationOutcome {
	return outcome.failure && outcome.failure.method === undefined
		? { ...outcome, failure: { ...outcome.failure, method: element } }
		: outcome;
}

/** What the system made of the user's own words; anything else is about the connection or the account. */
const aboutValues = new Set<FailureKind>(['notFound', 'conflict', 'rejected', 'fault']);

/**
 * The failure in the user's words: the operation as the menu calls it in the place of the method, and what it was about. Only
 * *Call Method* is about a method that the user has named.
 */
export function inUsersWords(failure: Failure, entry: Entry | Method, values: ParameterValues): Failure {
	const { method, ...rest } = failure;
	const subject = aboutValues.has(failure.kind)
		? subjectOf(entry.fields as PropertySpec[], values, failure.message)
		: undefined;
	const message = withSubject(withOperation(failure, entry, method), subject, failure.systemText);
	return { ...rest, message };
}

function withOperation({ message }: Failure, entry: Entry | Method, method: string | undefined): string {
	if (method === undefined || ('resource' in entry && entry.resource === 'callMethod')) return message;
	const words = 'action' in entry && entry.resource !== undefined ? `'${entry.action}'` : 'the request';
	return message.replace(
		new RegExp(`\\b(refused|answered|carried out|result of|in) ${method}\\b`),
		(_, verb: string) => `${verb} ${words}`,
	);
}

interface Subject {
	label: string;
	value: string;
}

/**
 * What the operation is about: of what is always asked and is no secret, what the sentence speaks of by its label, else the first.
 */
export function subjectOf(
	fields: PropertySpec[],
	values: ParameterValues,
	sentence = '',
): Subject | undefined {
	const subjects = fields.flatMap((field): Subject[] => {
		const { name, displayName, type, typeOptions, required, collection } = field;
		if (!required || collection !== undefined || typeOptions?.password || isSecretName(name)) return [];
		if (!['string', 'number', 'resourceLocator'].includes(type)) return [];
		const { value } = locatorOf(field, values[name]);
		if (isAbsent(value) || value === '' || typeof value === 'object') return [];
		return [{ label: displayName, value: String(value) }];
	});
	const words = ` ${sentence.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
	// "Related Record" is more than "Record".
	const [named] = subjects
		.filter(({ label }) => words.includes(` ${label.toLowerCase()} `))
		.sort((one, other) => other.label.length - one.label.length);
	return named ?? subjects[0];
}

/** Before what the system itself says, which comes last. */
function withSubject(message: string, subject: Subject | undefined, systemText: string | undefined): string {
	if (subject === undefined || message.includes(subject.value)) return message;
	const about = ` (${subject.label} ${shown(subject.value)})`;
	const end = systemText ? message.lastIndexOf(`: ${systemText}`) : -1;
	return end < 0 ? `${message}${about}` : `${message.slice(0, end)}${about}${message.slice(end)}`;
}

/** The outcome in the user's words. */
export function worded(
	spec: Entry | Method,
	outcome: OperationOutcome,
	values: ParameterValues,
): OperationOutcome {
	return outcome.failure ? { ...outcome, failure: inUsersWords(outcome.failure, spec, values) } : outcome;
}

/** A read changes nothing, so what became of it is never a question of what the system has done. */
export function asEffect({ effect }: Entry | Method, outcome: OperationOutcome): OperationOutcome {
	return outcome.failure && effect === 'read'
		? { ...outcome, failure: { ...outcome.failure, reached: 'no' } }
		: outcome;
}
