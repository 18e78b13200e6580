import type { Failure } from './failure';

interface NetworkError {
	code?: unknown;
	message?: unknown;
	cause?: unknown;
	failure?: unknown;
}

/**
 * Says in plain words why no answer came. Looks only at error codes: the error of the HTTP client holds the whole request,
 * password and token included, and must never be passed on.
 */
export function networkFailure(error: unknown, system: string): Failure {
	for (const candidate of chainOf(error)) {
		// The credential's sign-in has already found the words.
		if (isFailure(candidate.failure)) return candidate.failure;
		const known = typeof candidate.code === 'string' ? codeFailure(candidate.code, system) : undefined;
		if (known) return known;
	}
	const message = String((error as NetworkError | undefined)?.message ?? '');
	const named = /\b(E[A-Z_]{4,}|ERR_[A-Z_]+)\b/.exec(message)?.[1];
	return (
		(named === undefined ? undefined : codeFailure(named, system)) ?? {
			kind: 'http',
			message: /socket hang up/i.test(message)
				? `${system} closed the connection without an answer`
				: `The request to ${system} did not go through`,
			systemText: /^[^<{]{1,200}$/.test(message) ? message : undefined,
			reached: 'unknown',
		}
	);
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

function codeFailure(code: string, system: string): Failure | undefined {
	switch (code) {
		case 'ENOTFOUND':
		case 'EAI_AGAIN':
			return unreachable(code, `The host name of ${system} is not known`, 'no', checkAddress);
		case 'ECONNREFUSED':
		case 'EHOSTUNREACH':
		case 'ENETUNREACH':
		case 'EADDRNOTAVAIL':
			return unreachable(code, `${system} does not take connections at this address`, 'no', checkAddress);
		case 'ECONNRESET':
		case 'EPIPE':
		case 'ERR_SOCKET_CLOSED':
			return unreachable(
				code,
				`${system} closed the connection before the answer was complete`,
				'unknown',
				'A restart of the system or a firewall between it and n8n gives this.',
			);
		case 'ETIMEDOUT':
		case 'ECONNABORTED':
		case 'ESOCKETTIMEDOUT':
		case 'ERR_NETWORK_TIMEOUT':
			return {
				kind: 'timeout',
				code,
				message: `${system} did not answer in time`,
				advice: 'Raise the timeout in the options of the node, or check how busy the system is.',
				reached: 'unknown',
			};
		case 'ERR_CANCELED':
			return { kind: 'cancelled', code, message: 'The execution was cancelled', reached: 'unknown' };
		case 'ERR_INVALID_URL':
			return unreachable(code, `The base URL of ${system} is not a web address`, 'no', checkAddress);
		default:
			return /CERT|SELF_SIGNED|ISSUER|ALTNAME|EPROTO|ERR_SSL|ERR_TLS|LEAF_SIGNATURE/.test(code)
				? untrusted(code, system)
				: undefined;
	}
}

function unreachable(code: string, message: string, reached: Failure['reached'], advice: string): Failure {
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
