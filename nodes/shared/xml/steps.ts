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

/** What takes less than a slice is never paused. */
export async function inSlices<T>(steps: Steps<T>, pause: () => Promise<void>): Promise<T> {
	let since = performance.now();
	for (;;) {
		const step = steps.next();
		if (step.done) return step.value;
		if (performance.now() - since < longestSlice) continue;
		await pause();
		since = performance.now();
	}
}
