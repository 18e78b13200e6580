import type { SoftExpertMethod } from '../contract/types';
import type { PhpChild } from '../soap/php';
import type { XmlNode } from '../soap/xml';
import type { SoftExpertState } from './state';

/** Text of the children that were sent, by name. A child that was sent empty is '', one that was not is missing. */
export type SoftExpertArguments = Map<string, string>;

export interface SoftExpertCall {
	state: SoftExpertState;
	method: SoftExpertMethod;
	values: SoftExpertArguments;
	/** The parameters that hold elements of their own, by name. */
	structures: Map<string, XmlNode>;
}

/** The children of the response element, in the order they are written. */
export type SoftExpertResult = PhpChild[];

export type SoftExpertMethods = Record<string, (call: SoftExpertCall) => SoftExpertResult>;

export function success(detail: string, others: PhpChild[] = []): SoftExpertResult {
	return [['Status', 'SUCCESS'], ['Detail', detail], ['Code', '1'], ...others];
}

/** A code that the method's contract does not list is a mistake in the sandbox. */
export function failure({ method }: SoftExpertCall, code: string, detail: string): SoftExpertResult {
	const codes = method.codes ?? {};
	if (Object.keys(codes).length > 0 && !(code in codes)) {
		throw new Error(`The contract of ${method.name} has no code ${code}`);
	}
	return [
		['Status', 'FAILURE'],
		['Detail', detail],
		['Code', code],
	];
}

/** The answer of the oldest methods: one element, spelt as the method's page spells it. */
export function legacy(text: string): SoftExpertResult {
	return [['return', text]];
}

export const valueOf = ({ values }: SoftExpertCall, name: string): string => (values.get(name) ?? '').trim();

export const isBlank = (call: SoftExpertCall, name: string): boolean => valueOf(call, name) === '';

/** The elements of a list joined with a separator. */
export function listOf(call: SoftExpertCall, name: string, separator: string): string[] {
	return valueOf(call, name)
		.split(separator)
		.map((entry) => entry.trim())
		.filter((entry) => entry !== '');
}

/** The rows of a structure as plain texts by element name. */
export function rowsOf({ structures }: SoftExpertCall, name: string): Array<Record<string, string>> {
	return (structures.get(name)?.children ?? []).map(textsOf);
}

export function textsOf(node: XmlNode): Record<string, string> {
	return Object.fromEntries(node.children.map((child) => [child.name, child.text]));
}
