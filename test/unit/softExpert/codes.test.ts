import contract from '../../contracts/softexpert.json';
import { softExpertOperations } from '../../../nodes/SoftExpert/operations';

const bySoapElement = new Map(
	softExpertOperations.filter((spec) => !spec.composite).map((spec) => [spec.soap.element, spec]),
);
const documented = contract.methods.flatMap(({ name, codes }) =>
	Object.keys(codes)
		.filter((code) => code !== '1')
		.map((code): [string, string] => [name, code]),
);

test.each(documented)('%s explains its documented code %s and says what to do', (method, code) => {
	const known = bySoapElement.get(method)?.result.codes?.[code];
	expect(known?.meaning).toMatch(/^[A-Z].*[^.]$/);
	if (!known?.result) expect(known?.advice).toMatch(/\.$/);
});

test('the codes that differ from the common list are told apart', () => {
	const own = bySoapElement.get('newExternalUser')!.result.codes!;
	expect(own['5'].meaning).toMatch(/sign-in name is empty/);
	expect(bySoapElement.get('newUser')!.result.codes!['5'].meaning).toMatch(/quotation marks/);
	expect(bySoapElement.get('changeOrganizationalUnitStatus')!.result.codes!['0'].meaning).toMatch(/users/);
});

test('methods that toggle, create, delete or start are never repeated; what sets a state may be', () => {
	const effects = Object.fromEntries([...bySoapElement].map(([element, { effect }]) => [element, effect]));
	for (const [element, effect] of Object.entries(effects)) {
		if (
			/^(new|add(?!AttribProfileValue)|import|synch|execute|cancel|delete(?!User$|UserLeader))/.test(element)
		) {
			expect({ element, effect }).toEqual({ element, effect: 'write' });
		}
	}
	expect(effects).toMatchObject({
		disableUser: 'write',
		changePositionStatus: 'write',
		changeUserStatus: 'idempotent',
		changeOrganizationalUnitStatus: 'idempotent',
		getWorkflow: 'read',
	});
	const toggle = softExpertOperations.find(({ action }) => action === 'Toggle status of organizational unit');
	expect(toggle?.steps?.map(({ effect }) => effect)).toEqual(['write']);
});
