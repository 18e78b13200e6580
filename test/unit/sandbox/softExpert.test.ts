import { sandboxLogins, startSandbox, type Sandbox } from '../../../sandbox';
import { captured } from './captured';
import { callSoftExpert, envelope, exchange, inside } from './support';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.stop());
beforeEach(() => sandbox.control.reset());

const valid: Record<string, string> = {
	NAME: 'Ann Lee',
	PASSWORD: 'secret',
	EMAIL: 'ann@example.com',
	NMID: sandboxLogins.softExpert.licenceKey,
	LANGUAGE: '2',
	TELEPHONE: '555',
};

function children(change: Record<string, string | undefined> = {}): string {
	return Object.entries({ ...valid, ...change })
		.filter(([, value]) => value !== undefined)
		.map(([name, value]) => `<urn:${name}>${value}</urn:${name}>`)
		.join('');
}

const create = async (change: Record<string, string | undefined> = {}) =>
	await callSoftExpert(sandbox, 'newExternalUser', children(change));
const deviations = () => sandbox.deviations.map(({ message }) => message);

describe('newExternalUser', () => {
	test('creates, and refuses the same e-mail, in the captured shapes', async () => {
		const created = await create();
		expect(created.status).toBe(200);
		expect(created.headers['content-type']).toBe('text/xml; charset=utf-8');
		expect(created.body).toBe(captured('php-created'));
		const again = await create({ EMAIL: 'ANN@example.com' });
		expect(again.status).toBe(200);
		expect(again.body).toBe(captured('php-duplicate'));
		expect([...sandbox.softExpert.state.externalUsers.values()]).toEqual([valid]);
		expect(sandbox.deviations).toEqual([]);
	});

	test('takes all twelve fields in any order', async () => {
		const all = {
			COMPANY: 'ACME & Söhne',
			POSITION: 'Clerk',
			DEPARTMENT: 'Sales',
			NRCONCURRENTLOGINS: '3',
			OBSERVATION: 'new',
			CELLPHONE: '777',
		};
		const content = children({ ...all, COMPANY: 'ACME &amp; Söhne' });
		const reversed =
			content
				.match(/<urn:(\w+)>.*?<\/urn:\1>/g)
				?.reverse()
				.join('') ?? '';
		expect(inside((await callSoftExpert(sandbox, 'newExternalUser', reversed)).body, 'Status')).toBe(
			'SUCCESS',
		);
		expect(sandbox.softExpert.state.externalUsers.get('ann@example.com')).toEqual({ ...valid, ...all });
		expect(sandbox.deviations).toEqual([]);
	});

	test.each([
		['an unknown licence key', { NMID: 'NONE' }, '2'],
		['a name of 51 characters', { NAME: 'x'.repeat(51) }, '3'],
		['an empty e-mail', { EMAIL: '' }, '5'],
		['an empty name', { NAME: ' ' }, '7'],
		['an empty password', { PASSWORD: '' }, '8'],
		['an empty language', { LANGUAGE: '' }, '9'],
		['an unknown language', { LANGUAGE: '99' }, '9'],
		['too many connections', { NRCONCURRENTLOGINS: '11' }, '30'],
		['connections that are no number', { NRCONCURRENTLOGINS: 'many' }, '-1'],
	])('refuses %s', async (_name, change, code) => {
		const { status, body } = await create(change);
		expect([status, inside(body, 'Status'), inside(body, 'Code')]).toEqual([200, 'FAILURE', code]);
		expect(sandbox.softExpert.state.externalUsers.size).toBe(0);
	});

	test.each([
		['NAME', '7'],
		['PASSWORD', '8'],
		['EMAIL', '5'],
		['NMID', '2'],
		['LANGUAGE', '9'],
		['TELEPHONE', '-1'],
	])('without %s: code %s and a deviation', async (name, code) => {
		const { body } = await create({ [name]: undefined });
		expect(inside(body, 'Code')).toBe(code);
		expect(deviations()).toEqual([`missing parameter ${name}`]);
	});

	test('a name of 50 characters fits', async () => {
		expect(inside((await create({ NAME: '😀'.repeat(50) })).body, 'Status')).toBe('SUCCESS');
	});

	test('children that the contract lacks, or without namespace, are reported', async () => {
		await callSoftExpert(
			sandbox,
			'newExternalUser',
			`${children()}<urn:name>x</urn:name><COMPANY>x</COMPANY>`,
		);
		expect(deviations()).toEqual(['unknown element name', "element COMPANY is in namespace ''"]);
		expect(sandbox.softExpert.state.externalUsers.get('ann@example.com')).toEqual(valid);
	});
});

describe('callers', () => {
	const { userName, password, domain } = sandboxLogins.softExpert;
	const basic = (login: string) => `Basic ${Buffer.from(login).toString('base64')}`;
	const call = async (authorization: string) =>
		await callSoftExpert(sandbox, 'getAttribData', '<urn:IDATTRIBS>REGION</urn:IDATTRIBS>', {
			Authorization: authorization,
		});

	test.each([
		['the bare key', sandboxLogins.softExpert.apiKey],
		['Basic', basic(`${userName}:${password}`)],
		['Basic with the domain', basic(`${domain}\\${userName}:${password}`)],
	])('%s passes', async (_name, authorization) => {
		const { status, body } = await call(authorization);
		expect([status, inside(body, 'Status')]).toEqual([200, 'SUCCESS']);
	});

	test.each([
		['Bearer', `Bearer ${sandboxLogins.softExpert.apiKey}`],
		['a wrong key', 'x.y.z'],
		['a wrong password', basic(`${userName}:wrong`)],
	])('%s is refused by the gateway', async (_name, authorization) => {
		const { status, body } = await call(authorization);
		expect([status, body]).toEqual([401, 'Valid GatewayJWT not found in the request or user is blocked!']);
	});

	test('the third wrong password in a row blocks the user, with the same answer', async () => {
		for (let attempt = 0; attempt < 3; attempt++) await call(basic(`${userName}:wrong`));
		expect((await call(basic(`${userName}:${password}`))).status).toBe(401);
		expect((await call(sandboxLogins.softExpert.apiKey)).status).toBe(200);
		expect(sandbox.control.refusedSignIns('softExpert')).toEqual({ [userName]: 4 });
		sandbox.control.reset();
		expect((await call(basic(`${userName}:${password}`))).status).toBe(200);
	});

	test('no header at all gives the captured page', async () => {
		const { status, body } = await exchange(sandbox.softExpert.serviceUrl, {
			headers: { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: '"urn:admin#newExternalUser"' },
			body: envelope('<newExternalUser xmlns="urn:admin"/>'),
		});
		expect(status).toBe(401);
		expect(body).toBe(captured('php-unauthorized'));
	});

	test('more than ten requests in a second, when the limit is on', async () => {
		sandbox.control.configure({ softExpert: { rateLimit: true } });
		const answers = await Promise.all(
			Array.from({ length: 13 }, () => call(sandboxLogins.softExpert.apiKey)),
		);
		const refused = answers.filter(({ status }) => status === 429);
		expect(refused).toHaveLength(3);
		expect(refused[0].headers['retry-after']).toBe('1');
	});
});

describe('the service', () => {
	test('an unknown method gives the captured fault', async () => {
		const { status, body } = await callSoftExpert(sandbox, 'noSuchMethod', '');
		expect(status).toBe(500);
		expect(body).toBe(captured('php-unknown-method'));
	});

	test('the body decides, and a foreign SOAPAction is reported', async () => {
		const { body } = await callSoftExpert(sandbox, 'newExternalUser', children(), {
			SOAPAction: 'urn:admin#x',
		});
		expect(inside(body, 'Status')).toBe('SUCCESS');
		expect(deviations()).toEqual(['SOAPAction urn:admin#x']);
	});

	test('only POST is taken, only at the service', async () => {
		expect((await exchange(sandbox.softExpert.serviceUrl, { method: 'GET' })).status).toBe(405);
		expect((await exchange(`${sandbox.url}/apigateway/se/ws/none_ws.php`)).status).toBe(404);
	});

	test.each([
		['<a>', 'Bad Request'],
		['<!DOCTYPE a><a/>', 'DTD are not supported by SOAP'],
		[envelope('<a/>', 'http://www.w3.org/2003/05/soap-envelope'), 'Wrong Version'],
	])('a fault for %s', async (body, text) => {
		const answer = await exchange(sandbox.softExpert.serviceUrl, {
			headers: { 'Content-Type': 'text/xml; charset=utf-8', Authorization: sandboxLogins.softExpert.apiKey },
			body,
		});
		expect([answer.status, inside(answer.body, 'faultstring')]).toEqual([500, text]);
	});

	test.each([
		['jdoe', '2', 'SUCCESS', 'User disabled', '1'],
		['jdoe', '1', 'SUCCESS', 'User enabled', '1'],
		['', '1', 'FAILURE', 'Null user ID.', '7'],
		['nobody', '1', 'FAILURE', 'User does not exist.', '12'],
		['jdoe', '3', 'FAILURE', 'Invalid user status.', '51'],
	])('changeUserStatus %p to %p', async (id, status, outcome, detail, code) => {
		const { body } = await callSoftExpert(
			sandbox,
			'changeUserStatus',
			`<urn:IdUser>${id}</urn:IdUser><urn:UserStatus>${status}</urn:UserStatus>`,
		);
		expect([inside(body, 'Status'), inside(body, 'Detail'), inside(body, 'Code')]).toEqual([
			outcome,
			detail,
			code,
		]);
		if (outcome === 'SUCCESS') expect(sandbox.softExpert.state.users.get(id)?.enabled).toBe(status === '1');
		expect(sandbox.deviations).toEqual([]);
	});
});
