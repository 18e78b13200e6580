import { writeFigures } from '../support/figures';
import { Polls } from './polls';
import { ratesAcrossWorkers } from './rates';
import {
	call,
	figures,
	isFull,
	openQueueStage,
	pause,
	publish,
	setWorkers,
	startLimit,
	untilEnded,
	webhookWorkflow,
	withQueue,
	type QueueStage,
} from './support';
import { repeatedCalls, whatGoesWrong } from './trouble';

/** n8n in queue mode, as people run it who need more than one machine: a main process, workers, Redis and PostgreSQL. */
let stage: QueueStage;
const polls = new Polls();

const limit = isFull ? 900_000 : 150_000;
jest.setTimeout(limit + 30_000);

withQueue('queue mode', () => {
	beforeAll(async () => {
		stage = await openQueueStage(2);
		await polls.start(stage);
	}, startLimit);

	afterAll(async () => {
		writeFigures(isFull ? 'scale-full' : 'scale-short', figures);
		await stage?.close();
	}, 120_000);

	beforeEach(() => {
		polls.note(stage);
		stage.sandbox.control.reset();
	});

	const archer = { archerApi: { name: 'Archer (sandbox)' } };
	const assureSign = { assureSignApi: { name: 'AssureSign (sandbox)' } };

	/** Ends the sessions of a system every one to six seconds until the work is done; gives how often. */
	async function whileSessionsEnd(system: 'archer' | 'assureSign', work: Promise<unknown>): Promise<number> {
		let isDone = false;
		const done = work.finally(() => {
			isDone = true;
		});
		let endings = 0;
		while (!isDone) {
			await Promise.race([done, pause(1000 + Math.random() * 5000)]);
			if (isDone) break;
			stage.sandbox.control.expireSessions(system);
			endings++;
		}
		await done;
		return endings;
	}

	const groups = () => [...stage.sandbox.archer.state.people.groups.values()].map(({ name }) => name);

	describe.each(isFull ? [2, 4] : [2])('%i workers', (workers) => {
		beforeAll(async () => await setWorkers(stage, workers), startLimit);

		const executions = isFull ? 50 : 10;
		const itemsEach = isFull ? 100 : 50;

		test('Archer: sessions end all the time, a sign-in takes long, and every item is done once', async () => {
			const { control } = stage.sandbox;
			const method = 'CreateUserSessionFromInstance';
			control.addFault({ kind: 'latency', milliseconds: 300, method, times: 100_000 });
			control.addFault({
				kind: 'latency',
				milliseconds: isFull ? 20 : 100,
				method: 'CreateGroup',
				times: 100_000,
			});
			const path = `create-groups-${workers}`;
			const workflowId = await publish(
				stage,
				webhookWorkflow(path, {
					name: 'Create',
					type: 'n8n-nodes-enterprise-soap.archer',
					credentials: archer,
					parameters: { resource: 'group', operation: 'create', groupName: '={{ $json.name }}' },
				}),
			);
			// The credential's first session: workers that find none sign in side by side (docs/scale.md).
			await call(stage.queue.main.url, path, { items: [{ name: `First ${workers}` }] });
			await untilEnded(stage, workflowId, 1, limit);
			const started = Date.now();
			for (let execution = 0; execution < executions; execution++) {
				const items = Array.from({ length: itemsEach }, (_, item) => ({
					name: `Scale ${workers} ${execution} ${item}`,
				}));
				await call(stage.queue.main.url, path, { items });
			}
			let ended: Record<string, number> = {};
			const endings = await whileSessionsEnd(
				'archer',
				untilEnded(stage, workflowId, executions + 1, limit).then((all) => {
					ended = all;
				}),
			);
			const signIns = control.count({ method });
			figures[`sessions, ${workers} workers`] = {
				items: executions * itemsEach,
				executions,
				seconds: (Date.now() - started) / 1000,
				endings,
				signIns,
			};
			expect(ended).toEqual({ success: executions + 1 });
			const made = groups().filter((name) => name.startsWith(`Scale ${workers} `));
			expect(made).toHaveLength(executions * itemsEach);
			expect(new Set(made).size).toBe(made.length);
			expect(control.count({ method: 'CreateGroup' })).toBeGreaterThanOrEqual(made.length);
			expect(signIns).toBeLessThanOrEqual(1.5 * endings + workers);
		});

		test('AssureSign: the same', async () => {
			const { control } = stage.sandbox;
			const method = 'AuthenticateUser';
			control.addFault({ kind: 'latency', milliseconds: 300, method, times: 100_000 });
			control.addFault({ kind: 'latency', milliseconds: 100, method: 'GetUser', times: 100_000 });
			const path = `get-users-${workers}`;
			const workflowId = await publish(
				stage,
				webhookWorkflow(path, {
					name: 'Get',
					type: 'n8n-nodes-enterprise-soap.assureSign',
					credentials: assureSign,
					parameters: {
						resource: 'user',
						operation: 'get',
						userName: { __rl: true, mode: 'name', value: 'jdoe@example.com' },
						options: { parallelRequests: 2 },
					},
				}),
			);
			const count = isFull ? 20 : 6;
			const items = Array.from({ length: itemsEach }, (_, item) => ({ item }));
			for (let execution = 0; execution < count; execution++) {
				await call(stage.queue.main.url, path, { items });
			}
			let ended: Record<string, number> = {};
			const endings = await whileSessionsEnd(
				'assureSign',
				untilEnded(stage, workflowId, count, limit).then((all) => {
					ended = all;
				}),
			);
			const signIns = control.count({ method });
			figures[`AssureSign sessions, ${workers} workers`] = { items: count * itemsEach, endings, signIns };
			expect(ended).toEqual({ success: count });
			expect(signIns).toBeLessThanOrEqual(1.5 * endings + workers);
		});
	});

	ratesAcrossWorkers(() => stage);
	whatGoesWrong(() => stage);
	test(
		'a trigger is polled by one process, however many there are',
		async () => await polls.check(stage),
		240_000,
	);

	// The last one: it ends the main process and starts it again.
	repeatedCalls(() => stage);

	test('no process of n8n takes more memory than a small machine has', () => {
		const memory = Object.fromEntries(
			[stage.queue.main, ...stage.workers].map(({ kind, mostMemory }, index) => [
				`${kind} ${index}`,
				mostMemory(),
			]),
		);
		figures['most memory (MB)'] = memory;
		for (const megabytes of Object.values(memory)) expect(megabytes).toBeLessThan(1200);
	});
});
