import { readEnvelope } from '../../../nodes/shared/soap/envelope';
import { readAnswer } from '../../../nodes/shared/soap/answer';
import { defaultXmlLimits } from '../../../nodes/shared/xml/limits';

const xop = 'http://www.w3.org/2004/08/xop/include';
const contentType =
	'multipart/related; type="application/xop+xml"; start="<root@host>"; boundary="uuid:1+id=2"; start-info="text/xml"';
const file = Buffer.from([0x25, 0x50, 0x44, 0x46, 0x0d, 0x0a, 0x2d, 0x2d, 0x00, 0xff, 0x0d, 0x0a]);

function envelope(content: string): string {
	return `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><R xmlns="urn:x">${content}</R></s:Body></s:Envelope>`;
}

const include = (href: string) => `<Data><xop:Include href="${href}" xmlns:xop="${xop}"/></Data>`;

function message(root: string, parts: Array<[string, Buffer, string?]> = [['file@host', file]]): Buffer {
	const chunks: Buffer[] = [];
	const part = (headers: string, content: Buffer) =>
		chunks.push(Buffer.from(`\r\n--uuid:1+id=2\r\n${headers}\r\n\r\n`), content);
	part(
		'Content-ID: <root@host>\r\nContent-Type: application/xop+xml;charset=utf-8;\r\n type="text/xml"',
		Buffer.from(root),
	);
	for (const [id, content, encoding = 'binary'] of parts) {
		part(`Content-ID: <${id}>\r\nContent-Transfer-Encoding: ${encoding}`, content);
	}
	chunks.push(Buffer.from('\r\n--uuid:1+id=2--\r\n'));
	return Buffer.concat(chunks);
}

function dataOf(bytes: Uint8Array, type = contentType): string {
	const content = readEnvelope(bytes, type);
	if (content.kind !== 'response') throw new Error(JSON.stringify(content));
	return content.element.children[0].text;
}

function messageOf(bytes: Uint8Array, type = contentType): string {
	const content = readEnvelope(bytes, type);
	return content.kind === 'unreadable' ? content.message : content.kind;
}

test('an Include becomes the base64 of its part, byte for byte', () => {
	expect(Buffer.from(dataOf(message(envelope(include('cid:file@host')))), 'base64')).toEqual(file);
});

test('a reference may be percent-encoded', () => {
	expect(Buffer.from(dataOf(message(envelope(include('cid:file%40host')))), 'base64')).toEqual(file);
});

test('parts in base64 and empty parts are read', () => {
	const encoded: Array<[string, Buffer, string]> = [['a', Buffer.from(file.toString('base64')), 'base64']];
	expect(Buffer.from(dataOf(message(envelope(include('cid:a')), encoded)), 'base64')).toEqual(file);
	expect(dataOf(message(envelope(include('cid:b')), [['b', Buffer.alloc(0)]]))).toBe('');
});

test('line ends of one character are read, and a boundary within a line is none', () => {
	const lines = (content: string) => Buffer.from(content.replaceAll('\r\n', '\n'), 'latin1');
	const text = Buffer.from('a--uuid:1+id=2\nb', 'latin1');
	const whole = message(envelope(include('cid:file@host')), [['file@host', text]]);
	expect(Buffer.from(dataOf(lines(whole.toString('latin1'))), 'base64')).toEqual(text);
	expect(Buffer.from(dataOf(whole), 'base64')).toEqual(text);
});

test('names of headers are taken in any case, folded lines belong together', () => {
	const whole = message(envelope(include('CID:file@host'))).toString('latin1');
	const other = whole
		.replaceAll('Content-ID: ', 'CONTENT-id :  ')
		.replace('Content-Transfer-Encoding: binary', 'Content-Transfer-Encoding:\r\n\tBINARY');
	expect(Buffer.from(dataOf(Buffer.from(other, 'latin1')), 'base64')).toEqual(file);
});

test('a root without start is the first part, and inline base64 stays', () => {
	const type = 'multipart/related; boundary="uuid:1+id=2"';
	expect(dataOf(message(envelope('<Data>QQ==</Data>')), type)).toBe('QQ==');
});

test.each([
	'http://127.0.0.1/secret',
	'file:///etc/passwd',
	'cid:other',
	'',
	'cid:%E0%A4%A',
	'xyz:file@host',
])('a reference to %j is refused', (href) => {
	expect(messageOf(message(envelope(include(href))))).toBe('A file that the message refers to is not in it.');
});

test.each([
	['without its end', message(envelope(include('cid:file@host'))).subarray(0, 200)],
	['cut in the file', message(envelope(include('cid:file@host'))).subarray(0, -20)],
	['without parts', Buffer.from('--uuid:1+id=2--')],
	['empty', Buffer.alloc(0)],
	['that is no multipart', Buffer.from(envelope('<Data/>'))],
])('a message %s is refused', (_what, bytes) => {
	expect(messageOf(bytes)).toMatch(/multipart message/);
});

test.each([
	['nothing but the end', '--uuid:1+id=2--', 'The multipart message lacks its root part.'],
	['no boundary', 'nothing', 'The multipart message has no part.'],
	['a part without an end', '--uuid:1+id=2\r\nA: b\r\n\r\ntext', 'The multipart message has no part.'],
	['no end', '--uuid:1+id=2\r\nA: b\r\n\r\ntext\r\n--uuid:1+id=2\r\n', 'The multipart message is cut off.'],
	[
		'a part without headers',
		'--uuid:1+id=2\r\ntext\r\n--uuid:1+id=2--',
		'A part of the multipart message has no headers.',
	],
	['another root', '--uuid:1+id=2\r\n\r\n\r\n--uuid:1+id=2--', 'The multipart message lacks its root part.'],
	[
		'too many parts',
		`${'--uuid:1+id=2\r\nA: b\r\n\r\n\r\n'.repeat(2_001)}--uuid:1+id=2--`,
		'The message has more than 2000 parts.',
	],
])('a message with %s is refused', (_what, text, sentence) => {
	expect(messageOf(Buffer.from(text))).toBe(sentence);
});

test('the message needs its boundary and its root', () => {
	expect(messageOf(message(envelope('<Data/>')), 'multipart/related')).toMatch(/boundary/);
	expect(messageOf(message(envelope('<Data/>')), contentType.replace('root@host', 'gone'))).toMatch(
		/root part/,
	);
});

test('a document type declaration in the root part is refused', () => {
	expect(messageOf(message(`<!DOCTYPE x>${envelope('<Data/>')}`))).toMatch(/DOCTYPE|document type/i);
});

test('one large part cannot be multiplied by many references', () => {
	const large = Buffer.alloc(Math.ceil(defaultXmlLimits.bytes / 4), 0x41);
	const root = envelope(include('cid:large').repeat(5));
	expect(messageOf(message(root, [['large', large]]))).toMatch(/^The files of the message have more than/);
});

test('a fault may come in a multipart message', () => {
	const fault =
		'<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault><faultcode>s:Server</faultcode><faultstring>No</faultstring></s:Fault></s:Body></s:Envelope>';
	const answer = readAnswer(
		{ status: 500, headers: { 'content-type': contentType }, body: message(fault, []) },
		'AssureSign',
	);
	expect(answer).toMatchObject({ kind: 'fault', fault: { code: 'Server', text: 'No' } });
});
