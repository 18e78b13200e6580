import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { systems } from '../../index';
import { startSandbox, type Sandbox } from '../../sandbox';
import type { SandboxOptionsChange } from '../../sandbox/control';
import { runNode, sandboxCredentials, type NodeRun } from '../support/workflow';

/**
 * System: Check, against sandboxes that describe themselves, hide it, lack methods, call them otherwise or refuse rights.
 * Descriptions are kept by address, so each test has a sandbox of its own.
 */

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox();
});
afterEach(async () => await sandbox.stop());

const cases = {
	archer: {
		reads: [
			'user.count',
			'group.getAll',
			'accessRole.getAll',
			'securityParameter.getAll',
			'contact.getTypes',
			'report.getAll',
			'metadata.getApplications',
		],
		altered: { method: 'GetUserListCount', id: 'user.count' },
		method: 'UpdateGroup',
		operation: 'group.rename',
		names: ['UpdateGroup: groupName'],
		element: 'groupName',
		secret: 'password',
	},
	softExpert: {
		reads: ['attribute.getData', 'workflow.get'],
		// The first call is the credential's own, with which the node signs in.
		altered: { method: 'getWorkflow', id: 'workflow.get' },
		method: 'addUserToAccessGroup',
		operation: 'accessGroup.addUser',
		names: ['addUserToAccessGroup: IdAccessGroup'],
		element: 'IdAccessGroup',
		secret: 'apiKey',
	},
	assureSign: {
		reads: ['user.getAll', 'account.getAll', 'template.getAll', 'envelope.getTemplates', 'service.ping'],
		altered: { method: 'ListUsers', id: 'user.getAll' },
		method: 'ViewHistory',
		operation: 'document.getHistory',
		names: ['ViewHistory: DocumentHistoryViews/DocumentHistoryView/@Id'],
		element: 'DocumentHistoryView',
		secret: 'password',
	},
} as const;
type System = keyof typeof cases;
const names = Object.keys(cases) as System[];

async function check(system: System, options: INodeParameters = {}, secret?: string): Promise<NodeRun> {
	const store = sandboxCredentials(sandbox);
	if (secret !== undefined) store.set(system, { ...store.get(system), [cases[system].secret]: secret });
	const parameters = { resource: 'system', operation: 'check', options };
	return await runNode({ node: system, version: 1.1, store, parameters });
}

const jsonOf = ({ items }: NodeRun) => items.map(({ json }) => json);
const byId = (run: NodeRun) => new Map(jsonOf(run).map((json) => [json.operationId, json]));
const withStatus = (run: NodeRun, status: string) =>
	jsonOf(run).flatMap((json) => (json.status === status ? [json.operationId] : []));
const configure = (system: System, change: IDataObject) =>
	sandbox.control.configure({ [system]: change } as SandboxOptionsChange);

describe.each(names)('%s', (system) => {
	const { reads, altered, method, operation, names: differing, element } = cases[system];
	const all = systems[system].operations
		.map(({ resource, value }) => `${resource}.${value}`)
		.filter((id) => id !== 'system.check');

	test('what was called works, what is described says so, and nothing else is sent', async () => {
		const run = await check(system);
		expect(run.error).toBeUndefined();
		expect(jsonOf(run).map(({ operationId }) => operationId)).toEqual(all);
		expect(withStatus(run, 'works').sort()).toEqual([...reads].sort());
		expect(jsonOf(run).filter(({ isProblem }) => isProblem)).toEqual([]);
		expect(new Set(jsonOf(run).map(({ status }) => status))).toEqual(
			new Set(['works', 'described', 'notChecked']),
		);
		for (const json of jsonOf(run)) {
			expect(Math.abs(json.clockDifferenceSeconds as number)).toBeLessThanOrEqual(2);
			expect(json.latencyMilliseconds !== undefined).toBe(json.status === 'works');
		}
		const sent = sandbox.control.requests().filter((request) => !/^\?wsdl$/i.test(request.method ?? ''));
		expect(sent.length).toBeLessThanOrEqual(reads.length + 3);
		expect(sandbox.control.deviations()).toEqual([]);
		expect(jsonOf(await check(system, { onlyProblems: true }))).toEqual([]);
	});

	test('without timing two runs give the same items', async () => {
		const [one, other] = [
			await check(system, { omitTiming: true }),
			await check(system, { omitTiming: true }),
		];
		expect(jsonOf(one)).toEqual(jsonOf(other));
		expect(JSON.stringify(jsonOf(one))).not.toMatch(/latency|clockDifference/);
	});

	test('a method that the service does not list is missing', async () => {
		configure(system, { describedNames: { [method]: 'Other' } });
		const found = jsonOf(await check(system, { onlyProblems: true }));
		expect(found.map(({ operationId }) => operationId)).toContain(operation);
		for (const json of found) {
			expect(json).toMatchObject({ status: 'methodMissing', isProblem: true });
			expect(json.explanation).toContain(`does not list the method ${method}.`);
			expect(json.methods).toContain(method);
		}
	});

	test('names that the service does not describe are named', async () => {
		configure(system, { describedNames: { [element]: `${element}New` } });
		const run = await check(system, { onlyProblems: true });
		expect(byId(run).get(operation)).toMatchObject({
			status: 'namesDiffer',
			isProblem: true,
			differentNames: expect.arrayContaining([...differing]),
		});
		expect(withStatus(run, 'namesDiffer')).toHaveLength(jsonOf(run).length);
	});

	test('where the description is hidden, only what was called works, and every item says why', async () => {
		configure(system, { wsdl: false });
		const run = await check(system);
		expect(withStatus(run, 'works').sort()).toEqual([...reads].sort());
		expect(withStatus(run, 'described')).toEqual([]);
		expect(byId(run).get(operation)).toMatchObject({
			status: 'notChecked',
			isProblem: true,
			explanation: expect.stringContaining('does not show the description of its'),
		});
	});

	test('an answer that proves nothing is no success', async () => {
		sandbox.control.addFault({ kind: 'two-bodies', system, method: altered.method });
		const run = await check(system);
		expect(byId(run).get(altered.id)).toMatchObject({ status: 'failed', isProblem: true });
		expect(withStatus(run, 'works').sort()).toEqual(reads.filter((id) => id !== altered.id).sort());
	});

	test('a wrong password is one error after one sign-in', async () => {
		const { error, items } = await check(system, {}, 'Wrong-1');
		expect(items).toEqual([]);
		expect(error?.message).toBeDefined();
		expect(`${error?.message} ${error?.description}`).not.toContain('Wrong-1');
		expect(Object.values(sandbox.control.refusedSignIns(system))).toEqual([1]);
		expect(sandbox.control.requests()).toHaveLength(1);
	});
});

test('a read that is refused leaves its area without a right', async () => {
	const text = 'You do not have permission to perform this operation.';
	sandbox.control.addFault({ kind: 'fault', system: 'archer', method: 'GetGroups', text });
	const run = await check('archer');
	const groups = jsonOf(run).filter(({ resource }) => resource === 'Group');
	expect(new Set(groups.map(({ status }) => status))).toEqual(new Set(['noRight']));
	expect(groups[0].explanation).toContain(`Group: Get Many was called: `);
	expect(groups[0].explanation).toContain(text);
	expect(withStatus(run, 'noRight')).toHaveLength(groups.length);
});

test('names without REST come from reports, and that works too', async () => {
	configure('archer', { rest: 'forbidden' });
	expect(jsonOf(await check('archer', { onlyProblems: true }))).toEqual([]);
});

test('a right that is missing over REST says nothing of the SOAP services', async () => {
	configure('archer', { rest: 'forbidden' });
	const text = 'You do not have permission to perform this operation.';
	sandbox.control.addFault({ kind: 'fault', system: 'archer', method: 'GetReports', text, times: 10 });
	const run = byId(await check('archer'));
	expect(run.get('metadata.getApplications')!.status).toBe('noRight');
	expect(run.get('metadata.getLevels')!.status).toBe('noRight');
	expect(run.get('metadata.lookUpFieldId')!.status).toBe('described');
});

test('a method that is not there is no success of SoftExpert, although it answers', async () => {
	sandbox.control.addFault({
		kind: 'fault',
		system: 'softExpert',
		method: 'getWorkflow',
		text: "Procedure 'getWorkflow' not present",
	});
	expect(byId(await check('softExpert')).get('workflow.get')!.status).toBe('failed');
});

test('a system that does not answer is one error', async () => {
	const store = sandboxCredentials(sandbox);
	store.set('archer', { ...store.get('archer'), baseUrl: 'http://127.0.0.1:1/archer' });
	const { error, items } = await runNode({
		node: 'archer',
		version: 1.1,
		store,
		parameters: { resource: 'system', operation: 'check', options: {} },
	});
	expect(items).toEqual([]);
	expect(error?.message).toBeDefined();
});
