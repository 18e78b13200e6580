/* eslint-disable @n8n/community-nodes/require-node-api-error -- the sandbox is a process of its own, it never runs inside n8n */
import type { Clock } from '../clock';
import { archerContract } from '../contract/load';
import type { ArcherMethod } from '../contract/types';
import { customAnswer, customMethod } from '../customMethod';
import { withDescribedNames, type DescribedNames } from '../describedNames';
import { asmxFault, asmxResult, asmxStructure } from '../soap/asmx';
import type { SoapVersion } from '../soap/envelope';
import type { SandboxAnswer, SandboxRequest, SimulatedSystem, UnderstoodRequest } from '../system';
import { ArcherSessions } from './access';
import { ArcherCall, ArcherFault, type ArcherArguments } from './method';
import { archerMethods } from './methods';
import { defaultRestOptions, type RestOptions } from './wire/restOptions';
import { seedArcher } from './seeds';
import { ArcherState } from './state';
import type { RecordForm } from './state/model';
import type { ArcherPaging } from './state/paging';
import { AccountClock } from './state/zone';
import { readMessage, type Message } from './wire/message';
import { readArguments, UnreadableRequest, type ArcherSpelling } from './wire/request';
import { isRest, understandRest } from './wire/rest';
import { archerWsdl } from './wire/wsdl';

export interface ArcherOptions extends RestOptions {
	/** Which spelling of their parameters `spellingMethods` understand. */
	spelling: ArcherSpelling;
	/** The methods whose page contradicts itself. */
	spellingMethods: string[];
	/** Methods that this release does not have. */
	hiddenMethods: string[];
	/** Whether ?WSDL is answered; many installations hide it. */
	wsdl: boolean;
	/** Whether `accesscontrol` has a method of the customer's own (`customMethod.ts`). */
	customMethod: boolean;
	/** Names that the description has otherwise (`describedNames.ts`). */
	describedNames: DescribedNames;
	/** Custom errors off: faults carry the exception's class and a stack trace. */
	verboseFaults: boolean;
	/** A token of an account that needs no sign-in and does not end; empty for none. */
	personalAccessToken: string;
	/** What the paged lists answer to page numbers. */
	paging: ArcherPaging;
	/** Time zone that is set for the accounts, as an IANA name: dates are read and shown in it. */
	timeZone: string;
	/** How GetRecordById gives fields: as production systems do, or as the vendor's sample. */
	recordForm: RecordForm;
	/** Idle time after which a session ends. */
	sessionIdleMilliseconds: number;
}

export const defaultArcherOptions: ArcherOptions = {
	spelling: 'sample',
	spellingMethods: ['ForcePasswordChange'],
	hiddenMethods: [],
	wsdl: true,
	customMethod: false,
	describedNames: {},
	verboseFaults: false,
	...defaultRestOptions,
	personalAccessToken: '',
	paging: 'exact',
	timeZone: 'UTC',
	recordForm: 'production',
	sessionIdleMilliseconds: 20 * 60 * 1000,
};

const servicePath = /^\/archer\/ws\/(\w+)\.asmx$/i;
const couldNotProcess = 'Server was unable to process request. ---> ';

const fullName = (method: ArcherMethod) => method.namespace ?? archerContract.namespace;

export class ArcherServer implements SimulatedSystem {
	readonly name = 'archer';

	readonly state = new ArcherState();

	readonly sessions: ArcherSessions;

	options: ArcherOptions;

	constructor(
		clock: Clock,
		private readonly initial: Partial<ArcherOptions> = {},
	) {
		this.sessions = new ArcherSessions(clock);
		seedArcher(this.state);
		this.state.content.now = () => clock.now();
		this.options = { ...defaultArcherOptions, ...initial };
		this.configure({});
	}

	configure(change: Partial<ArcherOptions>): void {
		this.options = { ...this.options, ...change };
		this.state.recordForm = this.options.recordForm;
		this.sessions.idleMilliseconds = this.options.sessionIdleMilliseconds;
		this.sessions.personalAccessToken = this.options.personalAccessToken;
		this.state.paging = this.options.paging;
		this.state.content.clock = new AccountClock(this.options.timeZone);
	}

	reset(): void {
		this.state.clear();
		seedArcher(this.state);
		this.sessions.clear();
		this.sessions.logins.clear();
		this.configure({ ...defaultArcherOptions, ...this.initial });
	}

	expireSessions(): void {
		this.sessions.clear();
	}

	liveTokens(): string[] {
		return this.sessions.live();
	}

	owns(path: string): boolean {
		return /^\/archer(\/|$)/i.test(path);
	}

	understand(
		request: SandboxRequest,
		deviate: (message: string) => void,
		named: (method: string) => void,
	): SandboxAnswer | UnderstoodRequest {
		if (isRest(request)) {
			const { state, sessions, options } = this;
			return understandRest(request, { state, sessions, options, deviate });
		}
		const service = servicePath.exec(request.path)?.[1].toLowerCase();
		const methods =
			service === undefined
				? undefined
				: archerContract.services[service]?.methods.filter(
						({ name }) => !this.options.hiddenMethods.includes(name),
					);
		if (service === undefined || methods === undefined) {
			return {
				status: 404,
				contentType: 'text/html',
				body: '<html><body>404 - File not found.</body></html>',
			};
		}
		if (request.httpMethod === 'GET') {
			named('?WSDL');
			return this.describe(request, service, methods);
		}
		if (request.httpMethod !== 'POST') return { status: 405, body: '' };

		const message = readMessage(request, deviate);
		if ('status' in message) return message;
		const { version } = message;
		if (this.hasCustomMethod(service) && message.action === archerContract.namespace + customMethod) {
			return this.customCall(version, message.request, deviate);
		}
		const found = this.dispatch(message, methods, deviate);
		if ('status' in found) return found;
		const { method } = found;
		named(method.name);
		const namespace = fullName(method);
		const isOwnElement = message.request.name === method.name && message.request.namespace === namespace;
		if (!isOwnElement) {
			deviate(`the body's element is {${message.request.namespace}}${message.request.name}`);
		}
		let values: ArcherArguments;
		try {
			values = readArguments(
				method,
				namespace,
				this.spellingOf(method),
				isOwnElement ? message.request : undefined,
				deviate,
			);
		} catch (error) {
			if (error instanceof UnreadableRequest) return asmxFault(version, 'Client', error.message);
			throw error;
		}
		return {
			method: method.name,
			run: () => this.run(version, method, values),
			fault: (text) => asmxFault(version, 'Server', couldNotProcess + text),
		};
	}

	private hasCustomMethod(service: string): boolean {
		return this.options.customMethod && service === 'accesscontrol';
	}

	private customCall(
		version: SoapVersion,
		request: Message['request'],
		deviate: (message: string) => void,
	): UnderstoodRequest {
		const fault = (text: string) => asmxFault(version, 'Server', couldNotProcess + text);
		return {
			method: customMethod,
			run: () => {
				const token = request.children.find(({ name }) => name === 'sessionToken')?.text ?? null;
				if (this.sessions.use(token) === undefined) return fault('Invalid session token');
				const content = customAnswer(request, { others: ['sessionToken'], deviate });
				return asmxStructure(version, customMethod, archerContract.namespace, content);
			},
			fault,
		};
	}

	private spellingOf(method: ArcherMethod): ArcherSpelling {
		return this.options.spellingMethods.includes(method.name) ? this.options.spelling : 'sample';
	}

	private describe(request: SandboxRequest, service: string, methods: ArcherMethod[]): SandboxAnswer {
		if (!this.options.wsdl || request.query.toLowerCase() !== 'wsdl') {
			return {
				status: 404,
				contentType: 'text/html',
				body: '<html><body>404 - File not found.</body></html>',
			};
		}
		return {
			status: 200,
			contentType: 'text/xml; charset=utf-8',
			body: withDescribedNames(
				archerWsdl(
					service,
					archerContract.namespace,
					methods.filter(({ deprecated }) => deprecated === undefined),
					(method) => this.spellingOf(method),
					`http://${request.headers.host}${request.path}`,
					this.hasCustomMethod(service),
				),
				this.options.describedNames,
			),
		};
	}

	private dispatch(
		{ version, action, request }: Message,
		methods: ArcherMethod[],
		deviate: (message: string) => void,
	): SandboxAnswer | { method: ArcherMethod } {
		let method = methods.find((one) => one.soapAction === action);
		if (method === undefined && version === '1.2' && action === undefined) {
			// SOAP 1.2 needs no action: the body's element decides.
			method = methods.find((one) => one.name === request.name && fullName(one) === request.namespace);
		}
		if (method !== undefined) return { method };
		deviate(`no method for action '${action ?? ''}'`);
		return asmxFault(
			version,
			'Client',
			version === '1.1'
				? `Server did not recognize the value of HTTP Header SOAPAction: ${action ?? ''}.`
				: 'Unable to handle request without a valid action parameter. Please supply a valid soap action.',
		);
	}

	private run(version: SoapVersion, method: ArcherMethod, values: ArcherArguments): SandboxAnswer {
		const handler = archerMethods[method.name];
		try {
			if (
				values.has('sessionToken') &&
				this.sessions.use(values.get('sessionToken') as string | null) === undefined
			) {
				throw new ArcherFault('Invalid session token');
			}
			// .NET's own text for a method that throws NotImplementedException.
			if (handler === undefined) throw new ArcherFault('The method or operation is not implemented.');
			const result = handler(new ArcherCall(this.state, this.sessions, values));
			return asmxResult(version, method.name, fullName(method), result === null ? null : String(result));
		} catch (error) {
			if (error instanceof ArcherFault) return asmxFault(version, 'Server', this.faultText(method, error));
			throw error;
		}
	}

	private faultText(method: ArcherMethod, { message }: ArcherFault): string {
		if (!this.options.verboseFaults) return couldNotProcess + message;
		return (
			`System.Web.Services.Protocols.SoapException: ${couldNotProcess}System.ApplicationException: ${message}\n` +
			`  at Archer.Web.Services.${method.name} () [0x00028] in <filename unknown>:0 \n` +
			'   --- End of inner exception stack trace ---'
		);
	}
}
