import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeParameters,
	NodeOperationError,
} from 'n8n-workflow';
import { run } from '../../../nodes/shared/n8n/run';
import type { Dialect } from '../../../nodes/shared/operation/dialect';
import { resource, soapSystem } from '../../../nodes/shared/operation/resource';
import type { Entry } from '../../../nodes/shared/operation/spec';
import { refusal } from '../../../nodes/shared/soap/failure';

/** A system without a session, and n8n as far as a run of a node asks for it: neither of them sends anything. */

export const dialect: Dialect = {
	system: 'Ledger',
	credential: 'ledgerApi',
	soapVersion: () => '1.1',
	endpoint: (service, { baseUrl }) => `${String(baseUrl)}/${service}`,
	namespace: () => 'urn:ledger',
	action: ({ element }) => element,
	account: ({ userName }) => [String(userName)],
	secret: ({ password }) => String(password),
	faultFailure: ({ text }) => refusal('fault', text),
};

export const text = (name: string, more: object = {}) => ({
	displayName: name[0].toUpperCase() + name.slice(1),
	name,
	type: 'string' as const,
	default: '',
	...more,
});

export const task = (value: string, more: Partial<Entry>): Entry =>
	({
		name: value,
		value,
		action: `Do ${value}`,
		description: '',
		effect: 'write',
		fields: [text('title')],
		output: { cardinality: 'many', gives: [] },
		uses: [],
		...more,
	}) as Entry;

export interface FakeRun {
	parameters?: INodeParameters;
	items?: Array<IDataObject | INodeExecutionData>;
	/** What each item's expressions give, by the parameter that holds one. */
	expressions?: Record<string, unknown[]>;
	keepsGoing?: boolean;
	signal?: AbortSignal;
	typeVersion?: number;
	resource?: string;
}

export async function runFake(operations: Entry[], operation: string, options: FakeRun = {}) {
	const { parameters = {}, expressions = {}, keepsGoing = false, signal, typeVersion = 1 } = options;
	const items = (options.items ?? [{}]).map(
		(item): INodeExecutionData => ('json' in item ? (item as INodeExecutionData) : { json: item }),
	);
	const system = soapSystem(
		'Ledger',
		dialect,
		[resource({ name: 'Entry', value: 'entry' }, operations)],
		[1, 1.1],
	);
	const hints: Array<{ message: string; type: string }> = [];
	const stored: INodeParameters = {
		resource: options.resource ?? 'entry',
		operation,
		...parameters,
		...Object.fromEntries(Object.keys(expressions).map((name) => [name, '={{ somehow() }}'])),
	};
	const evaluated: string[] = [];
	const evaluate = (name: string, itemIndex: number) => {
		evaluated.push(name);
		if (!(name in expressions)) return stored[name];
		const value = expressions[name][itemIndex];
		if (value instanceof Error) throw value;
		return value;
	};
	const context = {
		getNode: () => ({
			name: 'Node',
			type: 'ledger',
			typeVersion,
			parameters: stored,
			credentials: { ledgerApi: { id: '7', name: 'Ledger' } },
		}),
		getInputData: () => items,
		getNodeParameter: evaluate,
		getCredentials: async () =>
			await Promise.resolve({ baseUrl: 'http://ledger.test', userName: 'ada', password: 'Canary-1' }),
		getTimezone: () => 'UTC',
		getExecutionCancelSignal: () => signal,
		continueOnFail: () => keepsGoing,
		addExecutionHints: (hint: { message: string; type: string }) => hints.push(hint),
		logger: { info: () => {} },
		sendMessageToUI: () => {},
		helpers: {
			assertBinaryData: (itemIndex: number, field: string) => items[itemIndex].binary![field],
			getBinaryDataBuffer: async (itemIndex: number, field: string) =>
				await Promise.resolve(Buffer.from(items[itemIndex].binary![field].data, 'base64')),
		},
	} as unknown as IExecuteFunctions;
	try {
		const [output] = await run(context, system);
		return { output, json: output.map(({ json }) => json), hints, evaluated, error: undefined };
	} catch (error) {
		return { output: [], json: [], hints, evaluated, error: error as NodeOperationError };
	}
}
