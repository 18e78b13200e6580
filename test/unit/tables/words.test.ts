/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import path from 'node:path';
import type { Method, PropertySpec } from '../../../nodes/shared/operation/spec';
import { valueOf } from '../../../nodes/shared/operation/values/alikeNames';
import { namedExactly, nearest } from '../../../nodes/shared/operation/values/byName';
import { hiddenFields, inOrderOfChoice } from '../../../nodes/shared/operation/values/visible';
import { rowsOf } from '../../../nodes/shared/operation/wire/request';
import { brokenCheck, type ValueCheck } from '../../../nodes/shared/operation/words/checks';
import { variantFor } from '../../../nodes/shared/operation/words/conditions';
import { loadNamedRows } from '../../../nodes/shared/operation/words/namedRows';
import { finishedItems, isFiltered } from '../../../nodes/shared/operation/words/output';
import { presetValues } from '../../../nodes/shared/operation/words/presets';
import { checkTable, crossed, givenValues } from '../../support/tables';

/** The words of declarations: what each makes of every kind of value. */
const tableOf = (name: string) => path.join(__dirname, `${name}.json`);
const rows = (inputs: Record<string, unknown>, row: (input: never) => unknown) =>
	Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, () => row(input as never)]));

const checks: Record<string, ValueCheck> = {
	'two together': { together: ['a', 'b'] },
	'three together': { together: ['a', 'b', 'c'], advice: 'Own words.' },
	'one needs two': { given: 'a', needs: ['b', 'c'] },
	'one of two': { atLeastOne: ['a', 'b'] },
	'one of three': { atLeastOne: ['a', 'b', 'c'] },
	'not two': { atMostOne: ['a', 'b'] },
	'not three': { atMostOne: ['a', 'b', 'c'], advice: 'Own words.' },
};
const filledIn: Record<string, Record<string, unknown>> = {
	nothing: {},
	a: { a: 1 },
	b: { b: false },
	c: { c: 'x', a: '' },
	'a and b': { a: 0, b: 'y', c: null },
	'b and c': { b: 1, c: 2 },
	all: { a: 1, b: 2, c: 3 },
};
const labelled = [{ name: 'a', displayName: 'The A' }, { name: 'b', displayName: 'The B' }, { name: 'c' }];
checkTable(
	tableOf('checks'),
	crossed(checks, filledIn, (check, values) => [
		brokenCheck([check], labelled, values, 'Archer'),
		brokenCheck([{ atMostOne: [] }, check], [], values, 'Archer'),
	]),
);

const variants = {
	element: 'Usual',
	variants: [
		{ when: [{ parameter: 'kind', is: ['one', 2] }], method: { element: 'Kind' } },
		{ when: [{ parameter: 'id', isNumber: true }, { given: ['a', 'b'] }], method: { element: 'ByNumber' } },
		{ when: [{ parameter: 'id', isNumber: false }, { given: ['c'] }], method: { element: 'ByName' } },
	],
} as unknown as Method;
checkTable(
	tableOf('variants'),
	crossed(
		givenValues,
		{ nothing: {}, a: { a: 1 }, 'a blank b': { b: ' ' }, b: { b: 'x' }, c: { c: 0 } },
		(given, values) => [
			variantFor(variants, { ...values, id: given }).element,
			variantFor(variants, { ...values, kind: given }).element,
		],
	),
);
checkTable(
	tableOf('presets'),
	rows(givenValues, (given) => [
		presetValues({ presets: { values: { a: 1, b: 2 } } } as unknown as Method, { a: given }),
		presetValues({ presets: { when: [{ given: ['a'] }], values: { b: 2 } } } as unknown as Method, {
			a: given,
		}),
		presetValues({} as Method, { a: given }),
	]),
);

const named = (type: PropertySpec['type']) => [
	{ name: 'more', displayName: 'More', type, xml: { path: 'x', named: { advice: 'By name.' } } },
	{ name: 'other', xml: { path: 'y' } },
];
const mappers: Record<string, unknown> = {
	...givenValues,
	"'{}'": '{}',
	'\'{"a":1,"b":null}\'': '{"a":1,"b":null}',
	"'[1]'": '[1]',
	"'{'": '{',
	'members that are absent': { a: 1, b: undefined, c: null, d: '' },
	'a mapper': { mappingMode: 'defineBelow', value: { a: 1 } },
	'a mapper without values': { mappingMode: 'defineBelow', value: null },
	'automatic, all': { mappingMode: 'autoMapInputData', value: { z: 1 } },
	'automatic, some': { mappingMode: 'autoMapInputData', schema: [{ id: 'a' }, { id: 'x' }] },
};
checkTable(
	tableOf('namedRows'),
	crossed(mappers, { 'an item': { a: 'A', b: 'B', c: null }, 'no item': undefined }, (given, input) => [
		loadNamedRows(named('json'), { values: { more: given, other: {} }, input }),
		loadNamedRows(named('resourceMapper'), { values: { more: given }, input }),
	]),
);

const property = (name: string, more: Partial<PropertySpec> = {}): PropertySpec => ({
	displayName: name,
	name,
	type: 'string',
	default: '',
	...more,
});
const list = { nameFields: ['first', 'last'], choices: { state: { '1': 'Active' } } };
const people = [
	{ json: { first: 'Ann', last: 'Lee', state: 'active' } },
	{ json: { first: 'Bob', state: 1 } },
	{ json: { last: 'Ann', state: ' Gone ' } },
	{ json: {} },
];
checkTable(
	tableOf('lists'),
	rows(
		{
			nothing: {},
			'a name': { nameContains: ' ANN ' },
			'both names': { nameContains: 'n l' },
			'a state by its code': { state: '1' },
			'a state by its word': { state: ' GONE ' },
			'a blank state': { state: ' ' },
			'a name and a state': { nameContains: 'ann', state: 1 },
			'a limit': { limit: 2 },
			'a limit as a text': { limit: '1', returnAll: 'true' },
			'a limit of nothing': { limit: 0 },
			all: { limit: 1, returnAll: true },
		},
		(values: Record<string, unknown>) => [
			isFiltered(list, values),
			isFiltered(undefined, values),
			isFiltered({}, values),
			finishedItems({ list } as never, people, values).map(({ json }) => json),
			finishedItems({ done: { last: 'x', deleted: true } } as never, people.slice(0, 2), values),
		],
	),
);

const entries = ['Ann', 'ann', 'Bob', ' Carl ', 'Łukasz', 'Anna Lee', '', 'bobby'].map((name, id) => ({
	id,
	name,
}));
const wanted = [
	'Ann',
	'ANN',
	' bob ',
	'carl',
	'Carl',
	'lukasz',
	'',
	'Anna  Lee',
	'Anna Lea',
	'nna Lee',
	'Bbo',
	'zzz',
	'An',
];
checkTable(
	tableOf('exactNames'),
	rows(
		Object.fromEntries([...wanted, undefined, 7].map((name) => [JSON.stringify(name) ?? 'undefined', name])),
		(name) => [
			namedExactly(entries, name, { system: 'Archer', what: 'user' }),
			namedExactly([{ title: name }], name, { system: 'Archer', what: 'report', field: 'title' }),
		],
	),
);
const near = [
	'Finance',
	'Finanec',
	'Finances Team',
	'Fin',
	'IT',
	'Financier',
	'finance',
	'Fnance',
	'Finxxce',
	'Finxxxe',
	'',
	'x'.repeat(101),
];
checkTable(
	tableOf('nearNames'),
	rows(
		Object.fromEntries([...near, 'fi', 'ti', 'finnace ', 'FINANCE TEAM', 'abcd'].map((name) => [name, name])),
		(name) => nearest(near, name),
	),
);
checkTable(
	tableOf('alikeNames'),
	rows(
		{ exact: ['a_b'], case: ['AB'], second: ['x', 'A-B'], none: ['x'], value: ['nil'], order: ['c', 'a_b'] },
		(names: string[]) => valueOf({ a_b: 1, nil: null, C: 3 }, names),
	),
);

const deciding = [
	property('c', { displayOptions: { show: { b: ['x'] } } }),
	property('b', { displayOptions: { show: { '/a': [true, 7] }, hide: { d: ['no'] } } }),
	property('a', { type: 'boolean' }),
	property('d'),
	property('loop', { displayOptions: { show: { loop: ['y'] } } }),
	property('twice', { displayOptions: { show: { d: ['1'] } } }),
	property('twice', { displayOptions: { hide: { d: ['1'] } } }),
	property('odd', { displayOptions: { show: { a: 'x' as never } } }),
];
checkTable(
	tableOf('visible'),
	crossed(
		givenValues,
		{ nothing: {}, 'b is x': { b: 'x' }, 'd is no': { d: 'no' }, 'd is 1': { d: 1 } },
		(given, values) => [...hiddenFields(deciding, { ...values, a: given })],
	),
);
checkTable(
	tableOf('orderOfChoice'),
	rows({ all: deciding, reversed: [...deciding].reverse() }, (fields: PropertySpec[]) =>
		inOrderOfChoice(fields).map(({ name }) => name),
	),
);
checkTable(
	tableOf('rowsOf'),
	rows(
		{ ...givenValues, rows: { rows: [{ a: 1 }, 2, null] }, 'two sections': { x: [{ a: 1 }], y: { b: 2 } } },
		rowsOf,
	),
);
