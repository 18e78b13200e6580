import type { Entry, Method, MethodField } from '../../../nodes/shared/operation/spec';
import { inMenuOrder, inPanelOrder, openingOperation } from '../../../nodes/shared/operation/menu';
import { perDeclaration } from '../../../nodes/shared/operation/perDeclaration';
import { plainName, valueOf } from '../../../nodes/shared/operation/values/alikeNames';
import { writeJson } from '../../../nodes/shared/operation/values/jsonContent';
import { labelOf } from '../../../nodes/shared/operation/values/label';
import { NamedValues, setOwn } from '../../../nodes/shared/operation/values/namedValues';
import { allHold, variantFor } from '../../../nodes/shared/operation/words/conditions';
import { presetValues, requestFields } from '../../../nodes/shared/operation/words/presets';
import { writeXml } from '../../../nodes/shared/xml/write';
import { element } from '../../../nodes/shared/xml/tree';

/** Small parts of the language, each at its edges. */

describe('values under names', () => {
	test('are one or a list, in the order in which the names came first', () => {
		const values = new NamedValues();
		for (const [name, value] of [
			['b', 1],
			['a', 2],
			['b', 3],
			['__proto__', 4],
			['b', 5],
		] as const)
			values.add(name, value);
		const json = { a: 'old', c: 'kept' };
		values.addTo(json);
		expect(Object.entries(json)).toEqual([
			['a', 2],
			['c', 'kept'],
			['b', [1, 3, 5]],
			['__proto__', 4],
		]);
	});

	test('are data whatever the name', () => {
		const json: Record<string, never> = {};
		setOwn(json, '__proto__', 'x');
		expect(Object.getPrototypeOf(json)).toBe(Object.prototype);
		expect(Object.keys(json)).toEqual(['__proto__']);
		Object.assign(json, JSON.parse('{"__proto__":"y"}'));
		setOwn(json, '__proto__', 'z');
		expect(JSON.stringify(json)).toBe('{"__proto__":"z"}');
	});

	test.each<[string[], unknown]>([
		[['User_ID'], 1],
		[['nothing', 'userid'], 1],
		[['name', 'userId'], 'n'],
		[['x'], undefined],
		[[], undefined],
	])('%j are found in any spelling', (names, expected) => {
		expect(valueOf({ 'user-id': 1, NAME: 'n', empty: null }, names)).toBe(expected);
	});

	test('have no case and no separators', () => {
		expect(plainName('Xcomp_sec-prm ID9é')).toBe('xcompsecprmid9');
		expect(valueOf({ empty: null }, ['Empty'])).toBeNull();
	});
});

test.each<[Partial<MethodField>, string]>([
	[{ displayName: 'Page Size' }, "'Page Size'"],
	[{}, "'size'"],
	[{ displayName: 'Page Size', collection: 'options' }, "The option 'Page Size'"],
	[{ collection: 'filters' }, "The filter 'size'"],
	[{ collection: 'additionalFields' }, "'size'"],
	[{ collection: 'updateFields' }, "'size'"],
])('a field %j is called %s', (more, label) => expect(labelOf({ name: 'size', ...more })).toBe(label));

describe('conditions', () => {
	test.each<[Parameters<typeof allHold>[0][number], unknown, boolean]>([
		[{ parameter: 'a', is: ['x', 1] }, 'x', true],
		[{ parameter: 'a', is: ['x', 1] }, 1, true],
		[{ parameter: 'a', is: ['x', 1] }, '1', false],
		[{ parameter: 'a', is: [undefined] }, undefined, true],
		[{ parameter: 'a', isNumber: true }, ' 12 ', true],
		[{ parameter: 'a', isNumber: true }, 12, true],
		[{ parameter: 'a', isNumber: true }, '-12', false],
		[{ parameter: 'a', isNumber: true }, '12x', false],
		[{ parameter: 'a', isNumber: true }, 'x12', false],
		[{ parameter: 'a', isNumber: true }, '', false],
		[{ parameter: 'a', isNumber: true }, undefined, false],
		[{ parameter: 'a', isNumber: false }, 'x', true],
		[{ parameter: 'a', isNumber: false }, undefined, true],
		[{ parameter: 'a', isNumber: false }, 7, false],
		[{ given: ['a', 'b'] }, 'x', true],
		[{ given: ['b', 'a'] }, 0, true],
		[{ given: ['a'] }, false, true],
		[{ given: ['a'] }, ' ', false],
		[{ given: ['a'] }, '', false],
		[{ given: ['a'] }, null, false],
		[{ given: ['b'] }, 'x', false],
		[{ given: [] }, 'x', false],
	])('%j of %j: %s', (condition, a, holds) => expect(allHold([condition], { a })).toBe(holds));

	test('hold together or not at all, and none always', () => {
		const [yes, no] = [
			{ parameter: 'a', is: [1] },
			{ parameter: 'a', is: [2] },
		];
		expect([[], [yes], [yes, yes], [yes, no], [no, yes]].map((all) => allHold(all, { a: 1 }))).toEqual([
			true,
			true,
			true,
			false,
			false,
		]);
	});

	test('choose the first variant whose own hold', () => {
		const [one, two] = [{ element: 'One' }, { element: 'Two' }] as Method[];
		const method = {
			element: 'Own',
			variants: [
				{ when: [{ parameter: 'a', is: [1] }], method: one },
				{ when: [{ given: ['a'] }], method: two },
			],
		} as unknown as Method;
		expect([{ a: 1 }, { a: 2 }, {}].map((values) => variantFor(method, values).element)).toEqual([
			'One',
			'Two',
			'Own',
		]);
		expect(variantFor(one, { a: 1 })).toBe(one);
	});
});

describe('presets', () => {
	const method = (presets?: object) => ({ fields: [{ name: 'a' }], presets }) as unknown as Method;

	test('stand in for what was not given, where their conditions hold', () => {
		const presets = { values: { a: 1, b: 2 }, when: [{ parameter: 'kind', is: ['x'] }] };
		expect(presetValues(method(presets), { kind: 'x', a: null })).toEqual({ a: 1, b: 2 });
		expect(presetValues(method(presets), { kind: 'x', a: '', b: 0 })).toEqual({});
		expect(presetValues(method(presets), { kind: 'y' })).toEqual({});
		expect(presetValues(method({ values: { a: 1 } }), {})).toEqual({ a: 1 });
		expect(presetValues(method(), {})).toEqual({});
	});

	test('may have fields of their own behind the others', () => {
		expect(requestFields(method({ values: {}, fields: [{ name: 'b' }] })).map(({ name }) => name)).toEqual([
			'a',
			'b',
		]);
		expect(requestFields(method({ values: {} })).map(({ name }) => name)).toEqual(['a']);
		expect(requestFields(method()).map(({ name }) => name)).toEqual(['a']);
	});
});

test('what follows from a declaration is found out once for each, be it nothing', () => {
	const find = jest.fn((declaration: { name: string }) =>
		declaration.name === 'a' ? undefined : declaration.name,
	);
	const found = perDeclaration(find);
	const [a, b] = [{ name: 'a' }, { name: 'b' }];
	expect([found(a), found(b), found(a), found(b)]).toEqual([undefined, 'b', undefined, 'b']);
	expect(find).toHaveBeenCalledTimes(2);
});

describe('JSON in an element', () => {
	const write = (value: unknown) => {
		const parent = element('P', 'urn:a');
		const problem = writeJson(parent, value);
		return (
			problem ??
			writeXml(parent)
				.xml!.replace(/^<\?xml[^>]*\?>\s*/, '')
				.replace(/ xmlns(?::\w+)?="[^"]*"/g, '')
				.replace(/\b\w+:nil/g, 'nil')
		);
	};

	test.each<[unknown, string]>([
		[{}, '<P/>'],
		['', '<P/>'],
		[' ', '<P/>'],
		['{"a":1}', '<P><a>1</a></P>'],
		[{ '@x': 1, '@y': false, '@z': null, a: '<' }, '<P x="1" y="false"><a>&lt;</a></P>'],
		[{ a: [1, 'b', null, { c: 2 }] }, '<P><a>1</a><a>b</a><a nil="true"/><a><c>2</c></a></P>'],
		[{ a: undefined, b: [] }, '<P><a nil="true"/></P>'],
		[{ a: { '@x': 'y', b: { c: true } } }, '<P><a x="y"><b><c>true</c></b></a></P>'],
		[{ 'ä.-_9': 1 }, '<P><ä.-_9>1</ä.-_9></P>'],
	])('%j', (value, xml) => expect(write(value)).toBe(xml));

	const noObject = 'must be a JSON object, with a member per element';
	test.each<[unknown, string]>([
		['[]', noObject],
		['7', noObject],
		['{a', noObject],
		[null, noObject],
		[undefined, noObject],
		[[1], noObject],
		[{ 'a b': 1 }, `has the member 'a b', which is no name of an element`],
		[{ a: { '9': 1 } }, `has the member 'a.9', which is no name of an element`],
		[{ a: { '': 1 } }, `has the member 'a.', which is no name of an element`],
		[{ '@@a': 1 }, `has the member '@@a', which is no name of an element`],
		[{ 'a>': [] }, `has the member 'a>', which is no name of an element`],
		[{ a: { '@x': {} } }, `has 'a.@x', an attribute, which must be a text, a number or true or false`],
		[{ '@x': [{}] }, `has '@x', an attribute, which must be a text, a number or true or false`],
	])('%j: %s', (value, problem) => expect(write(value)).toBe(problem));

	test('of a character that XML cannot carry is refused where it stands', () => {
		expect(write({ a: { b: 'x\u0001' } })).toMatch(/^holds .* in 'a\.b', which XML cannot carry$/);
		expect(write({ a: { '@b': 'x\u0001' } })).toMatch(/^holds .* in 'a\.@b', which XML cannot carry$/);
	});
});

describe('the menu', () => {
	const entry = (name: string, more: object = {}) =>
		({ name, value: name.toLowerCase(), ...more }) as unknown as Entry;
	const order = (...entries: Entry[]) => inMenuOrder(entries).map(({ name }) => name);

	test('has what is needed on most days first, then the others by name, the rare, and what cannot be undone', () => {
		const names = [
			'Check It',
			'Delete',
			'Lock',
			'Get Many',
			'Create or Update',
			'Update',
			'Create',
			'Find Records',
			'Get',
			'Activate',
			'Old',
		];
		const entries = names.map((name) =>
			entry(name, { destructive: name === 'Delete', rare: name === 'Old' }),
		);
		expect(order(...entries)).toEqual([
			'Get',
			'Get Many',
			'Find Records',
			'Create',
			'Update',
			'Create or Update',
			'Activate',
			'Lock',
			'Check It',
			'Old',
			'Delete',
		]);
		expect(
			order(entry('Get', { destructive: true }), entry('Count'), entry('Countdown'), entry('Run')),
		).toEqual(['Run', 'Countdown', 'Count', 'Get']);
		expect(order(entry('Get It'), entry('Get'), entry('Forget'))).toEqual(['Get', 'Forget', 'Get It']);
	});

	test('opens with what new nodes start with, and saved ones with the first', () => {
		const [one, two] = [entry('One'), entry('Two')];
		const room = { name: 'A', value: 'a', operations: [one, two], opening: two } as never;
		expect([1, 1.1, 2].map((version) => openingOperation(room, version, [1, 1.1, 2]))).toEqual([
			'one',
			'two',
			'two',
		]);
	});

	test('of fields has what is about the output behind the others', () => {
		const fields = ['limit', 'a', 'simplify', 'returnAll', 'b'].map((name) => ({ name })) as never[];
		expect(inPanelOrder(fields).map(({ name }) => name)).toEqual([
			'a',
			'b',
			'returnAll',
			'limit',
			'simplify',
		]);
		const plain = [{ name: 'b' }, { name: 'a' }] as never[];
		expect(inPanelOrder(plain)).toBe(plain);
	});
});
