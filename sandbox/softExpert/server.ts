import { datasetContract, softExpertContract } from '../contract/load';
import type { SoftExpertMethod } from '../contract/types';
import { sandboxLogins } from '../logins';
import { customAnswer, customMethod } from '../customMethod';
import { withDescribedNames, type DescribedNames } from '../describedNames';
import { phpFault, phpResult, phpStructure } from '../soap/php';
import type { SandboxAnswer, SandboxRequest, SimulatedSystem, UnderstoodRequest } from '../system';
import { refuseCaller } from './access';
import { softExpertMethods } from './methods';
import { seedSoftExpert } from './seeds';
import { SoftExpertState } from './state';
import { isDataset, understandDataset } from './wire/datasets';
import { isAnswer, readMessage, xml } from './wire/message';
import { readChildren } from './wire/request';
import { describedServices, softExpertWsdl } from './wire/wsdl';
import { inLanguage, softExpertLanguages, type SoftExpertLanguage } from './wire/texts';

export interface SoftExpertOptions {
	/** Refuse more than ten requests per second, as the vendor's gateway does. */
	rateLimit: boolean;
	/** The language of the user that signs in. */
	language: SoftExpertLanguage;
	/** Whether descriptions are shown. */
	wsdl: boolean;
	/** Whether `adm_ws` has a method of the customer's own (`customMethod.ts`). */
	customMethod: boolean;
	/** Names that the description has otherwise (`describedNames.ts`). */
	describedNames: DescribedNames;
}

export const defaultSoftExpertOptions: SoftExpertOptions = {
	rateLimit: false,
	language: 'en',
	wsdl: true,
	customMethod: false,
	describedNames: {},
};

/** https://developer.softexpert.com/en/docs/data-integration/guides/rate-limits */
const requestsPerSecond = 10;

/** Namespace and methods of each service file. */
const { namespace, methods, related } = softExpertContract;
const services: Record<string, { namespace: string; methods: SoftExpertMethod[] }> = {
	adm_ws: { namespace, methods },
	wf_ws: related.workflow,
};

/** With the gateway and without it; `sesuite` is the directory of other installations. */
const servicePath = /^\/(?:apigateway\/)?(?:se|sesuite)\/ws\/(adm_ws|wf_ws)\.php$/;

export class SoftExpertServer implements SimulatedSystem {
	readonly name = 'softExpert';

	readonly state = new SoftExpertState();

	options: SoftExpertOptions;

	private recent: number[] = [];

	constructor(private readonly initial: Partial<SoftExpertOptions> = {}) {
		seedSoftExpert(this.state);
		this.options = { ...defaultSoftExpertOptions, ...initial };
	}

	configure(change: Partial<SoftExpertOptions>): void {
		if (change.language !== undefined && !softExpertLanguages.includes(change.language)) {
			throw new Error(`Unknown language: ${String(change.language)}`);
		}
		this.options = { ...this.options, ...change };
	}

	reset(): void {
		this.state.clear();
		seedSoftExpert(this.state);
		this.recent = [];
		this.options = { ...defaultSoftExpertOptions, ...this.initial };
	}

	/** The API key has no session that could end. */
	expireSessions(): void {}

	liveTokens(): string[] {
		return [sandboxLogins.softExpert.apiKey];
	}

	owns(path: string): boolean {
		return /^\/(apigateway|se|sesuite)\//.test(path);
	}

	understand(
		request: SandboxRequest,
		deviate: (message: string) => void,
		named: (method: string) => void,
	): SandboxAnswer | UnderstoodRequest {
		if (isDataset(request)) {
			named(datasetContract.name);
			const refusal = refuseCaller(request.headers.authorization, this.state.signIns) ?? this.refuseHaste();
			return refusal ?? understandDataset(request, this.state, deviate);
		}
		const service = services[servicePath.exec(request.path)?.[1] ?? ''];
		if (service === undefined) {
			return { status: 404, contentType: 'application/json', body: '{"message":"Not Found","status":404}' };
		}
		// The gateway hands on calls alone: descriptions are at the address behind it.
		const isDescription = request.httpMethod === 'GET' && /^wsdl$/i.test(request.query);
		if (isDescription && !request.path.startsWith('/apigateway/')) {
			named('?wsdl');
			return this.describe(request);
		}
		if (request.httpMethod !== 'POST') return { status: 405, headers: { Allow: 'POST' }, body: '' };
		const message = readMessage(request, deviate);
		const element = isAnswer(message) ? undefined : message;
		if (element !== undefined) named(element.name);
		const refused = refuseCaller(request.headers.authorization, this.state.signIns) ?? this.refuseHaste();
		if (refused !== undefined) return refused;
		if (isAnswer(message)) return message;

		if (this.options.customMethod && message.name === customMethod && message.namespace === namespace) {
			const response = (content: string) => phpStructure(namespace, `${customMethod}Response`, content);
			return {
				method: customMethod,
				run: () => xml(200, response(customAnswer(message, { deviate }))),
				fault: (text) => xml(500, phpFault('Server', text)),
			};
		}
		const method = service.methods.find(({ name }) => name === message.name);
		if (method === undefined || message.namespace !== service.namespace) {
			deviate(`the body's element is {${message.namespace}}${message.name}`);
			return xml(500, phpFault('Server', `Procedure '${message.name}' not present`));
		}
		const action = request.headers.soapaction;
		if (action !== `"${method.soapAction}"`) deviate(`SOAPAction ${action ?? 'is missing'}`);
		const { values, structures } = readChildren(method, message, deviate);
		return {
			method: method.name,
			run: () => {
				const handler = softExpertMethods[method.name];
				if (handler === undefined) return xml(500, phpFault('Server', `${method.name} is not simulated`));
				const children = inLanguage(
					handler({ state: this.state, method, values, structures }),
					this.options.language,
				);
				return xml(
					200,
					phpResult(service.namespace, method.responseElement ?? `${method.name}Response`, children),
				);
			},
			fault: (text) => xml(500, phpFault('Server', text)),
		};
	}

	private describe({ path, headers }: SandboxRequest): SandboxAnswer {
		const name = servicePath.exec(path)![1] as keyof typeof describedServices;
		if (!this.options.wsdl) return { status: 404, contentType: 'text/html', body: '' };
		const hasCustomMethod = this.options.customMethod && name === 'adm_ws';
		return {
			status: 200,
			contentType: 'text/xml; charset=utf-8',
			body: withDescribedNames(
				softExpertWsdl(name, `http://${headers.host}${path}`, hasCustomMethod),
				this.options.describedNames,
			),
		};
	}

	private refuseHaste(): SandboxAnswer | undefined {
		if (!this.options.rateLimit) return undefined;
		const now = Date.now();
		this.recent = this.recent.filter((moment) => now - moment < 1000);
		if (this.recent.length >= requestsPerSecond) {
			return {
				status: 429,
				contentType: 'application/json',
				headers: { 'Retry-After': '1' },
				body: '{"message":"API rate limit exceeded","status":429}',
			};
		}
		this.recent.push(now);
		return undefined;
	}
}
