/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import path from 'node:path';
import type { FieldXml, PropertySpec } from '../../../nodes/shared/operation/spec';
import { checkValue, type Place } from '../../../nodes/shared/operation/values/checkValue';
import { readDate, toDateTime, toDay } from '../../../nodes/shared/operation/values/dates';
import { decimalText } from '../../../nodes/shared/operation/values/decimal';
import { cleanFileName } from '../../../nodes/shared/operation/values/fileName';
import { writeJson } from '../../../nodes/shared/operation/values/jsonContent';
import { toWire } from '../../../nodes/shared/operation/values/values';
import { element } from '../../../nodes/shared/xml/tree';
import { checkTable, crossed, givenValues } from '../../support/tables';

/** Every kind of value beside every kind of field: what it becomes, or the sentence that says why it cannot be. */
const tableOf = (name: string) => path.join(__dirname, `${name}.json`);
const options = [
	{ name: 'One', value: 'one' },
	{ name: 'First', value: 1 },
	{ name: 'Abc', value: 'x' },
];

const property = (more: Partial<PropertySpec>): PropertySpec => ({
	displayName: 'Field',
	name: 'field',
	type: 'string',
	default: '',
	xml: { path: 'Field' },
	...more,
});

const properties: Record<string, PropertySpec> = {
	text: property({}),
	'required text': property({ required: true }),
	'text that is emptied': property({ xml: { path: 'Field', whenEmpty: 'send' } }),
	'trimmed text': property({ trimmed: true }),
	'short text': property({ xml: { path: 'Field', maximumLength: 5 } }),
	'text without a place': property({ xml: undefined }),
	'list of texts': property({ typeOptions: { multipleValues: true } }),
	'texts joined': property({ xml: { path: 'Field', joinedWith: ',' } }),
	'text or list': property({ takesList: true }),
	switch: property({ type: 'boolean' }),
	'whole number': property({ type: 'number', xml: { path: 'Field', type: 'int' } }),
	'number with bounds': property({ type: 'number', typeOptions: { minValue: 1, maxValue: 2 } }),
	'decimal number': property({ type: 'number', xml: { path: 'Field', type: 'decimal' } }),
	'number with places': property({ type: 'number', typeOptions: { numberPrecision: 2 } }),
	choice: property({ type: 'options', options }),
	'choice with codes': property({
		type: 'options',
		options,
		xml: { path: 'Field', codes: { one: '1.5', 1: 'abc' } },
	}),
	'choice or number': property({
		type: 'options',
		options,
		customValue: true,
		xml: { path: 'Field', type: 'int' },
	}),
	'choice of the editor': property({ type: 'options' }),
	choices: property({ type: 'multiOptions', options }),
	date: property({ xml: { path: 'Field', type: 'date' } }),
	document: property({ type: 'json' }),
	mapping: property({ type: 'resourceMapper' }),
	'thing by ID or name': property({
		type: 'resourceLocator',
		xml: { path: 'Field', type: 'int' },
		lookup: { name: {} as never },
	}),
	'required thing': property({ type: 'resourceLocator', required: true }),
	hidden: property({ type: 'hidden' }),
};

checkTable(
	tableOf('checkValue'),
	crossed(properties, givenValues, (one, given) => checkValue(one, given, 'optional')),
);

const places: Place[] = ['always', 'update', 'row'];
const little = Object.fromEntries(
	['undefined', "''", "' '", '[]', "' abc '", '{ value: null }'].map((name) => [name, givenValues[name]]),
);
checkTable(
	tableOf('checkValuePlaces'),
	crossed(
		crossed(properties, Object.fromEntries(places.map((place) => [place, place])), (one, place) => ({
			one,
			place,
		})),
		little,
		(pair, given) => {
			const { one, place } = pair() as { one: PropertySpec; place: Place };
			return checkValue(one, given, place);
		},
	),
);

const wires: Record<string, Partial<FieldXml>> = {
	string: {},
	int: { type: 'int' },
	decimal: { type: 'decimal' },
	boolean: { type: 'boolean' },
	'boolean in own words': { type: 'boolean', booleans: { true: 'Y', false: 'N' } },
	date: { type: 'date' },
	dateTime: { type: 'dateTime' },
	'dateTime whose days stay': { type: 'dateTime', daysStay: true },
	guid: { type: 'guid' },
	base64Binary: { type: 'base64Binary' },
	json: { type: 'json' },
	joined: { joinedWith: ',' },
	codes: { codes: { 1: 'A', abc: 'B' } },
	'codes of numbers': { type: 'int', codes: { abc: '7', 1: 'x' } },
	short: { maximumLength: 5 },
};
checkTable(
	tableOf('toWire'),
	crossed(wires, givenValues, (xml, given) => toWire(given, { path: 'x', ...xml }, { timeZone: 'UTC' })),
);

const dates: Record<string, unknown> = Object.fromEntries(
	[
		'2026-01-31',
		' 2026-01-31 ',
		'2024-02-29',
		'2026-02-29',
		'2026-13-01',
		'2026-00-10',
		'2026-01-00',
		'0000-01-01',
		'0001-01-01',
		'9999-12-31',
		'2026-1-31',
		'31.01.2026',
		'2026-01-31T09',
		'2026-01-31T09:30',
		'2026-01-31 09:30:15',
		'2026-01-31t09:30:15.1200000z',
		'2026-01-31T09:30:15.123456789+01:00',
		'2026-01-31T09:30:15.000Z',
		'2026-01-31T24:00:00Z',
		'2026-01-31T23:59:59Z',
		'2026-01-31T09:60:00Z',
		'2026-01-31T09:30:60Z',
		'2026-01-31T09:30:00+14:00',
		'2026-01-31T09:30:00+14:01',
		'2026-01-31T09:30:00-14:00',
		'2026-01-31T09:30:00+01:60',
		'2026-01-31T09:30:00+0130',
		'2026-01-31T23:30:00-05:00',
		'2026-01-01T00:30:00+05:45',
		'2026-03-29T02:30:00',
		'2026-10-25T02:30:00',
		'2026-03-08T02:30',
		'1890-01-01T00:00:00',
		'1890-01-01',
		'today',
		'',
	].map((text) => [text, text]),
);
dates['a Date'] = new Date('2026-01-31T23:30:00.050Z');
dates['a Date that is none'] = new Date(NaN);
dates['an object with toISO'] = { toISO: () => '2026-01-31T09:30:00+02:00', isValid: true };
dates['one that is not valid'] = { toISO: () => '2026-01-31', isValid: false };
dates['one that gives no text'] = { toISO: () => 7 };
dates['a number'] = 1_769_851_800_000;
dates['a list'] = ['2026-01-31'];
dates.null = null;
checkTable(
	tableOf('dates'),
	crossed(
		dates,
		Object.fromEntries(
			['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Nowhere/Land'].map((zone) => [
				zone,
				zone,
			]),
		),
		(given, timeZone) => ({
			...(timeZone === 'UTC' ? { read: readDate(given) } : {}),
			day: toDay(given, { timeZone }),
			dateTime: toDateTime(given, { timeZone }),
			...(timeZone === 'UTC' ? { staying: toDateTime(given, { timeZone }, true) } : {}),
		}),
	),
);

const numbers = [
	...[0, -0, 1.5, -1.5, 1e-7, 1.25e-7, -2e-3, 1e21, 1.5e22, 123456789012345680000, 5e-324, 1e29],
	...[
		'1e3',
		'1E+3',
		'1e-3',
		'12.5e1',
		'12.5e-1',
		'-12.5e-3',
		'+1e2',
		'1e0',
		'.5',
		'5.',
		'.',
		'',
		'-',
		'+',
		'1e',
	],
	...['1e1000', '00012', '0.10', ' 7 ', '1 000', '0x10', '12e-1', '1.2345e2', '1.2345e8', '1e28', '1e27'],
	...['1234567890123456789012345678', '12345678901234567890123456789', '0.0000000000000000000000000001'],
	...[
		'0.00000000000000000000000000001',
		'1.0000000000000000000000000000',
		'00000000000000000000000000000001',
	],
	...[true, null, 12n],
];
checkTable(
	tableOf('decimal'),
	Object.fromEntries(numbers.map((given) => [`${typeof given} ${String(given)}`, () => decimalText(given)])),
);

const documents: Record<string, unknown> = {
	"''": '',
	"' '": ' ',
	"'{}'": '{}',
	"'{'": '{',
	"'[1]'": '[1]',
	"'1'": '1',
	null: null,
	list: [1],
	number: 7,
	members: { a: 'x', b: 1, c: true, d: null, e: undefined, f: '' },
	'as text': '{"a":{"b":[1,2,{"c":null}]}}',
	attributes: { '@id': 7, '@no': null, '@yes': true, '@un': undefined, a: { '@b': 'c' } },
	'an attribute with members': { a: { '@b': {} } },
	'a list of attributes': { '@a': [1, 2] },
	'an empty list': { a: [] },
	'a list in a list': { a: [[1, 2], [3]] },
	'no name': { 'a b': 1 },
	'no name inside': { a: { '1': 1 } },
	'an empty name': { '': 1 },
	'names of other letters': { 'ä_.-9': 1 },
	'a control character': { a: { b: 'x\u0001' } },
	'a control character in an attribute': { a: { '@b': 'x\u0001' } },
	'something behind it': { a: { b: '\u0000' }, 'c d': 1 },
};
checkTable(
	tableOf('jsonContent'),
	Object.fromEntries(
		Object.entries(documents).map(([name, given]) => [
			name,
			() => {
				const parent = element('Root', 'urn:x');
				const sentence = writeJson(parent, given);
				return sentence ?? parent;
			},
		]),
	),
);

const fileNames = [
	...[
		'a.pdf',
		'',
		' ',
		'.',
		'..',
		'...',
		'.hidden',
		'..hidden',
		'a/b.pdf',
		'..\\..\\b.pdf',
		'C:\\x\\y.txt',
		'C:',
	],
	...[
		'a:b*c?.pdf',
		'con',
		'CON.txt',
		'con .txt',
		'console.txt',
		'LPT1',
		'com\u00b9.log',
		'nul.',
		'conin$',
		'aux.a.b',
	],
	...[
		'a\u202egpj.exe',
		'a\u0000b',
		'a\u2028b',
		'\ud800x',
		'a. ',
		' a ',
		'a.b. .',
		'name without end',
		`${'x'.repeat(196)}.pdf`,
		`${'x'.repeat(197)}.pdf`,
		`${'x'.repeat(199)}ä`,
		'x'.repeat(200),
		'x'.repeat(201),
		`${'x'.repeat(90)}.${'y'.repeat(120)}`,
		'a\ufeffb',
	],
	...[
		'x'.repeat(300),
		`${'x'.repeat(300)}.pdf`,
		`${'ä'.repeat(150)}.docx`,
		`a.${'y'.repeat(300)}`,
		`${'😀'.repeat(80)}.png`,
	],
];
checkTable(
	tableOf('fileNames'),
	Object.fromEntries(fileNames.map((given) => [JSON.stringify(given), () => cleanFileName(given)])),
);
