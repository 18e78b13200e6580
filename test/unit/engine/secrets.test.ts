import {
	plainSettings,
	secretParameters,
	secretResults,
	secretsFor,
} from '../../../nodes/shared/engine/secrets';
import type { Credentials, Dialect } from '../../../nodes/shared/operation/dialect';
import { isSecretName } from '../../../nodes/shared/operation/values/secretNames';
import type { MethodField, ResultField } from '../../../nodes/shared/operation/spec';

/** What is a secret among parameters and results, wherever it stands. */
const masked = { typeOptions: { password: true } };
const fields = [
	{ name: 'password', type: 'string', ...masked },
	{ name: 'plain', type: 'string' },
	{
		name: 'more',
		type: 'collection',
		options: [
			{ name: 'pin', type: 'number', ...masked },
			{ name: 'note', type: 'string' },
		],
	},
	{
		name: 'rows',
		type: 'fixedCollection',
		options: [
			{
				name: 'row',
				values: [
					{ name: 'key', type: 'string', ...masked },
					{ name: 'name', type: 'string' },
				],
			},
			{ name: 'other', values: [{ name: 'key', type: 'string' }] },
		],
	},
	{ name: 'choice', type: 'options', options: [{ name: 'secret', value: 'secret' }] },
	{ name: 'thing', type: 'resourceLocator', ...masked },
] as unknown as MethodField[];

test.each<[Record<string, unknown>, string[]]>([
	[{ password: 'a', plain: 'b' }, ['a']],
	[{ password: 7 }, ['7']],
	[{ password: ['a', 'b', null] }, ['a', 'b']],
	[{ password: null, plain: 'x' }, []],
	[{ more: { pin: 12, note: 'n', unknown: 'u' } }, ['12']],
	[{ more: [{ pin: '1' }, { pin: '2' }] }, ['1', '2']],
	[{ rows: { row: [{ key: 'k', name: 'n' }, { key: 'l' }], other: [{ key: 'm' }] } }, ['k', 'l']],
	[{ choice: 'secret' }, []],
	[{ thing: { __rl: true, mode: 'id', value: 'v' } }, ['id', 'v']],
	[{ password: true }, []],
])('%j holds %j', (values, secrets) => {
	expect(secretParameters(fields, values)).toEqual(secrets);
});

test('results that are declared secret are found in lists and objects too', () => {
	const gives = [
		{ name: 'token', secret: true },
		{ name: 'list', gives: [{ name: 'key', secret: true }, { name: 'id' }] },
	] as unknown as ResultField[];
	expect(secretResults(gives, { token: 't', id: 1, list: [{ key: 'k', id: 2 }, null, 'x'] })).toEqual([
		't',
		'k',
	]);
	expect(secretResults(gives, { token: { a: ['u', { b: 'v' }] }, list: { key: 'w' } })).toEqual([
		'u',
		'v',
		'w',
	]);
});

test('what an answer leaves out, or has in another form, holds no secret', () => {
	const gives = [
		{ name: 'token', secret: true },
		{ name: 'list', gives: [{ name: 'key', secret: true }] },
	] as unknown as ResultField[];
	for (const item of [{}, { token: null, list: null }, { token: 7, list: 'key' }, { list: [[], 'x', 5] }]) {
		expect(secretResults(gives, item)).toEqual([]);
	}
});

test.each<[string, object[], string[]]>([
	[
		'is looked at in each of its lists',
		[{ name: 'a' }, { name: 'b', gives: [{ name: 'c', secret: true }] }],
		['x'],
	],
	['without a secret is not looked at', [{ name: 'a' }, { name: 'b', gives: [{ name: 'c' }] }], []],
])('an answer %s, and so again', (_what, fields, secrets) => {
	const gives = fields as ResultField[];
	const item = { a: 'x', b: { c: 'x' } };
	expect(secretResults(gives, item)).toEqual(secrets);
	expect(secretResults(gives, item)).toEqual(secrets);
});

describe('a credential', () => {
	const dialect = { secret: ({ account }: Credentials) => String(account ?? '') } as unknown as Dialect;
	test.each<[string, Credentials, string[]]>([
		['that names them', { password: 'a', apiKey: 'b', userName: 'c' }, ['a', 'b']],
		['with what is empty or no text', { password: '', token: 7, secret: undefined, apiKey: null }, []],
		['with what proves the account', { account: 'p' }, ['p']],
		['with a password in an address', { proxy: 'http://me:p%40ss@host:8080/x' }, ['p%40ss', 'p@ss']],
		['with one that is not encoded well', { proxy: ' HTTPS://me:50%@host' }, ['50%', '50%']],
		['with an address alone', { baseUrl: 'http://host:8080/a@b' }, []],
		['with a user alone', { baseUrl: 'http://me@host' }, []],
		['with an address behind a text', { note: 'see http://me:p@host' }, []],
	])('%s', (_what, credentials, secrets) => expect(secretsFor(dialect, credentials)).toEqual(secrets));

	test('is plain without its secrets and certificates', () => {
		const credentials = {
			...{ baseUrl: 'b', userName: 'u', password: 'p', sessionToken: 't', apiKey: 'k' },
			...{ ca: 'c', certificate: 'd', CA: 'e', certificateName: 'n', local: 'l' },
		};
		expect(plainSettings(credentials)).toEqual({
			baseUrl: 'b',
			userName: 'u',
			certificateName: 'n',
			local: 'l',
		});
	});
});

test.each<[string, object, unknown, string[]]>([
	[
		'a masked list of a collection',
		{ options: [{ name: 'a', type: 'string', typeOptions: { password: true } }] },
		{ a: ['x', 7, null] },
		['x', '7'],
	],
	['an option that is a value', { options: [{ name: 'a', value: 'a' }, null, 'a'] }, { a: 'x' }, []],
	[
		'a collection that is a text',
		{ options: [{ name: 'a', type: 'string', typeOptions: { password: true } }] },
		'x',
		[],
	],
	['a masked value that is yes or no', { typeOptions: { password: true } }, false, []],
	['a masked tree', { typeOptions: { password: true } }, { a: { b: 'x' }, c: null, d: 5 }, ['x']],
	['nothing', { typeOptions: { password: true } }, undefined, []],
])('among parameters, %s', (_what, field, value, secrets) => {
	expect(secretParameters([{ name: 'f', ...field }] as unknown as MethodField[], { f: value })).toEqual(
		secrets,
	);
});

test.each([
	['password', true],
	['userName', false],
	['apiKey', true],
	['sessionToken', true],
	['baseUrl', false],
	['privateKey', true],
	['passphrase', true],
])('%s is the name of a secret: %s', (name, expected) => {
	expect(isSecretName(name)).toBe(expected);
});
