/**
 * Everything that can go wrong with an item, in one shape. Written for the person who reads it: `message` says what
 * happened, `advice` what to do. Neither ever holds a password or a token.
 */
export interface Failure {
	kind: FailureKind;
	/** One plain sentence, without its period. */
	message: string;
	advice?: string;
	/** The system's own code, fault code or result code. */
	code?: string;
	/** The system's own text, unabridged. */
	systemText?: string;
	httpStatus?: number;
	/** Display name of the parameter that is at fault. */
	parameter?: string;
	/** Whether the system may have acted on the request. */
	reached: 'no' | 'unknown' | 'yes';
	/** It was the sign-in before the request that failed: that is repeated on its own, never by sending the request again. */
	duringSignIn?: boolean;
	/** How long the system asks to wait, in milliseconds. */
	retryAfter?: number;
	/** What was done before the failure, for operations of several steps. */
	done?: string[];
	/** The method that it is about, until the sentence is put into the words of the user's operation. */
	method?: string;
	/** What was made all the same, with the keys that open it; for the item's error only, never for a message. */
	created?: Record<string, unknown>;
	/** With Dry Run: the requests that were kept back. */
	planned?: PlannedStep[];
}

/** A request that Dry Run kept back, in words. */
export interface PlannedStep {
	/** As the system calls it. */
	method: string;
	service?: string;
	/** By the names of the editor, without secrets. */
	values: Record<string, unknown>;
}

export type FailureKind =
	| 'parameter'
	| 'sessionGone'
	| 'signIn'
	| 'denied'
	| 'notFound'
	| 'conflict'
	| 'rejected'
	| 'busy'
	| 'unreachable'
	| 'timeout'
	| 'cancelled'
	| 'http'
	| 'unreadable'
	| 'fault'
	/** Dry Run kept it back. */
	| 'planned';

/** A failure that the system answered with: it was reached and refused. */
export function refusal(
	kind: FailureKind,
	message: string,
	more: Partial<Omit<Failure, 'kind' | 'message'>> = {},
): Failure {
	return { kind, message, reached: 'yes', ...more };
}

/** What comes in the place of an answer with Dry Run. */
export function keptBack(): Failure {
	return { kind: 'planned', message: 'Dry Run kept the request back', reached: 'no' };
}

/** A value of the user's that cannot be sent; nothing was sent. */
export function parameterFailure(parameter: string, message: string, advice?: string): Failure {
	return { kind: 'parameter', message, advice, parameter, reached: 'no' };
}
