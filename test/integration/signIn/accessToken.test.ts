import type { ICredentialDataDecryptedObject, IHttpRequestHelper, INodeParameters } from 'n8n-workflow';
import { sandboxLogins, startSandbox, type Sandbox } from '../../../sandbox';
import { locator } from '../../support/archerNode';
import { CredentialStore } from '../../support/credentialsHelper';
import { credentialTypes, runNode } from '../../support/workflow';

/** Archer's personal access token: for REST, and in the place of the session token. */

const accepted = 'canary-PAT-0123456789abcdef';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.stop());
beforeEach(() => {
	sandbox.control.reset();
	sandbox.control.configure({ archer: { personalAccessToken: accepted } });
});
afterEach(() => expect(sandbox.deviations).toEqual([]));

const credential = (more: ICredentialDataDecryptedObject = {}): ICredentialDataDecryptedObject => ({
	baseUrl: sandbox.archer.url,
	instanceName: 'Sandbox',
	signInWith: 'personalAccessToken',
	personalAccessToken: accepted,
	...more,
});

function storeOf(data: ICredentialDataDecryptedObject): CredentialStore {
	const store = new CredentialStore();
	store.set('archer', data);
	return store;
}

const records: INodeParameters = {
	resource: 'record',
	operation: 'getAll',
	application: locator('name', 'devices'),
	displayFields: '7001',
	limit: 3,
};
const run = async (store: CredentialStore, items = [{}]) =>
	await runNode({ node: 'archer', parameters: records, items, store });

test('serves SOAP and REST without a sign-in', async () => {
	const { items, error } = await run(storeOf(credential()));
	expect(error).toBeUndefined();
	expect(items).toHaveLength(3);
	expect(sandbox.control.count({ method: 'system/application' })).toBe(1);
	expect(sandbox.control.archerLogins()).toEqual({});
});

test('a token that Archer does not accept ends the run with one sentence about it', async () => {
	const store = storeOf(credential({ personalAccessToken: ` ${accepted}-revoked ` }));
	const { error } = await runNode({
		node: 'archer',
		parameters: { resource: 'user', operation: 'lookUpId', userName: 'user0001' },
		items: Array.from({ length: 20 }, () => ({})),
		store,
	});
	expect(error?.message).toMatch(/^Archer does not accept the personal access token/);
	expect(error?.description).toContain('expired or been revoked');
	expect(JSON.stringify(error)).not.toContain('canary');
	expect(sandbox.control.archerLogins()).toEqual({});
	// Those that were under way side by side, and none after them.
	expect(sandbox.control.count({ method: 'LookupUserId' })).toBeLessThanOrEqual(8);
});

test('a new token in the credential is used at once, whatever n8n has stored for the old one', async () => {
	const store = storeOf(credential());
	await run(store);
	sandbox.control.configure({ archer: { personalAccessToken: `${accepted}-new` } });
	expect((await run(store)).error?.message).toMatch(/does not accept the personal access token/);
	store.set('archer', { ...store.get('archer'), personalAccessToken: `${accepted}-new` });
	expect((await run(store)).error).toBeUndefined();
});

test('going back to user name and password signs in', async () => {
	const store = storeOf(credential());
	await run(store);
	const { userName, password, instanceName } = sandboxLogins.archer;
	store.set('archer', { ...store.get('archer'), signInWith: 'password', userName, password, instanceName });
	expect((await run(store)).error).toBeUndefined();
	expect(Object.values(sandbox.control.archerLogins())).toEqual([1]);
});

/** What n8n does for a credential's test, with a helper that behaves like n8n's. */
async function tested(data: ICredentialDataDecryptedObject): Promise<unknown> {
	const httpRequest = async ({ url, headers, body }: { url: string } & RequestInit) => {
		const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual' });
		return {
			statusCode: response.status,
			headers: Object.fromEntries(response.headers),
			body: Buffer.from(await response.arrayBuffer()),
		};
	};
	const helper = { helpers: { httpRequest } } as unknown as IHttpRequestHelper;
	return await credentialTypes.archerApi.preAuthentication.call(helper, data);
}

describe("the credential's test", () => {
	test('asks Archer with the token', async () => {
		await expect(tested(credential())).resolves.toMatchObject({ sessionToken: accepted });
		expect(sandbox.control.count({ method: 'DoesUserExist' })).toBe(1);
	});

	test('passes an account that lacks the right to the method it asks with', async () => {
		sandbox.control.addFault({ kind: 'fault', text: 'Access is denied', times: 1 });
		await expect(tested(credential())).resolves.toMatchObject({ sessionToken: accepted });
	});

	test('says what is wrong, without the token', async () => {
		const wrong = tested(credential({ personalAccessToken: `${accepted}-wrong` }));
		await expect(wrong).rejects.toThrow(
			/^Archer does not accept the personal access token\. It may have expired/,
		);
		await expect(tested(credential({ personalAccessToken: ' ' }))).rejects.toThrow(
			/'Personal Access Token' .* is empty/,
		);
		const elsewhere = tested(credential({ baseUrl: `${sandbox.archer.url}/nowhere` }));
		await expect(elsewhere).rejects.toThrow(/no web service at this address/);
		for (const failing of [wrong, elsewhere]) {
			const error = await failing.catch((thrown: Error) => thrown);
			expect(`${String(error)}${JSON.stringify(error)}`).not.toContain('canary');
		}
	});
});
