/* eslint-disable @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */

/** CPU milliseconds of this process, since others may use the machine as well. */
export function cpuOf(work: () => unknown): number {
	const start = process.cpuUsage();
	work();
	return since(start);
}

function since(start: NodeJS.CpuUsage): number {
	const { user, system } = process.cpuUsage(start);
	return (user + system) / 1000;
}

/** What every reader and writer here does most: looks at characters, cuts texts, makes objects, looks names up. */
function asReadersDo(): number {
	const text = 'name="value" &amp; <element/> '.repeat(20_000);
	const found = new Map<string, { name: string; at: number[] }>();
	for (let from = 0; from < text.length; from += 7) {
		let end = from;
		while (end < from + 7 && text.charCodeAt(end) !== 60) end += 1;
		const name = text.slice(from, end);
		const known = found.get(name);
		if (known) known.at.push(from);
		else found.set(name, { name, at: [from] });
	}
	return [...found.values()].reduce((sum, { at }) => sum + at.length, 0);
}

/** CPU milliseconds that it takes where the limits of the tests were set. */
const whereLimitsWereSet = 11;

const median = (taken: number[]) => taken.sort((one, other) => one - other)[taken.length >> 1];
const times = (cost: (work: () => unknown) => number) =>
	Math.max(1, median(Array.from({ length: 9 }, () => cost(asReadersDo))) / whereLimitsWereSet);

/** How many times slower this machine is now than the one where limits in milliseconds were set; never less than 1. */
export const slowness = () => times(cpuOf);

/** Milliseconds by the clock that are enough here and now for what takes `milliseconds` where nothing else runs. */
export function enough(milliseconds: number): number {
	return (
		milliseconds *
		times((work) => {
			const start = performance.now();
			work();
			return performance.now() - start;
		})
	);
}

/** `milliseconds` of the processor are enough for `work`, as many times longer as this machine is slower. */
export async function expectQuick(milliseconds: number, work: () => unknown): Promise<void> {
	const limit = milliseconds * slowness();
	const start = process.cpuUsage();
	await work();
	const taken = since(start);
	if (taken > limit) {
		throw new Error(
			`It took ${Math.round(taken)} ms of the processor; ${Math.round(limit)} ms are enough here`,
		);
	}
}
