import type { Dialect } from '../operation/dialect';
import type { Failure } from '../soap/failure';
import { withLock } from './lock';

export type Answer<T> = { response: T; failure?: undefined } | { response?: undefined; failure: Failure };

/** Rounds of 'session gone' before giving up: another client with the same account can end each new session at once. */
const maximumRounds = 3;

interface SessionSend<T> {
	dialect: Dialect;
	/** `token` is what the credential held when it was last read; undefined when it may have changed since. */
	session: { key: string; token: string | undefined };
	envelope: string;
	post: (envelope: string) => Promise<Answer<T>>;
	readToken: () => Promise<string>;
	wait: (milliseconds: number) => Promise<void>;
}

/**
 * Sends with the session that n8n stores in the credential, and renews it by compare-and-swap when the system says that it
 * is gone. The envelope has an empty place for the token, which `authenticate` of the credential fills. Sending it again
 * with the dead token in that place tells `authenticate` which token has died: it signs in anew only when that one is still
 * the stored one, so that of many workers one signs in and the others take over its token. A session fault means that
 * nothing was done, hence the resend is safe for writes.
 */
export async function sendWithSession<T>(options: SessionSend<T>): Promise<Answer<T>> {
	const { dialect, session, envelope, post, readToken, wait } = options;
	for (let round = 1; ; round++) {
		const token = (session.token ??= await readToken());
		const first = token === '' ? await signInFirst(options) : await post(envelope);
		if (!isGone(first)) return first;
		if (token !== '') {
			const renewed = await withLock(session.key, async () => {
				session.token = await readToken();
				if (session.token !== token) return undefined;
				session.token = undefined;
				return await post(dialect.session!.writeToken(envelope, token));
			});
			if (renewed !== undefined) {
				if (!isGone(renewed)) return renewed;
				session.token = await readToken();
				if (session.token === token) return unchangedToken(dialect, renewed);
			}
		}
		if (round === maximumRounds) return stillGone(dialect, first);
		await wait(Math.random() * 300 * round);
	}
}

/** Without a stored token n8n signs in before the request: one item at a time, or each sign-in would end the one before. */
async function signInFirst<T>({ session, envelope, post, readToken }: SessionSend<T>): Promise<Answer<T>> {
	return await withLock(session.key, async () => {
		session.token = (await readToken()) || undefined;
		return await post(envelope);
	});
}

function isGone(result: Answer<unknown>): boolean {
	return result.failure?.kind === 'sessionGone';
}

function unchangedToken({ system }: Dialect, result: Answer<unknown>): { failure: Failure } {
	return {
		failure: {
			...result.failure!,
			kind: 'signIn',
			message: `${system} handed out the ended session again instead of a new one`,
			advice: 'Save the credential once more, and check the account in the system.',
			reached: 'no',
		},
	};
}

function stillGone({ system }: Dialect, result: Answer<unknown>): { failure: Failure } {
	return {
		failure: {
			...result.failure!,
			kind: 'signIn',
			message: `${system} does not accept the session, although it was renewed`,
			advice:
				'Another client may be signing in with the same account: give this credential an account of its own. A wrong base URL or a proxy that changes requests can look like this too.',
			reached: 'no',
		},
	};
}
