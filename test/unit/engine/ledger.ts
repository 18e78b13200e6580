import { Caller } from '../../../nodes/shared/engine/caller';
import { exchangeOver } from '../../../nodes/shared/engine/exchange';
import type { HttpRequest } from '../../../nodes/shared/engine/transport';
import type { Dialect } from '../../../nodes/shared/operation/dialect';
import type { CallContext, Entry, Operation, ParameterValues } from '../../../nodes/shared/operation/spec';
import { networkFailure } from '../../../nodes/shared/soap/network';
import { dialect as ledger, text } from '../n8n/fakeSystem';

/** Operations over one exchange, against a system that answers what it is told to. */

export interface Answer {
	/** In the response element; a whole body where it begins with an element of its own. */
	body?: string;
	status?: number;
	headers?: Record<string, string>;
	/** The network's error in place of an answer. */
	code?: string;
	/** Until then there is no answer. */
	when?: Promise<void>;
}

const envelope = (body: string) =>
	`<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${body}</s:Body></s:Envelope>`;
export const fault = (said: string): Answer => ({
	status: 500,
	body: `<s:Fault><faultcode>s:Server</faultcode><faultstring>${said}</faultstring></s:Fault>`,
});
export const result = (element: string, inner: string): Answer => ({
	body: `<${element}Response xmlns="urn:ledger"><${element}Result>${inner}</${element}Result></${element}Response>`,
});

interface Setting {
	/** Of the dialect. */
	more?: Partial<Dialect>;
	plansOnly?: boolean;
	/** Milliseconds since 1970. */
	now?: number;
	/** An account of its own otherwise. */
	userName?: string;
}

let accounts = 0;

/** Everything but the date goes on as it does. */
const running = [
	...([
		'setTimeout',
		'clearTimeout',
		'setInterval',
		'clearInterval',
		'setImmediate',
		'clearImmediate',
	] as const),
	...(['nextTick', 'queueMicrotask', 'performance', 'hrtime'] as const),
];

/** The clock is the test's own: waits are noted, and move it. */
export async function openCaller(
	answers: Answer[],
	{ more = {}, plansOnly = false, now = 1_000_000, userName = `u${++accounts}` }: Setting = {},
) {
	jest.useFakeTimers({ now, doNotFake: running });
	const sent: HttpRequest[] = [];
	const waits: number[] = [];
	const dialect: Dialect = { ...ledger, ...more };
	const exchange = await exchangeOver(
		{
			transport: async (request) => {
				sent.push(request);
				const { body = '', status = 200, headers = {}, code, when } = answers.shift()!;
				await when;
				if (code !== undefined) return networkFailure(Object.assign(new Error('x'), { code }), 'Ledger');
				const bytes = Buffer.from(envelope(body));
				return await Promise.resolve({
					status,
					headers: { 'content-type': 'text/xml', ...headers },
					body: bytes,
				});
			},
			readCredentials: async () =>
				await Promise.resolve({ baseUrl: 'http://l.test', userName, password: 'Canary-1' }),
			credentialId: `caller-${userName}`,
			timeZone: 'UTC',
			timeout: 1000,
			answerBytes: 1_000_000,
			plansOnly,
			wait: async (milliseconds) => {
				waits.push(milliseconds);
				jest.setSystemTime(Date.now() + milliseconds);
				await Promise.resolve();
			},
			isCancelled: () => false,
		},
		dialect,
	);
	const caller = new Caller(dialect, exchange);
	const contextOf = (values: ParameterValues): CallContext => ({
		values,
		itemIndex: 0,
		settings: exchange.settings,
		binary: async () => await Promise.reject(new Error('none')),
		wait: exchange.wait,
		isCancelled: exchange.isCancelled,
	});
	const run = async (entry: Entry, values: ParameterValues = {}) =>
		await caller.run(entry, contextOf(values));
	const runBatch = async (entry: Entry, all: ParameterValues[]) =>
		await caller.runBatch(entry, all.map(contextOf));
	return { sent, waits, run, runBatch };
}

export const get = (more: object = {}): Operation =>
	({
		name: 'Get',
		value: 'get',
		action: 'Get entry',
		description: '',
		resource: 'entry',
		service: 'entries',
		effect: 'read',
		element: 'Get',
		fields: [text('id', { xml: { path: 'Id' }, required: true })],
		answer: { gives: [{ name: 'title', xml: 'Title', description: '' }] },
		...more,
	}) as unknown as Operation;
