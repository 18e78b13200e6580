import type { Dialect } from '../operation/dialect';
import type { Failure } from '../soap/failure';
import { withLock } from './lock';
import { stillRefused, type SignInRun } from './signInRun';

export type Answer<T> = { response: T; failure?: undefined } | { response?: undefined; failure: Failure };

/** Sessions of one request that may turn out to be gone: other workers renew it at the same time. */
const maximumRounds = 6;

export interface Session {
	/** Requests that may sign in wait for each other under it. */
	key: string;
	/** What the credential held when it was last read; undefined when it may have changed since. */
	token: string | undefined;
	run: SignInRun;
}

/** An answer, and the token that the request really carried. */
export interface Sent<T> {
	answer: Answer<T>;
	token: string;
}

interface SessionSend<T> {
	dialect: Dialect;
	session: Session;
	envelope: string;
	post: (envelope: string) => Promise<Sent<T>>;
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
	const { run } = session;
	for (let gone = 0; gone < maximumRounds; ) {
		const token = (session.token ??= await readToken());
		const isDead = run.deadTokens.has(token);
		const sentAt = Date.now();
		const sent =
			token === '' ? await signInFirst(options) : isDead ? await renew(options, token) : await post(envelope);
		if (sent === undefined) continue;
		if (sent.answer.failure?.kind !== 'sessionGone') return sent.answer;
		if (isDead && sent.token === token) return unchangedToken(dialect, sent.answer.failure);
		run.refusedToken(sent.token, sentAt);
		// Another item may have read the credential between this one's reading and its request.
		if (sent.token !== session.token) session.token = undefined;
		gone++;
		if (token === '' || isDead) await wait(Math.random() * 300 * gone);
	}
	return { failure: stillRefused(dialect.system) };
}

/**
 * Sends what carries no session of the credential. n8n signs in before any request as long as no token is stored, so these
 * wait for each other too.
 */
export async function sendBesideSession<T>(
	options: Pick<SessionSend<T>, 'session' | 'readToken'> & { post: () => Promise<Sent<T>> },
): Promise<Answer<T>> {
	const { session, readToken, post } = options;
	while ((session.token ??= await readToken()) === '') {
		const first = await signInFirst({ session, readToken, post, envelope: '' });
		if (first !== undefined) return first.answer;
	}
	return (await post()).answer;
}

/**
 * Without a stored token n8n signs in before the request: one item at a time, or each sign-in would end the one before.
 *
 * @returns undefined when another item has signed in meanwhile
 */
async function signInFirst<T>({
	session,
	envelope,
	post,
	readToken,
}: Pick<SessionSend<T>, 'session' | 'envelope' | 'post' | 'readToken'>): Promise<Sent<T> | undefined> {
	return await withLock(session.key, async () => {
		session.token = await readToken();
		if (session.token !== '') return undefined;
		session.token = undefined;
		return await post(envelope);
	});
}

/**
 * Reading the token, signing in and storing the new one are not one step for workers that do so at the same time. The random
 * moment lets one of them be first.
 *
 * @returns undefined when somebody else has renewed it
 */
async function renew<T>(
	{ dialect, session, envelope, post, readToken, wait }: SessionSend<T>,
	token: string,
): Promise<Sent<T> | undefined> {
	return await withLock(session.key, async () => {
		if (!session.run.isSpent()) await wait(Math.random() * 200);
		session.token = await readToken();
		if (session.token !== token) return undefined;
		session.token = undefined;
		return await post(dialect.session!.writeToken(envelope, token));
	});
}

function unchangedToken({ system }: Dialect, failure: Failure): { failure: Failure } {
	return {
		failure: {
			...failure,
			kind: 'signIn',
			message: `${system} handed out the ended session again instead of a new one`,
			advice: 'Save the credential once more, and check the account in the system.',
			reached: 'no',
		},
	};
}
