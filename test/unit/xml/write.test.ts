import { element, type XmlElement, xmlSchemaInstanceNamespace } from '../../../nodes/shared/xml/tree';
import { characterProblem, writeXml } from '../../../nodes/shared/xml/write';
import { comparable, readStrictly } from './strictReader';

const xml = (root: XmlElement) => {
	const result = writeXml(root);
	if (result.problem !== undefined) throw new Error(`${result.problem.path}: ${result.problem.message}`);
	return result.xml;
};
const attribute = (name: string, value: string, namespace = '') => ({ name, namespace, value });

describe('what is written', () => {
	test('elements, text, attributes; an empty element has one tag', () => {
		const root = element('a', '', {
			attributes: [attribute('b', '1')],
			children: [element('c', '', { text: 'x' }), element('d', '')],
		});
		expect(xml(root)).toBe('<a b="1"><c>x</c><d/></a>');
	});

	test('a declaration on request only', () => {
		expect(writeXml(element('a', ''), { declaration: true }).xml).toBe(
			'<?xml version="1.0" encoding="utf-8"?><a/>',
		);
		expect(writeXml(element('a', '')).xml).toBe('<a/>');
	});

	test('the default namespace is declared where it changes, also back to none', () => {
		const root = element('a', 'u:1', {
			children: [element('b', 'u:1', { children: [element('c', '')] }), element('d', 'u:2')],
		});
		expect(xml(root)).toBe('<a xmlns="u:1"><b><c xmlns=""/></b><d xmlns="u:2"/></a>');
	});

	test('nil has the prefix xsi, declared at the element that needs it', () => {
		const nil = [attribute('nil', 'true', xmlSchemaInstanceNamespace)];
		const root = element('a', 'u', {
			children: [element('Inactive', 'u', { attributes: nil }), element('b', 'u', { attributes: nil })],
		});
		const declared = `xmlns:xsi="${xmlSchemaInstanceNamespace}" xsi:nil="true"`;
		expect(xml(root)).toBe(`<a xmlns="u"><Inactive ${declared}/><b ${declared}/></a>`);
	});

	test('a prefix in scope is used again; xml: needs no declaration; prefixes never clash', () => {
		const root = element('a', '', {
			attributes: [
				attribute('p', '1', 'u:1'),
				attribute('q', '2', 'u:2'),
				attribute('lang', 'en', 'http://www.w3.org/XML/1998/namespace'),
			],
			children: [element('b', '', { attributes: [attribute('p', '3', 'u:1'), attribute('r', '4', 'u:3')] })],
		});
		expect(xml(root)).toBe(
			'<a xmlns:ns1="u:1" ns1:p="1" xmlns:ns2="u:2" ns2:q="2" xml:lang="en"><b ns1:p="3" xmlns:ns3="u:3" ns3:r="4"/></a>',
		);
	});

	test('text is escaped; line feeds and tabs stay, a carriage return becomes a reference', () => {
		expect(xml(element('a', '', { text: '<b>&"\'\r\n\t]]>' }))).toBe(
			"<a>&lt;b&gt;&amp;&quot;'&#xD;\n\t]]&gt;</a>",
		);
	});

	test('attribute values and namespaces are escaped, white space as references', () => {
		const root = element('a', 'u"<&', { attributes: [attribute('b', '<>&"\'\r\n\t')] });
		expect(xml(root)).toBe('<a xmlns="u&quot;&lt;&amp;" b="&lt;&gt;&amp;&quot;\'&#xD;&#xA;&#x9;"/>');
	});

	test.each([
		'<![CDATA[x]]></a><evil/><![CDATA[y]]>',
		'--><evil/><!--',
		'"><evil a="',
		"' onload='x",
		'&evil;&#0;&amp;',
		'<?evil?>',
		']]>',
		'<!DOCTYPE a>',
	])('hostile text stays text: %s', (value) => {
		const root = element('a', 'u', {
			attributes: [attribute('b', value), attribute('c', value, 'v')],
			text: value,
		});
		expect(comparable(readStrictly(xml(root)))).toEqual(comparable(root));
	});
});

describe('what cannot be written', () => {
	const illegal: Array<[string, string]> = [
		...Array.from({ length: 0x20 }, (_unused, code): [string, string] => [
			String.fromCharCode(code),
			'control character',
		]).filter(([character]) => !'\t\n\r'.includes(character)),
		['\ufffe', 'noncharacter'],
		['\uffff', 'noncharacter'],
		['\ud800', 'unpaired surrogate'],
		['\udc00\ud800', 'unpaired surrogate'],
	];

	test.each(illegal)('%j as text and attribute is refused with its path', (character, what) => {
		const code = `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
		const message = `The value has the ${what} ${code} at position 4, which XML cannot carry.`;
		const inText = element('Envelope', 's', {
			children: [element('Request', 'u', { text: `abc${character}` })],
		});
		expect(writeXml(inText)).toEqual({ problem: { kind: 'character', path: 'Envelope/Request', message } });
		const inAttribute = element('Request', 'u', {
			attributes: [attribute('a', 'b'), attribute('UserName', `abc${character}d`)],
		});
		expect(writeXml(inAttribute)).toEqual({
			problem: { kind: 'character', path: 'Request/@UserName', message },
		});
		expect(characterProblem(`abc${character}`)).toBe(`the ${what} ${code} at position 4`);
	});

	test('other characters are no problem', () => {
		expect(characterProblem('')).toBeUndefined();
		expect(characterProblem('\t\n\r é € \u{1F600} \u0080 \ufffd')).toBeUndefined();
	});

	test.each([
		'',
		' ',
		'a b',
		'1a',
		'-a',
		'a:b',
		'a>',
		'a><evil/><b',
		'a="1"',
		'a\n',
		'a\u0000',
		'\ud800',
		'a\udc00',
		'#text',
		'@_a',
		'<a',
	])('%j is no name of an element or attribute', (name) => {
		expect(writeXml(element('r', '', { children: [element(name, '')] })).problem?.kind).toBe('name');
		expect(writeXml(element('r', '', { attributes: [attribute(name, '1')] })).problem?.kind).toBe('name');
		expect(writeXml(element('r', '', { attributes: [attribute(name, '1', 'u')] })).problem?.kind).toBe(
			'name',
		);
	});

	test('the path leads to the wrong name, and holds nothing unprintable', () => {
		expect(
			writeXml(element('r', '', { children: [element('s', '', { children: [element('a b', '')] })] })),
		).toEqual({
			problem: { kind: 'name', path: 'r/s/a b', message: "'a b' is not a valid name of an XML element." },
		});
		expect(writeXml(element('\u0000\ud800', '')).problem?.path).toBe('\ufffd\ufffd');
	});

	test('a message shows sixty characters of a name', () => {
		const messageOf = (length: number) => writeXml(element('1'.repeat(length), '')).problem?.message;
		expect(messageOf(60)).toBe(`'${'1'.repeat(60)}' is not a valid name of an XML element.`);
		expect(messageOf(61)).toBe(`'${'1'.repeat(60)}...' is not a valid name of an XML element.`);
	});

	test('declarations are no attributes, and the message says so', () => {
		const messageOf = (...given: Parameters<typeof attribute>) =>
			writeXml(element('r', '', { attributes: [attribute(...given)] })).problem?.message;
		expect(messageOf('xmlns', 'u')).toBe("'xmlns' is a namespace declaration; it cannot be an attribute.");
		expect(messageOf('b', 'u', 'http://www.w3.org/2000/xmlns/')).toBe(
			'An attribute cannot be in the namespace http://www.w3.org/2000/xmlns/.',
		);
	});

	test.each([
		['xmlns as an attribute', element('a', '', { attributes: [attribute('xmlns', 'u')] })],
		[
			'an attribute in the namespace of declarations',
			element('a', '', { attributes: [attribute('b', 'u', 'http://www.w3.org/2000/xmlns/')] }),
		],
		['an element in the namespace of xml:', element('a', 'http://www.w3.org/XML/1998/namespace')],
		['an attribute twice', element('a', '', { attributes: [attribute('b', '1'), attribute('b', '2')] })],
	])('%s', (_name, root) => {
		expect(writeXml(root).problem?.kind).toBe('name');
	});

	test('a namespace that cannot be carried', () => {
		expect(writeXml(element('a', 'u\u0001')).problem).toMatchObject({ kind: 'character', path: 'a/@xmlns' });
		expect(
			writeXml(element('a', '', { attributes: [attribute('b', '1', 'u\u0001')] })).problem,
		).toMatchObject({ kind: 'character', path: 'a/@b' });
	});

	test('one attribute name in two namespaces is not twice', () => {
		expect(
			writeXml(element('a', '', { attributes: [attribute('b', '1'), attribute('b', '2', 'u')] })).problem,
		).toBeUndefined();
	});
});

test('the message never holds the value', () => {
	expect(JSON.stringify(writeXml(element('a', '', { text: 'pass\u0001word' })))).not.toContain('pass');
});
