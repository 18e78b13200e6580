import { attributeOf, childOf, childrenOf, type XmlElement } from '../xml/tree';
import { parseXml } from '../xml/parse';

/** What a service's own WSDL says about its methods, by method name. */
export type ServiceDescription = Map<string, MethodDescription>;

export interface MethodDescription {
	/** The element of the request, as the service spells it. */
	element: string;
	namespace: string;
	/** Undefined when no SOAP 1.1 binding names one. */
	action?: string;
	/** The children of the request's element, in their order; absent where the description does not spell them out. */
	parameters?: ParameterDescription[];
}

export interface ParameterDescription {
	name: string;
	/** Local name of the schema type: `int`, `string`; empty for a type of the service's own. */
	type: string;
}

/**
 * Reads a WSDL 1.1 document of the document/literal wrapped kind, as ASP.NET writes it for `.asmx` services: each method is a
 * global element of the schema with a sequence of parameters. Undefined when the bytes are no such document.
 */
export function readServiceDescription(
	bytes: Uint8Array,
	contentType?: string,
): ServiceDescription | undefined {
	const parsed = parseXml(bytes, { contentType });
	if (parsed.problem || parsed.root.name !== 'definitions') return undefined;
	const { root } = parsed;
	const actions = actionsOf(root);
	const methods: ServiceDescription = new Map();
	for (const operation of childrenOf(root, 'portType').flatMap((port) => childrenOf(port, 'operation'))) {
		const element = attributeOf(operation, 'name') ?? '';
		methods.set(element, { element, namespace: '', action: actions.get(element) });
	}
	for (const schema of childrenOf(root, 'types').flatMap((types) => childrenOf(types, 'schema'))) {
		const namespace = attributeOf(schema, 'targetNamespace') ?? '';
		for (const element of childrenOf(schema, 'element')) {
			const name = attributeOf(element, 'name') ?? '';
			const method = methods.get(name);
			if (method) methods.set(name, { ...method, namespace, parameters: parametersOf(element) });
		}
	}
	return methods.size === 0 ? undefined : methods;
}

/** The method by its name; one that differs in case only is the same. */
export function methodOf(description: ServiceDescription, name: string): MethodDescription | undefined {
	const exact = description.get(name);
	if (exact) return exact;
	const wanted = name.toLowerCase();
	return [...description.values()].find(({ element }) => element.toLowerCase() === wanted);
}

function actionsOf(root: XmlElement): Map<string, string> {
	const actions = new Map<string, string>();
	for (const binding of childrenOf(root, 'binding')) {
		for (const operation of childrenOf(binding, 'operation')) {
			const name = attributeOf(operation, 'name');
			const soap = childOf(operation, 'operation');
			const action = soap && attributeOf(soap, 'soapAction');
			if (name !== undefined && action !== undefined && !actions.has(name)) actions.set(name, action);
		}
	}
	return actions;
}

function parametersOf(element: XmlElement): ParameterDescription[] {
	const sequence = [childOf(element, 'complexType')]
		.map((type) => type && childOf(type, 'sequence'))
		.find((found) => found !== undefined);
	return childrenOf(sequence ?? element, 'element').map((parameter) => ({
		name: attributeOf(parameter, 'name') ?? '',
		type: (attributeOf(parameter, 'type') ?? '').split(':').pop() ?? '',
	}));
}
