import type { Failure } from '../../../nodes/shared/soap/failure';
import { networkFailure } from '../../../nodes/shared/soap/network';
import { mayRetry, retryDelay, withWaitNamed } from '../../../nodes/shared/engine/attempts/retry';
import { retryAfterOf } from '../../../nodes/shared/soap/retryAfter';
import { tokenAttribute, tokenElement } from '../../../nodes/shared/soap/sessionPlace';

const failure = (kind: Failure['kind'], reached: Failure['reached'], more = {}): Failure => ({
	kind,
	message: 'x',
	reached,
	...more,
});

test.each<[Failure['kind'], Failure['reached'], boolean, boolean]>([
	['unreachable', 'no', true, true],
	['unreachable', 'unknown', true, false],
	['timeout', 'unknown', true, false],
	['busy', 'no', true, true],
	['busy', 'unknown', true, false],
	['fault', 'yes', false, false],
	['signIn', 'no', false, false],
	['unreadable', 'unknown', false, false],
	['cancelled', 'unknown', false, false],
])('%s (reached: %s): a read again %s, a change again %s', (kind, reached, read, write) => {
	expect(mayRetry('read', failure(kind, reached))).toBe(read);
	expect(mayRetry('idempotent', failure(kind, reached))).toBe(read);
	expect(mayRetry('write', failure(kind, reached))).toBe(write);
});

test('waits grow, are jittered and capped, and the system has the last word', () => {
	const most = [2, 3, 4, 5, 9].map((attempt) => retryDelay(attempt, failure('busy', 'no'), () => 1));
	expect(most).toEqual([500, 1000, 2000, 4000, 20_000]);
	expect(retryDelay(4, failure('busy', 'no'), () => 0)).toBe(0);
	const asked = failure('busy', 'no', { retryAfter: 7000 });
	expect([0, 1].map((chance) => retryDelay(2, asked, () => chance))).toEqual([7000, 8000]);
	expect(mayRetry('read', failure('busy', 'no', { retryAfter: 61_000 }))).toBe(false);
});

test.each([
	['ECONNREFUSED', 'unreachable', 'no'],
	['ENOTFOUND', 'unreachable', 'no'],
	['ECONNRESET', 'unreachable', 'unknown'],
	['EPIPE', 'unreachable', 'unknown'],
	['ERR_BAD_RESPONSE', 'unreachable', 'unknown'],
	['ERR_STREAM_PREMATURE_CLOSE', 'unreachable', 'unknown'],
	['Z_DATA_ERROR', 'unreachable', 'unknown'],
	['Z_BUF_ERROR', 'unreachable', 'unknown'],
	['ERR__ERROR_FORMAT_PADDING_1', 'unreachable', 'unknown'],
	['HPE_INVALID_CHUNK_SIZE', 'unreachable', 'unknown'],
	['HPE_INVALID_CONSTANT', 'unreachable', 'unknown'],
	['ERR_SSL_SSLV3_ALERT_BAD_RECORD_MAC', 'unreachable', 'unknown'],
	['ERR_SSL_WRONG_VERSION_NUMBER', 'http', 'no'],
	['EHOSTUNREACH', 'unreachable', 'no'],
	['ETIMEDOUT', 'timeout', 'unknown'],
	['ECONNABORTED', 'timeout', 'unknown'],
	['CERT_HAS_EXPIRED', 'http', 'no'],
	['DEPTH_ZERO_SELF_SIGNED_CERT', 'http', 'no'],
	['ERR_TLS_CERT_ALTNAME_INVALID', 'http', 'no'],
	['ERR_CANCELED', 'cancelled', 'unknown'],
])(
	'%s is %s (reached: %s), found in the cause, and brings nothing of the request along',
	(code, kind, reached) => {
		const cause = Object.assign(new Error('request failed'), { code, config: { data: 'canary' } });
		const found = networkFailure(Object.assign(new Error('wrapped'), { cause }), 'System');
		expect(found).toMatchObject({ kind, reached });
		expect(JSON.stringify(found)).not.toContain('canary');
	},
);

test.each<[object, Failure['kind'], Failure['reached']]>([
	[{ code: 'ETIMEDOUT', syscall: 'connect' }, 'unreachable', 'no'],
	[{ code: 'ETIMEDOUT', syscall: 'read' }, 'timeout', 'unknown'],
	[{ code: 'ETIMEDOUT', name: 'AggregateError' }, 'unreachable', 'no'],
	[{ code: 'EHOSTUNREACH', syscall: 'read' }, 'unreachable', 'unknown'],
	[{ code: 'EHOSTUNREACH', syscall: 'connect' }, 'unreachable', 'no'],
	[{ code: 'ECONNRESET', syscall: 'read' }, 'unreachable', 'unknown'],
	[
		{
			code: 'ECONNRESET',
			message: 'Client network socket disconnected before secure TLS connection was established',
		},
		'unreachable',
		'no',
	],
	[{ code: 'ECONNABORTED', message: 'timeout of 1000ms exceeded' }, 'timeout', 'unknown'],
	[{ code: 'ECONNABORTED', message: 'Request aborted' }, 'unreachable', 'unknown'],
	[{ message: 'stream has been aborted' }, 'unreachable', 'unknown'],
	[{ message: 'socket hang up' }, 'unreachable', 'unknown'],
	[{ message: 'Premature close' }, 'unreachable', 'unknown'],
	[{ message: 'something else' }, 'http', 'unknown'],
])('%j is %s (reached: %s): only before the request went out it is known that nothing was done', (...row) => {
	const [error, kind, reached] = row;
	expect(networkFailure(error, 'System')).toMatchObject({ kind, reached });
});

test.each<[string | undefined, number | undefined]>([
	['2', 2000],
	[' 90 ', 90_000],
	['1.5', 1500],
	['0', undefined],
	['-5', undefined],
	['soon', undefined],
	['', undefined],
	[undefined, undefined],
	['Infinity', undefined],
	['0x10', undefined],
	['in 2099', undefined],
	['99999999999999999999', Number.MAX_SAFE_INTEGER],
	['Wed, 21 Oct 2026 07:28:10 GMT', 10_000],
	['Wednesday, 21-Oct-26 07:28:10 GMT', 10_000],
	['Wed, 21 Oct 2020 07:28:10 GMT', undefined],
])('Retry-After %j is %j milliseconds', (value, expected) => {
	expect(retryAfterOf(value, undefined, Date.parse('2026-10-21T07:28:00Z'))).toBe(expected);
});

test("a date in Retry-After counts from the server's own clock", () => {
	const value = 'Wed, 21 Oct 2026 07:28:10 GMT';
	expect(retryAfterOf(value, 'Wed, 21 Oct 2026 07:28:04 GMT', Date.parse('2026-10-21T09:00:00Z'))).toBe(6000);
});

test.each<[number, string]>([
	[61_000, 'It asks to wait 61 seconds, until 2026-10-21 07:29:01 UTC; this node waits 60 seconds at most.'],
	[
		3_600_000,
		'It asks to wait 60 minutes, until 2026-10-21 08:28:00 UTC; this node waits 60 seconds at most.',
	],
	[172_800_000, 'It asks to wait 2 days, until 2026-10-23 07:28:00 UTC; this node waits 60 seconds at most.'],
])('a wait of %i milliseconds is named with its time', (retryAfter, advice) => {
	const now = Date.parse('2026-10-21T07:28:00Z');
	expect(withWaitNamed(failure('busy', 'no', { retryAfter }), now).advice).toBe(advice);
});

test('a wait beyond any calendar is named without a date, a short one not at all', () => {
	const endless = failure('busy', 'no', { retryAfter: Number.MAX_SAFE_INTEGER, advice: 'More.' });
	expect(withWaitNamed(endless).advice).toMatch(/^It asks to wait \d+ days; this node .* at most\. More\.$/);
	const short = failure('busy', 'no', { retryAfter: 60_000 });
	expect(withWaitNamed(short)).toBe(short);
});

test('the place of a token is found, filled and refilled, and never in a value', () => {
	const element = tokenElement('sessionToken');
	const empty = '<M><sessionToken/><name>&lt;sessionToken/&gt;</name></M>';
	const filled = element.writeToken(empty, 'A$1&');
	expect(filled).toBe('<M><sessionToken>A$1&amp;</sessionToken><name>&lt;sessionToken/&gt;</name></M>');
	expect(element.readToken(filled)).toBe('A$1&');
	expect(element.writeToken(filled, '')).toBe(empty);
	expect(element.readToken('<M><name/></M>')).toBeUndefined();
	const attribute = tokenAttribute('AuthenticationToken');
	expect(attribute.writeToken('<R AuthenticationToken="" a="1"/>', 'T"')).toBe(
		'<R AuthenticationToken="T&quot;" a="1"/>',
	);
	expect(attribute.readToken('<R AuthenticationToken="T&quot;"/>')).toBe('T"');
});
