import { sign, signBesideSession } from '../../../nodes/shared/engine/signIn/sign';
import { ownerOf } from '../../../nodes/shared/engine/signIn/tokenOwner';
import type { Dialect, Signable } from '../../../nodes/shared/operation/dialect';
import { tokenElement } from '../../../nodes/shared/soap/sessionPlace';
import { dialect as ledger } from '../n8n/fakeSystem';

/** What is put into a request with a place for the token, and when there is nothing to put there. */

const session = { property: 'sessionToken', ...tokenElement('token') };
const rest: Dialect['rest'] = {
	url: () => '',
	header: 'Authorization',
	writeToken: (token) => `Ledger "${token}"`,
	readToken: (value) => /^Ledger "(.*)"$/.exec(value)?.[1],
};
const withSessions: Dialect = { ...ledger, session };
const withRest: Dialect = { ...withSessions, rest };
const account = { userName: 'ada', password: 'p' };
const owned = (sessionToken: string) => ({
	...account,
	sessionToken,
	sessionOwner: ownerOf(withSessions, account),
});
const body = (token: string): Signable => ({ headers: {}, body: `<a><token>${token}</token></a>` });
const header = (value: string, name = 'Authorization'): Signable => ({
	headers: { Accept: 'x', [name]: value },
	body: '{"token":"<token/>"}',
});

test.each<[string, string, Signable, Signable | undefined]>([
	['an empty place', 'T', { headers: {}, body: '<a><token/></a>' }, body('T')],
	['the place of a token that was renewed', 'T', body('old'), body('T')],
	['the place of the stored token, which is dead', 'T', body('T'), undefined],
	['a place and no session', '', body(''), undefined],
	['a place of a dead token and no session', '', body('T'), undefined],
	['no place', 'T', { headers: {}, body: '<a/>' }, { headers: {}, body: '<a/>' }],
	['no place and no session', '', { headers: {}, body: '<a/>' }, { headers: {}, body: '<a/>' }],
	['no body', '', { headers: {} }, { headers: {} }],
	['an empty header', 'T', header('Ledger ""'), header('Ledger "T"')],
	['a header of a token that was renewed', 'T', header('Ledger "old"'), header('Ledger "T"')],
	['a header of the dead token', 'T', header('Ledger "T"'), undefined],
	['a header and no session', '', header('Ledger ""'), undefined],
	['a header of a dead token and no session', '', header('Ledger "T"'), undefined],
	[
		'a header in small letters',
		'T',
		header('Ledger ""', 'authorization'),
		header('Ledger "T"', 'authorization'),
	],
])('%s with the stored token "%s"', (_what, token, request, expected) => {
	expect(sign(withRest, owned(token), request)).toEqual(expected);
});

test('a header of another form is no place for a token, nor one of a system without REST', () => {
	const basic = header('Basic x');
	const written = { ...basic, body: '{"token":"<token>T</token>"}' };
	expect(sign(withRest, owned('T'), basic)).toEqual(written);
	const request = header('Ledger ""');
	expect(sign(withSessions, owned('T'), request)).toEqual({ ...request, body: written.body });
});

test('the token of another account, or of nobody, counts as none', () => {
	expect(sign(withSessions, { ...owned('T'), userName: 'eve' }, body(''))).toBeUndefined();
	expect(sign(withSessions, { ...account, sessionToken: 'T' }, body(''))).toBeUndefined();
});

test('what a system wants besides comes on top, and alone where there is no session', () => {
	const byDialect = jest.fn(() => ({ headers: { Signature: 's' } }));
	const signing = { ...withSessions, sign: byDialect };
	const expected = { headers: { Signature: 's' }, body: '<a><token>T</token></a>' };
	expect(sign(signing, owned('T'), body(''))).toEqual(expected);
	expect(byDialect).toHaveBeenLastCalledWith(owned('T'), body('T'));
	expect(sign(signing, owned('T'), body('T'))).toBeUndefined();
	const alone = { ...ledger, sign: byDialect };
	expect(sign(alone, account, body(''))).toEqual({ ...body(''), headers: { Signature: 's' } });
	expect(signBesideSession(signing, account, body(''))).toEqual({ ...body(''), headers: { Signature: 's' } });
	expect(sign(ledger, account, body(''))).toEqual(body(''));
});
