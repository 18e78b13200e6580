import { decodeXml } from '../../../nodes/shared/xml/charset';

/**
 * Which character set a body is read in: the byte order mark, then the `charset` of the Content-Type, then the first bytes and
 * the XML declaration, then UTF-8 (RFC 7303, section 3; XML 1.0, appendix F).
 */

const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const little = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));
const big = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le').swap16());

function said(bytes: Uint8Array, contentType?: string): string {
	const { text, problem } = decodeXml(bytes, contentType);
	return problem ? problem.message : text;
}

type Row = [what: string, bytes: Uint8Array, contentType: string | undefined, outcome: string];
const table = (rows: Row[]) =>
	rows.map(([what, bytes, contentType]) => [what, bytes, contentType, said(bytes, contentType)]);

const unknown = (charset: string, source: string) =>
	`The character set '${charset}' (${source}) is not known.`;
const invalid = (charset: string) => `The body has bytes that are not valid ${charset}.`;

test('a byte order mark decides before anything else', () => {
	const rows: Row[] = [
		['UTF-8', latin1('\xef\xbb\xbf\xc3\xa9'), 'a/b; charset=windows-1252', 'é'],
		[
			'UTF-8 behind blanks',
			latin1(' \t\r\n\xef\xbb\xbf\xc3\xa9'),
			'a/b; charset=windows-1252',
			' \t\r\n\ufeffé',
		],
		['UTF-8 twice', latin1('\xef\xbb\xbf\xef\xbb\xbf\xc3\xa9'), 'a/b; charset=windows-1252', '\ufeffé'],
		['UTF-8, and no bytes of it', latin1('\xef\xbb\xbf\xe9'), undefined, invalid('UTF-8')],
		['UTF-16 little endian', little('\ufeffé'), 'a/b; charset=utf-8', 'é'],
		['UTF-16 big endian', big('\ufeffé'), 'a/b; charset=utf-8', 'é'],
		['UTF-16 little endian, cut', little('\ufeffé').slice(0, 3), undefined, invalid('UTF-16LE')],
		['UTF-16 big endian, cut', big('\ufeffé').slice(0, 3), undefined, invalid('UTF-16BE')],
		['half of UTF-16 little endian', latin1('\xff<'), 'a/b; charset=latin1', 'ÿ<'],
		['half of UTF-16 big endian', latin1('\xfe<'), 'a/b; charset=latin1', 'þ<'],
		['its second half alone', latin1('<\xfe'), 'a/b; charset=latin1', '<þ'],
		['its other second half alone', latin1('<\xff'), 'a/b; charset=latin1', '<ÿ'],
		['half of UTF-8', latin1('\xef\xbb'), 'a/b; charset=latin1', 'ï»'],
		['other bytes in place of its second', latin1('\xef\xbc\xbf'), 'a/b; charset=latin1', 'ï¼¿'],
		['other bytes in place of its third', latin1('\xef\xbb\xbe'), 'a/b; charset=latin1', 'ï»¾'],
		['other bytes in place of its first', latin1('\xee\xbb\xbf'), 'a/b; charset=latin1', 'î»¿'],
	];
	expect(table(rows)).toEqual(rows);
});

test('the Content-Type decides before the document', () => {
	const declared = latin1('<?xml version="1.0" encoding="utf-8"?><a>\xe9</a>');
	const text = '<?xml version="1.0" encoding="utf-8"?><a>é</a>';
	const rows: Row[] = [
		...[
			'text/xml; charset=iso-8859-1',
			'text/xml;charset=ISO-8859-1',
			'text/xml ; charset = windows-1252',
			'text/xml; Charset="latin1"',
			"text/xml; CHARSET='latin1'",
			'text/xml; action="x"; charset=latin1; y=z',
			'text/xml; charset=latin1;y=z',
			'text/xml; charset=latin1 ',
		].map((contentType): Row => [contentType, declared, contentType, text]),
		...[undefined, '', 'text/xml', 'text/xml; charset=', 'text/xml; xcharset=latin1', 'charset=latin1'].map(
			(contentType): Row => [String(contentType), declared, contentType, invalid('UTF-8')],
		),
		['an unknown one', latin1('<a/>'), 'a/b; charset=x-none', unknown('x-none', 'Content-Type header')],
		[
			'a long unknown one',
			latin1('<a/>'),
			`a/b; charset=${'x'.repeat(41)}`,
			unknown('x'.repeat(40), 'Content-Type header'),
		],
	];
	expect(table(rows)).toEqual(rows);
});

test('UTF-16 is told by its first bytes where its byte order is left open', () => {
	const rows: Row[] = [
		['little endian', little('<é'), undefined, '<é'],
		['big endian', big('<é'), undefined, '<é'],
		['little endian, told so', little('<é'), 'a/b; charset=utf-16', '<é'],
		['big endian, told so', big('<é'), 'a/b; charset=UTF16', '<é'],
		['neither, so big endian', big('é<'), 'a/b; charset=utf-16', 'é<'],
		['told apart already', little('é<'), 'a/b; charset=utf-16le', 'é<'],
		['told otherwise', little('<é'), 'a/b; charset=latin1', '<\0é\0'],
		['a name around it', latin1('<a/>'), 'a/b; charset=xutf-16', unknown('xutf-16', 'Content-Type header')],
		['a name behind it', latin1('<a/>'), 'a/b; charset=utf-16x', unknown('utf-16x', 'Content-Type header')],
		['a zero and a letter', latin1('\0a'), 'a/b; charset=latin1', '\0a'],
		['a letter and a zero', latin1('a\0'), undefined, 'a\0'],
		['a zero first', latin1('\0\xe9'), undefined, invalid('UTF-8')],
		['no less-than sign second', latin1('\0a'), undefined, '\0a'],
		['no zero second', latin1('<\xe9'), undefined, invalid('UTF-8')],
		['a zero elsewhere', latin1('\xe9\0'), undefined, invalid('UTF-8')],
	];
	expect(table(rows)).toEqual(rows);
});

test('the XML declaration decides where nothing else does', () => {
	const inLatin1 = (declaration: string, outcome?: string): Row => [
		declaration,
		latin1(`${declaration}\xe9`),
		undefined,
		outcome ?? `${declaration}é`,
	];
	const none = invalid('UTF-8');
	const rows: Row[] = [
		inLatin1('<?xml version="1.0" encoding="iso-8859-1"?>'),
		inLatin1("<?xml version='1.0' encoding = 'ISO-8859-1' standalone='yes'?>"),
		inLatin1('<?xml\nversion="1.0"\nencoding="windows-1252"\n?>'),
		inLatin1(' \r\n\t<?xml version="1.0" encoding="latin1"?>'),
		inLatin1(' <?xml version="1.0" encoding="latin1"?>'),
		inLatin1('<?xml version="1.0" encoding="x-none"?>', unknown('x-none', 'XML declaration')),
		inLatin1('<?xml version="1.0" encoding=""?>', unknown('', 'XML declaration')),
		inLatin1('<?xml version="1.0"?>', none),
		inLatin1('<?xml version="1.0"?><a encoding="latin1">', none),
		inLatin1('<?xmlx version="1.0" encoding="latin1"?>', none),
		inLatin1('x<?xml version="1.0" encoding="latin1"?>', none),
		inLatin1('<?xml version="1.0" xencoding="latin1"?>', none),
		inLatin1('<?xml version="1.0" encoding=latin1?>', none),
		...['utf-16', 'UTF16', 'utf-16le', 'ucs-2', 'UCS2', 'iso-10646-ucs-2'].map((name) =>
			inLatin1(`<?xml version="1.0" encoding="${name}"?>`, none),
		),
		inLatin1('<?xml version="1.0" encoding="x-utf-16"?>', unknown('x-utf-16', 'XML declaration')),
		inLatin1(`<?xml version="1.0"${' '.repeat(163)}encoding="latin1"?>`),
		inLatin1(`<?xml version="1.0"${' '.repeat(165)}encoding="latin1"?>`, none),
	];
	expect(table(rows)).toEqual(rows);
});

test('bytes of one character set are read as it says', () => {
	const high = latin1(String.fromCharCode(...Array.from({ length: 0x80 }, (_, index) => 0x80 + index)));
	const rows: Row[] = [
		[
			'windows-1252, whatever Node.js makes of it',
			high.slice(0, 0x20),
			'a/b; charset=iso-8859-1',
			'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ',
		],
		[
			'the rest of it',
			high.slice(0x20),
			'a/b; charset=latin1',
			Buffer.from(high.slice(0x20)).toString('latin1'),
		],
		['ISO-8859-15', latin1('\xa4'), 'a/b; charset=iso-8859-15', '€'],
		['ASCII that has other bytes', latin1('a\x80'), 'a/b; charset=us-ascii', 'a€'],
		['control characters in UTF-8', latin1('\xc2\x80\xc2\x9f'), undefined, '\u0080\u009f'],
		[
			'UTF-7, which nobody reads',
			latin1('+AGE-'),
			'a/b; charset=utf-7',
			unknown('utf-7', 'Content-Type header'),
		],
		['nothing', latin1(''), undefined, ''],
	];
	expect(table(rows)).toEqual(rows);
});

test('bytes that are ASCII are known to be plain in the sets that have it, and only there', () => {
	const isPlain = (text: string, charset: string) =>
		'isPlain' in decodeXml(latin1(text), `a/b; charset=${charset}`);
	const sets = ['utf-8', 'UTF8', 'us-ascii', 'iso-8859-1', 'windows-1252', 'latin1', 'utf-16le', 'shift_jis'];
	expect(sets.filter((charset) => isPlain('<a>', charset))).toEqual(sets.slice(0, 5));
	expect(['\t', '\n', '\r', ' ', '~', '\x7f'].every((text) => isPlain(text, 'utf-8'))).toBe(true);
	expect(['\0', '\x08', '\x0b', '\x0c', '\x0e', '\x1f'].some((text) => isPlain(text, 'utf-8'))).toBe(false);
	expect(['xutf-8', 'utf-8x'].some((charset) => isPlain('a', charset))).toBe(false);
});

test('bytes in the middle of a larger buffer are read alone', () => {
	const whole = latin1('<?xml version="1.0" encoding="latin1"?>\xe9<a>plain</a>');
	expect(said(whole.subarray(39, 40), 'a/b; charset=latin1')).toBe('é');
	expect(said(whole.subarray(40, 52))).toBe('<a>plain</a>');
	expect(said(whole.subarray(41, 46), 'a/b; charset=utf-8')).toBe('a>pla');
});
