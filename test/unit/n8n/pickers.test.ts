import { matching, pageOf } from '../../../nodes/shared/n8n/listSearch';

const entries = (...names: string[]) => names.map((name, index) => ({ name, value: index + 1 }));
const names = (found: Array<{ name: string }>) => found.map(({ name }) => name);

test.each<[string | undefined, string[]]>([
	[undefined, ['Alpha', 'beta', 'Gamma 7']],
	['', ['Alpha', 'beta', 'Gamma 7']],
	['  ', ['Alpha', 'beta', 'Gamma 7']],
	['A', ['Alpha', 'beta', 'Gamma 7']],
	['BETA', ['beta']],
	[' gamma ', ['Gamma 7']],
	['2', ['Alpha']],
	['nothing', []],
])('%j finds %j, by name or value, in the order of the names', (filter, expected) => {
	expect(names(matching(entries('Gamma 7', 'Alpha', 'beta'), filter))).toEqual(expected);
});

test('a page ends where its entries do, and names the next only where there is one', () => {
	const five = entries('a', 'b', 'c', 'd', 'e');
	expect(pageOf(five, undefined, 2)).toEqual({ results: five.slice(0, 2), paginationToken: '2' });
	expect(pageOf(five, '2', 2)).toEqual({ results: five.slice(2, 4), paginationToken: '4' });
	expect(pageOf(five, '4', 2)).toEqual({ results: five.slice(4) });
	expect(pageOf(five, '3', 2)).toEqual({ results: five.slice(3) });
	expect(pageOf(five, 'nonsense', 5)).toEqual({ results: five });
	expect(pageOf(entries(...Array.from({ length: 101 }, String)), undefined)).toMatchObject({
		paginationToken: '100',
	});
});
