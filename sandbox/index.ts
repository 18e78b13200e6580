import { ArcherServer, type ArcherOptions } from './archer/server';
import type { ArcherState } from './archer/state';
import { AssureSignServer, type AssureSignOptions } from './assureSign/server';
import type { AssureSignState } from './assureSign/state';
import { Clock } from './clock';
import { answerControl, SandboxControl } from './control';
import { FaultPlan } from './faults';
import { listen } from './http';
import { Journal, type Deviation, type LoggedRequest } from './journal';
import { sandboxLogins } from './logins';
import { SoftExpertServer, type SoftExpertOptions } from './softExpert/server';
import type { SoftExpertState } from './softExpert/state';

export type { ArcherOptions } from './archer/server';
export type { ArcherState } from './archer/state';
export type { ArcherUser } from './archer/state/model';
export type { AssureSignOptions } from './assureSign/server';
export type { AssureSignState } from './assureSign/state';
export type { AssureSignUser } from './assureSign/state/model';
export { SandboxControl, type SandboxOptionsChange } from './control';
export type { FaultKind, FaultRule, ScheduledFault } from './faults';
export type { Deviation, LoggedRequest, RequestFilter, SystemName } from './journal';
export { sandboxLogins } from './logins';
export type { SoftExpertOptions } from './softExpert/server';
export type { SoftExpertState } from './softExpert/state';
export type { ExternalUser, SuiteUser } from './softExpert/state/model';

export interface SandboxOptions {
	/** 0, the default, takes a free port. */
	port?: number;
	archer?: Partial<ArcherOptions>;
	softExpert?: Partial<SoftExpertOptions>;
	assureSign?: Partial<AssureSignOptions>;
}

export interface Sandbox {
	/** Address of the server, without a slash at the end. */
	url: string;
	/** `url` is the base URL for the credential, virtual directory included. */
	archer: { url: string; state: ArcherState };
	/** `url` is the host part; `serviceUrl` is where calls go. */
	softExpert: { url: string; serviceUrl: string; state: SoftExpertState };
	/** `url` is the host part; `serviceUrl` the address in front of '/<Service>/text'. */
	assureSign: { url: string; serviceUrl: string; state: AssureSignState };
	/** Every request so far; a live list until `control.reset()` or `control.clearRequests()`. */
	readonly requests: LoggedRequest[];
	/** What a client did against the contracts; empty for a correct one. */
	readonly deviations: Deviation[];
	control: SandboxControl;
	/** Closes the server and every connection, answered or not. */
	stop(): Promise<void>;
}

/** Starts the three simulated systems on one port of 127.0.0.1. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const clock = new Clock();
	const archer = new ArcherServer(clock, options.archer);
	const softExpert = new SoftExpertServer(options.softExpert);
	const assureSign = new AssureSignServer(clock, options.assureSign);
	const journal = new Journal();
	const faults = new FaultPlan();
	const control = new SandboxControl({ clock, journal, faults, archer, softExpert, assureSign });
	const server = await listen(
		{
			systems: [archer, softExpert, assureSign],
			journal,
			faults,
			control: (request) => answerControl(control, request),
		},
		options.port ?? 0,
	);
	const { url } = server;
	return {
		url,
		archer: { url: url + sandboxLogins.archer.path, state: archer.state },
		softExpert: { url, serviceUrl: url + sandboxLogins.softExpert.path, state: softExpert.state },
		assureSign: { url, serviceUrl: url + sandboxLogins.assureSign.path, state: assureSign.state },
		get requests() {
			return journal.requests;
		},
		get deviations() {
			return journal.deviations;
		},
		control,
		stop: async () => await server.stop(),
	};
}
