/**
 * n8n ends a pattern that takes more than 250 ms by the clock, also when the machine gave the process no turn in them: here a
 * pattern has all the time of its test.
 */
const n8n = globalThis.requireOnce('n8n-workflow');

const all = (flags) => (flags?.includes('g') ? flags : `${flags ?? ''}g`);

n8n.setSafeRegexEngine({
	exec: (pattern, input, flags) => new RegExp(pattern, flags).exec(input),
	test: (pattern, input, flags) => new RegExp(pattern, flags).test(input),
	replace: (pattern, input, flags, replacement) => input.replace(new RegExp(pattern, flags), replacement),
	matchAll: (pattern, input, flags) => Array.from(input.matchAll(new RegExp(pattern, all(flags)))),
	split: (pattern, input, flags) => input.split(new RegExp(pattern, flags)),
});

module.exports = n8n;
