import { namesNotDescribed } from '../../../nodes/shared/operation/survey/namesSent';
import { describedVerdict } from '../../../nodes/shared/operation/survey/verdict';
import type { DescribedService, Entry, Method } from '../../../nodes/shared/operation/spec';
import type { DescribedElement, DescribedType } from '../../../nodes/shared/wsdl/model';

/** What a description of a service says of an operation without a call. */

const text: DescribedType = { kind: 'simple', base: 'string' };

function element(name: string, type: DescribedType = text): DescribedElement {
	return { name, namespace: '', minimum: 0, isList: false, isNillable: false, type: () => type };
}

const holding = (children: DescribedElement[], more: object = {}): DescribedType => ({
	kind: 'complex',
	attributes: [],
	children,
	...more,
});

const method = (more: object = {}): Method =>
	({
		name: 'Get',
		value: 'get',
		effect: 'read',
		element: 'GetUser',
		service: 'users',
		fields: [],
		answer: { gives: [] },
		...more,
	}) as unknown as Method;
const sends = (...fields: object[]) =>
	method({ fields: fields.map((xml, index) => ({ name: `field${index}`, xml })) });

/** Which of the paths the description does not have. */
const missing = (spec: Method, type: DescribedType) => namesNotDescribed(spec, element('GetUser', type));

describe('names that are sent', () => {
	const login = holding([element('Login', holding([element('Name')]))]);

	test.each<[string, string, DescribedType, string[]]>([
		['stands there', 'userId', holding([element('userId')]), []],
		['is another', 'userId', holding([element('id')]), ['userId']],
		['is another in its case', 'userId', holding([element('UserId')]), ['userId']],
		['stands within another', 'Login/Name', login, []],
		['is missing within another', 'Login/Code', login, ['Login/Code']],
		['has a prefix', 'a:Login/b:Name', login, []],
		['has needless slashes', 'Login//Name', login, []],
		['stands in what is a text', 'Login/Name/First', login, ['Login/Name/First']],
		[
			'stands in what may be anything',
			'any/thing',
			holding([element('any', { kind: 'simple', base: 'anyType' })]),
			[],
		],
		['may stand in what is open', 'userId', holding([], { isOpen: true }), []],
		['may stand in what cannot be read', 'userId', holding([], { problem: 'It is abstract' }), []],
	])('%s', (_title, path, type, expected) => expect(missing(sends({ path }), type)).toEqual(expected));

	test('attributes go by their own list', () => {
		const attribute = { name: 'Id', namespace: '', isRequired: false, type: () => text };
		const type = holding([element('Name')], { attributes: [attribute] });
		expect(missing(sends({ path: '@Id' }), type)).toEqual([]);
		expect(missing(sends({ path: '@sec:Id' }), type)).toEqual([]);
		expect(missing(sends({ path: '@Name' }), type)).toEqual(['@Name']);
		expect(missing(sends({ path: 'Id' }), type)).toEqual(['Id']);
		expect(missing(sends({ path: '@Name' }), holding([], { isOpen: true }))).toEqual([]);
		expect(missing(sends({ path: '@Name' }), holding([], { problem: 'It is abstract' }))).toEqual([]);
	});

	test('those within a value stand below it, or in its place', () => {
		const inside = { path: 'Login', fields: { first: { path: 'Name' }, second: { path: 'Code' } } };
		expect(missing(sends(inside), holding([element('Login', holding([element('Name')]))]))).toEqual([
			'Login/Code',
		]);
		expect(missing(sends(inside), holding([]))).toEqual(['Login', 'Login/Name', 'Login/Code']);
	});

	test('a place without a name of its own, and a name that no page shows, are not asked for', () => {
		for (const path of ['', '.']) expect(missing(sends({ path }), holding([]))).toEqual([]);
		expect(missing(sends({ path: 'Guess', unseen: true }), holding([]))).toEqual([]);
	});

	test('each once, and those that the system, the credential and the pages need too', () => {
		const spec = method({
			constants: [{ path: 'mode', value: '1' }],
			fromCredential: ['user'],
			fields: [{ name: 'one', xml: { path: 'a' } }, { name: 'two', xml: { path: 'a' } }, { name: 'three' }],
			paging: { page: { path: 'page' }, size: { path: 'size' }, key: 'id', until: 'total' },
		});
		expect(missing(spec, holding([]))).toEqual(['mode', 'user', 'a', 'page', 'size']);
		expect(
			missing(spec, holding(['mode', 'user', 'a', 'page', 'size'].map((name) => element(name)))),
		).toEqual([]);
	});

	test('of several spellings one is enough, in any case of the first step', () => {
		const spec = sends({ path: 'UserId', alsoAs: ['UserNumber'] });
		expect(missing(spec, holding([element('UserNumber')]))).toEqual([]);
		expect(missing(spec, holding([element('usernumber')]))).toEqual([]);
		expect(missing(spec, holding([element('id')]))).toEqual(['UserId']);
		const deep = sends({ path: 'Login/Name', alsoAs: ['Login/Text'] });
		expect(missing(deep, holding([element('LOGIN', holding([element('Text')]))]))).toEqual([]);
		expect(missing(deep, holding([element('LOGIN', holding([element('text')]))]))).toEqual(['Login/Name']);
	});
});

const service = (more: object = {}): DescribedService => ({
	system: 'Archer',
	methods: [
		{
			name: 'GetUser',
			documentation: '',
			addresses: [],
			request: element('GetUser', holding([element('userId')])),
		},
	],
	problems: [],
	filledIn: [],
	hasSession: true,
	...more,
});
const verdict = (entry: object, given: DescribedService | undefined = service()) =>
	describedVerdict(entry as Entry, new Map(given ? [['users', given]] : []));
const userId = { name: 'userId', xml: { path: 'userId' } };
const other = { name: 'other', xml: { path: 'other' } };
const request = (name: string, more: object = {}) => ({ ...service().methods![0], name, ...more });

describe('an operation', () => {
	const rest = { transport: 'rest', name: 'GET names' };

	test('is described when every name of it is', () => {
		expect(verdict(method({ fields: [userId] }))).toEqual({
			status: 'described',
			explanation: 'The service describes it with the names that the node sends.',
		});
		expect(verdict({ uses: [method(), rest] }).explanation).toBe(
			'The service describes it with the names that the node sends. What it asks of REST has no description.',
		);
	});

	test('without a method, or over REST alone, cannot be checked by anything', () => {
		expect(verdict({ uses: [] })).toEqual({
			status: 'notChecked',
			explanation: 'Which method it calls, is up to the workflow.',
			isExpected: true,
		});
		expect(verdict({ uses: [rest] })).toEqual({
			status: 'notChecked',
			explanation: 'It goes over REST, which has no description.',
			isExpected: true,
		});
	});

	test('is not checked where the description is missing, and says why', () => {
		const failure = { kind: 'http', message: 'It is hidden', reached: 'yes' } as const;
		expect(verdict(method(), { failure })).toEqual({ status: 'notChecked', explanation: 'It is hidden.' });
		expect(describedVerdict(method() as Entry, new Map())).toEqual({
			status: 'notChecked',
			explanation: 'Nothing was read.',
		});
	});

	test('is missing where the description does not list it, unless a part could not be read', () => {
		expect(verdict(method(), service({ methods: [] }))).toEqual({
			status: 'methodMissing',
			explanation: 'The users service of this Archer does not list the method GetUser.',
		});
		expect(verdict(method(), service({ methods: [], problems: ['A part is missing'] }))).toEqual({
			status: 'notChecked',
			explanation: 'A part is missing.',
		});
	});

	test('differs where the service calls the method otherwise, unless the pages leave that open', () => {
		const methods = [request('getuser')];
		expect(verdict(method(), service({ methods }))).toEqual({
			status: 'namesDiffer',
			explanation: 'The service calls the method getuser where the node calls it GetUser.',
			differentNames: ['GetUser'],
		});
		expect(verdict(method({ uncertain: true }), service({ methods })).status).toBe('described');
	});

	test('cannot be compared without a request', () => {
		const methods = [request('GetUser', { request: undefined, problem: 'it is encoded' })];
		expect(verdict(method(), service({ methods }))).toEqual({
			status: 'notChecked',
			explanation: 'GetUser cannot be compared: it is encoded.',
		});
		const silent = [request('GetUser', { request: undefined })];
		expect(verdict(method(), service({ methods: silent })).explanation).toBe(
			'GetUser cannot be compared: no request.',
		);
	});

	test('differs where names are missing, unless they may stand in the part that could not be read', () => {
		const entry = method({ fields: [userId, other, { name: 'third', xml: { path: 'third' } }] });
		expect(verdict(entry)).toEqual({
			status: 'namesDiffer',
			explanation: 'The service describes GetUser without other, third.',
			differentNames: ['GetUser: other', 'GetUser: third'],
		});
		expect(verdict(entry, service({ problems: ['A part is missing'] }))).toEqual({
			status: 'notChecked',
			explanation: 'A part is missing.',
		});
	});
});

describe('an operation of several methods', () => {
	const methods = [request('One'), request('Two'), request('Three', { request: undefined })];
	const uses = (...names: string[]) => ({
		uses: names.map((name) => method({ element: name, fields: [other] })),
	});

	test('has the names of all that differ, each once', () => {
		expect(verdict(uses('One', 'Two', 'One'), service({ methods }))).toEqual({
			status: 'namesDiffer',
			explanation: 'The service describes One without other. The service describes Two without other.',
			differentNames: ['One: other', 'Two: other'],
		});
	});

	test('is as bad as the worst: missing, then differing, then not checked', () => {
		const known = service({ methods });
		expect(verdict(uses('Three', 'One', 'Four'), known).status).toBe('methodMissing');
		expect(verdict(uses('Three', 'One'), known).status).toBe('namesDiffer');
		const described = method({ element: 'One' });
		expect(verdict({ uses: [described, ...uses('Three').uses] }, known).status).toBe('notChecked');
		expect(verdict({ uses: [described, method({ element: 'Two' })] }, known).status).toBe('described');
	});
});
