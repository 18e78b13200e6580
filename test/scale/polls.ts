import { sandboxLogins } from '../../sandbox';
import { values } from '../../sandbox/archer/state/content';
import { chain, figures, isFull, pause, publish, statuses, untilEnded, type QueueStage } from './support';

/** Two of n8n's minutes. */
const longestWait = 120_000;

function pollsIn({ sandbox }: QueueStage): number[] {
	const searches = sandbox.control.requests({ method: 'ExecuteSearch' });
	// The sandbox forgets its sessions between the tests, and a search is sent again after that.
	return searches.filter(({ status }) => status === 200).map(({ startedAt }) => startedAt);
}

/**
 * A trigger is polled by one process, however many there are. n8n polls once a minute at most, so it is left running beside
 * all other tests, with an account of its own.
 */
export class Polls {
	private readonly moments: number[] = [];

	private workflowId = '';

	async start(stage: QueueStage): Promise<void> {
		const { userName, password, instanceName } = sandboxLogins.archerSecond;
		const name = 'Archer (second account)';
		const data = { baseUrl: stage.sandbox.archer.url, instanceName, userName, password };
		stage.credentials.push(await stage.queue.client.createCredential(name, 'archerApi', data));
		this.workflowId = await publish(
			stage,
			chain('Polled', [
				{
					name: 'Changed',
					type: 'n8n-nodes-enterprise-soap.archerTrigger',
					credentials: { archerApi: { name } },
					parameters: {
						pollTimes: { item: [{ mode: 'everyMinute' }] },
						event: 'createdOrUpdated',
						watch: 'search',
						application: '84',
						displayFields: '7001',
						lastUpdatedField: '7017',
					},
				},
				{ name: 'End', type: 'n8n-nodes-base.noOp' },
			]),
		);
	}

	/** Before the sandbox forgets its requests. */
	note(stage: QueueStage): void {
		this.moments.push(...pollsIn(stage));
	}

	/** Those of every minute: the activation polls by itself, at whatever moment it is. */
	private regularPolls(stage: QueueStage): number[] {
		const moments = [...this.moments, ...pollsIn(stage)];
		return moments.filter((moment) => moment > moments[0] + 5_000);
	}

	async check(stage: QueueStage): Promise<void> {
		// The other tests may have been done before the first minute was over.
		const latest = Date.now() + longestWait;
		while (this.regularPolls(stage).length === 0 && Date.now() < latest) await pause(500);
		const regular = this.regularPolls(stage);
		const between = regular.slice(1).map((moment, index) => (moment - regular[index]) / 1000);
		figures.polls = { regular: regular.length, between: between.map(Math.round) };
		expect(regular.length).toBeGreaterThan(0);
		for (const seconds of between) expect(seconds).toBeGreaterThan(40);
		if (!isFull) return;
		const before = await statuses(stage, this.workflowId);
		stage.sandbox.archer.state.content.add(84, 37, values([[7001, 'Added']]), { at: Date.now() });
		const count = Object.values(before).reduce((sum, number) => sum + number, 0);
		await untilEnded(stage, this.workflowId, count + 1, 80_000);
		await pause(3_000);
		expect(await statuses(stage, this.workflowId)).toEqual({ success: count + 1 });
	}
}
