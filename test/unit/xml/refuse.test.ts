import { XMLValidator } from 'fast-xml-parser';
import { parseXml } from '../../../nodes/shared/xml/parse';

const kindOf = (input: string | Uint8Array) => parseXml(input).problem?.kind;

describe('what is not a usable document', () => {
	test.each(['', '   ', '\r\n\t', '\ufeff', '<?xml version="1.0" encoding="utf-16"?>'])(
		'%j is empty',
		(input) => {
			expect(kindOf(input)).toBe('empty');
		},
	);

	test.each(['Internal Server Error', '{"a":1}', '502<br>Bad', 'x<a/>', '&lt;a/>'])(
		'%j is not XML',
		(input) => {
			expect(kindOf(input)).toBe('notXml');
			expect(kindOf(Buffer.from(input))).toBe('notXml');
		},
	);

	test.each([
		'<!DOCTYPE html><html><body>Sign in<br></body></html>',
		'\n<!doctype HTML PUBLIC "-//IETF//DTD HTML 2.0//EN"><HTML></HTML>',
		'<html><head><meta charset="utf-8"></head></html>',
	])('%j is an HTML page', (input) => {
		expect(parseXml(input).problem).toEqual({
			kind: 'notXml',
			message: 'The document is an HTML page, not XML.',
		});
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
		['cut inside a reference', '<a>&#32'],
		['cut inside a reference of an attribute', '<a b="&#x20"/>'],
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
		['a reference to a surrogate', '<a>&#xD800;</a>'],
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

	test.each(malformed)('%s is malformed, and found so before the parser sees it', (_name, input) => {
		expect(kindOf(input)).toBe('malformed');
		expect(kindOf(`<?xml version="1.0"?>${input}`)).toBe('malformed');
		expect(parseXml(input).problem?.message).not.toBe('The parser could not read the document.');
	});

	// In a string they have come as references in the document around it.
	test.each([
		['U+0000', '<a>\u0000</a>'],
		['U+0001 in an attribute', '<a b="\u0001"/>'],
		['U+001F in CDATA', '<a><![CDATA[\u001f]]></a>'],
		['U+FFFE', '<a>\ufffe</a>'],
		['U+FFFF in a comment', '<a><!--\uffff--></a>'],
	])('%s as it is, in bytes, is malformed', (_name, input) => {
		expect(kindOf(Buffer.from(input))).toBe('malformed');
	});

	// JavaScript takes a byte order mark and U+1680 for blanks, so a name that has one is refused although it is one.
	test.each(['<a\ufeffb/>', '<a\u1680b/>'])('%j is refused', (input) => {
		expect(kindOf(input)).toBe('malformed');
	});

	test('XML 1.1 and a declaration with anything unknown in it are malformed', () => {
		expect(kindOf(Buffer.from('<?xml version="1.1"?><a/>'))).toBe('malformed');
		expect(kindOf(Buffer.from('\n<?xml version="1.1"?><a/>'))).toBe('malformed');
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
			if (XMLValidator.validate(input) !== true)
				expect([name, parseXml(input).root]).toEqual([name, undefined]);
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
