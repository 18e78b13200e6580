import type { Failure } from '../../../nodes/shared/soap/failure';
import { networkFailure } from '../../../nodes/shared/soap/network';

/** The whole of what a user is told, for every way in which no answer comes. */
const checkAddress = 'Check the base URL in the credential, and that n8n may reach this address.';
const cutOnTheWay = 'A proxy or firewall between the system and n8n that cuts or changes answers gives this.';
const restarted = 'A restart of the system or a firewall between it and n8n gives this.';
const ownCertificate =
	"Enter the authority's certificate in the credential under 'Use Own Certificates', or switch on 'Ignore SSL Issues (Insecure)' for a test system.";

const nobody: Partial<Failure> = {
	kind: 'unreachable',
	message: 'Archer does not take connections at this address',
	advice: checkAddress,
	reached: 'no',
};
const brokenOff: Partial<Failure> = {
	kind: 'unreachable',
	message: 'Archer closed the connection before the answer was complete',
	advice: restarted,
	reached: 'unknown',
};
const changed: Partial<Failure> = {
	kind: 'unreachable',
	message: 'The answer of Archer broke off or was changed on its way',
	advice: cutOnTheWay,
	reached: 'unknown',
};
const late: Partial<Failure> = {
	kind: 'timeout',
	message: 'Archer did not answer in time',
	advice: 'Raise the timeout in the options of the node, or check how busy the system is.',
	reached: 'unknown',
};
const cancelled: Partial<Failure> = {
	kind: 'cancelled',
	message: 'The execution was cancelled',
	reached: 'unknown',
};
const unknownHost: Partial<Failure> = {
	...nobody,
	message: 'The host name of Archer is not known',
};
const certificate = (message: string): Partial<Failure> => ({
	kind: 'http',
	message,
	advice: ownCertificate,
	reached: 'no',
});
const ofUnknownAuthority = certificate(
	'The certificate of Archer is not signed by an authority that n8n knows',
);
const insecure = certificate('No secure connection to Archer could be made');

test.each<[string, Partial<Failure>]>([
	['ENOTFOUND', unknownHost],
	['EAI_AGAIN', unknownHost],
	['ECONNREFUSED', nobody],
	['EADDRNOTAVAIL', nobody],
	['EHOSTUNREACH', nobody],
	['ENETUNREACH', nobody],
	['EHOSTDOWN', nobody],
	['ENETDOWN', nobody],
	['ECONNRESET', brokenOff],
	['EPIPE', brokenOff],
	['ERR_SOCKET_CLOSED', brokenOff],
	['ERR_BAD_RESPONSE', brokenOff],
	['ERR_STREAM_PREMATURE_CLOSE', brokenOff],
	['ETIMEDOUT', late],
	['ECONNABORTED', late],
	['ESOCKETTIMEDOUT', late],
	['ERR_NETWORK_TIMEOUT', late],
	['ERR_CANCELED', cancelled],
	['ABORT_ERR', cancelled],
	['ERR_INVALID_URL', { ...nobody, message: 'The base URL of Archer is not a web address' }],
	['HPE_INVALID_CONSTANT', changed],
	['Z_DATA_ERROR', changed],
	['ERR__ERROR_FORMAT_PADDING_1', changed],
	['ERR_BROTLI_DECODER_ERROR', changed],
	['ERR_ZLIB_BINDING_CLOSED', changed],
	['ZSTD_error_prefix_unknown', changed],
	['ERR_ZSTD_INVALID_PARAM', changed],
	['ERR_SSL_SSLV3_ALERT_BAD_RECORD_MAC', brokenOff],
	['ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC', brokenOff],
	['ERR_SSL_UNEXPECTED_EOF_WHILE_READING', brokenOff],
	['ERR_SSL_APPLICATION_DATA_AFTER_CLOSE_NOTIFY', brokenOff],
	['CERT_HAS_EXPIRED', certificate('The certificate of Archer has expired')],
	['ERR_TLS_CERT_ALTNAME_INVALID', certificate('The certificate of Archer belongs to another host name')],
	['DEPTH_ZERO_SELF_SIGNED_CERT', ofUnknownAuthority],
	['UNABLE_TO_VERIFY_LEAF_SIGNATURE', ofUnknownAuthority],
	['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', ofUnknownAuthority],
	['CERT_UNTRUSTED', insecure],
	['EPROTO', insecure],
	['ERR_SSL_WRONG_VERSION_NUMBER', insecure],
	['ERR_TLS_PROTOCOL_VERSION_CONFLICT', insecure],
])('%s', (code, failure) => {
	const expected = { ...failure, code };
	expect(networkFailure({ code }, 'Archer')).toEqual(expected);
	// Some clients name the code in their words alone. `ECONNABORTED` there may be either.
	if (!/^(?:E[A-Z_]{4,}|ERR_[A-Z_]+)$/.test(code) || code === 'ECONNABORTED') return;
	expect(networkFailure({ message: `It failed (${code})` }, 'Archer')).toEqual(expected);
});

test.each<[string, object, Partial<Failure>]>([
	['reset while connecting', { code: 'ECONNRESET', syscall: 'connect' }, nobody],
	['unreachable on an open connection', { code: 'EHOSTUNREACH', syscall: 'read' }, brokenOff],
	['late while the name is looked up', { code: 'ETIMEDOUT', syscall: 'getaddrinfo' }, nobody],
	['late by the words alone', { code: 'ETIMEDOUT', message: 'connect ETIMEDOUT 10.0.0.1:443' }, nobody],
	['late by the words and nothing else', { message: 'connect ETIMEDOUT 10.0.0.1:443' }, nobody],
	['aborted by us', { code: 'ECONNABORTED', message: 'Request aborted' }, brokenOff],
])('%s', (_what, error, failure) => {
	expect(networkFailure(error, 'Archer')).toMatchObject(failure);
});

test.each(['socket hang up', 'stream has been aborted', 'aborted', 'Premature close'])(
	'without a code, the words "%s" are a connection that broke off',
	(message) => {
		expect(networkFailure({ message }, 'Archer')).toEqual({ ...brokenOff, code: undefined });
	},
);

const other: Partial<Failure> = {
	kind: 'http',
	message: 'The request to Archer did not go through',
	reached: 'unknown',
};

test.each<[string, unknown, string | undefined]>([
	['words', new Error('The proxy says no'), 'The proxy says no'],
	['words about something aborted elsewhere', { message: 'It was aborted' }, 'It was aborted'],
	['a page', new Error('<html>secret</html>'), undefined],
	['a document', new Error('{"secret":1}'), undefined],
	['words without end', new Error('x'.repeat(201)), undefined],
	['no words', {}, undefined],
	['nothing', undefined, undefined],
	['a text', 'thrown', undefined],
])('what nobody knows is passed on where it is %s', (_what, error, systemText) => {
	expect(networkFailure(error, 'Archer')).toEqual({ ...other, systemText });
});

test('causes are looked into, five deep, and no deeper', () => {
	const wrapped = (levels: number): object =>
		levels === 0 ? { code: 'ECONNREFUSED' } : { message: 'wrapped', cause: wrapped(levels - 1) };
	expect(networkFailure(wrapped(4), 'Archer')).toEqual({ ...nobody, code: 'ECONNREFUSED' });
	expect(networkFailure(wrapped(5), 'Archer')).toMatchObject(other);
});

test('a failure that somebody has found already is passed on as it is', () => {
	const failure: Failure = { kind: 'signIn', message: 'No', reached: 'no' };
	expect(networkFailure({ message: 'wrapped', cause: { failure } }, 'Archer')).toBe(failure);
	expect(networkFailure({ message: 'wrapped', failure: { kind: 'signIn' } }, 'Archer')).toMatchObject(other);
	expect(networkFailure({ message: 'wrapped', failure: null }, 'Archer')).toMatchObject(other);
});
