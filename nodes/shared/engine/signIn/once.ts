import type { Credentials, Dialect } from '../../operation/dialect';
import type { Method, ConnectionSettings } from '../../operation/spec';
import { serviceOf } from '../../operation/resource';
import type { Failure } from '../../soap/failure';
import { networkFailure } from '../../soap/network';
import { inCredentialsWords } from '../words/credentials';
import { claimToStore } from './renewal';
import { maximumAttempts, mayRetry, retryDelay } from '../attempts/retry';
import { signInError, SignInError } from './error';
import { forgetRefusal, rememberedRefusal, rememberRefusal, signInKey } from './memory';
import { runOf, type SignInRun } from './run';

/**
 * Signs in on behalf of n8n, or writes that this worker is going to. In a run of a node a refused sign-in is never sent again, and one that does not get through is
 * repeated like a read. A test of the credential really tries, always: somebody may have unlocked the account.
 */
export async function signInOnce<T extends object>(
	dialect: Dialect,
	credentials: Credentials,
	method: Method,
	signIn: () => Promise<T>,
): Promise<T> {
	const claim = claimToStore(dialect, credentials);
	if (claim !== undefined) return claim as T;
	const address = dialect.endpoint(serviceOf(method), credentials as ConnectionSettings);
	const key = signInKey(dialect, credentials, address);
	const run = runOf(credentials);
	const held = run?.stopped(key) ?? (run && rememberedRefusal(key));
	if (held !== undefined) {
		run?.holdsBack();
		throw signInError(held);
	}
	const outcome = await attempts(dialect, run, signIn);
	if (outcome.failure === undefined) {
		forgetRefusal(key);
		const property = dialect.session?.property;
		run?.signedIn(property ? String((outcome.result as Record<string, unknown>)[property]) : '');
		return outcome.result;
	}
	const failure: Failure = {
		...inCredentialsWords(outcome.failure, dialect),
		reached: 'no',
		duringSignIn: true,
	};
	if (failure.kind === 'signIn') {
		const refusal = rememberRefusal(key, failure);
		run?.refusedSignIn(key, refusal);
		throw signInError(run ? refusal : failure);
	}
	run?.failedSignIn(notSent(failure));
	throw signInError(run ? notSent(failure) : failure);
}

type Outcome<T> = { result: T; failure?: undefined } | { failure: Failure };

async function attempts<T>(
	{ system }: Dialect,
	run: SignInRun | undefined,
	signIn: () => Promise<T>,
): Promise<Outcome<T>> {
	for (let attempt = 1; ; attempt++) {
		const outcome = await signIn().then(
			(result): Outcome<T> => ({ result }),
			(error: unknown): Outcome<T> => ({
				failure: error instanceof SignInError ? error.failure : networkFailure(error, system),
			}),
		);
		const { failure } = outcome;
		if (failure === undefined || run === undefined || attempt === maximumAttempts) return outcome;
		if (!run.mayAttemptAgain() || !mayRetry('read', failure)) return outcome;
		await run.settings.wait(retryDelay(attempt + 1, failure));
	}
}

/** The person must not think that the request itself has failed. */
function notSent(failure: Failure): Failure {
	const advice = [failure.advice, 'It was the sign-in that failed: the request itself was not sent.'];
	return { ...failure, advice: advice.filter(Boolean).join(' ') };
}
