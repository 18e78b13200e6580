/** When the next request of a credential may go out, in milliseconds since the epoch; within this process. */
const nextSlots = new Map<string, number>();

/** Waits until the credential may send its next request; does nothing where the system sets no limit. */
export async function takeTurn(
	key: string,
	requestsPerSecond: number | undefined,
	wait: (milliseconds: number) => Promise<void>,
): Promise<void> {
	if (requestsPerSecond === undefined || requestsPerSecond <= 0) return;
	const now = Date.now();
	const slot = Math.max(now, nextSlots.get(key) ?? 0);
	nextSlots.set(key, slot + 1000 / requestsPerSecond);
	await wait(slot - now);
}
