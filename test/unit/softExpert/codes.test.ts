import contract from '../../../contracts/softExpert.json';
import { methodsOf } from '../../../nodes/shared/operation/resource';
import { softExpertSystem } from '../../../nodes/SoftExpert/system';
import { allMethods } from '../../support/methods';

const bySoapElement = new Map(allMethods(softExpertSystem).map((method) => [method.element, method]));
const documented = contract.methods.flatMap(({ name, codes }) =>
	Object.keys(codes)
		.filter((code) => code !== '1')
		.map((code): [string, string] => [name, code]),
);

test.each(documented)('%s explains its documented code %s and says what to do', (method, code) => {
	const known = bySoapElement.get(method)?.answer.codes?.[code];
	expect(known?.meaning).toMatch(/^[A-Z].*[^.]$/);
	if (!known?.result) expect(known?.advice).toMatch(/\.$/);
});

test('the codes that differ from the common list are told apart', () => {
	const own = bySoapElement.get('newExternalUser')!.answer.codes!;
	expect(own['5'].meaning).toMatch(/sign-in name is empty/);
	expect(bySoapElement.get('newUser')!.answer.codes!['5'].meaning).toMatch(/quotation marks/);
	expect(bySoapElement.get('changeOrganizationalUnitStatus')!.answer.codes!['0'].meaning).toMatch(/users/);
});

test('methods that toggle, create, delete or start are never repeated; what sets a state may be', () => {
	const methods = allMethods(softExpertSystem);
	for (const { element, effect } of methods) {
		if (
			/^(new|add(?!AttribProfileValue)|import|synch|execute|cancel|delete(?!User$|UserLeader))/.test(element)
		) {
			expect({ element, effect }).toEqual({ element, effect: 'write' });
		}
	}
	const effectsOf = (name: string) =>
		methods.filter(({ element }) => element === name).map(({ effect }) => effect);
	expect(effectsOf('disableUser')).toEqual(['write']);
	expect(effectsOf('changePositionStatus')).toEqual(['write']);
	expect(effectsOf('changeUserStatus')).toEqual(['idempotent']);
	expect(effectsOf('getWorkflow')).toEqual(['read']);
	// One method sets the status or toggles it.
	expect(effectsOf('changeOrganizationalUnitStatus')).toEqual(['idempotent', 'write']);
	const toggle = softExpertSystem.operations.find(
		({ resource, value }) => resource === 'organizationalUnit' && value === 'toggleStatus',
	);
	expect(methodsOf(toggle!)).toEqual([
		expect.objectContaining({ element: 'changeOrganizationalUnitStatus', effect: 'write' }),
	]);
});
