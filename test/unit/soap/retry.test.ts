import type { Failure } from '../../../nodes/shared/soap/failure';
import { networkFailure } from '../../../nodes/shared/soap/network';
import { mayRetry, retryDelay } from '../../../nodes/shared/soap/retry';
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
	expect(retryDelay(2, failure('busy', 'no', { retryAfter: 7000 }))).toBe(7000);
	expect(mayRetry('read', failure('busy', 'no', { retryAfter: 61_000 }))).toBe(false);
});

test.each([
	['ECONNREFUSED', 'unreachable', 'no'],
	['ENOTFOUND', 'unreachable', 'no'],
	['ECONNRESET', 'unreachable', 'unknown'],
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
