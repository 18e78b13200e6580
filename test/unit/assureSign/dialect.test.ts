import { assureSignDialect } from '../../../nodes/AssureSign/dialect';
import type { ConnectionSettings, Method } from '../../../nodes/shared/operation/spec';
import { attributeOf, element, type XmlElement } from '../../../nodes/shared/xml/tree';

/** Addresses, accounts and the places of a request that AssureSign's credential fills in. */

const service = 'Services/DocumentNOW/v2/DocumentNOW.svc';

test.each<[title: string, settings: ConnectionSettings, address: string]>([
	['the common host', { environment: 'www.assuresign.net' }, 'https://www.assuresign.net'],
	[
		'a host that does not count',
		{ environment: 'sandbox.assuresign.net', host: 'own.example' },
		'https://sandbox.assuresign.net',
	],
	['an own host', { environment: 'own', host: 'own.example' }, 'https://own.example'],
	['an own host without a choice', { host: 'own.example/' }, 'https://own.example'],
	['an own address', { environment: 'own', host: 'http://own.example' }, 'http://own.example'],
	['an own address in capitals', { environment: 'own', host: 'HTTPS://own.example' }, 'HTTPS://own.example'],
	[
		'a name that begins like a scheme',
		{ environment: 'own', host: 'https.example' },
		'https://https.example',
	],
	[
		'a scheme inside of the name',
		{ environment: 'own', host: 'own.example/https://x' },
		'https://own.example/https://x',
	],
	['a prefix', { environment: 'own', host: 'own.example', pathPrefix: 'sign' }, 'https://own.example/sign'],
	[
		'a prefix between slashes',
		{ environment: 'own', host: 'own.example', pathPrefix: '/sign/' },
		'https://own.example/sign',
	],
	['a slash alone', { environment: 'own', host: 'own.example', pathPrefix: '/' }, 'https://own.example'],
])('%s', (_title, settings, address) => {
	expect(assureSignDialect.endpoint('Users', settings)).toBe(`${address}/${service}/Users/text`);
	expect(assureSignDialect.description!('Users', settings)).toBe(`${address}/${service}?wsdl`);
	expect(assureSignDialect.account(settings)).toEqual([`${address}/${service}`, '', '']);
});

test('what users need not give, and where answers may come from', () => {
	expect(assureSignDialect.filledIn).toEqual(['@AuthenticationToken', '@ContextIdentifier']);
	expect(assureSignDialect.answerNamespaces).toEqual([
		'https://www.assuresign.net/Services/DocumentNOW/CheckStatus',
	]);
});

test('whose account it is', () => {
	const settings = { environment: 'e', userName: 'ann', contextIdentifier: ' c ', password: 'p' };
	expect(assureSignDialect.account(settings).slice(1)).toEqual(['ann', 'c']);
	expect(assureSignDialect.secret(settings)).toBe('p');
	expect(assureSignDialect.secret({})).toBe('');
});

test.each([
	['Users', 'IUserService'],
	['Accounts', 'IAccountService'],
	['Envelopes', 'IEnvelopeService'],
	['Links', 'ILinkService'],
	['Submit', 'ISubmitService'],
])('methods of %s are of the contract %s', (name, contract) => {
	const spec = { element: 'DoIt', service: name } as Method;
	const base = `https://www.assuresign.net/Services/DocumentNOW/${name}`;
	expect(assureSignDialect.namespace(spec)).toBe(base);
	expect(assureSignDialect.action(spec)).toBe(`${base}/${contract}/DoIt`);
	expect(assureSignDialect.namespace({ ...spec, namespace: 'own' })).toBe('own');
	expect(assureSignDialect.action({ ...spec, soapAction: 'own' })).toBe('own');
});

describe('the place of the token', () => {
	const { property, readToken, writeToken } = assureSignDialect.session!;

	it('is an attribute, filled in or not', () => {
		expect(property).toBe('authenticationToken');
		expect(readToken('<Get AuthenticationToken="T&amp;1"/>')).toBe('T&1');
		expect(readToken('<Get AuthenticationToken=""/>')).toBe('');
		expect(readToken('<Get DocumentAuthToken="T"/>')).toBeUndefined();
		expect(writeToken('<Get AuthenticationToken=""/>', 'T"&<')).toBe(
			'<Get AuthenticationToken="T&quot;&amp;&lt;"/>',
		);
	});
});

describe('the account of the credential', () => {
	const context = '0f8fad5b-d9cb-469f-a165-70867728950e';
	const other = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
	const body = '<A ContextIdentifier=""/><B ContextIdentifier="mine"/><C ContextIdentifier=""/>';
	const headers = { a: 'b' };
	const signed = (credentials: object, request?: string) =>
		assureSignDialect.sign!(credentials as never, { headers, body: request });

	it.each<[title: string, credentials: object, named: string]>([
		['the one that is given', { contextIdentifier: ` ${context} ` }, context],
		[
			'the given one before that of the sign-in',
			{ contextIdentifier: context, accountContext: other },
			context,
		],
		['the one of the sign-in otherwise', { contextIdentifier: ' ', accountContext: context }, context],
		['one in capitals', { accountContext: context.toUpperCase() }, context.toUpperCase()],
	])('is named wherever the user named none: %s', (_title, credentials, named) => {
		expect(signed(credentials, body)).toEqual({
			headers,
			body: `<A ContextIdentifier="${named}"/><B ContextIdentifier="mine"/><C ContextIdentifier="${named}"/>`,
		});
	});

	it.each<[title: string, credentials: object]>([
		['nothing', {}],
		[
			'no identifier, with one of the sign-in beside it,',
			{ contextIdentifier: 'mine', accountContext: other },
		],
		['one that is too long', { contextIdentifier: `${context}0` }],
		['one that ends an attribute', { contextIdentifier: `"${context.slice(2)}"` }],
		['one with a quotation mark before it', { contextIdentifier: `"${context}` }],
		['one with words before it', { accountContext: `x ${context}` }],
	])('%s leaves the request as it is', (_title, credentials) => {
		expect(signed(credentials, body)).toEqual({ headers, body });
	});

	it('is put into no request without a body', () => {
		expect(signed({ contextIdentifier: context })).toEqual({ headers, body: undefined });
	});
});

describe('what a request is completed with', () => {
	const spec = (fromCredential?: string[]) =>
		({ element: 'Get', service: 'Users', effect: 'read', fields: [], fromCredential }) as unknown as Method;
	const user = (...attributes: Array<[string, string]>) =>
		element('User', 'n', {
			attributes: attributes.map(([name, value]) => ({ name, namespace: '', value })),
		});
	const completed = (
		children: XmlElement[],
		places?: string[],
		settings: ConnectionSettings = { userName: 'ann' },
	) => assureSignDialect.complete!(element('Get', 'n', { children }), spec(places), settings).children;
	const userNames = (...given: Parameters<typeof completed>) =>
		completed(...given).map((child) => attributeOf(child, 'UserName'));

	it('empty places for what is filled in when it goes out', () => {
		const [given] = completed([user()], ['User/@AuthenticationToken', 'User/@ContextIdentifier']);
		expect(attributeOf(given, 'AuthenticationToken')).toBe('');
		expect(attributeOf(given, 'ContextIdentifier')).toBe('');
		expect(attributeOf(given, 'UserName')).toBeUndefined();
	});

	it("the credential's user where none is named", () => {
		const places = ['User/@UserName'];
		expect(userNames([user()], places)).toEqual(['ann']);
		expect(userNames([user(['UserName', ''])], places)).toEqual(['ann']);
		expect(userNames([user(['UserName', 'bob'])], places)).toEqual(['bob']);
		expect(
			userNames([user(['UserName', '']), user(['UserName', 'bob']), user(['UserName', ''])], places),
		).toEqual(['ann', 'bob', 'ann']);
		expect(userNames([user(['UserName', ''])], places, {})).toEqual(['']);
	});

	it('no user where the method asks for other things', () => {
		const places = ['User/@AuthenticationToken', 'User/@ContextIdentifier', '@ContextIdentifier'];
		expect(userNames([user(['UserName', ''])], places)).toEqual(['']);
	});

	it.each<[places: string[] | undefined]>([[undefined], [[]]])(
		'nothing where the method asks for nothing: %j',
		(places) => {
			const [given] = completed([user(['UserName', ''])], places);
			expect(given.attributes).toEqual([{ name: 'UserName', namespace: '', value: '' }]);
		},
	);
});
