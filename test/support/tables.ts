/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * A table of what a function gives for each of many inputs, word for word, in a JSON file beside the test. As with samples,
 * `RECORD_TABLES=1` writes what is missing or has changed; read it before you commit it.
 */
export function checkTable(file: string, rows: Record<string, () => unknown>): void {
	const recorded = existsSync(file)
		? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>)
		: {};
	if (process.env.RECORD_TABLES) {
		const lines = Object.entries(rows).map(
			([name, row]) => `\t${JSON.stringify(name)}: ${JSON.stringify(plain(row))}`,
		);
		mkdirSync(path.dirname(file), { recursive: true });
		writeFileSync(file, `{\n${lines.join(',\n')}\n}\n`);
	}
	test(`${path.basename(file)} has a row for each input, and no other`, () => {
		expect(Object.keys(recorded)).toEqual(Object.keys(rows));
	});
	test.each(Object.keys(rows))('%s', (name) => {
		expect(plain(rows[name])).toEqual(recorded[name]);
	});
}

/** The same for rows that have to wait for something. */
export function checkTableLater(file: string, rows: Record<string, () => Promise<unknown>>): void {
	const recorded = existsSync(file)
		? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>)
		: {};
	const found: Record<string, unknown> = {};
	test.each(Object.keys(rows))('%s', async (name) => {
		const value = await rows[name]();
		found[name] = plain(() => value);
		if (!process.env.RECORD_TABLES) expect(found[name]).toEqual(recorded[name]);
	});
	test(`${path.basename(file)} has a row for each input, and no other`, () => {
		if (!process.env.RECORD_TABLES) {
			expect(Object.keys(recorded)).toEqual(Object.keys(rows));
			return;
		}
		const lines = Object.entries(found).map(
			([name, value]) => `\t${JSON.stringify(name)}: ${JSON.stringify(value)}`,
		);
		mkdirSync(path.dirname(file), { recursive: true });
		writeFileSync(file, `{\n${lines.join(',\n')}\n}\n`);
	});
}

/** What a row gives, in JSON; what JSON does not have is told apart all the same. */
function plain(row: () => unknown): unknown {
	let given: unknown;
	try {
		given = row();
	} catch (error) {
		given = { thrown: (error as Error).message };
	}
	const text = JSON.stringify(given, (_name, value: unknown) => {
		if (value === undefined) return '(undefined)';
		if (typeof value === 'number' && !Number.isFinite(value)) return `(${value})`;
		if (typeof value === 'symbol') return `(${String(value)})`;
		return value;
	});
	return JSON.parse(text) as unknown;
}

/** A row for each of the ones beside each of the others. */
export function crossed<One, Other>(
	ones: Record<string, One>,
	others: Record<string, Other>,
	row: (one: One, other: Other) => unknown,
): Record<string, () => unknown> {
	return Object.fromEntries(
		Object.entries(ones).flatMap(([name, one]) =>
			Object.entries(others).map(([otherName, other]) => [`${name}: ${otherName}`, () => row(one, other)]),
		),
	);
}

/** Values of every kind that an expression may give, by how they are written. */
export const givenValues: Record<string, unknown> = {
	undefined: undefined,
	null: null,
	"''": '',
	"' '": ' ',
	'[]': [],
	'{}': {},
	true: true,
	false: false,
	"'true'": 'true',
	"'False'": 'False',
	0: 0,
	1: 1,
	'-1': -1,
	'1.5': 1.5,
	NaN: NaN,
	Infinity: Infinity,
	1e21: 1e21,
	2147483648: 2147483648,
	"'1'": '1',
	"' 2 '": ' 2 ',
	"'+3'": '+3',
	"'1.50'": '1.50',
	"'1,5'": '1,5',
	"'abc'": 'abc',
	"' abc '": ' abc ',
	'a control character': 'a\u0001b',
	'a long text': 'x'.repeat(80),
	"'2026-02-28'": '2026-02-28',
	"'2026-02-30'": '2026-02-30',
	"'2026-01-31T09:30:00Z'": '2026-01-31T09:30:00Z',
	"'06C4A84A-693C-46CB-8DF2-40A8215AA056'": '06C4A84A-693C-46CB-8DF2-40A8215AA056',
	"'QQ=='": 'QQ==',
	"['a', ' b ', '']": ['a', ' b ', ''],
	"['a,b']": ['a,b'],
	'[1, 2]': [1, 2],
	'[[1], null]': [[1], null],
	'[{}]': [{}],
	"{ value: 'abc' }": { value: 'abc' },
	"{ mode: 'id', value: '7' }": { mode: 'id', value: '7' },
	"{ mode: 'name', value: 'abc' }": { mode: 'name', value: 'abc' },
	'{ value: null }': { value: null },
	'{ value: {} }': { value: {} },
	'{ value: { a: 1, b: null } }': { value: { a: 1, b: null } },
};
