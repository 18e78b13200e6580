import { softExpertContract } from '../../contract/load';
import type { SoftExpertChild, SoftExpertMethod, SoftExpertShape } from '../../contract/types';
import type { XmlNode } from '../../soap/xml';
import type { SoftExpertArguments } from '../method';

export interface SoftExpertRequest {
	values: SoftExpertArguments;
	/** The children that hold elements of their own. */
	structures: Map<string, XmlNode>;
}

/**
 * Reads the children of the method's element, in any order (xs:all): by exact name, in the service's namespace.
 * Anything else is passed over, as PHP does, and reported.
 */
export function readChildren(
	method: SoftExpertMethod,
	request: XmlNode,
	deviate: (message: string) => void,
): SoftExpertRequest {
	const values: SoftExpertArguments = new Map();
	const structures = new Map<string, XmlNode>();
	for (const child of request.children) {
		const parameter = method.params.find(({ name }) => name === child.name);
		if (child.namespace !== request.namespace) {
			deviate(`element ${child.name} is in namespace '${child.namespace}'`);
		} else if (parameter === undefined) {
			deviate(`unknown element ${child.name}`);
		} else if (values.has(child.name)) {
			deviate(`element ${child.name} is repeated`);
		} else {
			const isStructure = parameter.type === 'array' || parameter.type === 'object';
			if (isStructure) checkStructure(child, parameter.shape, deviate);
			else if (child.children.length > 0) deviate(`element ${child.name} has children`);
			checkText(child, parameter.type, deviate);
			values.set(child.name, child.text);
			if (isStructure) structures.set(child.name, child);
		}
	}
	for (const { name, required } of method.params) {
		if (required && !values.has(name)) deviate(`missing parameter ${name}`);
	}
	return { values, structures };
}

function checkText(node: XmlNode, type: string | undefined, deviate: (message: string) => void): void {
	const text = node.text.trim();
	if (type === 'integer' && !/^[+-]?\d+$/.test(text)) deviate(`element ${node.name} is not an integer`);
	if (type === 'base64Binary' && (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text))) {
		deviate(`element ${node.name} is not base64`);
	}
}

/** Lists that are described at one method and used inside the structures of others, by name. */
const knownShapes = new Map<string, SoftExpertShape>(
	softExpertContract.related.workflow.methods.flatMap(({ params }) =>
		params.flatMap(({ name, shape }): Array<[string, SoftExpertShape]> => (shape ? [[name, shape]] : [])),
	),
);

/** Where the vendor does not publish a structure, anything goes. */
function checkStructure(
	node: XmlNode,
	shape: SoftExpertShape | undefined,
	deviate: (message: string) => void,
): void {
	if (shape === undefined) return;
	if (shape.item === undefined) {
		checkMembers(node, shape.children, deviate);
		return;
	}
	for (const item of node.children) {
		if (item.name !== shape.item) deviate(`unknown element ${node.name}/${item.name}`);
		else checkMembers(item, shape.children, deviate);
	}
}

function checkMembers(node: XmlNode, members: SoftExpertChild[], deviate: (message: string) => void): void {
	const seen = new Set<string>();
	for (const child of node.children) {
		const member = members.find(({ name }) => name === child.name);
		const where = `${node.name}/${child.name}`;
		if (child.namespace !== node.namespace) deviate(`element ${where} is in namespace '${child.namespace}'`);
		else if (member === undefined) deviate(`unknown element ${where}`);
		else if (seen.has(child.name) && member.repeats !== true) deviate(`element ${where} is repeated`);
		else if (member.children !== undefined) checkMembers(child, member.children, deviate);
		else if (knownShapes.has(child.name)) checkStructure(child, knownShapes.get(child.name), deviate);
		else checkText(child, member.type, deviate);
		seen.add(child.name);
	}
}
