import type { Method, OperationContext } from '../../operation/spec';
import { perDeclaration } from '../../operation/perDeclaration';
import { brokenCheck } from '../../operation/words/checks';
import { loadByWords, loadsByWords } from '../../operation/words/loading';
import type { Failure } from '../../soap/failure';

type Ready = { context: OperationContext; failure?: undefined } | { context?: undefined; failure: Failure };

/** Whether there is anything to check or to load for the method. */
export const wantsReadying = perDeclaration(
	(method: Method) =>
		method.checks !== undefined ||
		method.check !== undefined ||
		method.load !== undefined ||
		loadsByWords(method),
);

/** Checked, and with what has to be loaded; items that share a request fail one by one, whatever goes wrong before it. */
export async function readied(method: Method, given: OperationContext, system: string): Promise<Ready> {
	try {
		const broken = brokenCheck(method.checks ?? [], method.fields, given.values, system);
		if (broken) return { failure: broken };
		const byWords = loadsByWords(method) ? await loadByWords(method, given, system) : undefined;
		if (byWords?.failure) return byWords;
		const context = byWords ? { ...given, values: { ...given.values, ...byWords.values } } : given;
		const refused = method.check?.(context.values, context);
		if (refused) return { failure: refused };
		const loaded = await method.load?.(context);
		if (loaded?.failure) return { failure: loaded.failure };
		return { context: loaded ? { ...context, values: { ...context.values, ...loaded.values } } : context };
	} catch (error) {
		return { failure: hookFailure(error, 'no') };
	}
}

/** Something that no part below has words for; only its message may be shown, the rest can hold the answer. */
export function hookFailure(error: unknown, reached: Failure['reached']): Failure {
	const message = error instanceof Error ? error.message : 'The answer could not be read';
	return { kind: 'rejected', message, reached };
}
