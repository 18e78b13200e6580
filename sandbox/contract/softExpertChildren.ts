import type { XmlNode } from '../soap/xml';
import { softExpertContract } from './load';
import type { SoftExpertMethod } from './types';

/** Text of the children that were sent, by name. A child that was sent empty is '', one that was not is missing. */
export type SoftExpertArguments = Map<string, string>;

/**
 * Reads the children of the method's element, in any order (xs:all): by exact name, in the service's namespace.
 * Anything else is passed over, as PHP does, and reported.
 */
export function readChildren(
	method: SoftExpertMethod,
	request: XmlNode,
	deviate: (message: string) => void,
): SoftExpertArguments {
	const values: SoftExpertArguments = new Map();
	for (const child of request.children) {
		const parameter = method.params.find(({ name }) => name === child.name);
		if (child.namespace !== softExpertContract.namespace) {
			deviate(`element ${child.name} is in namespace '${child.namespace}'`);
		} else if (parameter === undefined) {
			deviate(`unknown element ${child.name}`);
		} else if (values.has(child.name)) {
			deviate(`element ${child.name} is repeated`);
		} else {
			if (child.children.length > 0 && parameter.type !== 'array')
				deviate(`element ${child.name} has children`);
			if (parameter.type === 'integer' && !/^[+-]?\d+$/.test(child.text.trim())) {
				deviate(`element ${child.name} is not an integer`);
			}
			values.set(child.name, child.text);
		}
	}
	for (const { name, required } of method.params) {
		if (required && !values.has(name)) deviate(`missing parameter ${name}`);
	}
	return values;
}
