/**
 * In the real n8n: the processor time that its process needs for a thousand items, through our node and through HTTP Request and
 * XML, above a node that does nothing.
 */
import { archer, httpAndXml } from '../lib/chains.mjs';
import { print } from '../lib/measure.mjs';
import { inN8n } from '../lib/n8n.mjs';

print(
	await inN8n(async ({ address, credentialFor, run }) => {
		const fast = `${address}/0`;
		const credential = await credentialFor(fast);
		const chains = {
			nothing: [{ type: 'nothing', parameters: {} }],
			none: archer.none(),
			one: archer.one(),
			two: archer.two(),
			http: httpAndXml(fast),
		};
		const best = Object.fromEntries(Object.keys(chains).map((name) => [name, Infinity]));
		for (let round = 0; round < 5; round += 1) {
			for (const [name, chain] of Object.entries(chains)) {
				const { cpu } = await run(chain, 1_000, credential);
				// The first rounds compile.
				if (round > 1) best[name] = Math.min(best[name], cpu);
			}
		}
		return best;
	}),
);
