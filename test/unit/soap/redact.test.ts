import fc from 'fast-check';
import { redactFailure, redactor } from '../../../nodes/shared/soap/redact';
import { expectQuick } from '../../support/slowness';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const xml = (text: string) =>
	text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll("'", '&apos;');
const numeric = (text: string) => text.replace(/[^A-Za-z0-9]/gu, (one) => `&#${one.codePointAt(0)};`);
const hexadecimal = (text: string) =>
	text.replace(/[^A-Za-z0-9]/gu, (one) => `&#x${one.codePointAt(0)!.toString(16).toUpperCase()};`);
const form = (text: string) => new URLSearchParams({ a: text }).toString().slice(2);
const ascii = (text: string) =>
	JSON.stringify(text)
		.slice(1, -1)
		.replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

const each = (text: string, spell: (code: number) => string) =>
	[...text].map((character) => spell(character.codePointAt(0)!)).join('');
const hex = (code: number, size = 0) => code.toString(16).padStart(size, '0');

/** Every character escaped, letters too, as careful gateways and libraries do. */
const escapedWholly: Record<string, (text: string) => string> = {
	'numbers of XML': (text) => each(text, (code) => `&#${code};`),
	'hexadecimal numbers of XML': (text) => each(text, (code) => `&#x${hex(code).toUpperCase()};`),
	'numbers of XML, twice': (text) => each(text, (code) => `&amp;#${code};`),
	'units of JSON': (text) => [...text.split('')].map((unit) => `\\u${hex(unit.charCodeAt(0), 4)}`).join(''),
	'units of JSON, in JSON': (text) =>
		[...text.split('')].map((unit) => `\\\\u${hex(unit.charCodeAt(0), 4).toUpperCase()}`).join(''),
	'bytes of an address': (text) => [...Buffer.from(text)].map((byte) => `%${hex(byte, 2)}`).join(''),
	'bytes of an address, twice': (text) =>
		[...Buffer.from(text)].map((byte) => `%25${hex(byte, 2).toUpperCase()}`).join(''),
};

const spellings: Record<string, (text: string) => string> = {
	raw: (text) => text,
	xml,
	'xml twice': (text) => xml(xml(text)),
	numeric,
	hexadecimal,
	address: encodeURIComponent,
	'address twice': (text) => encodeURIComponent(encodeURIComponent(text)),
	form,
	json: (text) => JSON.stringify(text).slice(1, -1),
	ascii,
	base64,
	'base64 behind one': (text) => base64(`x${text}`),
	'base64 behind two': (text) => base64(`xy${text}`),
	'base64 within': (text) => base64(`user:${text}\r\nmore`),
	'base64 of a document': (text) => base64(`<a><b>${xml(text)}</b></a>`),
	'base64 for addresses': (text) => Buffer.from(`a:${text}~`).toString('base64url'),
	'base64 in an address': (text) => encodeURIComponent(base64(`a:${text}`)),
	...escapedWholly,
};

const secrets = [
	`p&s<w>o"r'd 1`,
	'Passwört-€-😀',
	'a+b/c=d\\e%f',
	'6B29FC40CA471067B31D00DD010662DA',
	'c0ffee00-1234-4abc-8def-0123456789ab',
	'geheim',
	'$1.*[x](y)|^{z}',
	'four',
];

describe.each(secrets)('the secret %j', (secret) => {
	test.each(Object.entries(spellings))('is found as %s', (_name, spell) => {
		const said = spell(secret);
		const clean = redactor([secret])(`Before ${said} after`);
		expect(clean).toMatch(/^Before \*\*\*={0,2}(?:%3D)* after$/);
	});
});

test('of any secret from four characters nothing stays, whatever stands around it', () => {
	// One line that is no blank at its ends: a secret is stored so, and half characters cannot be sent.
	const word = fc
		.string({ minLength: 4, maxLength: 40, unit: 'binary' })
		.filter((text) => text.trim() === text && text.trim().length >= 4)
		.filter((text) => !/[\r\n\ud800-\udfff]/.test(text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, '')));
	fc.assert(
		fc.property(word, fc.constantFrom(...Object.values(spellings)), (secret, spell) => {
			const clean = redactor([secret])(`[ ${spell(secret)} ]`);
			expect(clean).toContain('***');
			expect(clean).not.toContain(secret);
			expect(clean.length).toBeLessThan(20);
		}),
		{ numRuns: 500 },
	);
});

test('a text of the longest size stays whole, one more is cut, and what was not searched is not shown', () => {
	const shown = (length: number) =>
		redactFailure({ kind: 'fault', message: 'x'.repeat(length), reached: 'yes' }, redactor([])).message;
	expect(shown(2_000)).toBe('x'.repeat(2_000));
	expect(shown(2_001)).toBe(`${'x'.repeat(1_999)}…`);
	expect(shown(20_000)).toBe(`${'x'.repeat(1_999)}…`);
	expect(shown(30_000)).toBe(`${'x'.repeat(1_999)}…`);
	const hidden = redactFailure(
		{ kind: 'fault', message: `${'secret '.repeat(3_000)}`, reached: 'yes' },
		redactor(['secret ']),
	).message;
	expect(hidden).not.toContain('secret');
});

test('short secrets go as whole words only', () => {
	const redact = redactor(['ab', '7']);
	expect(redact('ab about cab 7 17 (7) ab.')).toBe('*** about cab *** 17 (***) ***.');
});

test('nothing, blanks and no secrets change nothing', () => {
	for (const none of [[], [''], ['  ', '\n']])
		expect(redactor(none)('A text of 7 words')).toBe('A text of 7 words');
});

test('a key in PEM form goes line by line, whole or with blanks for its line ends', () => {
	const lines = ['MIIEvQIBADANBgkqhkiG9w0BAQEFAASC', 'BKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj'];
	const key = ['-----BEGIN PRIVATE KEY-----', ...lines, '-----END PRIVATE KEY-----'].join('\n');
	for (const stored of [key, key.replaceAll('\n', ' ')]) {
		const clean = redactor([stored])(`error:0909006C ${lines[1]} in ${key}`);
		for (const line of lines) expect(clean).not.toContain(line);
		expect(clean).toContain('BEGIN PRIVATE KEY');
	}
});

test('a longer secret goes before the shorter one that it holds', () => {
	expect(redactor(['pass', 'passport-1'])('passport-1 pass')).toBe('*** ***');
});

describe('texts of a failure', () => {
	const failure = (systemText: string) => ({
		kind: 'fault' as const,
		message: systemText,
		advice: systemText,
		code: systemText,
		systemText,
		done: [systemText],
		reached: 'yes' as const,
		retryAfter: 5,
	});

	test('are all redacted, and nothing else changes', () => {
		const clean = redactFailure(failure('a canary-1 b'), redactor(['canary-1']));
		expect(clean).toEqual(failure('a *** b'));
	});

	test.each([0, 1, 1989, 1990, 1995, 1999, 2000, 19_990, 19_999, 20_000])(
		'have at most 2,000 characters, with no part of a secret at the cut (at %i)',
		(position) => {
			const text = `${'. '.repeat(15_000).slice(0, position)}canary-secret-0123456789${'. '.repeat(15_000)}`;
			const { message } = redactFailure(failure(text), redactor(['canary-secret-0123456789']));
			expect(message.length).toBeLessThanOrEqual(2000);
			expect(message).not.toMatch(/can/);
		},
	);

	test('that repeat the secret to the end do not show the beginning of the last one', () => {
		const text = 'canary-secret-0123456789 '.repeat(2_000);
		const { message } = redactFailure(failure(text), redactor(['canary-secret-0123456789']));
		expect(message).not.toMatch(/can/);
	});

	test('may hold any of the thousand passwords of a batch', async () => {
		const many = Array.from({ length: 1000 }, (_, index) => `pass <word> & "${index}" of the batch`);
		await expectQuick(3000, () => {
			const redact = redactor(many);
			const text = `${xml(many[999])} and ${base64(many[0])} and ${many[500]} ${'x'.repeat(1800)}`;
			expect(redact(text)).toMatch(/^\*\*\* and \*\*\*=* and \*\*\* x+$/);
		});
	});

	test.each(['a', '&', '€', '😀', '+/', 'x\t'])('may hold a very long secret of %j', (unit) => {
		const secret = `<${unit.repeat(50_000)}>`;
		const redact = redactor([secret, ...Array.from({ length: 60 }, (_, index) => unit.repeat(40 + index))]);
		for (const spell of [(text: string) => text, xml, form, base64]) {
			const clean = redact(`Before ${spell(secret)} after`).replaceAll('***', '');
			expect(clean.length).toBeLessThan(30);
		}
	});

	test('are searched in little time', async () => {
		const redact = redactor([...secrets, ...Array.from({ length: 60 }, (_, index) => `secret-${index}`)]);
		await expectQuick(3000, () => {
			for (const text of [
				'a'.repeat(100_000),
				'QUJD'.repeat(25_000),
				'%25'.repeat(30_000),
				'&amp;'.repeat(20_000),
			]) {
				redactFailure(failure(text), redact);
			}
		});
	});
});
