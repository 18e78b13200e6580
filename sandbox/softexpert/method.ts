import type { SoftExpertArguments } from '../contract/softExpertChildren';
import type { SoftExpertMethod } from '../contract/types';
import type { SoftExpertState } from './state';

export interface SoftExpertCall {
	state: SoftExpertState;
	method: SoftExpertMethod;
	values: SoftExpertArguments;
}

/** The children of the response element, in the order they are written. */
export type SoftExpertResult = Array<[name: string, value: string]>;

export type SoftExpertMethods = Record<string, (call: SoftExpertCall) => SoftExpertResult>;

export function success(detail: string): SoftExpertResult {
	return [
		['Status', 'SUCCESS'],
		['Detail', detail],
		['Code', '1'],
	];
}

/** A code that the method's contract does not list is a mistake in the sandbox. */
export function failure({ method }: SoftExpertCall, code: string, detail: string): SoftExpertResult {
	if (Object.keys(method.codes).length > 0 && !(code in method.codes)) {
		throw new Error(`The contract of ${method.name} has no code ${code}`);
	}
	return [
		['Status', 'FAILURE'],
		['Detail', detail],
		['Code', code],
	];
}
