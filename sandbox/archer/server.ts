/* eslint-disable @n8n/community-nodes/require-node-api-error -- the sandbox is a process of its own, it never runs inside n8n */
import type { Clock } from '../clock';
import {
	readArguments,
	UnreadableRequest,
	type ArcherArguments,
	type ArcherSpelling,
} from '../contract/archerParameters';
import { archerContract } from '../contract/load';
import type { ArcherMethod } from '../contract/types';
import { asmxFault, asmxResult } from '../soap/asmx';
import { isProblem, readEnvelope, type SoapVersion } from '../soap/envelope';
import { parseXml, type XmlNode } from '../soap/xml';
import {
	readContentType,
	type SandboxAnswer,
	type SandboxRequest,
	type SimulatedSystem,
	type UnderstoodRequest,
} from '../system';
import { AccountClock } from './content/zone';
import type { RecordForm } from './content/single';
import { ArcherCall, ArcherFault } from './method';
import { archerMethods } from './methods';
import { isRest, understandRest } from './rest';
import { ArcherSessions } from './sessions';
import { ArcherState } from './state';
import { archerWsdl } from './wsdl';
import type { ArcherPaging } from './paging';

export interface ArcherOptions {
	/** Which spelling of their parameters `spellingMethods` understand. */
	spelling: ArcherSpelling;
	/** The methods whose page contradicts itself. */
	spellingMethods: string[];
	/** Methods that this release does not have. */
	hiddenMethods: string[];
	/** Whether ?WSDL is answered; many installations hide it. */
	wsdl: boolean;
	/** Custom errors off: faults carry the exception's class and a stack trace. */
	verboseFaults: boolean;
	/** Where the REST interface is: releases before 6.5 have it at `api`. */
	restPrefix: 'platformapi' | 'api';
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
	verboseFaults: false,
	restPrefix: 'platformapi',
	paging: 'exact',
	timeZone: 'UTC',
	recordForm: 'production',
	sessionIdleMilliseconds: 20 * 60 * 1000,
};

const servicePath = /^\/archer\/ws\/(\w+)\.asmx$/i;
const couldNotProcess = 'Server was unable to process request. ---> ';

const badRequest: SandboxAnswer = { status: 400, body: '' };
const unsupportedMediaType: SandboxAnswer = { status: 415, body: '' };

interface Message {
	version: SoapVersion;
	/** As the client sent it, without quotes; undefined when it is missing. */
	action?: string;
	request: XmlNode;
}

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
		this.state.content.now = () => clock.now();
		this.options = { ...defaultArcherOptions, ...initial };
		this.configure({});
	}

	configure(change: Partial<ArcherOptions>): void {
		this.options = { ...this.options, ...change };
		this.state.recordForm = this.options.recordForm;
		this.sessions.idleMilliseconds = this.options.sessionIdleMilliseconds;
		this.state.paging = this.options.paging;
		this.state.content.clock = new AccountClock(this.options.timeZone);
	}

	reset(): void {
		this.state.reset();
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
			return understandRest(request, this.state, this.sessions, this.options.restPrefix, deviate);
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
			body: archerWsdl(
				service,
				archerContract.namespace,
				methods.filter(({ deprecated }) => deprecated === undefined),
				(method) => this.spellingOf(method),
				`http://${request.headers.host}${request.path}`,
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

function decode(body: Buffer, charset: string | undefined): string | undefined {
	if (charset === 'utf-8') {
		try {
			return new TextDecoder('utf-8', { fatal: true }).decode(body);
		} catch {
			return undefined;
		}
	}
	// Without a charset .asmx reads text/xml as ASCII: every other byte becomes a question mark.
	return body.toString('latin1').replace(/[\u0080-\u00ff]/g, '?');
}

function readMessage(request: SandboxRequest, deviate: (message: string) => void): Message | SandboxAnswer {
	const { type, charset, action: actionParameter } = readContentType(request.headers['content-type']);
	const version = type === 'text/xml' ? '1.1' : type === 'application/soap+xml' ? '1.2' : undefined;
	if (version === undefined) {
		deviate(`Content-Type '${request.headers['content-type'] ?? ''}'`);
		return unsupportedMediaType;
	}
	if (charset !== 'utf-8') deviate(charset === undefined ? 'missing charset' : `charset ${charset}`);
	const text = decode(request.body, charset);
	if (text === undefined) {
		deviate('the body is not UTF-8');
		return badRequest;
	}
	let root: XmlNode;
	try {
		root = parseXml(text);
	} catch (error) {
		deviate(`malformed XML: ${(error as Error).message}`);
		return badRequest;
	}
	const envelope = readEnvelope(root);
	if (isProblem(envelope) || envelope.version !== version) {
		deviate(
			isProblem(envelope) ? envelope.problem : 'the envelope and the Content-Type differ in SOAP version',
		);
		return asmxFault(version, 'Client', 'Server was unable to read request. ---> Request format is invalid.');
	}
	return {
		version,
		request: envelope.request,
		action: readAction(request, version, actionParameter, deviate),
	};
}

function readAction(
	request: SandboxRequest,
	version: SoapVersion,
	actionParameter: string | undefined,
	deviate: (message: string) => void,
): string | undefined {
	if (version === '1.2') return actionParameter;
	const header = request.headers.soapaction;
	if (header === undefined) return undefined;
	if (/^".*"$/.test(header)) return header.slice(1, -1);
	deviate(`SOAPAction without quotes: ${header}`);
	return header;
}
