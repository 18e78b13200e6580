import { givesWay, isMappable, mappedFields, mapperFor } from '../../../nodes/shared/operation/mapping';
import { decimalText } from '../../../nodes/shared/operation/values/decimal';
import { againstSchema, readDescribed } from '../../../nodes/shared/operation/described/read';
import { itemsWithFiles } from '../../../nodes/shared/operation/words/fileOut';
import type { Entry, FilesOut } from '../../../nodes/shared/operation/spec';
import type { ComplexType, DescribedElement, DescribedType } from '../../../nodes/shared/wsdl/model';
import { parseXml } from '../../../nodes/shared/xml/parse';
import { text } from '../n8n/fakeSystem';

/** Which operations take the columns of an item, and values at the edges of what they may be. */

const entry = (fields: object[], more: object = {}) =>
	({ effect: 'write', fields, ...more }) as unknown as Entry;
const locator = text('userId', { type: 'resourceLocator' });
const mapper = text('columns', { type: 'resourceMapper' });

test('a column means the field of its name before one that is labelled so, and both where only labels fit', () => {
	const fields = [text('title'), text('name', { displayName: 'title' })];
	expect(mapperFor(entry(fields), 1)({}, { title: 'x' })).toMatchObject({ values: { title: 'x' } });
	const reversed = [...fields].reverse();
	expect(mapperFor(entry(reversed), 1)({}, { title: 'x' })).toMatchObject({ values: { title: 'x' } });
	expect(mapperFor(entry(reversed), 1)({}, { title: 'x' })).not.toHaveProperty('values.name');
});

describe('columns are taken', () => {
	test.each<[string, boolean, object[], object]>([
		['by what changes something', true, [text('a')], {}],
		['by what may be repeated', true, [text('a')], { effect: 'idempotent' }],
		['by no read', false, [text('a')], { effect: 'read' }],
		['by nothing that cannot be undone', false, [text('a')], { destructive: true }],
		['by nothing without a field', false, [], {}],
		['for a choice alone', true, [locator], {}],
		['not for a choice beside a mapper', false, [locator, mapper], {}],
		['for a text beside a mapper', true, [locator, mapper, text('a')], {}],
		[
			'not by what writes fields of the user`s own',
			false,
			[text('a'), text('fieldsMode', { type: 'options' })],
			{},
		],
	])('%s: %s', (_title, expected, fields, more) => expect(isMappable(entry(fields, more))).toBe(expected));

	test('by the simple fields that decide about no other, choices, and what is in data collections', () => {
		const deciding = { displayOptions: { show: { kind: ['a'] } } };
		const hiding = { displayOptions: { hide: { '/mode': ['b'] } } };
		const fields = [
			text('kind', { type: 'options' }),
			text('mode', { type: 'options' }),
			text('shown', deciding),
			text('hidden', hiding),
			locator,
			text('rows', { type: 'fixedCollection' }),
			text('more', { collection: 'additionalFields' }),
			text('update', { collection: 'updateFields', type: 'fixedCollection' }),
			text('option', { collection: 'options' }),
			text('filter', { collection: 'filters' }),
			text('note', { collection: 'additionalFields', type: 'notice' }),
			text('inner', { collection: 'updateFields', type: 'hidden' }),
			text('map', { collection: 'updateFields', type: 'resourceMapper' }),
			...['number', 'boolean', 'multiOptions', 'dateTime', 'json'].map((type) => text(type, { type })),
		];
		const one = entry(fields);
		const simple = ['number', 'boolean', 'multiOptions', 'dateTime', 'json'];
		expect(mappedFields(one).map(({ name }) => name)).toEqual([
			'shown',
			'hidden',
			'userId',
			'more',
			'update',
			...simple,
		]);
		expect(one.fields.filter((field) => givesWay(one, field)).map(({ name }) => name)).toEqual([
			'shown',
			'hidden',
			...simple,
		]);
	});

	test('by name first, then by what the editor calls the field, in any spelling', () => {
		const one = entry([text('firstName', { displayName: 'Given Name' }), text('city')]);
		const map = (columns: object) => mapperFor(one, 1)({}, columns as Record<string, unknown>);
		for (const column of ['firstName', 'first_name', 'FIRST-NAME', 'Given Name', 'given name', 'givenName']) {
			expect(map({ [column]: 'Ada' })).toMatchObject({ values: { firstName: 'Ada' }, unknown: [] });
		}
		expect(map({ town: 'x' }).unknown).toEqual(['town']);
	});

	test('by fields of the node`s own version', () => {
		const of = (version: number) => ({ displayOptions: { show: { '@version': [version] } } });
		const one = entry([text('old', of(1)), text('new', of(2)), text('both')]);
		const known = (version: number) => mapperFor(one, version)({}, { old: '1', new: '2', both: '3' });
		expect(known(1)).toMatchObject({ values: { old: '1', both: '3' }, unknown: ['new'] });
		expect(known(2)).toMatchObject({ values: { new: '2', both: '3' }, unknown: ['old'] });
	});
});

test.each<[unknown, string | undefined]>([
	['1.5', '1.5'],
	[' 7 ', '7'],
	['.5', '.5'],
	['5.', '5.'],
	['', undefined],
	['.', undefined],
	['-', undefined],
	['e5', undefined],
	['1e3', '1000'],
	['1.25e1', '12.5'],
	['-1.5e-3', '-0.0015'],
	['+1e2', '100'],
	['1e-1', '0.1'],
	['12e0', '12'],
	['1,5', undefined],
	['0x1', undefined],
	['1e1000', undefined],
	[1e21, '1000000000000000000000'],
	[1e-7, '0.0000001'],
	[10n, '10'],
	[true, undefined],
	[null, undefined],
	['1'.repeat(28), '1'.repeat(28)],
	['1'.repeat(29), undefined],
	[`000${'1'.repeat(28)}`, `000${'1'.repeat(28)}`],
	[`0.${'0'.repeat(27)}1`, `0.${'0'.repeat(27)}1`],
	[`0.${'0'.repeat(28)}1`, undefined],
	[`1.${'0'.repeat(40)}`, `1.${'0'.repeat(40)}`],
	['1e28', undefined],
	['1e27', `1${'0'.repeat(27)}`],
])('%p is the decimal %p', (value, expected) => expect(decimalText(value)).toBe(expected));

describe('an answer by its schema', () => {
	const simple = (base: string): DescribedType => ({ kind: 'simple', base });
	const of = (name: string, type: DescribedType, isList = false): DescribedElement => ({
		name,
		namespace: '',
		minimum: 0,
		isList,
		isNillable: false,
		type: () => type,
	});
	const complex = (...children: DescribedElement[]): ComplexType => ({
		kind: 'complex',
		attributes: [],
		children,
	});
	const root = (xml: string) => parseXml(xml).root!;
	const read = (xml: string, type: DescribedType) => readDescribed(root(xml), type);

	test('has its types, lists and what the schema does not know', () => {
		const inner = complex(of('n', simple('int')));
		const type = complex(
			of('count', simple('int')),
			of('ids', simple('int'), true),
			of('inner', inner),
			of('none', simple('int'), true),
		);
		expect(read('<R><count>5</count><ids>1</ids><inner><n>2</n></inner><more>7</more></R>', type)).toEqual({
			count: 5,
			ids: [1],
			inner: { n: 2 },
			none: [],
			more: '7',
		});
		expect(read('<R><count>1</count><count>2</count></R>', complex(of('count', simple('int'))))).toEqual({
			count: [1, 2],
		});
		expect(read('<R>7</R>', simple('int'))).toBe(7);
		expect(read('<R><a>1</a></R>', simple('int'))).toEqual({ a: '1' });
		const nil = 'xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true"';
		expect(read(`<R ${nil}/>`, simple('int'))).toBeNull();
		expect(
			read('<R a="5" b="6">text</R>', {
				...complex(),
				attributes: [
					{ name: 'a', namespace: '', isRequired: false, type: () => ({ kind: 'simple', base: 'int' }) },
				],
			}),
		).toEqual({ a: 5, b: '6', value: 'text' });
	});

	test('is no answer where a text stands in the place of a number or a structure', () => {
		const type = complex(
			of('count', simple('int')),
			of('flag', simple('boolean')),
			of('inner', complex()),
			of('note', simple('string')),
		);
		const problem = (xml: string) => againstSchema(root(xml), type);
		expect(problem('<R><count>No such user</count></R>')).toMatchObject({
			problem: expect.stringMatching(/^count is a text where the description has /),
			text: 'No such user',
		});
		expect(problem('<R><flag>No</flag></R>')).toBeDefined();
		expect(problem('<R><inner>No</inner></R>')).toBeDefined();
		for (const fine of [
			'<count>5</count>',
			'<count>-1.5e3</count>',
			'<flag>true</flag>',
			'<flag>0</flag>',
			'<count> </count>',
			'<note>No</note>',
			'<other>No</other>',
			'<inner><a/></inner>',
		]) {
			expect(problem(`<R>${fine}</R>`)).toBeUndefined();
		}
		expect(againstSchema(root('<R><a>x</a></R>'), simple('int'))).toBeUndefined();
	});
});

test('files that only go with others are none alone', () => {
	const spec: FilesOut = {
		apart: { beside: ['id'] },
		files: [
			{ from: 'content', name: { fields: [] } },
			{ from: 'extra', name: { fields: [] }, when: [{ parameter: 'all', is: [true] }] },
		],
	};
	const made = (entryOf: object) => itemsWithFiles(spec, [entryOf as never], { all: true }, 'Archer');
	expect(made({ id: 1, extra: 'QQ==' })).toEqual([]);
	expect(made({ id: 1, content: 'QQ==', extra: 'QQ==' })).toHaveLength(2);
});
