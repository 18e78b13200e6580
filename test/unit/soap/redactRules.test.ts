import { redactFailure, redactor, rememberingRedactor } from '../../../nodes/shared/soap/redact';

/** What is taken out of the words of a system, and what stays: each rule by itself. */

const base64 = (text: string) => Buffer.from(text).toString('base64');
type Row = [text: string, outcome: string];
const expectAll = (secrets: string[], rows: Row[]) => {
	const redact = redactor(secrets);
	expect(rows.map(([text]) => [text, redact(text)])).toEqual(rows);
};

test('a secret goes wherever it stands, a short one as a word alone', () => {
	expectAll(
		['four', 'abc', 'x'],
		[
			['', ''],
			['nothing', 'nothing'],
			['four', '***'],
			['fourfour', '******'],
			['a-four-b', 'a-***-b'],
			['afourb', 'a***b'],
			['Four FOUR', 'Four FOUR'],
			['fou four', 'fou ***'],
			['abc', '***'],
			['(abc)', '(***)'],
			['abcd zabc abc1 1abc äabc abcé', 'abcd zabc abc1 1abc äabc abcé'],
			['abc_abc', '***_***'],
			['x=x', '***=***'],
			['max', 'max'],
		],
	);
});

test('blanks around a secret, empty ones and marks of keys are no secrets', () => {
	expectAll(
		['', ' ', '\n', ' inner part '],
		[
			['an inner part of it', 'an *** of it'],
			['a b\n', 'a b\n'],
		],
	);
	const pem = '-----BEGIN RSA PRIVATE KEY-----\r\nline-one\nabc\rline-two\n\n-----END RSA PRIVATE KEY-----';
	expectAll(
		[pem],
		[
			['line-one, line-two', '***, ***'],
			['abc', 'abc'],
			['-----BEGIN RSA PRIVATE KEY-----', '-----BEGIN RSA PRIVATE KEY-----'],
			['-----END RSA PRIVATE KEY-----', '-----END RSA PRIVATE KEY-----'],
			[pem, pem.replace('line-one', '***').replace('line-two', '***')],
		],
	);
	expectAll(
		['-----BEGIN KEY----- line-one abc\tline-two -----END KEY-----'],
		[
			['line-one, line-two', '***, ***'],
			['abc', 'abc'],
		],
	);
	expectAll(['abc\ndef'], [['abc def', 'abc def']]);
	expectAll(['abcd\ndef'], [['abcd def', '*** def']]);
	expectAll(['x -----BEGIN KEY-----'], [['x -----BEGIN KEY-----', '***']]);
});

test('what XML, JSON and addresses make of a character is the character', () => {
	expectAll(
		['a&<>"\'b'],
		[
			['a&<>"\'b', '***'],
			['a&amp;&lt;&gt;&quot;&apos;b', '***'],
			['a&amp;amp;&amp;lt;&amp;gt;&amp;quot;&amp;apos;b', '***'],
			['a&#38;&#60;&#62;&#34;&#39;b', '***'],
			['a&#038;&#x3c;&#X003E;&amp;#34;&amp;amp;#39;b', '***'],
			['a&<>\\"\'b', '***'],
			['a\\u0026\\u003c\\u003E\\u0022\\u0027b', '***'],
			['a\\\\u0026\\\\u003c\\\\u003E\\\\"\\\\\'b', '***'],
			['a%26%3C%3e%22%27b', '***'],
			['a%2526%253C%25253e%22%27b', '***'],
			['&#97;&<>"\'&#x62;', '***'],
			['\\u0061&<>"\'\\x62', '***'],
			['%61&<>"\'%62', '***'],
			['a&<>"b', 'a&<>"b'],
			['a&LT;<>"\'b', 'a&LT;<>"\'b'],
		],
	);
	expectAll(
		['p w/d\\1\t+é€'],
		[
			['p w/d\\1\t+é€', '***'],
			['p+w/d\\1\t+é€', '***'],
			['p%20w%2Fd%5C1%09%2B%C3%A9%E2%82%AC', '***'],
			['p w/d\\1\t+%E9€', '***'],
			['p w\\/d\\\\1\\t+\\u00e9\\u20AC', '***'],
			['p w_d\\1\t-é€', '***'],
			['p w/d\\1\t é€', '***'],
			['p-w/d\\1\t+é€', 'p-w/d\\1\t+é€'],
			['p w/d\\1\n+é€', 'p w/d\\1\n+é€'],
		],
	);
	expectAll(
		['😀key'],
		[
			['😀key', '***'],
			['\\ud83d\\uDE00key', '***'],
			['&#128512;key', '***'],
			['&#x1F600;key', '***'],
			['%F0%9F%98%80key', '***'],
		],
	);
});

test('long ones of hexadecimal digits go in either case, others in their own', () => {
	expectAll(
		['0123456789abcdef'],
		[
			['0123456789abcdef', '***'],
			['0123456789ABCDEF', '***'],
			['0123456789aBcDeF', '***'],
		],
	);
	expectAll(['ABCDEF01-2345-67'], [['abcdef01-2345-67', '***']]);
	expectAll(
		['0123456789abcde'],
		[
			['0123456789abcde', '***'],
			['0123456789ABCDE', '0123456789ABCDE'],
		],
	);
	expectAll(['0123456789abcdeg'], [['0123456789ABCDEG', '0123456789ABCDEG']]);
});

test('base64 of it goes as a whole, with what stands beside it', () => {
	const secret = 'Canary-secret-1';
	const around = (text: string): Row => [`[ ${text} ]`, '[ *** ]'];
	expectAll(
		[secret],
		[
			...['', 'x', 'xy', 'xyz'].map((before) =>
				around(base64(`${before}${secret}and more`).replace(/=+$/, '')),
			),
			around(base64(secret)),
			around(base64(`x${secret}`)),
			around(Buffer.from(`??>${secret}`).toString('base64url')),
			[`a.${base64(`x${secret}`)}.b`, 'a.***.b'],
			[`${base64(secret)} ${base64(secret)}`, '*** ***'],
			[base64('Canary'), base64('Canary')],
		],
	);
	expectAll(
		['p&<>"\'w'],
		[
			...[
				'p&<>"\'w',
				'p&amp;&lt;>"\'w',
				'p&amp;&lt;&gt;"\'w',
				"p&amp;&lt;&gt;&quot;'w",
				'p&amp;&lt;&gt;&quot;&apos;w',
				'p&amp;&lt;&gt;&quot;&#39;w',
				'p&<>\\"\'w',
			].map((text) => around(base64(`<a>${text}</a>`))),
		],
	);
	expectAll(['abc'], [[base64('<a>abc</a>'), base64('<a>abc</a>')]]);
});

test('long secrets are found in pieces of a hundred characters, and many beside each other', () => {
	const long = `${'a'.repeat(99)}1${'b'.repeat(99)}2${'c'.repeat(50)}`;
	const redact = redactor([long]);
	expect(redact(long)).toBe('*********');
	expect(redact(long.slice(0, 100))).toBe('***');
	expect(redact(long.slice(100, 200))).toBe('***');
	expect(redact(long.slice(200))).toBe('***');
	expect(redact(long.slice(0, 99))).toBe(long.slice(0, 99));
	const parts = (length: number) => redactor(['-'.repeat(100) + 'z'.repeat(length)])('z'.repeat(length));
	expect([parts(3), parts(4)]).toEqual(['zzz', '***']);
	const many = Array.from({ length: 25 }, (_unused, index) => `secret-${index}-end`);
	expect(redactor(many)(many.join(' '))).toBe(many.map(() => '***').join(' '));
	expect(redactor(['part', 'part-of-more'])('part-of-more part')).toBe('*** ***');
	expect(redactor(['more-part', 'part'])('more-part part')).toBe('*** ***');
	expect(redactor([])('text')).toBe('text');
});

test('a redactor is made anew when the secrets are others', () => {
	const redact = rememberingRedactor();
	const first = redact(['one-secret', 'two-secret']);
	expect(redact(['one-secret', 'two-secret'])).toBe(first);
	expect(first('one-secret two-secret')).toBe('*** ***');
	const second = redact(['one-secret']);
	expect(second('one-secret two-secret')).toBe('*** two-secret');
	expect(redact(['one-secrettwo-secret'])('one-secret two-secret')).toBe('one-secret two-secret');
	expect(redact([])('one-secret')).toBe('one-secret');
});

test('every text of a failure is redacted and bounded, and nothing else is touched', () => {
	const redact = redactor(['Canary-1']);
	const given = {
		kind: 'fault',
		reached: 'yes',
		httpStatus: 500,
		parameter: 'Canary-1',
		retryAfter: 1,
	} as const;
	expect(
		redactFailure(
			{
				...given,
				message: 'm Canary-1',
				advice: 'a Canary-1',
				code: 'c Canary-1',
				systemText: 's Canary-1',
				done: ['d Canary-1', 'e'],
			},
			redact,
		),
	).toEqual({
		...given,
		message: 'm ***',
		advice: 'a ***',
		code: 'c ***',
		systemText: 's ***',
		done: ['d ***', 'e'],
	});
	expect(redactFailure({ ...given, message: 'm' }, redact)).toEqual({
		...given,
		message: 'm',
		advice: undefined,
		code: undefined,
		systemText: undefined,
		done: undefined,
	});
	const shown = (message: string) => redactFailure({ ...given, message }, redact).message;
	const x = (count: number) => 'x'.repeat(count);
	expect(shown(x(2_000))).toBe(x(2_000));
	expect(shown(x(2_001))).toBe(`${x(1_999)}…`);
	expect(shown(`${x(1_998)}😀${x(9)}`)).toBe(`${x(1_998)}…`);
	expect(shown(`${x(1_997)}😀${x(9)}`)).toBe(`${x(1_997)}😀…`);
	expect(shown(`${x(1_996)}Canary-1`)).toBe(`${x(1_996)}***`);
	expect(shown(`${x(1_995)}Canary-1 and`)).toBe(`${x(1_995)}*** …`);
	expect(shown(x(20_000))).toBe(`${x(1_999)}…`);
	expect(shown(x(20_001))).toBe(`${x(1_999)}…`);
	const long = redactor(['s'.repeat(99)]);
	// Where less is left than a secret may be long, nothing of it is shown.
	expect(redactFailure({ ...given, message: 's'.repeat(99 * 203) }, long).message).toBe('…');
	// Of what was not searched to its end as much is left out at the end as a secret may be long.
	expect(shown('Canary-1'.repeat(2_501))).toBe(`${'***'.repeat(2_500).slice(0, 1_999)}…`);
	expect(shown(`${'Canary-1'.repeat(2_400)}${x(801)}`)).toBe(`${'***'.repeat(2_400).slice(0, 1_999)}…`);
});
