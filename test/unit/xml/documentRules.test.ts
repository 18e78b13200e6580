import { parseXml } from '../../../nodes/shared/xml/parse';

/** XML 1.0, production by production: what is read, and the sentence for what is not, with the place of the mistake. */

/** The text of the root element, or why there is none. */
function said(source: string): string {
	const { root, problem } = parseXml(Buffer.from(source));
	return problem ? problem.message : root.text;
}

type Row = [source: string, outcome: string];
const table = (rows: Row[]) => rows.map(([source]) => [source, said(source)]);

const early = (name = '') =>
	`The document ends too early${name && ` inside the element '${name}'`}; it may have been cut off.`;
const at = (character: number, sentence: string) => `${sentence} (at character ${character}).`;

test('comments', () => {
	const rows: Row[] = [
		['<!----><a>1<!-- - > -> <b> & ]]> -->2</a><!--x-->', '12'],
		['<a><!----></a>', ''],
		['<a><!--', early('a')],
		['<a><!---', early('a')],
		['<a><!----', early('a')],
		['<!-- x', early()],
		['<a/><!-- x', early()],
		['<a><!-- -- ></a>', at(9, "A comment has '--'")],
		['<a><!-----></a>', at(8, "A comment has '--'")],
		['<a><!-></a>', at(4, "There is a '<!' that begins nothing XML knows")],
		['<a><!--></a>', early('a')],
	];
	expect(table(rows)).toEqual(rows);
});

test('CDATA sections', () => {
	const rows: Row[] = [
		['<a><![CDATA[]]></a>', ''],
		['<a>1<![CDATA[<&]]]]>2</a>', '1<&]]2'],
		['<a>1<![CDATA[&amp;]]>]]&gt;</a>', '1&amp;]]>'],
		['<a><![CDATA[\r\n\r]]></a>', '\n\n'],
		['<a><![CDATA[1]]><![CDATA[2]]></a>', '12'],
		['<a><![CDATA[', early('a')],
		['<a><![CDATA[x]]', early('a')],
		['<a><![CDATA[x]>', early('a')],
		['<![CDATA[x]]><a/>', at(1, 'There is a CDATA section outside the root element')],
		['<a/><![CDATA[x]]>', at(5, 'There is a CDATA section outside the root element')],
		['<a><![CDATA', at(4, "There is a '<!' that begins nothing XML knows")],
		['<a><![cdata[x]]></a>', at(4, "There is a '<!' that begins nothing XML knows")],
	];
	expect(table(rows)).toEqual(rows);
});

test('processing instructions', () => {
	const unnamed = (character: number) => at(character, 'A processing instruction has no valid name');
	const declared = (character: number) =>
		at(character, 'The XML declaration is not valid, or not at the very start');
	const rows: Row[] = [
		['<?p?><a>1<?p <b a="?>2<?x-ml y?z?></a><?q ?>', '12'],
		['<?xml-stylesheet x?><a/>', ''],
		['<?xm?><a/>', ''],
		['<?p\t?><?p\n?><?p\r?><a/>', ''],
		['<?', unnamed(1)],
		['<??><a/>', unnamed(1)],
		['<? p?><a/>', unnamed(1)],
		['<?1?><a/>', unnamed(1)],
		['<?p/?><a/>', unnamed(1)],
		['<?p:q?><a/>', unnamed(1)],
		['<a><?p', early('a')],
		['<a><?p ?', early('a')],
		['<a><?p >', early('a')],
		['<a><?xml?></a>', declared(4)],
		['<a/><?XmL x?>', declared(5)],
		['<!----><?xml version="1.0"?><a/>', declared(8)],
	];
	expect(table(rows)).toEqual(rows);
});

test('the XML declaration', () => {
	const good = [
		'<?xml version="1.0"?>',
		"<?xml version='1.0'?>",
		'<?xml\tversion\r=\n"1.0"\t?>',
		'<?xml  version  =  "1.0"  encoding  =  "utf-8"  standalone  =  "yes"  ?>',
		'<?xml version="1.0" encoding="utf-8"?>',
		"<?xml version='1.0' encoding='UTF-8' ?>",
		'<?xml version="1.0" encoding="us-ascii" standalone="yes"?>',
		"<?xml version='1.0' standalone='no'?>",
	];
	expect(good.map((declaration) => said(`${declaration}<a>x</a>`))).toEqual(good.map(() => 'x'));
	const bad = [
		'<?xml?>',
		'<?xml ?>',
		'<?xml version="1.1"?>',
		'<?xml version="1.0\'?>',
		'<?xml version=1.0?>',
		'<?xml version="1.0"encoding="utf-8"?>',
		'<?xml version="1.0" standalone="YES"?>',
		'<?xml version="1.0" standalone="yes" encoding="utf-8"?>',
		'<?xml encoding="utf-8"?>',
		'<?xml version="1.0" x="y"?>',
		'<?XML version="1.0"?>',
	];
	const message = 'The XML declaration is not valid, or not at the very start (at character 1).';
	expect(bad.map((declaration) => [declaration, said(`${declaration}<a/>`)])).toEqual(
		bad.map((declaration) => [declaration, message]),
	);
});

test('of a text only one declaration says nothing, whatever encoding it names', () => {
	const declaration = '<?xml version="1.0" encoding="utf-16"?>';
	expect(parseXml(`${declaration}<a>x</a>`).root?.text).toBe('x');
	expect(parseXml(`\n${declaration}\n<a>x</a>`).root?.text).toBe('x');
	const twice = parseXml(`${declaration}${declaration}<a>x</a>`);
	expect([twice.root, twice.problem?.kind]).toEqual([undefined, 'malformed']);
});

test('elements and their ends', () => {
	const notClosed = (character: number, name: string) => at(character, `The element '${name}' is not closed`);
	const noStart = (character: number) => at(character, 'There is an end tag without a start tag');
	const second = (character: number) => at(character, 'There is a second root element');
	const unnamed = (character: number) => at(character, 'A tag has no valid name');
	const slash = (character: number) => at(character, "A tag has a '/' that does not end it");
	const rows: Row[] = [
		['<a>x</a>', 'x'],
		['<a\t>x</a\r\n>', 'x'],
		['<a/>', ''],
		['<a />', ''],
		['<', early()],
		['<a', early()],
		['<a ', early()],
		['<a/', early()],
		['<a>', early('a')],
		['<a><', early('a')],
		['<a></', early('a')],
		['<abc></ab', early('abc')],
		['<abc></abc', early()],
		['<abc></abc ', early()],
		['<a><b></b', early('a')],
		['<a></b>', notClosed(4, 'a')],
		['<a></ab>', notClosed(4, 'a')],
		['<ab></a>', notClosed(5, 'ab')],
		['<a></ a>', notClosed(4, 'a')],
		['<a></a b>', notClosed(4, 'a')],
		['<a><b></a></b>', notClosed(7, 'b')],
		[`<${'n'.repeat(60)}></a>`, notClosed(63, 'n'.repeat(60))],
		[`<${'n'.repeat(61)}></a>`, notClosed(64, `${'n'.repeat(60)}...`)],
		[`<${'n'.repeat(61)}>`, early(`${'n'.repeat(60)}...`)],
		['</a>', noStart(1)],
		['<a/></a>', noStart(5)],
		['<a></a></a>', noStart(8)],
		['<a/><b/>', second(5)],
		['<a></a>\n<a>', second(9)],
		['< a/>', unnamed(1)],
		['<>', unnamed(1)],
		['<a><1/></a>', unnamed(4)],
		['<a><-b/></a>', unnamed(4)],
		['<a / >', slash(4)],
		['<a//>', slash(3)],
		['<a/x', slash(3)],
		['<a b=""/c>', slash(8)],
		['<a:/>', at(3, 'A tag has something that is not an attribute')],
		['<a"/>', at(3, 'A tag has something that is not an attribute')],
		['<!-- x -->', at(11, 'It has no element')],
		['<?p?> ', at(7, 'It has no element')],
	];
	expect(table(rows)).toEqual(rows);
});

test('texts', () => {
	const unknown = (character: number) => at(character, "There is an '&' that is not a reference XML knows");
	const rows: Row[] = [
		['<a>x>y]]\r\nz\r]</a>', 'x>y]]\nz\n]'],
		['<a>&lt;\r\n&#13;&#xA;</a>', '<\n\r\n'],
		['<a>1<b/>2<c/>3</a>', '123'],
		['<a>1<b>&gt;</b>2<c/>&amp;</a>', '12&'],
		['<a>&amp;<b/>x<c>y</c>&lt;</a>', '&x<'],
		['<a>x]]>y</a>', at(5, "The text has ']]>'")],
		['<a>x<b/>]]></a>', at(9, "The text has ']]>'")],
		['<a>x<b>y</b>z<c>]]></c></a>', at(17, "The text has ']]>'")],
		['<a>x<b c="]]>"/>y</a>', 'xy'],
		['<a>x<![CDATA[y]]>z</a>', 'xyz'],
		['<a>x<b c="&amp;"/>y</a>', 'xy'],
		['<a>x<!--&-->y</a>', 'xy'],
		['<a>x & y</a>', unknown(6)],
		['<a>x<b/>&</a>', unknown(9)],
		['<a>&amp;<b/>&x;</a>', unknown(13)],
		['<a>&amp</a>', unknown(4)],
		['<a>&<b/>amp;</a>', unknown(4)],
		['<a/>x', at(5, 'There is text after the root element')],
		['<a/>\n x', at(5, 'There is text after the root element')],
		['<a/>&#32;', at(5, 'There is text after the root element')],
		['<a/>\ufeff', at(5, 'There is text after the root element')],
		['<!---->x<a/>', at(8, 'There is text before the root')],
		['<!---->\n<a/>', ''],
		['<a/> \t\r\n', ''],
		['<a>x', early('a')],
		['<a>\u0001</a>', at(4, 'It has the control character U+0001, which XML does not allow')],
		['<a b="\uffff"/>', at(7, 'It has the noncharacter U+FFFF, which XML does not allow')],
	];
	expect(table(rows)).toEqual(rows);
});

test('attributes', () => {
	const none = (character: number) => at(character, 'A tag has something that is not an attribute');
	const unquoted = (character: number) => at(character, 'An attribute has no value in quotes');
	const rows: Row[] = [
		['<a b="1"/>', '1'],
		["<a b='1'/>", '1'],
		['<a b\t=\n"1"\r></a>', '1'],
		['<a\n\tb="1" c=\'2\' ></a>', '1 2'],
		['<a b=""/>', ''],
		[`<a b='"' c="'"/>`, `" '`],
		['<a b=">/>"/>', '>/>'],
		['<a b="x\ty\nz\r\nu\rv"/>', 'x y z u v'],
		['<a b="&#9;&#10;&#13;&#x20;"/>', '\t\n\r '],
		['<a b="\t&lt;\n"/>', ' < '],
		['<a b="&amp;&quot;"/>', '&"'],
		['<a b="]]>"/>', ']]>'],
		['<a b="1"c="2"/>', none(9)],
		['<a b="1""/>', none(9)],
		['<a "1"/>', none(4)],
		['<a =""/>', none(4)],
		['<a 1=""/>', none(4)],
		['<a b:c:d=""/>', unquoted(7)],
		['<a b: =""/>', unquoted(5)],
		['<a b/>', unquoted(5)],
		['<a b>', unquoted(5)],
		['<a b c="1"/>', unquoted(5)],
		['<a b "1"/>', unquoted(5)],
		['<a b==""/>', unquoted(5)],
		['<a b=1/>', unquoted(5)],
		['<a b=/>', unquoted(5)],
		['<a b="<"/>', at(6, "An attribute value has '<'")],
		['<a b="1&lt;<"/>', at(6, "An attribute value has '<'")],
		['<a b="&"/>', at(7, "There is an '&' that is not a reference XML knows")],
		['<a b="&lt" c=";"/>', at(7, "There is an '&' that is not a reference XML knows")],
		['<a b="1" b="1"/>', at(10, 'A tag has an attribute twice')],
		['<a b="1" c="2" b="3"/>', at(16, 'A tag has an attribute twice')],
		['<a b', early()],
		['<aa b', early()],
		['<undefined b', early()],
		['<a b ', early()],
		['<a b=', early()],
		['<a b= ', early()],
		['<a b="', early()],
		['<a b="1', early()],
		['<a b=\'1"', early()],
		['<a b="1"', early()],
		['<a b="1" ', early()],
		['<r><a b="1', early('r')],
	];
	const valuesIn = (source: string) => {
		const { root, problem } = parseXml(Buffer.from(source));
		return problem ? problem.message : root.attributes.map(({ value }) => value).join(' ');
	};
	expect(rows.map(([source]) => [source, valuesIn(source)])).toEqual(rows);
});

test('a document type, which a SOAP message does not have', () => {
	const has = (character: number) => at(character, 'It has a DOCTYPE, which a SOAP message must not have');
	const page = 'The document is an HTML page, not XML.';
	const rows: Row[] = [
		['<!DOCTYPE a><a/>', has(1)],
		['<!doctype a><a/>', has(1)],
		['<!DOCTYPE', has(1)],
		['<!DOCTYP a><a/>', at(1, "There is a '<!' that begins nothing XML knows")],
		['<a><!DOCTYPE b></a>', has(4)],
		['<a/><!DOCTYPE b>', has(5)],
		['<a><!ELEMENT b ANY></a>', at(4, "There is a '<!' that begins nothing XML knows")],
		['<!DOCTYPE html>', page],
		['<!doctype HTML PUBLIC "x">', page],
		['<!DOCTYPE\thtml >', page],
		['<!DOCTYPE htmlx>', has(1)],
		['<!DOCTYPE xhtml>', has(1)],
		['\n <!DOCTYPE html>', page],
		['<html><br></html>', page],
		['<HTML lang=en>', page],
		['<html\n>', page],
		['<htmlx><br></htmlx>', at(12, "The element 'br' is not closed")],
		['<x><html><br></html></x>', at(14, "The element 'br' is not closed")],
		['<html><br/></html>', ''],
	];
	expect(table(rows)).toEqual(rows);
});
