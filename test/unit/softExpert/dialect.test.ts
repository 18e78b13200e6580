import { softExpertDialect } from '../../../nodes/SoftExpert/dialect';
import type { Method } from '../../../nodes/shared/operation/spec';

/** Where SoftExpert's services are, and how it is signed in to. */

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
		['se/ws/', '/se', '/se'],
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
	const { sign, secret, account } = softExpertDialect;
	const encoded = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

	it.each<[title: string, credentials: object, authorization: string]>([
		['with a key, which goes out bare', { authentication: 'apiKey', apiKey: ' k ' }, 'k'],
		['with a key, where nothing says how', { apiKey: ' K ', userName: 'ann', password: 'p' }, 'K'],
		['with a key that is missing', {}, ''],
		[
			'with user and password',
			{ authentication: 'basic', userName: 'ann', password: 'p:q' },
			encoded('ann:p:q'),
		],
		[
			'with user and password in a domain',
			{ authentication: 'basic', userDomain: ' corp ', userName: 'ann', password: 'p:\u00e4' },
			encoded('corp\\ann:p:\u00e4'),
		],
		[
			'with user and password in a domain of blanks',
			{ authentication: 'basic', userDomain: ' ', userName: 'ann', password: 'p:\u00e4' },
			encoded('ann:p:\u00e4'),
		],
		['with user and password that are missing', { authentication: 'basic' }, encoded(':')],
	])('%s', (_title, credentials, authorization) => {
		expect(secret(credentials as never)).toBe(authorization);
		expect(sign!(credentials as never, { headers: { Accept: 'x', Authorization: '' }, body: 'b' })).toEqual({
			headers: { Accept: 'x', Authorization: authorization },
		});
	});

	it('is an account only where there is a user', () => {
		expect(account({ authentication: 'basic', userDomain: ' corp ', userName: 'ann' })).toEqual([
			' corp ',
			'ann',
		]);
		expect(account({ authentication: 'basic' })).toEqual(['', '']);
		expect(account({ authentication: 'apiKey', userName: 'ann' })).toEqual([]);
		expect(account({ apiKey: 'k', userName: 'ann', password: 'p' })).toEqual([]);
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
