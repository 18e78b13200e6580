import type { AssureSignElement, AssureSignScalar } from '../../contract/types';
import { isNil, schemaInstance, type XmlNode } from '../../soap/xml';

/** The body could not be read into the operation's types: WCF's DeserializationFailed. */
export class UnreadableBody extends Error {
	constructor(
		node: XmlNode,
		/** What is wrong, for the list of deviations. */
		readonly reason: string,
	) {
		super(`There is an error in XML document (${node.line}, ${node.column}).`);
	}
}

const patterns: Partial<Record<AssureSignScalar['type'], RegExp>> = {
	guid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
	boolean: /^(true|false|1|0)$/,
	int: /^[+-]?\d{1,10}$/,
	decimal: /^[+-]?(\d+\.?\d*|\.\d+)$/,
	// xs:date or xs:dateTime: the catalogue could not tell which.
	date: /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d{1,7})?)?(Z|[+-]\d{2}:\d{2})?$/,
	dateTime: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,7})?(Z|[+-]\d{2}:\d{2})?$/,
	base64Binary: /^[A-Za-z0-9+/\s]*={0,2}\s*$/,
};

function fits({ type, allowed }: AssureSignScalar, value: string): boolean {
	if (type === 'enum') return allowed === undefined || allowed.includes(value);
	const pattern = patterns[type];
	return pattern === undefined || pattern.test(value.trim());
}

function checkAttributes(
	contract: AssureSignElement,
	node: XmlNode,
	deviate: (message: string) => void,
): void {
	const known = contract.attributes ?? [];
	for (const { name, namespace, value } of node.attributes) {
		if (namespace === schemaInstance) continue;
		const attribute = known.find((one) => one.name === name && namespace === '');
		if (attribute === undefined) throw new UnreadableBody(node, `unknown attribute ${node.name}/@${name}`);
		if (!fits(attribute, value)) {
			throw new UnreadableBody(node, `attribute ${node.name}/@${name} is no ${attribute.type}`);
		}
	}
	for (const { name, required, schemaRequired } of known) {
		if (!required || node.attributes.some((one) => one.name === name)) continue;
		// Demanded by the vendor's article only: the schema lets it pass and the operation itself refuses.
		if (schemaRequired === false) deviate(`missing attribute ${node.name}/@${name}`);
		else throw new UnreadableBody(node, `missing attribute ${node.name}/@${name}`);
	}
}

function checkChildren(
	contract: AssureSignElement,
	node: XmlNode,
	namespace: string,
	deviate: (message: string) => void,
): void {
	const known = contract.children ?? [];
	const counts = new Map<string, number>();
	let last = 0;
	for (const child of node.children) {
		const position = known.findIndex(({ element }) => element === child.name);
		if (position < 0 || child.namespace !== namespace) {
			throw new UnreadableBody(child, `unknown element ${node.name}/{${child.namespace}}${child.name}`);
		}
		const expected = known[position];
		if (position < last && expected.choice === undefined) {
			throw new UnreadableBody(child, `element ${node.name}/${child.name} is out of order`);
		}
		last = position;
		counts.set(child.name, (counts.get(child.name) ?? 0) + 1);
		checkTree(expected, child, namespace, deviate);
	}
	for (const { element, occurs, choice } of known) {
		const count = counts.get(element) ?? 0;
		const [minimum, maximum] = (occurs ?? '0..n').split('..');
		if (maximum !== 'n' && maximum !== undefined && count > Number(maximum)) {
			throw new UnreadableBody(node, `element ${node.name}/${element} occurs ${count} times`);
		}
		if (count < Number(minimum) && choice === undefined) {
			throw new UnreadableBody(node, `missing element ${node.name}/${element}`);
		}
	}
}

/**
 * Checks a request element against the contract's tree: names, namespace, order, occurrence, required attributes
 * and types.
 *
 * @throws UnreadableBody for what a WCF service with these types cannot read, or would silently drop
 */
export function checkTree(
	contract: AssureSignElement,
	node: XmlNode,
	namespace: string,
	deviate: (message: string) => void,
): void {
	if (isNil(node)) {
		if (contract.nillable !== true) throw new UnreadableBody(node, `element ${node.name} cannot be nil`);
		return;
	}
	checkAttributes(contract, node, deviate);
	checkChildren(contract, node, namespace, deviate);
	if (contract.text === undefined && node.text.trim() !== '') {
		throw new UnreadableBody(node, `element ${node.name} has text`);
	}
	if (contract.text !== undefined && !fits(contract.text, node.text)) {
		throw new UnreadableBody(node, `element ${node.name} is no ${contract.text.type}`);
	}
}
