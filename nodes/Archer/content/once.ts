import type { Failure } from '../../shared/soap/failure';

/** Look-ups of one run, under the settings that all its items share: a thousand items with one GUID ask once. */
const lookUps = new WeakMap<object, Map<string, Promise<unknown>>>();

export async function once<Outcome extends { failure?: Failure }>(
	run: object,
	key: string,
	ask: () => Promise<Outcome>,
	lasts: (failure: Failure) => boolean = () => false,
): Promise<Outcome> {
	const known = lookUps.get(run) ?? new Map<string, Promise<unknown>>();
	lookUps.set(run, known);
	const pending = (known.get(key) as Promise<Outcome> | undefined) ?? ask();
	known.set(key, pending);
	const outcome = await pending;
	if (outcome.failure && !lasts(outcome.failure)) known.delete(key);
	return outcome;
}
