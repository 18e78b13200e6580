import { secretParameters, secretResults } from '../../../nodes/shared/engine/secrets';
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
