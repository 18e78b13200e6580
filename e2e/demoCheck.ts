import type { Sandbox } from '../sandbox';
import { itemsOf, type StoredExecution } from './execution';
import { samplePerson } from './systems';

/** One node's result, judged twice: by the items that n8n stored and by what the system holds now. */
export interface StepResult {
	node: string;
	items: number;
	/** Sentences that say what is wrong; empty when everything is right. */
	problems: string[];
}

export const demoNodes = {
	sampleSize: 'Sample Size',
	events: 'HR Events',
	newHire: 'Create External User',
	rename: 'Rename User',
	forcePasswordChange: 'Force Password Change',
	signingUser: 'Get User',
	failed: 'Failed Items',
	trigger: 'Run With Sample Events',
} as const;

function compare(what: string, actual: unknown, expected: unknown): string[] {
	return actual === expected ? [] : [`${what}: ${String(actual)} instead of ${String(expected)}`];
}

/** At most a handful of sentences; a thousand wrong items need no thousand lines. */
function shorten(problems: string[]): string[] {
	return problems.length <= 4 ? problems : [...problems.slice(0, 3), `and ${problems.length - 3} more`];
}

/** Checks every step of a demo run with `count` sample events. */
export function checkDemo(execution: StoredExecution, sandbox: Sandbox, count: number): StepResult[] {
	const hires = Math.ceil(count / 2);
	const changes = Math.floor(count / 2);
	const people = Array.from({ length: changes }, (_, index) => samplePerson(index));
	const { archer, softExpert } = sandbox;
	const step = (node: string, expected: number, problems: () => string[]): StepResult => {
		const items = itemsOf(execution, node).length;
		return {
			node,
			items,
			problems: shorten([...compare('Items', items, expected), ...problems()]),
		};
	};
	const archerUsers = new Map([...archer.state.users.values()].map((user) => [user.userName, user]));
	return [
		step(demoNodes.events, count, () => compare('Execution', execution.status, 'success')),
		step(demoNodes.newHire, hires, () =>
			Array.from({ length: hires }, (_, index) => {
				const number = String(index + 1).padStart(4, '0');
				const user = softExpert.state.externalUsers.get(`hire${number}@example.com`);
				return compare(`SoftExpert's name of hire${number}@example.com`, user?.NAME, `Hire ${number}`);
			}).flat(),
		),
		step(demoNodes.rename, changes, () =>
			people.flatMap(({ archerUser, newUserName }) => [
				...compare(`Archer has ${newUserName}`, archerUsers.has(newUserName), true),
				...compare(`Archer still has ${archerUser}`, archerUsers.has(archerUser), false),
			]),
		),
		step(demoNodes.forcePasswordChange, changes, () =>
			people.flatMap(({ newUserName }) =>
				compare(
					`Forced password change of ${newUserName}`,
					archerUsers.get(newUserName)?.forcePasswordChange,
					true,
				),
			),
		),
		step(demoNodes.signingUser, changes, () =>
			itemsOf(execution, demoNodes.signingUser).flatMap(({ json }, index) =>
				compare(`User name of item ${index}`, json.userName, people[index]?.signingAccount),
			),
		),
		step(demoNodes.failed, 0, () =>
			itemsOf(execution, demoNodes.failed).map(({ json }) => JSON.stringify(json).slice(0, 300)),
		),
		{
			node: 'On the wire',
			items: sandbox.requests.length,
			problems: shorten(sandbox.deviations.map(({ method, message }) => `${method}: ${message}`)),
		},
	];
}
