import { inWords, masked, plain, told, toldAsDescribed } from '../../../nodes/shared/engine/plan/told';
import type { MethodField, ParameterValues } from '../../../nodes/shared/operation/spec';

/** Values as a plan tells them: by the names of the editor, short, and without what nobody may see. */

const field = (more: object): MethodField => ({
	name: 'value',
	displayName: 'Value',
	...(more as Partial<MethodField>),
});
const tell = (more: object, value: unknown, given?: unknown) =>
	told([field(more)], { value }, given === undefined ? undefined : { value: given }).Value;

describe('the name of a method becomes words', () => {
	test.each([
		['timeZoneNumber', 'Time Zone Number'],
		['userId', 'User ID'],
		['user_id', 'User ID'],
		['idle', 'Idle'],
		['userIdle', 'User Idle'],
		['humid', 'Humid'],
		['groupID', 'Group ID'],
		['address1Line', 'Address1 Line'],
		['--first..name--', 'First Name'],
		['URL', 'URL'],
	])('%s', (name, words) => expect(inWords(name)).toBe(words));

	test('where the editor has none', () => {
		expect(told([{ name: 'groupName' }], { groupName: 'Ops' })).toEqual({ 'Group Name': 'Ops' });
		expect(told([{ name: 'groupName', displayName: 'Name' }], { groupName: 'Ops' })).toEqual({ Name: 'Ops' });
	});
});

describe('what stands in it', () => {
	test('nothing that was not given, and no field that the form does not show', () => {
		const fields = [
			field({ name: 'empty', displayName: 'Empty' }),
			field({ name: 'nothing', displayName: 'Nothing' }),
			field({ name: 'inside', displayName: 'Inside', type: 'hidden' }),
			field({ name: 'remark', displayName: 'Remark', type: 'notice' }),
			field({ name: 'kind', displayName: 'Kind', type: 'string' }),
			field({
				name: 'size',
				displayName: 'Size',
				type: 'string',
				displayOptions: { show: { kind: ['box'] } },
			}),
		];
		const values: ParameterValues = {
			empty: '',
			nothing: null,
			inside: 'x',
			remark: 'y',
			kind: 'bag',
			size: '9',
		};
		expect(told(fields, values)).toEqual({ Empty: '', Kind: 'bag' });
		expect(told(fields, { ...values, kind: 'box' })).toEqual({ Empty: '', Kind: 'box', Size: '9' });
	});

	test('numbers, truths and lists as they are', () => {
		expect(tell({ type: 'number' }, 0)).toBe(0);
		expect(tell({ type: 'boolean' }, false)).toBe(false);
		expect(tell({ type: 'string' }, ['a', 'b'])).toEqual(['a', 'b']);
		expect(plain(undefined)).toBeUndefined();
		expect(plain(null)).toBeNull();
	});

	test('the words that another value has for it', () => {
		const fields = [field({ type: 'string', xml: { path: 'Value', inWords: 'words' } })];
		expect(told(fields, { value: '<Records/>', words: '3 records' })).toEqual({ Value: '3 records' });
		expect(told(fields, { value: '<Records/>' })).toEqual({ Value: '<Records/>' });
		expect(told(fields, { words: { password: 'x', title: 'Router' } })).toEqual({
			Value: { password: masked, title: 'Router' },
		});
	});
});

describe('secrets', () => {
	test.each([
		['a password of the form', { typeOptions: { password: true } }, 'x', masked],
		['an empty one', { typeOptions: { password: true } }, '', ''],
		['a number that is one', { type: 'number', typeOptions: { password: true } }, 4711, masked],
		['a text with such a name', { name: 'value', type: 'string' }, 'x', 'x'],
	])('%s', (_title, more, value, expected) => expect(tell(more, value)).toBe(expected));

	test.each([
		['a text', { type: 'string' }, masked],
		['what has no type', {}, masked],
		['a text on the wire', { type: 'string', xml: { path: 'P', type: 'string' } }, masked],
		['a rule in numbers', { type: 'number' }, 'tell'],
		['a switch', { type: 'boolean' }, 'tell'],
		['a number on the wire', { type: 'string', xml: { path: 'P', type: 'int' } }, 'tell'],
	])('by its name: %s', (_title, more, expected) => {
		const fields = [field({ ...more, name: 'passwordRule' })];
		expect(told(fields, { passwordRule: 'tell' }).Value).toBe(expected);
	});

	test('inside of JSON, by the names of its members', () => {
		const value = { password: 'x', apiKey: '', token: 5, list: [{ secret: 'y', name: 'z' }] };
		const expected = { password: masked, apiKey: '', token: 5, list: [{ secret: masked, name: 'z' }] };
		expect(plain(value)).toEqual(expected);
		expect(tell({ type: 'json' }, JSON.stringify(value))).toEqual(expected);
		expect(tell({ type: 'json' }, value)).toEqual(expected);
		expect(tell({ type: 'json' }, '{no json')).toBe('{no json');
		expect(tell({ type: 'json' }, '5')).toBe(5);
	});
});

test('what nobody may see is three asterisks', () => expect(masked).toBe('***'));

describe('the parameters of a method that only its description knows', () => {
	const tellDescribed = (given: Record<string, unknown>, secrets: string[] = []) =>
		toldAsDescribed({ given, secrets } as never);

	test('go by their names there, structures as what they are', () => {
		const given = {
			id: 5,
			text: 'x',
			object: '{"a":{"b":1}}',
			list: '[1,"2"]',
			number: '5',
			quoted: '"x"',
			broken: '{a',
			nothing: null,
			tree: { a: [1] },
		};
		expect(tellDescribed(given)).toEqual({
			...given,
			object: { a: { b: 1 } },
			list: [1, '2'],
		});
	});

	test('hide what the user has named a secret, and what is called like one in any of the languages', () => {
		const given = {
			pin: '1',
			senha: 'x',
			userPwd: 'y',
			apiKey: 'z',
			name: 'n',
			inner: '{"clave":"c","id":"7"}',
		};
		expect(tellDescribed(given, ['pin', 'absent'])).toEqual({
			pin: masked,
			absent: masked,
			senha: masked,
			userPwd: masked,
			apiKey: masked,
			name: 'n',
			inner: { clave: masked, id: '7' },
		});
	});
});

describe('what is long', () => {
	const text = (length: number) => 'abcdefghij'.repeat(Math.ceil(length / 10)).slice(0, length);

	test('a text is whole up to 500 characters and counted beyond', () => {
		expect(plain(text(500))).toBe(text(500));
		expect(plain(text(501))).toBe(`${text(500)}… (501 characters)`);
		expect(tell({ type: 'string' }, text(501))).toBe(`${text(500)}… (501 characters)`);
	});

	test('a file is counted in bytes: four characters of base64 are three', () => {
		const file = { type: 'string', xml: { path: 'File', type: 'base64Binary' } };
		expect(tell(file, text(500))).toBe(text(500));
		expect(tell(file, text(504))).toBe('(file of about 378 bytes)');
		expect(tell(file, text(501))).toBe('(file of about 375 bytes)');
		expect(plain(Buffer.alloc(12))).toBe('(file of 12 bytes)');
	});

	test('of a list fifty entries', () => {
		const list = Array.from({ length: 51 }, (_unused, index) => index);
		expect(plain(list)).toEqual(list.slice(0, 50));
		const rows = tell(
			{ type: 'fixedCollection', options: [{ name: 'row', values: [] }] },
			{ row: list.map((one) => ({ one })) },
		) as unknown[];
		expect(rows).toHaveLength(50);
	});

	test('a moment is its text', () => {
		expect(plain(new Date(0))).toBe('1970-01-01T00:00:00.000Z');
	});
});

describe('choices go by their names', () => {
	const options = [
		{ name: 'Active', value: 1 },
		{ name: 'Locked', value: '2' },
	];

	test.each([
		['by the value', 'options', 1, 'Active'],
		['by a text of it', 'options', '1', 'Active'],
		['by a number of it', 'options', 2, 'Locked'],
		['unknown', 'options', 3, 3],
		['several', 'multiOptions', [2, 1, 9], ['Locked', 'Active', 9]],
		['one of several', 'multiOptions', 1, ['Active']],
	])('%s', (_title, type, value, expected) => expect(tell({ type, options }, value)).toEqual(expected));

	test('without a list they stay', () => {
		expect(tell({ type: 'options' }, 'a')).toBe('a');
	});
});

describe('what was looked up', () => {
	const locator = { type: 'resourceLocator', modes: [{ name: 'list' }, { name: 'id' }] };
	const chosen = (value: unknown, more = {}) => ({ __rl: true, mode: 'list', value, ...more });

	test.each([
		['the name that the user gave, with what it has become', 218, chosen('jdoe'), 'jdoe (218)'],
		['the name that the list showed', 218, chosen(218, { cachedResultName: 'J. Doe' }), 'J. Doe (218)'],
		['a name with its identifier', 218, chosen(218, { cachedResultName: 'Doe (218)' }), 'Doe (218)'],
		['an empty name of the list', 218, chosen('jdoe', { cachedResultName: '' }), 'jdoe (218)'],
		['a name of the list that is no text', 218, chosen('jdoe', { cachedResultName: 5 }), 'jdoe (218)'],
		['the identifier itself', 218, chosen('218'), 218],
		['a bare identifier', 218, 218, 218],
		['a bare name', 218, 'jdoe', 'jdoe (218)'],
		['nothing that was asked for', 218, chosen(''), 218],
		['what is still as it was given', chosen('jdoe'), chosen('jdoe'), 'jdoe'],
	])('%s', (_title, value, given, expected) => expect(tell(locator, value, given)).toBe(expected));

	test('is told alone where nothing was given for it', () => {
		expect(told([field(locator)], { value: 218 }, {})).toEqual({ Value: 218 });
	});
});

describe('rows', () => {
	const type = 'fixedCollection';
	const options = [
		{ name: 'phone', values: [{ name: 'phoneNumber', displayName: 'Number' }, { name: 'extension' }] },
		{ name: 'mail', values: [{ name: 'mailAddress', displayName: 'Address' }] },
	];

	test('have the names of their section', () => {
		const value = {
			phone: [{ phoneNumber: '1', extension: '2' }, { phoneNumber: '3' }],
			mail: { mailAddress: 'a@b' },
		};
		expect(tell({ type, options }, value)).toEqual([
			{ Number: '1', Extension: '2' },
			{ Number: '3' },
			{ Address: 'a@b' },
		]);
	});

	test('of a section that the form does not have are those of the first', () => {
		expect(tell({ type, options }, { other: [{ phoneNumber: '1' }] })).toEqual([{ Number: '1' }]);
		expect(tell({ type, options }, [{ phoneNumber: '1' }, 'bare'])).toEqual([{ Number: '1' }, 'bare']);
	});

	test('keep what the form does not have by its own name, without secrets', () => {
		const row = { phoneNumber: '1', note: 'n', password: 'x' };
		expect(tell({ type, options }, { phone: [row] })).toEqual([{ Number: '1', note: 'n', password: masked }]);
		expect(tell({ type }, { phone: [{ note: 'n' }] })).toEqual([{ note: 'n' }]);
	});
});

describe('columns', () => {
	const type = 'resourceMapper';
	const schema = [{ id: 'f1', displayName: 'First Name' }, { id: 'f2' }];

	test('go by the names of the form', () => {
		const value = {
			mappingMode: 'defineBelow',
			schema,
			value: { f1: 'Ada', f2: 2, f3: null, password: 'x' },
		};
		expect(tell({ type }, value)).toEqual({ 'First Name': 'Ada', f2: 2, f3: null, password: masked });
		expect(tell({ type }, { mappingMode: 'defineBelow', value: { f1: 1 } })).toEqual({ f1: 1 });
	});

	test('of the item are not repeated', () => {
		expect(tell({ type }, { mappingMode: 'autoMapInputData', schema, value: null })).toBe(
			'the columns of the item',
		);
	});

	test('that an expression gave are plain', () => {
		expect(tell({ type }, { f1: 'Ada', password: 'x' })).toEqual({ f1: 'Ada', password: masked });
	});
});
