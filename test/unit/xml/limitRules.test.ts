import { defaultXmlLimits, type XmlLimits } from '../../../nodes/shared/xml/limits';
import { parseXml } from '../../../nodes/shared/xml/parse';

/** Each limit passes what is as large as it says, and refuses one more with its sentence. */

const attributes = (count: number) =>
	Array.from({ length: count }, (_unused, index) => ` a${index}=""`).join('');
const nested = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth);

function said(source: string | Uint8Array, limits: Partial<XmlLimits> = {}): string {
	const { problem } = parseXml(source, { limits });
	return problem ? `${problem.kind}: ${problem.message}` : 'read';
}

test('limits that are given', () => {
	const elements = 'tooLarge: It has more than 5 elements';
	const rows: Array<[limits: Partial<XmlLimits>, within: string, beyond: string, message: string]> = [
		[{ bytes: 6 }, '<aaa/>', '<aaaa/>', 'tooLarge: The document has 7 bytes; the limit is 6.'],
		[
			{ depth: 3 },
			nested(3),
			nested(4),
			'tooDeep: It nests elements deeper than 3 levels (at character 10).',
		],
		[
			{ depth: 3 },
			'<a><a><a/><a></a></a></a>',
			'<a><a><a><b/></a></a></a>',
			'tooDeep: It nests elements deeper than 3 levels (at character 10).',
		],
		[
			{ elements: 5 },
			`<a>${'<b/>'.repeat(4)}</a>`,
			`<a>${'<b/>'.repeat(5)}</a>`,
			`${elements} (at character 20).`,
		],
		[
			{ elements: 5 },
			`<a>${'<!---->'.repeat(4)}</a>`,
			`<a>${'<!---->'.repeat(5)}</a>`,
			`${elements} (at character 32).`,
		],
		[
			{ elements: 5 },
			`<a>${'<?b?>'.repeat(4)}</a>`,
			`<a>${'<?b?>'.repeat(5)}</a>`,
			`${elements} (at character 24).`,
		],
		[
			{ elements: 5 },
			`<a>${'<![CDATA[]]>'.repeat(4)}</a>`,
			`<a>${'<![CDATA[]]>'.repeat(5)}</a>`,
			`${elements} (at character 52).`,
		],
		[
			{ attributesPerElement: 3 },
			`<a${attributes(3)}><b${attributes(3)}/></a>`,
			`<a><b${attributes(4)}/></a>`,
			'tooLarge: An element has more than 3 attributes (at character 25).',
		],
		[
			{ attributesPerElement: 2 },
			'<a xmlns="u" b=""/>',
			'<a xmlns="u" xmlns:p="v" b=""/>',
			'tooLarge: An element has more than 2 attributes (at character 26).',
		],
		[
			{ attributes: 3 },
			`<a${attributes(2)}><b${attributes(1)}/></a>`,
			`<a${attributes(2)}><b${attributes(2)}/></a>`,
			'tooLarge: It has more than 3 attributes (at character 25).',
		],
	];
	expect(rows.map(([limits, within]) => said(within, limits))).toEqual(rows.map(() => 'read'));
	expect(rows.map(([limits, , beyond]) => said(beyond, limits))).toEqual(
		rows.map(([, , , message]) => message),
	);
});

test('bytes are counted as they come, characters of a text as they are', () => {
	expect(said(Buffer.from('<a>é</a>'), { bytes: 9 })).toBe('read');
	expect(said(Buffer.from('<a>é</a>'), { bytes: 8 })).toMatch(/^tooLarge: The document has 9 bytes/);
	expect(said('<a>é</a>', { bytes: 8 })).toBe('read');
});

test('limits that are not given are the usual ones', () => {
	expect(defaultXmlLimits).toEqual({
		bytes: 52_428_800,
		depth: 100,
		elements: 3_500_000,
		attributesPerElement: 1_000,
		attributes: 2_000_000,
	});
	expect(said(nested(100), { elements: 200 })).toBe('read');
	expect(said(nested(101), { elements: 200 })).toMatch(/^tooDeep/);
	expect(said(`<a${attributes(1_000)}/>`, { depth: 1 })).toBe('read');
	expect(said(`<a${attributes(1_001)}/>`, { depth: 1 })).toMatch(/^tooLarge/);
});

test('a page that is too large or too deep is told so; any other is told to be a page', () => {
	expect(said('<html><p>', { depth: 1 })).toMatch(/^tooDeep/);
	expect(said('<html><p>', { elements: 1 })).toMatch(/^tooLarge/);
	expect(said('<html><p>')).toBe('notXml: The document is an HTML page, not XML.');
});
