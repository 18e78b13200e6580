import { namedExactly } from '../../../nodes/shared/operation/values/byName';

const options = { system: 'Archer', what: 'group' };
const entries = (...names: string[]) => names.map((name, index) => ({ id: index + 1, name }));
const hit = (wanted: unknown, ...names: string[]) => namedExactly(entries(...names), wanted, options);

test.each<[string, string, string[], number]>([
	['the whole name', 'Risk Owners', ['Risk Owners EMEA', 'Risk Owners'], 2],
	['blanks around it do not count', ' Risk Owners ', ['Risk Owners'], 1],
	['another case, if it is the only one', 'risk owners', ['Risk Owners', 'Auditors'], 1],
	['the exact case before another', 'Risk Owners', ['RISK OWNERS', 'Risk Owners'], 2],
])('takes %s', (_what, wanted, names, id) => {
	expect(hit(wanted, ...names).entry).toMatchObject({ id });
});

test('a part is no hit, and the near names are listed', () => {
	const { failure } = hit('Risk Owners', 'Auditors', 'Risk Owners EMEA', 'Risk', 'Risky');
	expect(failure).toMatchObject({
		kind: 'notFound',
		message: 'Archer has no group called "Risk Owners"',
		advice: 'The whole name is needed. Near it: "Risk", "Risk Owners EMEA", "Risky".',
	});
});

test('near is what two letters more, fewer or others make of the name, or one in four of a short one', () => {
	const names = ['Rysk Ownors EMEA', 'Rysk Ownors EMAE', 'Rysk Ownors EMXX', 'Risk Owners EMEAAB', 'Risc'];
	const advice = (wanted: string) => hit(wanted, ...names).failure?.advice;
	expect(advice('Risk Owners EMEA')).toContain('Near it: "Risk Owners EMEAAB", "Rysk Ownors EMEA", "Risc".');
	expect(advice('Risk')).toMatch(/Near it: "Risc", "Risk Owners EMEAAB"/);
	expect(advice('Fish')).not.toContain('Near it');
});

test.each([
	['of one name', 'Risk', ['Risk', 'Risk']],
	['that differ in case only', 'risk', ['Risk', 'RISK']],
])('two %s are an error', (_what, wanted, names) => {
	expect(hit(wanted, ...names).failure).toMatchObject({ kind: 'conflict' });
});

test.each(['', ' ', null, undefined])('%j names nothing', (wanted) => {
	expect(hit(wanted, '', 'Risk').failure).toMatchObject({ kind: 'notFound' });
});
