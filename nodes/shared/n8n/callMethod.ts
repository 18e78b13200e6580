import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';
import { plainValue } from '../operation/response';
import type { OperationContext, OperationOutcome, OperationSpec } from '../operation/spec';
import { parameterFailure } from '../soap/failure';
import { parseXml } from '../xml/parse';

/** An address of the system, as the menu names it. */
export interface CallableService {
	menu: INodePropertyOptions;
	/** Where the service does not have the dialect's own. */
	namespace?: string;
}

interface CallMethodTexts {
	/** Name of the system. */
	system: string;
	/** An example of parameters, in JSON. */
	example: string;
	/** What the user does not have to give. */
	filledIn: string;
}

/**
 * The last resort of a node: a method that a newer release of the system has and this package does not know. Parameters and
 * answer are JSON. Nothing is known about the method, so it counts as a change that must not be repeated.
 */
export function callMethodOperation(
	services: CallableService[],
	{ system, example, filledIn }: CallMethodTexts,
): OperationSpec {
	const spec: OperationSpec = {
		resource: 'callMethod',
		name: 'Call',
		value: 'call',
		action: 'Call method',
		description: `Call a method of ${system} that has no operation of its own, with parameters and answer as JSON`,
		effect: 'write',
		composite: true,
		properties: [
			{
				displayName: 'Service',
				name: 'service',
				type: 'options',
				options: services.map((service) => service.menu),
				default: '',
				description: 'Web service that has the method',
			},
			{
				displayName: 'Method',
				name: 'method',
				type: 'string',
				default: '',
				required: true,
				placeholder: 'e.g. GetGroups',
				description: 'Name of the method, in the letters of the documentation',
			},
			{
				displayName: 'Parameters',
				name: 'parameters',
				type: 'json',
				default: '{}',
				placeholder: example,
				description: `JSON object with a member per parameter, in the order of the documentation. Members that start with @ become attributes, lists repeat an element. ${filledIn}.`,
				xml: { path: '', type: 'json' },
			},
		],
		soap: { service: String(services[0].menu.value), element: 'Method' },
		result: {
			cardinality: 'one',
			path: '',
			fields: [],
			keep: 'everything',
			echo: ['method'],
			whenEmpty: { json: {} },
		},
		run: async (context) => await callMethod(spec, services, context),
	};
	spec.properties[0].default = services[0].menu.value;
	return spec;
}

async function callMethod(
	spec: OperationSpec,
	services: CallableService[],
	{ values, call }: OperationContext,
): Promise<OperationOutcome> {
	const method = String(values.method ?? '').trim();
	if (!/^[A-Za-z_][\w.-]*$/.test(method)) {
		return {
			failure: parameterFailure('Method', `'Method' must be the name of a method, but is "${method}"`),
		};
	}
	const service = services.find((candidate) => candidate.menu.value === values.service);
	const own: OperationSpec = {
		...spec,
		run: undefined,
		soap: {
			service: String(values.service),
			element: method,
			...(service?.namespace ? { namespace: service.namespace } : {}),
		},
	};
	const outcome = await call(own, values);
	if (outcome.failure) return outcome;
	return { items: outcome.items.map(({ json }) => ({ json: readable(json) as IDataObject })) };
}

/** Texts that are XML documents of their own, as in Archer, become JSON too. */
function readable(value: unknown): unknown {
	if (typeof value === 'string') {
		if (!/^\s*</.test(value)) return value;
		// The answer that it is a part of has kept to the limit already.
		const inner = parseXml(value, { limits: { bytes: Infinity } });
		return inner.root ? plainValue(inner.root) : value;
	}
	if (Array.isArray(value)) return value.map(readable);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, readable(each)]));
}
