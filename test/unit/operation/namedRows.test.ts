import { loadByWords, loadsByWords } from '../../../nodes/shared/operation/words/loading';
import { loadNamedRows } from '../../../nodes/shared/operation/words/namedRows';
import type { Method, MethodField, OperationContext } from '../../../nodes/shared/operation/spec';

/** Objects of names and values that become rows. */

const field = (type: string) =>
	({
		name: 'columns',
		displayName: 'Columns',
		type,
		xml: { path: 'C', named: { advice: 'Give an object.' } },
	}) as unknown as MethodField;
const rows = (type: string, columns: unknown, input?: object) =>
	loadNamedRows([field(type), { name: 'other' }], { values: { columns, other: {} }, input: input as never });
const of = (object: object) => ({
	values: { columns: Object.entries(object).map(([name, value]) => ({ name, value })) },
});

test.each<[string, unknown, object]>([
	['an object', { a: 1, b: 'x' }, of({ a: 1, b: 'x' })],
	['a text of JSON', ' {"a":1} ', of({ a: 1 })],
	['an empty text', ' ', of({})],
	['what has no value', { a: null, b: '', c: 0 }, of({ b: '', c: 0 })],
	['nothing', null, { values: {} }],
])('%s of JSON', (_title, given, expected) => expect(rows('json', given)).toEqual(expected));

test.each(['{', '[1]', '5', 'null', [1]])('%j is none', (given) => {
	expect(rows('json', given).failure).toMatchObject({
		parameter: 'Columns',
		message: "'Columns' must be an object of names and values",
		advice: 'Give an object.',
	});
});

test('a mapper gives what was set, or the columns of the item that the editor listed', () => {
	const mapper = (more: object) => rows('resourceMapper', more, { a: 1, b: 2 });
	expect(mapper({ mappingMode: 'defineBelow', value: { x: 1 } })).toEqual(of({ x: 1 }));
	expect(mapper({ mappingMode: 'defineBelow', value: null })).toEqual(of({}));
	expect(mapper({ mappingMode: 'autoMapInputData', schema: [{ id: 'a' }, { id: 'z' }] })).toEqual(
		of({ a: 1 }),
	);
	expect(mapper({ mappingMode: 'autoMapInputData' })).toEqual(of({ a: 1, b: 2 }));
	expect(rows('resourceMapper', { mappingMode: 'autoMapInputData' })).toEqual(of({}));
	expect(rows('resourceMapper', 'odd')).toEqual(of({}));
});

test('they are among what the words of a method load, over what is preset', async () => {
	const method = (more: object) => ({ fields: [], ...more }) as unknown as Method;
	expect(loadsByWords(method({}))).toBe(false);
	expect(loadsByWords(method({ presets: { values: {} } }))).toBe(true);
	expect(loadsByWords(method({ fields: [field('json')] }))).toBe(true);
	expect(loadsByWords(method({ fields: [{ name: 'a', xml: { path: 'A', file: {} } }] }))).toBe(true);
	const context = { values: { columns: { a: 1 }, file: 'none' } } as unknown as OperationContext;
	const both = method({ fields: [field('json')], presets: { values: { b: 2 } } });
	expect(await loadByWords(both, context, 'Archer')).toEqual({ values: { b: 2, ...of({ a: 1 }).values } });
	const withFile = method({ fields: [field('json'), { name: 'file', xml: { path: 'F', file: {} } }] });
	const data = Buffer.from('x');
	const given = { ...context, binary: async () => await Promise.resolve({ data }) } as never;
	expect(await loadByWords(withFile, given, 'Archer')).toEqual({
		values: { file: data, ...of({ a: 1 }).values },
	});
	const broken = { values: { columns: 5 } } as unknown as OperationContext;
	expect((await loadByWords(both, broken, 'Archer')).failure).toMatchObject({ parameter: 'Columns' });
	const missing = method({ fields: [{ name: 'file', displayName: 'File', xml: { path: 'F', file: {} } }] });
	const binary = async () => await Promise.reject(new Error('none'));
	expect((await loadByWords(missing, { ...context, binary }, 'Archer')).failure).toMatchObject({
		parameter: 'File',
	});
});
