import { systems } from '../../index';
import { isTask } from '../../nodes/shared/operation/resource';
import type { SystemName } from '../support/methods';

/**
 * What may be sent twice: a request that makes, sends, starts, turns over or uses up something may not, nor one that the
 * system would refuse the second time, for then a success would read as a failure.
 */
const once =
	/(?:create|^add|^new|send|submit|start|toggle|reset|resend|upload|import|execute|merge|delete|remove|cancel|expire|changePassword|upsert|synch|attach|comment)/i;

/** These end the same however often they are sent. */
const endsTheSame: Record<string, string> = {
	'user.deactivate': 'deleteUser deactivates, and names no refusal of a user who is inactive already',
};

describe.each(Object.keys(systems) as SystemName[])('%s', (name) => {
	test.each(systems[name].operations.map((spec) => [`${spec.resource}.${spec.value}`, spec] as const))(
		'%s',
		(id, entry) => {
			const { effect, value } = entry;
			const element = isTask(entry) ? '' : entry.element;
			const isOnce =
				once.test(value) || (/^(?:create|add|new|delete|remove)/i.test(element) && effect !== 'read');
			if (effect !== 'idempotent' || id in endsTheSame) return;
			expect({ id, effect, isOnce }).toEqual({ id, effect, isOnce: false });
		},
	);

	test('what only looks is called so', () => {
		const looks = /^(?:get|list|find|look|check|count|search|quick|statistics|run|download|validate|ping)/i;
		const others = systems[name].operations.filter(
			({ effect, value }) => effect === 'read' && !looks.test(value),
		);
		expect(others.map(({ resource, value }) => `${resource}.${value}`)).toEqual([]);
	});
});
