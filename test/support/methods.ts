import type { SoapSystem } from '../../nodes/shared/operation/dialect';
import { methodsOf } from '../../nodes/shared/operation/resource';
import type { Method } from '../../nodes/shared/operation/spec';
import archer from '../../contracts/archer.json';
import assureSign from '../../contracts/assureSign.json';
import softExpert from '../../contracts/softExpert.json';

/** Every method of the contracts that is not deprecated: what the operations have to cover. */
export const contractMethods = {
	archer: Object.values(archer.services).flatMap((service) =>
		(service.methods as Array<{ name: string; deprecated?: unknown }>)
			.filter((method) => !method.deprecated)
			.map((method) => method.name),
	),
	softExpert: [
		...softExpert.methods.map((method) => method.name),
		...softExpert.related.workflow.methods.map((method) => method.name),
	],
	assureSign: Object.values(assureSign.services).flatMap((service) =>
		(service.operations as Array<{ name: string }>).map((operation) => operation.name),
	),
};

export type SystemName = keyof typeof contractMethods;

/** Every method that the operations of a system call, each once. */
export function allMethods(system: SoapSystem): Method[] {
	return [...new Set(system.operations.flatMap(methodsOf))];
}
