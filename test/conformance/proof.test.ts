import { systems } from '../../index';
import { altered, alterations, errorText, type Alteration } from '../../sandbox/alteredAnswers';
import { outputOf } from '../../nodes/shared/operation/resource';
import type { AnswerSpec, Entry } from '../../nodes/shared/operation/spec';
import type { SystemName } from '../support/methods';
import { replay, successSample } from '../support/samples';

/**
 * Every operation, answered by something that is no result: nothing of it may come out as a success, and a change must say
 * that its outcome is not known. Each runs with the parameters and answers of one of its samples; the last answer, which is
 * the one that the items are made from, is altered.
 */

/** SoftExpert answers in texts and codes of its own, which its own tests go through. */
const alterationsOf = (name: SystemName): Alteration[] =>
	name === 'softExpert' ? alterations.filter((one) => !/^(?:no|text)-result$/.test(one)) : alterations;

/** Any text is a result here: nothing tells a name from a message. A method of unknown meaning may answer anything. */
const anyText = [
	'user.lookUpName',
	'group.lookUpName',
	'securityParameter.lookUpName',
	'valuesList.lookUpValueText',
	'callMethod.call',
];

/** What the vendor's pages let a method leave out: a list without entries, a user without an address, a method without a result. */
function mayBeEmpty(entry: Entry): boolean {
	const { effect, resource } = entry;
	const { cardinality, whenEmpty } = outputOf(entry) as AnswerSpec;
	if (resource === 'callMethod') return true;
	if (effect !== 'read') return false;
	return cardinality === 'many' || (typeof whenEmpty === 'object' && 'json' in whenEmpty);
}

/** Its items say of each read whether it proved anything: test/integration/systemCheck.test.ts alters answers. */
const judgesAnswers = 'system.check';

/**
 * A file travels by REST, names and datasets come by it: those answers are no envelopes. What proves nothing of them is in
 * test/integration/softExpert/datasets.test.ts and test/unit/engine/rest.test.ts.
 */
const withoutSoap = [
	'dataset.getAll',
	'user.find',
	'department.getAll',
	'position.getAll',
	'attachment.upload',
	'metadata.getApplications',
	'metadata.getLevels',
	'metadata.getFields',
	'metadata.getValues',
];

describe.each(Object.keys(systems) as SystemName[])('%s', (name) => {
	const cases = systems[name].operations
		.map((spec) => [`${spec.resource}.${spec.value}`, spec] as const)
		.filter(
			([id]) =>
				id !== judgesAnswers && !withoutSoap.includes(id) && !(name === 'softExpert' && id === 'user.getAll'),
		);

	test.each(cases)('%s', async (id, spec) => {
		const folder = successSample(name, id);
		for (const alteration of alterationsOf(name)) {
			if (alteration === 'text-result' && anyText.includes(id)) continue;
			if (alteration === 'no-result' && mayBeEmpty(spec)) continue;
			const { items, errors, error } = await replay(name, folder, (body, isLast) =>
				isLast ? altered(body, alteration) : body,
			);
			expect({ alteration, error }).toEqual({ alteration, error: undefined });
			expect({ alteration, items: items.map(({ json }) => json) }).toEqual({ alteration, items: [] });
			if (spec.effect === 'read') continue;
			expect({ alteration, count: errors.length }).not.toEqual({ alteration, count: 0 });
			for (const { json } of errors) {
				const { description } = json.error as { description: string };
				expect({ alteration, description }).toEqual({
					alteration,
					// Or what was begun, where only the looking after it has failed.
					description: expect.stringMatching(/It is not known whether the system has acted|Done before it: /),
				});
				if (alteration === 'text-result') expect(description).toContain(errorText);
			}
		}
	});
});
