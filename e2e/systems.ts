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

/** The mover and the leaver of the sample run number `run`, as the template's *Sample People* calls them. */
function samplePeople(run: number): Array<{ firstName: string; userName: string }> {
	return ['Mo', 'Lea'].map((firstName) => ({ firstName, userName: `${firstName.toLowerCase()}.${run}` }));
}

/** Gives the three systems those whom so many sample runs move and remove, each with a group and a role of Archer. */
export function addSamplePeople(sandbox: Sandbox, runs: number): void {
	const { archer, softExpert, assureSign } = sandbox;
	const [group] = [...archer.state.people.groups.values()].filter(({ name }) => name === 'Risk Owners');
	const [role] = [...archer.state.people.roles.values()].filter(({ name }) => name === 'Risk Manager');
	const accounts = [sandboxLogins.assureSign.contextIdentifier];
	for (const { firstName, userName } of Array.from({ length: runs }, (_, run) =>
		samplePeople(run + 1),
	).flat()) {
		const email = `${userName}@example.com`;
		const { id } = archer.state.addUser({ userName, firstName, lastName: 'Sample' });
		group.users.add(id);
		role.users.add(id);
		const places = [{ department: 'IT', position: 'CLERK' }];
		softExpert.state.newUser(userName, { name: `${firstName} Sample`, email, places });
		assureSign.state.addUser({ userName: email, firstName, lastName: 'Sample', accounts });
	}
}
