import { parameterFailure, type Failure } from '../../soap/failure';

/** What must hold between values before anything is sent. Parameters are named; sentences take the labels of their fields. */
export type ValueCheck = Rule & {
	/** Why, or what to do, where the general sentence can be sharper. */
	advice?: string;
};

type Rule =
	/** All of them or none. */
	| { together: string[] }
	/** Where the first has a value, the others have one too. */
	| { given: string; needs: string[] }
	| { atLeastOne: string[] }
	| { atMostOne: string[] };

/** The first check that does not hold, in words. */
export function brokenCheck(
	checks: ValueCheck[],
	fields: Array<{ name: string; displayName?: string }>,
	values: Record<string, unknown>,
	system: string,
): Failure | undefined {
	const around: Surroundings = {
		system,
		labelOf: (name) => fields.find((field) => field.name === name)?.displayName ?? name,
		isEmpty: (name) => (values[name] ?? '') === '',
	};
	for (const check of checks) {
		const problem = problemWith(check, around);
		if (!problem) continue;
		const { parameter, sentence, advice } = problem;
		return parameterFailure(around.labelOf(parameter), sentence, check.advice ?? advice);
	}
	return undefined;
}

interface Surroundings {
	system: string;
	labelOf: (parameter: string) => string;
	isEmpty: (parameter: string) => boolean;
}

interface Problem {
	/** The one that is at fault. */
	parameter: string;
	sentence: string;
	advice: string;
}

function problemWith(check: Rule, around: Surroundings): Problem | undefined {
	const { isEmpty, system } = around;
	if ('together' in check) {
		const filled = check.together.find((name) => !isEmpty(name));
		const advice = `${system} takes them only together: fill in ${count(check.together)} or none.`;
		return lacking(check.together.find(isEmpty), filled, advice, around);
	}
	if ('needs' in check) {
		const filled = isEmpty(check.given) ? undefined : check.given;
		const advice = `${system} takes the one only together with the other.`;
		return lacking(check.needs.find(isEmpty), filled, advice, around);
	}
	if ('atLeastOne' in check) {
		const names = check.atLeastOne;
		if (!names.every(isEmpty)) return undefined;
		const sentence = `${listed(names, around)} are ${count(names)} empty`;
		return { parameter: names[0], sentence, advice: 'Fill in at least one of them.' };
	}
	const filled = check.atMostOne.filter((name) => !isEmpty(name));
	if (filled.length < 2) return undefined;
	const sentence = `${listed(filled, around)} are ${count(filled)} filled in`;
	return { parameter: filled[0], sentence, advice: 'Fill in only one of them.' };
}

function lacking(
	empty: string | undefined,
	filled: string | undefined,
	advice: string,
	{ labelOf }: Surroundings,
): Problem | undefined {
	if (empty === undefined || filled === undefined) return undefined;
	const sentence = `'${labelOf(empty)}' is empty, but '${labelOf(filled)}' is filled in`;
	return { parameter: empty, sentence, advice };
}

function listed(names: string[], { labelOf }: Surroundings): string {
	const labels = names.map((name) => `'${labelOf(name)}'`);
	return `${labels.slice(0, -1).join(', ')} and ${labels[labels.length - 1]}`;
}

function count(names: string[]): string {
	return names.length === 2 ? 'both' : 'all';
}
