import type { IDataObject } from 'n8n-workflow';
import { presetValues, requestFields } from '../../../nodes/shared/operation/words/presets';
import { finishedItems, isFiltered, shaped } from '../../../nodes/shared/operation/words/output';
import { pageSizeOf } from '../../../nodes/shared/engine/pages';
import type {
	AnswerSpec,
	Method,
	OperationContext,
	OperationItem,
	ParameterValues,
} from '../../../nodes/shared/operation/spec';

/** Items by the words of an answer. */

const shape = (answer: Partial<AnswerSpec>, entries: IDataObject[], values: ParameterValues = {}) =>
	shaped({ gives: [], ...answer }, entries, { values } as OperationContext, 'Archer');
const jsonOf = (items: ReturnType<typeof shape>) => (items as OperationItem[]).map(({ json }) => json);

const users = [
	{ id: 1, name: 'Ada', mail: 'ada@x', state: '1' },
	{ id: 2, name: 'Bob', mail: 'boss@x', state: 'Locked ' },
	{ id: 3, name: 'Adam', mail: null, state: '2' },
];
const ids = (items: ReturnType<typeof shape>) => jsonOf(items).map(({ id }) => id);

describe('a list', () => {
	const list = { nameFields: ['name', 'mail'], choices: { state: { 2: 'Locked' } } };

	test.each<[string, ParameterValues, number[]]>([
		['whole', {}, [1, 2, 3]],
		['by a part of a name, in any case', { nameContains: ' ADA ' }, [1, 3]],
		['by any of the fields', { nameContains: 'boss' }, [2]],
		['by nothing', { nameContains: ' ' }, [1, 2, 3]],
		['by what none has', { nameContains: 'null' }, []],
		['by a choice, as its code or its word', { state: '2' }, [2, 3]],
		['by a choice without a word', { state: 1 }, [1]],
		['by both', { state: 2, nameContains: 'ada' }, [3]],
		['by no choice', { state: ' ' }, [1, 2, 3]],
		['cut', { limit: 2 }, [1, 2]],
		['cut after it was filtered', { nameContains: 'ada', limit: 1 }, [1]],
		['all of it', { limit: 2, returnAll: true }, [1, 2, 3]],
	])('comes %s', (_title, values, expected) => expect(ids(shape({ list }, users, values))).toEqual(expected));

	test('without fields for names is not filtered by them, and what is no list is not cut', () => {
		expect(ids(shape({ list: {} }, users, { nameContains: 'x', limit: 2 }))).toEqual([1, 2]);
		expect(ids(shape({}, users, { nameContains: 'x', limit: 2 }))).toEqual([1, 2, 3]);
	});

	test('has to be read as a whole where entries may be left out', () => {
		expect(isFiltered(list, { nameContains: 'a' })).toBe(true);
		expect(isFiltered(list, { state: 1 })).toBe(true);
		expect(isFiltered(list, { nameContains: ' ' })).toBe(false);
		expect(isFiltered({}, { nameContains: 'a' })).toBe(false);
		expect(isFiltered(undefined, { nameContains: 'a' })).toBe(false);
	});
});

test('one that is meant by its name is the only item', () => {
	const answer = { exact: { what: 'user' } };
	expect(ids(shape(answer, users, { name: 'Ada' }))).toEqual([1]);
	expect(shape(answer, users, { name: 'Eve' })).toMatchObject({ kind: 'notFound' });
	expect(
		ids(shape({ exact: { what: 'user', by: 'wanted' } }, users, { wanted: 'Bob', name: 'Ada' })),
	).toEqual([2]);
});

test('fields that nobody has asked for are left out', () => {
	const gives = [
		{ name: 'mail', description: '', when: [{ parameter: 'withMail', is: [true] }] },
		{ name: 'name', description: '' },
	];
	expect(jsonOf(shape({ gives }, [users[0]], { withMail: false }))).toEqual([
		{ id: 1, name: 'Ada', state: '1' },
	]);
	expect(jsonOf(shape({ gives }, [users[0]], { withMail: true }))).toEqual([users[0]]);
});

test('entries of several lists become items, with what the answer says as a whole', () => {
	const spread = { lists: { signers: 'signer', copies: 'copy' }, as: 'kind' };
	const entry = {
		id: 7,
		signers: [{ name: 'a' }, { name: 'b', id: 8 }],
		copies: [{ name: 'c' }],
		notes: ['n'],
		none: [],
	};
	expect(jsonOf(shape({ spread }, [entry, { id: 9 }]))).toEqual([
		{ id: 7, kind: 'signer', name: 'a', notes: ['n'] },
		{ id: 8, kind: 'signer', name: 'b', notes: ['n'] },
		{ id: 7, kind: 'copy', name: 'c', notes: ['n'] },
	]);
});

test('what is so now comes last, and what the answer says about it holds', () => {
	const items = [{ json: { id: 1 } }, { json: { id: 2, done: false } }];
	const finished = finishedItems({ gives: [], done: { done: true } }, items, {});
	expect(finished).toEqual([{ json: { id: 1, done: true } }, { json: { id: 2, done: false } }]);
	expect(Object.keys(finished[0].json)).toEqual(['id', 'done']);
	expect(finishedItems({ gives: [] }, items, {})).toBe(items);
	const file = { data: Buffer.from(''), fileName: 'a' };
	expect(finishedItems({ gives: [], done: { a: 1 } }, [{ json: {}, file }], {})).toEqual([
		{ json: { a: 1 }, file },
	]);
});

test('a shape of its own takes the entries, and may refuse them', () => {
	const failure = { kind: 'unreadable', message: 'No', reached: 'yes' } as const;
	expect(shape({ shape: () => failure }, users)).toBe(failure);
	expect(jsonOf(shape({ shape: (entries) => entries.slice(1).map((json) => ({ json })) }, users))).toEqual(
		users.slice(1),
	);
});

test('what a method sends by itself stands beside what is given', () => {
	const extra = { name: 'mode' };
	const method = {
		fields: [{ name: 'a' }],
		presets: { when: [{ parameter: 'on', is: [true] }], values: { a: 1, b: 2 }, fields: [extra] },
	} as unknown as Method;
	expect(presetValues(method, { on: true, a: 5 })).toEqual({ b: 2 });
	expect(presetValues(method, { on: true, a: null })).toEqual({ a: 1, b: 2 });
	expect(presetValues(method, { on: false })).toEqual({});
	expect(presetValues({ ...method, presets: { values: { a: 1 } } } as Method, {})).toEqual({ a: 1 });
	expect(presetValues({ ...method, presets: undefined }, {})).toEqual({});
	expect(requestFields(method)).toEqual([{ name: 'a' }, extra]);
	expect(requestFields({ ...method, presets: undefined })).toBe(method.fields);
});

test.each<[string, object, ParameterValues, number, number | undefined]>([
	['the system decides', {}, {}, 10, undefined],
	['a full one', { pageSize: 100 }, {}, Infinity, 100],
	['no more than is wanted', { pageSize: 100 }, {}, 7, 7],
	['at least one', { pageSize: 100 }, {}, 0, 1],
	['as chosen', { pageSize: 100, chosenSize: 'size' }, { size: 20 }, 50, 20],
	['chosen, but nothing', { pageSize: 100, chosenSize: 'size' }, { size: 0 }, 500, 100],
	['not chosen', { pageSize: 100, chosenSize: 'size' }, {}, 500, 100],
])('the size of a page: %s', (_title, paging, values, wanted, size) =>
	expect(pageSizeOf(paging, values, wanted)).toBe(size),
);
