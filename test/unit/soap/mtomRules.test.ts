import { isMultipart, parseMultipart } from '../../../nodes/shared/soap/mtom';

/** Messages of several parts (RFC 2387, RFC 2046) and the files that they carry (XOP 1.0). */

const xop = 'http://www.w3.org/2004/08/xop/include';
const include = (href: string) => `<i:Include xmlns:i="${xop}" href="${href}"/>`;
const part = (content: string, ...headers: string[]) =>
	`--b\r\n${headers.map((header) => `${header}\r\n`).join('')}\r\n${content}\r\n`;
const message = (...parts: string[]) => `${parts.join('')}--b--`;
const type = 'multipart/related; boundary=b';

/** The text of the root, or why there is none. */
function said(body: string, contentType = type, limits = {}): string {
	const { root, problem } = parseMultipart(Buffer.from(body, 'latin1'), contentType, limits);
	return problem ? `${problem.kind}: ${problem.message}` : root.text;
}

const noPart = 'malformed: The multipart message has no part.';
const cutOff = 'malformed: The multipart message is cut off.';
const noHeaders = 'malformed: A part of the multipart message has no headers.';
const noRoot = 'malformed: The multipart message lacks its root part.';
const noFile = 'malformed: A file that the message refers to is not in it.';
const noBoundary = 'malformed: The multipart message names no boundary.';

test('which answers are such messages', () => {
	const rows: Array<[contentType: string | undefined, isOne: boolean]> = [
		['multipart/related', true],
		[' Multipart/Related; boundary=b', true],
		['multipart/related;boundary=b', true],
		['multipart/relatedx', false],
		['multipart/mixed', false],
		['text/xml; a=multipart/related', false],
		['', false],
		[undefined, false],
	];
	expect(rows.map(([contentType]) => [contentType, isMultipart(contentType)])).toEqual(rows);
});

test('the boundary', () => {
	const whole = message(part('<a>x</a>'));
	const rows: Array<[contentType: string, outcome: string]> = [
		['multipart/related; boundary=b', 'x'],
		['multipart/related;boundary="b"', 'x'],
		['multipart/related; type="a/b"; Boundary = b ; start-info=c', 'x'],
		['multipart/related; boundary="\\b"', 'x'],
		['multipart/related', noBoundary],
		['multipart/related; boundary=', noBoundary],
		['multipart/related; boundary=""', noBoundary],
		['multipart/related; xboundary=b', noBoundary],
		['multipart/related boundary=b', noBoundary],
		['multipart/related; boundary=c', noPart],
	];
	expect(rows.map(([contentType]) => [contentType, said(whole, contentType)])).toEqual(rows);
	expect(said(whole.replaceAll('--b', '--"b;c'), 'multipart/related; boundary="\\"b;c"')).toBe('x');
});

test('parts begin at a line with the boundary, and end with one', () => {
	const rows: Array<[body: string, outcome: string]> = [
		[message(part('<a>x</a>')), 'x'],
		[`preamble\r\n${message(part('<a>x</a>'))}\r\nepilogue`, 'x'],
		[message(part('<a>x</a>')).replaceAll('\r\n', '\n'), 'x'],
		[message(part('<a>x</a>', 'A: b')).replaceAll('\r\n', '\n'), 'x'],
		[`x--b\n\n<a/>\n--b--`, noRoot],
		[message(part('<a>--b</a>')), '--b'],
		[message(part('<a>\r\n--b\r\n</a>')), noHeaders],
		[message(part('<a>x</a>'), part('')), 'x'],
		[part('<a>x</a>'), noPart],
		[part('<a>x</a>') + part(''), cutOff],
		[`${part('<a>x</a>')}--b`, cutOff],
		[`${part('<a>x</a>')}--b-`, cutOff],
		['', noPart],
		// The mark of an end where a delimiter would leave off.
		['ab--', noPart],
		['--b--', noRoot],
		['--b\r\n--b--', noHeaders],
		['--b--b\r\n\r\n<a>x</a>\r\n--b--', noRoot],
		['--b\r\nA: b\r\n--b--', noHeaders],
		['--b\r\n\r\n--b--', 'empty: The document is empty.'],
		['--b\r\n\r\n\r\n--b--', 'empty: The document is empty.'],
	];
	expect(rows.map(([body]) => [body, said(body)])).toEqual(rows);
	const many = (count: number) => message(part('<a>x</a>'), part('').repeat(count - 1));
	expect(said(many(2_000))).toBe('x');
	expect(said(many(2_001))).toBe('malformed: The message has more than 2000 parts.');
});

test('the last line end of a part belongs to the boundary, and no other', () => {
	const fileIn = (content: string) =>
		Buffer.from(
			said(`${part(`<a>${include('cid:f')}</a>`)}--b\r\nContent-ID: <f>\r\n\r\n${content}--b--`),
			'base64',
		).toString('latin1');
	const rows = [
		['x\r\n', 'x'],
		['x\n', 'x'],
		['x\r\n\r\n', 'x\r\n'],
		['x\r\r\n', 'x\r'],
		['\r\n', ''],
		['\n', ''],
		['\x00\xff\n\r\n', '\x00\xff\n'],
	];
	expect(rows.map(([content]) => [content, fileIn(content)])).toEqual(rows);
});

test('headers', () => {
	const latin = 'Content-Type: text/xml; charset=iso-8859-1';
	const rows: Array<[headers: string[], outcome: string]> = [
		[[], 'invalid'],
		[[latin], '\xe9'],
		[['CONTENT-TYPE :  text/xml; charset=iso-8859-1'], '\xe9'],
		[['Content-Type: text/xml;', ' charset=iso-8859-1'], '\xe9'],
		[['Content-Type: text/xml;', '\tcharset=iso-8859-1'], '\xe9'],
		[['Content-Type: text/xml;', 'charset=iso-8859-1'], 'invalid'],
		[['Content-Type: text/xml;', 'X: y', ' charset=iso-8859-1'], 'invalid'],
		[[' charset=iso-8859-1', latin], '\xe9'],
		[['no header', latin], '\xe9'],
		[['X: y:z', latin], '\xe9'],
		[[latin, 'Content-Type: text/xml'], 'invalid'],
	];
	const read = (headers: string[]) =>
		said(message(part('<a>\xe9</a>', ...headers))).replace(/^charset: .*/, 'invalid');
	expect(rows.map(([headers]) => [headers, read(headers)])).toEqual(rows);
});

test('a part is binary or base64', () => {
	const encoded = Buffer.from('<a>x</a>').toString('base64');
	const of = (content: string, ...encoding: string[]) => said(message(part(content, ...encoding)));
	expect(of(encoded, 'Content-Transfer-Encoding: base64')).toBe('x');
	expect(of(encoded, 'content-transfer-encoding:  BASE64 ')).toBe('x');
	expect(of('<a>x</a>', 'Content-Transfer-Encoding: binary')).toBe('x');
	expect(of('<a>x</a>', 'Content-Transfer-Encoding: 8bit')).toBe('x');
	expect(of('<a>x</a>')).toBe('x');
	expect(of(encoded)).toMatch(/^notXml: /);
});

test('the root is the first part, or the one that is named', () => {
	const parts = [
		part('<a>1</a>', 'Content-ID: <one>'),
		part('<a>2</a>', 'Content-ID: <two>'),
		part('<a>3</a>'),
	];
	const rows: Array<[contentType: string, outcome: string]> = [
		[type, '1'],
		[`${type}; start="<two>"`, '2'],
		[`${type}; start=two`, '2'],
		[`${type}; start="<one>"`, '1'],
		[`${type}; start="two>"`, noRoot],
		[`${type}; start="<three>"`, noRoot],
		[`${type}; start=""`, '3'],
	];
	expect(rows.map(([contentType]) => [contentType, said(message(...parts), contentType)])).toEqual(rows);
	expect(said(message(part('<a>&</a>')))).toMatch(/^malformed: There is an '&'/);
});

test('a reference becomes the part that it names, in base64', () => {
	const files = [
		part('one', 'Content-ID: <1@h>'),
		part('two', 'Content-ID: 2'),
		part(Buffer.from('three').toString('base64'), 'Content-ID: <3>', 'Content-Transfer-Encoding: base64'),
		part('four', 'Content-ID:  < 4 > '),
	];
	const base64 = (text: string) => Buffer.from(text).toString('base64');
	const of = (content: string) => said(message(part(`<a>${content}</a>`), ...files));
	const rows: Array<[content: string, outcome: string]> = [
		[include('cid:1@h'), base64('one')],
		[include('CID:1%40h'), base64('one')],
		[include('cid:2'), base64('two')],
		[include('cid:3'), base64('three')],
		[include('cid: 4 '), base64('four')],
		[`\n ${include('cid:2')} `, base64('two')],
		[`${include('cid:2')}${include('cid:none')}`, base64('two')],
		[include('cid:none'), noFile],
		[include('cid:%'), noFile],
		[include('2'), noFile],
		[include('xcid:2'), noFile],
		[include('http://h.test/2'), noFile],
		[include('file:///2'), noFile],
		[include('').replace(' href=""', ''), noFile],
		['<Include xmlns="urn:other" href="cid:none"/>', ''],
		[`<Other xmlns="${xop}" href="cid:none"/>`, ''],
		['x', 'x'],
	];
	expect(rows.map(([content]) => [content, of(content)])).toEqual(rows);
	expect(of('<i:Include xmlns:i="' + xop + '" href="cid:%"/>').replace('%', '')).toBe(noFile);
	const odd = message(part(`<a>${include('cid:%')}</a>`), part('odd', 'Content-ID: <%>'));
	expect(said(odd)).toBe(base64('odd'));
	const deep = parseMultipart(
		Buffer.from(
			message(part(`<a><b/><c>x<d>${include('cid:2')}</d></c><e>${include('cid:1@h')}</e></a>`), ...files),
		),
		type,
	).root!;
	expect(deep.children[1].children[0]).toMatchObject({ name: 'd', text: base64('two'), children: [] });
	expect(deep.children[2]).toMatchObject({ name: 'e', text: base64('one'), children: [] });
	expect(of(`<b><c/>${include('cid:none')}</b>`)).toBe(noFile);
});

test('the limits hold for the message, its envelope and its files together', () => {
	const one = message(part(`<a><b>${include('cid:f')}</b></a>`), part('x'.repeat(100), 'Content-ID: f'));
	expect(said(one, type, { bytes: one.length })).toBe('');
	expect(said(one, type, { bytes: one.length - 1 })).toBe(
		`tooLarge: The message has ${one.length} bytes; the limit is ${one.length - 1}.`,
	);
	expect(said(one, type, { depth: 2 })).toMatch(/^tooDeep: /);
	const times = (count: number) =>
		message(
			part(`<a>${`<b>${include('cid:f')}</b>`.repeat(count)}</a>`),
			part('x'.repeat(1_000), 'Content-ID: f'),
		);
	const most = { bytes: 4_000 };
	expect(times(5).length).toBeLessThan(4_000);
	expect(said(times(4), type, most)).toBe('');
	expect(said(times(5), type, most)).toBe('tooLarge: The files of the message have more than 4000 bytes.');
	expect(said(times(5))).toBe('');
});
