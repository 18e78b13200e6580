import type { Credentials } from '../../operation/dialect';
import type { Answer } from './session';
import { withLock } from '../lock';
import { forgetRefusal, rememberedRefusal, rememberRefusal, signInKey } from './memory';
import type { SignInRun } from './run';

interface SignedSend<T> {
	run: SignInRun;
	/** One credential's requests wait for each other under it. */
	lockKey: string;
	address: string;
	credentials: () => Credentials;
	post: () => Promise<Answer<T>>;
}

/**
 * Sends to a system that has no session: every request signs in for itself. The first one of a run goes alone, until the
 * system has let it in, because a wrong password must not arrive as often as there are parallel requests. After a refusal
 * nothing more is sent.
 */
export async function sendSigned<T>(options: SignedSend<T>): Promise<Answer<T>> {
	const { run, lockKey } = options;
	while (!run.isProven) {
		const first = await withLock(lockKey, async () => (run.isProven ? undefined : await sendOne(options)));
		if (first !== undefined) return first;
	}
	return await sendOne(options);
}

async function sendOne<T>({ run, address, credentials, post }: SignedSend<T>): Promise<Answer<T>> {
	const key = signInKey(run.dialect, credentials(), address);
	const held = run.stopped(key) ?? rememberedRefusal(key);
	if (held !== undefined) return { failure: held };
	const answer = await post();
	const { failure } = answer;
	if (failure?.duringSignIn) return answer;
	if (failure?.kind === 'signIn') {
		const refusal = rememberRefusal(key, { ...failure, duringSignIn: true });
		run.refusedSignIn(key, refusal);
		return { failure: refusal };
	}
	if (failure === undefined || failure.reached === 'yes') forgetRefusal(key);
	run.isProven ||= !(failure && inconclusive.includes(failure.kind));
	return answer;
}

/** Quick failures that say nothing about the sign-in. A time-out does not either, but others need not wait for it in a row. */
const inconclusive = ['unreachable', 'busy', 'cancelled'];
