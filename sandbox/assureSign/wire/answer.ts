import type { AssureSignElement } from '../../contract/types';
import { escapeAttribute, escapeText } from '../../soap/xml';
import type { AnswerElement } from '../method';

/** Writes an answer by the contract's tree. A name that the contract lacks is a mistake in the sandbox. */
export function writeTree(contract: AssureSignElement, answer: AnswerElement, isRoot = true): string {
	const { element, attributes: knownAttributes = [], children: knownChildren = [] } = contract;
	for (const name of Object.keys(answer.attributes ?? {})) {
		if (!knownAttributes.some((one) => one.name === name))
			throw new Error(`No attribute ${element}/@${name}`);
	}
	for (const name of Object.keys(answer.children ?? {})) {
		if (!knownChildren.some((one) => one.element === name)) throw new Error(`No element ${element}/${name}`);
	}
	let start = element;
	if (isRoot && contract.xmlns !== undefined) start += ` xmlns="${contract.xmlns}"`;
	for (const { name, required } of knownAttributes) {
		const value = answer.attributes?.[name];
		if (value !== undefined) start += ` ${name}="${escapeAttribute(String(value))}"`;
		else if (required) throw new Error(`The answer lacks ${element}/@${name}`);
	}
	const content =
		escapeText(answer.text ?? '') +
		knownChildren
			.flatMap((child) => {
				const value = answer.children?.[child.element];
				if (value === undefined) return [];
				return (Array.isArray(value) ? value : [value]).map((one) => writeTree(child, one, false));
			})
			.join('');
	return content === '' ? `<${start}/>` : `<${start}>${content}</${element}>`;
}
