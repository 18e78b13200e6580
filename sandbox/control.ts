import type { ArcherOptions, ArcherServer } from './archer/server';
import type { TrackDelivery, TrackDesign } from './assureSign/state/hooks';
import { sign } from './assureSign/state/lifecycle';
import type { AssureSignOptions, AssureSignServer } from './assureSign/server';
import type { Clock } from './clock';
import type { FaultPlan, FaultRule, ScheduledFault } from './faults';
import {
	systemNames,
	type Deviation,
	type Journal,
	type LoggedRequest,
	type RequestFilter,
	type SystemName,
} from './journal';
import type { SoftExpertOptions, SoftExpertServer } from './softExpert/server';
import type { SandboxAnswer, SandboxRequest } from './system';

export interface ControlParts {
	clock: Clock;
	journal: Journal;
	faults: FaultPlan;
	archer: ArcherServer;
	softExpert: SoftExpertServer;
	assureSign: AssureSignServer;
}

export interface SandboxOptionsChange {
	archer?: Partial<ArcherOptions>;
	softExpert?: Partial<SoftExpertOptions>;
	assureSign?: Partial<AssureSignOptions>;
}

/** What a test may do to the sandbox; the endpoints below /control call the same functions. */
export class SandboxControl {
	constructor(private readonly parts: ControlParts) {}

	/** Seed data, no sessions, no requests, no deviations, no faults, the options of the start. */
	reset(): void {
		for (const name of systemNames) this.parts[name].reset();
		this.parts.clock.reset();
		this.parts.journal.clear();
		this.parts.faults.clear();
	}

	requests(filter: RequestFilter = {}): LoggedRequest[] {
		return this.parts.journal.select(filter);
	}

	count(filter: RequestFilter = {}): number {
		return this.requests(filter).length;
	}

	/** The largest number of requests that were open at the same moment. */
	maximumConcurrency(filter: RequestFilter = {}): number {
		return this.parts.journal.maximumConcurrency(filter);
	}

	/** Forgets requests and deviations and keeps the state. */
	clearRequests(): void {
		this.parts.journal.clear();
	}

	deviations(): Deviation[] {
		return this.parts.journal.deviations;
	}

	/** Ends every session, or those of one system. */
	expireSessions(system?: SystemName): void {
		for (const name of systemNames) {
			if (system === undefined || name === system) this.parts[name].expireSessions();
		}
	}

	/** Moves the time that idle sessions and tokens are measured by. */
	advanceClock(milliseconds: number): void {
		this.parts.clock.advance(milliseconds);
	}

	/** Every token and key that is valid now. */
	liveTokens(system?: SystemName): string[] {
		return systemNames
			.filter((name) => system === undefined || name === system)
			.flatMap((name) => this.parts[name].liveTokens());
	}

	/** Successful Archer logins per account since the start or the last reset. */
	archerLogins(): Record<string, number> {
		return Object.fromEntries(this.parts.archer.sessions.logins);
	}

	/** Refused sign-ins of a system per account; of SoftExpert's API keys under an empty name. */
	refusedSignIns(system: SystemName): Record<string, number> {
		return this.parts[system].state.signIns.refusals();
	}

	/** Schedules a failure. @throws Error for an unknown kind, or a 'status' without one */
	addFault(rule: FaultRule): ScheduledFault {
		return this.parts.faults.add(rule);
	}

	faults(): ScheduledFault[] {
		return this.parts.faults.list();
	}

	clearFaults(): void {
		this.parts.faults.clear();
	}

	configure(change: SandboxOptionsChange): void {
		if (change.archer !== undefined) this.parts.archer.configure(change.archer);
		if (change.softExpert !== undefined) this.parts.softExpert.configure(change.softExpert);
		if (change.assureSign !== undefined) this.parts.assureSign.configure(change.assureSign);
	}

	/** Adds that many users. @returns how many users the system has then */
	seed(system: 'archer' | 'assureSign', users: number): number {
		this.parts[system].state.seedUsers(users);
		return this.parts[system].state.users.size;
	}

	/** Adds a web notification of AssureSign, as its administrators do. Only addresses of this machine are called. */
	addTrackDesign(design: TrackDesign): void {
		this.parts.assureSign.state.track.designs.push(design);
	}

	/** The calls of web notifications so far, with the status of every attempt. */
	trackDeliveries(): TrackDelivery[] {
		return this.parts.assureSign.state.track.deliveries;
	}

	/** Lets one signer of an AssureSign document sign, or all. @returns the document's status then */
	sign(documentId: string, email?: string): string {
		return sign(this.parts.assureSign.state, documentId, email).status;
	}

	/** The users of a system as plain data, passwords left out. */
	users(system: SystemName): unknown {
		if (system === 'archer') return [...this.parts.archer.state.users.values()];
		if (system === 'softExpert') {
			const { externalUsers, users } = this.parts.softExpert.state;
			return {
				externalUsers: [...externalUsers.values()].map((user) => ({ ...user, PASSWORD: undefined })),
				users: [...users.values()],
			};
		}
		return [...this.parts.assureSign.state.users.values()].map((user) => ({ ...user, password: undefined }));
	}
}

class BadControlRequest extends Error {}

function systemOf(value: unknown): SystemName | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	const name = systemNames.find((one) => one === value);
	if (name === undefined) throw new BadControlRequest(`Unknown system: ${String(value)}`);
	return name;
}

type Route = (control: SandboxControl, query: URLSearchParams, body: Record<string, unknown>) => unknown;

const filterOf = (query: URLSearchParams): RequestFilter => ({
	system: systemOf(query.get('system')),
	method: query.get('method') ?? undefined,
});

const routes: Record<string, Route> = {
	'POST /control/reset': (control) => control.reset(),

	'GET /control/requests': (control, query) =>
		control.requests(filterOf(query)).map((request) => {
			if (query.get('bodies') === '1') return request;
			const { body: omitted, headers: omittedToo, ...rest } = request;
			void omitted;
			void omittedToo;
			return rest;
		}),

	'DELETE /control/requests': (control) => control.clearRequests(),

	'GET /control/summary': (control, query) => ({
		count: control.count(filterOf(query)),
		maximumConcurrency: control.maximumConcurrency(filterOf(query)),
		archerLogins: control.archerLogins(),
		refusedSignIns: Object.fromEntries(systemNames.map((name) => [name, control.refusedSignIns(name)])),
	}),

	'GET /control/deviations': (control) => control.deviations(),

	'POST /control/sessions/expire': (control, _query, body) => control.expireSessions(systemOf(body.system)),

	'GET /control/sessions/tokens': (control, query) => control.liveTokens(systemOf(query.get('system'))),

	'POST /control/clock': (control, _query, body) => control.advanceClock(Number(body.milliseconds ?? 0)),

	'GET /control/faults': (control) => control.faults(),

	'POST /control/faults': (control, _query, body) => {
		systemOf(body.system);
		return control.addFault(body as unknown as FaultRule);
	},

	'DELETE /control/faults': (control) => control.clearFaults(),

	'POST /control/options': (control, _query, body) => control.configure(body as SandboxOptionsChange),

	'POST /control/seed': (control, _query, body) => {
		const system = systemOf(body.system);
		if (system !== 'archer' && system !== 'assureSign') {
			throw new BadControlRequest('Users can be seeded in archer and assureSign');
		}
		return { users: control.seed(system, Number(body.users ?? 0)) };
	},

	'POST /control/assureSign/designs': (control, _query, body) =>
		control.addTrackDesign({ events: [], ...body } as unknown as TrackDesign),

	'GET /control/assureSign/deliveries': (control) => control.trackDeliveries(),

	'POST /control/assureSign/sign': (control, _query, body) => ({
		status: control.sign(String(body.documentId), body.email as string | undefined),
	}),

	'GET /control/users': (control, query) => {
		const system = systemOf(query.get('system'));
		if (system === undefined) throw new BadControlRequest('The query needs a system');
		return control.users(system);
	},
};

function json(status: number, value: unknown): SandboxAnswer {
	return { status, contentType: 'application/json', body: JSON.stringify(value ?? { ok: true }) };
}

/** Answers a request below /control with JSON. */
export function answerControl(control: SandboxControl, request: SandboxRequest): SandboxAnswer {
	const route = routes[`${request.httpMethod} ${request.path}`];
	if (route === undefined)
		return json(404, { error: 'Unknown control endpoint', endpoints: Object.keys(routes) });
	try {
		const text = request.body.toString('utf8');
		const body = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
		return json(200, route(control, new URLSearchParams(request.query), body));
	} catch (error) {
		return json(400, { error: (error as Error).message });
	}
}
