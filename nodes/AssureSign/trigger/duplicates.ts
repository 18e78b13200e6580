import { createHash } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';

/** AssureSign tries again within 24 hours. */
const keptFor = 24 * 60 * 60 * 1000;

/** Newest calls that are remembered; the node's static data is one cell of n8n's database. */
const mostKept = 2_000;

/**
 * Calls of this process, by node. Static data is read and written once per call, so of two calls at the same moment each
 * would miss what the other adds; what is here is written into it each time. After a restart the static data is all there is.
 */
const recentByNode = new Map<string, Map<string, number>>();

/** Remembers a body; false when it has come before. */
export function isFirst(node: string, staticData: IDataObject, body: Uint8Array, now = Date.now()): boolean {
	const key = createHash('sha256').update(body).digest('base64').slice(0, 22);
	const recent = recentByNode.get(node) ?? new Map<string, number>();
	recentByNode.set(node, recent);
	for (const [known, time] of Object.entries((staticData.calls ?? {}) as Record<string, number>)) {
		if (!recent.has(known)) recent.set(known, time);
	}
	const before = recent.get(key);
	if (before !== undefined && now - before < keptFor) return false;
	recent.delete(key);
	recent.set(key, now);
	const kept = [...recent]
		.filter(([, time]) => now - time < keptFor)
		.sort(([, one], [, other]) => one - other)
		.slice(-mostKept);
	recent.clear();
	for (const [known, time] of kept) recent.set(known, time);
	staticData.calls = Object.fromEntries(kept);
	return true;
}

/** Forgets what this process knows, as a restart does. */
export function forgetRecent(): void {
	recentByNode.clear();
}
