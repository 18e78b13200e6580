import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { sandboxLogins, startSandbox, type Sandbox } from '../../../sandbox';
import type { CredentialStore } from '../../support/credentialsHelper';
import { additionalData } from '../../support/workflow';
import { archerSignIn, reads, runRead, storeWith } from './support';

/** The stored token belongs to one account: what is changed in the credential never acts with it. */
let sandbox: Sandbox;
let other: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
	other = await startSandbox();
});
afterAll(async () => {
	await sandbox.stop();
	await other.stop();
});
beforeEach(() => {
	sandbox.control.reset();
	other.control.reset();
});

const { archerSecond, archerDomain, assureSign } = sandboxLogins;

const changes: Array<[string, 'archer' | 'assureSign', () => ICredentialDataDecryptedObject]> = [
	['the address of Archer', 'archer', () => ({ baseUrl: other.archer.url })],
	['the user of Archer', 'archer', () => ({ ...archerSecond })],
	['the domain of Archer', 'archer', () => ({ ...archerDomain, userDomain: archerDomain.usersDomain })],
	['the instance of Archer', 'archer', () => ({ instanceName: 'Elsewhere' })],
	['the host of AssureSign', 'assureSign', () => ({ host: other.assureSign.url })],
	[
		'the user of AssureSign',
		'assureSign',
		() => ({ userName: 'jdoe@example.com', password: sandboxLogins.assureSignOthers.password }),
	],
	[
		'the account of AssureSign',
		'assureSign',
		() => ({ contextIdentifier: assureSign.secondContextIdentifier }),
	],
];

const tokenOf = (store: CredentialStore, system: 'archer' | 'assureSign') =>
	String(store.get(system)[system === 'archer' ? 'sessionToken' : 'authenticationToken']);
const journal = () => JSON.stringify([sandbox, other].map(({ control }) => control.requests()));

test.each(changes)('changed: %s', async (_what, system, change) => {
	const store = storeWith(sandbox, system, {});
	await runRead(system, store, { count: 1 });
	const token = tokenOf(store, system);
	expect(token).not.toBe('');
	sandbox.control.clearRequests();
	store.set(system, { ...store.get(system), ...change() });
	await runRead(system, store, { count: 3 });
	expect(journal()).not.toContain(token);
	const signIns = [sandbox, other].flatMap(({ control }) =>
		control.requests({ system }).filter(({ method }) => /SessionFromInstance|AuthenticateUser/.test(method)),
	);
	expect(signIns).toHaveLength(1);
});

test.each(['archer', 'assureSign'] as const)(
	'%s: what does not change the account keeps the session, a slash at the end of the address too',
	async (system) => {
		const store = storeWith(sandbox, system, {});
		await runRead(system, store, { count: 1 });
		const address = system === 'archer' ? 'baseUrl' : 'host';
		store.set(system, { ...store.get(system), [address]: `${String(store.get(system)[address])}/` });
		await runRead(system, store);
		expect(sandbox.control.count({ method: reads[system].signIn })).toBe(1);
	},
);

test('a token that was stored without its owner is replaced once', async () => {
	const store = storeWith(sandbox, 'archer', {});
	await runRead('archer', store, { count: 1 });
	const { sessionOwner, ...released } = store.get('archer');
	expect(sessionOwner).toMatch(/^[0-9a-f]{64}$/);
	store.set('archer', released);
	const token = tokenOf(store, 'archer');
	sandbox.control.clearRequests();
	for (let execution = 0; execution < 2; execution++) {
		expect((await runRead('archer', store)).items).toHaveLength(20);
	}
	expect(sandbox.control.count({ method: archerSignIn })).toBe(1);
	expect(journal()).not.toContain(token);
});

test('other nodes that use the credential do not get the token of another account either', async () => {
	const store = storeWith(sandbox, 'archer', {});
	await runRead('archer', store, { count: 1 });
	const { credentialsHelper } = additionalData(store);
	const envelope = '<x><sessionToken/></x>';
	const authenticate = async (change: ICredentialDataDecryptedObject) =>
		await credentialsHelper.authenticate(
			{ ...store.get('archer'), ...change },
			'archerApi',
			{ url: sandbox.archer.url, body: envelope },
			undefined as never,
			undefined as never,
		);
	expect((await authenticate({})).body).toContain(tokenOf(store, 'archer'));
	// The status makes n8n sign in anew and ask again.
	await expect(authenticate({ userName: 'someone.else' })).rejects.toMatchObject({
		response: { status: 401 },
	});
});
