import { startSandbox, type Sandbox } from '../../sandbox';
import { steadily } from '../support/steady';
import { startWorkers } from '../support/workers';
import { sandboxCredentials } from '../support/workflow';

/** SoftExpert allows ten requests in any second of an account, and its gateway turns the others away. */
let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.stop());
beforeEach(() => {
	sandbox.control.reset();
	sandbox.control.configure({ softExpert: { rateLimit: true } });
	sandbox.softExpert.state.newAttribute('colour', 'Colour');
});

async function readBy(workers: number, items: number, requestsPerSecond = 10) {
	sandbox.control.clearRequests();
	const store = sandboxCredentials(sandbox);
	store.set('softExpert', { ...store.get('softExpert'), requestsPerSecond });
	const runs = await Promise.all(
		(await startWorkers(workers)).map(
			async (runNode) =>
				await runNode({
					node: 'softExpert',
					parameters: { resource: 'attribute', operation: 'getData', attributeIds: 'colour' },
					items: Array.from({ length: items }, () => ({})),
					onError: 'continueErrorOutput',
					store,
				}),
		),
	);
	expect(runs.flatMap(({ errors }) => errors.map(({ json }) => json.error))).toEqual([]);
	expect(runs.map((run) => run.items.length)).toEqual(runs.map(() => items));
	const requests = sandbox.control.requests({ system: 'softExpert' });
	const times = requests.map(({ startedAt }) => startedAt);
	return {
		requests: requests.length,
		fastestSecond: Math.max(
			...times.map((from) => times.filter((time) => time >= from && time < from + 1000).length),
		),
		turnedAway: requests.filter(({ status }) => status === 429).length,
		perSecond: requests.length / ((Math.max(...times) - Math.min(...times)) / 1000),
	};
}

test('one worker keeps to the rate, and makes use of it', async () => {
	const { result } = await steadily(
		async () => await readBy(1, 120),
		({ turnedAway, perSecond }) => turnedAway <= 2 && perSecond > 5,
	);
	expect(result.turnedAway).toBeLessThanOrEqual(2);
	expect(result.perSecond).toBeGreaterThan(5);
}, 240_000);

test.each([
	[10, 25],
	[250, 600],
])(
	'of %i allowed requests no second has more than a tenth above, eight in flight',
	async (rate, items) => {
		sandbox.control.configure({ softExpert: { rateLimit: rate === 10 } });
		// A request may arrive a little later than it left.
		const most = rate + Math.ceil(rate * 0.1);
		const { result } = await steadily(
			async () => await readBy(1, items, rate),
			({ fastestSecond }) => fastestSecond <= most,
		);
		expect(result.fastestSecond).toBeLessThanOrEqual(most);
	},
	240_000,
);

test('four workers that do not know of each other find their shares: nothing fails, little is turned away', async () => {
	const { result } = await steadily(
		async () => await readBy(4, 90),
		({ turnedAway, requests, perSecond }) => turnedAway / requests < 0.1 && perSecond > 3,
	);
	expect(result.turnedAway / result.requests).toBeLessThan(0.1);
	expect(result.perSecond).toBeGreaterThan(3);
}, 480_000);
