import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import type { Dialect } from '../operation/dialect';
import type { Failure } from '../soap/failure';
import { ownToken } from './tokenOwner';

/** A session that is refused this soon after its sign-in was never any good; later it has just ended. */
const soon = 60_000;
/** Sessions that may turn out so in one run: another client with the account can end one at once. */
const mostRefusedSessions = 2;
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

	private own?: { token: string; at: number };

	private refusedSessions = 0;

	private failed = 0;

	private lastFailure?: Failure;

	constructor(
		readonly dialect: Dialect,
		readonly settings: RunSettings,
	) {}

	/** Marks the credential as this run's for the sign-in that n8n may do with it, and leaves out a foreign token. */
	adopt(credentials: IDataObject): IDataObject {
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
		if (this.isSpent()) return stillRefused(this.dialect.system);
		return this.failed >= mostFailures ? notTried(this.lastFailure!, this.failed) : undefined;
	}

	/** Whether new sessions were refused so often that another one is not worth a sign-in. */
	isSpent(): boolean {
		return this.refusedSessions >= mostRefusedSessions;
	}

	/** After one sign-in that did not get through in all its attempts, the next ones are only tried. */
	mayAttemptAgain(): boolean {
		return this.failed === 0 && !this.settings.isCancelled();
	}

	signedIn(token: string): void {
		this.own = { token, at: Date.now() };
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

	/** The system did not accept the session of a request that went out at `sentAt`. */
	refusedToken(token: string, sentAt: number): void {
		if (this.deadTokens.has(token)) return;
		this.deadTokens.add(token);
		if (token !== this.own?.token) return;
		this.refusedSessions = sentAt - this.own.at < soon ? this.refusedSessions + 1 : 0;
	}
}

/**
 * n8n hands the credential object that a node gave it to `preAuthentication` and `authenticate`, and nothing else of the
 * node. A test of the credential in the editor comes with an object that no run has adopted.
 */
const runs = new WeakMap<object, SignInRun>();

export function runOf(credentials: ICredentialDataDecryptedObject): SignInRun | undefined {
	return runs.get(credentials);
}

function notTried(failure: Failure, failed: number): Failure {
	const advice = `Not tried: the last ${failed} sign-ins of this run did not get through.`;
	return { ...failure, advice: [advice, failure.advice].filter(Boolean).join(' ') };
}

export function stillRefused(system: string): Failure {
	return {
		kind: 'signIn',
		message: `${system} does not accept the session, although it was renewed`,
		advice:
			'Another client may be signing in with the same account: give this credential an account of its own. A wrong base URL or a proxy that changes requests can look like this too. This run does not sign in again.',
		reached: 'no',
		duringSignIn: true,
	};
}
