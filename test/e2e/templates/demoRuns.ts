import { demoWorkflow } from '../../../e2e/demo';
import { checkDemo, demoNodes, type StepResult } from '../../../e2e/demoCheck';
import type { StoredExecution } from '../../../e2e/execution';
import { eventually, press, type TemplateStage } from './support';

interface DemoRun {
	execution: StoredExecution;
	/** The steps that went wrong. */
	problems: StepResult[];
}

/** Imports the demo; each call of what it gives runs it as a person does, with the mail that asks for approval answered. */
export async function demoRuns(stage: TemplateStage): Promise<() => Promise<DemoRun>> {
	const { client } = stage.n8n;
	const workflow = await demoWorkflow(client, stage.credentials);
	const id = await client.importWorkflow(workflow, stage.credentials);
	return async () => {
		const asked = stage.mailbox.messages.length;
		const executionId = await client.runWorkflow(id, demoNodes.trigger);
		const mail = await eventually(() =>
			stage.mailbox.messages.slice(asked).find(({ links }) => links.length > 0),
		);
		await press(stage, mail, 'approved=true');
		const execution = await client.waitForExecution(executionId);
		const problems = checkDemo(execution, stage.sandbox).filter((step) => step.problems.length > 0);
		return { execution, problems };
	};
}
