import type { Dialect } from '../operation/dialect';
import { serviceOf } from '../operation/resource';
import { hasUncertainNames, settleNames, type SettledRequest } from '../operation/wire/settle';
import type {
	AnswerTiming,
	ConnectionSettings,
	DescribedService,
	Method,
	RestRequest,
	RestResult,
} from '../operation/spec';
import { understanding } from '../operation/wire/understand';
import type { Failure } from '../soap/failure';
import { redactFailure, rememberingRedactor, type Redact } from '../soap/redact';
import { inSlices, type Steps } from '../xml/steps';
import type { XmlElement } from '../xml/tree';
import { describedService } from './describedServices';
import { Line } from './line';
import { restLoad } from './rest';
import { plainSettings } from './secrets';
import { serviceDescription, type Described } from './serviceDescriptions';
import type { Answer } from './signIn/session';
import type { Host } from './transport';
import { complete, write } from './write';

export type ExchangeResult = Answer<XmlElement>;

/** Sends requests of one system for one execution: sessions, retries and the meaning of answers included. */
export interface Exchange {
	settings: ConnectionSettings;
	/** Names the stored credential, its account and its address. */
	account: string;
	/** Dry Run: reads are sent, and nothing that may change something is. */
	plansOnly: boolean;
	/** Time zone of the workflow. */
	timeZone: string;
	/** With `manyEntries` the answer's entries fail one by one: the caller looks at each. */
	send: (spec: Method, body: XmlElement, manyEntries?: boolean) => Promise<ExchangeResult>;
	/** For what SOAP has no method for; with the session of the SOAP calls. */
	sendRest: (request: RestRequest) => Promise<RestResult>;
	/** What a service says of its methods; `isFresh` where somebody looks at them who may just have changed them. */
	describe: (service: string, isFresh?: boolean) => Promise<DescribedService>;
	lastAnswer: () => AnswerTiming | undefined;
	/** Reads without keeping others from their turn; what is small at once. */
	paced: <T>(steps: Steps<T>) => T | Promise<T>;
	wait: (milliseconds: number) => Promise<void>;
	isCancelled: () => boolean;
	/** The failure without any secret of the credential, and without the given ones. */
	redact: (failure: Failure, secrets?: string[]) => Failure;
	/** The same for a text. */
	redactor: (secrets: string[]) => Redact;
}

export async function exchangeOver(host: Host, dialect: Dialect): Promise<Exchange> {
	const { timeout, timeZone, answerBytes, wait, isCancelled, plansOnly = false } = host;
	const line = await Line.open(dialect, host);
	const { settings } = line;
	const redactorFor = rememberingRedactor();
	const pause = async () => await wait(1);
	const get = async (url: string) => await line.get(url);
	const paced = <T>(steps: Steps<T>) => inSlices(steps, pause);
	return {
		settings: plainSettings(settings),
		account: line.account,
		plansOnly,
		timeZone,
		isCancelled,
		paced,
		wait,
		redact: (failure, others = []) => redactFailure(failure, redactorFor([...line.secrets, ...others])),
		redactor: (others) => redactorFor([...line.secrets, ...others]),
		async sendRest(request) {
			const answer = await line.send(restLoad(request, dialect, { settings, timeout }));
			return answer.failure ? answer : answer.response;
		},
		describe: async (service, isFresh) =>
			await describedService({ dialect, service, settings, isFresh }, get),
		lastAnswer: () => line.lastAnswer(),
		async send(method, built, manyEntries = false) {
			const whole = complete(dialect, method, built, settings);
			// Where the vendor's pages leave names of the method open, its service may tell.
			const address = hasUncertainNames(method) && dialect.description?.(serviceOf(method), settings);
			const described = address ? await serviceDescription(address, get) : {};
			const settled = settle(described, method, whole, dialect);
			if (settled.failure) return settled;
			const { body, action } = settled;
			const written = write(dialect, method, body, { settings, timeout, action });
			if (written.failure) return written;
			const { request } = written;
			const limits = { bytes: answerBytes };
			const reading = { namespace: body.namespace, manyEntries, limits, settings };
			return await line.send({
				effect: method.effect,
				text: request.body,
				writeToken: method.session === false ? undefined : dialect.session?.writeToken,
				requestWith: (text) => ({ ...request, body: text }),
				read: (answer) => paced(understanding(dialect, method, answer, reading)),
			});
		},
	};
}

/** Such names become those of the service, where it describes itself. */
function settle(
	{ description, failure }: Described,
	method: Method,
	body: XmlElement,
	{ system }: Dialect,
): SettledRequest {
	if (failure) return { failure };
	return description ? settleNames(body, method, description, system) : { body };
}
