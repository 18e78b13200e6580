import { systems } from '../../../index';
import { inCredentialsWords } from '../../../nodes/shared/engine/words/credentials';
import { readAnswer } from '../../../nodes/shared/soap/answer';
import type { Failure } from '../../../nodes/shared/soap/failure';
import { networkFailure } from '../../../nodes/shared/soap/network';
import { understand } from '../../../nodes/shared/operation/wire/understand';
import { AssureSignApi } from '../../../credentials/AssureSignApi.credentials';

/** Whoever reads an error looks for the field that it names. */

const { assureSign, softExpert } = systems;

function failures(system: string): Failure[] {
	const answers = [302, 404, 200].map((status) =>
		readAnswer(
			{
				status,
				headers: { location: 'https://sso.example.com/', 'content-type': 'text/html' },
				body: Buffer.from('<html></html>'),
			},
			system,
		),
	);
	return [
		...['ENOTFOUND', 'ERR_INVALID_URL', 'ECONNREFUSED'].map((code) => networkFailure({ code }, system)),
		...answers.flatMap((answer) => (answer.kind === 'failure' ? [answer.failure] : [])),
	];
}

test('AssureSign speaks of its own fields, which are in the credential', () => {
	const labels = new AssureSignApi().properties.map(({ displayName }) => displayName);
	const said = failures('AssureSign').map((failure) => inCredentialsWords(failure, assureSign.dialect));
	expect(said.length).toBeGreaterThan(4);
	for (const { message, advice = '' } of said) {
		expect(`${message} ${advice}`).not.toMatch(/base URL/i);
		for (const [, label] of advice.matchAll(/'([^']+)'/g)) expect(labels).toContain(label);
	}
	expect(said.map(({ message, advice }) => `${message} ${advice}`).join('\n')).toContain(
		"'Environment' or 'Host', and 'Path Prefix',",
	);
});

test('every place of a sentence speaks of them, and what is not said stays away', () => {
	const addressFields = { address: "'Host'", own: 'the host', path: "'Path'" };
	const message =
		'Check the base URL of A and the base URL of B. The base URL of C, the base URL and the path, the base URL and the path, the base URL, the base URL';
	expect(inCredentialsWords({ kind: 'http', message, reached: 'no' }, { addressFields } as never)).toEqual({
		kind: 'http',
		message:
			"Check the host of A and the host of B. the host of C, 'Host', and 'Path',, 'Host', and 'Path',, 'Host', 'Host'",
		reached: 'no',
	});
	const failure: Failure = { kind: 'http', message: 'No', advice: 'Check the base URL', reached: 'no' };
	expect(inCredentialsWords(failure, { addressFields } as never)).toEqual({
		...failure,
		advice: "Check 'Host'",
	});
	expect(inCredentialsWords({ ...failure, advice: '' }, { addressFields } as never).advice).toBe('');
});

test('what others say stays as it is', () => {
	for (const failure of failures('SoftExpert'))
		expect(inCredentialsWords(failure, softExpert.dialect)).toBe(failure);
});

test.each([
	['apiKey', /Copy the key again/, /password in the credential|User Name/],
	['basic', /'User Name' and 'Password'/, /key/i],
])('a refused sign-in by %s names what it signed in with', (authentication, named, other) => {
	const { failure } = understand(
		softExpert.dialect,
		softExpert.operations[0] as never,
		{ status: 401, headers: {}, body: Buffer.from('') },
		{ namespace: 'urn:admin', settings: { authentication } },
	);
	expect(failure?.kind).toBe('signIn');
	expect(failure?.advice).toMatch(named);
	expect(failure?.advice).not.toMatch(other);
});

test('the rarest field of the credential comes last', () => {
	const shown = new AssureSignApi().properties.filter(({ type }) => type !== 'hidden');
	const names = shown.map(({ name }) => name);
	expect(names.indexOf('pathPrefix')).toBeGreaterThan(names.indexOf('contextIdentifier'));
});
