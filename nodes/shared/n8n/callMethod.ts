import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';
import { readable } from '../operation/described/innerJson';
import type { Method, PropertySpec, Task } from '../operation/spec';
import { parameterFailure } from '../soap/failure';

/** An address of the system, as the menu names it. */
export interface CallableService {
	menu: INodePropertyOptions;
	/** Where the service does not have the dialect's own. */
	namespace?: string;
}

interface CallMethodTexts {
	/** Name of the system. */
	system: string;
	/** A method that it has. */
	method: string;
	/** An example of parameters, in JSON. */
	example: string;
	/** What the user does not have to give. */
	filledIn: string;
}

/**
 * The last resort of a node: a method that a newer release of the system has and this package does not know. Parameters and
 * answer are JSON. Nothing is known about the method, so it counts as a change that must not be repeated.
 */
export function callMethodTask(
	services: CallableService[],
	{ system, method, example, filledIn }: CallMethodTexts,
): Task {
	const parameters: PropertySpec = {
		displayName: 'Parameters',
		name: 'parameters',
		type: 'json',
		default: '{}',
		placeholder: example,
		description: `JSON object with a member per parameter, in the order of the documentation. Members that start with @ become attributes, lists repeat an element. ${filledIn}.`,
		xml: { path: '', type: 'json' },
	};
	const service: PropertySpec = {
		displayName: 'Service',
		name: 'service',
		type: 'options',
		options: services.map(({ menu }) => menu),
		default: '',
		description: 'Web service that has the method',
	};
	return {
		name: 'Call With JSON',
		value: 'call',
		action: 'Call method with JSON',
		description: `Call a method of ${system} by its name, for services that hide their description; all in JSON`,
		effect: 'write',
		fields: [
			{ ...service, default: services[0].menu.value },
			{
				displayName: 'Method',
				name: 'method',
				type: 'string',
				default: '',
				required: true,
				placeholder: `e.g. ${method}`,
				description: 'Name of the method, in the letters of the documentation',
			},
			parameters,
		],
		output: { gives: [], repeats: ['method'] },
		// Any method but those of the other operations.
		uses: [],
		// Which method is called, only the user knows.
		perform: async ({ values, call }) => {
			const element = String(values.method ?? '').trim();
			if (!/^[A-Za-z_][\w.-]*$/.test(element)) {
				return {
					failure: parameterFailure('Method', `'Method' must be the name of a method, but is "${element}"`),
				};
			}
			const outcome = await call(methodCalled(element, values.service, services, parameters), values);
			if (outcome.failure) return outcome;
			return { items: outcome.items.map(({ json }) => ({ json: readable(json) as IDataObject })) };
		},
	};
}

function methodCalled(
	element: string,
	name: unknown,
	services: CallableService[],
	parameters: PropertySpec,
): Method {
	const service = services.find(({ menu }) => menu.value === name);
	return {
		service: String(name),
		element,
		...(service?.namespace ? { namespace: service.namespace } : {}),
		effect: 'write',
		// The name of the method is repeated in the output, and no part of the request.
		fields: [parameters, { name: 'method' }],
		answer: { path: '', gives: [], passOn: 'everything', repeats: ['method'], whenEmpty: { json: {} } },
	};
}
