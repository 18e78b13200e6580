import { sleep } from 'n8n-workflow';

/** Waits for something to be so: however busy the machine is, and no longer than it takes. */
export async function until(isSo: () => boolean, patience = 20_000): Promise<void> {
	const latest = Date.now() + patience;
	while (!isSo()) {
		if (Date.now() > latest) throw new Error(`It is not so after ${patience} ms: ${isSo.toString()}`);
		await sleep(5);
	}
}
