/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import path from 'node:path';
import { readAnswer } from '../../../nodes/shared/soap/answer';
import { parseMultipart } from '../../../nodes/shared/soap/mtom';
import { retryAfterOf } from '../../../nodes/shared/soap/retryAfter';
import { methodOf, readServiceDescription } from '../../../nodes/shared/soap/serviceDescription';
import { checkTable, crossed } from '../../support/tables';

/** What comes back over HTTP, in every form that stands for an answer, and what is said about it. */
const tableOf = (name: string) => path.join(__dirname, `${name}.json`);
const keyed = (list: string[]) => Object.fromEntries(list.map((one) => [one, one]));
const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'utf8'));

const soap11 = 'http://schemas.xmlsoap.org/soap/envelope/';
const soap12 = 'http://www.w3.org/2003/05/soap-envelope';
const envelope = (inside: string, namespace = soap11) =>
	`<e:Envelope xmlns:e="${namespace}">${inside}</e:Envelope>`;
const body = (inside: string, namespace = soap11) => envelope(`<e:Body>${inside}</e:Body>`, namespace);

const contents: Record<string, string> = {
	nothing: '',
	blanks: ' \n ',
	result: body('<M xmlns="urn:x"><a>1</a></M>'),
	'result of SOAP 1.2': body('<M/>', soap12),
	'result with a declaration': `<?xml version="1.0"?>\n${body('<M/>')}`,
	'no body': envelope('<e:Header/>'),
	'empty body': body(''),
	'two bodies': envelope('<e:Body><M/></e:Body><e:Body><N/></e:Body>'),
	'a body of another namespace': envelope('<Body xmlns="urn:x"><M/></Body>'),
	'two results': body('<M/><N/>'),
	'a result and a fault': body('<M/><e:Fault><faultstring>gone</faultstring></e:Fault>'),
	'a fault without text and a result': body('<e:Fault/><M/>'),
	'another namespace': envelope('<e:Body><M/></e:Body>', 'urn:none'),
	'another document': '<Other/>',
	'a Fault that is none': body('<Fault xmlns="urn:x"><faultstring>x</faultstring></Fault>'),
	'an empty fault': body('<e:Fault/>'),
	'a fault': body(
		'<e:Fault><faultcode>e:Server</faultcode><faultstring> It broke </faultstring><detail>a<b> c  d</b><e/>\n<f>g</f></detail></e:Fault>',
	),
	'a fault without prefix': body(
		'<e:Fault><faultcode>Client</faultcode><faultstring/><Detail>d</Detail></e:Fault>',
	),
	'a fault of SOAP 1.2': body(
		'<e:Fault><e:Code><e:Value>e:Sender</e:Value><e:Subcode><e:Value>x:Wrong</e:Value><e:Subcode><e:Value>Innermost</e:Value></e:Subcode></e:Subcode></e:Code><e:Reason><e:Text xml:lang="de">Nein</e:Text><e:Text xml:lang="en-US">No</e:Text></e:Reason><e:Detail><x>more</x></e:Detail></e:Fault>',
		soap12,
	),
	'a fault in German alone': body(
		'<e:Fault><e:Code><e:Value>e:Receiver</e:Value><e:Subcode/></e:Code><e:Reason><e:Text xml:lang="de">Nein</e:Text></e:Reason></e:Fault>',
		soap12,
	),
	'a reason without a text': body('<e:Fault><e:Reason>Only so</e:Reason></e:Fault>', soap12),
	'cut in the body': body('<M><a>1</a></M>').slice(0, 90),
	'cut in the last tag': body('<M/>').slice(0, -3),
	'two documents': `${body('<M/>')}${body('<M/>')}`,
	'wrong inside': body('<M><a></M>'),
	'a page': '<!DOCTYPE html><html><head><title> Sign in </title></head><body>x</body></html>',
	'a page behind a comment': '<!-- served --> <html><title class="a">T</title></html>',
	'a page without a title': '<html><body>Only text</body></html>',
	'a page with an empty title': '<html><title>  </title></html>',
	'a plain text': 'Service unavailable',
	'a long text': 'x'.repeat(400),
	'JSON with a message': '{"status":5,"message":"Not \\"here\\" \\\\ \\n"}',
	'JSON with a detail': '{"basicErrorResponse":{"Status":"FAILURE","Code":7,"Detail":"Denied"}}',
	'JSON without either': '{"error":"x"}',
	'a mark of the order of bytes': `\uFEFF${body('<M/>')}`,
};
const ways: Record<string, { status: number; type?: string }> = {
	'200 text/xml': { status: 200, type: 'text/xml; charset=utf-8' },
	'200 text/html': { status: 200, type: 'Text/HTML' },
	'200 of no type': { status: 200 },
	'299 text/xml': { status: 299, type: 'text/xml' },
	'500 text/xml': { status: 500, type: 'text/xml' },
	'500 text/html': { status: 500, type: 'text/html' },
	'503 text/plain': { status: 503, type: 'text/plain' },
};
checkTable(
	tableOf('httpAnswers'),
	crossed(ways, contents, ({ status, type }, content) =>
		readAnswer(
			{ status, headers: type === undefined ? {} : { 'content-type': type }, body: bytes(content) },
			'Archer',
		),
	),
);

const statuses = [199, 201, 299, 300, 301, 302, 303, 307, 308, 399, 400, 401, 402, 403, 404, 405, 407, 408];
const moreStatuses = [
	409, 410, 411, 413, 414, 415, 417, 421, 422, 426, 429, 431, 500, 501, 502, 503, 504, 505,
];
const redirects: Record<string, Record<string, string>> = {
	'no headers': {},
	'an address': { location: 'https://User@sso.example:8443/login?token=secret' },
	'an address with a port': { location: 'HTTP://sso.example:8443/login' },
	'a path': { location: '/login?https://other.example' },
	'a wait': { 'retry-after': '7', date: 'Mon, 30 Nov 2026 12:00:00 GMT' },
	'a wait until a date': {
		'retry-after': 'Mon, 30 Nov 2026 12:01:00 GMT',
		date: 'Mon, 30 Nov 2026 12:00:00 GMT',
	},
};
checkTable(
	tableOf('httpStatuses'),
	crossed(keyed([...statuses, ...moreStatuses].map(String)), redirects, (status, headers) =>
		readAnswer({ status: Number(status), headers, body: bytes('It says no') }, 'Archer'),
	),
);

const waits = ['', '0', '7', '1.5', '-1', '7s', '1e3', ' 12 ', '99999999999999999999', 'soon', '2026-11-30'];
const dates = [
	'Mon, 30 Nov 2026 12:00:30 GMT',
	'Mon, 30 Nov 2026 11:59:30 GMT',
	'Mon, 30 Nov 2026 12:00:00 GMT',
	'Monday, 30-Nov-26 12:00:30 GMT',
	'Mon Nov 30 12:00:30 2026 GMT',
	'12:00:30',
	'at 12:00:30 or so',
];
const now = Date.parse('2026-11-30T12:00:00Z');
checkTable(
	tableOf('retryAfter'),
	crossed(
		{ ...keyed([...waits, ...dates]), undefined: undefined },
		{ ...keyed(['Mon, 30 Nov 2026 12:00:10 GMT', 'nonsense']), undefined: undefined },
		(value, serverDate) => retryAfterOf(value, serverDate, now),
	),
);

const include = (href: string) =>
	`<xop:Include xmlns:xop="http://www.w3.org/2004/08/xop/include" href="${href}"/>`;
const root = (inside: string) => `<E><File>${inside}</File></E>`;
const part = (headers: string, content: string, end = '\r\n') =>
	`--b${end}${headers}${end}${end}${content}${end}`;
const file = part('Content-ID: <f@x>', 'bytes');
const rootPart = (inside: string) =>
	part('Content-Type: application/xop+xml; charset=utf-8\r\nContent-ID: <r>', root(inside));
const messages: Record<string, [string, string?]> = {
	'root and file': [`${rootPart(include('cid:f@x'))}${file}--b--`],
	'line feeds alone': [
		`${part('Content-ID: <r>', root(include('cid:f@x')), '\n')}${part('content-id:<f@x>', 'bytes', '\n')}--b--`,
	],
	'a preamble': [`This is multipart\r\n${rootPart('a')}--b--\r\nand more`],
	'a delimiter inside a line': [`${rootPart('x --b y')}--b--`],
	'the root named': [
		`${file}${rootPart(include('CID:f%40x'))}--b--`,
		'multipart/related; boundary=b; start="<r>"',
	],
	'a root that is not there': [`${rootPart('a')}--b--`, 'multipart/related; boundary=b; start="<none>"'],
	'a boundary in quotes': [
		`${rootPart('a').replace('--b', '--b c')}--b c--`,
		'multipart/related; Boundary = "b\\ c"',
	],
	'no boundary': [`${rootPart('a')}--b--`, 'multipart/related; type="x"'],
	'an empty boundary': [`${rootPart('a')}--b--`, 'multipart/related; boundary=""'],
	'another boundary': [`${rootPart('a')}--b--`, 'multipart/related; boundary=c'],
	'cut off': [rootPart('a')],
	'cut in a part': [`${rootPart('a')}${file.slice(0, -4)}`],
	'no part': ['--b--'],
	nothing: [''],
	'no headers': [`--b\r\n${root('a')}\r\n--b--`],
	'no end of headers': ['--b\r\nContent-ID: <r>\r\n--b--'],
	'empty headers': [`--b\r\n\r\n${root('a')}\r\n--b--`],
	'a header in two lines': [
		`${part('Content-ID:\r\n <r>\r\nX-No colon', root(include('cid:f@x')))}${part('Content-ID:\r\n\t<f@x>', 'bytes')}--b--`,
	],
	'a line before all headers': [`${part(' stray\r\nContent-ID: <r>', root('a'))}--b--`],
	'base64 in the file': [
		`${rootPart(include('cid:f@x'))}${part('Content-ID: <f@x>\r\nContent-Transfer-Encoding: BASE64 ', 'Ynl0ZXM=')}--b--`,
	],
	'a file that is not there': [`${rootPart(include('cid:g'))}${file}--b--`],
	'an address': [`${rootPart(include('https://a.example/f'))}${file}--b--`],
	'a wrong escape': [`${rootPart(include('cid:%zz'))}${part('Content-ID: <%zz>', 'bytes')}--b--`],
	'Include of another namespace': [`${rootPart('<Include href="cid:f@x"/>')}${file}--b--`],
	'one file twice': [
		`${part('Content-ID: <r>', `<E><A>${include('cid:f@x')}</A><B>${include('cid:f@x')}</B></E>`)}${file}--b--`,
	],
	'an empty file': [`${rootPart(include('cid:f@x'))}${part('Content-ID: <f@x>', '')}--b--`],
	'a root that is no XML': [`${part('Content-ID: <r>', 'text')}--b--`],
};
const limits: Record<string, object> = {
	usual: {},
	'few bytes': { bytes: 400 },
	'fewer bytes': { bytes: 20 },
};
checkTable(
	tableOf('multipart'),
	crossed(messages, limits, ([text, type = 'multipart/related; boundary=b'], limit) =>
		parseMultipart(bytes(text), type, limit),
	),
);

const method = (name: string, parameters: string) =>
	`<s:element name="${name}"><s:complexType><s:sequence>${parameters}</s:sequence></s:complexType></s:element>`;
const wsdl = (schema: string, operations: string[], bindings: string, start = 'definitions') =>
	`<${start} xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:s="urn:s"><types><s:schema targetNamespace="urn:x">${schema}</s:schema></types><portType>${operations.map((name) => `<operation name="${name}"/>`).join('')}</portType>${bindings}</${start}>`;
const binding = (name: string, action: string) =>
	`<binding><operation name="${name}"><operation soapAction="${action}"/></operation></binding>`;
const services: Record<string, string> = {
	usual: wsdl(
		method('Do', '<s:element name="a" type="s:int"/><s:element name="b"/>'),
		['Do'],
		binding('Do', 'urn:x/Do'),
	),
	'two bindings': wsdl(method('Do', ''), ['Do'], binding('Do', 'first') + binding('Do', 'second')),
	'a binding without action': wsdl(method('Do', ''), ['Do'], '<binding><operation name="Do"/></binding>'),
	'no element': wsdl('', ['Do', 'Go'], binding('Go', 'urn:x/Go')),
	'an element of no operation': wsdl(method('Do', '') + method('Other', ''), ['Do'], ''),
	'another case': wsdl(method('do', '<s:element type="int"/>'), ['do', 'DO'], ''),
	'no sequence': wsdl('<s:element name="Do"><s:element name="a" type="t"/></s:element>', ['Do'], ''),
	'no methods': wsdl(method('Do', ''), [], ''),
	'another root': wsdl(method('Do', ''), ['Do'], '', 'description'),
	'no XML': 'page',
};
checkTable(
	tableOf('serviceDescriptions'),
	crossed(services, keyed(['Do', 'do', 'DO', 'Go', 'none']), (text, name) => {
		const description = readServiceDescription(bytes(text), 'text/xml');
		return description === undefined ? 'none' : methodOf(description, name);
	}),
);
