import type { Credentials, Dialect } from '../../operation/dialect';
import type { Failure } from '../../soap/failure';
import { ownToken } from './tokenOwner';

/** New sessions in a row that let no request in, before the run takes it that none will. */
const mostUselessSessions = 2;
/** The same once a request has got through: then it is known that sessions work, and these have ended very soon. */
const mostUselessAfterUse = 6;
/** Sign-ins that did not get through before the run stops asking. */
const mostFailures = 3;

export interface RunSettings {
	/** Milliseconds that one request may take, that of a sign-in too. */
	timeout: number;
	wait: (milliseconds: number) => Promise<void>;
	isCancelled: () => boolean;
	signal?: AbortSignal;
}

/** What one execution of a node knows about its sign-ins, shared by all its items. */
export class SignInRun {
	/** Tokens that the system has refused in this run. */
	readonly deadTokens = new Set<string>();

	/** Whether the system has let a request in, where every request is signed for itself. */
	isProven = false;

	private readonly refused = new Map<string, Failure>();

	private own?: { token: string; isUseful?: true };

	/** The own session that was refused before it let a request in, until it is known whether another worker has replaced it. */
	private suspect?: string;

	private uselessSessions = 0;

	private hasBeenLetIn = false;

	private isHeldBack = false;

	private failed = 0;

	private lastFailure?: Failure;

	constructor(
		readonly dialect: Dialect,
		readonly settings: RunSettings,
	) {}

	/** Marks the credential as this run's for the sign-in that n8n may do with it, and leaves out a foreign token. */
	adopt(credentials: Credentials): Credentials {
		const { session } = this.dialect;
		const adopted = session
			? { ...credentials, [session.property]: ownToken(this.dialect, credentials) }
			: credentials;
		runs.set(adopted, this);
		return adopted;
	}

	/** Why this run does not sign in any more; undefined while it may. */
	stopped(key: string): Failure | undefined {
		const refused = this.refused.get(key);
		if (refused !== undefined) return refused;
		const spent = this.spent();
		if (spent !== undefined) return spent;
		return this.failed >= mostFailures ? notTried(this.lastFailure!, this.failed) : undefined;
	}

	/** What to say when so many new sessions let nothing in that another one is not worth a sign-in. */
	spent(): Failure | undefined {
		return this.uselessSessions >= (this.hasBeenLetIn ? mostUselessAfterUse : mostUselessSessions)
			? neverAccepted(this.dialect.system, this.uselessSessions)
			: undefined;
	}

	/** Whether a sign-in of this run has failed: the next ones are not worth an agreement with other workers. */
	hasFailed(): boolean {
		return this.failed > 0 || this.refused.size > 0 || this.isHeldBack;
	}

	/** A refusal that another run has met counts for this one. */
	holdsBack(): void {
		this.isHeldBack = true;
	}

	/** After one sign-in that did not get through in all its attempts, the next ones are only tried. */
	mayAttemptAgain(): boolean {
		return this.failed === 0 && !this.settings.isCancelled();
	}

	signedIn(token: string): void {
		this.own = { token };
		this.failed = 0;
	}

	refusedSignIn(key: string, failure: Failure): void {
		this.refused.set(key, failure);
	}

	failedSignIn(failure: Failure): void {
		if (failure.kind === 'cancelled') return;
		this.failed++;
		this.lastFailure = failure;
	}

	/** The system has let a request in with this session: if it ends, it has ended, and was not refused. */
	accepted(token: string): void {
		this.hasBeenLetIn = true;
		if (token !== this.own?.token) return;
		this.own.isUseful = true;
		this.uselessSessions = 0;
	}

	/** The system did not accept the session of a request. */
	refusedToken(token: string): void {
		if (this.deadTokens.has(token)) return;
		this.deadTokens.add(token);
		if (token === this.own?.token && !this.own.isUseful) this.suspect = token;
	}

	/** What the credential holds: a session that another worker has replaced was ended by that, and not refused. */
	isStored(token: string): void {
		if (this.suspect !== undefined && token === this.suspect) this.uselessSessions++;
		this.suspect = undefined;
	}
}

/**
 * n8n hands the credential object that a node gave it to `preAuthentication` and `authenticate`, and nothing else of the
 * node. A test of the credential in the editor comes with an object that no run has adopted.
 */
const runs = new WeakMap<object, SignInRun>();

export function runOf(credentials: Credentials): SignInRun | undefined {
	return runs.get(credentials);
}

function notTried(failure: Failure, failed: number): Failure {
	const advice = `Not tried: the last ${failed} sign-ins of this run did not get through.`;
	return { ...failure, advice: [advice, failure.advice].filter(Boolean).join(' ') };
}

/** Says what is known and no more: nobody has told why. */
function neverAccepted(system: string, sessions: number): Failure {
	return {
		kind: 'signIn',
		message: `${system} does not accept the session, although it was renewed`,
		advice: `The sign-in succeeded, but none of the last ${sessions} new sessions let a request in. Check the base URL, what the account may do by the web services, and whether a proxy changes requests. This run does not sign in again.`,
		reached: 'no',
		duringSignIn: true,
	};
}

export function endedAgain(system: string, ended: number, seconds: number): Failure {
	return {
		kind: 'sessionGone',
		message: `${system} ended the session again and again: ${ended} times within ${seconds} seconds`,
		advice: `Each new session was accepted for a while. Whatever ends sessions that fast has to be found in ${system}: a limit of sessions, a restart, or another sign-in with the account of this credential.`,
		reached: 'no',
	};
}
