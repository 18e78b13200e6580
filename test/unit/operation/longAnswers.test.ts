import { readResult } from '../../../nodes/shared/operation/wire/response';
import type { AnswerSpec, Method, ParameterValues } from '../../../nodes/shared/operation/spec';
import { refusal } from '../../../nodes/shared/soap/failure';
import { parseXml } from '../../../nodes/shared/xml/parse';

/** What is read of a response element: long lists in steps, and what stands in the place of a result. */

function read(answer: Partial<AnswerSpec>, xml: string, more: object = {}, values: ParameterValues = {}) {
	const spec = {
		element: 'Get',
		effect: 'read',
		fields: [],
		answer: { gives: [], ...answer },
	} as unknown as Method;
	return readResult(spec, parseXml(xml).root!, values, { system: 'Archer', ...more });
}
const id = { name: 'id', xml: 'Id', description: 'The ID' };
const list: Partial<AnswerSpec> = { cardinality: 'many', item: 'E', gives: [id], repeats: ['name'] };

test.each([0, 1, 999, 1_000, 1_001, 5_003])('a list of %i entries is whole and in order', (count) => {
	const entries = Array.from({ length: count }, (_unused, index) => `<E><Id>${index}</Id></E>`).join('');
	const { items } = read(list, `<R><GetResult>${entries}</GetResult></R>`, {}, { name: 'n' });
	expect(items).toEqual(
		Array.from({ length: count }, (_unused, index) => ({ name: 'n', id: String(index) })),
	);
});

test('what is remarked beside a list stands in each item, or beside none', () => {
	const beside = [{ name: 'note', xml: 'Note', description: '' }];
	const xml = (entries: string) => `<R><GetResult>${entries}<Note>cut</Note></GetResult></R>`;
	expect(read({ ...list, beside }, xml('<E><Id>1</Id></E>')).items).toEqual([{ id: '1', note: 'cut' }]);
	expect(read({ ...list, beside }, xml(''))).toEqual({ items: [], remarks: ['cut'] });
	expect(read(list, xml(''))).toEqual({ items: [] });
});

describe('the result', () => {
	const xml = '<R><GetResult><Id>1</Id></GetResult><Other><Id>2</Id></Other><Id>3</Id></R>';

	test('stands where the answer says, then where the system has it, then behind the name of the method', () => {
		const idOf = (answer: Partial<AnswerSpec>, more = {}) =>
			read({ gives: [id], ...answer }, xml, more).items![0].id;
		expect(idOf({})).toBe('1');
		expect(idOf({}, { resultPath: () => 'Other' })).toBe('2');
		expect(idOf({ path: 'Other' }, { resultPath: () => 'None' })).toBe('2');
		expect(idOf({ path: '' })).toBe('3');
	});

	test.each<[string, Partial<AnswerSpec>, string, object]>([
		['nothing at all', { gives: [id] }, '<R/>', { failure: { kind: 'unreadable' } }],
		[
			'an empty one',
			{ gives: [id] },
			'<R><GetResult/></R>',
			{ failure: { message: 'Archer answered without a result' } },
		],
		['an empty list', { ...list }, '<R><GetResult/></R>', { items: [] }],
		['nothing, which is fine', { gives: [id], whenEmpty: 'noItems' }, '<R><GetResult/></R>', { items: [] }],
		[
			'nothing, which says something',
			{ gives: [id], whenEmpty: { json: { a: 1 } } },
			'<R><GetResult/></R>',
			{ items: [{ a: 1 }] },
		],
		[
			'a text that means nothing',
			{ gives: [id], emptyTexts: ['0'], whenEmpty: 'noItems' },
			'<R><GetResult> 0 </GetResult></R>',
			{ items: [] },
		],
		[
			'an attribute alone',
			{ gives: [{ ...id, xml: '@Id' }] },
			'<R><GetResult Id="7"/></R>',
			{ items: [{ id: '7' }] },
		],
	])('is %s', (_title, answer, text, expected) => expect(read(answer, text)).toMatchObject(expected));

	test('that is missing is a failure of its own, of which a read has changed nothing', () => {
		const failure = refusal('notFound', 'There is none');
		expect(read({ gives: [id], whenEmpty: { failure } }, '<R><GetResult/></R>').failure).toMatchObject({
			kind: 'notFound',
			message: 'There is none',
		});
	});

	test('of a form is read by the system`s own way', () => {
		const forms = (answer: object) => ({ forms: { table: { read: () => answer } } });
		const of = (answer: object, more = {}) =>
			read({ form: 'table', repeats: ['name'], ...more }, xml, forms(answer), { name: 'n' });
		expect(of({ items: [{ a: 1 }], total: 9 })).toEqual({ items: [{ name: 'n', a: 1 }], total: 9 });
		const failure = refusal('denied', 'No');
		expect(of({ failure })).toEqual({ failure });
		expect(of({ problem: 'it has no rows' }).failure).toMatchObject({
			kind: 'unreadable',
			message: expect.stringContaining('it has no rows'),
		});
		expect(of({ items: [] }, { whenEmpty: { failure } }).failure).toMatchObject({ kind: 'denied' });
		expect(of({ items: [] })).toMatchObject({ items: [] });
		expect(() => read({ form: 'none' }, xml)).toThrow('Archer has no form of answers that is called none');
	});

	test('may be decoded as a whole', () => {
		expect(read({ decode: (root) => [{ name: root.name }] }, xml).items).toEqual([{ name: 'GetResult' }]);
		const failed = read({ decode: () => ({ problem: 'it is cut', text: 'said' }) }, xml).failure;
		expect(failed).toMatchObject({ kind: 'unreadable', systemText: 'said' });
		expect(failed!.message).toContain('it is cut');
	});

	test('may be a document in a text', () => {
		const inside = (text: string) => `<R><GetResult>${text.replaceAll('<', '&lt;')}</GetResult></R>`;
		const answer = { ...list, repeats: [], embedded: true as const };
		expect(read(answer, inside('<L><E><Id>1</Id></E></L>')).items).toEqual([{ id: '1' }]);
		expect(read(answer, inside('<L><E>')).failure).toMatchObject({
			kind: 'unreadable',
			message: expect.stringContaining('is not complete XML'),
		});
	});
});
