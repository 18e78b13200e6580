import { archerSystem } from '../../nodes/Archer/system';
import { assureSignSystem } from '../../nodes/AssureSign/system';
import { softExpertSystem } from '../../nodes/SoftExpert/system';
import type { OperationSpec } from '../../nodes/shared/operation/spec';

const operations = [archerSystem, softExpertSystem, assureSignSystem].flatMap((system) => system.operations);

const stepsOf = (spec: OperationSpec): OperationSpec[] =>
	(spec.steps ?? []).flatMap((step) => [step, ...stepsOf(step)]);

test('a read consists of reads only: its errors never ask what the system has done', () => {
	const wrong = operations
		.filter(({ effect }) => effect === 'read')
		.flatMap((spec) =>
			stepsOf(spec)
				.filter(({ effect }) => effect !== 'read')
				.map((step) => `${spec.resource}.${spec.value}: ${step.soap.element}`),
		);
	expect(wrong).toEqual([]);
});
