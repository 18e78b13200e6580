import { attributeOf, childOf, childrenOf, type XmlElement } from '../xml/tree';
import type { Documents } from './documents';
import type { DescribedMethod } from './model';
import { nameOf, referenceOf, type Name } from './qualifiedNames';
import { Schemas } from './schema';

const soap11 = 'http://schemas.xmlsoap.org/wsdl/soap/';
const soap12 = 'http://schemas.xmlsoap.org/wsdl/soap12/';

/** A global thing of WSDL with the namespace that it stands in. */
interface Owned {
	node: XmlElement;
	namespace: string;
}

/** The methods of a description, each once for every port type that has it, in the order of their names. */
export function methodsIn({ definitions, schemas: documents }: Documents): DescribedMethod[] {
	const schemas = new Schemas(documents);
	const owned = (kind: string) =>
		definitions.flatMap((root) => {
			const namespace = attributeOf(root, 'targetNamespace') ?? '';
			return childrenOf(root, kind).map((node): Owned => ({ node, namespace }));
		});
	const byName = (kind: string) =>
		new Map(
			owned(kind).map(({ node, namespace }) => [nameOf(namespace, attributeOf(node, 'name') ?? ''), node]),
		);
	const messages = byName('message');
	const addresses = addressesByBinding(owned('service').map(({ node }) => node));
	const bindings = owned('binding').filter(({ node }) => childNamed(node, 'binding') !== undefined);
	return owned('portType')
		.flatMap(({ node, namespace }) => {
			const portType = nameOf(namespace, attributeOf(node, 'name') ?? '');
			const own = bindings.filter((binding) => referenceOf(binding.node, 'type') === portType);
			const at = own.flatMap((binding) => {
				const name = nameOf(binding.namespace, attributeOf(binding.node, 'name') ?? '');
				return addresses.get(name) ?? [];
			});
			return childrenOf(node, 'operation').map((operation) =>
				methodOf(
					operation,
					own.map((binding) => binding.node),
					[...new Set(at)],
					messages,
					schemas,
				),
			);
		})
		.sort((one, other) => (one.name < other.name ? -1 : 1));
}

/**
 * The methods at an address. A description that has several addresses tells them apart by their paths; hosts and what proxies put
 * in front of a path are not looked at.
 */
export function methodsAt(methods: DescribedMethod[], address: string): DescribedMethod[] {
	const all = new Set(methods.flatMap(({ addresses }) => addresses));
	const own = pathOf(address);
	const here = [...all].filter((path) => own.endsWith(path) || path.endsWith(own));
	const found =
		all.size < 2 ? methods : methods.filter(({ addresses }) => addresses.some((each) => here.includes(each)));
	const byName = new Map<string, DescribedMethod>();
	// Several port types of one address: HTTP GET has no element to send.
	for (const method of found) {
		const known = byName.get(method.name);
		if (known === undefined || known.problem !== undefined) byName.set(method.name, method);
	}
	return [...byName.values()];
}

/** The method by its name; one that differs in case only is the same. */
export function methodNamed(methods: DescribedMethod[], name: string): DescribedMethod | undefined {
	const exact = methods.find((method) => method.name === name);
	return exact ?? methods.find((method) => method.name.toLowerCase() === name.toLowerCase());
}

function methodOf(
	operation: XmlElement,
	bindings: XmlElement[],
	addresses: string[],
	messages: Map<Name, XmlElement>,
	schemas: Schemas,
): DescribedMethod {
	const name = attributeOf(operation, 'name') ?? '';
	const bound = bindings.flatMap((binding) =>
		childrenOf(binding, 'operation')
			.filter((each) => attributeOf(each, 'name') === name)
			.map((node) => ({ binding, node, soap: childNamed(node, 'operation') })),
	);
	const first = bound.find(({ soap }) => soap?.namespace === soap11) ?? bound[0];
	const method: DescribedMethod = {
		name,
		documentation: (childOf(operation, 'documentation')?.text ?? '').replace(/\s+/g, ' ').trim(),
		action: first?.soap?.namespace === soap11 ? attributeOf(first.soap, 'soapAction') : undefined,
		addresses,
	};
	if (first === undefined) return { ...method, problem: 'it is not offered over SOAP' };
	const style =
		(first.soap && attributeOf(first.soap, 'style')) ??
		attributeOf(childNamed(first.binding, 'binding')!, 'style') ??
		'document';
	const body = childOf(first.node, 'input')?.children.find((each) => each.name === 'body');
	if (style !== 'document' || (body && attributeOf(body, 'use') === 'encoded')) {
		return { ...method, problem: 'it is of the older RPC or encoded kind' };
	}
	const wire = (direction: string) => {
		const message = referenceOf(childOf(operation, direction) ?? operation, 'message');
		const parts = childrenOf(messages.get(message ?? '') ?? operation, 'part');
		const named = (body && direction === 'input' && attributeOf(body, 'parts')) || undefined;
		const part = parts.find((each) => attributeOf(each, 'name') === named) ?? parts[0];
		return schemas.element((part && referenceOf(part, 'element')) ?? '');
	};
	const request = wire('input');
	const response = wire('output');
	if (request === undefined) return { ...method, problem: 'the schema of its request could not be read' };
	return { ...method, request, response };
}

function childNamed(parent: XmlElement, name: string): XmlElement | undefined {
	return parent.children.find((child) => child.name === name && [soap11, soap12].includes(child.namespace));
}

/** Paths in lower case, by the name of the binding. */
function addressesByBinding(services: XmlElement[]): Map<Name, string[]> {
	const found = new Map<Name, string[]>();
	for (const port of services.flatMap((service) => childrenOf(service, 'port'))) {
		const binding = referenceOf(port, 'binding') ?? '';
		const location = attributeOf(childOf(port, 'address') ?? port, 'location');
		if (location !== undefined) found.set(binding, [...(found.get(binding) ?? []), pathOf(location)]);
	}
	return found;
}

function pathOf(address: string): string {
	try {
		return new URL(address).pathname.toLowerCase();
	} catch {
		return address.toLowerCase();
	}
}
