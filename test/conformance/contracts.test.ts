import { systems } from '../../index';
import { createSession } from '../../nodes/Archer/operations/session';
import { authenticateUser } from '../../nodes/AssureSign/operations/user';
import { startSandbox, sandboxLogins, type Sandbox } from '../../sandbox';
import type { OperationSpec } from '../../nodes/shared/operation/spec';
import { allSpecs, contractMethods, type SystemName } from '../support/methods';
import { fullValues, minimalValues, wireRequest } from '../support/requests';
import archerPending from './pending/archer.json';
import assureSignPending from './pending/assureSign.json';
import softExpertPending from './pending/softExpert.json';

/**
 * Every operation against the vendor's contract. The requests go to the sandbox, which takes its strictness from the
 * contracts alone: wrong names, order, types, namespaces, addresses and SOAPActions are deviations there.
 */
let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.stop());

/** Methods that no operation has yet; a name goes when its operation comes. */
const pending: Record<SystemName, string[]> = {
	archer: archerPending,
	softExpert: softExpertPending,
	assureSign: assureSignPending,
};
const names = Object.keys(systems) as SystemName[];

describe.each(names)('%s', (name) => {
	const system = systems[name];
	const specs = allSpecs(system).filter((spec) => !spec.composite);

	test('every documented method is the main method of one operation, or a step of one', () => {
		const mains = system.operations.filter((spec) => !spec.composite).map((spec) => spec.soap.element);
		const twice = mains.filter((method, index) => mains.indexOf(method) !== index);
		expect(twice).toEqual([]);
		const covered = new Set(specs.map((spec) => spec.soap.element));
		const missing = contractMethods[name].filter((method) => !covered.has(method));
		expect(missing.sort()).toEqual([...pending[name]].sort());
	});

	test('no operation calls a method that the contract does not have', () => {
		const known = new Set(contractMethods[name]);
		expect(specs.map((spec) => spec.soap.element).filter((method) => !known.has(method))).toEqual([]);
	});

	const cases = specs.flatMap(
		(spec): Array<[string, OperationSpec, 'as it is' | 'with every field']> => [
			[spec.soap.element, spec, 'as it is'],
			[spec.soap.element, spec, 'with every field'],
		],
	);
	test.each(cases)('%s is right on the wire (%#)', async (_method, spec, kind) => {
		sandbox.control.reset();
		const login = await signIn(name);
		const values = kind === 'as it is' ? minimalValues(spec) : fullValues(spec);
		const { url, headers, body } = wireRequest(system, spec, values, sandbox[name].url, login);
		const answer = await fetch(url, {
			method: 'POST',
			headers:
				name === 'softExpert' ? { ...headers, Authorization: sandboxLogins.softExpert.apiKey } : headers,
			body,
		});
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
async function signIn(name: SystemName): Promise<{ token: string; context: string }> {
	const context = sandboxLogins.assureSign.contextIdentifier;
	if (name === 'softExpert') return { token: '', context };
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
