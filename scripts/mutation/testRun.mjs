/** Runs one test file in this process, by jest's own runner and matchers but without its module registry and its sandbox. */
import path from 'node:path';
import { root } from '../lib/install.mjs';
import { bringBack, load, setAside } from './modules.mjs';

const circus = load('jest-circus');
const { jestExpect } = load('@jest/expect');
const { ModuleMocker } = load('jest-mock');
const { ModernFakeTimers } = load('@jest/fake-timers');

const mocker = new ModuleMocker(globalThis);
const projectConfig = { fakeTimers: {}, rootDir: root };

function isolated(work) {
	const before = setAside();
	const done = () => bringBack(before);
	const result = work();
	if (typeof result?.then !== 'function') return done();
	return result.finally(done);
}

export function installGlobals() {
	const { describe, test, it, beforeAll, afterAll, beforeEach, afterEach } = circus;
	Object.assign(globalThis, { describe, test, it, beforeAll, afterAll, beforeEach, afterEach });
	const timers = new ModernFakeTimers({ global: globalThis, config: projectConfig });
	globalThis.expect = jestExpect;
	globalThis.jest = {
		fn: (...args) => mocker.fn(...args),
		spyOn: (...args) => mocker.spyOn(...args),
		restoreAllMocks: () => mocker.restoreAllMocks(),
		useFakeTimers: (options) => timers.useFakeTimers(options),
		useRealTimers: () => timers.useRealTimers(),
		setSystemTime: (now) => timers.setSystemTime(now),
		advanceTimersByTime: (milliseconds) => timers.advanceTimersByTime(milliseconds),
		isolateModules: isolated,
		isolateModulesAsync: isolated,
		requireActual: (name) => load(name),
		// The limits are those of the measured run.
		setTimeout: () => {},
	};
}

/** Titles may be there twice: the second of a title is its second. */
function named(block, prefix = '', seen = new Map()) {
	return block.children.flatMap((child) => {
		const title = `${prefix}${prefix && ' › '}${child.name}`;
		if (child.type === 'describeBlock') return named(child, title, seen);
		const count = (seen.get(title) ?? 0) + 1;
		seen.set(title, count);
		return [{ id: count === 1 ? title : `${title} #${count}`, test: child }];
	});
}

const skipEmpty = (block) => {
	let isWanted = false;
	for (const child of block.children) {
		if (child.type === 'describeBlock' ? skipEmpty(child) : child.mode !== 'skip') isWanted = true;
	}
	if (!isWanted) block.mode = 'skip';
	return isWanted;
};

/**
 * @param options.only the tests to run; all without it
 * @param options.limits how long each may take, by its name
 * @param options.onTest called before and after each test
 * @returns what failed first, or nothing
 */
export async function runFile(file, { only, limits, stopAtFirst = true, onTest = () => {} } = {}) {
	circus.resetState();
	setAside();
	let failure;
	let tests = [];
	const note = (name, error) => {
		failure ??= { test: name, message: messageOf(error) };
	};
	const handler = (event, state) => {
		if (event.name === 'test_started') onTest('start', nameOf(event.test));
		if (event.name === 'test_done') {
			onTest('end', nameOf(event.test), event.test);
			if (event.test.errors.length > 0) {
				note(nameOf(event.test), event.test.errors[0]);
				if (stopAtFirst) for (const { test } of tests) test.mode = 'skip';
			}
		}
		if (event.name === 'run_finish' && state.unhandledErrors.length > 0)
			note('(outside)', state.unhandledErrors[0]);
	};
	const nameOf = (test) => tests.find((one) => one.test === test)?.id;
	circus.addEventHandler(handler);
	try {
		load(path.join(root, file));
		tests = named(circus.getState().rootDescribeBlock);
		for (const { id, test } of tests) {
			if (only !== undefined && !only.has(id)) test.mode = 'skip';
			test.timeout = limits?.get(id) ?? test.timeout ?? 60_000;
		}
		circus.getState().testTimeout = 60_000;
		if (tests.length === 0) note('(file)', new Error('no tests'));
		if (skipEmpty(circus.getState().rootDescribeBlock)) await circus.run();
	} catch (error) {
		note('(file)', error);
	} finally {
		circus.removeEventHandler(handler);
		globalThis.jest.useRealTimers();
		globalThis.jest.restoreAllMocks();
	}
	return { failure, tests: tests.map(({ id }) => id) };
}

function messageOf(error) {
	const one = Array.isArray(error) ? (error[0] ?? error[1]) : error;
	return String(one?.message ?? one)
		.replace(/\u001b\[\d+m/g, '')
		.slice(0, 300);
}
