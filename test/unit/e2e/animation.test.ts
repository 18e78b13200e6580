/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { animated, decode } from '../../../e2e/animation';

function word(value: number): Buffer {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32BE(value);
	return bytes;
}

function chunk(type: string, data: Buffer): Buffer {
	const body = Buffer.concat([Buffer.from(type), data]);
	return Buffer.concat([word(data.length), body, word(crc32(body))]);
}

/** A picture whose lines are not filtered. */
function png(rows: number[][][]): Buffer {
	const lines = rows.map((row) => Buffer.from([0, ...row.flat()]));
	const header = Buffer.concat([word(rows[0].length), word(rows.length), Buffer.from([8, 2, 0, 0, 0])]);
	return Buffer.concat([
		Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
		chunk('IHDR', header),
		chunk('IDAT', deflateSync(Buffer.concat(lines))),
		chunk('IEND', Buffer.alloc(0)),
	]);
}

const [white, red, blue] = [
	[255, 255, 255],
	[200, 0, 0],
	[0, 0, 200],
];

const namesIn = (file: Buffer): string[] => {
	const names: string[] = [];
	for (let at = 8; at < file.length; at += file.readUInt32BE(at) + 12) {
		names.push(file.toString('latin1', at + 4, at + 8));
	}
	return names;
};

test('of the second picture only the part that differs is kept', () => {
	const first = png([
		[white, white, white],
		[white, white, white],
	]);
	const second = png([
		[white, white, white],
		[white, red, blue],
	]);
	const file = animated([
		{ png: first, seconds: 1 },
		{ png: second, seconds: 2 },
	]);
	expect(namesIn(file)).toEqual(['IHDR', 'acTL', 'PLTE', 'fcTL', 'IDAT', 'fcTL', 'fdAT', 'IEND']);
	const control = file.indexOf('fcTL', file.indexOf('fcTL') + 4) + 4;
	const numbers = [0, 1, 2, 3, 4].map((index) => file.readUInt32BE(control + index * 4));
	expect(numbers).toEqual([1, 2, 1, 1, 1]);
	expect([file.readUInt16BE(control + 20), file.readUInt16BE(control + 22)]).toEqual([200, 100]);

	const data = file.indexOf('fdAT') + 8;
	const length = file.readUInt32BE(data - 12) - 4;
	const [, ...indexes] = inflateSync(file.subarray(data, data + length));
	const palette = file.subarray(file.indexOf('PLTE') + 4);
	expect(indexes.map((index) => [...palette.subarray(index * 3, index * 3 + 3)])).toEqual([red, blue]);
});

test('a screenshot is decoded as it was made', () => {
	const rows = [
		[red, white],
		[blue, red],
	];
	expect(decode(png(rows))).toEqual({ width: 2, height: 2, pixels: Buffer.from(rows.flat(2)) });
});

test('the moving picture of the README moves', () => {
	const file = readFileSync(join(__dirname, '../../../docs/pictures/first-workflow.png'));
	expect(namesIn(file).filter((name) => name === 'fcTL').length).toBeGreaterThan(5);
});
