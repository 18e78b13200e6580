import { systems } from '../../index';
import { methodsOf } from '../../nodes/shared/operation/resource';

const operations = Object.values(systems).flatMap((system) => system.operations);

test('a read consists of reads only: its errors never ask what the system has done', () => {
	const wrong = operations
		.filter(({ effect }) => effect === 'read')
		.flatMap((entry) =>
			methodsOf(entry)
				.filter(({ effect }) => effect !== 'read')
				.map((method) => `${entry.resource}.${entry.value}: ${method.element}`),
		);
	expect(wrong).toEqual([]);
});
