import { outcome } from '../../../nodes/SoftExpert/answers';
import { readAnswer } from '../../../nodes/SoftExpert/content/elements';
import { parseXml } from '../../../nodes/shared/xml/parse';

/** What the elements of SoftExpert's answers are taken for, and which words a declared answer has. */

describe('the elements of an answer', () => {
	const read = (inner: string) => readAnswer(parseXml(`<r xmlns="urn:admin">${inner}</r>`).root!);
	const nothing = { others: {}, repeated: [] };

	test.each<[string, string, object]>([
		[
			'in any case',
			'<STATUS>a</STATUS><code>1</code><DeTail>d</DeTail><Return>r</Return><RecordId>i</RecordId><recordKEY>k</recordKEY>',
			{ status: 'a', code: '1', detail: 'd', returned: 'r', recordId: 'i', recordKey: 'k' },
		],
		['without blanks around', '<Status> SUCCESS\n</Status>', { status: 'SUCCESS' }],
		[
			'that are empty',
			'<Status/><Detail> </Detail><Code/><Return> </Return><RecordID/><RecordKey/>',
			{ status: '', detail: '' },
		],
		['without a namespace', '<Status xmlns="">a</Status>', { status: 'a' }],
		['of another namespace', '<Status xmlns="urn:x">a</Status>', { others: { Status: 'a' } }],
		['with children', '<Status><A>1</A></Status>', { others: { Status: { A: '1' } } }],
		['that nobody knows', '<A>1</A><A>2</A><B/>', { others: { A: ['1', '2'], B: '' } }],
		[
			'that decide and come twice',
			'<Status>a</Status><Status>b</Status><Code>1</Code><code>2</code><Return>r</Return><Return>s</Return>',
			{
				status: 'a',
				code: '1',
				returned: 'r',
				others: { Status: 'b', code: '2', Return: 's' },
				repeated: ['Status', 'code', 'Return'],
			},
		],
		[
			'that only tell and come twice',
			'<Detail>a</Detail><Detail>b</Detail>',
			{ detail: 'a', others: { Detail: 'b' } },
		],
		['that were empty at first', '<Code/><Code>5</Code>', { others: { Code: '5' }, repeated: ['Code'] }],
	])('%s', (_what, inner, expected) => expect(read(inner)).toEqual({ ...nothing, ...expected }));
});

test('the declaration of an answer has only the words that were given, and the terms of the form', () => {
	expect(Object.keys(outcome({}))).toEqual(['form', 'terms', 'gives']);
	const shape = () => [];
	const given = {
		repeats: ['a'],
		codes: {},
		done: { gone: true },
		completion: 'c',
		shape,
		returns: 'key',
		record: 'recordId',
	} as const;
	const { gives, ...rest } = outcome({ ...given, repeats: ['a'] });
	expect(gives).toHaveLength(6);
	expect(rest).toEqual({
		form: 'outcome',
		terms: { returns: 'key', record: 'recordId' },
		...{ repeats: ['a'], codes: {}, done: { gone: true }, completion: 'c', shape },
	});
});
