import { decodedPieces, decodeReferences } from '../../../nodes/shared/xml/references';

/** Marks what is normalised: the texts between references, each of them once. */
const marked = (text: string) => `[${text}]`;
const asItIs = (text: string) => text;
const decoded = (source: string, start = 0, end = source.length) =>
	decodeReferences(source, start, end, marked);

const texts: Array<[source: string, text: string]> = [
	['', ''],
	['abc', '[abc]'],
	['&amp;', '&'],
	['&lt;&gt;&quot;&apos;', '<>"\''],
	['a&lt;b', '[a]<[b]'],
	['&#65;&#x41;&#x4a;&#x4A;', 'AAJJ'],
	['&#13;\r', '\r[\r]'],
	['&#0;&#xFFFF;', '\u0000\uffff'],
	['&#xD7FF;&#xE000;&#55295;&#57344;', '\ud7ff\ue000\ud7ff\ue000'],
	['&#x10FFFF;&#1114111;&#0000065;', '\u{10ffff}\u{10ffff}A'],
	['&amp;amp;', '&[amp;]'],
	[';a;', '[;a;]'],
];

test('references become what they stand for', () => {
	expect(texts.map(([source]) => [source, decoded(source)])).toEqual(texts);
});

const refused: Array<[source: string, character: number]> = [
	['&', 1],
	['a & b', 3],
	['&;', 1],
	['&amp', 1],
	['&amp;&lt;&', 10],
	['&AMP;', 1],
	['&nbsp;', 1],
	['& amp;', 1],
	['&amp ;', 1],
	['&&amp;', 1],
	['&toString;', 1],
	['&#;', 1],
	['&#x;', 1],
	['&#X41;', 1],
	['&#-1;', 1],
	['&#6.5;', 1],
	['&#65 ;', 1],
	['&#x41g;', 1],
	['&#4a;', 1],
	['&x41;', 1],
	['&a#65;', 1],
	['a;&ltx', 3],
	['&ltx', 1],
	['&#xD800;', 1],
	['&#xDFFF;', 1],
	['&#55296;', 1],
	['&#x110000;', 1],
	['&#1114112;', 1],
	[`&#${'9'.repeat(400)};`, 1],
];

test('what XML does not know as a reference is refused with its place', () => {
	for (const [source, character] of refused) {
		expect(() => decoded(source)).toThrow(
			`There is an '&' that is not a reference XML knows (at character ${character}).`,
		);
	}
});

test.each([
	['what stands around it', 'a&lt;b&gt;c&', 5, 6, '[b]'],
	['a reference right behind it', 'ab&', 0, 2, '[ab]'],
	['a reference as its last part', 'a&lt;b', 0, 5, '[a]<'],
	['a reference as its first part', 'a&lt;b', 1, 6, '<[b]'],
	['nothing', '&lt;', 2, 2, ''],
])('of a part of a text only that part is read: %s', (_what, source, start, end, text) => {
	expect(decoded(source, start, end)).toBe(text);
});

test('a reference that ends behind the part is none', () => {
	expect(() => decoded('a&lt;b', 0, 4)).toThrow('(at character 2)');
	expect(() => decoded('&a &lt;', 0, 3)).toThrow('(at character 1)');
});

const million = 1_000_000;
const x = 'x'.repeat(million);

test.each<[string, string, number[]]>([
	['a million characters', x, [million]],
	['one more', `${x}y`, [million, 1]],
	['three million', x.repeat(3), [million, million, million]],
	['a reference behind a million', `${x}&lt;`, [million + 1]],
	['a reference behind one more', `${x}y&lt;z`, [million, 3]],
	['a reference in front', `&lt;${x}y&gt;`, [million + 1, 2]],
	['4,095 pieces', `${'a&lt;'.repeat(2_047)}b`, [4_095]],
	['4,096 pieces', 'a&lt;'.repeat(2_048), [4_096, 0]],
	['4,097 pieces', `${'&lt;'.repeat(4_096)}b`, [4_096, 1]],
	['twice as many', '&lt;'.repeat(8_192), [4_096, 4_096, 0]],
])('a long text comes in pieces: %s', (_what, source, lengths) => {
	const pieces = [...decodedPieces(source, 0, source.length, asItIs)];
	expect(pieces.map(({ length }) => length)).toEqual(lengths);
});

test('a line end of two characters is not cut in two', () => {
	const source = `${'x'.repeat(million - 1)}\r\ny`;
	const seen: string[] = [];
	const pieces = [
		...decodedPieces(source, 0, source.length, (text) => {
			seen.push(text.slice(-3));
			return text;
		}),
	];
	expect(seen).toEqual(['xxx', '\r\ny']);
	expect(pieces.join('') === source).toBe(true);
	expect(pieces.map(({ length }) => length)).toEqual([million - 1, 3]);
});
