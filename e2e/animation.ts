/* eslint-disable @n8n/community-nodes/no-restricted-imports -- the end-to-end tools are a process of their own, they never run inside n8n */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** An animated PNG of screenshots: one palette, and of each picture only what differs from the one before. */

export interface Frame {
	/** A PNG as Chromium writes it: eight bits for each channel, not interlaced. */
	png: Buffer;
	seconds: number;
}

interface Picture {
	width: number;
	height: number;
	/** Red, green and blue of each pixel. */
	pixels: Buffer;
}

interface Rectangle {
	left: number;
	top: number;
	width: number;
	height: number;
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const paletteSize = 256;

function chunksOf(png: Buffer): Array<{ type: string; data: Buffer }> {
	const chunks: Array<{ type: string; data: Buffer }> = [];
	for (let at = signature.length; at < png.length; ) {
		const length = png.readUInt32BE(at);
		chunks.push({
			type: png.toString('latin1', at + 4, at + 8),
			data: png.subarray(at + 8, at + 8 + length),
		});
		at += length + 12;
	}
	return chunks;
}

function paeth(left: number, up: number, corner: number): number {
	const guess = left + up - corner;
	const [byLeft, byUp, byCorner] = [left, up, corner].map((value) => Math.abs(guess - value));
	if (byLeft <= byUp && byLeft <= byCorner) return left;
	return byUp <= byCorner ? up : corner;
}

/** Undoes the filter of one line, in place. */
function unfilter(filter: number, line: Buffer, above: Buffer | undefined, channels: number): void {
	for (let at = 0; at < line.length; at++) {
		const left = at >= channels ? line[at - channels] : 0;
		const up = above?.[at] ?? 0;
		const corner = at >= channels ? (above?.[at - channels] ?? 0) : 0;
		const added = [0, left, up, (left + up) >> 1, filter === 4 ? paeth(left, up, corner) : 0][filter];
		line[at] = (line[at] + added) & 0xff;
	}
}

export function decode(png: Buffer): Picture {
	const chunks = chunksOf(png);
	const header = chunks[0].data;
	const [width, height, depth, kind] = [header.readUInt32BE(0), header.readUInt32BE(4), header[8], header[9]];
	if (depth !== 8 || (kind !== 2 && kind !== 6) || header[12] !== 0) {
		throw new Error('Only pictures of eight bits a channel, with or without transparency, can be animated.');
	}
	const channels = kind === 2 ? 3 : 4;
	const raw = inflateSync(Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data)));
	const pixels = Buffer.alloc(width * height * 3);
	let above: Buffer | undefined;
	for (let row = 0; row < height; row++) {
		const start = row * (width * channels + 1);
		const line = raw.subarray(start + 1, start + 1 + width * channels);
		unfilter(raw[start], line, above, channels);
		for (let column = 0; column < width; column++) {
			line.copy(pixels, (row * width + column) * 3, column * channels, column * channels + 3);
		}
		above = line;
	}
	return { width, height, pixels };
}

/** Near colours fall together: the upper five bits of each channel. */
const bucketOf = (pixels: Buffer, at: number) =>
	((pixels[at] >> 3) << 10) | ((pixels[at + 1] >> 3) << 5) | (pixels[at + 2] >> 3);

/** The most frequent colours, and for every bucket the nearest of them. */
function paletteOf(pictures: Picture[]): { colours: Buffer; indexOf: Uint8Array } {
	const sums = new Float64Array(32 * 32 * 32 * 4);
	for (const { pixels } of pictures) {
		for (let at = 0; at < pixels.length; at += 3) {
			const bucket = bucketOf(pixels, at) * 4;
			for (let channel = 0; channel < 3; channel++) sums[bucket + channel] += pixels[at + channel];
			sums[bucket + 3]++;
		}
	}
	const used = Array.from({ length: 32 * 32 * 32 }, (_, bucket) => bucket).filter(
		(bucket) => sums[bucket * 4 + 3] > 0,
	);
	const mean = (bucket: number) =>
		[0, 1, 2].map((channel) => Math.round(sums[bucket * 4 + channel] / sums[bucket * 4 + 3]));
	const chosen = used
		.sort((one, other) => sums[other * 4 + 3] - sums[one * 4 + 3])
		.slice(0, paletteSize)
		.map(mean);
	const indexOf = new Uint8Array(32 * 32 * 32);
	for (const bucket of used) {
		const colour = mean(bucket);
		const distances = chosen.map((one) => one.reduce((sum, value, i) => sum + (value - colour[i]) ** 2, 0));
		indexOf[bucket] = distances.indexOf(Math.min(...distances));
	}
	return { colours: Buffer.from(chosen.flat()), indexOf };
}

/** The smallest rectangle that holds all differences; one pixel where there are none. */
function difference(before: Uint8Array, after: Uint8Array, width: number): Rectangle {
	let [left, top, right, bottom] = [width, -1, 0, 0];
	for (let at = 0; at < after.length; at++) {
		if (before[at] === after[at]) continue;
		const column = at % width;
		bottom = Math.floor(at / width);
		if (top < 0) top = bottom;
		left = Math.min(left, column);
		right = Math.max(right, column);
	}
	if (top < 0) return { left: 0, top: 0, width: 1, height: 1 };
	return { left, top, width: right - left + 1, height: bottom - top + 1 };
}

function chunk(type: string, data: Buffer): Buffer {
	const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	return Buffer.concat([words(data.length), body, words(crc32(body))]);
}

function words(...values: number[]): Buffer {
	const bytes = Buffer.alloc(values.length * 4);
	values.forEach((value, index) => bytes.writeUInt32BE(value, index * 4));
	return bytes;
}

function packed(indexed: Uint8Array, width: number, part: Rectangle): Buffer {
	const lines: Buffer[] = [];
	for (let row = part.top; row < part.top + part.height; row++) {
		const start = row * width + part.left;
		lines.push(Buffer.from([0]), Buffer.from(indexed.subarray(start, start + part.width)));
	}
	return deflateSync(Buffer.concat(lines), { level: 9 });
}

/** Plays for ever; a program that knows no animation shows the first picture. */
export function animated(frames: Frame[]): Buffer {
	const pictures = frames.map(({ png }) => decode(png));
	const [{ width, height }] = pictures;
	const { colours, indexOf } = paletteOf(pictures);
	const parts: Buffer[] = [
		signature,
		chunk('IHDR', Buffer.concat([words(width, height), Buffer.from([8, 3, 0, 0, 0])])),
		chunk('acTL', words(frames.length, 0)),
		chunk('PLTE', colours),
	];
	let sequence = 0;
	let before: Uint8Array | undefined;
	for (const [number, { pixels }] of pictures.entries()) {
		const indexed = new Uint8Array(width * height);
		for (let at = 0; at < indexed.length; at++) indexed[at] = indexOf[bucketOf(pixels, at * 3)];
		const part = before ? difference(before, indexed, width) : { left: 0, top: 0, width, height };
		const delay = Buffer.alloc(6);
		delay.writeUInt16BE(Math.round(frames[number].seconds * 100), 0);
		delay.writeUInt16BE(100, 2);
		parts.push(
			chunk(
				'fcTL',
				Buffer.concat([words(sequence++, part.width, part.height, part.left, part.top), delay]),
			),
		);
		const data = packed(indexed, width, part);
		parts.push(before ? chunk('fdAT', Buffer.concat([words(sequence++), data])) : chunk('IDAT', data));
		before = indexed;
	}
	return Buffer.concat([...parts, chunk('IEND', Buffer.alloc(0))]);
}
