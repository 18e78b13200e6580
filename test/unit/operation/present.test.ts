import type { Entry, Method } from '../../../nodes/shared/operation/spec';
import { presentOf, valuesOfReading } from '../../../nodes/shared/operation/words/present';

/** What reads the thing that an operation changes, and with which of the operation's values. */

const read = { element: 'GetUser', fields: [{ name: 'userId' }, { name: 'kind' }] } as unknown as Method;
const method = (more: object = {}) =>
	({
		element: 'UpdateUser',
		resource: 'user',
		fields: [],
		answer: { gives: [] },
		...more,
	}) as unknown as Entry;
const task = (more: object) =>
	({ resource: 'user', fields: [], uses: [], output: { gives: [] }, ...more }) as unknown as Entry;

describe('the thing', () => {
	const present = { read, by: { userId: 'id' } };
	const keeps = { read, by: 'userId', fields: [] };

	test('is what the operation says', () => {
		expect(presentOf(method({ present, keeps }))).toBe(present);
		expect(presentOf(task({ present }))).toBe(present);
	});

	test('is what reads the values that it keeps, of methods alone', () => {
		expect(presentOf(method({ keeps }))).toEqual({ read });
		const among = { field: 'id' };
		expect(presentOf(method({ keeps: { ...keeps, among } }))).toEqual({
			read,
			among: { field: 'id', by: 'userId' },
			values: { returnAll: true },
		});
		expect(presentOf(task({ keeps }))).toBeUndefined();
	});

	test('is none where nothing tells it, or where no menu has the method', () => {
		expect(presentOf(method())).toBeUndefined();
		const { resource, ...bare } = method({ present }) as Entry & { resource?: string };
		void resource;
		expect(presentOf(bare as never)).toBeUndefined();
	});
});

describe('the values of the reading', () => {
	test.each<[string, object, object, boolean, object]>([
		[
			'have the names of the operation`s',
			{},
			{ userId: 5, kind: 'a', other: 1 },
			false,
			{ userId: 5, kind: 'a' },
		],
		['leave out what was not given', {}, { userId: 5, kind: null }, false, { userId: 5 }],
		['keep an empty text', {}, { userId: '' }, false, { userId: '' }],
		[
			'go by another name where it says so',
			{ by: { userId: 'id' } },
			{ id: 5, userId: 6 },
			false,
			{ userId: 5 },
		],
		[
			'have fixed ones over them',
			{ values: { kind: 'b', all: true } },
			{ userId: 5, kind: 'a' },
			false,
			{ userId: 5, kind: 'b', all: true },
		],
		[
			'are the old ones before',
			{ renamed: { userId: 'newId' } },
			{ userId: 5, newId: 6 },
			false,
			{ userId: 5 },
		],
		[
			'are the new ones after',
			{ renamed: { userId: 'newId' } },
			{ userId: 5, newId: 6 },
			true,
			{ userId: 6 },
		],
		[
			'are the old ones after too where none are new',
			{ renamed: { userId: 'newId' } },
			{ userId: 5, newId: '' },
			true,
			{ userId: 5 },
		],
		[
			'are the old ones after too where none were given',
			{ renamed: { userId: 'newId' } },
			{ userId: 5 },
			true,
			{ userId: 5 },
		],
		[
			'of others are not renamed',
			{ renamed: { userId: 'newId' } },
			{ userId: 5, kind: 'a', newId: 6 },
			true,
			{ userId: 6, kind: 'a' },
		],
	])('%s', (_what, more, values, isAfter, expected) => {
		expect(valuesOfReading({ read, ...more }, values as never, isAfter)).toEqual(expected);
		if (!isAfter) expect(valuesOfReading({ read, ...more }, values as never)).toEqual(expected);
	});
});
