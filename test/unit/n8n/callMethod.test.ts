import { callMethodTask } from '../../../nodes/shared/n8n/callMethod';
import type {
	Method,
	OperationContext,
	OperationOutcome,
	ParameterValues,
} from '../../../nodes/shared/operation/spec';
import { refusal } from '../../../nodes/shared/soap/failure';

/** Call Method: Call With JSON, which knows nothing of the method but its name. */

const services = [
	{ menu: { name: 'General', value: 'general' } },
	{ menu: { name: 'Search', value: 'search' }, namespace: 'urn:search' },
];
const texts = {
	system: 'Archer',
	method: 'GetUser',
	example: '{ "a": 1 }',
	filledIn: 'The session is filled in',
};
const entry = callMethodTask(services, texts);

async function call(values: ParameterValues, outcome: OperationOutcome = { items: [{ json: {} }] }) {
	const called: Array<{ method: Method; given: ParameterValues }> = [];
	const context = {
		values,
		call: async (method: Method, given: ParameterValues) => {
			called.push({ method, given });
			return await Promise.resolve(outcome);
		},
	} as unknown as OperationContext;
	return { result: await entry.perform!(context), called };
}

test('asks for a service, a method and its parameters', () => {
	expect(entry).toMatchObject({
		name: 'Call With JSON',
		value: 'call',
		action: 'Call method with JSON',
		effect: 'write',
		uses: [],
		output: { gives: [], repeats: ['method'] },
	});
	expect(entry.description).toContain('Archer');
	const [service, method, parameters] = entry.fields;
	expect(service).toMatchObject({ name: 'service', type: 'options', default: 'general' });
	expect(service.options).toEqual(services.map(({ menu }) => menu));
	expect(method).toMatchObject({
		name: 'method',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. GetUser',
	});
	expect(parameters).toMatchObject({
		name: 'parameters',
		type: 'json',
		default: '{}',
		placeholder: '{ "a": 1 }',
		xml: { path: '', type: 'json' },
	});
	expect(parameters.description).toMatch(/ The session is filled in\.$/);
});

test('calls the method of the service, in its namespace, and never twice', async () => {
	const values = { service: 'search', method: ' GetUser ', parameters: '{}' };
	const { called } = await call(values);
	expect(called).toHaveLength(1);
	expect(called[0].given).toBe(values);
	expect(called[0].method).toMatchObject({
		service: 'search',
		element: 'GetUser',
		namespace: 'urn:search',
		effect: 'write',
		answer: { path: '', gives: [], passOn: 'everything', repeats: ['method'], whenEmpty: { json: {} } },
	});
	expect(called[0].method.fields.map(({ name }) => name)).toEqual(['parameters', 'method']);
	const plain = await call({ service: 'general', method: 'A.b-c_1' });
	expect(plain.called[0].method).not.toHaveProperty('namespace');
});

test.each(['', '  ', '1A', 'Get User', '<a/>', 'a:b', 'Get!'])(
	'"%s" is no name of a method',
	async (method) => {
		const { result, called } = await call({ service: 'general', method });
		expect(called).toEqual([]);
		expect(result.failure).toMatchObject({
			parameter: 'Method',
			message: `'Method' must be the name of a method, but is "${method.trim()}"`,
		});
		expect((await call({ service: 'general' })).result.failure).toBeDefined();
	},
);

test('XML inside of the answer is JSON, and a failure stays one', async () => {
	const outcome = { items: [{ json: { result: '<A><b>1</b></A>' } }] };
	expect((await call({ method: 'A' }, outcome)).result).toEqual({
		items: [{ json: { result: { b: '1' } } }],
	});
	const failed = { failure: refusal('denied', 'No') };
	expect((await call({ method: 'A' }, failed)).result).toBe(failed);
});
