/**
 * Work that may be paused between its steps. A small document is read at once, a large one in slices, so that n8n answers
 * others in between; what reads them is the same.
 */
export type Steps<T> = Generator<void, T, void>;

/** Milliseconds after which others get their turn. */
const longestSlice = 40;

export function atOnce<T>(steps: Steps<T>): T {
	for (;;) {
		const step = steps.next();
		if (step.done) return step.value;
	}
}

/** What takes less than a slice is never paused, and nothing to wait for: thousands of small answers need no promise each. */
export function inSlices<T>(steps: Steps<T>, pause: () => Promise<void>): T | Promise<T> {
	const until = performance.now() + longestSlice;
	for (;;) {
		const step = steps.next();
		if (step.done) return step.value;
		if (performance.now() >= until) return withPauses(steps, pause);
	}
}

async function withPauses<T>(steps: Steps<T>, pause: () => Promise<void>): Promise<T> {
	for (;;) {
		await pause();
		const until = performance.now() + longestSlice;
		do {
			const step = steps.next();
			if (step.done) return step.value;
		} while (performance.now() < until);
	}
}
