import { TreeBuilder } from '../../../nodes/shared/xml/builder';
import type { ScannedPart } from '../../../nodes/shared/xml/contents';
import { defaultXmlLimits } from '../../../nodes/shared/xml/limits';
import { parseXml } from '../../../nodes/shared/xml/parse';
import { scanXml } from '../../../nodes/shared/xml/scanner';
import { element, type XmlElement } from '../../../nodes/shared/xml/tree';

/** What a parser says of an element: the token of its name, and its depth. */
type Said = [token: string, depth: number];

const partsOf = (source: string) =>
	[...scanXml(source, defaultXmlLimits)].filter((part): part is ScannedPart => part !== undefined);

/** The tree of a document whose parts a parser read as it says. */
function treeOf(source: string, ...saidOfParts: Said[][]): XmlElement | string {
	const builder = new TreeBuilder();
	for (const [index, part] of partsOf(source).entries()) {
		builder.add(part, () => {
			for (const [token, depth] of saidOfParts[index] ?? []) builder.element(token, depth);
		});
	}
	return builder.finish();
}

const disagreement = 'The parser could not read the document.';
const small = '<a><b/><c/></a>';

test('the depth tells what is inside what', () => {
	const [b, c] = [element('b', ''), element('c', '')];
	const beside = element('a', '', { children: [b, c] });
	const inside = element('a', '', { children: [element('b', '', { children: [c] })] });
	expect(
		treeOf(small, [
			['e0', 1],
			['e1', 2],
			['e2', 2],
		]),
	).toEqual(beside);
	expect(
		treeOf(small, [
			['e0', 1],
			['e1', 2],
			['e2', 3],
		]),
	).toEqual(inside);
});

const wrong: Array<[what: string, said: Said[]]> = [
	['nothing', []],
	[
		'another root',
		[
			['e1', 1],
			['e1', 2],
			['e2', 2],
		],
	],
	[
		'another name',
		[
			['e0', 1],
			['e2', 2],
			['e2', 2],
		],
	],
	[
		'another name as the last',
		[
			['e0', 1],
			['e1', 2],
			['e1', 2],
		],
	],
	[
		'an unknown name',
		[
			['e0', 1],
			['e3', 2],
			['e2', 2],
		],
	],
	[
		'one too few',
		[
			['e0', 1],
			['e1', 2],
		],
	],
	[
		'one too many',
		[
			['e0', 1],
			['e1', 2],
			['e2', 2],
			['e2', 2],
		],
	],
	[
		'one more of no name',
		[
			['e0', 1],
			['e1', 2],
			['e2', 2],
			['', 2],
		],
	],
	[
		'a level left out',
		[
			['e0', 1],
			['e1', 3],
			['e2', 2],
		],
	],
	[
		'a level left out at the end',
		[
			['e0', 1],
			['e1', 2],
			['e2', 4],
		],
	],
	[
		'no root',
		[
			['e0', 2],
			['e1', 2],
			['e2', 2],
		],
	],
	[
		'two roots',
		[
			['e0', 1],
			['e1', 1],
			['e2', 2],
		],
	],
	[
		'a root at the end',
		[
			['e0', 1],
			['e1', 2],
			['e2', 1],
		],
	],
	[
		'a wrong one in front of all right ones',
		[
			['e1', 1],
			['e0', 1],
			['e1', 2],
			['e2', 2],
		],
	],
];

test('a parser that says anything else has not read the document', () => {
	expect(wrong.filter(([, said]) => treeOf(small, said) !== disagreement)).toEqual([]);
});

test('a level left out is seen where another element has been as deep before', () => {
	const source = '<a><b><c/></b><d/><f/></a>';
	const upToLast: Said[] = [
		['e0', 1],
		['e1', 2],
		['e2', 3],
		['e3', 2],
	];
	expect(treeOf(source, [...upToLast, ['e4', 3]])).toMatchObject({ name: 'a' });
	expect(treeOf(source, [...upToLast, ['e4', 4]])).toBe(disagreement);
});

test('a parser that gives up has not read the document, even behind its last element', () => {
	const builder = new TreeBuilder();
	builder.add(partsOf('<a/>')[0], () => {
		builder.element('e0', 1);
		throw new Error('the text of the document');
	});
	expect(builder.finish()).toBe(disagreement);
});

describe('a document of two parts', () => {
	const long = `<a><b>${'<c/>'.repeat(9_998)}<d/></b>x</a>`;
	const first: Said[] = [['e0', 1], ['e1', 2], ...Array<Said>(9_998).fill(['e2', 3])];

	test('is put together', () => {
		const root = treeOf(long, first, [
			['e0', 1],
			['e1', 2],
			['e3', 3],
		]) as XmlElement;
		expect([root.text, root.children.length, root.children[0].children.length]).toEqual(['x', 1, 9_999]);
		expect(root.children[0].children.slice(-2).map(({ name }) => name)).toEqual(['c', 'd']);
	});

	test.each<[string, Said[]]>([
		['nothing', []],
		[
			'nothing of the new element',
			[
				['e0', 1],
				['e1', 2],
			],
		],
		[
			'another root',
			[
				['e1', 1],
				['e1', 2],
				['e3', 3],
			],
		],
		[
			'another element around it',
			[
				['e0', 1],
				['e0', 2],
				['e3', 3],
			],
		],
		['nothing of what is around it', [['e3', 3]]],
		[
			'an element of the part before',
			[
				['e0', 1],
				['e1', 2],
				['e2', 3],
			],
		],
	])('is not read by a parser that says %s of the second', (_what, said) => {
		expect(treeOf(long, first, said)).toBe(disagreement);
	});

	test('is not read by a parser that leaves out the elements around an empty second', () => {
		const around = `<a>${'<c/>'.repeat(9_999)}</a>`;
		const all: Said[] = [['e0', 1], ...Array<Said>(9_999).fill(['e1', 2])];
		expect(treeOf(around, all, [['e0', 1]])).toMatchObject({ name: 'a' });
		expect(treeOf(around, all, [])).toBe(disagreement);
	});
});

test('nobody can write into the lists that elements without children or attributes share', () => {
	const { root } = parseXml('<a><b c="1"/></a>');
	const [{ children }] = root!.children;
	expect(() => root!.attributes.push({ name: '', namespace: '', value: '' })).toThrow(TypeError);
	expect(() => children.push(element('d', ''))).toThrow(TypeError);
});

test('what breaks the rules of namespaces is told before anything else', () => {
	expect(treeOf('<p:a><b/></p:a>', [['e0', 1]])).toBe("The namespace prefix 'p' is not declared.");
});

const scopes: Array<[source: string, namespacesOfC: string[]]> = [
	['<a xmlns:p="1"><b xmlns:p="2"><p:c/></b><p:c/></a>', ['2', '1']],
	['<a xmlns:p="1"><b xmlns:p="2"/><p:c/></a>', ['1']],
	['<a xmlns="1"><b xmlns=""><c/></b><c/></a>', ['', '1']],
	['<a xmlns:p="1"><b xmlns:p="2"><d xmlns:p="3"/></b><p:c/></a>', ['1']],
	['<a xmlns:p="1"><b xmlns:p="2"><d xmlns:p="3"/><p:c/></b></a>', ['2']],
	['<a xmlns:p="1"><b xmlns:p="2"/><b xmlns:p="3"/><p:c/></a>', ['1']],
	['<a xmlns:p="1" xmlns="2"><p:c p:d="" d=""><c/></p:c></a>', ['1', '2']],
];

test('declarations hold inside their element alone', () => {
	const inDocumentOrder = ({ name, namespace, children }: XmlElement): string[] => [
		...(name === 'c' ? [namespace] : []),
		...children.flatMap(inDocumentOrder),
	];
	expect(scopes.map(([source]) => [source, inDocumentOrder(parseXml(source).root!)])).toEqual(scopes);
});
