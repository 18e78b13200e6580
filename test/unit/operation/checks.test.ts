import { brokenCheck, type ValueCheck } from '../../../nodes/shared/operation/words/checks';

const fields = [
	{ name: 'department', displayName: 'Department ID' },
	{ name: 'position', displayName: 'Position ID' },
	{ name: 'company', displayName: 'Company' },
];

const broken = (check: ValueCheck, values: Record<string, unknown>) => {
	const failure = brokenCheck([check], fields, values, 'Archer');
	return failure && [failure.parameter, failure.message, failure.advice];
};

const together: ValueCheck = { together: ['department', 'position'] };
const needs: ValueCheck = { given: 'department', needs: ['position', 'company'] };
const atLeastOne: ValueCheck = { atLeastOne: ['department', 'position', 'company'] };
const atMostOne: ValueCheck = { atMostOne: ['department', 'position', 'company'] };

test.each<[ValueCheck, Record<string, unknown>]>([
	[together, {}],
	[together, { department: '', position: null }],
	[together, { department: 'SALES', position: 0 }],
	[needs, { position: 'CLERK' }],
	[needs, { department: 'SALES', position: 'CLERK', company: false }],
	[atLeastOne, { company: false }],
	[atMostOne, { department: '', company: 'ACME' }],
	[atMostOne, {}],
])('%j holds for %j', (check, values) => {
	expect(broken(check, values)).toBeUndefined();
});

test.each<[ValueCheck, Record<string, unknown>, [parameter: string, message: string, advice: string]]>([
	[
		together,
		{ department: 'SALES', position: '' },
		[
			'Position ID',
			"'Position ID' is empty, but 'Department ID' is filled in",
			'Archer takes them only together: fill in both or none.',
		],
	],
	[
		needs,
		{ department: 'SALES', position: 'CLERK' },
		[
			'Company',
			"'Company' is empty, but 'Department ID' is filled in",
			'Archer takes the one only together with the other.',
		],
	],
	[
		atLeastOne,
		{ position: '' },
		[
			'Department ID',
			"'Department ID', 'Position ID' and 'Company' are all empty",
			'Fill in at least one of them.',
		],
	],
	[
		atMostOne,
		{ position: 'CLERK', company: 'ACME' },
		['Position ID', "'Position ID' and 'Company' are both filled in", 'Fill in only one of them.'],
	],
	[
		{ ...together, advice: 'The pair counts.' },
		{ position: 'CLERK' },
		['Department ID', "'Department ID' is empty, but 'Position ID' is filled in", 'The pair counts.'],
	],
])('%j says what is wrong with %j', (check, values, failure) => {
	expect(broken(check, values)).toEqual(failure);
});

test('what is wrong first is said', () => {
	const failure = brokenCheck([atLeastOne, together, needs], fields, { department: 'SALES' }, 'Archer');
	expect(failure?.message).toBe("'Position ID' is empty, but 'Department ID' is filled in");
	expect(failure).toMatchObject({ kind: 'parameter', reached: 'no' });
});
