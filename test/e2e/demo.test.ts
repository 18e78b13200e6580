import { sampleRuns } from '../../e2e/demo';
import { addSamplePeople } from '../../e2e/systems';
import { startLimit } from './support';
import { demoRuns } from './templates/demoRuns';
import { openTemplateStage, type TemplateStage } from './templates/support';

/** What npm start shows, run as a person does it: again and again with the button *Execute workflow*. */
let stage: TemplateStage;

beforeAll(async () => {
	stage = await openTemplateStage();
	addSamplePeople(stage.sandbox, sampleRuns);
}, startLimit);

afterAll(async () => await stage?.close());

test('n8n loads the package as a community node', async () => {
	const types = await stage.n8n.client.nodeTypes('n8n-nodes-enterprise-soap');

	expect(types).toEqual(
		expect.arrayContaining([
			'n8n-nodes-enterprise-soap.archer',
			'n8n-nodes-enterprise-soap.assureSign',
			'n8n-nodes-enterprise-soap.softExpert',
		]),
	);
});

test('the demo runs twice, with other people each time, and every step is right', async () => {
	const runAgain = await demoRuns(stage);
	for (const { execution, problems } of [await runAgain(), await runAgain()]) {
		expect(execution.resultData.error).toBeUndefined();
		expect(problems).toEqual([]);
	}
	expect(stage.sandbox.deviations).toEqual([]);
}, 90_000);
