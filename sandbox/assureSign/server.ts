/* eslint-disable @n8n/community-nodes/require-node-api-error -- the sandbox is a process of its own, it never runs inside n8n */
import type { Clock } from '../clock';
import { assureSignContract } from '../contract/load';
import type { AssureSignOperation } from '../contract/types';
import { customAnswer, customMethod } from '../customMethod';
import { withDescribedNames, type DescribedNames } from '../describedNames';
import { wcfActionNotSupported, wcfInternalServiceFault, wcfResult } from '../soap/wcf';
import type { XmlNode } from '../soap/xml';
import type { SandboxAnswer, SandboxRequest, SimulatedSystem, UnderstoodRequest } from '../system';
import { AssureSignTokens } from './access';
import { AssureSignCall, AssureSignRefusal, type AnswerElement } from './method';
import { assureSignMethods } from './methods';
import { seedAssureSign } from './seeds';
import { AssureSignState } from './state';
import { writeTree } from './wire/answer';
import { assureSignWsdl, customAction, customNamespace } from './wire/wsdl';
import { checkBody, readAction, readMessage, xml } from './wire/message';

export interface AssureSignOptions {
	tokenLifetimeMilliseconds: number;
	/** Whether the description is shown. */
	wsdl: boolean;
	/** Whether `Users` has a method of the customer's own (`customMethod.ts`). */
	customMethod: boolean;
	/** Names that the description has otherwise (`describedNames.ts`). */
	describedNames: DescribedNames;
}

export const defaultAssureSignOptions: AssureSignOptions = {
	tokenLifetimeMilliseconds: 60 * 60 * 1000,
	wsdl: true,
	customMethod: false,
	describedNames: {},
};

const operations = Object.values(assureSignContract.services).flatMap((service) => service.operations);

const descriptionPath = /^\/services\/documentnow\/v2\/documentnow\.svc$/i;

/** IIS compares paths without regard to case. */
const operationsAt = (path: string) =>
	operations.filter(({ endpoint }) => endpoint.text.toLowerCase() === path.toLowerCase());

export class AssureSignServer implements SimulatedSystem {
	readonly name = 'assureSign';

	readonly state = new AssureSignState();

	readonly tokens: AssureSignTokens;

	options: AssureSignOptions;

	constructor(
		clock: Clock,
		private readonly initial: Partial<AssureSignOptions> = {},
	) {
		seedAssureSign(this.state);
		this.tokens = new AssureSignTokens(clock);
		this.options = { ...defaultAssureSignOptions, ...initial };
		this.configure({});
	}

	configure(change: Partial<AssureSignOptions>): void {
		this.options = { ...this.options, ...change };
		this.tokens.lifetimeMilliseconds = this.options.tokenLifetimeMilliseconds;
	}

	reset(): void {
		this.state.clear();
		seedAssureSign(this.state);
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
		if (request.httpMethod === 'GET' && descriptionPath.test(request.path)) {
			named('?wsdl');
			return this.describe(request);
		}
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
		if (this.options.customMethod && action === customAction && /\/users\/text$/i.test(request.path)) {
			return this.customCall(body, deviate);
		}
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

	private describe({ path, query, headers }: SandboxRequest): SandboxAnswer {
		const { wsdl, customMethod: hasCustomMethod, describedNames } = this.options;
		const text = wsdl ? assureSignWsdl(query, `http://${headers.host}${path}`, hasCustomMethod) : undefined;
		return text === undefined
			? { status: 404, contentType: 'text/html', body: '' }
			: {
					status: 200,
					contentType: 'text/xml; charset=UTF-8',
					body: withDescribedNames(text, describedNames),
				};
	}

	private customCall(body: XmlNode, deviate: (message: string) => void): UnderstoodRequest {
		const fault = (text: string) => xml(500, wcfInternalServiceFault(customAction, text));
		return {
			method: customMethod,
			run: () => {
				const [holder] = body.children;
				if (holder?.name !== 'Request') return fault('The request is missing');
				try {
					new AssureSignCall(this.state, this.tokens, holder).signIn();
				} catch (error) {
					if (!(error instanceof AssureSignRefusal)) throw error;
					return fault(error.message);
				}
				const content = customAnswer(holder, { deviate });
				return xml(
					200,
					wcfResult(
						`<${customMethod}Response xmlns="${customNamespace}">${content}</${customMethod}Response>`,
					),
				);
			},
			fault,
		};
	}

	private run(operation: AssureSignOperation, request: XmlNode): SandboxAnswer {
		const method = assureSignMethods[operation.name];
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
