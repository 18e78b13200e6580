import { readAnswer } from '../../../nodes/shared/soap/answer';
import { networkFailure } from '../../../nodes/shared/soap/network';

/** What docs/errors.md says about connections and statuses; what a proxy makes of them is in test/integration/faultTable.test.ts. */
const codes: Array<[string, object, string, RegExp, 'no' | 'unknown']> = [
	['ENOTFOUND', {}, 'unreachable', /host name of Archer is not known/, 'no'],
	['EAI_AGAIN', {}, 'unreachable', /host name of Archer is not known/, 'no'],
	['ECONNREFUSED', {}, 'unreachable', /does not take connections/, 'no'],
	['EHOSTUNREACH', { syscall: 'connect' }, 'unreachable', /does not take connections/, 'no'],
	['EHOSTUNREACH', { syscall: 'read' }, 'unreachable', /before the answer was complete/, 'unknown'],
	['ECONNRESET', { syscall: 'connect' }, 'unreachable', /does not take connections/, 'no'],
	['ECONNRESET', {}, 'unreachable', /before the answer was complete/, 'unknown'],
	['ETIMEDOUT', { syscall: 'connect' }, 'unreachable', /does not take connections/, 'no'],
	['ETIMEDOUT', {}, 'timeout', /did not answer in time/, 'unknown'],
	['ERR_CANCELED', {}, 'cancelled', /was cancelled/, 'unknown'],
	['ERR_INVALID_URL', {}, 'unreachable', /is not a web address/, 'no'],
	['Z_DATA_ERROR', {}, 'unreachable', /broke off or was changed/, 'unknown'],
	['HPE_INVALID_CONSTANT', {}, 'unreachable', /broke off or was changed/, 'unknown'],
	['CERT_HAS_EXPIRED', {}, 'http', /certificate of Archer has expired/, 'no'],
	['ERR_TLS_CERT_ALTNAME_INVALID', {}, 'http', /belongs to another host name/, 'no'],
	['SELF_SIGNED_CERT_IN_CHAIN', {}, 'http', /not signed by an authority/, 'no'],
	['EPROTO', {}, 'http', /No secure connection/, 'no'],
];

test.each(codes)('%s %j is %s', (code, more, kind, message, reached) => {
	const failure = networkFailure({ code, ...more }, 'Archer');
	expect(failure).toMatchObject({ kind, code, reached });
	expect(failure.message).toMatch(message);
	expect(failure.advice !== undefined || kind === 'cancelled').toBe(true);
});

const statuses: Array<[number, string, RegExp, 'no' | 'unknown']> = [
	[302, 'http', /redirects to another page/, 'unknown'],
	[307, 'http', /redirects to another page/, 'no'],
	[400, 'http', /could not read the request/, 'unknown'],
	[401, 'signIn', /did not accept the sign-in/, 'no'],
	[403, 'denied', /refuses access/, 'unknown'],
	[404, 'http', /no web service at this address/, 'no'],
	[407, 'http', /proxy asks for a sign-in/, 'no'],
	[413, 'rejected', /too large/, 'no'],
	[415, 'http', /does not take this SOAP version/, 'no'],
	[429, 'busy', /takes no more requests/, 'no'],
	[500, 'http', /HTTP error/, 'unknown'],
	[502, 'busy', /behind the gateway/, 'unknown'],
	[503, 'busy', /not available/, 'unknown'],
	[504, 'timeout', /too long to answer its gateway/, 'unknown'],
];

test.each(statuses)('HTTP %i is %s', (status, kind, message, reached) => {
	const answer = readAnswer({ status, headers: {}, body: new Uint8Array() }, 'Archer');
	expect(answer).toMatchObject({ kind: 'failure', failure: { kind, httpStatus: status, reached } });
	expect(answer.kind === 'failure' && answer.failure.message).toMatch(message);
});
