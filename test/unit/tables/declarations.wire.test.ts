import { envelopeNamespaces } from '../../../nodes/shared/soap/envelope';
import { readAnswer } from '../../../nodes/shared/soap/answer';
import { networkFailure } from '../../../nodes/shared/soap/network';
import { redactor } from '../../../nodes/shared/soap/redact';
import { tokenElement } from '../../../nodes/shared/soap/sessionPlace';
import { builtInOf, qualify } from '../../../nodes/shared/wsdl/qualifiedNames';
import { decodeXml } from '../../../nodes/shared/xml/charset';
import { ncName } from '../../../nodes/shared/xml/lexical';
import { defaultXmlLimits, longestString } from '../../../nodes/shared/xml/limits';
import { parseXml } from '../../../nodes/shared/xml/parse';
import { decodeReferences } from '../../../nodes/shared/xml/references';
import { element, xmlSchemaInstanceNamespace } from '../../../nodes/shared/xml/tree';
import { characterProblem, writeXml } from '../../../nodes/shared/xml/write';

/** What the modules of XML and SOAP hold from the moment that they are loaded, seen through what uses it. */

const written = (value: string) => [
	writeXml(element('a', '', { text: value })).xml,
	writeXml(element('a', '', { attributes: [{ name: 'b', namespace: '', value }] })).xml,
];

test('the characters that are written as references, and those that XML cannot carry', () => {
	expect(written('<>&"\'\r\n\t')).toEqual([
		"<a>&lt;&gt;&amp;&quot;'&#xD;\n\t</a>",
		'<a b="&lt;&gt;&amp;&quot;\'&#xD;&#xA;&#x9;"/>',
	]);
	const each = ['<', '>', '&', '"', '\r', '\n', '\t'].map(written);
	expect(each.map(([text]) => text)).toEqual(
		['&lt;', '&gt;', '&amp;', '&quot;', '&#xD;', '\n', '\t'].map((text) => `<a>${text}</a>`),
	);
	expect(each.map(([, attribute]) => attribute)).toEqual(
		['&lt;', '&gt;', '&amp;', '&quot;', '&#xD;', '&#xA;', '&#x9;'].map((value) => `<a b="${value}"/>`),
	);
	const codes = [...Array(0x21).keys(), 0x7f, 0xfffd, 0xfffe, 0xffff];
	const refused = codes.filter((code) => characterProblem(String.fromCharCode(code)) !== undefined);
	expect(refused).toEqual([...codes.slice(0, 9), 11, 12, ...codes.slice(14, 32), 0xfffe, 0xffff]);
	expect(written('\u0001')).toEqual([undefined, undefined]);
});

test('the entities and references of XML', () => {
	const decoded = (text: string) => decodeReferences(text, 0, text.length, (one) => one);
	expect(decoded('&amp;&lt;&gt;&quot;&apos;&#65;&#x4a;&#x4A;')).toBe('&<>"\'AJJ');
	for (const other of ['&a#65;', '&#65a;', '&#x;', '&#;', '&copy;']) expect(() => decoded(other)).toThrow();
});

test('the names, the declaration and the namespaces of XML', () => {
	const namesIn = (text: string) => {
		ncName.lastIndex = 0;
		return ncName.test(text) ? ncName.lastIndex : -1;
	};
	expect(['a', 'a-1.b', '_', 'é', '-a', '1', ':', 'a:b'].map(namesIn)).toEqual([1, 5, 1, 1, -1, -1, -1, 1]);
	expect(parseXml(Buffer.from('<?xml version="1.0" encoding="utf-8" standalone="no"?><a/>')).root).toEqual(
		element('a', ''),
	);
	expect(xmlSchemaInstanceNamespace).toBe('http://www.w3.org/2001/XMLSchema-instance');
	expect(parseXml('<xml:a/>').root?.namespace).toBe('http://www.w3.org/XML/1998/namespace');
	const { root } = parseXml('<a xmlns="u"/>', { keepsDeclarations: true });
	expect(root!.attributes[0].namespace).toBe('http://www.w3.org/2000/xmlns/');
	const reserved = ['http://www.w3.org/XML/1998/namespace', 'http://www.w3.org/2000/xmlns/'];
	expect(reserved.map((namespace) => writeXml(element('a', namespace)).problem?.kind)).toEqual([
		'name',
		'name',
	]);
	expect(parseXml('<html><br>').problem?.kind).toBe('notXml');
});

test('the limits', () => {
	expect(defaultXmlLimits).toEqual({
		bytes: 52_428_800,
		depth: 100,
		elements: 3_500_000,
		attributesPerElement: 1_000,
		attributes: 2_000_000,
	});
	expect(longestString).toBe(536_870_888);
});

test('the character sets', () => {
	const bytes = Uint8Array.from({ length: 32 }, (_unused, index) => 0x80 + index);
	expect(decodeXml(bytes, 'a/b; charset=iso-8859-1').text).toBe(
		'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ',
	);
	const ascii = (charset: string) => decodeXml(Buffer.from('<a/>'), `a/b; charset=${charset}`);
	expect(
		['UTF-8', 'utf8', 'us-ascii', 'iso-8859-1', 'windows-1252'].map((one) => 'isPlain' in ascii(one)),
	).toEqual(Array(5).fill(true));
	expect(['xutf-8', 'utf-8x', 'utf-16le'].map((one) => 'isPlain' in ascii(one))).toEqual([
		false,
		false,
		false,
	]);
});

test('the namespaces of SOAP and of schemas, and what names a type', () => {
	expect(envelopeNamespaces).toEqual({
		'1.1': 'http://schemas.xmlsoap.org/soap/envelope/',
		'1.2': 'http://www.w3.org/2003/05/soap-envelope',
	});
	const read = (namespace: string) =>
		readAnswer(
			{
				status: 200,
				headers: {},
				body: Buffer.from(`<e:Envelope xmlns:e="${namespace}"><e:Body><M/></e:Body></e:Envelope>`),
			},
			'Archer',
		).kind;
	expect([...Object.values(envelopeNamespaces), 'urn:other'].map(read)).toEqual([
		'response',
		'response',
		'failure',
	]);
	expect(builtInOf('{http://www.w3.org/2001/XMLSchema}int')).toBe('int');
	const names = ['type', 'element', 'base', 'ref', 'itemType', 'memberTypes', 'message', 'binding', 'name'];
	const { root } = parseXml(`<a xmlns:p="u" ${names.map((name) => `${name}="p:x"`).join(' ')}/>`, {
		keepsDeclarations: true,
	});
	qualify(root!);
	const values = root!.attributes.filter(({ namespace }) => namespace === '').map(({ value }) => value);
	expect(values).toEqual([...Array<string>(8).fill('{u}x'), 'p:x']);
});

test('what each status means', () => {
	const failures = [400, 401, 403, 404, 405, 407, 413, 415, 429, 500, 502, 503, 504].map((status) => {
		const answer = readAnswer({ status, headers: {}, body: Buffer.from('') }, 'Archer');
		if (answer.kind !== 'failure') throw new Error(answer.kind);
		const { kind, message, reached, advice } = answer.failure;
		return [message.replace(/ \(Archer.*/, ''), kind, reached, advice !== undefined];
	});
	expect(failures).toEqual([
		['The server could not read the request', 'http', 'unknown', true],
		['The server did not accept the sign-in', 'signIn', 'no', true],
		['The server refuses access', 'denied', 'unknown', true],
		['There is no web service at this address', 'http', 'no', true],
		['The server answered with an HTTP error', 'http', 'no', false],
		['The proxy asks for a sign-in', 'http', 'no', true],
		['The request is too large for the server', 'rejected', 'no', true],
		['The server does not take this SOAP version', 'http', 'no', true],
		['The server takes no more requests for now', 'busy', 'no', true],
		['The server answered with an HTTP error', 'http', 'unknown', false],
		['The system behind the gateway does not answer', 'busy', 'unknown', true],
		['The system is not available at present', 'busy', 'unknown', true],
		['The system took too long to answer its gateway', 'timeout', 'unknown', true],
	]);
	expect(networkFailure({ code: 'ENOTFOUND' }, 'Archer').advice).toBe(
		'Check the base URL in the credential, and that n8n may reach this address.',
	);
});

test('the spellings of a secret, and of a token in a request', () => {
	const redact = redactor(['a&<>"\'\b\f\tb']);
	for (const spelling of [
		'a&amp;&lt;&gt;&quot;&apos;\\b\\f\\tb',
		'a&amp;amp;<>"\'\b\f\tb',
		'a%26<>"\'%08\f\tb',
	]) {
		expect(redact(`[${spelling}]`)).toBe('[***]');
	}
	const place = tokenElement('t');
	expect(place.writeToken('<t/>', '&<>"')).toBe('<t>&amp;&lt;&gt;&quot;</t>');
	expect(place.readToken('<t>&amp;&lt;&gt;&quot;</t>')).toBe('&<>"');
});
