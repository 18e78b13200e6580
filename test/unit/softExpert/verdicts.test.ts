import { judge, type Judgement, type ReturnMeaning } from '../../../nodes/SoftExpert/content/judgement';
import {
	isNumber,
	refused,
	saysNothing,
	statusFailure,
	unclear,
} from '../../../nodes/SoftExpert/content/verdict';
import type { Method } from '../../../nodes/shared/operation/spec';
import { parseXml } from '../../../nodes/shared/xml/parse';

/** What SoftExpert's elements say together: done, refused, or neither. */

describe('a returned value', () => {
	const deletes: ReturnMeaning = { says: 'deleted', things: ['company'] };

	test.each<[ReturnMeaning | undefined, string, Judgement]>([
		['key', '57', 'done'],
		['key', '0', 'unknownText'],
		['key', '057', 'unknownText'],
		['key', '-1', 'refused'],
		['key', '-2', 'unknownText'],
		['key', 'x57', 'unknownText'],
		['key', '57x', 'unknownText'],
		['number', '3', 'done'],
		['number', 'x', 'unknownText'],
		['zero', '0', 'done'],
		['zero', '1', 'unknownText'],
		['zero', '-1', 'refused'],
		['one', '1', 'done'],
		['one', '0', 'unknownText'],
		['one', 'No such user', 'refused'],
		['one', 'Record successfully added', 'unknownText'],
		['one', 'Record(s) deleted', 'unknownText'],
		['data', '-1', 'refused'],
		['data', 'x', 'unknownText'],
		[deletes, '1', 'done'],
		[deletes, '-1', 'refused'],
		[deletes, 'Company was deleted', 'done'],
		[deletes, 'Company was created', 'unknownText'],
		[deletes, 'Company does not exist', 'refused'],
		[deletes, 'x', 'unknownText'],
		[undefined, 'x', 'silent'],
		[undefined, '-1', 'silent'],
	])('that means %j: "%s" is %s', (returns, returned, expected) => {
		expect(judge({ returned, others: {}, repeated: [] }, returns, {})).toBe(expected);
	});

	test.each<[ReturnMeaning | undefined, string | undefined, Judgement]>([
		['key', undefined, 'done'],
		['key', '57', 'done'],
		['key', '0', 'contradictory'],
		['number', 'x', 'contradictory'],
		['zero', '0', 'done'],
		['zero', '1', 'contradictory'],
		['one', '0', 'done'],
		['one', 'User does not exist', 'contradictory'],
		['one', 'Record successfully added', 'done'],
		[deletes, 'User not found', 'contradictory'],
		[undefined, 'x', 'done'],
	])('beside SUCCESS that means %j: "%s" is %s', (returns, returned, expected) => {
		expect(judge({ status: 'SUCCESS', returned, others: {}, repeated: [] }, returns, {})).toBe(expected);
	});

	test('is missing', () => {
		for (const returns of ['key', 'zero', 'one', 'number', deletes, undefined] as const) {
			expect(judge({ others: {}, repeated: [] }, returns, {})).toBe('silent');
		}
		expect(judge({ others: {}, repeated: [] }, 'data', {})).toBe('silent');
		expect(judge({ others: { A: '1' }, repeated: [] }, 'data', {})).toBe('done');
		expect(judge({ others: { A: '1' }, returned: 'x', repeated: [] }, 'data', {})).toBe('done');
	});
});

describe('a verdict', () => {
	const method = (more: object = {}) =>
		({
			element: 'newUser',
			effect: 'write',
			answer: { gives: [], codes: { 12: { meaning: 'Not there', kind: 'notFound', advice: 'Create it.' } } },
			...more,
		}) as unknown as Method;
	const said = (inner: string, more?: object) =>
		statusFailure(parseXml(`<r>${inner}</r>`).root!, method(more));

	test.each<[string, string, string | undefined]>([
		['success', '<Status>success</Status><Code>1</Code>', undefined],
		['success without a code', '<Status>SUCCESS</Status>', undefined],
		[
			'success with another code',
			'<Status>SUCCESS</Status><Code>2</Code>',
			'with the status SUCCESS, but with the code 2, which is not that of success',
		],
		[
			'success with a failure',
			'<Status>SUCCESS</Status><Return>-1</Return>',
			'with the status SUCCESS, but returned -1, which means a failure',
		],
		[
			'failure with the code of success',
			'<Status>FAILURE</Status><Code>1</Code>',
			'with the status FAILURE, but with the code 1, which means success',
		],
		[
			'failure with a key',
			'<Status>FAILURE</Status><Return>57</Return>',
			'with the status FAILURE, but returned 57 as for a success',
		],
		['an empty status', '<Status/>', 'with an empty status'],
		[
			'an unknown status',
			`<Status>${'x'.repeat(70)}</Status>`,
			`with the unknown status "${'x'.repeat(60)}"`,
		],
		[
			'several results',
			'<Status>a</Status><Status>b</Status><Status>c</Status><Code>1</Code><Code>1</Code>',
			'with several results: Status, Code came more than once',
		],
		['nothing', '', 'without saying whether it was done'],
		['blanks', ' ', 'without saying whether it was done'],
		['the code of success alone', '<Code>1</Code>', undefined],
		['a code that is no number', '<Code>x</Code>', undefined],
	])('on %s', (_what, inner, how) => {
		expect(said(inner)?.message).toBe(how && `SoftExpert answered newUser ${how}`);
		if (how) expect(said(inner)).toMatchObject({ kind: 'unreadable', reached: 'unknown' });
		if (how) expect(said(inner, { effect: 'read' })?.reached).toBe('yes');
	});

	test.each<[string, string, object]>([
		[
			'a failure',
			'<Status>failure</Status><Detail>Why</Detail>',
			{ kind: 'rejected', message: 'SoftExpert refused newUser: Why', systemText: 'Why' },
		],
		[
			'a failure without words',
			'<Status>FAILURE</Status>',
			{ message: 'SoftExpert refused newUser', systemText: undefined },
		],
		[
			'one of a known code',
			'<Status>FAILURE</Status><Code>12</Code><Detail>Why</Detail>',
			{ kind: 'notFound', message: 'Not there', advice: 'Create it.', code: '12', systemText: 'Why' },
		],
		['a code alone', '<Code>12</Code>', { kind: 'notFound', code: '12' }],
		['a code alone that is not known', '<Code>-7</Code>', { kind: 'rejected', code: '-7' }],
		['-1 alone', '<Return>-1</Return>', { kind: 'rejected', systemText: undefined }],
	])('that refuses: %s', (_what, inner, expected) => {
		expect(said(inner)).toMatchObject({ ...expected, reached: 'yes' });
	});

	test('of a failure that its table takes for a result is none', () => {
		const answer = { gives: [], codes: { 74: { meaning: 'So already', result: { was: true } } } };
		expect(said('<Status>FAILURE</Status><Code>74</Code>', { answer })).toBeUndefined();
	});

	test('names the entries that were done although the whole was refused', () => {
		const entry = (status: string) => `<Item><Status>${status}</Status></Item>`;
		const list = (...statuses: string[]) =>
			`<Status>FAILURE</Status><Items>${statuses.map(entry).join('')}</Items>`;
		expect(said(list('SUCCESS', 'FAILURE', ' success '))?.done).toEqual(['entry 1 of 3', 'entry 3 of 3']);
		expect(said(list('FAILURE', 'SUCCESS'))?.done).toEqual(['entry 2 of 2']);
		expect(said(list('FAILURE', 'FAILURE'))?.done).toBeUndefined();
		expect(said('<Status>FAILURE</Status><Items><Item>SUCCESS</Item></Items>')?.done).toBeUndefined();
		expect(said('<Status>FAILURE</Status><Items>SUCCESS</Items>')?.done).toBeUndefined();
	});

	test('has the text that the system returned, where it is one', () => {
		const answer = { others: {}, repeated: [] };
		expect(refused(method(), { ...answer, returned: 'No' })).toMatchObject({
			message: 'SoftExpert refused newUser: No',
			systemText: 'No',
		});
		expect(refused(method(), { ...answer, returned: '-7' }, 'Look')).toMatchObject({
			message: 'SoftExpert refused newUser',
			advice: 'Look',
		});
		expect(refused(method(), { ...answer, detail: '', returned: 'No' })).toMatchObject({
			message: 'SoftExpert refused newUser',
		});
		expect(refused(method(), { ...answer, detail: '' }).systemText).toBeUndefined();
		expect(unclear(method(), { detail: 'a', returned: 'b' }, 'so').systemText).toBe('a');
		expect(unclear(method(), { detail: '', returned: 'b' }, 'so')).toMatchObject({
			systemText: 'b',
			advice: 'Look at the record in SoftExpert.',
		});
		expect(saysNothing(method(), answer).advice).toBe(
			'Neither Status nor a return value came. Look at the record in SoftExpert.',
		);
	});

	test.each<[string, boolean]>([
		['7', true],
		['-7', true],
		['', false],
		['7x', false],
		['x7', false],
		['+7', false],
	])('"%s" is a number: %s', (text, expected) => expect(isNumber(text)).toBe(expected));
});
