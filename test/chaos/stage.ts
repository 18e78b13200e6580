import { sandboxLogins, startSandbox, type Sandbox } from '../../sandbox';
import type { CredentialStore } from '../support/credentialsHelper';
import type { SystemName } from '../support/methods';
import { sandboxCredentials } from '../support/workflow';

/** A request as the system has it. */
export interface Arrived {
	method: string;
	body: string;
}

/** What stands behind the proxy. */
export interface Stage {
	url: string;
	/** Whether the system itself can end a session. */
	hasSessions: boolean;
	/** The first state, and the answers that an operation needs. */
	reset: (system: SystemName, operation: string) => void;
	store: () => CredentialStore;
	/** Every request since the reset, and whether it was carried out, by what the system itself has written down. */
	arrived: () => Array<Arrived & { accepted: boolean }>;
	secretsOf: (system: SystemName) => string[];
	endSession: (system: SystemName, how: 'ended' | 'stolen' | 'idle') => Promise<void>;
	/** What was against the contract. */
	deviations: () => string[];
	stop: () => Promise<void>;
}

/** The systems simulated, with their state. */
export async function sandboxStage(): Promise<Stage> {
	const sandbox = await startSandbox();
	return {
		url: sandbox.url,
		hasSessions: true,
		reset: () => sandbox.control.reset(),
		store: () => sandboxCredentials(sandbox),
		arrived: () =>
			sandbox.requests.map(({ method, body, status }) => ({ method, body, accepted: status < 400 })),
		secretsOf: (system) => {
			const login =
				system === 'softExpert' ? sandboxLogins.softExpert.apiKey : sandboxLogins[system].password;
			return [login, ...sandbox.control.liveTokens(system)];
		},
		endSession: async (system, how) => await endSession(sandbox, system, how),
		deviations: () => sandbox.deviations.map(({ method, message }) => `${method}: ${message}`),
		stop: async () => await sandbox.stop(),
	};
}

async function endSession(sandbox: Sandbox, system: SystemName, how: 'ended' | 'stolen' | 'idle') {
	if (how === 'idle') sandbox.control.advanceClock(2 * 60 * 60 * 1000);
	else if (how === 'stolen' && system === 'archer') await signInElsewhere(sandbox);
	else sandbox.control.expireSessions(system);
}

/** Another client with the same account: the system ends the session that it had. */
async function signInElsewhere(sandbox: Sandbox): Promise<void> {
	const { userName, password, instanceName } = sandboxLogins.archer;
	await fetch(`${sandbox.archer.url}/ws/general.asmx`, {
		method: 'POST',
		headers: {
			'content-type': 'text/xml; charset=utf-8',
			soapaction: '"http://archer-tech.com/webservices/CreateUserSessionFromInstance"',
		},
		body: `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><CreateUserSessionFromInstance xmlns="http://archer-tech.com/webservices/"><userName>${userName}</userName><instanceName>${instanceName}</instanceName><password>${password}</password></CreateUserSessionFromInstance></s:Body></s:Envelope>`,
	}).then(async (answer) => {
		if (!answer.ok) throw new Error(`The other client could not sign in: ${await answer.text()}`);
	});
}
