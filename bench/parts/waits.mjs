/**
 * In the real n8n, with a server that takes its time: the time of the clock beside what cannot be undercut, which is the larger of
 * waiting with ten requests in flight and of n8n's processor time.
 */
import { archer } from '../lib/chains.mjs';
import { print } from '../lib/measure.mjs';
import { inN8n } from '../lib/n8n.mjs';

print(
	await inN8n(async ({ address, credentialFor, run }) => {
		const credential = await credentialFor(`${address}/0`);
		await run(archer.one(), 1_000, credential);
		const nothing = await run([{ type: 'nothing', parameters: {} }], 1_000, credential);
		const waits = [];
		for (const [latency, count] of [
			[0, 1_000],
			[20, 1_000],
			[200, 200],
		]) {
			const own = await credentialFor(`${address}/${latency}`);
			const most = async () => Number(await (await fetch(`${address}/most`)).text());
			await most();
			const { cpu, wall } = await run(archer.one(), count, own);
			const bound = Math.max((count * latency) / 10, cpu - nothing.cpu);
			waits.push({ latency, count, inFlight: await most(), wall, bound });
		}
		return { waits };
	}),
);
