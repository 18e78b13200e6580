import { sandboxCredentials } from '../../e2e/systems';
import type { CredentialTestResult } from '../../e2e/rest';
import { findPort } from '../../e2e/ports';
import { credentialOf, openStage, startLimit, type Stage } from './support';

let stage: Stage;

beforeAll(async () => {
	stage = await openStage();
}, startLimit);

afterAll(async () => await stage?.close());

beforeEach(() => stage.sandbox.control.reset());

/** Tests a credential of the sandbox with some of its fields changed, as the editor does before it is saved. */
async function testWith(type: string, change: Record<string, unknown> = {}): Promise<CredentialTestResult> {
	const stored = credentialOf(stage, type);
	const data = sandboxCredentials(stage.sandbox).find((credential) => credential.type === type)?.data;
	return await stage.n8n.client.testCredential(stored, { ...data, ...change });
}

const types = ['archerApi', 'softExpertApi', 'assureSignApi'] as const;
const addressField = { archerApi: 'baseUrl', softExpertApi: 'baseUrl', assureSignApi: 'host' };
const secretField = { archerApi: 'password', softExpertApi: 'apiKey', assureSignApi: 'password' };
const systems = { archerApi: 'archer', softExpertApi: 'softExpert', assureSignApi: 'assureSign' } as const;

describe.each(types)('%s', (type) => {
	test('is accepted when everything is right, by a call that signs in', async () => {
		expect(await testWith(type)).toEqual({ status: 'OK', message: 'Connection successful!' });
		expect(stage.sandbox.control.count({ system: systems[type] })).toBeGreaterThan(0);
		expect(stage.sandbox.deviations).toEqual([]);
	});

	test('gives every kind of mistake a sentence of its own, without the secret', async () => {
		const typed = 'Mistyped-4711';
		const closed = `http://127.0.0.1:${await findPort()}`;
		const denied = await testWith(type, { [secretField[type]]: typed });
		const unreachable = await testWith(type, { [addressField[type]]: closed });
		const notFound = await testWith(type, { [addressField[type]]: `${stage.sandbox.url}/elsewhere` });
		stage.sandbox.control.addFault({ system: systems[type], kind: 'html-login-page', times: 5 });
		const loginPage = await testWith(type);

		const results = [denied, unreachable, notFound, loginPage];
		expect(results.map(({ status }) => status)).toEqual(results.map(() => 'Error'));
		const messages = results.map(({ message }) => message);
		expect(new Set(messages).size).toBe(messages.length);
		expect(denied.message).toMatch(/password|API key|sign-in|accept/i);
		expect(unreachable.message).toMatch(/connect|reach/i);
		expect(loginPage.message).toMatch(/page|HTML/i);
		for (const message of messages) {
			// Words for a person: no stack, no status text alone, no secret.
			expect(message).toMatch(/^[A-Z][^.]{20,}\. /);
			expect(message).not.toContain(typed);
			expect(message).not.toMatch(/undefined|\[object|ECONN|AxiosError|\.\.|\s\./);
		}
	}, 60_000);
});

test('a wrong Archer instance is told apart from a wrong password', async () => {
	const instance = await testWith('archerApi', { instanceName: 'No Such Instance' });
	const password = await testWith('archerApi', { password: 'Mistyped-4711' });

	expect(instance).toMatchObject({ status: 'Error', message: expect.stringMatching(/instance/i) });
	expect(password.message).not.toEqual(instance.message);
});

test('a wrong AssureSign context is told apart from a wrong password', async () => {
	const context = await testWith('assureSignApi', {
		contextIdentifier: '00000000-0000-4000-8000-000000000000',
	});

	expect(context).toMatchObject({ status: 'Error', message: expect.stringMatching(/context|account/i) });
});
