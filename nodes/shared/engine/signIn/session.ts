import type { Failure } from '../../soap/failure';
import { withLock } from '../lock';
import { betweenLooks, claimOn, isAbout, isOwn, longestClaim, settling } from './renewal';
import { endedAgain, type SignInRun } from './run';

export type Answer<T> = { response: T; failure?: undefined } | { response?: undefined; failure: Failure };

/** How long one request meets ended sessions before it gives up, in milliseconds: other workers renew them at the same time. */
const patience = 60_000;

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

/** The session as the credential holds it now. */
export interface StoredSession {
	token: string;
	/** Who is going to renew it (`renewal.ts`); empty where nobody has said so. */
	claim: string;
}

interface SessionSend<T> {
	system: string;
	session: Session;
	/** Has an empty place for the token. */
	text: string;
	writeToken: (text: string, token: string) => string;
	post: (text: string) => Promise<Sent<T>>;
	readSession: () => Promise<StoredSession>;
	/** Has the claim stored beside the token; absent where nobody shares the credential. */
	storeClaim?: (token: string, claim: string) => Promise<void>;
	wait: (milliseconds: number) => Promise<void>;
	isCancelled: () => boolean;
}

/**
 * Sends with the session that n8n stores in the credential, and renews it by compare-and-swap when the system says that it
 * is gone. The text has an empty place for the token, which the credential fills (`sign.ts`). Sending it again
 * with the dead token in that place tells the credential which token has died: it signs in anew only when that one is still
 * the stored one, so that of many workers one signs in and the others take over its token. A session fault means that
 * nothing was done, hence the resend is safe for writes.
 */
export async function sendWithSession<T>(options: SessionSend<T>): Promise<Answer<T>> {
	const { system, session, text, post } = options;
	const { run } = session;
	let since: number | undefined;
	for (let ended = 0; ; ) {
		const token = (session.token ??= await readToken(options));
		const isDead = run.deadTokens.has(token);
		const sent =
			token === '' ? await signInFirst(options) : isDead ? await renew(options, token) : await post(text);
		if (sent === undefined) continue;
		const { answer } = sent;
		if (answer.failure?.kind !== 'sessionGone') {
			if (answer.failure === undefined || answer.failure.reached === 'yes') run.accepted(sent.token);
			return answer;
		}
		if (isDead && sent.token === token) return unchangedToken(system, answer.failure);
		run.refusedToken(sent.token);
		// Another item may have read the credential between this one's reading and its request.
		if (sent.token !== session.token) session.token = undefined;
		ended++;
		const now = Date.now();
		since ??= now;
		if (now - since >= patience) {
			return { failure: endedAgain(system, ended, Math.round((now - since) / 1000)) };
		}
	}
}

async function readToken({
	session,
	readSession,
}: Pick<SessionSend<unknown>, 'session' | 'readSession'>): Promise<string> {
	const { token } = await readSession();
	session.run.isStored(token);
	return token;
}

/**
 * Sends what carries no session of the credential. n8n signs in before any request as long as no token is stored, so these
 * wait for each other too.
 */
export async function sendBesideSession<T>(
	options: Pick<SessionSend<T>, 'session' | 'readSession'> & { post: () => Promise<Sent<T>> },
): Promise<Answer<T>> {
	const { session, readSession, post } = options;
	while ((session.token ??= await readToken(options)) === '') {
		const first = await signInFirst({ session, readSession, post, text: '' });
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
	text,
	post,
	readSession,
}: Pick<SessionSend<T>, 'session' | 'text' | 'post' | 'readSession'>): Promise<Sent<T> | undefined> {
	return await withLock(session.key, async () => {
		session.token = await readToken({ session, readSession });
		if (session.token !== '') return undefined;
		session.token = undefined;
		return await post(text);
	});
}

/**
 * Has n8n sign in if this worker may, and waits for another's sign-in otherwise.
 *
 * @returns undefined when somebody else has renewed it
 */
async function renew<T>(options: SessionSend<T>, token: string): Promise<Sent<T> | undefined> {
	const { session, text, writeToken, post } = options;
	return await withLock(session.key, async () => {
		session.token = await readToken(options);
		if (session.token !== token) return undefined;
		const failure = session.run.spent();
		if (failure) return { answer: { failure }, token };
		if (!(await mayRenew(options, token))) return undefined;
		session.token = undefined;
		return await post(writeToken(text, token));
	});
}

/**
 * Whether this worker is the one to renew the session. Nobody signs in while the claim of another is younger than
 * `longestClaim`. Without a claim that can be read back, as with a credential that cannot be stored, everybody may.
 */
async function mayRenew<T>(
	{ session, readSession, storeClaim, wait, isCancelled }: SessionSend<T>,
	token: string,
): Promise<boolean> {
	if (storeClaim === undefined || session.run.hasFailed()) return true;
	const own = claimOn(token);
	let foreign = '';
	let since = 0;
	for (let written = 0; ; ) {
		const stored = await readSession();
		session.token = stored.token;
		if (stored.token !== token) return false;
		const { claim } = stored;
		if (isCancelled() || (claim === own && written > 0) || written > 2) return true;
		if (isAbout(claim, token) && !isOwn(claim)) {
			if (claim !== foreign) [foreign, since] = [claim, Date.now()];
			if (Date.now() - since < longestClaim) {
				await wait(betweenLooks * (1 + Math.random()));
				continue;
			}
		}
		await storeClaim(token, own);
		written++;
		await wait(settling);
	}
}

function unchangedToken(system: string, failure: Failure): { failure: Failure } {
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
