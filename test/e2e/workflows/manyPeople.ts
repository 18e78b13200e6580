import { sandboxLogins, type Sandbox } from '../../../sandbox';
import { loadWorkflow, withParameters, type WorkflowFile } from '../../../e2e/workflow';

/** A workflow for any number of people: new hires become external users of SoftExpert, names change in Archer and AssureSign. */

export const nodes = {
	sampleSize: 'Sample Size',
	events: 'HR Events',
	newHire: 'Create External User',
	rename: 'Rename User',
	forcePasswordChange: 'Force Password Change',
	signingUser: 'Get User',
	failed: 'Failed Items',
	trigger: 'Run With Sample Events',
} as const;

const file = 'test/e2e/workflows/new-hire-and-name-change.json';

export async function manyPeople(count = 10): Promise<WorkflowFile> {
	return withParameters(await loadWorkflow(file), nodes.sampleSize, (parameters) => {
		const { assignments } = parameters as { assignments: { assignments: Array<{ value: unknown }> } };
		assignments.assignments[0].value = count;
		return parameters;
	});
}

/** The person that the sample event number `index` (from 0, name changes only count) is about. */
export function samplePerson(index: number): {
	archerUser: string;
	newUserName: string;
	signingAccount: string;
} {
	const name = `employee${String(index + 1).padStart(4, '0')}`;
	return { archerUser: name, newUserName: `${name}.married`, signingAccount: `${name}@example.com` };
}

/** Gives the sandbox the people whose names `events` sample events change. */
export function addSamplePeople(sandbox: Sandbox, events: number): void {
	for (let index = 0; index < Math.floor(events / 2); index++) {
		const { archerUser, signingAccount } = samplePerson(index);
		sandbox.archer.state.addUser({
			userName: archerUser,
			firstName: 'Employee',
			lastName: String(index + 1),
		});
		sandbox.assureSign.state.addUser({
			userName: signingAccount,
			firstName: 'Employee',
			lastName: String(index + 1),
			accounts: [sandboxLogins.assureSign.contextIdentifier],
			tags: [{ name: 'employeeNumber', value: String(index + 1) }],
		});
	}
}
