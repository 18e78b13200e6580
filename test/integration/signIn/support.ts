import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestHelper,
	INodeParameters,
} from 'n8n-workflow';
import type { systems } from '../../../index';
import type { Sandbox } from '../../../sandbox';
import type { CredentialStore } from '../../support/credentialsHelper';
import { credentialTypes, runNode, sandboxCredentials, type NodeRun } from '../../support/workflow';

export type System = keyof typeof systems;

export const archerSignIn = 'CreateUserSessionFromInstance';

/** A read of each system, and the method that signs in; SoftExpert has none, there every request does. */
export const reads: Record<System, { parameters: INodeParameters; method: string; signIn?: string }> = {
	archer: {
		parameters: { resource: 'user', operation: 'lookUpId', userName: 'user0001' },
		method: 'LookupUserId',
		signIn: archerSignIn,
	},
	softExpert: {
		parameters: { resource: 'attribute', operation: 'getData', attributeIds: 'colour' },
		method: 'getAttribData',
	},
	assureSign: {
		parameters: {
			resource: 'user',
			operation: 'get',
			userName: { __rl: true, mode: 'name', value: 'jdoe@example.com' },
		},
		method: 'GetUser',
		signIn: 'AuthenticateUser',
	},
};

let secrets = 0;

/** A secret that no test before has had: the process remembers those that were refused. */
export function freshSecret(): string {
	return `Wrong-Canary-${++secrets}`;
}

export function storeWith(
	sandbox: Sandbox,
	system: System,
	changes: ICredentialDataDecryptedObject,
): CredentialStore {
	sandbox.softExpert.state.newAttribute('colour', 'Colour');
	const store = sandboxCredentials(sandbox);
	// No limit of requests per second: its clock would run with the one that a test moves.
	store.set(system, { ...store.get(system), requestsPerSecond: 0, ...changes });
	return store;
}

export interface Failed {
	message: string;
	description: string;
	code: string;
	fault: { kind: string; text?: string };
}

export async function runRead(
	system: System,
	store: CredentialStore,
	{ count = 20, options = {} as INodeParameters, parameters = {} as INodeParameters } = {},
): Promise<NodeRun & { failed: Failed[] }> {
	const run = await runNode({
		node: system,
		parameters: { ...reads[system].parameters, ...parameters, options },
		items: Array.from({ length: count }, () => ({})),
		onError: 'continueErrorOutput',
		store,
	});
	return { ...run, failed: run.errors.map((item) => item.json.error as unknown as Failed) };
}

/** What the button in the credential's dialog does first: n8n signs in with the data that the dialog shows. */
export async function testCredential(system: System, store: CredentialStore): Promise<void> {
	const type: ICredentialType = credentialTypes[`${system}Api`];
	const helper = {
		helpers: {
			httpRequest: async (options: { url: string; headers: Record<string, string>; body: string }) => {
				const { url, headers, body } = options;
				const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual' });
				return {
					statusCode: response.status,
					headers: Object.fromEntries(response.headers),
					body: Buffer.from(await response.arrayBuffer()),
				};
			},
		},
	} as unknown as IHttpRequestHelper;
	const output = (await type.preAuthentication!.call(helper, store.get(system))) as object;
	store.set(system, { ...store.get(system), ...output });
}
