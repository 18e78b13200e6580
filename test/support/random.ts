/** A whole number from 0 up to, not including, the bound. */
export type Random = (bound: number) => number;

/** Mulberry32: a small generator with a seed, so that a failure can be repeated. */
export function generator(seed: number): Random {
	let state = seed;
	return (bound) => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
	};
}

export function pick<T>(random: Random, from: readonly T[]): T {
	return from[random(from.length)];
}
