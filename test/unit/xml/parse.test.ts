import { parseXml } from '../../../nodes/shared/xml/parse';
import { attributeOf, childOf, childrenOf, element, isNil, type XmlElement } from '../../../nodes/shared/xml/tree';
import { XMLValidator } from '../../../nodes/shared/xml/vendor';
import { comparable, readStrictly } from './strictReader';

function rootOf(input: string | Uint8Array): XmlElement {
	const result = parseXml(input);
	if (result.problem !== undefined) throw new Error(`${result.problem.kind}: ${result.problem.message}`);
	return result.root;
}

const textOf = (content: string) => rootOf(`<a>${content}</a>`).text;
const kindOf = (input: string | Uint8Array) => parseXml(input).problem?.kind;

describe('text', () => {
	test.each(['007', '1e3', '0x1F', '1.10', 'true', '+5', '-0', '12345678901234567890', 'Infinity', '2026-11-22T08:00:00.000+02:00'])(
		'%s stays as it is, in elements and attributes',
		(value) => {
			const root = rootOf(`<a b="${value}">${value}</a>`);
			expect(root.text).toBe(value);
			expect(attributeOf(root, 'b')).toBe(value);
		},
	);

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
		expect(textOf('1<![CDATA[<b>&amp;</b>]]>2<![CDATA[]]>3<![CDATA[]]]]><![CDATA[>]]>')).toBe('1<b>&amp;</b>23]]>');
	});

	test('an HTML page with a DOCTYPE inside CDATA or a comment passes', () => {
		const page = '<!DOCTYPE html><html><body>Hello<br></body></html>';
		expect(textOf(`<![CDATA[${page}]]>`)).toBe(page);
		expect(rootOf(`<!-- ${page} --><a><!--${page}-->x</a>`).text).toBe('x');
	});

	test('comments and processing instructions vanish, whatever they hold', () => {
		expect(rootOf(`<?p it's "odd ?><!-- ' " --><a>1<!-- <b> & ]]> ' -->2<?p <b a='?>3</a><?p?><!---->`)).toEqual(
			element('a', '', { text: '123' }),
		);
	});

	test('long text is the same text, plain, with references, with line ends, as CDATA', () => {
		const long = 'QUJD'.repeat(50_000);
		expect(textOf(long)).toBe(long);
		expect(textOf(`${long}&amp;${long}\r\n&#xD;`)).toBe(`${long}&${long}\n\r`);
		expect(textOf(`<![CDATA[${long}]]>`)).toBe(long);
		expect(attributeOf(rootOf(`<a b="${long}"/>`), 'b')).toBe(long);
	});

	test('a document cannot forge the placeholder for a text', () => {
		expect(kindOf('<a>\u0001</a>')).toBe('malformed');
		expect(kindOf('<a>&#1;</a>')).toBe('malformed');
		expect(kindOf('<a b="\u0001">x</a>')).toBe('malformed');
	});
});

describe('names', () => {
	const names = ['__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toString', 'valueOf', '__defineGetter__', '__lookupSetter__'];

	test.each(names)('%s arrives as plain data, as element, attribute, prefix and empty element', (name) => {
		const root = rootOf(`<${name} ${name}="1"><${name}>x</${name}><${name}/><${name}:b xmlns:${name}="u" ${name}:${name}="2"/></${name}>`);
		expect(root.name).toBe(name);
		expect(root.attributes).toEqual([{ name, namespace: '', value: '1' }]);
		expect(childrenOf(root, name).map(({ text }) => text)).toEqual(['x', '']);
		expect(childOf(root, 'b')).toEqual(element('b', 'u', { attributes: [{ name, namespace: 'u', value: '2' }] }));
		expect(Object.keys(Object.prototype)).toEqual([]);
	});

	test('an attribute and a child of one name both survive', () => {
		const root = rootOf('<a id="1"><id>2</id></a>');
		expect([attributeOf(root, 'id'), childOf(root, 'id')?.text]).toEqual(['1', '2']);
	});

	test('one local name in two namespaces is two elements and two attributes', () => {
		const root = rootOf('<r xmlns:a="u:a" xmlns:b="u:b" a:id="1" b:id="2" id="3"><a:id>4</a:id><b:id>5</b:id><id>6</id></r>');
		expect(root.attributes).toEqual([
			{ name: 'id', namespace: 'u:a', value: '1' },
			{ name: 'id', namespace: 'u:b', value: '2' },
			{ name: 'id', namespace: '', value: '3' },
		]);
		expect(root.children.map(({ namespace, text }) => [namespace, text])).toEqual([['u:a', '4'], ['u:b', '5'], ['', '6']]);
	});

	test('attributes called like a number, or like the keys of the library, keep place and value', () => {
		expect(rootOf('<a b="1" text="2" _="3"/>').attributes.map(({ name, value }) => name + value)).toEqual(['b1', 'text2', '_3']);
	});

	test('namespaces are scoped: default, prefixed, undeclared again, shadowed and restored', () => {
		const root = rootOf(
			'<a xmlns="u:1" xmlns:p="u:2"><b xmlns="" xmlns:p="u:3" xmlns:q="u:4"><p:c/><c/><q:c/></b><p:d/><e p:x="1" x="2"/></a>',
		);
		const flat = (node: XmlElement): string[] => [`${node.namespace} ${node.name}`, ...node.children.flatMap(flat)];
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

describe('what is not a usable document', () => {
	test.each(['', '   ', '\r\n\t', '\ufeff', '<?xml version="1.0" encoding="utf-16"?>'])('%j is empty', (input) => {
		expect(kindOf(input)).toBe('empty');
	});

	test.each(['Internal Server Error', '{"a":1}', '502<br>Bad', 'x<a/>', '&lt;a/>'])('%j is not XML', (input) => {
		expect(kindOf(input)).toBe('notXml');
		expect(kindOf(Buffer.from(input))).toBe('notXml');
	});

	test.each([
		'<!DOCTYPE html><html><body>Sign in<br></body></html>',
		'\n<!doctype HTML PUBLIC "-//IETF//DTD HTML 2.0//EN"><HTML></HTML>',
		'<html><head><meta charset="utf-8"></head></html>',
	])('%j is an HTML page', (input) => {
		expect(parseXml(input).problem).toEqual({ kind: 'notXml', message: 'The document is an HTML page, not XML.' });
	});

	test.each([
		['in the prolog', '<!DOCTYPE a><a/>'],
		['in lower case', '<!doctype a><a/>'],
		['after the declaration', '<?xml version="1.0"?>\n<!DOCTYPE a SYSTEM "http://127.0.0.1/x.dtd"><a/>'],
		['after a comment', '<!-- x --><!DOCTYPE a><a/>'],
		['inside the root', '<a><!DOCTYPE b [<!ENTITY x "y">]>&x;</a>'],
		['after the root', '<a/><!DOCTYPE a>'],
		['that redefines lt', '<!DOCTYPE a [<!ENTITY lt "<b>pwn</b>">]><a>&lt;</a>'],
		['with an external entity', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'],
		['twice', '<!DOCTYPE a><!DOCTYPE a><a/>'],
		['without an end', '<!DOCTYPE a'],
		['behind a byte order mark', '\ufeff<!DOCTYPE a><a/>'],
		['behind CDATA', '<a><![CDATA[<!DOCTYPE html>]]><!DOCTYPE a></a>'],
	])('a DOCTYPE %s is refused', (_name, input) => {
		expect(kindOf(input)).toBe('doctype');
		expect(kindOf(Buffer.from(input))).toBe('doctype');
		expect(kindOf(Buffer.from(`\ufeff${input.replace('\ufeff', '')}`, 'utf16le'))).toBe('doctype');
	});

	const malformed: Array<[string, string]> = [
		['cut after a tag', '<E><B><a>1</a>'],
		['cut inside a start tag', '<E><B a="1"'],
		['cut behind a name', '<E'],
		['cut behind <', '<a><'],
		['cut behind </', '<a></'],
		['cut inside an end tag', '<E><B></B></E'],
		['cut inside an attribute', '<E><B a="1'],
		['cut inside CDATA', '<a><![CDATA[x'],
		['cut inside a comment', '<a><!-- x'],
		['cut inside a processing instruction', '<a><?p x'],
		['mismatched tags', '<a><b>1</c></a>'],
		['mismatched prefixes', '<p:a xmlns:p="u" xmlns:q="u"></q:a>'],
		['an end tag too many', '<a/></a>'],
		['an end tag with a longer name', '<a></ab>'],
		['an end tag with attributes', '<a></a b="1">'],
		['a name with a digit first', '<1a/>'],
		['an attribute without quotes', '<a b=1/>'],
		['an attribute without a value', '<a b/>'],
		['an attribute twice', '<a b="1" b="2"/>'],
		['an attribute twice under two prefixes', '<a xmlns:p="u" xmlns:q="u" p:b="1" q:b="2"/>'],
		['attributes without a blank between', '<a b="1"c="2"/>'],
		['a bare ampersand', '<a>1 & 2</a>'],
		['a bare ampersand in an attribute', '<a b="1&2"/>'],
		['two roots', '<a/><b/>'],
		['text after the root', '<a/>x'],
		['CDATA outside the root', '<![CDATA[x]]><a/>'],
		['a reference outside the root', '<a/>&#32;'],
		['an unknown entity', '<a>&foo;</a>'],
		['an entity of HTML', '<a>&nbsp;</a>'],
		['an entity called like a property', '<a>&constructor;</a>'],
		['an unknown entity in an attribute', '<a b="&euro;"/>'],
		['a reference to U+0000', '<a>&#0;</a>'],
		['a reference to a control character', '<a>&#x1F;</a>'],
		['a reference to a surrogate', '<a>&#xD800;</a>'],
		['a reference to U+FFFE', '<a>&#xFFFE;</a>'],
		['a reference beyond Unicode', '<a>&#x110000;</a>'],
		['a huge reference', '<a>&#9999999;</a>'],
		['a reference with letters', '<a>&#65a;</a>'],
		['a reference with a capital X', '<a>&#X41;</a>'],
		['an empty reference', '<a>&#;&;</a>'],
		[']]> in text', '<a>x]]>y</a>'],
		['< in an attribute', '<a b="<"/>'],
		['-- in a comment', '<a><!-- x -- y --></a>'],
		['--- at the end of a comment', '<a><!-- x ---></a>'],
		['an undeclared prefix', '<p:a/>'],
		['an undeclared prefix of an attribute', '<a p:b="1"/>'],
		['a prefix undeclared again', '<a xmlns:p="u"><b xmlns:p=""/></a>'],
		['the prefix xmlns', '<xmlns:a/>'],
		['xmlns bound to a prefix', '<a xmlns:p="http://www.w3.org/2000/xmlns/"/>'],
		['xml bound to something else', '<a xmlns:xml="u"/>'],
		['two colons', '<a:b:c xmlns:a="u"/>'],
		['a colon at the end', '<a:/>'],
		['U+0000', '<a>\u0000</a>'],
		['U+0001 in an attribute', '<a b="\u0001"/>'],
		['U+FFFE', '<a>\ufffe</a>'],
		['U+FFFF in a comment', '<a><!--\uffff--></a>'],
		['an unpaired high surrogate', '<a>\ud800x</a>'],
		['an unpaired low surrogate in CDATA', '<a><![CDATA[\udc00]]></a>'],
		['a second XML declaration', '<a><?xml version="1.0"?></a>'],
		['a processing instruction without a name', '<a><? x?></a>'],
		['a processing instruction called XML', '<a><?XML x?></a>'],
		['an unknown <!', '<a><!ELEMENT b ANY></a>'],
		['a lower case cdata', '<a><![cdata[x]]></a>'],
		['a slash inside a tag', '<a / b="1"/>'],
		['a blank before a name', '< a/>'],
		['no element', '<!-- x -->'],
	];

	test.each(malformed)('%s is malformed', (_name, input) => {
		expect(kindOf(input)).toBe('malformed');
		expect(kindOf(`<?xml version="1.0"?>${input}`)).toBe('malformed');
	});

	// The parser takes a byte order mark and U+1680 inside a name for blanks, so such a name is refused although it is one.
	test.each(['<a\ufeffb/>', '<a\u1680b/>'])('%j is refused', (input) => {
		expect(kindOf(input)).toBe('malformed');
	});

	test('XML 1.1 and a declaration that is not at the start of the bytes are malformed', () => {
		expect(kindOf(Buffer.from('<?xml version="1.1"?><a/>'))).toBe('malformed');
		expect(kindOf(Buffer.from('\n<?xml version="1.0"?><a/>'))).toBe('malformed');
		expect(kindOf(Buffer.from('<?xml version="1.0" standalone="maybe"?><a/>'))).toBe('malformed');
	});

	test('every beginning of an answer is a problem, never a tree', () => {
		const answer =
			'<?xml version="1.0" encoding="utf-8"?><s:E xmlns:s="u"><!--c--><s:B a="1" b=\'2\'><c>x &amp; y</c><![CDATA[z]]><d/><?p q?></s:B></s:E>';
		for (let length = 0; length < answer.length; length += 1) {
			expect(parseXml(Buffer.from(answer.slice(0, length))).root).toBeUndefined();
		}
		expect(parseXml(Buffer.from(answer)).root?.name).toBe('E');
	});

	test('everything that XMLValidator refuses is refused', () => {
		for (const [name, input] of malformed) {
			if (XMLValidator.validate(input) !== true) expect([name, parseXml(input).root]).toEqual([name, undefined]);
		}
	});

	test('a message says where, and never quotes the document', () => {
		const { problem } = parseXml('<a><token>secret-token & more</token></a>');
		expect(problem?.message).toBe("There is an '&' that is not a reference XML knows (at character 24).");
		expect(parseXml('<a><token>secret-token').problem?.message).toBe(
			"The document ends too early inside the element 'token'; it may have been cut off.",
		);
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

describe('speed and memory', () => {
	test('10 MB of base64 take well under 300 ms and no multiple of their size', () => {
		const base64 = 'QUJD'.repeat(2_500_000);
		const body = Buffer.from(`<a><b>${base64}</b></a>`);
		parseXml('<a>warm up</a>');
		const memory = process.memoryUsage().heapUsed;
		const start = performance.now();
		const result = parseXml(body);
		const elapsed = performance.now() - start;
		expect(process.memoryUsage().heapUsed - memory).toBeLessThan(60_000_000);
		expect(result.root?.children[0].text.length).toBe(base64.length);
		expect(result.root?.children[0].text).toBe(base64);
		expect(elapsed).toBeLessThan(300);
	});
});

test('the strict reader of these tests agrees on a document with everything', () => {
	const source =
		'<?xml version="1.0"?><!--c--><s:E xmlns:s="u" xmlns="d" xml:lang="x">\n <b s:x="1&#10;2\n3" y=\'"\'>&lt;&#xD;\r\n<![CDATA[&<]]></b> <c xmlns=""/>t</s:E>';
	expect(comparable(rootOf(source))).toEqual(comparable(readStrictly(source)));
});
