import type { PropertySpec } from '../../shared/operation/spec';
import { applicationLocator } from './applicationLocator';

/** For methods that need no application, only what is given by its name does. */
export function optionalApplication(description: string, given: Partial<PropertySpec> = {}): PropertySpec {
	return {
		...applicationLocator,
		required: undefined,
		description,
		// n8n holds an empty locator against the pattern too.
		modes: applicationLocator.modes!.map(({ validation, ...mode }) => {
			void validation;
			return mode;
		}),
		xml: undefined,
		...given,
	};
}
