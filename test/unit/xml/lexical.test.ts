import {
	endOfQualifiedName,
	indexOfContent,
	isBlank,
	shown,
	skipSpace,
	withLineFeeds,
} from '../../../nodes/shared/xml/lexical';

/** What XML 1.0 calls white space (production 3), names (5) and line ends (section 2.11). */

const otherSpaces = [
	'\u000b',
	'\u000c',
	'\u0085',
	'\u00a0',
	'\u1680',
	'\u2003',
	'\u2028',
	'\u3000',
	'\u0008',
	'!',
];

test('four characters are white space, and no others', () => {
	expect(skipSpace(' \t\r\n x', 0)).toBe(5);
	expect(skipSpace('x y', 1)).toBe(2);
	expect(skipSpace('x y', 2)).toBe(2);
	expect([skipSpace('', 0), skipSpace('  ', 0), skipSpace('  ', 1), skipSpace('x', 1)]).toEqual([0, 2, 2, 1]);
	expect(otherSpaces.map((one) => skipSpace(one, 0))).toEqual(otherSpaces.map(() => 0));
	expect(['', ' ', '\t\r\n ', 'x', ' x', 'x ', '\u00a0'].map(isBlank)).toEqual([
		true,
		true,
		true,
		false,
		false,
		false,
		false,
	]);
});

test('content begins behind blanks and byte order marks', () => {
	const rows: Array<[text: string, index: number]> = [
		['', 0],
		['x', 0],
		[' \r\n\tx', 4],
		['\ufeffx', 1],
		['\ufeff\ufeff x', 3],
		[' \ufeff \ufeffx ', 4],
		[' \ufeff', 2],
		['\ufefe', 0],
		['\uff00', 0],
		['\u00a0x', 0],
	];
	expect(rows.map(([text]) => [text, indexOfContent(text)])).toEqual(rows);
});

test('line ends become line feeds', () => {
	const rows = [
		['', ''],
		['a\nb', 'a\nb'],
		['a\rb', 'a\nb'],
		['a\r\nb', 'a\nb'],
		['\r\r\n\n\r', '\n\n\n\n'],
		['a b\t', 'a b\t'],
	];
	expect(rows.map(([text]) => [text, withLineFeeds(text)])).toEqual(rows);
});

test('a name has at most one colon, between two names', () => {
	const rows: Array<[text: string, end: number]> = [
		['a', 1],
		['ab:cd', 5],
		['a:b:c', 3],
		['a:', 1],
		['a:1', 1],
		[':a', -1],
		['1', -1],
		['', -1],
		['-', -1],
		['a-.1_\u00b7 b', 6],
		['été\u0300>', 4],
		['\u{20000}a/', 3],
		['a\u00d7', 1],
		['\u037e', -1],
		['a\ufeffb', 1],
	];
	expect(rows.map(([text]) => [text, endOfQualifiedName(text, 0)])).toEqual(rows);
	expect(endOfQualifiedName('<a b>', 1)).toBe(2);
	expect(endOfQualifiedName('<a b>', 2)).toBe(-1);
});

test('a message shows sixty characters of a name', () => {
	expect(shown('n'.repeat(60))).toBe('n'.repeat(60));
	expect(shown('n'.repeat(61))).toBe(`${'n'.repeat(60)}...`);
});
