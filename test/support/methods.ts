import type { SoapSystem } from '../../nodes/shared/operation/dialect';
import type { OperationSpec } from '../../nodes/shared/operation/spec';
import archer from '../contracts/archer.json';
import assureSign from '../contracts/assuresign.json';
import softExpert from '../contracts/softexpert.json';

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

/** The operations and the methods that their hooks call. */
export function allSpecs(system: SoapSystem): OperationSpec[] {
	const specs = new Set<OperationSpec>();
	const visit = (spec: OperationSpec) => {
		if (specs.has(spec)) return;
		specs.add(spec);
		spec.steps?.forEach(visit);
		for (const property of spec.properties) {
			for (const lookup of Object.values(property.lookup ?? {})) visit(lookup.operation);
		}
	};
	system.operations.forEach(visit);
	return [...specs];
}
