import type { Credentials } from '../operation/dialect';
import type { HttpAnswer } from '../soap/answer';
import type { Failure } from '../soap/failure';

/** A request as the engine writes it; what an HTTP client wants beside it is the transport's business. */
export interface HttpRequest {
	method: 'GET' | 'POST';
	/** Absolute. */
	url: string;
	headers: Record<string, string>;
	body?: string;
	/** Milliseconds for the whole of it, the answer's last byte included. */
	timeout: number;
	signal?: AbortSignal;
}

/**
 * The one way out of the engine. Has the request signed with the credential (`sign.ts`) and gives the whole answer, whatever
 * its status, or why there is none; it never throws and never repeats anything.
 */
export type Transport = (request: HttpRequest, credentials: Credentials) => Promise<HttpAnswer | Failure>;

/** What the engine needs of the place that it runs in. */
export interface Host {
	transport: Transport;
	/** The credential as it is now, with the token of its session. */
	readCredentials: () => Promise<Credentials>;
	/**
	 * Writes into the stored credential, and nowhere else, that this process is going to renew its session (`renewal.ts`). The
	 * request has the dead token in its place and must not go out. Absent where no other process shares the credential.
	 */
	storeClaim?: (request: HttpRequest, credentials: Credentials, claim: string) => Promise<unknown>;
	/** Names the stored credential. */
	credentialId: string;
	/** Time zone of the workflow. */
	timeZone: string;
	/** Dry Run: whatever may change something is kept back (`Line.send`). */
	plansOnly?: boolean;
	/** Milliseconds that one request may take. */
	timeout: number;
	/** Most bytes of one answer. */
	answerBytes: number;
	/** Waits; ends early when the execution is cancelled. */
	wait: (milliseconds: number) => Promise<void>;
	isCancelled: () => boolean;
	signal?: AbortSignal;
}
