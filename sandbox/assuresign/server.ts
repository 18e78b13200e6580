/* eslint-disable @n8n/community-nodes/require-node-api-error -- the sandbox is a process of its own, it never runs inside n8n */
import type { Clock } from '../clock';
import { checkTree, UnreadableBody, writeTree, type AnswerElement } from '../contract/assureSignTree';
import { assureSignContract } from '../contract/load';
import type { AssureSignOperation } from '../contract/types';
import { isProblem, readEnvelope } from '../soap/envelope';
import {
	wcfActionNotSupported,
	wcfDeserializationFailed,
	wcfInternalServiceFault,
	wcfResult,
} from '../soap/wcf';
import { parseXml, type XmlNode } from '../soap/xml';
import {
	readContentType,
	type SandboxAnswer,
	type SandboxRequest,
	type SimulatedSystem,
	type UnderstoodRequest,
} from '../system';
import { AssureSignCall, AssureSignRefusal, type AssureSignMethods } from './method';
import { accountMethods } from './methods/account';
import { documentMethods } from './methods/document';
import { envelopeMethods } from './methods/envelope';
import { notificationMethods } from './methods/notification';
import { signerMethods } from './methods/signer';
import { submitMethods } from './methods/submit';
import { templateMethods } from './methods/template';
import { userMethods } from './methods/user';
import { userChangeMethods } from './methods/userChanges';
import { AssureSignState } from './state';
import { AssureSignTokens } from './tokens';

export interface AssureSignOptions {
	tokenLifetimeMilliseconds: number;
}

export const defaultAssureSignOptions: AssureSignOptions = { tokenLifetimeMilliseconds: 60 * 60 * 1000 };

const handlers: AssureSignMethods = {
	...userMethods,
	...userChangeMethods,
	...accountMethods,
	...documentMethods,
	...envelopeMethods,
	...notificationMethods,
	...signerMethods,
	...submitMethods,
	...templateMethods,
};

const operations = Object.values(assureSignContract.services).flatMap((service) => service.operations);

/** IIS compares paths without regard to case. */
const operationsAt = (path: string) =>
	operations.filter(({ endpoint }) => endpoint.text.toLowerCase() === path.toLowerCase());

function xml(status: number, body: string): SandboxAnswer {
	return { status, contentType: 'text/xml; charset=utf-8', body };
}

export class AssureSignServer implements SimulatedSystem {
	readonly name = 'assureSign';

	readonly state = new AssureSignState();

	readonly tokens: AssureSignTokens;

	options: AssureSignOptions;

	constructor(
		clock: Clock,
		private readonly initial: Partial<AssureSignOptions> = {},
	) {
		this.tokens = new AssureSignTokens(clock);
		this.options = { ...defaultAssureSignOptions, ...initial };
		this.configure({});
	}

	configure(change: Partial<AssureSignOptions>): void {
		this.options = { ...this.options, ...change };
		this.tokens.lifetimeMilliseconds = this.options.tokenLifetimeMilliseconds;
	}

	reset(): void {
		this.state.reset();
		this.tokens.clear();
		this.configure({ ...defaultAssureSignOptions, ...this.initial });
	}

	expireSessions(): void {
		this.tokens.clear();
	}

	liveTokens(): string[] {
		return this.tokens.live();
	}

	owns(path: string): boolean {
		return /^\/services\//i.test(path);
	}

	understand(
		request: SandboxRequest,
		deviate: (message: string) => void,
		named: (method: string) => void,
	): SandboxAnswer | UnderstoodRequest {
		const atPath = operationsAt(request.path);
		if (atPath.length === 0) {
			return {
				status: 404,
				contentType: 'text/html',
				body: '<html><body>404 - File not found.</body></html>',
			};
		}
		if (request.httpMethod !== 'POST') return { status: 405, body: '' };
		const body = readMessage(request, deviate);
		if ('status' in body) return body;

		const action = readAction(request.headers.soapaction ?? '', deviate);
		const operation = atPath.find(({ soapAction }) => soapAction === action);
		if (operation === undefined) {
			deviate(`no operation at ${request.path} for action '${action}'`);
			return xml(500, wcfActionNotSupported(action));
		}
		named(operation.name);
		const unreadable = checkBody(operation, body, deviate);
		if (unreadable !== undefined) return unreadable;
		const [wrapper] = body.children;
		// Ping alone has an empty request.
		if (wrapper === undefined && operation.request.children !== undefined) {
			// The schema allows it to be missing; the service then meets a null reference.
			deviate('the Request element is missing');
			return xml(500, wcfInternalServiceFault(operation.soapAction));
		}
		return {
			method: operation.name,
			run: () => this.run(operation, wrapper ?? body),
			fault: (text) => xml(500, wcfInternalServiceFault(operation.soapAction, text)),
		};
	}

	private run(operation: AssureSignOperation, request: XmlNode): SandboxAnswer {
		const method = handlers[operation.name];
		if (method === undefined) {
			return xml(500, wcfInternalServiceFault(operation.soapAction, `${operation.name} is not simulated`));
		}
		const [{ element }] = operation.response.children ?? [];
		let result: AnswerElement;
		try {
			result = method.run(new AssureSignCall(this.state, this.tokens, request));
		} catch (error) {
			if (!(error instanceof AssureSignRefusal)) throw error;
			const [exception] = operation.errors?.elements ?? [];
			result = {
				attributes: { ...method.refused, ...error.attributes },
				children: {
					Exceptions: {
						children: { [exception]: [{ attributes: { Severity: 'Error' }, text: error.message }] },
					},
				},
			};
		}
		return xml(200, wcfResult(writeTree(operation.response, { children: { [element]: result } })));
	}
}

/** The body's element, or WCF's answer when there is none. */
function readMessage(request: SandboxRequest, deviate: (message: string) => void): SandboxAnswer | XmlNode {
	const { type, charset } = readContentType(request.headers['content-type']);
	if (type !== 'text/xml') {
		deviate(`Content-Type '${request.headers['content-type'] ?? ''}'`);
		return { status: 415, body: '' };
	}
	if (charset !== 'utf-8') deviate(charset === undefined ? 'missing charset' : `charset ${charset}`);
	try {
		const envelope = readEnvelope(parseXml(new TextDecoder('utf-8', { fatal: true }).decode(request.body)));
		if (!isProblem(envelope) && envelope.version === '1.1') return envelope.request;
		deviate(isProblem(envelope) ? envelope.problem : `SOAP ${envelope.version}`);
	} catch (error) {
		deviate(`malformed XML: ${(error as Error).message}`);
	}
	return { status: 400, body: '' };
}

function readAction(header: string, deviate: (message: string) => void): string {
	if (/^".*"$/.test(header)) return header.slice(1, -1);
	deviate(header === '' ? 'missing SOAPAction' : `SOAPAction without quotes: ${header}`);
	return header;
}

function checkBody(
	operation: AssureSignOperation,
	body: XmlNode,
	deviate: (message: string) => void,
): SandboxAnswer | undefined {
	const { element, xmlns = '' } = operation.request;
	if (body.name !== element || body.namespace !== xmlns) {
		deviate(`the body's element is {${body.namespace}}${body.name}`);
		return xml(
			500,
			wcfDeserializationFailed(
				`Error in deserializing body of request message for operation '${operation.name}'. ` +
					'OperationFormatter encountered an invalid Message body. Expected to find node type ' +
					`'Element' with name '${element}' and namespace '${xmlns}'. Found node type 'Element' ` +
					`with name '${body.name}' and namespace '${body.namespace}'`,
			),
		);
	}
	try {
		checkTree(operation.request, body, xmlns, deviate);
		return undefined;
	} catch (error) {
		if (!(error instanceof UnreadableBody)) throw error;
		deviate(error.reason);
		return xml(
			500,
			wcfDeserializationFailed(
				'The formatter threw an exception while trying to deserialize the message: ' +
					`Error in deserializing body of request message for operation '${operation.name}'. ${error.message}`,
			),
		);
	}
}
