/** One jest configuration; scripts/test.mjs picks the projects a run needs. */
const swc = [
	'@swc/jest',
	{
		jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
		module: { type: 'commonjs' },
	},
];

const project = (displayName, folder) => ({
	displayName,
	testEnvironment: 'node',
	testMatch: [`<rootDir>/test/${folder}/**/*.test.ts`],
	transform: { '^.+\\.ts$': swc },
	modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/build/', '<rootDir>/.cache/'],
});

module.exports = {
	projects: [
		project('unit', 'unit'),
		project('conformance', 'conformance'),
		project('integration', 'integration'),
		project('package', 'package'),
		project('stacks', 'stacks'),
		project('e2e', 'e2e'),
	],
};
