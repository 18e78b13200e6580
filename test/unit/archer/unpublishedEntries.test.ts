import {
	asInteger,
	entriesForm,
	entriesOf,
	unpublishedEntry,
	unpublishedList,
} from '../../../nodes/Archer/answers';
import type { Method, ResultField } from '../../../nodes/shared/operation/spec';
import { refusal } from '../../../nodes/shared/soap/failure';
import { parseXml } from '../../../nodes/shared/xml/parse';
import { atOnce } from '../../../nodes/shared/xml/steps';

/** What stands in the answers of methods whose inner names the vendor does not publish. */

describe('entries whose names nobody has published', () => {
	const fields: ResultField[] = [
		{ name: 'userId', xml: 'ID|UserId', type: 'integer', description: '' },
		{ name: 'status', words: { 1: 'Active' }, description: '' },
	];

	test.each<[string, object, object[]]>([
		['nothing', {}, []],
		['one', { ID: '7', Name: 'a' }, [{ userId: 7, ID: '7', Name: 'a' }]],
		[
			'one within others',
			{ Users: { User: { UserId: 'x', Name: 'a' } } },
			[{ userId: 'x', UserId: 'x', Name: 'a' }],
		],
		[
			'several',
			{ Users: { User: [{ ID: '1' }, { ID: '2' }] } },
			[
				{ userId: 1, ID: '1' },
				{ userId: 2, ID: '2' },
			],
		],
		['several texts', { Users: { User: ['a', 'b'] } }, [{ value: 'a' }, { value: 'b' }]],
		['one text', { Users: { User: 'a' } }, [{ User: 'a' }]],
		['what is an object is no value', { ID: { x: 1 }, Name: 'a' }, [{ ID: { x: 1 }, Name: 'a' }]],
		['codes get their word', { status: '1', Name: 'a' }, [{ status: '1', statusText: 'Active', Name: 'a' }]],
		['unknown codes get none', { status: '9', Name: 'a' }, [{ status: '9', Name: 'a' }]],
	])('%s', (_what, json, expected) => expect(entriesOf(json as never, fields)).toEqual(expected));

	test('are read from their document', () => {
		const { root } = parseXml('<Users><User><ID>7</ID></User><User><ID>8</ID><Name>b</Name></User></Users>');
		const spec = { answer: { gives: fields } } as unknown as Method;
		const given = entriesForm.read(root!, spec, {});
		expect('next' in given ? atOnce(given) : given).toEqual({
			items: [
				{ userId: 7, ID: '7' },
				{ userId: 8, ID: '8', Name: 'b' },
			],
		});
	});

	test.each<[unknown, unknown]>([
		['7', 7],
		[' -7 ', -7],
		['123456789012345', 123456789012345],
		['1234567890123456', '1234567890123456'],
		['7.5', '7.5'],
		['x7', 'x7'],
		['7x', '7x'],
		['', ''],
		[7, 7],
		[null, null],
	])('an integer is one where it is exact: %j is %j', (value, expected) => {
		expect(asInteger(value as never)).toBe(expected);
	});

	test('are a list that may be empty, or one that is not there', () => {
		const common = { form: 'entries', embedded: true, passOn: 'everything' };
		expect(unpublishedList(fields)).toEqual({
			...common,
			cardinality: 'many',
			gives: fields,
			whenEmpty: 'noItems',
			list: {},
		});
		expect(unpublishedList(fields, { nameFields: ['a'] }).list).toEqual({ nameFields: ['a'] });
		const failure = refusal('notFound', 'None');
		expect(unpublishedEntry(fields, ['id'], failure)).toEqual({
			...common,
			gives: fields,
			repeats: ['id'],
			whenEmpty: { failure },
		});
	});
});
