import {
	asEffect,
	inUsersWords,
	ofMethod,
	subjectOf,
	worded,
} from '../../../nodes/shared/engine/words/wording';
import type { Entry, Method, PropertySpec } from '../../../nodes/shared/operation/spec';
import { refusal, type Failure } from '../../../nodes/shared/soap/failure';

/** What an error says that it is about, and how a sentence about a method becomes one about an operation. */

const field = (displayName: string, more: object = {}): PropertySpec =>
	({
		displayName,
		name: displayName.toLowerCase().replace(/ /g, ''),
		type: 'string',
		default: '',
		required: true,
		...more,
	}) as PropertySpec;

describe('the subject', () => {
	const record = field('Record');
	const related = field('Related Record');
	const values = { record: '1', relatedrecord: '2' };

	test.each([
		['nothing: the first', 'It failed', '1'],
		['the first', 'There is no record', '1'],
		['the second, whose label holds the first one`s', 'There is no Related  record!', '2'],
		['a word that only holds the label', 'The records are locked', '1'],
		['a label at the end of a word', 'No prerecord', '1'],
	])('of a sentence that speaks of %s', (_what, sentence, value) => {
		expect(subjectOf([record, related], values, sentence)?.value).toBe(value);
	});

	test('is the one that is spoken of wherever it stands, and not the one with the longest label', () => {
		expect(subjectOf([related, record], values, 'No record here')?.value).toBe('1');
		expect(subjectOf([related, record], values)?.value).toBe('2');
		expect(subjectOf([record, related], values)?.value).toBe('1');
	});

	test.each<[string, object, unknown, string | undefined]>([
		['a text', {}, 'x', 'x'],
		['a number', { type: 'number' }, 0, '0'],
		['a locator', { type: 'resourceLocator' }, { mode: 'id', value: 5 }, '5'],
		['a bare value of a locator', { type: 'resourceLocator' }, 5, '5'],
		['a choice', { type: 'options' }, 'x', undefined],
		['a switch', { type: 'boolean' }, true, undefined],
		['what may be left out', { required: false }, 'x', undefined],
		['an option', { collection: 'options' }, 'x', undefined],
		['a masked text', { typeOptions: { password: true } }, 'x', undefined],
		['a text with the name of a secret', { name: 'sessionToken' }, 'x', undefined],
		['an empty text', {}, '', undefined],
		['nothing', {}, undefined, undefined],
		['null', {}, null, undefined],
		['a list', {}, ['x'], undefined],
	])('is %s, or not', (_what, more, value, expected) => {
		const one = field('Thing', more);
		expect(subjectOf([one], { [one.name]: value })).toEqual(
			expected === undefined ? undefined : { label: 'Thing', value: expected },
		);
	});

	test('is the next where the first was not given', () => {
		expect(subjectOf([record, related], { record: '', relatedrecord: '2' })).toEqual({
			label: 'Related Record',
			value: '2',
		});
	});
});

describe('a failure in the user`s words', () => {
	const entry = (more: object = {}) =>
		({
			action: 'Get record',
			resource: 'record',
			element: 'GetRecord',
			fields: [field('Record')],
			...more,
		}) as unknown as Entry;
	const said = (message: string, more: Partial<Failure> = {}, of = entry(), values: object = {}) =>
		inUsersWords({ ...refusal('denied', message), method: 'GetRecord', ...more }, of, values as never)
			.message;

	test.each([
		['Archer refused GetRecord', `Archer refused 'Get record'`],
		['Archer answered GetRecord with <A>', `Archer answered 'Get record' with <A>`],
		['Archer has not carried out GetRecord', `Archer has not carried out 'Get record'`],
		['The result of GetRecord from Archer', `The result of 'Get record' from Archer`],
		['There is no A in GetRecord', `There is no A in 'Get record'`],
		['Archer has no GetRecord', 'Archer has no GetRecord'],
		['Archer refused GetRecords', 'Archer refused GetRecords'],
		['Archer unrefused GetRecord', 'Archer unrefused GetRecord'],
	])('%s: %s', (sentence, expected) => expect(said(sentence)).toBe(expected));

	test('speaks of a request where no menu has it, and of the method where the user has named it', () => {
		const sentence = 'Archer refused GetRecord';
		expect(said(sentence, {}, entry({ resource: undefined }))).toBe('Archer refused the request');
		const method = { element: 'GetRecord', fields: [] } as unknown as Entry;
		expect(said(sentence, {}, method)).toBe('Archer refused the request');
		expect(said(sentence, {}, entry({ resource: 'callMethod' }))).toBe(sentence);
		expect(said(sentence, { method: undefined })).toBe(sentence);
	});

	test.each<[Failure['kind'], boolean]>([
		['notFound', true],
		['conflict', true],
		['rejected', true],
		['fault', true],
		['denied', false],
		['parameter', false],
		['busy', false],
		['timeout', false],
		['signIn', false],
	])('of the kind %s names the subject: %s', (kind, isNamed) => {
		const expected = isNamed ? 'Archer failed (Record "7")' : 'Archer failed';
		expect(said('Archer failed', { kind }, entry(), { record: '7' })).toBe(expected);
	});

	test('names it before the system`s own text, and does not where the sentence has it', () => {
		const kind = 'fault';
		const values = { record: '7' };
		const systemText = 'Gone: x';
		expect(said('Archer said: Gone: x', { kind, systemText }, entry(), values)).toBe(
			'Archer said (Record "7"): Gone: x',
		);
		expect(said('A: Gone: x: Gone: x', { kind, systemText }, entry(), values)).toBe(
			'A: Gone: x (Record "7"): Gone: x',
		);
		expect(said(': Gone: x', { kind, systemText }, entry(), values)).toBe(' (Record "7"): Gone: x');
		expect(said('Archer said: No', { kind, systemText: '' }, entry(), values)).toBe(
			'Archer said: No (Record "7")',
		);
		expect(said('There is no 7', { kind }, entry(), values)).toBe('There is no 7');
	});

	test('has no method any more, and an outcome without a failure stays', () => {
		const failure = { ...refusal('denied', 'No'), method: 'GetRecord' };
		expect(worded(entry(), { failure }, {}).failure).toEqual(refusal('denied', 'No'));
		const fine = { items: [] };
		expect(worded(entry(), fine, {})).toBe(fine);
	});
});

describe('a failure', () => {
	const failure = refusal('denied', 'No');
	const method = { element: 'GetRecord' } as Method;

	test('is about the first method that failed', () => {
		expect(ofMethod({ failure }, method).failure).toEqual({ ...failure, method: 'GetRecord' });
		const inner = { failure: { ...failure, method: 'Inner' } };
		expect(ofMethod(inner, method)).toBe(inner);
		const fine = { items: [] };
		expect(ofMethod(fine, method)).toBe(fine);
	});

	test.each([
		['read', 'no'],
		['idempotent', 'unknown'],
		['write', 'unknown'],
	] as const)('of a %s that was lost: the system has acted: %s', (effect, reached) => {
		const lost = { failure: { ...failure, reached: 'unknown' as const } };
		expect(asEffect({ effect } as Method, lost).failure!.reached).toBe(reached);
		const fine = { items: [] };
		expect(asEffect({ effect } as Method, fine)).toBe(fine);
	});
});
