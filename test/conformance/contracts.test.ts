import { systems } from '../../index';
import { createSession } from '../../nodes/Archer/resources/session';
import { authenticateUser } from '../../nodes/AssureSign/resources/user';
import { startSandbox, sandboxLogins, type Sandbox } from '../../sandbox';
import { isTask } from '../../nodes/shared/operation/resource';
import type { Method } from '../../nodes/shared/operation/spec';
import { allMethods, contractMethods, type SystemName } from '../support/methods';
import { fullValues, minimalValues, wireRequest } from '../support/requests';

/**
 * Every operation against the vendor's contract. The requests go to the sandbox, which takes its strictness from the
 * contracts alone: wrong names, order, types, namespaces, addresses and SOAPActions are deviations there.
 */
let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.stop());

const names = Object.keys(systems) as SystemName[];

describe.each(names)('%s', (name) => {
	const system = systems[name];
	const specs = allMethods(system);

	test('every documented method is the method of one operation, or used by a task', () => {
		const mains = system.operations.flatMap((entry) =>
			// One that presets what another method's fields take is a use of that method.
			isTask(entry) || entry.presets?.fields ? [] : [entry.element],
		);
		const twice = mains.filter((method, index) => mains.indexOf(method) !== index);
		expect(twice).toEqual([]);
		const covered = new Set(specs.map((spec) => spec.element));
		const missing = contractMethods[name].filter((method) => !covered.has(method));
		expect(missing).toEqual([]);
	});

	test('no operation calls a method that the contract does not have', () => {
		const known = new Set(contractMethods[name]);
		expect(specs.map((spec) => spec.element).filter((method) => !known.has(method))).toEqual([]);
	});

	const cases = specs.flatMap(
		(spec): Array<[string, Method, 'as it is' | 'with every field']> => [
			[spec.element, spec, 'as it is'],
			[spec.element, spec, 'with every field'],
		],
	);
	test.each(cases)('%s is right on the wire (%#)', async (_method, spec, kind) => {
		sandbox.control.reset();
		const login = await signIn(name);
		const values = kind === 'as it is' ? minimalValues(spec) : fullValues(spec);
		const { url, headers, body } = wireRequest(system, spec, values, sandbox[name].url, login);
		const answer = await fetch(url, { method: 'POST', headers, body });
		const text = await answer.text();
		expect(sandbox.deviations.map((deviation) => deviation.message)).toEqual([]);
		expect(text).not.toMatch(
			/ActionNotSupported|DeserializationFailed|soap:Client|did not recognize|not present/,
		);
		expect(answer.status).not.toBe(404);
		expect(answer.headers.get('content-type')).toMatch(/xml/);
	});
});

/** A live session, opened with the engine's own sign-in request. */
async function signIn(name: SystemName): Promise<{ token: string; context: string; apiKey?: string }> {
	const context = sandboxLogins.assureSign.contextIdentifier;
	if (name === 'softExpert') return { token: '', context, apiKey: sandboxLogins.softExpert.apiKey };
	const spec = name === 'archer' ? createSession : authenticateUser;
	const { url, headers, body } = wireRequest(systems[name], spec, sandboxLogins[name], sandbox[name].url, {
		token: '',
		context,
	});
	await fetch(url, { method: 'POST', headers, body });
	const [token] = sandbox.control.liveTokens(name);
	expect(token).toMatch(/./);
	return { token, context };
}
