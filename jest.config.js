/** One jest configuration; scripts/test.mjs picks the projects a run needs. */
const swc = [
	'@swc/jest',
	{
		jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
		module: { type: 'commonjs' },
	},
];

/** The real n8n keeps its log: tests read it. */
const inProcess = ['<rootDir>/test/support/quiet.js'];

/** n8n once for all test files of a process, see there. */
const withN8n = {
	testEnvironment: '<rootDir>/test/support/environment',
	moduleNameMapper: {
		'^n8n-core$': '<rootDir>/test/support/environment/n8nCore.js',
		'^n8n-workflow$': '<rootDir>/test/support/environment/n8nWorkflow.js',
	},
};

const project = (displayName, folder, setupFiles = inProcess) => ({
	displayName,
	...(setupFiles === inProcess ? withN8n : { testEnvironment: 'node' }),
	testMatch: [`<rootDir>/test/${folder}/**/*.test.ts`],
	setupFiles,
	transform: { '^.+\\.ts$': swc },
	modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/build/', '<rootDir>/.cache/'],
});

module.exports = {
	// Hangs end; a busy machine is no failure.
	testTimeout: 30_000,
	// A process keeps what n8n keeps of every node that it has run; a new one costs two seconds.
	workerIdleMemoryLimit: '1500MB',
	projects: [
		project('unit', 'unit'),
		project('conformance', 'conformance'),
		project('integration', 'integration'),
		// Against the clock, so nothing else may run beside them.
		project('timing', 'timing'),
		project('package', 'package', []),
		project('stacks', 'stacks'),
		project('chaos', 'chaos'),
		project('hostile', 'hostile'),
		project('e2e', 'e2e', []),
		project('oldest', 'oldest', []),
		project('scale', 'scale', []),
	],
};
