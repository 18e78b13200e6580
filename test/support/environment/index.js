/**
 * The environment of the tests that run n8n-core in this process: n8n is loaded once for each of jest's processes, by Node's own
 * `require`, where jest would load its thousands of modules again for each test file; that took two fifths of all the time.
 * What n8n makes and what the tests make must be of one realm then (`instanceof Error`), so the code of the tests is compiled
 * in the process's own context, not in one of its own. The repository's modules stay fresh for every test file.
 */
const { createRequire } = require('node:module');
const vm = require('node:vm');
const { TestEnvironment } = require('jest-environment-node');
const { ModernFakeTimers } = require('@jest/fake-timers');

/** Stands for the process's own context, which Node has no name for. */
const ownContext = vm.createContext({});
const { compileFunction } = vm;
vm.compileFunction = (source, parameters, { parsingContext, ...options }) =>
	compileFunction(source, parameters, {
		...options,
		...(parsingContext !== ownContext && { parsingContext }),
	});

/** Who listens to the tests of a file, and their results: jest-circus adds to what it finds, or makes new ones. */
const ofOneFile = new Set(['EVENT_HANDLERS', 'JEST_STATE_SYMBOL', 'TEST_TIMEOUT_SYMBOL']);

/** A test's timeout ends what hangs; on a busy machine a right test takes so many times longer. */
const patience = 4;

/** Node's own, for `n8nCore.js` and `n8nWorkflow.js`. */
globalThis.requireOnce = createRequire(__filename);

module.exports = class OwnContextEnvironment extends TestEnvironment {
	constructor(config, context) {
		super(config, context);
		this.global = globalThis;
		this.fakeTimersModern = new ModernFakeTimers({ config: config.projectConfig, global: globalThis });
	}

	getVmContext() {
		return ownContext;
	}

	handleTestEvent({ name, test }, { testTimeout }) {
		if (name === 'test_start') test.timeout = patience * (test.timeout ?? testTimeout);
	}

	/** What jest leaves behind for a file: with a global of its own it would go with that, here all files would carry it on. */
	async teardown() {
		for (const key of Object.getOwnPropertySymbols(globalThis)) {
			if (ofOneFile.has(key.description)) delete globalThis[key];
		}
		await super.teardown();
	}
};
