/* eslint-disable @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import { Ahead } from '../../../nodes/shared/n8n/ahead';

/** Parameters are read in their order, ahead of their use and no further than asked, each once. */

function readerOf(count: number) {
	const read: number[] = [];
	const ahead = new Ahead((index: number) => {
		read.push(index);
		return `entry ${index}`;
	}, count);
	return { ahead, read };
}

const turns = async (count = 20) => {
	for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
	await new Promise((resolve) => setTimeout(resolve, 5));
};
const upTo = (end: number) => Array.from({ length: end }, (_unused, index) => index);

test('what is taken has been read, and as much ahead as was asked for follows', async () => {
	const { ahead, read } = readerOf(100);
	expect(await ahead.take(0, 2, 6)).toEqual(['entry 0', 'entry 1']);
	await turns();
	expect(read).toEqual(upTo(8));
});

test('nothing is read beyond the end', async () => {
	const { ahead, read } = readerOf(3);
	expect(await ahead.take(0, 2, 50)).toEqual(['entry 0', 'entry 1']);
	await turns();
	expect(await ahead.take(2, 3, 50)).toEqual(['entry 2']);
	await turns();
	expect(read).toEqual(upTo(3));
});

test('while there is half of it left, nothing more is read', async () => {
	const { ahead, read } = readerOf(100);
	await ahead.take(0, 1, 10);
	await turns();
	expect(read).toHaveLength(11);
	await ahead.take(1, 2, 10);
	await turns();
	expect(read).toHaveLength(11);
	await ahead.take(2, 7, 10);
	await turns();
	expect(read).toEqual(upTo(17));
});

test('several who take at once get their own, and each is read once', async () => {
	const { ahead, read } = readerOf(40);
	const taken = await Promise.all(
		upTo(8).map(async (index) => await ahead.take(index * 5, index * 5 + 5, 10)),
	);
	expect(taken.flat()).toEqual(upTo(40).map((index) => `entry ${index}`));
	expect(read).toEqual(upTo(40));
});

test('the first that fits stays to be taken', async () => {
	const { ahead, read } = readerOf(10);
	expect(ahead.first((entry) => entry === 'entry 2')).toBe('entry 2');
	expect(read).toEqual(upTo(3));
	expect(ahead.first((entry) => entry === 'entry 1')).toBe('entry 1');
	expect(read).toEqual(upTo(3));
	expect(ahead.first((entry) => entry === 'none')).toBeUndefined();
	expect(read).toEqual(upTo(10));
	expect(await ahead.take(0, 3, 0)).toEqual(['entry 0', 'entry 1', 'entry 2']);
});

test('a run that stops reads nothing more ahead', async () => {
	const { ahead, read } = readerOf(100);
	await ahead.take(0, 1, 50);
	ahead.stop();
	await turns();
	expect(read).toEqual([0]);
});

test('between slices the event loop turns', async () => {
	let turned = 0;
	const spin = () => {
		turned += 1;
		if (turned < 1000) setImmediate(spin);
	};
	const ahead = new Ahead((index: number) => {
		const until = performance.now() + 2;
		while (performance.now() < until);
		return index;
	}, 10);
	setImmediate(spin);
	await ahead.take(0, 10, 0);
	expect(turned).toBeGreaterThan(5);
});

test('what cannot be read fails whoever takes it, not who has taken what is before it', async () => {
	const ahead = new Ahead((index: number) => {
		if (index === 3) throw new Error('No value');
		return index;
	}, 10);
	expect(await ahead.take(0, 2, 8)).toEqual([0, 1]);
	await turns();
	await expect(ahead.take(2, 4, 8)).rejects.toThrow('No value');
});
