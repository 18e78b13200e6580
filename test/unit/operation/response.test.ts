import { readFields, readResult } from '../../../nodes/shared/operation/wire/response';
import type { Operation, ResultField, AnswerSpec } from '../../../nodes/shared/operation/spec';
import { parseXml } from '../../../nodes/shared/xml/parse';

const tree = (xml: string) => parseXml(xml).root!;
const field = (name: string, xml: string, more: Partial<ResultField> = {}): ResultField => ({
	name,
	xml,
	description: 'x',
	...more,
});
const spec = (result: Partial<AnswerSpec>) =>
	({
		fields: [],
		service: 's',
		element: 'Method',
		answer: { path: 'MethodResult', gives: [], ...result },
	}) as unknown as Operation;
const read = (xml: string, result: Partial<AnswerSpec>) =>
	readResult(spec(result), tree(xml), {}, { system: 'System' });

describe('types', () => {
	test.each<[string, ResultField['type'], unknown]>([
		['7', 'integer', 7],
		['007', 'integer', '007'],
		['12345678901234567890', 'integer', '12345678901234567890'],
		['-1', 'integer', -1],
		['', 'integer', ''],
		['1.10', 'number', 1.1],
		['1e3', 'number', 1000],
		['Infinity', 'number', 'Infinity'],
		['True', 'boolean', true],
		['0', 'boolean', false],
		['maybe', 'boolean', 'maybe'],
		[' kept ', 'string', ' kept '],
	])('%j as %s is %j', (text, type, value) => {
		expect(readFields(tree(`<r>${text}</r>`), [field('v', '.', { type })])).toEqual({ v: value });
	});

	test('nil, empty and absent differ', () => {
		const fields = [field('a', 'a'), field('b', 'b'), field('c', 'c')];
		const xml = `<r xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><a i:nil="true"/><b/></r>`;
		expect(readFields(tree(xml), fields)).toEqual({ a: null, b: '' });
		expect(readFields(tree(xml), [], 'everything')).toEqual({ a: null, b: '' });
	});

	test('pairs become one object, a name that comes twice a list, __proto__ is data', () => {
		const xml = '<r><t n="a" v="1"/><t n="b" v="2"/><t n="a" v="3"/><t n="__proto__" v="4"/></r>';
		const { tags } = readFields(tree(xml), [field('tags', 't', { pairs: { name: '@n', value: '@v' } })]);
		expect(Object.entries(tags as object)).toEqual([
			['a', ['1', '3']],
			['b', '2'],
			['__proto__', '4'],
		]);
		expect(({} as { 4?: string })[4]).toBeUndefined();
	});

	test('codes get their word beside them', () => {
		expect(readFields(tree('<r s="2"/>'), [field('status', '@s', { words: { 2: 'Inactive' } })])).toEqual({
			status: '2',
			statusText: 'Inactive',
		});
	});
});

describe('results', () => {
	test('a list with one entry is a list', () => {
		const result = {
			cardinality: 'many',
			path: 'MethodResult',
			item: 'e',
			gives: [field('v', '.')],
		} as const;
		const many = { ...result, gives: [...result.gives] };
		expect(read('<R><MethodResult><e>1</e></MethodResult></R>', many).items).toEqual([{ v: '1' }]);
		expect(read('<R><MethodResult><e>1</e><e>2</e></MethodResult></R>', many).items).toHaveLength(2);
		expect(read('<R><MethodResult/></R>', many).items).toEqual([]);
		expect(read('<R/>', many).items).toEqual([]);
	});

	test('XML inside a text is read, its false utf-16 declaration dropped', () => {
		const inner =
			'&lt;?xml version="1.0" encoding="utf-16"?&gt;&lt;List&gt;&lt;u id="1"&gt;Zoë&lt;/u&gt;&lt;/List&gt;';
		const { items } = read(`<R><MethodResult>${inner}</MethodResult></R>`, {
			cardinality: 'many',
			embedded: true,
			item: 'u',
			passOn: 'everything',
			gives: [field('name', '.')],
		});
		expect(items).toEqual([{ name: 'Zoë', id: '1' }]);
	});

	test('XML inside a text that is cut off is a failure', () => {
		const { failure } = read('<R><MethodResult>&lt;List&gt;&lt;u/&gt;</MethodResult></R>', {
			embedded: true,
			item: 'u',
		});
		expect(failure?.kind).toBe('unreadable');
	});

	test('codes are results, failures with advice, or unknown', () => {
		const codes = {
			1: { meaning: 'Done', result: { done: true } },
			2: { meaning: 'Too long', advice: 'Shorten it' },
		};
		const fields = [field('code', '.', { type: 'integer' as const })];
		const answer = (code: string) =>
			read(`<R><MethodResult>${code}</MethodResult></R>`, { codes, gives: fields });
		expect(answer('1').items).toEqual([{ code: 1, done: true }]);
		expect(answer('2').failure).toMatchObject({ message: 'Too long', advice: 'Shorten it', code: '2' });
		expect(answer('9').failure?.message).toContain('unknown code 9');
	});

	test('an absent result is never an empty item', () => {
		expect(read('<R/>', {}).failure?.message).toBe('System answered without a result');
		expect(read('<R><MethodResult>0</MethodResult></R>', { emptyTexts: ['0'] }).failure).toBeDefined();
	});
});
