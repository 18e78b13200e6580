import { archerSystem } from '../../nodes/Archer/system';
import { hasUncertainNames } from '../../nodes/shared/operation/settle';
import archer from '../contracts/archer.json';
import { allSpecs } from '../support/methods';

interface Method {
	name: string;
	namesFrom: string;
	params: Array<{ name: string; note?: string }>;
}

const methods = new Map(
	Object.values(archer.services).flatMap(({ methods: all }) =>
		(all as Method[]).map((method) => [method.name, method]),
	),
);

/** Another spelling that the vendor's page gives for the parameter. */
function otherSpelling({ name, note }: Method['params'][number]): string | undefined {
	const match = /parameter table(?: of the same page)? (?:writes it|writes|says) (\w+)/i.exec(note ?? '');
	return match && match[1] !== name ? match[1] : undefined;
}

/** The vendor's pages leave names of these open (reference to names: `namesFrom`, and notes on parameters). */
function isOpen({ namesFrom, params }: Method): boolean {
	return namesFrom !== 'request-sample' || params.some((one) => otherSpelling(one) !== undefined);
}

/** UpdateRole: the table lists a parameter that the sample has not, so the target's description is asked as well. */
const alsoAsked = ['UpdateRole'];

const specs = allSpecs(archerSystem).filter((spec) => !spec.composite && methods.has(spec.soap.element));

test.each(specs.map((spec) => [spec.soap.element, spec] as const))(
	'%s asks the target for open names only',
	(name, spec) => {
		const open = isOpen(methods.get(name)!) || alsoAsked.includes(name);
		expect(hasUncertainNames(spec)).toBe(open);
	},
);

test.each(specs.map((spec) => [spec.soap.element, spec] as const))(
	'%s sends documented second spellings',
	(name, spec) => {
		const fields = [
			...spec.properties.flatMap(({ xml }) => xml ?? []),
			...[spec.paging?.page, spec.paging?.size].flatMap((xml) => xml ?? []),
		];
		for (const parameter of methods.get(name)!.params) {
			const other = otherSpelling(parameter);
			const field = fields.find(({ path }) => path === parameter.name);
			if (other === undefined || field === undefined) continue;
			expect([parameter.name, field.alsoAs]).toEqual([parameter.name, expect.arrayContaining([other])]);
		}
	},
);
