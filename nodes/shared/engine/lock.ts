/**
 * One after the other per key, within this process. Keeps parallel items and executions from signing in at the same time;
 * nothing depends on it for being right: between processes the compare-and-swap of the session settles that.
 */
const tails = new Map<string, Promise<unknown>>();

export async function withLock<T>(key: string, action: () => Promise<T>): Promise<T> {
	const before = tails.get(key) ?? Promise.resolve();
	const turn = before.then(action, action);
	const tail = turn.then(ignore, ignore);
	tails.set(key, tail);
	try {
		return await turn;
	} finally {
		if (tails.get(key) === tail) tails.delete(key);
	}
}

function ignore(): void {}
