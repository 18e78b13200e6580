import { softExpertDialect } from '../../../nodes/SoftExpert/dialect';
import { gatewayFailure } from '../../../nodes/SoftExpert/gateway';
import type { Failure } from '../../../nodes/shared/soap/failure';
import type { Method } from '../../../nodes/shared/operation/spec';

/** Addresses, sign-in and the gateway of SoftExpert. */

describe('where the services are', () => {
	const baseUrl = 'https://se.example/';

	it.each([
		[undefined, '/apigateway/se', '/se'],
		['/apigateway/se', '/apigateway/se', '/se'],
		['apigateway/sesuite/', '/apigateway/sesuite', '/sesuite'],
		['/APIGateway/se', '/APIGateway/se', '/se'],
		['/apigateway', '/apigateway', '/apigateway'],
		['/apigatewayold/se', '/apigatewayold/se', '/apigatewayold/se'],
		['/own/apigateway/se', '/own/apigateway/se', '/own/apigateway/se'],
		['/se/ws', '/se', '/se'],
		['/se/WS/', '/se', '/se'],
		['/ws/se', '/ws/se', '/ws/se'],
		['', '', ''],
	])('service path %j: calls at %s, descriptions at %s', (servicePath, calls, descriptions) => {
		const settings = { baseUrl, ...(servicePath !== undefined && { servicePath }) };
		expect(softExpertDialect.endpoint('adm_ws', settings)).toBe(`https://se.example${calls}/ws/adm_ws.php`);
		expect(softExpertDialect.description!('adm_ws', settings)).toBe(
			`https://se.example${descriptions}/ws/adm_ws.php?wsdl`,
		);
		expect(softExpertDialect.rest!.url('dataset', settings)).toBe('https://se.example/apigateway/v1/dataset');
	});

	it.each([
		['adm_ws', 'urn:admin'],
		['dc_ws', 'urn:document'],
		['fm_ws', 'urn:form'],
		['gn_ws', 'urn:generic'],
		['wf_ws', 'urn:workflow'],
		['xx_ws', 'urn:admin'],
		[undefined, 'urn:admin'],
	])('service %s is in %s', (service, namespace) => {
		const spec = { service, element: 'doIt' } as Method;
		expect(softExpertDialect.namespace(spec)).toBe(namespace);
		expect(softExpertDialect.action(spec)).toBe(`${namespace}#doIt`);
		expect(softExpertDialect.namespace({ ...spec, namespace: 'urn:own' })).toBe('urn:own');
		expect(softExpertDialect.action({ ...spec, soapAction: 'own' })).toBe('own');
	});
});

describe('who signs in', () => {
	const user = { authentication: 'basic', userName: 'ann', password: 'p:\u00e4', userDomain: ' corp ' };
	const header = (credentials: Record<string, unknown>) =>
		softExpertDialect.sign!(credentials as never, { headers: { Accept: 'x' }, body: 'b' } as never).headers;
	const decoded = (value: string | undefined) =>
		Buffer.from(String(value).replace(/^Basic /, ''), 'base64').toString('utf8');

	it('with a key, which goes out bare and is the account', () => {
		const key = { apiKey: ' K ', userName: 'ann', password: 'p' };
		expect(header(key)).toEqual({ Accept: 'x', Authorization: 'K' });
		expect(softExpertDialect.secret(key as never)).toBe('K');
		expect(softExpertDialect.account(key)).toEqual([]);
		expect(header({})).toEqual({ Accept: 'x', Authorization: '' });
	});

	it('with user and password, in a domain or in none', () => {
		expect(decoded(header(user)?.Authorization)).toBe('corp\\ann:p:\u00e4');
		expect(decoded(header({ ...user, userDomain: ' ' })?.Authorization)).toBe('ann:p:\u00e4');
		expect(decoded(header({ authentication: 'basic' })?.Authorization)).toBe(':');
		expect(softExpertDialect.account(user)).toEqual([' corp ', 'ann']);
		expect(softExpertDialect.account({ authentication: 'basic' })).toEqual(['', '']);
	});

	it.each([
		[undefined, 10],
		[3, 3],
		['5', 5],
		[0, 0],
	])('%j requests a second are %s', (requestsPerSecond, rate) => {
		expect(softExpertDialect.requestsPerSecond!({ requestsPerSecond })).toBe(rate);
	});

	it('no token stands in a request', () => {
		const { writeToken, readToken, header: name } = softExpertDialect.rest!;
		expect([name, writeToken('T'), readToken('T')]).toEqual(['Authorization', '', undefined]);
		expect(softExpertDialect.resultPath!({} as Method)).toBe('');
	});
});

describe('what the gateway says', () => {
	const before: Failure = { kind: 'http', message: 'An HTTP error', advice: 'a', reached: 'unknown' };
	const of = (status: number, body: string, settings = {}, failure: Failure = before) =>
		gatewayFailure(failure, { status, headers: {}, body: Buffer.from(body) }, settings);

	it.each<[number, Failure['kind'], Failure['reached']]>([
		[401, 'signIn', 'no'],
		[403, 'denied', 'unknown'],
		[404, 'http', 'no'],
		[429, 'busy', 'no'],
		[500, 'http', 'unknown'],
		[502, 'busy', 'unknown'],
		[503, 'busy', 'unknown'],
	])('status %s is %s, reached: %s', (status, kind, reached) => {
		const failure = of(status, '');
		expect(failure).toMatchObject({ kind, reached });
		expect(failure.message).toMatch(new RegExp(`\\(HTTP ${status}\\)$`));
		expect(failure.systemText).toBeUndefined();
	});

	it('another status keeps its own sentence', () => {
		expect(of(418, '')).toMatchObject({ kind: 'http', message: 'An HTTP error', advice: 'a' });
		expect(of(418, '{"message":"no"}')).toMatchObject({
			kind: 'http',
			message: 'The gateway of SoftExpert refused the request (HTTP 418)',
			systemText: 'no',
		});
		expect(of(418, '{"message":"no"}').advice).toBeUndefined();
	});

	it('advises to check the password where there is one', () => {
		expect(of(401, '', { authentication: 'basic' }).advice).toContain("Check 'User Name' and 'Password'");
		expect(of(401, '', { authentication: 'apiKey' }).advice).toContain('Copy the key again');
		expect(of(403, '', { authentication: 'basic' }).advice).toContain('license');
	});

	it.each<[title: string, status: number, body: string, failure: Partial<Failure>]>([
		['a status in the body alone', 200, '{"message":"m","status":403}', { kind: 'denied', systemText: 'm' }],
		['a status as a text', 200, '{"status":"429"}', { kind: 'busy' }],
		[
			'the other form',
			200,
			'{"basicErrorResponse":{"Status":500,"Code":"E1","Detail":"d"}}',
			{ kind: 'http', code: 'E1', systemText: 'd' },
		],
		['a code that is a status', 200, '{"basicErrorResponse":{"Code":401}}', { kind: 'signIn', code: '401' }],
		[
			'the detail before the message',
			400,
			'{"message":"m","basicErrorResponse":{"Detail":"d"}}',
			{ systemText: 'd' },
		],
		[
			'the status outside first',
			200,
			'{"status":404,"basicErrorResponse":{"Status":403}}',
			{ message: expect.stringContaining('no web service') as never },
		],
		[
			'no error is a status of one',
			200,
			'{"status":399,"message":"m"}',
			{ message: 'The gateway of SoftExpert refused the request (HTTP 200)' },
		],
		[
			'nor above them',
			200,
			'{"status":600,"message":"m"}',
			{ message: 'The gateway of SoftExpert refused the request (HTTP 200)' },
		],
		['the last of them', 200, '{"status":599,"message":"m"}', { systemText: 'm' }],
		[
			'half a status',
			200,
			'{"status":403.5,"message":"m"}',
			{ message: 'The gateway of SoftExpert refused the request (HTTP 200)' },
		],
		['nothing inside', 400, '{"basicErrorResponse":null,"message":7}', { systemText: '7' }],
		['blanks before it', 200, '  {"status":403}', { kind: 'denied' }],
		[
			'who is not let in, whatever the status',
			200,
			'Valid GatewayJWT not found in the request or user is blocked.',
			{ kind: 'signIn', systemText: 'Valid GatewayJWT not found in the request or user is blocked.' },
		],
		[
			'the same in JSON, with another status',
			500,
			'{"message":" valid gatewayjwt not found in the request or user is blocked! "}',
			{ kind: 'signIn' },
		],
	])('%s', (_title, status, body, failure) => {
		expect(of(status, body)).toMatchObject(failure);
	});

	it.each([
		['no JSON', 200, 'hello'],
		['broken JSON', 200, '{"status":403'],
		['an object of something else', 200, '{"other":403}'],
		['a list', 200, '[{"status":403}]'],
		[
			'the sentence inside another',
			200,
			'We say: Valid GatewayJWT not found in the request or user is blocked',
		],
		['the sentence and more', 200, 'Valid GatewayJWT not found in the request or user is blocked today'],
		[
			'a long page that begins with the sentence',
			200,
			`Valid GatewayJWT not found in the request or user is blocked.${' '.repeat(1000)}`,
		],
		['an error below 400', 399, ''],
	])('%s stays as it was', (_title, status, body) => {
		expect(of(status, body)).toBe(before);
	});

	it('what could not be read was refused', () => {
		const unreadable: Failure = { ...before, kind: 'unreadable' };
		expect(of(200, '{"message":"m"}', {}, unreadable).kind).toBe('rejected');
		expect(of(200, '{"message":"m"}').kind).toBe('http');
	});

	it('what a status means elsewhere stands above', () => {
		const own = { 404: { kind: 'notFound', message: 'There is none', reached: 'no' } } as const;
		const given = gatewayFailure(before, { status: 404, headers: {}, body: Buffer.from('') }, {}, own);
		expect(given).toMatchObject({ kind: 'notFound', message: 'There is none (HTTP 404)' });
	});
});
