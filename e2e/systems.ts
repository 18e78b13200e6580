/* eslint-disable @n8n/community-nodes/no-hardcoded-secrets -- invented logins of a simulation that listens on 127.0.0.1 only */
import { sandboxLogins, type Sandbox } from '../sandbox';

/** What the sandbox's web notifications carry. */
export const notificationLogin = { userName: 'assuresign', password: 'DocumentTRAK-Sandbox-1' };

/** The credentials by which the templates know the sandbox, with their data for a running one. */
export function sandboxCredentials(
	sandbox: Sandbox,
): Array<{ name: string; type: string; data: Record<string, unknown> }> {
	const { archer, softExpert, assureSign } = sandboxLogins;
	return [
		{
			name: 'Archer (sandbox)',
			type: 'archerApi',
			data: {
				baseUrl: sandbox.archer.url,
				instanceName: archer.instanceName,
				userName: archer.userName,
				password: archer.password,
			},
		},
		{
			name: 'SoftExpert (sandbox)',
			type: 'softExpertApi',
			data: {
				baseUrl: sandbox.softExpert.url,
				servicePath: '/apigateway/se',
				authentication: 'apiKey',
				apiKey: softExpert.apiKey,
				// The limit of the product's cloud; the sandbox has none to keep to.
				requestsPerSecond: 1000,
			},
		},
		{
			name: 'AssureSign (sandbox)',
			type: 'assureSignApi',
			data: {
				environment: 'own',
				host: sandbox.assureSign.url,
				userName: assureSign.userName,
				password: assureSign.password,
				contextIdentifier: assureSign.contextIdentifier,
			},
		},
		{
			name: 'AssureSign Trigger (sandbox)',
			type: 'assureSignTriggerApi',
			data: { kind: 'basic', ...notificationLogin },
		},
	];
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
