/** In the real n8n, for as many items as the arguments say: processor time, time of the clock and memory. */
import { archer, httpAndXml } from '../lib/chains.mjs';
import { print } from '../lib/measure.mjs';
import { inN8n } from '../lib/n8n.mjs';

print(
	await inN8n(async ({ address, credentialFor, run }) => {
		const fast = `${address}/0`;
		const credential = await credentialFor(fast);
		// Without batches it opens a connection for every item at once.
		const batches = { batching: { batch: { batchSize: 50, batchInterval: 1 } } };
		await run(archer.one(), 500, credential);
		await run(httpAndXml(fast, batches), 500, credential);
		const rows = [];
		for (const count of process.argv.slice(2).map(Number)) {
			const ours = await run(archer.one(), count, credential);
			const theirs = count > 10_000 ? undefined : await run(httpAndXml(fast, batches), count, credential);
			rows.push({ count, ours, theirs });
		}
		return { rows };
	}),
);
