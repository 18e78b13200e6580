import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { sandboxLogins, startSandbox, type Sandbox } from '../../../sandbox';
import { freshSecret, reads, runRead, storeWith, testCredential, type System } from './support';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.stop());
beforeEach(() => sandbox.control.reset());
afterEach(() => jest.restoreAllMocks());

const basic = { authentication: 'basic', userName: sandboxLogins.softExpert.userName, apiKey: '' };

/** Every way to sign in, and the field that holds what is wrong. */
const ways: Array<[string, System, string, ICredentialDataDecryptedObject]> = [
	['Archer', 'archer', 'password', {}],
	['AssureSign', 'assureSign', 'password', {}],
	['SoftExpert, API key never checked', 'softExpert', 'apiKey', {}],
	['SoftExpert, API key that was checked before', 'softExpert', 'apiKey', { checked: 'yes' }],
	['SoftExpert, user and password', 'softExpert', 'password', basic],
	['SoftExpert, user and password checked before', 'softExpert', 'password', { ...basic, checked: 'yes' }],
];

const refusals = (system: System) =>
	Object.values(sandbox.control.refusedSignIns(system)).reduce((sum, count) => sum + count, 0);

describe.each(ways)('%s', (_name, system, secretField, fields) => {
	const wrongStore = () => storeWith(sandbox, system, { ...fields, [secretField]: freshSecret() });

	test.each([1, 8])(
		'20 items with a wrong secret, %i side by side, are one refused sign-in',
		async (side) => {
			const { items, failed } = await runRead(system, wrongStore(), { options: { parallelRequests: side } });
			expect(items).toEqual([]);
			expect(failed).toHaveLength(20);
			expect(refusals(system)).toBe(1);
			expect(sandbox.control.count({ system })).toBe(1);
			const sentences = failed.map(({ message }) => message.replace(/ \[item \d+\]\.$/, ''));
			expect(new Set(sentences).size).toBe(1);
			expect(failed.map(({ fault }) => fault.kind)).toEqual(failed.map(() => 'signIn'));
			expect(failed[19].description).toMatch(
				/again at \d{4}-\d\d-\d\d \d\d:\d\d UTC at the earliest; at once when/,
			);
			expect(JSON.stringify(failed)).not.toContain('Canary');
		},
	);

	test('other executions hold back too, until the time is over', async () => {
		const store = wrongStore();
		const first = await runRead(system, store, { count: 1 });
		const second = await runRead(system, store);
		expect(second.failed).toHaveLength(20);
		expect(second.failed[0]).toEqual(first.failed[0]);
		expect(refusals(system)).toBe(1);

		const { now } = Date;
		jest.spyOn(Date, 'now').mockImplementation(() => now() + 4 * 60_000);
		await runRead(system, store);
		expect(refusals(system)).toBe(1);
		jest.spyOn(Date, 'now').mockImplementation(() => now() + 6 * 60_000);
		await runRead(system, store);
		expect(refusals(system)).toBe(2);
	});

	test('executions side by side are one refused sign-in as well', async () => {
		const store = wrongStore();
		await Promise.all([1, 2, 3].map(async () => await runRead(system, store)));
		expect(refusals(system)).toBe(1);
	});

	test('a changed secret is tried at once, the right one works', async () => {
		const store = wrongStore();
		const right = storeWith(sandbox, system, { password: sandboxLogins.softExpert.password, ...fields });
		await runRead(system, store);
		store.set(system, { ...store.get(system), [secretField]: freshSecret() });
		await runRead(system, store);
		expect(refusals(system)).toBe(2);
		const value = system === 'softExpert' ? right.get(system) : sandboxLogins[system];
		store.set(system, { ...store.get(system), [secretField]: (value as IData)[secretField] });
		const { items, failed } = await runRead(system, store);
		expect(failed).toEqual([]);
		expect(items).toHaveLength(20);
	});

	test('a test of the credential really asks, and its success ends the waiting', async () => {
		const store = storeWith(sandbox, system, fields);
		if (secretField === 'password' && system === 'softExpert') {
			store.set(system, { ...store.get(system), password: sandboxLogins.softExpert.password });
		}
		// The right secret, refused for a while: the account is blocked.
		const method = reads[system].signIn ?? reads[system].method;
		sandbox.control.addFault(refusalOf(system, method));
		await runRead(system, store);
		expect(sandbox.control.count({ system })).toBe(1);
		await expect(testCredential(system, store)).rejects.toThrow(/sign|password/i);
		expect(sandbox.control.count({ system })).toBe(2);
		sandbox.control.clearFaults();
		expect((await runRead(system, store)).failed).toHaveLength(20);
		expect(sandbox.control.count({ system })).toBe(2);
		await testCredential(system, store);
		expect((await runRead(system, store)).items).toHaveLength(20);
	});
});

type IData = Record<string, string>;

function refusalOf(system: System, method: string) {
	if (system === 'archer') return { kind: 'fault', system, method, text: 'Login failed', times: 9 } as const;
	if (system === 'softExpert') return { kind: 'status', system, method, status: 401, times: 9 } as const;
	const body =
		'<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>' +
		'<AuthenticateUserResponse xmlns="https://www.assuresign.net/Services/DocumentNOW/Users">' +
		'<AuthenticateUserResult Success="false"><Exceptions><UserException Severity="Error">The user has been ' +
		'locked out.</UserException></Exceptions></AuthenticateUserResult></AuthenticateUserResponse></s:Body></s:Envelope>';
	return { kind: 'status', system, method, status: 200, contentType: 'text/xml', body, times: 9 } as const;
}

test.each(['archer', 'assureSign', 'softExpert'] as const)(
	'%s: five executions of 20 items do not lock the account',
	async (system) => {
		const fields = system === 'softExpert' ? basic : {};
		const store = storeWith(sandbox, system, { ...fields, password: freshSecret() });
		for (let execution = 0; execution < 5; execution++) await runRead(system, store);
		store.set(system, { ...store.get(system), password: sandboxLogins[system].password });
		expect((await runRead(system, store)).items).toHaveLength(20);
	},
);

test('operations without a session wait for the sign-in that n8n does before them', async () => {
	const store = storeWith(sandbox, 'archer', { password: freshSecret() });
	const { failed } = await runRead('archer', store, {
		parameters: {
			resource: 'session',
			operation: 'terminate',
			sessionToken: '0'.repeat(32),
		},
		options: { parallelRequests: 8 },
	});
	expect(failed).toHaveLength(20);
	expect(sandbox.control.count({ system: 'archer' })).toBe(1);
});

test('SoftExpert: a refusal by one service does not hold back the other', async () => {
	const store = storeWith(sandbox, 'softExpert', { checked: 'yes' });
	sandbox.control.addFault({ kind: 'status', method: 'getWorkflow', status: 401, times: 9 });
	const parameters = { resource: 'workflow', operation: 'get', workflowId: '1' };
	expect((await runRead('softExpert', store, { parameters })).failed).toHaveLength(20);
	expect(sandbox.control.count({ method: 'getWorkflow' })).toBe(1);
	expect((await runRead('softExpert', store)).items).toHaveLength(20);
});

test('SoftExpert: a key that is replaced during a run ends it with what was under way', async () => {
	const store = storeWith(sandbox, 'softExpert', { checked: 'yes' });
	sandbox.control.addFault({ kind: 'status', system: 'softExpert', status: 401, after: 40, times: 1000 });
	const { items, failed } = await runRead('softExpert', store, { count: 200 });
	expect(items).toHaveLength(40);
	expect(failed).toHaveLength(160);
	expect(sandbox.control.count({ system: 'softExpert' })).toBeLessThanOrEqual(40 + 8);
});
