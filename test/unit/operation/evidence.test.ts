import type { AnswerSpec, Method, ResultField } from '../../../nodes/shared/operation/spec';
import {
	missingEvidence,
	noEvidence,
	reachedBy,
	saidIn,
	strayText,
	withCreated,
} from '../../../nodes/shared/operation/wire/evidence';
import { readFields } from '../../../nodes/shared/operation/wire/readFields';
import { refusal } from '../../../nodes/shared/soap/failure';
import { parseXml } from '../../../nodes/shared/xml/parse';

/** What an answer must hold before it counts, by the kind of each field and the effect of the method. */

const tree = (xml: string) => parseXml(xml).root!;
const field = (more: Partial<ResultField> = {}): ResultField => ({
	name: 'id',
	xml: 'Id',
	description: 'The ID of the entry',
	...more,
});
const spec = (answer: Partial<AnswerSpec>, effect: Method['effect'] = 'write') =>
	({ element: 'AddEntry', effect, answer: { gives: [], ...answer } }) as unknown as Method;
const failureOf = (xml: string, answer: Partial<AnswerSpec>, effect?: Method['effect']) => {
	const method = spec(answer, effect);
	const element = tree(xml);
	return missingEvidence(method, element, readFields(element, method.answer.gives), 'Ledger');
};
const another = field({ name: 'note', xml: 'Note' });

test.each([
	['read', 'yes'],
	['idempotent', 'unknown'],
	['write', 'unknown'],
] as const)('whether a system has acted that answers a %s with something else: %s', (effect, reached) => {
	expect(reachedBy(spec({}, effect))).toBe(reached);
	expect(noEvidence(spec({}, effect), 'No', { advice: 'Look', systemText: 'x' })).toEqual({
		kind: 'unreadable',
		message: 'No',
		reached,
		advice: 'Look',
		systemText: 'x',
	});
});

describe('a value that is not there', () => {
	const without = "Ledger answered AddEntry without 'id' (the ID of the entry)";

	test.each<[string, ResultField[], Method['effect'], boolean]>([
		['a number that comes first', [field({ type: 'integer' })], 'write', true],
		['a number that comes later', [another, field({ type: 'integer' })], 'write', false],
		['a text that comes first', [field()], 'write', false],
		['a list that comes first', [field({ type: 'list' })], 'write', false],
		['an object that comes first', [field({ type: 'object' })], 'write', false],
		['a proof', [another, field({ proof: true })], 'write', true],
		['what was made', [another, field({ created: true })], 'write', true],
		['what has a form', [another, field({ pattern: /x/ })], 'write', true],
		['a number that is read', [field({ type: 'integer' })], 'read', false],
		['a proof that is read', [field({ proof: true })], 'read', true],
		['either of one', [field({ proof: 'either' })], 'write', true],
		['what was made, of a read', [field({ created: true })], 'read', false],
	])('is missed: %s: %4$s', (_what, gives, effect, isMissed) => {
		const xml = '<R><Note>n</Note></R>';
		// An empty list is read as one, and is no value that could be missing.
		expect(failureOf(xml, { gives }, effect)?.message).toBe(isMissed ? without : undefined);
	});

	test('is missed where it is nil, with what to do', () => {
		const xml = '<R><Id xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true"/></R>';
		expect(failureOf(xml, { gives: [field({ proof: true })] })).toEqual({
			kind: 'unreadable',
			message: without,
			advice: 'Check in the system what was done.',
			reached: 'unknown',
		});
	});

	test.each<[string, Partial<AnswerSpec>]>([
		['names that are guesses', { passOn: 'everything' }],
		['a list', { cardinality: 'many' }],
	])('is not missed among %s', (_what, more) => {
		expect(failureOf('<R/>', { gives: [field({ proof: true })], ...more })).toBeUndefined();
	});

	test.each([
		['Note of it', 'note of it'],
		['ID of it', 'ID of it'],
		['a note', 'a note'],
		['X', 'X'],
	])('is described within the sentence: %s', (description, shown) => {
		expect(failureOf('<R/>', { gives: [field({ proof: true, description })] })?.message).toContain(
			`(${shown})`,
		);
	});
});

describe('of two proofs of which one is enough', () => {
	const gives = [
		field({ proof: 'either', type: 'integer' }),
		field({ name: 'key', xml: 'Key', proof: 'either' }),
	];

	test.each<[string, string, string | undefined]>([
		['both', '<R><Id>1</Id><Key>k</Key></R>', undefined],
		['the first', '<R><Id>1</Id></R>', undefined],
		['the second', '<R><Key>k</Key></R>', undefined],
		['none', '<R/>', "Ledger answered AddEntry without 'id' (the ID of the entry)"],
		[
			'the second, and a wrong first',
			'<R><Id>x</Id><Key>k</Key></R>',
			"Ledger answered AddEntry with something that is no whole number for 'id' (the ID of the entry)",
		],
	])('there is %s', (_what, xml, message) => expect(failureOf(xml, { gives })?.message).toBe(message));
});

describe('a value in another form', () => {
	test.each<[ResultField['type'], string, string[], string[]]>([
		[
			'integer',
			'whole number',
			['7', '-7', '0', '007', '+7', '12345678901234567890'],
			['', 'x', '1.5', '7x', 'x7'],
		],
		['number', 'number', ['7', '-.5', '1e3'], ['', 'x', '1,5']],
		['boolean', 'true or false', ['true', 'FALSE', '0', '1'], ['', 'yes', '2']],
		[
			'dateTime',
			'date and time',
			['2026-01-31', '2026-01-31T10:00:00', ' 2026-01-31 '],
			['', '31.1.2026', 'x2026-01-31', '2026-01-31x', '2026-01-31T1'],
		],
		[
			'guid',
			'GUID',
			['06C4A84A-693C-46CB-8DF2-40A8215AA056', '{06c4a84a-693c-46cb-8df2-40a8215aa056}'],
			[
				'x',
				'06C4A84A693C46CB8DF240A8215AA056',
				'x06C4A84A-693C-46CB-8DF2-40A8215AA056',
				'06C4A84A-693C-46CB-8DF2-40A8215AA0567',
			],
		],
	])('%s is no %s', (type, name, right, wrong) => {
		const gives = [field({ type })];
		for (const text of right)
			expect([text, failureOf(`<R><Id>${text}</Id></R>`, { gives })]).toEqual([text, undefined]);
		for (const text of wrong) {
			expect([text, failureOf(`<R><Id>${text}</Id></R>`, { gives })]).toEqual([
				text,
				{
					kind: 'unreadable',
					message: `Ledger answered AddEntry with something that is no ${name} for 'id' (the ID of the entry)`,
					reached: 'unknown',
					...(text.trim() === '' ? {} : { systemText: text }),
				},
			]);
		}
	});

	test('is told by its pattern where it has one, of a text too', () => {
		const gives = [another, field({ pattern: /^[A-Z]\d$/ })];
		expect(failureOf('<R><Id>A1</Id></R>', { gives })).toBeUndefined();
		expect(failureOf('<R><Id> a1 </Id></R>', { gives })).toMatchObject({
			message: "Ledger answered AddEntry with something that is no value for 'id' (the ID of the entry)",
			systemText: 'a1',
		});
	});

	test('is not looked at where nothing depends on it', () => {
		expect(failureOf('<R><Id>x</Id></R>', { gives: [another, field({ type: 'integer' })] })).toBeUndefined();
	});
});

describe('text in the place of a result', () => {
	const stray = (xml: string, answer: Partial<AnswerSpec> = {}) =>
		strayText(spec(answer), tree(xml), 'Ledger');
	const xml = '<R> It failed <Id>1</Id></R>';

	test('is what the system says', () => {
		expect(stray(xml)).toEqual({
			kind: 'unreadable',
			message: 'Ledger answered AddEntry with a text instead of a result',
			systemText: 'It failed',
			reached: 'unknown',
		});
		expect(failureOf(xml, {})).toEqual(stray(xml));
	});

	test.each<[string, string, Partial<AnswerSpec>]>([
		['there is none', '<R> <Id>1</Id>\n</R>', {}],
		['it is a field', xml, { gives: [another, field({ xml: '.' })] }],
		['it is a document', xml, { embedded: true }],
		['a function reads it', xml, { decode: () => [] }],
		['nobody knows the names', xml, { passOn: 'everything' }],
	])('is none where %s', (_what, given, answer) => expect(stray(given, answer)).toBeUndefined());

	test('is still one where only others are passed on', () => {
		expect(stray(xml, { passOn: 'others' })).toBeDefined();
	});
});

test.each<[string, string | undefined]>([
	['<R/>', undefined],
	['<R> \n </R>', undefined],
	['<R>a<A> b\n c</A><B><C>d</C></B></R>', 'a b c d'],
	['<R x="y"/>', undefined],
])('%s says %p', (xml, systemText) => {
	expect(saidIn(tree(xml))).toEqual(systemText === undefined ? {} : { systemText });
});

test('what was made is handed out beside a failure, and only what looks like it', () => {
	const failure = refusal('rejected', 'No');
	const gives = [
		another,
		field({ created: true, type: 'integer' }),
		field({ name: 'key', xml: 'Key', created: true, pattern: /^[A-Z]/ }),
	];
	const created = (xml: string) => withCreated(spec({ gives }), tree(xml), failure);
	expect(created('<R><Id>7</Id><Key>K</Key><Note>n</Note></R>')).toEqual({
		...failure,
		created: { id: 7, key: 'K' },
	});
	expect(created('<R><Id>x</Id><Key>K</Key></R>')).toEqual({ ...failure, created: { key: 'K' } });
	expect(created('<R><Id>x</Id><Key>k</Key></R>')).toBe(failure);
	expect(created('<R><Note>n</Note></R>')).toBe(failure);
	expect(failureOf('<R><Key>K</Key></R>', { gives })?.created).toEqual({ key: 'K' });
});
