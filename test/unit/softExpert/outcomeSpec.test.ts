import { outcome } from '../../../nodes/SoftExpert/answers';
import { outcomeForm } from '../../../nodes/SoftExpert/content/outcome';
import type { Method } from '../../../nodes/shared/operation/spec';
import { parseXml } from '../../../nodes/shared/xml/parse';

/** What an operation declares of its answer, and what of it is said in every answer. */

const usual = ['success', 'code', 'detail'];
const record = ['recordId', 'recordKey'];
const read = { name: 'group', xml: 'Group', description: 'd' };
const own = { name: 'isNew', xml: '.', description: 'd' };

test.each<[title: string, options: Parameters<typeof outcome>[0], names: string[]]>([
	['a status alone', {}, usual],
	['the ID of the record', { record: 'recordId' }, [...usual, ...record]],
	['the key of the record', { record: 'recordKey' }, [...usual, ...record]],
	['a key that is returned', { returns: 'key' }, [...usual, ...record]],
	['another return', { returns: 'one' }, usual],
	['elements with a name here', { reads: [read] }, [...usual, 'group']],
	[
		'all of it, in this order',
		{ record: 'either', reads: [read], gives: [own], done: { active: true } } as never,
		[...usual, ...record, 'group', 'isNew', 'active'],
	],
])('%s', (_title, options, names) => {
	const answer = outcome(options);
	expect(answer.gives.map(({ name }) => name)).toEqual(names);
	expect(answer.form).toBe('outcome');
});

test('only what was given stands in the declaration', () => {
	expect(Object.keys(outcome({ returns: 'one' })).sort()).toEqual(['form', 'gives', 'terms']);
	expect(outcome({ returns: 'one', record: 'recordId', repeats: ['a'] })).toMatchObject({
		terms: { returns: 'one', record: 'recordId' },
		repeats: ['a'],
	});
});

test.each<[code: string, given: unknown]>([
	['1', 1],
	['-5', -5],
	['007', 7],
	['123456789', 123456789],
	['1234567890', '1234567890'],
	['A1', 'A1'],
	['1A', '1A'],
	['1.5', '1.5'],
	['', null],
])('the code %j is %j', (code, given) => {
	const { root } = parseXml(`<r><Status>SUCCESS</Status><Code>${code}</Code></r>`);
	const method = { element: 'doIt', effect: 'write', answer: { terms: {}, gives: [] } } as unknown as Method;
	const { items } = outcomeForm.read(root!, method, {}) as unknown as { items: Array<{ code: unknown }> };
	expect(items[0].code).toBe(given);
});

test('what the answer does not have is not there, not even as a key', () => {
	const keysOf = (inside: string) => {
		const { root } = parseXml(`<r><Status>SUCCESS</Status><Code>1</Code>${inside}</r>`);
		const method = { element: 'doIt', effect: 'write', answer: { terms: {}, gives: [] } };
		const { items } = outcomeForm.read(root!, method as unknown as Method, {}) as { items: object[] };
		return Object.keys(items[0]);
	};
	expect(keysOf('')).toEqual(usual);
	expect(keysOf('<RecordID>7</RecordID>')).toEqual([...usual, 'recordId']);
	expect(keysOf('<RecordKey>8</RecordKey>')).toEqual([...usual, 'recordKey']);
});
