import { indexOfIllegalCharacter, isPlainAscii } from '../../../nodes/shared/xml/characters';
import { decodeXml } from '../../../nodes/shared/xml/charset';
import { parseXml } from '../../../nodes/shared/xml/parse';

/** What is looked at in whole words, one byte after the other. */
const isPlain = (byte: number) => byte < 0x80 && indexOfIllegalCharacter(String.fromCharCode(byte)) === -1;

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The letters, beginning at each place that a word can begin at. */
function shifted(): Uint8Array[] {
	return [0, 1, 2, 3, 4].map((shift) =>
		new Uint8Array(new TextEncoder().encode('x'.repeat(shift) + letters)).subarray(shift),
	);
}

test('every byte at every place counts for what it is', () => {
	for (const bytes of shifted()) {
		expect(isPlainAscii(bytes)).toBe(true);
		const wrong: string[] = [];
		for (let place = 0; place < bytes.length; place += 1) {
			const letter = bytes[place];
			for (let byte = 0; byte < 0x100; byte += 1) {
				bytes[place] = byte;
				if (isPlainAscii(bytes) !== isPlain(byte)) wrong.push(`${byte} at ${place}`);
			}
			bytes[place] = letter;
		}
		expect(wrong).toEqual([]);
	}
});

test('so does every length', () => {
	for (let length = 0; length < 70; length += 1) {
		const bytes = new Uint8Array(length).fill(0x41);
		expect(isPlainAscii(bytes)).toBe(true);
		if (length === 0) continue;
		bytes[length - 1] = 1;
		expect(isPlainAscii(bytes)).toBe(false);
	}
});

test('so does every short length at every place of a larger body', () => {
	const body = new TextEncoder().encode('<a>b</a>'.repeat(4));
	const wrong: string[] = [];
	for (let start = 0; start < 8; start += 1) {
		for (let length = 0; length < 24; length += 1) {
			const part = body.slice().subarray(start, start + length);
			if (!isPlainAscii(part)) wrong.push(`${length} at ${start}`);
			if (length === 0) continue;
			part[length - 1] = 0x80;
			if (isPlainAscii(part)) wrong.push(`${length} at ${start}, not plain`);
		}
	}
	expect(wrong).toEqual([]);
	expect(parseXml(body.subarray(1, 1)).problem?.kind).toBe('empty');
	expect(parseXml(body.subarray(1, 2)).problem?.kind).toBe('notXml');
});

test('lines end as they may', () => {
	const body = Buffer.from(`<a>\r\n\t${`${'QUJD'.repeat(19)}\r\n`.repeat(50)}</a>`);
	expect(isPlainAscii(body)).toBe(true);
	expect(parseXml(body).root?.text).toBe(`\n\t${`${'QUJD'.repeat(19)}\n`.repeat(50)}`);
});

test.each([
	undefined,
	'text/xml; charset=utf-8',
	'text/xml; charset=ISO-8859-1',
	'text/xml; charset=us-ascii',
])('ASCII is read as such (%s)', (contentType) => {
	const plain = decodeXml(Buffer.from('<a>b</a>'), contentType);
	expect(plain).toEqual({ text: '<a>b</a>', isPlain: true });
	const other = decodeXml(Buffer.from('<a>\x01</a>'), contentType);
	expect(other).toEqual({ text: '<a>\x01</a>' });
	expect(parseXml(Buffer.from('<a>\x01</a>'), { contentType }).problem?.kind).toBe('malformed');
});

test('ASCII bytes are text of their own character set where that is no ASCII', () => {
	expect(decodeXml(Buffer.from('<a/>'), 'text/xml; charset=utf-16le')).not.toHaveProperty('isPlain');
	expect(parseXml(Buffer.from('<a/>'), { contentType: 'text/xml; charset=none-such' }).problem?.kind).toBe(
		'charset',
	);
});
