import { pageSizeOf } from '../../../nodes/shared/engine/pages';
import { allHold } from '../../../nodes/shared/operation/words/conditions';
import { finishedItems, isFiltered } from '../../../nodes/shared/operation/words/output';
import { buildRequest, pagingFields } from '../../../nodes/shared/operation/wire/request';
import type { Method } from '../../../nodes/shared/operation/spec';

test.each([
	['301', true],
	[' 301 ', true],
	[301, true],
	['06C4A84A-693C-46CB-8DF2-40A8215AA056', false],
	['', false],
	[undefined, false],
])('%p is a whole number: %p', (report, isNumber) => {
	expect(allHold([{ parameter: 'report', isNumber }], { report })).toBe(true);
	expect(allHold([{ parameter: 'report', isNumber: !isNumber }], { report })).toBe(false);
});

describe('a list of which a field must be the same text', () => {
	const list = { nameFields: ['name'], choices: { applicationName: {} } };
	const entries = [
		{ name: 'Open findings', applicationName: 'Findings' },
		{ name: 'Open risks', applicationName: 'Risks' },
		{ name: 'Closed findings', applicationName: 'Findings' },
	];
	const names = (values: Record<string, unknown>) =>
		finishedItems(
			{ gives: [], list },
			entries.map((json) => ({ json })),
			values,
		).map(({ json }) => json.name);

	test('keeps what is the same whatever its case, and what holds the name', () => {
		expect(names({ applicationName: ' findings ' })).toEqual(['Open findings', 'Closed findings']);
		expect(names({ applicationName: 'find' })).toEqual([]);
		expect(names({ applicationName: 'Findings', nameContains: 'OPEN' })).toEqual(['Open findings']);
		expect(names({ nameContains: 'open', limit: 1 })).toEqual(['Open findings']);
		expect(names({ applicationName: ' ' })).toHaveLength(3);
	});

	test('is read whole before it is cut', () => {
		expect(isFiltered(list, { applicationName: 'Findings' })).toBe(true);
		expect(isFiltered(list, { applicationName: '' })).toBe(false);
	});
});

const method = (more: Partial<Method>): Method => ({
	element: 'Search',
	effect: 'read',
	fields: [],
	answer: { gives: [] },
	...more,
});

test('a value becomes the text that its form says', () => {
	const spec = method({ fields: [{ name: 'ids', displayName: 'IDs', xml: { path: 'ids', form: 'list' } }] });
	const texts = {
		list: (value: unknown) => (Array.isArray(value) ? value.join(';') : { problem: 'must be a list' }),
	};
	const built = buildRequest(spec, 'urn:x', { ids: [1, 2] }, undefined, texts);
	expect(built.body?.children.map(({ text }) => text)).toEqual(['1;2']);
	const refused = buildRequest(spec, 'urn:x', { ids: 'one' }, undefined, texts);
	expect(refused.failure?.message).toBe("'IDs' must be a list");
});

test('page number and size are written in the order in which they are declared', () => {
	const [page, size] = [{ path: 'pageNumber' }, { path: 'pageSize' }];
	const rest = { key: 'id', until: 'shortPage' } as const;
	expect(pagingFields(method({ paging: { page, size, ...rest } }))).toEqual([page, size]);
	expect(pagingFields(method({ paging: { size, page, ...rest } }))).toEqual([size, page]);
	expect(pagingFields(method({}))).toEqual([]);
});

test.each([
	[{ pageSize: 500 }, {}, Infinity, 500],
	[{ pageSize: 500 }, { chosen: 5 }, Infinity, 500],
	[{ pageSize: 500, chosenSize: 'chosen' }, { chosen: 5 }, Infinity, 5],
	[{ pageSize: 500, chosenSize: 'chosen' }, {}, 50, 50],
	[{ pageSize: 500, chosenSize: 'chosen' }, { chosen: 0 }, Infinity, 500],
	[{}, {}, 50, undefined],
])('pages of %j beside %j for %d entries hold %p', (paging, values, wanted, size) => {
	expect(pageSizeOf(paging, values, wanted)).toBe(size);
});
