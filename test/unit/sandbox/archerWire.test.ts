import { sandboxLogins, startSandbox, type Sandbox } from '../../../sandbox';
import { captured } from './captured';
import {
	archerNamespace,
	callArcher,
	envelope,
	exchange,
	inside,
	logIntoArcher,
	soap12,
	type ArcherOverrides,
} from './support';

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

const session = () => `<sessionToken>${token}</sessionToken>`;
const action = `"${archerNamespace}LookupUserId"`;
const deviations = () => sandbox.deviations.map(({ message }) => message);

async function callArcher12(
	method: string,
	content: string,
	contentType = 'application/soap+xml; charset=utf-8',
) {
	return await exchange(`${sandbox.archer.url}/ws/accesscontrol.asmx`, {
		headers: { 'Content-Type': contentType },
		body: envelope(`<${method} xmlns="${archerNamespace}">${content}</${method}>`, soap12),
	});
}

describe('answers in the captured shapes', () => {
	test('invalid session token, SOAP 1.1', async () => {
		const answer = await callArcher(
			sandbox,
			'LookupUserId',
			'<sessionToken>X</sessionToken><username>u</username>',
		);
		expect(answer.status).toBe(500);
		expect(answer.headers['content-type']).toBe('text/xml; charset=utf-8');
		expect(answer.body).toBe(captured('asmx11-expired-session').trimEnd());
	});

	test('invalid session token, SOAP 1.2', async () => {
		const answer = await callArcher12('LookupUserId', '<sessionToken>X</sessionToken><username>u</username>');
		expect(answer.status).toBe(500);
		expect(answer.headers['content-type']).toBe('application/soap+xml; charset=utf-8');
		expect(answer.body).toBe(captured('asmx12-expired-session').trimEnd());
	});

	test('login failed', async () => {
		const answer = await callArcher(
			sandbox,
			'CreateUserSessionFromInstance',
			'<userName>api.n8n</userName><instanceName>Sandbox</instanceName><password>wrong</password>',
			{ service: 'general' },
		);
		expect(answer.status).toBe(500);
		expect(answer.body).toBe(captured('asmx11-login-failed').trimEnd());
	});

	test('a missing int is 0, and a null result leaves the Result element out', async () => {
		const answer = await callArcher(sandbox, 'LookupUserName', session());
		expect(answer.status).toBe(200);
		expect(answer.body).toBe(captured('asmx11-missing-int').trimEnd());
		expect(deviations()).toEqual(['missing parameter userId']);
	});

	test('a value of the wrong type', async () => {
		const answer = await callArcher(sandbox, 'LookupUserName', `${session()}<userId>abc</userId>`);
		const position = /\(\d+, \d+\)/;
		expect(answer.status).toBe(500);
		expect(answer.body).toMatch(position);
		expect(answer.body.replace(position, '')).toBe(
			captured('asmx11-wrong-type').trimEnd().replace(position, ''),
		);
	});

	test('custom errors off: class name and stack trace', async () => {
		sandbox.control.configure({ archer: { verboseFaults: true } });
		const { body } = await callArcher(sandbox, 'LookupUserId', `${session()}<username>nobody</username>`);
		const firstLine = (text: string) => text.split('\n')[0];
		expect(firstLine(body)).toBe(firstLine(captured('asmx11-dev-application-exception')));
		expect(body).toContain('--- End of inner exception stack trace ---</faultstring><detail />');
	});
});

describe('what .asmx refuses', () => {
	const valid = () =>
		envelope(
			`<LookupUserId xmlns="${archerNamespace}">${session()}<username>user0001</username></LookupUserId>`,
		);
	const call = async (overrides: ArcherOverrides) => await callArcher(sandbox, 'LookupUserId', '', overrides);

	test.each([
		['an unclosed element', (text: string) => text.replace('</LookupUserId>', '')],
		['a DOCTYPE', (text: string) => text.replace('?>', '?><!DOCTYPE a [<!ENTITY b "c">]>')],
		['a control character', (text: string) => text.replace('user0001', 'user\u0001')],
		['a reference to a control character', (text: string) => text.replace('user0001', 'user&#1;')],
		['text after the root', (text: string) => `${text}x`],
		['an undeclared prefix', (text: string) => text.replace('<username>', '<x:username>')],
	])('400 and an empty body for %s', async (_name, spoil) => {
		const answer = await call({ body: spoil(valid()) });
		expect([answer.status, answer.body]).toEqual([400, '']);
	});

	test('400 for bytes that are not UTF-8', async () => {
		const bytes = Buffer.from(valid());
		bytes[bytes.indexOf('user0001')] = 0xff;
		expect((await call({ body: bytes })).status).toBe(400);
	});

	test.each(['application/json', 'application/xml; charset=utf-8', undefined])(
		'415 and an empty body for Content-Type %s',
		async (contentType) => {
			const headers: Record<string, string> = { SOAPAction: action };
			if (contentType !== undefined) headers['Content-Type'] = contentType;
			const answer = await call({ headers, body: valid() });
			expect([answer.status, answer.body]).toEqual([415, '']);
		},
	);

	test.each(['"http://archer-tech.com/webservices/NoSuchMethod"', '"http://tempuri.org/LookupUserId"', '""'])(
		'soap:Client for SOAPAction %s',
		async (soapAction) => {
			const answer = await call({
				headers: { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: soapAction },
				body: valid(),
			});
			expect(answer.status).toBe(500);
			expect(inside(answer.body, 'faultcode')).toBe('soap:Client');
			expect(inside(answer.body, 'faultstring')).toBe(
				`Server did not recognize the value of HTTP Header SOAPAction: ${soapAction.slice(1, -1)}.`,
			);
			expect(sandbox.deviations).toHaveLength(1);
		},
	);

	test.each(['True', '', 'yes'])('boolean %p', async (value) => {
		const content = `${session()}<userId>205</userId><forcePasswordChange>${value}</forcePasswordChange>`;
		const { body } = await callArcher(sandbox, 'ForcePasswordChange', content);
		expect(inside(body, 'faultcode')).toBe('soap:Client');
		expect(inside(body, 'faultstring')).toContain(`The string '${value}' is not a valid Boolean value.`);
	});

	test.each(['', '1.5', '99999999999'])('int %p', async (value) => {
		const { body } = await callArcher(sandbox, 'LookupUserName', `${session()}<userId>${value}</userId>`);
		expect(inside(body, 'faultcode')).toBe('soap:Client');
	});

	test('elements inside a string parameter', async () => {
		const { body } = await callArcher(sandbox, 'LookupUserId', `${session()}<username><b>u</b></username>`);
		expect(inside(body, 'faultcode')).toBe('soap:Client');
	});

	test('the method of another service, and a service that does not exist', async () => {
		const other = await callArcher(sandbox, 'LookupUserId', session(), { service: 'general' });
		expect(inside(other.body, 'faultcode')).toBe('soap:Client');
		expect((await callArcher(sandbox, 'LookupUserId', session(), { service: 'users' })).status).toBe(404);
	});
});

describe('what .asmx swallows, and the sandbox reports', () => {
	const lookUp = (content: string) => callArcher(sandbox, 'LookupUserId', content);

	test('nothing for a correct call, in any case of the path', async () => {
		const { body } = await callArcher(sandbox, 'LookupUserId', `${session()}<username>user0001</username>`, {
			service: 'AccessControl',
		});
		expect(inside(body, 'LookupUserIdResult')).toBe('205');
		expect(sandbox.deviations).toEqual([]);
	});

	test('a misspelt sessionToken looks like an invalid session', async () => {
		const { body } = await lookUp(`<SessionToken>${token}</SessionToken><username>user0001</username>`);
		expect(inside(body, 'faultstring')).toContain('Invalid session token');
		expect(deviations()).toEqual(['unknown element SessionToken', 'missing parameter sessionToken']);
	});

	test('so do children without the namespace', async () => {
		const answer = await callArcher(sandbox, 'LookupUserId', '', {
			body: envelope(
				`<a:LookupUserId xmlns:a="${archerNamespace}">${session()}<username>u</username></a:LookupUserId>`,
			),
		});
		expect(inside(answer.body, 'faultstring')).toContain('Invalid session token');
		expect(deviations()).toContain("element sessionToken is in namespace ''");
	});

	test('so does the SOAPAction of another method', async () => {
		const answer = await callArcher(sandbox, 'GetUserListCount', '', {
			body: envelope(`<LookupUserId xmlns="${archerNamespace}">${session()}</LookupUserId>`),
		});
		expect(inside(answer.body, 'faultstring')).toContain('Invalid session token');
		expect(deviations()).toEqual([`the body's element is {${archerNamespace}}LookupUserId`]);
	});

	test.each([
		[
			'wrong order',
			(s: string) => `<username>user0001</username>${s}`,
			'element sessionToken is out of order',
		],
		['an unknown element', (s: string) => `${s}<username>user0001</username><x/>`, 'unknown element x'],
		[
			'a repeated element, of which the first counts',
			(s: string) => `${s}<username>user0001</username><username>user0002</username>`,
			'element username is repeated',
		],
	])('%s', async (_name, content, deviation) => {
		const { body } = await lookUp(content(session()));
		expect(inside(body, 'LookupUserIdResult')).toBe('205');
		expect(deviations()).toEqual([deviation]);
	});

	test('a SOAPAction without quotes', async () => {
		const answer = await callArcher(sandbox, 'LookupUserId', `${session()}<username>user0001</username>`, {
			headers: { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: `${archerNamespace}LookupUserId` },
		});
		expect(answer.status).toBe(200);
		expect(deviations()).toEqual([`SOAPAction without quotes: ${archerNamespace}LookupUserId`]);
	});

	test('text/xml without a charset is read as ASCII', async () => {
		const content = `${session()}<userId>205</userId><userName>Zoë</userName>`;
		await callArcher(sandbox, 'UpdateUserName', content, {
			headers: { 'Content-Type': 'text/xml', SOAPAction: `"${archerNamespace}UpdateUserName"` },
		});
		expect(sandbox.archer.state.users.get(205)?.userName).toBe('Zo??');
		expect(deviations()).toEqual(['missing charset']);
	});

	test('a nil string is null', async () => {
		const nil = '<username xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/>';
		const { body } = await lookUp(session() + nil);
		expect(inside(body, 'faultstring')).toContain('User does not exist');
	});
});

describe('spellings of ForcePasswordChange', () => {
	const sample = '<userId>205</userId><forcePasswordChange>true</forcePasswordChange>';
	const table = '<userID>205</userID><forcePasswordchange>true</forcePasswordchange>';
	const force = async (content: string) =>
		await callArcher(sandbox, 'ForcePasswordChange', session() + content);
	const forced = () => sandbox.archer.state.users.get(205)?.forcePasswordChange;

	test.each(['sample', 'table'] as const)(
		'a server of the %s spelling: both sent is right',
		async (spelling) => {
			sandbox.control.configure({ archer: { spelling } });
			const both =
				'<userId>205</userId><userID>205</userID>' +
				'<forcePasswordChange>1</forcePasswordChange><forcePasswordchange>1</forcePasswordchange>';
			expect(inside((await force(both)).body, 'ForcePasswordChangeResult')).toBe('1');
			expect(forced()).toBe(true);
			expect(sandbox.deviations).toEqual([]);
		},
	);

	test.each([
		['sample', table, ['missing parameter userId', 'missing parameter forcePasswordChange']],
		['table', sample, ['missing parameter userID', 'missing parameter forcePasswordchange']],
	] as const)(
		'a server of the %s spelling acts on id 0 for the other',
		async (spelling, content, missing) => {
			sandbox.control.configure({ archer: { spelling } });
			expect(inside((await force(content)).body, 'faultstring')).toContain('User does not exist');
			expect(forced()).toBe(false);
			expect(deviations()).toEqual(missing);
		},
	);

	test.each([
		['sample', 'userId'],
		['table', 'userID'],
	] as const)('the WSDL of a server of the %s spelling says %s', async (spelling, name) => {
		sandbox.control.configure({ archer: { spelling } });
		const url = `${sandbox.archer.url}/ws/accesscontrol.asmx?WSDL`;
		const { status, body } = await exchange(url, { method: 'GET' });
		const element = /<s:element name="ForcePasswordChange">.*?<\/s:element>/.exec(body)?.[0];
		expect(status).toBe(200);
		expect(element).toContain(`<s:element minOccurs="1" maxOccurs="1" name="${name}" type="s:int" />`);
		expect(sandbox.control.count({ method: '?WSDL' })).toBe(1);
		sandbox.control.configure({ archer: { wsdl: false } });
		expect((await exchange(url, { method: 'GET' })).status).toBe(404);
	});
});

describe('SOAP 1.2', () => {
	const content = () => `${session()}<username>user0001</username>`;

	test('with and without the action parameter', async () => {
		const withAction = `application/soap+xml; charset=utf-8; action=${action}`;
		for (const contentType of ['application/soap+xml; charset=utf-8', withAction]) {
			const { body } = await callArcher12('LookupUserId', content(), contentType);
			expect(inside(body, 'LookupUserIdResult')).toBe('205');
		}
		expect(sandbox.deviations).toEqual([]);
	});

	test('an unknown method is soap:Sender', async () => {
		const { status, body } = await callArcher12('NoSuchMethod', '');
		expect(status).toBe(500);
		expect(inside(body, 'Value')).toBe('soap:Sender');
	});

	test('an envelope of the other version is refused', async () => {
		const answer = await callArcher(sandbox, 'LookupUserId', '', {
			body: envelope(`<LookupUserId xmlns="${archerNamespace}">${content()}</LookupUserId>`, soap12),
		});
		expect(inside(answer.body, 'faultcode')).toBe('soap:Client');
	});
});

test('GetModuleIdByGUID goes by its own namespace', async () => {
	const answer = await exchange(`${sandbox.archer.url}/ws/module.asmx`, {
		headers: {
			'Content-Type': 'text/xml; charset=utf-8',
			SOAPAction: '"http://tempuri.org/GetModuleIdByGUID"',
		},
		body: envelope(
			`<GetModuleIdByGUID xmlns="http://tempuri.org/">${session()}` +
				`<instanceId>${sandboxLogins.archer.instanceName}</instanceId><GUID>g</GUID></GetModuleIdByGUID>`,
		),
	});
	expect(answer.status).toBe(200);
	expect(answer.body).toContain(
		'<GetModuleIdByGUIDResponse xmlns="http://tempuri.org/"><GetModuleIdByGUIDResult>0</GetModuleIdByGUIDResult>',
	);
	expect(sandbox.deviations).toEqual([]);
});
