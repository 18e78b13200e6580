import { brokenOff, cancelled, networkFailure, timedOut } from '../../../nodes/shared/soap/network';

/** Why no answer came, by the code of the error, and whether the request may have been carried out. */

const broken = {
	kind: 'unreachable',
	message: 'Archer closed the connection before the answer was complete',
	advice: 'A restart of the system or a firewall between it and n8n gives this.',
	reached: 'unknown',
};
const checkAddress = 'Check the base URL in the credential, and that n8n may reach this address.';
const refused = {
	kind: 'unreachable',
	message: 'Archer does not take connections at this address',
	advice: checkAddress,
	reached: 'no',
};
const unknownHost = { ...refused, message: 'The host name of Archer is not known' };
const noAddress = { ...refused, message: 'The base URL of Archer is not a web address' };
const late = {
	kind: 'timeout',
	message: 'Archer did not answer in time',
	advice: 'Raise the timeout in the options of the node, or check how busy the system is.',
	reached: 'unknown',
};
const stopped = { kind: 'cancelled', message: 'The execution was cancelled', reached: 'unknown' };
const changed = {
	kind: 'unreachable',
	message: 'The answer of Archer broke off or was changed on its way',
	advice: 'A proxy or firewall between the system and n8n that cuts or changes answers gives this.',
	reached: 'unknown',
};
const untrusted = (message: string) => ({
	kind: 'http',
	message,
	advice:
		"Enter the authority's certificate in the credential under 'Use Own Certificates', or switch on 'Ignore SSL Issues (Insecure)' for a test system.",
	reached: 'no',
});
const certificate = (reason: string) => untrusted(`The certificate of Archer ${reason}`);
const expired = certificate('has expired');
const otherHost = certificate('belongs to another host name');
const unsigned = certificate('is not signed by an authority that n8n knows');
const insecure = untrusted('No secure connection to Archer could be made');
const other = {
	kind: 'http',
	message: 'The request to Archer did not go through',
	systemText: undefined,
	reached: 'unknown',
};

const given = (error: unknown) => networkFailure(error, 'Archer');

const byCode: Record<string, object> = {
	ENOTFOUND: unknownHost,
	EAI_AGAIN: unknownHost,
	ECONNREFUSED: refused,
	EADDRNOTAVAIL: refused,
	EHOSTUNREACH: refused,
	ENETUNREACH: refused,
	EHOSTDOWN: refused,
	ENETDOWN: refused,
	ECONNRESET: broken,
	EPIPE: broken,
	ERR_SOCKET_CLOSED: broken,
	ERR_BAD_RESPONSE: broken,
	ERR_STREAM_PREMATURE_CLOSE: broken,
	ETIMEDOUT: late,
	ECONNABORTED: late,
	ESOCKETTIMEDOUT: late,
	ERR_NETWORK_TIMEOUT: late,
	ERR_CANCELED: stopped,
	ABORT_ERR: stopped,
	ERR_INVALID_URL: noAddress,
	HPE_INVALID_CONSTANT: changed,
	Z_DATA_ERROR: changed,
	ERR__ERROR_FORMAT_PADDING_1: changed,
	ERR_BROTLI_DECODER: changed,
	ERR_ZLIB_INITIALIZATION_FAILED: changed,
	ZSTD_error_corruption_detected: changed,
	ERR_ZSTD_INVALID: changed,
	ERR_SSL_SSLV3_ALERT_BAD_RECORD_MAC: broken,
	ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC: broken,
	ERR_SSL_UNEXPECTED_EOF_WHILE_READING: broken,
	ERR_SSL_APPLICATION_DATA_AFTER_CLOSE_NOTIFY: broken,
	CERT_HAS_EXPIRED: expired,
	ERR_TLS_CERT_ALTNAME_INVALID: otherHost,
	DEPTH_ZERO_SELF_SIGNED_CERT: unsigned,
	SELF_SIGNED_CERT_IN_CHAIN: unsigned,
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: unsigned,
	UNABLE_TO_GET_ISSUER_CERT: unsigned,
	CERT_REVOKED: insecure,
	EPROTO: insecure,
	ERR_SSL_WRONG_VERSION_NUMBER: insecure,
	ERR_TLS_HANDSHAKE_TIMEOUT: insecure,
};

test('each code has its words', () => {
	const found = Object.keys(byCode).map((code) => [code, given({ code })]);
	expect(Object.fromEntries(found)).toEqual(
		Object.fromEntries(Object.entries(byCode).map(([code, failure]) => [code, { ...failure, code }])),
	);
});

test('other codes say nothing of their own', () => {
	const none = [
		'',
		'E',
		'EUNKNOWN',
		'XHPE_A',
		'XZ_A',
		'HPE',
		'Z',
		'ERR_OTHER',
		'econnreset',
		7,
		null,
		undefined,
		{},
	];
	expect(none.map((code) => given({ code }))).toEqual(none.map(() => other));
	expect([undefined, null, 'text', 7, {}, []].map(given)).toEqual([other, other, other, other, other, other]);
});

test('while connecting nothing was sent; on a connection that is there it may have been', () => {
	const connecting = [
		{ syscall: 'connect' },
		{ syscall: 'getaddrinfo' },
		{ name: 'AggregateError' },
		{ message: 'Client network socket disconnected before secure TLS connection was established' },
		{ message: 'connect ECONNRESET 10.0.0.1:443' },
	];
	const connected = [
		{ syscall: 'read' },
		{ syscall: 'write', message: 'write EPIPE' },
		{ name: 'Error' },
		{ message: 'disconnect ECONNRESET' },
		{ message: 'reconnect ECONNRESET' },
		{ message: 'connect' },
		{},
	];
	const row = (code: string, more: object) => given({ code, ...more });
	for (const code of ['ECONNRESET', 'EPIPE']) {
		expect(connecting.map((more) => row(code, more))).toEqual(connecting.map(() => ({ ...refused, code })));
		expect(connected.map((more) => row(code, more))).toEqual(connected.map(() => ({ ...broken, code })));
	}
	expect(connecting.map((more) => row('ETIMEDOUT', more))).toEqual(
		connecting.map(() => ({ ...refused, code: 'ETIMEDOUT' })),
	);
	expect(connected.map((more) => row('ETIMEDOUT', more))).toEqual(
		connected.map(() => ({ ...late, code: 'ETIMEDOUT' })),
	);
	for (const code of ['EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN', 'ENETDOWN']) {
		expect(row(code, { syscall: 'read' })).toEqual({ ...broken, code });
		expect(row(code, { syscall: 'connect' })).toEqual({ ...refused, code });
		expect(row(code, { syscall: 'read', name: 'AggregateError' })).toEqual({ ...refused, code });
		expect(row(code, { syscall: 7 })).toEqual({ ...refused, code });
	}
	expect(row('ECONNABORTED', { message: 'Request Aborted' })).toEqual({ ...broken, code: 'ECONNABORTED' });
	expect(row('ECONNABORTED', { message: 'timeout of 9 ms exceeded' })).toEqual({
		...late,
		code: 'ECONNABORTED',
	});
});

test('where there is no code, one in the message counts, and some words', () => {
	const rows: Array<[message: unknown, failure: object]> = [
		['read ECONNRESET', { ...broken, code: 'ECONNRESET' }],
		['connect ECONNRESET 10.0.0.1', { ...refused, code: 'ECONNRESET' }],
		['failed: ERR_INVALID_URL', { ...noAddress, code: 'ERR_INVALID_URL' }],
		['Socket Hang Up', { ...broken, code: undefined }],
		['the stream has been aborted', { ...broken, code: undefined }],
		['aborted', { ...broken, code: undefined }],
		['Premature close', { ...broken, code: undefined }],
		['it was aborted', { ...other, systemText: 'it was aborted' }],
		['aborted by us', { ...other, systemText: 'aborted by us' }],
		['EPIP', { ...other, systemText: 'EPIP' }],
		['XECONNRESET', { ...other, systemText: 'XECONNRESET' }],
		['EUNKNOWN happened', { ...other, systemText: 'EUNKNOWN happened' }],
		['x'.repeat(200), { ...other, systemText: 'x'.repeat(200) }],
		['x'.repeat(201), other],
		['{"a":1}', other],
		['a {', other],
		['<html>', other],
		['a <b', other],
		['', other],
		[7, { ...other, systemText: '7' }],
		[null, other],
	];
	expect(rows.map(([message]) => [message, given({ message })])).toEqual(rows);
});

test('the outermost error of a chain that says something counts, five of them at most', () => {
	const chain = (depth: number): object =>
		depth === 0 ? { code: 'EPIPE' } : { code: 'none', message: 'wrapped', cause: chain(depth - 1) };
	expect(given(chain(4))).toEqual({ ...broken, code: 'EPIPE' });
	expect(given(chain(5))).toEqual({ ...other, systemText: 'wrapped' });
	expect(given({ code: 'ENOTFOUND', cause: { code: 'EPIPE' } })).toEqual({
		...unknownHost,
		code: 'ENOTFOUND',
	});
	const failure = { kind: 'signIn', reached: 'no', message: 'x' };
	expect(given({ cause: { failure, code: 'EPIPE' } })).toBe(failure);
	expect(given({ code: 'EPIPE', cause: { failure } })).toEqual({ ...broken, code: 'EPIPE' });
	for (const none of [{ kind: 'signIn' }, { reached: 'no' }, null, 'x']) {
		expect(given({ failure: none, code: 'EPIPE' })).toEqual({ ...broken, code: 'EPIPE' });
	}
	const around: Record<string, unknown> = { code: 'none', message: 'circle' };
	around.cause = around;
	expect(given(around)).toEqual({ ...other, systemText: 'circle' });
});

test('the same words by themselves', () => {
	expect(brokenOff('Archer')).toEqual({ ...broken, code: undefined });
	expect(brokenOff('Archer', 'c')).toEqual({ ...broken, code: 'c' });
	expect(timedOut('Archer')).toEqual({ ...late, code: undefined });
	expect(timedOut('Archer', 'c')).toEqual({ ...late, code: 'c' });
	expect(cancelled()).toEqual({ ...stopped, code: undefined });
	expect(cancelled('c')).toEqual({ ...stopped, code: 'c' });
});
