import { sandboxLogins } from '../../sandbox';
import {
	call,
	figures,
	isFull,
	publish,
	setWorkers,
	untilEnded,
	webhookWorkflow,
	type QueueStage,
} from './support';

/** SoftExpert lets ten requests in per second of an account, whoever sends them. */
export function ratesAcrossWorkers(stageNow: () => QueueStage): void {
	const workers = isFull ? 4 : 2;
	const executions = isFull ? 8 : 4;
	const itemsEach = isFull ? 60 : 25;

	test(`${workers} workers find their shares of a rate: nothing fails, little is turned away`, async () => {
		const stage = stageNow();
		await setWorkers(stage, workers);
		const { sandbox, queue } = stage;
		sandbox.control.configure({ softExpert: { rateLimit: true } });
		sandbox.softExpert.state.newAttribute('colour', 'Colour');
		const name = 'SoftExpert (ten per second)';
		stage.credentials.push(
			await queue.client.createCredential(name, 'softExpertApi', {
				baseUrl: sandbox.softExpert.url,
				servicePath: '/apigateway/se',
				authentication: 'apiKey',
				apiKey: sandboxLogins.softExpert.apiKey,
				requestsPerSecond: 10,
			}),
		);
		const path = 'read-attributes';
		const workflowId = await publish(
			stage,
			webhookWorkflow(path, {
				name: 'Read',
				type: 'n8n-nodes-enterprise-soap.softExpert',
				credentials: { softExpertApi: { name } },
				parameters: { resource: 'attribute', operation: 'getData', attributeIds: 'colour' },
			}),
		);
		const items = Array.from({ length: itemsEach }, (_, item) => ({ item }));
		for (let execution = 0; execution < executions; execution++) {
			await call(queue.main.url, path, { items });
		}
		const ended = await untilEnded(stage, workflowId, executions, 280_000);
		const requests = sandbox.control.requests({ system: 'softExpert' });
		const turnedAway = requests.filter(({ status }) => status === 429).length;
		const times = requests.map(({ startedAt }) => startedAt);
		figures[`rates, ${workers} workers`] = {
			items: executions * itemsEach,
			requests: requests.length,
			turnedAway,
			seconds: (Math.max(...times) - Math.min(...times)) / 1000,
		};
		expect(ended).toEqual({ success: executions });
		// Until the shares are found some are turned away, however many follow.
		expect(turnedAway / requests.length).toBeLessThanOrEqual(isFull ? 0.1 : 0.2);
	});
}
