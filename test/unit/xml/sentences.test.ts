import { parseXml } from '../../../nodes/shared/xml/parse';
import { describeIllegalCharacter } from '../../../nodes/shared/xml/characters';

/** What the reader says of each document that it refuses, word for word: people act on it. */
test.each([
	[
		'<a><p:b/><c xmlns:p="u" xmlns:q="u" p:x="1" q:x="2"/></a>',
		'malformed',
		"The namespace prefix 'p' is not declared.",
	],
	['', 'empty', 'The document is empty.'],
	['  \n', 'empty', 'The document is empty.'],
	['hello', 'notXml', 'The document is not XML: it does not begin with an element.'],
	['<a>', 'malformed', "The document ends too early inside the element 'a'; it may have been cut off."],
	['<a', 'malformed', 'The document ends too early; it may have been cut off.'],
	['<', 'malformed', 'The document ends too early; it may have been cut off.'],
	['<a b', 'malformed', 'The document ends too early; it may have been cut off.'],
	['<a b=', 'malformed', 'The document ends too early; it may have been cut off.'],
	['<a b="1', 'malformed', 'The document ends too early; it may have been cut off.'],
	['</a>', 'malformed', 'There is an end tag without a start tag (at character 1).'],
	['<a></b>', 'malformed', "The element 'a' is not closed (at character 4)."],
	['<a><b></a>', 'malformed', "The element 'b' is not closed (at character 7)."],
	['<a/></a>', 'malformed', 'There is an end tag without a start tag (at character 5).'],
	['<a/><b/>', 'malformed', 'There is a second root element (at character 5).'],
	['<a/>x', 'malformed', 'There is text after the root element (at character 5).'],
	['<a>]]></a>', 'malformed', "The text has ']]>' (at character 4)."],
	[
		'<a><?xml version="1.0"?></a>',
		'malformed',
		'The XML declaration is not valid, or not at the very start (at character 4).',
	],
	['<a><? x?></a>', 'malformed', 'A processing instruction has no valid name (at character 4).'],
	[
		'<a><?XML x?></a>',
		'malformed',
		'The XML declaration is not valid, or not at the very start (at character 4).',
	],
	['<a><?p', 'malformed', "The document ends too early inside the element 'a'; it may have been cut off."],
	['<!-- a -- b --><a/>', 'malformed', "A comment has '--' (at character 8)."],
	['<a><!--', 'malformed', "The document ends too early inside the element 'a'; it may have been cut off."],
	[
		'<a><![CDATA[x',
		'malformed',
		"The document ends too early inside the element 'a'; it may have been cut off.",
	],
	['<![CDATA[x]]><a/>', 'malformed', 'There is a CDATA section outside the root element (at character 1).'],
	['<!DOCTYPE a><a/>', 'doctype', 'It has a DOCTYPE, which a SOAP message must not have (at character 1).'],
	['<!DOCTYPE html><a/>', 'notXml', 'The document is an HTML page, not XML.'],
	['<html><br></html>', 'notXml', 'The document is an HTML page, not XML.'],
	['<a><!ELEMENT b ANY></a>', 'malformed', "There is a '<!' that begins nothing XML knows (at character 4)."],
	['< a/>', 'malformed', 'A tag has no valid name (at character 1).'],
	['<a / b="1"/>', 'malformed', "A tag has a '/' that does not end it (at character 4)."],
	['<a b/>', 'malformed', 'An attribute has no value in quotes (at character 5).'],
	['<a b=1/>', 'malformed', 'An attribute has no value in quotes (at character 5).'],
	['<a b="<"/>', 'malformed', "An attribute value has '<' (at character 6)."],
	['<a b="1"c="2"/>', 'malformed', 'A tag has something that is not an attribute (at character 9).'],
	['<a b="1" b="2"/>', 'malformed', 'A tag has an attribute twice (at character 10).'],
	['<a>&nbsp;</a>', 'malformed', "There is an '&' that is not a reference XML knows (at character 4)."],
	['<a b="&x;"/>', 'malformed', "There is an '&' that is not a reference XML knows (at character 7)."],
	['<!-- x -->', 'malformed', 'It has no element (at character 11).'],
	['<a:b/>', 'malformed', "The namespace prefix 'a' is not declared."],
	['<a p:b="1"/>', 'malformed', "The namespace prefix 'p' is not declared."],
	['<a xmlns:p=""/>', 'malformed', "The namespace declaration of 'p' is not allowed."],
	['<a xmlns:xml="u"/>', 'malformed', "The namespace declaration of 'xml' is not allowed."],
	[
		'<a xmlns:p="u" xmlns:q="u" p:b="1" q:b="2"/>',
		'malformed',
		'An element has an attribute twice, under different prefixes.',
	],
	['<a:/>', 'malformed', 'A tag has something that is not an attribute (at character 3).'],
	[
		'<a>\ud800x</a>',
		'malformed',
		'It has the unpaired surrogate U+D800, which XML does not allow (at character 4).',
	],
])('%j is %s: %s', (document, kind, message) => {
	expect(parseXml(document)).toEqual({ problem: { kind, message } });
});

test('long names are cut where a sentence names them', () => {
	const name = 'b'.repeat(200);
	const { problem } = parseXml(`<${name}></a>`);
	expect(problem?.message).toMatch(/^The element 'b{60,70}\.\.\.' is not closed \(at character 203\)\.$/);
});

test.each<[string, Parameters<typeof parseXml>[1], string, string]>([
	['<a><b/></a>', { limits: { bytes: 10 } }, 'tooLarge', 'The document has 11 bytes; the limit is 10.'],
	[
		'<a><b/></a>',
		{ limits: { depth: 1 } },
		'tooDeep',
		'It nests elements deeper than 1 levels (at character 4).',
	],
	['<a><b/></a>', { limits: { elements: 1 } }, 'tooLarge', 'It has more than 1 elements (at character 4).'],
	[
		'<a b="1" c="2"/>',
		{ limits: { attributesPerElement: 1 } },
		'tooLarge',
		'An element has more than 1 attributes (at character 10).',
	],
	[
		'<a b="1"><c d="2"/></a>',
		{ limits: { attributes: 1 } },
		'tooLarge',
		'It has more than 1 attributes (at character 13).',
	],
	// A page is called a page, unless it is its size that stands in the way.
	[
		'<html><p><b>',
		{ limits: { depth: 1 } },
		'tooDeep',
		'It nests elements deeper than 1 levels (at character 7).',
	],
	['<html><p><b>', { limits: { elements: 1 } }, 'tooLarge', 'It has more than 1 elements (at character 7).'],
])('%s with %j is %s: %s', (document, options, kind, message) => {
	expect(parseXml(document, options)).toEqual({ problem: { kind, message } });
});

test.each([
	['\u0000', 'the control character U+0000'],
	['\u001f', 'the control character U+001F'],
	['\ufffe', 'the noncharacter U+FFFE'],
	['\uffff', 'the noncharacter U+FFFF'],
	['\ud800', 'the unpaired surrogate U+D800'],
	['\udfff', 'the unpaired surrogate U+DFFF'],
])('%j is %s', (character, name) => {
	expect(describeIllegalCharacter(`ab${character}`, 2)).toBe(name);
});
