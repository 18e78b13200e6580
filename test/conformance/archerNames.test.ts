import { archerSystem } from '../../nodes/Archer/system';
import { hasUncertainNames } from '../../nodes/shared/operation/wire/settle';
import { archerDialect } from '../../nodes/Archer/dialect';
import { buildRequest } from '../../nodes/shared/operation/wire/request';
import archer from '../../contracts/archer.json';
import { allMethods } from '../support/methods';
import { fullValues } from '../support/requests';

interface Method {
	name: string;
	namesFrom: string;
	params: Array<{ name: string; alternatives?: string[]; settled?: string }>;
}

const methods = new Map(
	Object.values(archer.services).flatMap(({ methods: all }) =>
		(all as Method[]).map((method) => [method.name, method]),
	),
);

/** The vendor's pages leave names of these open (reference to names: `namesFrom`, and second spellings of parameters). */
function isOpen({ namesFrom, params }: Method): boolean {
	return namesFrom !== 'request-sample' || params.some(({ alternatives }) => alternatives !== undefined);
}

/** UpdateRole: the table lists a parameter that the sample has not, so the target's description is asked as well. */
const alsoAsked = ['UpdateRole'];

const specs = allMethods(archerSystem).filter((spec) => methods.has(spec.element));

test.each(specs.map((spec) => [spec.element, spec] as const))(
	'%s asks the target for open names only',
	(name, spec) => {
		const open = isOpen(methods.get(name)!) || alsoAsked.includes(name);
		expect(hasUncertainNames(spec)).toBe(open);
	},
);

/** Without a description of the target nothing tells which spelling is right: the service ignores what it does not know. */
test.each(specs.map((spec) => [spec.element, spec] as const))(
	'%s sends every documented spelling with the same value',
	(name, spec) => {
		const { body, failure } = buildRequest(
			spec,
			archer.namespace,
			fullValues(spec),
			undefined,
			archerDialect.texts,
		);
		expect(failure).toBeUndefined();
		const sent = new Map(body!.children.map((child) => [child.name, child.text]));
		for (const { name: first, alternatives = [], settled } of methods.get(name)!.params) {
			if (settled !== undefined) continue;
			for (const other of alternatives) {
				expect([other, sent.get(other)]).toEqual([other, sent.get(first) ?? 'nothing']);
			}
		}
	},
);

test('the settled spelling is the one that always goes out', () => {
	const settled = specs.flatMap((spec) =>
		methods
			.get(spec.element)!
			.params.filter((one) => one.settled !== undefined && one.name !== 'sessionToken')
			.map((one) => [spec, one.name] as const),
	);
	expect(settled.length).toBeGreaterThan(5);
	for (const [spec, name] of settled) {
		const { body } = buildRequest(spec, archer.namespace, fullValues(spec), undefined, archerDialect.texts);
		expect(body!.children.map((child) => child.name)).toContain(name);
	}
});
