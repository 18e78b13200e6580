import { decodeXml } from '../../../nodes/shared/xml/charset';
import { parseXml } from '../../../nodes/shared/xml/parse';

const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const utf8 = (text: string) => new Uint8Array(Buffer.from(text, 'utf8'));
const utf16le = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));
const utf16be = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le').swap16());
const join = (...parts: number[][]) => Uint8Array.from(parts.flat());

const textOf = (bytes: Uint8Array, contentType?: string) => parseXml(bytes, { contentType }).root?.text;

describe('the character set of an answer', () => {
	test.each([
		['UTF-8 without any sign', utf8('<a>Zoë €</a>'), undefined],
		[
			'UTF-8 with a byte order mark',
			join([0xef, 0xbb, 0xbf], [...utf8('<?xml version="1.0"?><a>Zoë €</a>')]),
			undefined,
		],
		[
			'UTF-16 little endian with a byte order mark',
			join([0xff, 0xfe], [...utf16le('<a>Zoë €</a>')]),
			undefined,
		],
		['UTF-16 big endian with a byte order mark', join([0xfe, 0xff], [...utf16be('<a>Zoë €</a>')]), undefined],
		[
			'UTF-16 little endian told by the first bytes',
			utf16le('<?xml version="1.0" encoding="utf-16"?><a>Zoë €</a>'),
			undefined,
		],
		['UTF-16 big endian told by the first bytes', utf16be('<a>Zoë €</a>'), 'text/xml; charset=utf-16'],
		['UTF-16BE by header', utf16be('<a>Zoë €</a>'), 'text/xml; charset="UTF-16BE"'],
		[
			'windows-1252 by declaration',
			join([...latin1('<?xml version="1.0" encoding="windows-1252"?><a>Zo\xeb \x80</a>')]),
			undefined,
		],
		['windows-1252 by header', latin1('<a>Zo\xeb \x80</a>'), 'text/xml; charset=windows-1252'],
		[
			'a header in quotes with parameters around',
			latin1('<a>Zo\xeb \x80</a>'),
			'text/xml; a=b; Charset = "windows-1252" ; c=d',
		],
		[
			'a wrong utf-16 declaration on UTF-8 bytes',
			utf8('<?xml version="1.0" encoding="utf-16"?><a>Zoë €</a>'),
			undefined,
		],
	])('%s', (_name, bytes, contentType) => {
		expect(textOf(bytes, contentType)).toBe('Zoë €');
	});

	test('ISO-8859-1 by declaration in single quotes and by header', () => {
		expect(textOf(latin1("<?xml version='1.0' encoding='ISO-8859-1'?><a>é</a>"))).toBe('é');
		expect(textOf(latin1('<a>é</a>'), 'application/soap+xml; charset=iso-8859-1; action="x"')).toBe('é');
	});

	test('the byte order mark outranks the header, the header outranks the declaration', () => {
		expect(textOf(join([0xef, 0xbb, 0xbf], [...utf8('<a>é</a>')]), 'text/xml; charset=iso-8859-1')).toBe('é');
		expect(
			textOf(utf8('<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>'), 'text/xml; charset=utf-8'),
		).toBe('é');
		expect(
			textOf(latin1('<?xml version="1.0" encoding="UTF-8"?><a>é</a>'), 'text/xml; charset=ISO-8859-1'),
		).toBe('é');
	});

	test('a header without a charset leaves it to the declaration', () => {
		expect(textOf(latin1('<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>'), 'text/xml')).toBe('é');
	});

	test('every byte of windows-1252 is what the Encoding Standard says, on any Node.js', () => {
		const bytes = Uint8Array.from({ length: 32 }, (_unused, index) => 0x80 + index);
		expect(decodeXml(bytes, 'text/xml; charset=windows-1252').text).toBe(
			'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ',
		);
	});

	test.each([
		['ISO-8859-1 bytes that claim to be UTF-8', latin1('<a>\xe9</a>'), undefined, 'UTF-8'],
		['UTF-8 cut inside a character', utf8('<a>é</a>').slice(0, 4), undefined, 'UTF-8'],
		['UTF-16 with an odd byte', join([0xff, 0xfe], [...utf16le('<a/>')], [0x20]), undefined, 'UTF-16LE'],
		[
			'an encoded surrogate',
			join([...utf8('<a>')], [0xed, 0xa0, 0x80], [...utf8('</a>')]),
			undefined,
			'UTF-8',
		],
	])('%s is a problem, never U+FFFD', (_name, bytes, contentType, charset) => {
		expect(parseXml(bytes, { contentType })).toEqual({
			problem: { kind: 'charset', message: `The body has bytes that are not valid ${charset}.` },
		});
	});

	test('an unknown character set is a problem that names it and its source', () => {
		expect(parseXml(utf8('<a/>'), { contentType: 'text/xml; charset=klingon' }).problem).toEqual({
			kind: 'charset',
			message: "The character set 'klingon' (Content-Type header) is not known.",
		});
		expect(parseXml(utf8('<?xml version="1.0" encoding="x-none"?><a/>')).problem).toEqual({
			kind: 'charset',
			message: "The character set 'x-none' (XML declaration) is not known.",
		});
	});
});

test.each([
	[[0xef, 0xbb, 0xbf], undefined],
	[[0xef, 0xbb], 'charset'],
	[[0xef], 'charset'],
	[[0xff, 0xfe], 'charset'],
])('the bytes %j in front of a document in UTF-8', (mark, kind) => {
	const bytes = Buffer.concat([Buffer.from(mark), Buffer.from('<?xml version="1.0"?><a/>')]);
	expect(parseXml(bytes, { contentType: 'text/xml; charset=utf-8' }).problem?.kind).toBe(kind);
});
