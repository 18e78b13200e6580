import type { Sandbox } from '../sandbox';
import { itemsOf, type StoredExecution } from './execution';

/** One node's result, judged twice: by the items that n8n stored and by what the system holds now. */
export interface StepResult {
	node: string;
	items: number;
	/** Sentences that say what is wrong; empty when everything is right. */
	problems: string[];
}

export const demoTemplate = 'joiner-mover-leaver';

export const demoNodes = {
	trigger: 'Run With Sample People',
	/** Other workflows come in here; in the demo nobody calls. */
	called: 'When Called With a Person',
	question: 'Ask Before Removing for Good',
} as const;

function compare(what: string, actual: unknown, expected: unknown): string[] {
	return actual === expected ? [] : [`${what}: ${String(actual)} instead of ${String(expected)}`];
}

/** Checks every step of a sample run whose leaver was removed for good. */
export function checkDemo(execution: StoredExecution, { archer, softExpert, assureSign }: Sandbox) {
	const step = (node: string, problems: () => string[], expected = 1): StepResult => {
		const items = itemsOf(execution, node).length;
		return { node, items, problems: [...compare('Items', items, expected), ...problems()] };
	};
	const [joy, mo, lea] = ['joy', 'mo', 'lea'].map((name) => {
		const userName = `${name}.${execution.id}`;
		const user = archer.state.findUser(userName);
		const signer = [...assureSign.state.users.values()].find(
			(one) => one.userName === `${userName}@example.com`,
		);
		return { user, signer, suite: softExpert.state.users.get(userName) };
	});
	const memberships = [...archer.state.people.groups.values(), ...archer.state.people.roles.values()]
		.filter(({ name, users }) => name !== 'Everyone' && users.has(lea.user?.id ?? 0))
		.map(({ name }) => name);
	return [
		step('Person', () => compare('Execution', execution.status, 'success'), 3),
		step('Create Archer User', () => compare("The joiner's state in Archer", joy.user?.accountStatus, 1)),
		step('Create SoftExpert User', () => compare('SoftExpert has the joiner', joy.suite?.enabled, true)),
		step('Create AssureSign User', () => compare("The joiner's role", joy.signer?.role, 'Limited User')),
		step('Update Archer User', () => compare("The mover's name", mo.user?.lastName, 'Married')),
		step('Move in SoftExpert', () =>
			compare("The mover's department", mo.suite?.places.at(0)?.department, 'SALES'),
		),
		step('Update AssureSign User', () => compare("The mover's name", mo.signer?.lastName, 'Married')),
		step('Deactivate Archer User', () => compare("The leaver's state", lea.user?.accountStatus, 2)),
		step('Deactivate SoftExpert User', () => compare('The leaver can sign in', lea.suite?.enabled, false)),
		step('Read SoftExpert User', () => [], 3),
		step('Access Is as HR Says', () => [], 2),
		step('Take Groups and Roles Away', () => compare('Groups and roles', memberships.join(', '), '')),
		step('Delete AssureSign User', () => compare('AssureSign has the leaver', lea.signer, undefined)),
		step('Removed for Good', () => []),
	];
}

/** What went over the wire against the contracts, from the start of the sandbox. */
export function checkWire(sandbox: Sandbox): StepResult {
	const problems = sandbox.deviations.map(({ method, message }) => `${method}: ${message}`);
	return { node: 'On the wire', items: sandbox.requests.length, problems: problems.slice(0, 4) };
}
