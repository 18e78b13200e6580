import type { IDataObject } from 'n8n-workflow';
import { presentOf, valuesOfReading, type PresentThing } from '../../operation/words/present';
import type { Entry, Method, OperationContext, OperationOutcome, ResultField } from '../../operation/spec';
import { hasOriginals, isSimplified, simplified } from '../../operation/words/simplified';
import { isObject } from '../../operation/values/values';
import type { Failure } from '../../soap/failure';
import { isSecretName } from '../../operation/values/secretNames';

/** Return Before and After: the thing as it was read directly before the change, and after it. */

/** Name of the option. */
export const beforeAndAfter = 'returnBeforeAndAfter';

export function isWanted({ values }: Pick<OperationContext, 'values'>): boolean {
	return values[beforeAndAfter] === true;
}

/** Whether the operation's thing can be read. */
export function tellsPresent(entry: Entry): boolean {
	return entry.effect !== 'read' && presentOf(entry) !== undefined;
}

/** Runs the change between two readings. Without the first nothing is sent; without the second the change is done all the same. */
export async function betweenReadings(
	entry: Entry | Method,
	context: OperationContext,
	change: () => Promise<OperationOutcome>,
): Promise<OperationOutcome> {
	const present = isWanted(context) ? presentOf(entry) : undefined;
	if (present === undefined) return await change();
	const before = await reading(present, context);
	if (before.failure) return { failure: unread(before.failure) };
	context.plan?.present(before.json);
	const outcome = await change();
	if (outcome.failure) return outcome;
	const after = present.gone ? undefined : await reading(present, context, true);
	const told: IDataObject = { before: before.json };
	if (after?.failure) told.afterMissing = after.failure.message;
	else if (after) told.after = after.json;
	return { ...outcome, items: outcome.items.map((item) => ({ ...item, json: { ...item.json, ...told } })) };
}

type Reading = { json: IDataObject; failure?: undefined } | { json?: undefined; failure: Failure };

async function reading(
	present: PresentThing,
	{ call, values }: OperationContext,
	isAfter = false,
): Promise<Reading> {
	const { read, among } = present;
	const outcome = await call(read, valuesOfReading(present, values, isAfter));
	if (outcome.failure) return outcome;
	const found = among
		? outcome.items.find(({ json }) => String(json[among.field]) === String(values[among.by]))
		: outcome.items[0];
	if (found === undefined) return { failure: among?.missing ?? nothingThere };
	const { gives } = read.answer;
	const json =
		isSimplified(values) && hasOriginals(read as Entry, read.answer)
			? simplified(found.json, gives)
			: found.json;
	return { json: withoutSecrets(json, gives) };
}

const nothingThere: Failure = { kind: 'notFound', message: 'There is nothing to change', reached: 'no' };

function unread(failure: Failure): Failure {
	return {
		...failure,
		message: `What is there could not be read, so nothing was changed: ${failure.message}`,
		reached: 'no',
	};
}

/** Whole otherwise: what is cut could not be put back. */
function withoutSecrets(json: IDataObject, gives: ResultField[]): IDataObject {
	const secret = new Set(gives.flatMap((field) => (field.secret ? [field.name] : [])));
	const kept = Object.entries(json).filter(
		([name, value]) => !secret.has(name) && !(typeof value === 'string' && isSecretName(name)),
	);
	const inner = (name: string, value: unknown): unknown => {
		const fields = gives.find((field) => field.name === name)?.gives ?? [];
		if (Array.isArray(value)) return value.map((one) => inner(name, one));
		return isObject(value) ? withoutSecrets(value, fields) : value;
	};
	return Object.fromEntries(kept.map(([name, value]) => [name, inner(name, value)])) as IDataObject;
}
