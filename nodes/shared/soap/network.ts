import type { Failure } from './failure';

interface NetworkError {
	name?: unknown;
	code?: unknown;
	message?: unknown;
	cause?: unknown;
	failure?: unknown;
	/** What the operating system was asked for when it failed: `connect`, `read`, `getaddrinfo`. */
	syscall?: unknown;
}

/**
 * Says in plain words why no answer came. Looks only at error codes: the error of the HTTP client holds the whole request,
 * password and token included, and must never be passed on.
 */
export function networkFailure(error: unknown, system: string): Failure {
	for (const candidate of chainOf(error)) {
		// The credential's sign-in has already found the words.
		if (isFailure(candidate.failure)) return candidate.failure;
		const known =
			typeof candidate.code === 'string' ? codeFailure(candidate.code, candidate, system) : undefined;
		if (known) return known;
	}
	const message = String((error as NetworkError | undefined)?.message ?? '');
	const named = /\b(E[A-Z_]{4,}|ERR_[A-Z_]+)\b/.exec(message)?.[1];
	const known = named === undefined ? undefined : codeFailure(named, { message }, system);
	if (known) return known;
	if (/socket hang up|stream has been aborted|^aborted$|premature close/i.test(message)) {
		return brokenOff(system);
	}
	return {
		kind: 'http',
		message: `The request to ${system} did not go through`,
		systemText: /^[^<{]{1,200}$/.test(message) ? message : undefined,
		reached: 'unknown',
	};
}

/** An answer that began, or was about to, and did not come to its end. */
export function brokenOff(system: string, code?: string): Failure {
	return unreachable(
		code,
		`${system} closed the connection before the answer was complete`,
		'unknown',
		'A restart of the system or a firewall between it and n8n gives this.',
	);
}

/** No answer, or not all of it, within the time that one request may take. */
export function timedOut(system: string, code?: string): Failure {
	return {
		kind: 'timeout',
		code,
		message: `${system} did not answer in time`,
		advice: 'Raise the timeout in the options of the node, or check how busy the system is.',
		reached: 'unknown',
	};
}

export function cancelled(code?: string): Failure {
	return { kind: 'cancelled', code, message: 'The execution was cancelled', reached: 'unknown' };
}

function chainOf(error: unknown): NetworkError[] {
	const chain: NetworkError[] = [];
	for (let next = error; typeof next === 'object' && next !== null && chain.length < 5; ) {
		chain.push(next as NetworkError);
		next = (next as NetworkError).cause;
	}
	return chain;
}

function isFailure(value: unknown): value is Failure {
	return typeof value === 'object' && value !== null && 'kind' in value && 'reached' in value;
}

const checkAddress = 'Check the base URL in the credential, and that n8n may reach this address.';

/** The same code can come while connecting, when nothing was sent, and on a connection that already carried the request. */
function isConnecting({ name, syscall, message }: NetworkError): boolean {
	return (
		syscall === 'connect' ||
		syscall === 'getaddrinfo' ||
		name === 'AggregateError' ||
		/before secure TLS connection was established|\bconnect E[A-Z]+/.test(String(message ?? ''))
	);
}

function codeFailure(code: string, error: NetworkError, system: string): Failure | undefined {
	switch (code) {
		case 'ENOTFOUND':
		case 'EAI_AGAIN':
			return unreachable(code, `The host name of ${system} is not known`, 'no', checkAddress);
		case 'ECONNREFUSED':
		case 'EADDRNOTAVAIL':
			return notConnected(code, system);
		case 'EHOSTUNREACH':
		case 'ENETUNREACH':
		case 'EHOSTDOWN':
		case 'ENETDOWN': {
			const whileConnected = typeof error.syscall === 'string' && !isConnecting(error);
			return whileConnected ? brokenOff(system, code) : notConnected(code, system);
		}
		case 'ECONNRESET':
		case 'EPIPE':
			return isConnecting(error) ? notConnected(code, system) : brokenOff(system, code);
		case 'ERR_SOCKET_CLOSED':
		case 'ERR_BAD_RESPONSE':
		case 'ERR_STREAM_PREMATURE_CLOSE':
			return brokenOff(system, code);
		case 'ETIMEDOUT':
			return isConnecting(error) ? notConnected(code, system) : timedOut(system, code);
		case 'ECONNABORTED':
			return /aborted/i.test(String(error.message ?? '')) ? brokenOff(system, code) : timedOut(system, code);
		case 'ESOCKETTIMEDOUT':
		case 'ERR_NETWORK_TIMEOUT':
			return timedOut(system, code);
		case 'ERR_CANCELED':
		case 'ABORT_ERR':
			return cancelled(code);
		case 'ERR_INVALID_URL':
			return unreachable(code, `The base URL of ${system} is not a web address`, 'no', checkAddress);
	}
	// The parsers of HTTP, gzip, brotli and zstd stumbled over what came.
	if (/^(?:HPE_|Z_|ERR__|ERR_BROTLI|ERR_ZLIB|ZSTD_|ERR_ZSTD)/.test(code)) {
		return unreadableAnswer(code, system);
	}
	// A secure connection that breaks while it is used has carried the request.
	if (/BAD_RECORD_MAC|DECRYPTION_FAILED|UNEXPECTED_EOF|CLOSE_NOTIFY/.test(code)) {
		return brokenOff(system, code);
	}
	return /CERT|SELF_SIGNED|ISSUER|ALTNAME|EPROTO|ERR_SSL|ERR_TLS|LEAF_SIGNATURE/.test(code)
		? untrusted(code, system)
		: undefined;
}

function notConnected(code: string, system: string): Failure {
	return unreachable(code, `${system} does not take connections at this address`, 'no', checkAddress);
}

function unreadableAnswer(code: string, system: string): Failure {
	return unreachable(
		code,
		`The answer of ${system} broke off or was changed on its way`,
		'unknown',
		'A proxy or firewall between the system and n8n that cuts or changes answers gives this.',
	);
}

function unreachable(
	code: string | undefined,
	message: string,
	reached: Failure['reached'],
	advice: string,
): Failure {
	return { kind: 'unreachable', code, message, advice, reached };
}

function untrusted(code: string, system: string): Failure {
	const reasons: Array<[RegExp, string]> = [
		[/EXPIRED/, 'has expired'],
		[/ALTNAME/, 'belongs to another host name'],
		[/SELF_SIGNED|LEAF_SIGNATURE|ISSUER/, 'is not signed by an authority that n8n knows'],
	];
	const reason = reasons.find(([pattern]) => pattern.test(code))?.[1];
	return {
		kind: 'http',
		code,
		message: reason
			? `The certificate of ${system} ${reason}`
			: `No secure connection to ${system} could be made`,
		advice:
			"Enter the authority's certificate in the credential under 'Use Own Certificates', or switch on 'Ignore SSL Issues (Insecure)' for a test system.",
		reached: 'no',
	};
}
