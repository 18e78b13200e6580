import { parseXml } from '../../../nodes/shared/xml/parse';
import {
	attributeOf,
	childOf,
	childrenOf,
	element,
	isNil,
	type XmlElement,
} from '../../../nodes/shared/xml/tree';
import { comparable, readStrictly } from './strictReader';

function rootOf(input: string | Uint8Array): XmlElement {
	const result = parseXml(input);
	if (result.problem !== undefined) throw new Error(`${result.problem.kind}: ${result.problem.message}`);
	return result.root;
}

const textOf = (content: string) => rootOf(`<a>${content}</a>`).text;
const kindOf = (input: string | Uint8Array) => parseXml(input).problem?.kind;

test.each([
	['i:nil="true"', true],
	['i:nil=" 1 "', true],
	['i:nil="false"', false],
	['i:type="true"', false],
	['nil="true"', false],
	['', false],
])('<a %s/> is nil: %s', (attribute, expected) => {
	expect(isNil(rootOf(`<a xmlns:i="http://www.w3.org/2001/XMLSchema-instance" ${attribute}/>`))).toBe(
		expected,
	);
});

test.each([
	['D7FF', true],
	['D800', false],
	['DFFF', false],
	['E000', true],
	['10FFFF', true],
	['110000', false],
])('a reference to U+%s is one: %s', (code, expected) => {
	expect(kindOf(`<a>&#x${code};</a>`) === undefined).toBe(expected);
});

describe('text', () => {
	test.each([
		'007',
		'1e3',
		'0x1F',
		'1.10',
		'true',
		'+5',
		'-0',
		'12345678901234567890',
		'Infinity',
		'2026-11-22T08:00:00.000+02:00',
	])('%s stays as it is, in elements and attributes', (value) => {
		const root = rootOf(`<a b="${value}">${value}</a>`);
		expect(root.text).toBe(value);
		expect(attributeOf(root, 'b')).toBe(value);
	});

	test('the five entities and numeric references are decoded, once', () => {
		expect(textOf('&amp;&lt;&gt;&quot;&apos;')).toBe('&<>"\'');
		expect(textOf('&#65;&#x42;&#233;&#x1F600;&#x10FFFF;')).toBe('ABé\u{1F600}\u{10FFFF}');
		expect(textOf('&amp;lt;&#38;lt;')).toBe('&lt;&lt;');
		expect(attributeOf(rootOf('<a b="&amp;&#x41;&quot;&#10;"/>'), 'b')).toBe('&A"\n');
	});

	test('many references are no reason to refuse', () => {
		expect(textOf('&amp;'.repeat(200_000))).toBe('&'.repeat(200_000));
	});

	test('line ends become LF; a carriage return written as a reference stays', () => {
		expect(textOf('1\r\n2\r3\n4')).toBe('1\n2\n3\n4');
		expect(textOf('1&#xD;\n2&#13;')).toBe('1\r\n2\r');
		expect(textOf('<![CDATA[1\r\n2\r3]]>')).toBe('1\n2\n3');
	});

	test('white space in attributes becomes blanks; as references it stays', () => {
		expect(attributeOf(rootOf('<a b="1\t2\n3\r\n4\r5"/>'), 'b')).toBe('1 2 3 4 5');
		expect(attributeOf(rootOf('<a b="1&#9;2&#10;3&#xD;4"/>'), 'b')).toBe('1\t2\n3\r4');
	});

	test('blanks are kept in elements without children and dropped between children', () => {
		expect(textOf('  x  ')).toBe('  x  ');
		expect(textOf('   ')).toBe('   ');
		const root = rootOf('<a>\n  <b> </b>\n  <b/>\n</a>');
		expect(root.text).toBe('');
		expect(childrenOf(root, 'b').map(({ text }) => text)).toEqual([' ', '']);
		expect(rootOf('<a> x <b/> y </a>').text).toBe(' x  y ');
		expect(rootOf('<a>\u00a0<b/></a>').text).toBe('\u00a0');
	});

	test('CDATA is text as it stands, and joins the text beside it', () => {
		expect(textOf('1<![CDATA[<b>&amp;</b>]]>2<![CDATA[]]>3<![CDATA[]]]]><![CDATA[>]]>')).toBe(
			'1<b>&amp;</b>23]]>',
		);
	});

	test('an HTML page with a DOCTYPE inside CDATA or a comment passes', () => {
		const page = '<!DOCTYPE html><html><body>Hello<br></body></html>';
		expect(textOf(`<![CDATA[${page}]]>`)).toBe(page);
		expect(rootOf(`<!-- ${page} --><a><!--${page}-->x</a>`).text).toBe('x');
	});

	test('comments and processing instructions vanish, whatever they hold', () => {
		expect(
			rootOf(`<?p it's "odd ?><!-- ' " --><a>1<!-- <b> & ]]> ' -->2<?p <b a='?>3</a><?p?><!---->`),
		).toEqual(element('a', '', { text: '123' }));
	});

	test('long text is the same text, plain, with references, with line ends, as CDATA', () => {
		const long = 'QUJD'.repeat(50_000);
		expect(textOf(long)).toBe(long);
		expect(textOf(`${long}&amp;${long}\r\n&#xD;`)).toBe(`${long}&${long}\n\r`);
		expect(textOf(`<![CDATA[${long}]]>`)).toBe(long);
		expect(attributeOf(rootOf(`<a b="${long}"/>`), 'b')).toBe(long);
	});

	test('a document cannot forge the placeholder for a text', () => {
		expect(kindOf(Buffer.from('<a>\u0001</a>'))).toBe('malformed');
		expect(kindOf(Buffer.from('<a b="\u0001">x</a>'))).toBe('malformed');
		expect(kindOf('\u0001<a/>')).toBe('notXml');
		expect(kindOf('<a/>\u0001')).toBe('malformed');
		expect(kindOf('<a\u0001/>')).toBe('malformed');
		expect(kindOf('<a \u0001b="1"/>')).toBe('malformed');
		const inString = rootOf('<a b="\u0001">\u0001\u0001<!--\u0001--><c>x</c>\u0001<![CDATA[\u0001]]></a>');
		expect(inString.text).toBe('\u0001'.repeat(4));
		expect(attributeOf(inString, 'b')).toBe('\u0001');
		expect(childOf(inString, 'c')?.text).toBe('x');
	});

	test('a reference to any control character is that character, in text and attribute, in bytes and strings', () => {
		const codes = [...Array.from({ length: 0x20 }, (_unused, code) => code), 0x7f, 0xfffe, 0xffff];
		for (const code of codes) {
			for (const reference of [`&#${code};`, `&#x${code.toString(16)};`, `&#x000${code.toString(16)};`]) {
				const xml = `<a b="x${reference}y"><c>x${reference}y</c><c>next</c></a>`;
				for (const input of [xml, Buffer.from(xml)]) {
					const { root } = parseXml(input);
					const value = `x${String.fromCharCode(code)}y`;
					expect(root && attributeOf(root, 'b')).toBe(value);
					expect(root?.children.map(({ text }) => text)).toEqual([value, 'next']);
				}
			}
		}
	});
});

describe('what stands before the document', () => {
	test.each([
		['a line end', '\n'],
		['blanks', ' \t\r\n '],
		['a byte order mark behind a line end', '\n\ufeff'],
		['two byte order marks', '\ufeff\ufeff'],
		['byte order marks and lines', '\ufeff\r\n\ufeff\n'],
	])('%s is forgiven, in bytes and strings', (_name, before) => {
		const text = `${before}<?xml version="1.0" encoding="utf-8"?>\n<a>\u00e9</a>`;
		expect(parseXml(Buffer.from(text)).root?.text).toBe('\u00e9');
		expect(parseXml(Buffer.from(text), { contentType: 'text/xml; charset=utf-8' }).root?.text).toBe('\u00e9');
		expect(parseXml(text).root?.text).toBe('\u00e9');
	});

	test('the declaration behind blanks still names the character set', () => {
		const bytes = Buffer.from('\r\n<?xml version="1.0" encoding="ISO-8859-1"?><a>\u00e9</a>', 'latin1');
		expect(parseXml(bytes).root?.text).toBe('\u00e9');
	});

	test('a second declaration and one behind a comment stay refused', () => {
		const declaration = '<?xml version="1.0"?>';
		for (const text of [`${declaration}${declaration}<a/>`, `<!-- -->${declaration}<a/>`])
			expect(parseXml(Buffer.from(text)).problem?.kind).toBe('malformed');
	});
});

describe('names', () => {
	const names = [
		'__proto__',
		'constructor',
		'prototype',
		'hasOwnProperty',
		'toString',
		'valueOf',
		'__defineGetter__',
		'__lookupSetter__',
	];

	test.each(names)('%s arrives as plain data, as element, attribute, prefix and empty element', (name) => {
		const root = rootOf(
			`<${name} ${name}="1"><${name}>x</${name}><${name}/><${name}:b xmlns:${name}="u" ${name}:${name}="2"/></${name}>`,
		);
		expect(root.name).toBe(name);
		expect(root.attributes).toEqual([{ name, namespace: '', value: '1' }]);
		expect(childrenOf(root, name).map(({ text }) => text)).toEqual(['x', '']);
		expect(childOf(root, 'b')).toEqual(
			element('b', 'u', { attributes: [{ name, namespace: 'u', value: '2' }] }),
		);
		expect(Object.keys(Object.prototype)).toEqual([]);
	});

	test('an attribute and a child of one name both survive', () => {
		const root = rootOf('<a id="1"><id>2</id></a>');
		expect([attributeOf(root, 'id'), childOf(root, 'id')?.text]).toEqual(['1', '2']);
	});

	test('one local name in two namespaces is two elements and two attributes', () => {
		const root = rootOf(
			'<r xmlns:a="u:a" xmlns:b="u:b" a:id="1" b:id="2" id="3"><a:id>4</a:id><b:id>5</b:id><id>6</id></r>',
		);
		expect(root.attributes).toEqual([
			{ name: 'id', namespace: 'u:a', value: '1' },
			{ name: 'id', namespace: 'u:b', value: '2' },
			{ name: 'id', namespace: '', value: '3' },
		]);
		expect(root.children.map(({ namespace, text }) => [namespace, text])).toEqual([
			['u:a', '4'],
			['u:b', '5'],
			['', '6'],
		]);
	});

	test('attributes called like a number, or like the keys of the library, keep place and value', () => {
		expect(rootOf('<a b="1" text="2" _="3"/>').attributes.map(({ name, value }) => name + value)).toEqual([
			'b1',
			'text2',
			'_3',
		]);
	});

	test('namespaces are scoped: default, prefixed, undeclared again, shadowed and restored', () => {
		const root = rootOf(
			'<a xmlns="u:1" xmlns:p="u:2"><b xmlns="" xmlns:p="u:3" xmlns:q="u:4"><p:c/><c/><q:c/></b><p:d/><e p:x="1" x="2"/></a>',
		);
		const flat = (node: XmlElement): string[] => [
			`${node.namespace} ${node.name}`,
			...node.children.flatMap(flat),
		];
		expect(flat(root)).toEqual(['u:1 a', ' b', 'u:3 c', ' c', 'u:4 c', 'u:2 d', 'u:1 e']);
		expect(root.children[2].attributes.map(({ namespace }) => namespace)).toEqual(['u:2', '']);
		expect(kindOf('<a><b xmlns:q="u"/><q:c/></a>')).toBe('malformed');
	});

	test('a prefix may be used before it is declared in the same tag; xml: needs no declaration', () => {
		const root = rootOf('<p:a p:b="1" xmlns:p="u&amp;v" xml:lang="en"/>');
		expect(root).toEqual(
			element('a', 'u&v', {
				attributes: [
					{ name: 'b', namespace: 'u&v', value: '1' },
					{ name: 'lang', namespace: 'http://www.w3.org/XML/1998/namespace', value: 'en' },
				],
			}),
		);
	});

	test('nil is told by the namespace, not by the prefix', () => {
		const root = rootOf(
			'<r xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsi="other"><a i:nil="true"/><b xsi:nil="true"/><c nil="true"/><d i:nil="0"/></r>',
		);
		expect(root.children.map(isNil)).toEqual([true, false, false, false]);
	});

	test('letters of other scripts are names', () => {
		const root = rootOf('<été Größe="1"><имя/><名/><\u{20000}a/></été>');
		expect([root.name, ...root.children.map(({ name }) => name)]).toEqual(['été', 'имя', '名', '\u{20000}a']);
	});
});

describe('XML inside a string', () => {
	test.each([
		'<?xml version="1.0" encoding="utf-16"?><a>é</a>',
		'\ufeff<?xml version="1.0" encoding="utf-16"?>\r\n<a>é</a>',
		"\r\n  <?xml version='1.0' encoding='UTF-16' standalone='yes' ?><a>é</a>",
		'<a>é</a>',
	])('the declaration is dropped: %j', (input) => {
		expect(rootOf(input)).toEqual(element('a', '', { text: 'é' }));
	});
});

test('the strict reader of these tests agrees on a document with everything', () => {
	const source =
		'<?xml version="1.0"?><!--c--><s:E xmlns:s="u" xmlns="d" xml:lang="x">\n <b s:x="1&#10;2\n3" y=\'"\'>&lt;&#xD;\r\n<![CDATA[&<]]></b> <c xmlns=""/>t</s:E>';
	expect(comparable(rootOf(source))).toEqual(comparable(readStrictly(source)));
});

test('declarations stay where they are asked for, in their namespace', () => {
	const text = '<a xmlns="urn:a" xmlns:b="urn:b" b:c="1"><d xmlns="" e="b:f"/></a>';
	const { root } = parseXml(text, { keepsDeclarations: true });
	const xmlns = 'http://www.w3.org/2000/xmlns/';
	expect(root!.attributes).toEqual([
		{ name: 'xmlns', namespace: xmlns, value: 'urn:a' },
		{ name: 'b', namespace: xmlns, value: 'urn:b' },
		{ name: 'c', namespace: 'urn:b', value: '1' },
	]);
	expect(root!.children[0]).toMatchObject({
		namespace: '',
		attributes: [
			{ name: 'xmlns', namespace: xmlns, value: '' },
			{ name: 'e', namespace: '', value: 'b:f' },
		],
	});
	expect(parseXml(text).root!.attributes).toEqual([{ name: 'c', namespace: 'urn:b', value: '1' }]);
});
