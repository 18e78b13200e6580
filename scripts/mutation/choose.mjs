/**
 * The tests that may notice a change, in the order in which it is likely that one does soon: what noticed other changes of the
 * same file, then what costs little. The first round takes some of each test file, the second the rest.
 */
import { pointOf, pointsOf } from './points.mjs';
import { read } from './targets.mjs';

const firstOfEach = 24;
/** Milliseconds up to which all tests of a file are taken in the first round, where none of them is likelier than another. */
const cheap = 500;
/** What a module declares when it is loaded, these look at as a whole: a change of it is reached by every test alike. */
const ofDeclarations = /^test\/unit\/(?:tables\/declarations|softExpert\/commonCodes)\.|^test\/conformance\//;
const points = new Map();

function pointsIn(file) {
	if (!points.has(file)) points.set(file, pointsOf(file, read(file)));
	return points.get(file);
}

export function chooser(coverage) {
	const kills = new Map();
	const passing = new Map(
		[...coverage].map(([file, { tests }]) => [file, tests.filter(({ failed }) => failed === undefined)]),
	);
	return {
		noticed(mutant, test) {
			const key = `${mutant.file} ${test}`;
			kills.set(key, (kills.get(key) ?? 0) + 1);
		},
		/** Test files with the tests to run, and how long these took without a change. */
		runsFor(mutant) {
			const point = pointOf(pointsIn(mutant.file), mutant);
			const reaches = (reached) => reached[mutant.file]?.includes(point);
			const rounds = [[], []];
			for (const [file, { shared }] of coverage) {
				const isShared = point === undefined ? shared[mutant.file] !== undefined : reaches(shared);
				const direct = passing.get(file).filter(({ reached }) => reaches(reached));
				const tests = isShared ? passing.get(file) : direct;
				if (tests.length === 0) continue;
				const isDeclared = isShared && direct.length === 0;
				const first = isDeclared && costOf(tests) < cheap ? tests : spread(tests, firstOfEach);
				const rest = tests.filter((test) => !first.includes(test));
				const prior = direct.length > 0 || (isDeclared && ofDeclarations.test(file)) ? 0.5 : 0;
				const score = (kills.get(`${mutant.file} ${file}`) ?? 0) + prior;
				rounds[0].push(runOf(file, first, score));
				if (rest.length > 0) rounds[1].push(runOf(file, rest, score));
			}
			for (const round of rounds) round.sort((one, other) => other.worth - one.worth);
			return rounds.flat();
		},
	};
}

function spread(tests, count) {
	if (tests.length <= count) return tests;
	return Array.from({ length: count }, (_unused, index) => tests[Math.floor((index * tests.length) / count)]);
}

function costOf(tests) {
	return tests.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
}

/** Loading the modules of a test file. */
const loading = 400;

function runOf(file, tests, score) {
	const milliseconds = loading + costOf(tests);
	return {
		file,
		only: tests.map(({ id }) => id),
		limits: Object.fromEntries(tests.map(({ id, milliseconds }) => [id, 5_000 + 10 * milliseconds])),
		milliseconds,
		worth: (score + 0.2) / milliseconds,
	};
}
