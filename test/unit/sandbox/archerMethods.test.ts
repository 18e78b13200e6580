import { sandboxLogins, startSandbox, type Sandbox } from '../../../sandbox';
import { callArcher, inside, logIntoArcher, type Answer } from './support';

let sandbox: Sandbox;
let token: string;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.stop());
beforeEach(async () => {
	sandbox.control.reset();
	token = await logIntoArcher(sandbox);
});
// Every call of this file is a correct one.
afterEach(() => expect(sandbox.deviations).toEqual([]));

const call = async (method: string, content = '', sessionToken = token): Promise<Answer> =>
	await callArcher(sandbox, method, `<sessionToken>${sessionToken}</sessionToken>${content}`);
const resultOf = async (method: string, content = '') =>
	inside((await call(method, content)).body, `${method}Result`);
const faultOf = async (method: string, content = '', sessionToken = token) =>
	inside((await call(method, content, sessionToken)).body, 'faultstring').replace(/^.*---&gt; /, '');

const logInto = async (userName: string, instanceName: string, password: string, usersDomain?: string) => {
	const method =
		usersDomain === undefined ? 'CreateUserSessionFromInstance' : 'CreateDomainUserSessionFromInstance';
	return await callArcher(
		sandbox,
		method,
		`<userName>${userName}</userName><instanceName>${instanceName}</instanceName><password>${password}</password>` +
			(usersDomain === undefined ? '' : `<usersDomain>${usersDomain}</usersDomain>`),
		{ service: 'general' },
	);
};

describe('sessions', () => {
	test('tokens have 32 characters and are known to the control', () => {
		expect(token).toMatch(/^[0-9A-F]{32}$/);
		expect(sandbox.control.liveTokens('archer')).toEqual([token]);
	});

	test('a login ends the former session of the same account only', async () => {
		const other = await logIntoArcher(sandbox, sandboxLogins.archerSecond);
		const second = await logIntoArcher(sandbox);
		expect(await faultOf('GetUserListCount')).toBe('Invalid session token');
		expect((await call('GetUserListCount', '', second)).status).toBe(200);
		expect((await call('GetUserListCount', '', other)).status).toBe(200);
		expect(sandbox.control.archerLogins()).toEqual({ 'api.n8n': 2, 'api.second': 1 });
	});

	test('the third wrong password in a row locks the account until an administrator opens it', async () => {
		const { instanceName, userName, password } = sandboxLogins.archerSecond;
		const faultOfLogin = async (secret: string) =>
			inside((await logInto(userName, instanceName, secret)).body, 'faultstring');
		for (const secret of ['wrong', 'wrong']) expect(await faultOfLogin(secret)).toMatch(/Login failed/);
		expect((await logInto(userName, instanceName, password)).status).toBe(200);
		for (const secret of ['wrong', 'wrong', 'wrong']) await faultOfLogin(secret);
		expect(await faultOfLogin(password)).toMatch(/The account is locked/);
		expect(sandbox.control.refusedSignIns('archer')).toEqual({ [userName]: 6 });
		const { id } = sandbox.archer.state.findUser(userName)!;
		await call('UpdateUserAccountStatus', `<userId>${id}</userId><accountStatus>1</accountStatus>`);
		expect((await logInto(userName, instanceName, password)).status).toBe(200);
	});

	test('TerminateSession ends it', async () => {
		const answer = await callArcher(sandbox, 'TerminateSession', `<sessionToken>${token}</sessionToken>`, {
			service: 'general',
		});
		expect(inside(answer.body, 'TerminateSessionResult')).toBe('1');
		expect(await faultOf('GetUserListCount')).toBe('Invalid session token');
	});

	test('idle sessions end, used ones live on', async () => {
		sandbox.control.configure({ archer: { sessionIdleMilliseconds: 60_000 } });
		for (const minutes of [0.9, 0.9]) {
			sandbox.control.advanceClock(minutes * 60_000);
			expect(await resultOf('GetUserListCount')).toBe('40');
		}
		sandbox.control.advanceClock(61_000);
		expect(await faultOf('GetUserListCount')).toBe('Invalid session token');
	});

	test('the control ends them at once', async () => {
		sandbox.control.expireSessions('softExpert');
		expect(await resultOf('GetUserListCount')).toBe('40');
		sandbox.control.expireSessions();
		expect(await faultOf('GetUserListCount')).toBe('Invalid session token');
	});

	test('wrong instance, wrong user, a domain account without its domain', async () => {
		const { userName, password } = sandboxLogins.archer;
		const domain = sandboxLogins.archerDomain;
		const fault = async (answer: Promise<Answer>) => inside((await answer).body, 'faultstring');
		const prefix = 'Server was unable to process request. ---&gt; ';
		expect(await fault(logInto(userName, 'Other', password))).toBe(`${prefix}The instance name is invalid`);
		expect(await fault(logInto('nobody', 'Sandbox', password))).toBe(`${prefix}Login failed`);
		expect(await fault(logInto(domain.userName, 'Sandbox', domain.password))).toBe(`${prefix}Login failed`);
		expect(await fault(logInto(domain.userName, 'Sandbox', domain.password, 'OTHER'))).toBe(
			`${prefix}Login failed`,
		);
	});

	test('a domain account signs in with its domain', async () => {
		const { userName, password, usersDomain } = sandboxLogins.archerDomain;
		const { body } = await logInto(userName, 'Sandbox', password, usersDomain);
		expect(inside(body, 'CreateDomainUserSessionFromInstanceResult')).toMatch(/^[0-9A-F]{32}$/);
	});
});

describe('users', () => {
	test('look-ups by name and id', async () => {
		expect(await resultOf('LookupUserId', '<username>USER0002</username>')).toBe('206');
		expect(await resultOf('LookupUserName', '<userId>206</userId>')).toBe('user0002');
		expect(await resultOf('DoesUserExist', '<userName>user0002</userName>')).toBe('true');
		expect(await resultOf('DoesUserExist', '<userName>nobody</userName>')).toBe('false');
		expect(await faultOf('LookupUserId', '<username>nobody</username>')).toBe('User does not exist');
	});

	test('domain users are found with their domain only', async () => {
		const inDomain = '<username>corp.user</username><usersDomain>corp</usersDomain>';
		expect(await resultOf('LookupDomainUserId', inDomain)).toBe('204');
		expect(await resultOf('DoesDomainUserExist', inDomain)).toBe('true');
		expect(await resultOf('DoesUserExist', '<userName>corp.user</userName>')).toBe('false');
	});

	test('a rename changes the state; the same name again is 0', async () => {
		const rename = '<userId>205</userId><userName>Zoë &lt;&amp;&gt;"\' 😀</userName>';
		expect(await resultOf('UpdateUserName', rename)).toBe('1');
		expect(await resultOf('UpdateUserName', rename)).toBe('0');
		expect(await resultOf('LookupUserName', '<userId>205</userId>')).toBe('Zoë &lt;&amp;&gt;"\' 😀');
		expect(await faultOf('LookupUserId', '<username>user0001</username>')).toBe('User does not exist');
	});

	test('a rename is refused for a taken name, no name and an unknown id', async () => {
		const taken = '<userId>205</userId><userName>user0002</userName>';
		expect(await faultOf('UpdateUserName', taken)).toBe('User name already exists');
		expect(await faultOf('UpdateUserName', '<userId>205</userId><userName/>')).toBe('User name is required');
		expect(await faultOf('UpdateUserName', '<userId>9</userId><userName>n</userName>')).toBe(
			'User does not exist',
		);
		expect(sandbox.archer.state.users.get(205)?.userName).toBe('user0001');
	});

	test('ForcePasswordChange sets and clears the flag', async () => {
		const force = (value: string) =>
			`<userId>205</userId><forcePasswordChange>${value}</forcePasswordChange>`;
		expect(await resultOf('ForcePasswordChange', force('true'))).toBe('1');
		expect(sandbox.archer.state.users.get(205)?.forcePasswordChange).toBe(true);
		await call('ForcePasswordChange', force('0'));
		expect(sandbox.archer.state.users.get(205)?.forcePasswordChange).toBe(false);
	});

	test('the user list is XML inside the result, declared as utf-16', async () => {
		const list = await resultOf('GetUserList');
		expect(list).toMatch(/^&lt;\?xml version="1\.0" encoding="utf-16"\?&gt;&lt;Return&gt;&lt;User&gt;/);
		expect(list.match(/&lt;User&gt;/g)).toHaveLength(40);
		expect(list).toContain(
			'&lt;row_num&gt;5&lt;/row_num&gt;&lt;ID&gt;205&lt;/ID&gt;&lt;LastName&gt;Lee&lt;/LastName&gt;' +
				'&lt;FirstName&gt;Ben&lt;/FirstName&gt;&lt;AccountStatus&gt;1&lt;/AccountStatus&gt;',
		);
	});

	test('pages come one after the other and end empty', async () => {
		const page = async (number: number) =>
			await resultOf('GetUserListPaginated', `<pageSize>15</pageSize><page>${number}</page>`);
		const ids: string[] = [];
		for (const number of [1, 2, 3]) {
			ids.push(...[...(await page(number)).matchAll(/&lt;ID&gt;(\d+)/g)].map(([, id]) => id));
		}
		expect(ids).toEqual(Array.from({ length: 40 }, (_, index) => String(201 + index)));
		expect(await page(4)).toBe('&lt;?xml version="1.0" encoding="utf-16"?&gt;&lt;Return /&gt;');
		expect(await resultOf('GetUserListCount')).toBe('40');
	});

	test('GetUser gives one user', async () => {
		expect(await resultOf('GetUser', '<userId>205</userId>')).toContain(
			'&lt;UserName&gt;user0001&lt;/UserName&gt;',
		);
		expect(await faultOf('GetUser', '<userId>1</userId>')).toBe('User does not exist');
	});

	test('ten thousand users are seeded and listed', async () => {
		expect(sandbox.control.seed('archer', 10_000)).toBe(10_040);
		expect((await resultOf('GetUserList')).match(/&lt;User&gt;/g)).toHaveLength(10_040);
	});
});
