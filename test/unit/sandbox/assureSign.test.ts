import { sandboxLogins, startSandbox, type Sandbox } from '../../../sandbox';
import { captured } from './captured';
import {
	assureSignNamespace,
	callAssureSign,
	envelope,
	exchange,
	inside,
	logIntoAssureSign,
} from './support';

let sandbox: Sandbox;
let token: string;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.stop());
beforeEach(async () => {
	sandbox.control.reset();
	token = await logIntoAssureSign(sandbox);
});

const { contextIdentifier, secondContextIdentifier, userName, password } = sandboxLogins.assureSign;
const usersNamespace = `${assureSignNamespace}Users`;
const logIn = async (name: string, secret: string) =>
	(
		await callAssureSign(
			sandbox,
			'Users',
			'AuthenticateUser',
			`<Request UserName="${name}" Password="${secret}"/>`,
		)
	).body;
const request = (context: string = contextIdentifier, attributes = '', authenticationToken = token) =>
	`<Request ContextIdentifier="${context}" AuthenticationToken="${authenticationToken}"${attributes}/>`;
const getUser = async (name: string, context?: string, authenticationToken?: string) =>
	(
		await callAssureSign(
			sandbox,
			'Users',
			'GetUser',
			request(context, ` UserName="${name}"`, authenticationToken),
		)
	).body;
const deviations = () => sandbox.deviations.map(({ message }) => message);

describe('AuthenticateUser', () => {
	test('gives a token and the accounts', async () => {
		const body = await logIn(userName, password);
		expect(inside(body, 'AuthenticateUserResponse')).toMatch(
			/^<AuthenticateUserResult Success="true" AuthenticationToken="/,
		);
		expect(body).toContain(
			`<UserAccount ContextIdentifier="${contextIdentifier}" IsPrimary="true" Name="Sandbox Head Office"/>` +
				`<UserAccount ContextIdentifier="${secondContextIdentifier}" IsPrimary="false" Name="Sandbox Branch"/>`,
		);
		expect(body).toContain('<Exceptions/>');
		expect(sandbox.control.liveTokens('assureSign')).toHaveLength(2);
	});

	test('the third wrong password locks the user', async () => {
		for (let attempt = 0; attempt < 3; attempt++) {
			expect(await logIn(userName, 'wrong')).toContain('The user name or password is incorrect.');
		}
		const body = await logIn(userName, password);
		expect(body).toContain('Success="false"');
		expect(inside(body, 'UserException')).toBe('The user has been locked out.');
	});

	test('a right password in between starts the count again', async () => {
		for (const secret of ['wrong', 'wrong', password, 'wrong', 'wrong']) await logIn(userName, secret);
		expect(await logIn(userName, password)).toContain('Success="true"');
	});

	test('an expired password is refused with the page to visit', async () => {
		const expired = sandboxLogins.assureSignExpired;
		const body = await logIn(expired.userName, expired.password);
		expect(body).toMatch(/<AuthenticateUserResult Success="false" ExpiredPasswordUrl="https:[^"]+">/);
		expect(body).not.toContain('AuthenticationToken=');
	});
});

describe('GetUser', () => {
	test('gives attributes, tags and an empty Exceptions', async () => {
		expect(inside(await getUser('JDoe@example.com'), 'GetUserResponse')).toBe(
			'<GetUserResult RequirePasswordChange="true" Inactive="false" Locked="false" Success="true" ' +
				'UserName="jdoe@example.com" FirstName="John" LastName="Doe" Role="Limited User">' +
				'<Tags><UserTag Name="costCentre" Value="4200"/><UserTag Name="office" Value="Zürich &amp; Genève"/></Tags>' +
				'<Exceptions/></GetUserResult>',
		);
		expect(sandbox.deviations).toEqual([]);
	});

	test.each([
		['an unknown user', () => getUser('nobody@example.com'), 'The user was not found.'],
		['a user of the other account', () => getUser('user7@example.com'), 'The user was not found.'],
		[
			'a wrong token',
			() => getUser('jdoe@example.com', contextIdentifier, 'x'),
			'The authentication token is invalid or has expired.',
		],
		[
			'a context that is not the caller’s',
			() => getUser('jdoe@example.com', '00000000-0000-0000-0000-000000000001'),
			'The context identifier is invalid.',
		],
	])('%s is a refusal under HTTP 200', async (_name, call, text) => {
		expect(inside(await call(), 'GetUserResponse')).toBe(
			'<GetUserResult RequirePasswordChange="false" Inactive="false" Locked="false" Success="false">' +
				`<Exceptions><UserException Severity="Error">${text}</UserException></Exceptions></GetUserResult>`,
		);
	});

	test.each([
		['the control', () => sandbox.control.expireSessions('assureSign')],
		['time', () => sandbox.control.advanceClock(61 * 60_000)],
	])('%s ends tokens', async (_name, end) => {
		end();
		expect(await getUser('jdoe@example.com')).toContain(
			'The authentication token is invalid or has expired.',
		);
		expect(sandbox.control.liveTokens('assureSign')).toEqual([]);
	});
});

test('ListUsers, GetAccount and ListAccounts answer for the account', async () => {
	const users = await callAssureSign(sandbox, 'Users', 'ListUsers', request(secondContextIdentifier));
	expect(users.body.match(/<User /g)).toHaveLength(5);
	const account = await callAssureSign(sandbox, 'Accounts', 'GetAccount', request());
	expect(account.body).toContain('<Role>Limited User</Role>');
	const accounts = await callAssureSign(sandbox, 'Accounts', 'ListAccounts', request());
	expect(accounts.body.match(/<Account /g)).toHaveLength(1);
	expect(accounts.body).toContain(`ContextIdentifier="${secondContextIdentifier}"`);
	expect(sandbox.deviations).toEqual([]);
});

describe('what WCF refuses', () => {
	test('an action that the endpoint does not have, in the captured shape', async () => {
		const action = `${usersNamespace}/IUserService/NoSuchMethod`;
		const answer = await callAssureSign(sandbox, 'Users', 'NoSuchMethod', '', { SOAPAction: `"${action}"` });
		expect(answer.status).toBe(500);
		expect(answer.body).toBe(captured('wcf-unknown-method').trimEnd());
	});

	test('an action of another endpoint', async () => {
		const answer = await callAssureSign(sandbox, 'Accounts', 'GetAccount', request(), {
			SOAPAction: `"${usersNamespace}/IUserService/GetUser"`,
		});
		expect(inside(answer.body, 'faultcode')).toBe('a:ActionNotSupported');
	});

	test('a missing Request is an internal error, in the captured shape', async () => {
		const answer = await callAssureSign(sandbox, 'Users', 'GetUser', '');
		expect(answer.status).toBe(500);
		expect(answer.body).toBe(captured('wcf-application-exception').trimEnd());
	});

	test.each([
		[
			'a bad GUID',
			'<Request ContextIdentifier="x" AuthenticationToken="t" UserName="u"/>',
			'attribute Request/@ContextIdentifier is no guid',
		],
		[
			'a missing GUID',
			'<Request AuthenticationToken="t" UserName="u"/>',
			'missing attribute Request/@ContextIdentifier',
		],
		[
			'an unknown attribute',
			request(contextIdentifier, ' username="u"'),
			'unknown attribute Request/@username',
		],
		['an unknown element', '<Requests/>', `unknown element GetUser/{${usersNamespace}}Requests`],
		[
			'a second Request',
			request(contextIdentifier, ' UserName="u"').repeat(2),
			'element GetUser/Request occurs 2 times',
		],
		[
			'another namespace',
			`<Request xmlns="" ContextIdentifier="${contextIdentifier}"/>`,
			'unknown element GetUser/{}Request',
		],
		[
			'text',
			`<Request ContextIdentifier="${contextIdentifier}" AuthenticationToken="t" UserName="u">x</Request>`,
			'element Request has text',
		],
	])('%s cannot be deserialized', async (_name, content, deviation) => {
		const answer = await callAssureSign(sandbox, 'Users', 'GetUser', content);
		expect(answer.status).toBe(500);
		expect(inside(answer.body, 'faultcode')).toBe('a:DeserializationFailed');
		expect(deviations()).toEqual([deviation]);
	});

	test('the order, nil and types of child elements count', async () => {
		const attributes =
			`ContextIdentifier="${contextIdentifier}" AuthenticationToken="${token}" UserName="n@example.com" FirstName="N" ` +
			'LastName="L" Role="Limited User" RequirePasswordChange="true" Inactive="false"';
		const nil = 'xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true"';
		const create = async (children: string) => {
			sandbox.control.clearRequests();
			await callAssureSign(sandbox, 'Users', 'CreateUser', `<Request ${attributes}>${children}</Request>`);
			return deviations();
		};
		const generate = '<AutoGeneratePassword>true</AutoGeneratePassword>';
		const mail = `<SendCredentialsViaEmail ${nil}/>`;
		expect(await create(generate + mail)).toEqual([]);
		expect(await create(mail + generate)).toEqual(['element Request/AutoGeneratePassword is out of order']);
		expect(await create(generate)).toEqual(['missing element Request/SendCredentialsViaEmail']);
		expect(await create(`<AutoGeneratePassword>True</AutoGeneratePassword>${mail}`)).toEqual([
			'element AutoGeneratePassword is no boolean',
		]);
	});

	test('another wrapper than the action’s', async () => {
		const answer = await callAssureSign(sandbox, 'Users', 'GetUserRequest', request(), {
			SOAPAction: `"${usersNamespace}/IUserService/GetUser"`,
		});
		expect(inside(answer.body, 'faultcode')).toBe('a:DeserializationFailed');
	});

	test('an attribute that only the article demands is missing: a refusal and a deviation', async () => {
		const answer = await callAssureSign(
			sandbox,
			'Users',
			'GetUser',
			`<Request ContextIdentifier="${contextIdentifier}"/>`,
		);
		expect(answer.status).toBe(200);
		expect(answer.body).toContain('Success="false"');
		expect(deviations()).toEqual([
			'missing attribute Request/@AuthenticationToken',
			'missing attribute Request/@UserName',
		]);
	});

	test('malformed XML, another Content-Type, an unquoted action', async () => {
		const url = `${sandbox.assureSign.serviceUrl}/Users/text`;
		const headers = {
			'Content-Type': 'text/xml; charset=utf-8',
			SOAPAction: `${usersNamespace}/IUserService/ListUsers`,
		};
		expect((await exchange(url, { headers, body: '<a>' })).status).toBe(400);
		expect(
			(await exchange(url, { headers: { ...headers, 'Content-Type': 'application/soap+xml' }, body: '<a/>' }))
				.status,
		).toBe(415);
		sandbox.control.clearRequests();
		const body = envelope(`<ListUsers xmlns="${usersNamespace}">${request()}</ListUsers>`);
		expect((await exchange(url, { headers, body })).status).toBe(200);
		expect(deviations()).toEqual([`SOAPAction without quotes: ${headers.SOAPAction}`]);
	});
});
