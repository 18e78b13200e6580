import type { ScannedPart } from '../../../nodes/shared/xml/contents';
import { defaultXmlLimits } from '../../../nodes/shared/xml/limits';
import { scanXml } from '../../../nodes/shared/xml/scanner';

/** What the scanner hands on; where it may be paused, an `undefined` stands in between. */
const scanned = (source: string) => [...scanXml(source, defaultXmlLimits)];
const partsOf = (source: string) => scanned(source).filter((part): part is ScannedPart => part !== undefined);

/** A part in words: its structure, with the names that stand for the tokens. */
function shown(part: ScannedPart) {
	const written = new Map([...part.around, ...part.names].map((name) => [name.token, name.written]));
	return {
		structure: part.skeleton.replace(/e[0-9]+/g, (token) => written.get(token) ?? token),
		around: part.around.map((name) => name.written),
		names: part.names.map((name) => name.written),
		texts: part.texts,
		attributes: part.attributeNames.map(({ name }, index) => [name, part.attributeValues[index]]),
		attributeEnds: part.attributeEnds,
		textsAround: part.textsAround,
	};
}

const nothing = {
	around: [],
	names: [],
	texts: [],
	attributes: [],
	attributeEnds: [],
	textsAround: [],
};

test.each<[string, object]>([
	['<a/>', { ...nothing, structure: '<a/>', names: ['a'], texts: [''], attributeEnds: [0] }],
	['<a></a>', { ...nothing, structure: '<a/>', names: ['a'], texts: [''], attributeEnds: [0] }],
	['<a> </a>', { ...nothing, structure: '<a/>', names: ['a'], texts: [' '], attributeEnds: [0] }],
	[
		'<a b="1" c="2">x<d/>y<e f="3">z</e> <d><p:g/></d></a>',
		{
			structure: '<a><d/><e/><d><p:g/></d></a>',
			around: [],
			names: ['a', 'd', 'e', 'd', 'p:g'],
			texts: ['xy ', '', 'z', '', ''],
			attributes: [
				['b', '1'],
				['c', '2'],
				['f', '3'],
			],
			attributeEnds: [2, 2, 3, 3, 3],
			textsAround: [],
		},
	],
	[
		'<a> <b> x </b> <c>\n<b/>\t</c> </a>',
		{
			...nothing,
			structure: '<a><b/><c><b/></c></a>',
			names: ['a', 'b', 'c', 'b'],
			texts: ['', ' x ', '', ''],
			attributeEnds: [0, 0, 0, 0],
		},
	],
])('a small document is one part: %s', (source, part) => {
	expect(partsOf(source).map(shown)).toEqual([part]);
});

const rows = (count: number) => '<i/>'.repeat(count);
const sizesOf = (source: string) => partsOf(source).map(({ names }) => names.length);

const sizes: Array<[what: string, source: string, elements: number[]]> = [
	['fewer elements than a part takes', `<r>${rows(9_998)}</r>`, [9_999]],
	['as many, and nothing behind the root', `<r>${rows(9_999)}</r>`, [10_000, 0]],
	['one more', `<r>${rows(10_000)}</r>`, [10_000, 1]],
	['three parts', `<r>${rows(25_000)}</r>`, [10_000, 10_000, 5_001]],
	[
		'a start tag as the last one, which may turn out to be empty',
		`<r>${rows(9_998)}<i></i></r>`,
		[10_000, 0],
	],
	['a start tag with an element in it', `<r>${rows(9_998)}<i><j/></i></r>`, [10_001, 0]],
];

test('a part has ten thousand elements', () => {
	expect(sizes.map(([what, source]) => [what, source, sizesOf(source)])).toEqual(sizes);
});

test('each part stands inside the elements around it, and has the texts of those that end in it', () => {
	const source = `<r a="1">one<s>two${rows(9_998)}three<t> </t></s>four<u b="2"/>five</r>`;
	const [first, second] = partsOf(source).map(shown);
	expect(first.structure).toBe(`<r><s>${rows(9_998)}</s></r>`);
	expect(first).toMatchObject({ around: [], attributes: [['a', '1']], textsAround: [] });
	expect([first.texts.length, first.texts.join('')]).toEqual([10_000, '']);
	expect(first.attributeEnds.every((end) => end === 1)).toBe(true);
	expect(second).toEqual({
		structure: '<r><s><t/></s><u/></r>',
		around: ['r', 's'],
		names: ['t', 'u'],
		texts: [' ', ''],
		attributes: [['b', '2']],
		attributeEnds: [0, 1],
		textsAround: [
			[1, 'twothree'],
			[0, 'onefourfive'],
		],
	});
});

test('blanks alone around parts are no text; what is open over three parts is whole', () => {
	const source = `<r> <s>\n${rows(10_000)} x ${rows(10_000)}\n</s> </r>`;
	expect(partsOf(source).map(({ textsAround }) => textsAround)).toEqual([[], [], [[1, '\n x \n']]]);
	expect(partsOf(source).map(({ around }) => around.map(({ name }) => name))).toEqual([
		[],
		['r', 's'],
		['r', 's'],
	]);
	expect(partsOf(source)[1].skeleton).toMatch(/^<e0><e1><e2\/>.*<e2\/><\/e1><\/e0>$/);
});

test('limits count over all parts', () => {
	const within = (source: string, limits: object) =>
		[...scanXml(source, { ...defaultXmlLimits, ...limits })].length > 0;
	const source = `<r>${'<i a=""/>'.repeat(20_000)}</r>`;
	expect(within(source, { elements: 20_001, attributes: 20_000 })).toBe(true);
	expect(() => within(source, { elements: 20_000 })).toThrow('It has more than 20000 elements');
	expect(() => within(source, { attributes: 19_999 })).toThrow('It has more than 19999 attributes');
	// The fifteen thousandth attribute is in the middle of the second part.
	expect(() => within(source, { attributes: 15_000 })).toThrow('(at character 135007)');
	expect(() => within(source, { elements: 15_000 })).toThrow('(at character 134995)');
	expect(() => within(`<r>${rows(10_000)}</r><s/>`, {})).toThrow('There is a second root element');
	expect(() => within(`<r>${rows(10_000)}</r>x`, {})).toThrow('There is text after the root element');
	expect(() => within(`<r>${rows(10_000)}</s>`, {})).toThrow("The element 'r' is not closed");
	expect(() => within(`<r>${rows(10_000)}`, {})).toThrow("too early inside the element 'r'");
});
