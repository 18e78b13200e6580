import { element, type XmlElement, xmlSchemaInstanceNamespace } from '../../../nodes/shared/xml/tree';
import { characterProblem, writeXml } from '../../../nodes/shared/xml/write';

const attribute = (name: string, value = '', namespace = '') => ({ name, namespace, value });
const withAttributes = (...attributes: Array<ReturnType<typeof attribute>>) =>
	element('a', '', { attributes });

/** The XML, or the place, the kind and the sentence of what cannot be written. */
function said(root: XmlElement): string {
	const { xml, problem } = writeXml(root);
	return problem ? `${problem.path} (${problem.kind}): ${problem.message}` : xml;
}

const xml = 'http://www.w3.org/XML/1998/namespace';
const xmlns = 'http://www.w3.org/2000/xmlns/';

test('texts and attributes carry every character that XML has, the special ones as references', () => {
	const rows = [
		['', '', ''],
		['abc', 'abc', 'abc'],
		['<', '&lt;', '&lt;'],
		['>', '&gt;', '&gt;'],
		['&', '&amp;', '&amp;'],
		['"', '&quot;', '&quot;'],
		["'", "'", "'"],
		['\r', '&#xD;', '&#xD;'],
		['\n', '\n', '&#xA;'],
		['\t', '\t', '&#x9;'],
		[' ', ' ', ' '],
		['a<b>c', 'a&lt;b&gt;c', 'a&lt;b&gt;c'],
		['<<a>>', '&lt;&lt;a&gt;&gt;', '&lt;&lt;a&gt;&gt;'],
		['&amp;', '&amp;amp;', '&amp;amp;'],
		[']]>', ']]&gt;', ']]&gt;'],
		['=?;:', '=?;:', '=?;:'],
		['<\n\t>', '&lt;\n\t&gt;', '&lt;&#xA;&#x9;&gt;'],
		[
			'\u007f\u0085\u2028\ud7ff\ue000\ufffd',
			'\u007f\u0085\u2028\ud7ff\ue000\ufffd',
			'\u007f\u0085\u2028\ud7ff\ue000\ufffd',
		],
		['\u{1F600}<', '\u{1F600}&lt;', '\u{1F600}&lt;'],
		['<\u{10FFFF}', '&lt;\u{10FFFF}', '&lt;\u{10FFFF}'],
	];
	expect(
		rows.map(([value]) => [
			value,
			said(element('a', '', { text: value })),
			said(withAttributes(attribute('b', value))),
		]),
	).toEqual(
		rows.map(([value, text, attributeValue]) => [
			value,
			text === '' ? '<a/>' : `<a>${text}</a>`,
			`<a b="${attributeValue}"/>`,
		]),
	);
});

test('what XML cannot carry is told by its code and its place, wherever it stands', () => {
	const rows: Array<[value: string, what: string | undefined]> = [
		['', undefined],
		['\t\n\r\u{1F600}\ufffd', undefined],
		['\u0000', 'the control character U+0000 at position 1'],
		['ab\u0008', 'the control character U+0008 at position 3'],
		['\u000b\u000c', 'the control character U+000B at position 1'],
		['\u000c', 'the control character U+000C at position 1'],
		['\u000e', 'the control character U+000E at position 1'],
		['<&\u001f', 'the control character U+001F at position 3'],
		['\ufffe', 'the noncharacter U+FFFE at position 1'],
		['a\uffff', 'the noncharacter U+FFFF at position 2'],
		['\ud800', 'the unpaired surrogate U+D800 at position 1'],
		['\udbff\ud83d\ude00', 'the unpaired surrogate U+DBFF at position 1'],
		['\u{1F600}\udc00', 'the unpaired surrogate U+DC00 at position 3'],
		['\udfff', 'the unpaired surrogate U+DFFF at position 1'],
		['\u0001\ud800', 'the control character U+0001 at position 1'],
		['\ud800\u0001', 'the unpaired surrogate U+D800 at position 1'],
	];
	expect(rows.map(([value]) => [value, characterProblem(value)])).toEqual(rows);
	const wrong = rows.filter(([, what]) => what !== undefined);
	const sentence = (what: string | undefined) =>
		`(character): The value has ${what}, which XML cannot carry.`;
	const inside = (child: XmlElement) => said(element('r', 'u', { children: [element('x', ''), child] }));
	const places: Array<[path: string, (value: string) => XmlElement]> = [
		['r/c', (text) => element('c', 'u', { text })],
		['r/c', (text) => element('c', 'v', { text })],
		['r/c/@xmlns', (value) => element('c', value)],
		['r/c/@b', (value) => element('c', 'u', { attributes: [attribute('a'), attribute('b', value)] })],
		['r/c/@b', (value) => element('c', 'u', { attributes: [attribute('b', 'x', value)] })],
		['r/c/d', (text) => element('c', 'u', { children: [element('d', 'u', { text })] })],
	];
	for (const [path, make] of places) {
		expect(wrong.map(([value]) => inside(make(value)))).toEqual(
			wrong.map(([, what]) => `${path} ${sentence(what)}`),
		);
	}
});

test('names are names without a colon', () => {
	const good = ['a', '_', 'A.b-c_1', 'é', 'имя', '名', '\u{20000}', 'a\u00b7', 'a\u0300', 'xml', '__proto__'];
	expect(good.map((name) => said(element(name, '')))).toEqual(good.map((name) => `<${name}/>`));
	expect(good.map((name) => said(withAttributes(attribute(name))))).toEqual(
		good.map((name) => `<a ${name}=""/>`),
	);
	const bad = [
		'',
		' ',
		'a b',
		' a',
		'a ',
		'a:b',
		':',
		'1',
		'-a',
		'.a',
		'\u00b7',
		'\u0300',
		'a>',
		'<a',
		'a"',
		'a=',
	];
	const not = (name: string, what: string) => `(name): '${name}' is not a valid name of an XML ${what}.`;
	expect(bad.map((name) => said(element(name, '')))).toEqual(
		bad.map((name) => `${name} ${not(name, 'element')}`),
	);
	expect(bad.map((name) => said(withAttributes(attribute(name))))).toEqual(
		bad.map((name) => `a/@${name} ${not(name, 'attribute')}`),
	);
	const broken = ['a\u0001', '\ud800', 'a\udc00', 'a\n', 'a\t', 'a\r', '\u007f', 'a\u009f', 'a\ufffe'];
	const shown = broken.map((name) => name.replace(/[^a]/g, '\ufffd'));
	expect(broken.map((name) => said(element(name, '')))).toEqual(
		shown.map((name) => `${name} ${not(name, 'element')}`),
	);
});

test('a name is judged alike when it comes again', () => {
	const pair = (name: string) =>
		element('r', '', { children: [element(name, ''), element(name, '', { text: 'x' })] });
	expect([said(pair('a')), said(pair('a'))]).toEqual(['<r><a/><a>x</a></r>', '<r><a/><a>x</a></r>']);
	expect([said(pair('a b')), said(pair('a b'))]).toEqual([
		"r/a b (name): 'a b' is not a valid name of an XML element.",
		"r/a b (name): 'a b' is not a valid name of an XML element.",
	]);
	expect(said(withAttributes(attribute('r'), attribute('a')))).toBe('<a r="" a=""/>');
});

test('more names than are kept are written all the same', () => {
	const children = Array.from({ length: 12_000 }, (_unused, index) =>
		element(`n${index % 6_000}`, '', { text: 'x' }),
	);
	expect(said(element('r', '', { children }))).toBe(
		`<r>${children.map(({ name }) => `<${name}>x</${name}>`).join('')}</r>`,
	);
});

test('messages and paths show sixty characters of a name', () => {
	const long = (length: number) => `${'n'.repeat(length - 1)} `;
	expect(said(element(long(60), ''))).toBe(
		`${long(60)} (name): '${long(60)}' is not a valid name of an XML element.`,
	);
	const cut = `${'n'.repeat(60)}...`;
	expect(said(element(long(61), ''))).toBe(`${cut} (name): '${cut}' is not a valid name of an XML element.`);
	expect(said(element('r'.repeat(61), '', { text: '\u0001' }))).toMatch(/^r{60}\.\.\. \(character\): /);
	expect(said(withAttributes(attribute('b'.repeat(60), '\u0001')))).toMatch(
		/^a\/@b{59}\.\.\. \(character\): /,
	);
});

test('a namespace is declared at the element where it changes', () => {
	const leaf = (namespace: string, text = '') => element('b', namespace, { text });
	const rows: Array<[XmlElement, string]> = [
		[element('a', 'u'), '<a xmlns="u"/>'],
		[element('a', 'u', { text: 'x' }), '<a xmlns="u">x</a>'],
		[element('a', '', { children: [leaf('u'), leaf('')] }), '<a><b xmlns="u"/><b/></a>'],
		[element('a', 'u', { children: [leaf(''), leaf('u')] }), '<a xmlns="u"><b xmlns=""/><b/></a>'],
		[
			element('a', 'u', { children: [leaf('', 'x'), leaf('u', 'y')] }),
			'<a xmlns="u"><b xmlns="">x</b><b>y</b></a>',
		],
		[
			element('a', 'u', { children: [leaf('v'), leaf('v')] }),
			'<a xmlns="u"><b xmlns="v"/><b xmlns="v"/></a>',
		],
		[element('a', 'u', { text: 'x', children: [leaf('u', 'y')] }), '<a xmlns="u">x<b>y</b></a>'],
		[element('a', '<&"\n'), '<a xmlns="&lt;&amp;&quot;&#xA;"/>'],
		[element('a', xml), `a (name): An element cannot be in the namespace ${xml}.`],
		[
			element('a', '', { children: [leaf(xmlns)] }),
			`a/b (name): An element cannot be in the namespace ${xmlns}.`,
		],
	];
	expect(rows.map(([root]) => said(root))).toEqual(rows.map(([, outcome]) => outcome));
});

test('an attribute in a namespace has a prefix, declared where it is new and known inside alone', () => {
	const nil = attribute('nil', 'true', xmlSchemaInstanceNamespace);
	const xsi = `xmlns:xsi="${xmlSchemaInstanceNamespace}"`;
	const inside = (...attributes: Array<ReturnType<typeof attribute>>) => element('b', '', { attributes });
	const around = (attributes: Array<ReturnType<typeof attribute>>, ...children: XmlElement[]) =>
		element('a', '', { attributes, children });
	const rows: Array<[XmlElement, string]> = [
		[withAttributes(nil), `<a ${xsi} xsi:nil="true"/>`],
		[around([nil], inside(nil)), `<a ${xsi} xsi:nil="true"><b xsi:nil="true"/></a>`],
		[around([], inside(nil), inside(nil)), `<a><b ${xsi} xsi:nil="true"/><b ${xsi} xsi:nil="true"/></a>`],
		[withAttributes(attribute('b', '1', 'u')), '<a xmlns:ns1="u" ns1:b="1"/>'],
		[
			withAttributes(attribute('b', '1', 'u'), attribute('c', '2', 'v'), attribute('d', '3', 'u')),
			'<a xmlns:ns1="u" ns1:b="1" xmlns:ns2="v" ns2:c="2" ns1:d="3"/>',
		],
		[
			around([attribute('b', '1', 'u')], inside(attribute('b', '2', 'v')), inside(attribute('b', '3', 'w'))),
			'<a xmlns:ns1="u" ns1:b="1"><b xmlns:ns2="v" ns2:b="2"/><b xmlns:ns2="w" ns2:b="3"/></a>',
		],
		[withAttributes(nil, attribute('b', '1', 'u')), `<a ${xsi} xsi:nil="true" xmlns:ns2="u" ns2:b="1"/>`],
		[withAttributes(attribute('lang', 'en', xml)), '<a xml:lang="en"/>'],
		[withAttributes(attribute('b', '', '"')), '<a xmlns:ns1="&quot;" ns1:b=""/>'],
		[element('a', 'u', { attributes: [attribute('b', '', 'u')] }), '<a xmlns="u" xmlns:ns1="u" ns1:b=""/>'],
		[
			element('a', 'u', { text: 'x', attributes: [attribute('b')], children: [element('c', '')] }),
			'<a xmlns="u" b="">x<c xmlns=""/></a>',
		],
		[withAttributes(attribute('b', '1'), attribute('b', '2', 'u')), '<a b="1" xmlns:ns1="u" ns1:b="2"/>'],
		[withAttributes(attribute('xmlns', '', 'u')), '<a xmlns:ns1="u" ns1:xmlns=""/>'],
		[withAttributes(attribute('b'), attribute('b')), "a/@b (name): The attribute 'b' appears twice."],
		[
			withAttributes(attribute('b'), attribute('c'), attribute('c')),
			"a/@c (name): The attribute 'c' appears twice.",
		],
		[
			withAttributes(attribute('b', '', 'u'), attribute('c'), attribute('b', '', 'u')),
			"a/@b (name): The attribute 'b' appears twice.",
		],
		[
			around([], inside(attribute('xmlns'))),
			"a/b/@xmlns (name): 'xmlns' is a namespace declaration; it cannot be an attribute.",
		],
		[
			withAttributes(attribute('b', '', xmlns)),
			`a/@b (name): An attribute cannot be in the namespace ${xmlns}.`,
		],
	];
	expect(rows.map(([root]) => said(root))).toEqual(rows.map(([, outcome]) => outcome));
});

test('a declaration stands in front where it is asked for', () => {
	const declaration = '<?xml version="1.0" encoding="utf-8"?>';
	expect(writeXml(element('a', ''), { declaration: true })).toEqual({ xml: `${declaration}<a/>` });
	expect(writeXml(element('a', ''), { declaration: false })).toEqual({ xml: '<a/>' });
	expect(writeXml(element('a', ''), {})).toEqual({ xml: '<a/>' });
	expect(writeXml(element('a', ''))).toEqual({ xml: '<a/>' });
});
