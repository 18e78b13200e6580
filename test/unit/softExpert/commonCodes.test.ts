import { systems } from '../../../index';
import { codesOf, commonCodes } from '../../../nodes/SoftExpert/content/codes';

/** Every code says what happened and what to do, in the words of the editor. */

const labels = new Set(
	systems.softExpert.operations.flatMap(({ fields }) => fields.map(({ displayName }) => displayName)),
);

test.each(Object.entries(commonCodes))('%s', (_code, { meaning, advice, result }) => {
	expect(meaning).toMatch(/^[A-Z][\s\S]*[^.]$/);
	expect(result).toBeUndefined();
	expect(advice).toMatch(/^[A-Z][\s\S]*\.$/);
	const fields = [...advice!.matchAll(/'([^']+)'/g)].map(([, name]) => name);
	expect(fields.filter((name) => !labels.has(name))).toEqual([]);
});

test('a method has those that it names, and its own before them', () => {
	const own = { meaning: 'It is taken', advice: 'Choose another.' };
	expect(codesOf([2, 4])).toEqual({ 2: commonCodes['2'], 4: commonCodes['4'] });
	expect(codesOf([2], { 2: own, 99: own })).toEqual({ 2: own, 99: own });
});
