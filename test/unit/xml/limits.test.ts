import { defaultXmlLimits, longestString, type XmlLimits } from '../../../nodes/shared/xml/limits';
import { parseXml } from '../../../nodes/shared/xml/parse';
import { expectQuick } from '../../support/slowness';

const kindOf = (input: string | Uint8Array, limits: Partial<XmlLimits>) =>
	parseXml(input, { limits }).problem?.kind;
const attributes = (count: number) =>
	Array.from({ length: count }, (_unused, index) => ` a${index}="1"`).join('');

describe('limits', () => {
	test.each<[string, Partial<XmlLimits>, (size: number) => string, number, string]>([
		['bytes', { bytes: 100 }, (size) => `<a>${'x'.repeat(size - 7)}</a>`, 100, 'tooLarge'],
		['depth', { depth: 20 }, (size) => '<a>'.repeat(size) + '</a>'.repeat(size), 20, 'tooDeep'],
		[
			'depth of an empty element',
			{ depth: 20 },
			(size) => `${'<a>'.repeat(size - 1)}<b/>${'</a>'.repeat(size - 1)}`,
			20,
			'tooDeep',
		],
		['elements', { elements: 50 }, (size) => `<a>${'<b/>'.repeat(size - 1)}</a>`, 50, 'tooLarge'],
		[
			'CDATA sections',
			{ elements: 50 },
			(size) => `<a>${'<![CDATA[]]>'.repeat(size - 1)}</a>`,
			50,
			'tooLarge',
		],
		['comments', { elements: 50 }, (size) => `<a>${'<!---->'.repeat(size - 1)}</a>`, 50, 'tooLarge'],
		[
			'processing instructions',
			{ elements: 50 },
			(size) => `<a>${'<?b?>'.repeat(size - 1)}</a>`,
			50,
			'tooLarge',
		],
		[
			'attributes of one element',
			{ attributesPerElement: 30 },
			(size) => `<a${attributes(size)}/>`,
			30,
			'tooLarge',
		],
		[
			'attributes in all',
			{ attributes: 60 },
			(size) => `<a${attributes(30)}><b${attributes(size - 30)}/></a>`,
			60,
			'tooLarge',
		],
	])('%s: the limit passes, one more does not', (_name, limits, build, limit, kind) => {
		expect(kindOf(build(limit), limits)).toBeUndefined();
		expect(kindOf(build(limit + 1), limits)).toBe(kind);
	});

	test('bytes are counted before they are decoded', () => {
		const body = Buffer.from('<a>€€€€</a>');
		expect(kindOf(body, { bytes: body.length })).toBeUndefined();
		expect(kindOf(body, { bytes: body.length - 1 })).toBe('tooLarge');
	});

	test('the defaults hold without being asked for', () => {
		const { depth } = defaultXmlLimits;
		expect(parseXml('<a>'.repeat(depth + 1) + '</a>'.repeat(depth + 1)).problem?.kind).toBe('tooDeep');
		expect(parseXml(`<a${attributes(defaultXmlLimits.attributesPerElement + 1)}/>`).problem?.kind).toBe(
			'tooLarge',
		);
		expect(parseXml('<a>'.repeat(depth) + '</a>'.repeat(depth)).problem).toBeUndefined();
	});

	test('a depth raised far beyond the default needs no stack', () => {
		const levels = 20_000;
		const result = parseXml('<a>'.repeat(levels) + '</a>'.repeat(levels), { limits: { depth: levels } });
		let depth = 0;
		for (let element = result.root; element !== undefined; element = element.children.at(0)) depth += 1;
		expect(depth).toBe(levels);
	});

	test.each([
		['100,000 levels', '<a>'.repeat(100_000)],
		['more empty elements than allowed', `<a>${'<b/>'.repeat(defaultXmlLimits.elements)}</a>`],
		['100,000 attributes', `<a${attributes(100_000)}/>`],
		['100,000 times <', '<'.repeat(100_000)],
		['100,000 comments that never end', `<a>${'<!--'.repeat(100_000)}`],
		['100,000 CDATA sections that never end', `<a>${'<![CDATA['.repeat(100_000)}`],
		['100,000 quotes', `<a b=${'"'.repeat(100_001)}`],
		['2 MB of blanks in a tag', `<a${' '.repeat(2_000_000)}`],
		['a reference of a million digits', `<a>&#${'1'.repeat(1_000_000)};</a>`],
		['ampersands without end', `<a>${'&'.repeat(500_000)}</a>`],
		['a million letters in a name', `<${'a'.repeat(1_000_000)}`],
	])('%s is refused in well under two seconds of work', async (_name, input) => {
		await expectQuick(2000, () => expect(parseXml(input).problem).toBeDefined());
	});
});

test('more bytes than a text can hold are too large, not of an unknown character set', () => {
	const bytes = new Uint8Array(longestString + 1).fill(0x20);
	expect(parseXml(bytes, { limits: { bytes: Infinity } }).problem).toEqual({
		kind: 'tooLarge',
		message: 'The document has 536870889 bytes, more than a text can hold.',
	});
});
