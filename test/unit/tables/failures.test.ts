/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import path from 'node:path';
import { networkFailure } from '../../../nodes/shared/soap/network';
import { redactFailure, redactor } from '../../../nodes/shared/soap/redact';
import { checkTable, crossed } from '../../support/tables';

/** Why no answer came, from whatever an HTTP client throws, and how much of a system's words an error shows. */
const tableOf = (name: string) => path.join(__dirname, `${name}.json`);
const keyed = (list: string[]) => Object.fromEntries(list.map((one) => [one, one]));

const codes = [
	...['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'EADDRNOTAVAIL', 'EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN'],
	...[
		'ENETDOWN',
		'ECONNRESET',
		'EPIPE',
		'ERR_SOCKET_CLOSED',
		'ERR_BAD_RESPONSE',
		'ERR_STREAM_PREMATURE_CLOSE',
	],
	...['ETIMEDOUT', 'ECONNABORTED', 'ESOCKETTIMEDOUT', 'ERR_NETWORK_TIMEOUT', 'ERR_CANCELED', 'ABORT_ERR'],
	...['ERR_INVALID_URL', 'HPE_INVALID_CONSTANT', 'Z_DATA_ERROR', 'ERR__ERROR_FORMAT_1', 'ERR_BROTLI_FAILED'],
	...['ERR_ZLIB_INITIALIZATION_FAILED', 'ZSTD_error', 'ERR_ZSTD_X', 'ERR_SSL_BAD_RECORD_MAC'],
	...['ERR_SSL_DECRYPTION_FAILED', 'ERR_SSL_UNEXPECTED_EOF_WHILE_READING', 'ERR_SSL_CLOSE_NOTIFY'],
	...['CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID', 'SELF_SIGNED_CERT_IN_CHAIN', 'EPROTO'],
	...['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT', 'ERR_SSL_WRONG_VERSION_NUMBER'],
	...['ERR_TLS_X', 'EUNKNOWN', 'X_Z_DATA', '', 'E'],
];
const circumstances: Record<string, object> = {
	alone: {},
	'while it connects': { syscall: 'connect' },
	'while it looks up': { syscall: 'getaddrinfo' },
	'while it reads': { syscall: 'read' },
	'of several addresses': { name: 'AggregateError' },
	'before TLS': {
		message: 'Client network socket disconnected before secure TLS connection was established',
	},
	'said to connect': { message: 'connect ETIMEDOUT 10.0.0.1:443' },
	'said to be aborted': { message: 'Request aborted' },
	'said to time out': { message: 'timeout of 5000ms exceeded' },
};
checkTable(
	tableOf('networkFailures'),
	crossed(keyed(codes), circumstances, (code, more) => networkFailure({ ...more, code }, 'Archer')),
);

const errors: Record<string, unknown> = {
	undefined: undefined,
	null: null,
	'a text': 'ECONNRESET',
	'no code': new Error('Something'),
	'a code in the message': new Error('getaddrinfo ENOTFOUND grc.example'),
	'a code that nobody knows in the message': new Error('it was EXYZW then'),
	'a code of Node.js in the message': new Error('(ERR_INVALID_URL)'),
	'a short word': new Error('EGO'),
	'hang up': new Error('socket hang up'),
	'aborted stream': new Error('stream has been aborted'),
	aborted: new Error('aborted'),
	'aborted in a sentence': new Error('it was aborted by us'),
	'premature close': new Error('Premature close'),
	'a page as a message': new Error('<html>secret</html>'),
	'JSON as a message': new Error('{"token":"secret"}'),
	'a long message': new Error('x'.repeat(201)),
	'a message of the longest size': new Error('x'.repeat(200)),
	'an empty message': new Error(''),
	'a number as a code': { code: 7, message: 'read ECONNRESET' },
	'a cause': { message: 'a', cause: { message: 'b', cause: { code: 'ECONNREFUSED' } } },
	'a cause too far': {
		cause: { cause: { cause: { cause: { cause: { code: 'ECONNREFUSED' } } } } },
	},
	'the farthest cause': { cause: { cause: { cause: { cause: { code: 'ECONNREFUSED' } } } } },
	'an unknown code with a cause': { code: 'EUNKNOWN', cause: { code: 'EPIPE', syscall: 'write' } },
	'words of the sign-in': { failure: { kind: 'signIn', message: 'It did not work', reached: 'no' } },
	'what is no failure': { failure: { kind: 'signIn' }, code: 'EPIPE' },
	'no failure either': { failure: { reached: 'no' }, code: 'EPIPE' },
	'null for a failure': { failure: null, code: 'EPIPE' },
};
checkTable(
	tableOf('networkErrors'),
	Object.fromEntries(
		Object.entries(errors).map(([name, error]) => [name, () => networkFailure(error, 'Archer')]),
	),
);

const failure = { kind: 'fault', message: 'm', reached: 'no' } as const;
const long = 'word '.repeat(500);
const shownTexts: Record<string, object> = {
	plain: {
		message: 'It said pass-word',
		advice: 'not pass-word',
		code: 'pass-word',
		systemText: 'pass-word',
	},
	'nothing else': {},
	steps: { done: ['made pass-word', 'b'] },
	long: { systemText: long },
	'of the longest size': { systemText: 'x'.repeat(2_000) },
	'one more': { systemText: 'x'.repeat(2_001) },
	'a pair at the cut': { systemText: `${'x'.repeat(1_998)}😀${'y'.repeat(20)}` },
	'a secret at the cut': { systemText: `${'x'.repeat(1_995)}pass-word${'y'.repeat(20)}` },
	'of the size that is searched': { systemText: `${'x'.repeat(19_991)}pass-word` },
	'beyond what is searched': { systemText: `${'x'.repeat(19_995)}pass-word` },
};
checkTable(
	tableOf('redactedFailures'),
	Object.fromEntries(
		Object.entries(shownTexts).map(([name, more]) => [
			name,
			() => redactFailure({ ...failure, ...more }, redactor(['pass-word'])),
		]),
	),
);
