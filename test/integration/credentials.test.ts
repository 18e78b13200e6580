import type { ICredentialDataDecryptedObject, ICredentialType, IHttpRequestHelper } from 'n8n-workflow';
import { sandboxLogins, startSandbox, type Sandbox } from '../../sandbox';
import { credentialTypes, runNode, sandboxCredentials } from '../support/workflow';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.stop());
beforeEach(() => sandbox.control.reset());

const lookUp = {
	node: 'archer' as const,
	parameters: { resource: 'user', operation: 'lookUpId', userName: 'user0001' },
};

async function withArcher(changes: ICredentialDataDecryptedObject) {
	const store = sandboxCredentials(sandbox);
	store.set('archer', { ...store.get('archer'), ...changes });
	return await runNode({ ...lookUp, store });
}

describe('the Archer credential', () => {
	test.each(['/', '/ws', '/ws/', '  '])('forgives %j after the base URL', async (suffix) => {
		const { items, error } = await withArcher({ baseUrl: `${sandbox.archer.url}${suffix}` });
		expect(error).toBeUndefined();
		expect(items[0].json.userId).toBe(205);
	});

	test('speaks SOAP 1.2, renewal of an ended session included', async () => {
		const store = sandboxCredentials(sandbox);
		store.set('archer', { ...store.get('archer'), soapVersion: '1.2' });
		await runNode({ ...lookUp, store });
		sandbox.control.expireSessions('archer');
		const { items, error } = await runNode({ ...lookUp, store });
		expect(error).toBeUndefined();
		expect(items[0].json.userId).toBe(205);
		expect(sandbox.control.archerLogins()).toEqual({ 'api.n8n': 2 });
		expect(sandbox.deviations).toEqual([]);
	});

	test('signs in users of a domain', async () => {
		const { instanceName, userName, password, usersDomain } = sandboxLogins.archerDomain;
		const { error } = await withArcher({ instanceName, userName, password, userDomain: usersDomain });
		expect(error).toBeUndefined();
		expect(sandbox.control.count({ method: 'CreateDomainUserSessionFromInstance' })).toBe(1);
	});

	test('tells a wrong instance from a wrong password', async () => {
		const instance = await withArcher({ instanceName: 'Nowhere' });
		expect(instance.error?.message).toContain('Archer does not know this instance');
		const password = await withArcher({ password: 'wrong' });
		expect(password.error?.message).toContain('Archer did not accept user name and password');
	});

	test('refuses a time zone that nobody knows before it signs in', async () => {
		const { error } = await withArcher({ timeZone: 'Central Europe Standard Time' });
		expect(error?.message).toContain(
			`'Time Zone' of the Archer credential: the time zone "Central Europe Standard Time" is not known`,
		);
		expect(sandbox.control.count({ system: 'archer' })).toBe(0);
		expect((await withArcher({ timeZone: ' Asia/Kolkata ' })).error).toBeUndefined();
	});
});

/** The sign-in that n8n runs for a credential's test, with a helper that behaves like n8n's. */
async function signIn(type: ICredentialType, data: ICredentialDataDecryptedObject): Promise<unknown> {
	const helper = {
		helpers: {
			httpRequest: async (options: { url: string; headers: Record<string, string>; body: string }) => {
				const response = await fetch(options.url, {
					method: 'POST',
					headers: options.headers,
					body: options.body,
					redirect: 'manual',
				});
				return {
					statusCode: response.status,
					headers: Object.fromEntries(response.headers),
					body: Buffer.from(await response.arrayBuffer()),
				};
			},
		},
	} as unknown as IHttpRequestHelper;
	return await type.preAuthentication!.call(helper, data);
}

describe('the credential tests', () => {
	const { softExpertApi, assureSignApi } = credentialTypes;
	const softExpert = () => ({
		baseUrl: sandbox.softExpert.url,
		servicePath: '/apigateway/se',
		authentication: 'apiKey',
		apiKey: sandboxLogins.softExpert.apiKey,
	});
	const assureSign = () => ({
		environment: 'own',
		host: sandbox.assureSign.url,
		userName: sandboxLogins.assureSign.userName,
		password: sandboxLogins.assureSign.password,
	});

	test('SoftExpert: key, user and password, with domain', async () => {
		const { userName, password } = sandboxLogins.softExpert;
		await expect(signIn(softExpertApi, softExpert())).resolves.toEqual({ checked: 'yes' });
		await expect(
			signIn(softExpertApi, { ...softExpert(), authentication: 'basic', userName, password }),
		).resolves.toEqual({ checked: 'yes' });
	});

	test('SoftExpert: a wrong key and a wrong path each have their sentence', async () => {
		await expect(signIn(softExpertApi, { ...softExpert(), apiKey: 'canary-key' })).rejects.toThrow(
			/^SoftExpert's gateway did not accept the sign-in \(HTTP 401\)\. It answers so to a wrong API key/,
		);
		await expect(signIn(softExpertApi, { ...softExpert(), servicePath: '/nowhere' })).rejects.toThrow(
			/no web service at this address/,
		);
	});

	test('AssureSign: signs in and finds the account', async () => {
		await expect(signIn(assureSignApi, assureSign())).resolves.toEqual({
			authenticationToken: expect.stringMatching(/./),
			sessionOwner: expect.stringMatching(/^[0-9a-f]{64}$/),
			accountContext: sandboxLogins.assureSign.contextIdentifier,
			loginAccounts: expect.stringContaining('Sandbox Branch'),
		});
	});

	test('AssureSign: a wrong password and a foreign account each have their sentence', async () => {
		await expect(signIn(assureSignApi, { ...assureSign(), password: 'canary' })).rejects.toThrow(
			/^AssureSign did not accept user name and password\. .* The system says: /,
		);
		const foreign = '00000000-0000-4000-8000-000000000000';
		await expect(signIn(assureSignApi, { ...assureSign(), contextIdentifier: foreign })).rejects.toThrow(
			/no account with the context identifier/,
		);
	});

	test('an HTML sign-in page in front of each system', async () => {
		sandbox.control.addFault({ kind: 'html-login-page', times: 10 });
		for (const [type, data] of [
			[softExpertApi, softExpert()],
			[assureSignApi, assureSign()],
		] as const) {
			await expect(signIn(type, data)).rejects.toThrow(/^A web page answered instead of the/);
		}
	});

	test('no secret is in any of these sentences', async () => {
		for (const [type, data] of [
			[softExpertApi, { ...softExpert(), apiKey: 'canary-key' }],
			[assureSignApi, { ...assureSign(), password: 'canary-key' }],
			[softExpertApi, { ...softExpert(), baseUrl: 'http://127.0.0.1:9', apiKey: 'canary-key' }],
		] as const) {
			const error = await signIn(type, data).then(
				() => undefined,
				(thrown: Error) => thrown,
			);
			expect(error).toBeDefined();
			expect(`${error!.message}${error!.stack}${JSON.stringify(error)}`).not.toContain('canary');
		}
	});
});
