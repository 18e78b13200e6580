import { NodeHelpers, type INodeParameters } from 'n8n-workflow';
import { Archer } from '../../../nodes/Archer/Archer.node';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { modules } from '../../../sandbox/archer/state/applications';
import { locator } from '../../support/archerNode';
import { runNode, sandboxCredentials } from '../../support/workflow';

/** Applications by name, and how the names are found out: by REST with the session of the SOAP calls, or without it. */

jest.setTimeout(60_000);

let sandbox: Sandbox;
/** What is found out about REST is kept per account and address, so each test has a sandbox of its own. */
beforeEach(async () => {
	sandbox = await startSandbox();
});
afterEach(async () => {
	const { deviations } = sandbox;
	await sandbox.stop();
	expect(deviations).toEqual([]);
});

async function run(application: unknown, count = 1, store = sandboxCredentials(sandbox)) {
	const parameters = {
		resource: 'record',
		operation: 'getAll',
		application,
		displayFields: '7001',
		limit: 2,
	} as INodeParameters;
	const items = Array.from({ length: count }, (_, index) => ({ json: { index } }));
	const { run: result, ...rest } = await runNode({ node: 'archer', parameters, items, store });
	return { ...rest, hints: result.data.resultData.runData.Node?.[0].hints ?? [] };
}

const restCalls = () =>
	sandbox.control.requests({ system: 'archer' }).filter(({ path }) => !path.includes('/ws/'));
const asked = (method: string) => sandbox.control.count({ system: 'archer', method });

test.each(['Devices', 'devices', ' DEVICES '])('%j is the application of that name', async (name) => {
	const { items, error } = await run(locator('name', name));
	expect(error).toBeUndefined();
	expect(items).toHaveLength(2);
	expect(asked('CreateUserSessionFromInstance')).toBe(1);
});

test('many items ask once', async () => {
	const { items } = await run(locator('name', 'Devices'), 100);
	expect(items).toHaveLength(200);
	expect(asked('system/application')).toBe(1);
	expect(restCalls()).toHaveLength(2);
});

test.each([
	['an ID', locator('id', '84')],
	['what the list keeps', locator('list', '84')],
	['a saved text', '84'],
	['a saved GUID', 'b1f0d0a6-7b4a-4b1e-9c6a-000001000054'],
	['a GUID', locator('guid', 'b1f0d0a6-7b4a-4b1e-9c6a-000001000054')],
])('%s asks for no metadata', async (_what, application) => {
	const { items, error } = await run(application);
	expect(error).toBeUndefined();
	expect(items).toHaveLength(2);
	expect(restCalls()).toEqual([]);
	expect(asked('GetReports')).toBe(0);
});

test('a bare name, as an expression gives it, is a name', async () => {
	expect((await run('={{ "Dev" + "ices" }}')).items).toHaveLength(2);
});

test('an unknown name is told with the nearest ones and the shown name of the parameter', async () => {
	const { error } = await run(locator('name', 'Devcies'));
	expect(error?.message).toContain(`'Application': Archer has no application called "Devcies"`);
	expect(error?.description).toContain('Near it: "Devices", "Device Assessment"');
	expect(asked('ExecuteSearch')).toBe(0);
});

/** The sandbox's applications are the same for every instance in the process. */
async function withModules<T>(change: () => () => void, use: () => Promise<T>): Promise<T> {
	const undo = change();
	try {
		return await use();
	} finally {
		undo();
	}
}

test('an application that was renamed between two runs is told', async () => {
	const devices = modules.find(({ id }) => id === 84)!;
	expect((await run(locator('name', 'Devices'))).error).toBeUndefined();
	const renamed = await withModules(
		() => {
			devices.name = 'Equipment';
			return () => (devices.name = 'Devices');
		},
		async () => await run(locator('name', 'Devices')),
	);
	expect(renamed.error?.message).toContain('no application called "Devices"');
});

test('two applications of one name are refused with their IDs; the other case tells them apart', async () => {
	const devices = modules.find(({ id }) => id === 84)!;
	const double = (name: string) => () => {
		modules.push({ ...devices, id: 184, guid: 'b1f0d0a6-7b4a-4b1e-9c6a-0000010000b8', name });
		return () => void modules.pop();
	};
	const same = await withModules(double('Devices'), async () => await run(locator('name', 'Devices')));
	expect(same.error?.message).toContain(
		'there are 2 of the name "Devices": "Devices" (ID 84), "Devices" (ID 184)',
	);
	const other = await withModules(double('DEVICES'), async () => await run(locator('name', 'Devices')));
	expect(other.error).toBeUndefined();
});

/** Of the search that the names are asked for; it has nothing to do with them. */
const limited = expect.stringContaining("The list ends at 'Limit'");

describe('the way to REST', () => {
	test.each([
		['api, as in releases before 6.5', { restPrefix: 'api' }, 1],
		['a plain GET, where the override is blocked', { restVerbs: 'get' }, 2],
	] as const)('is found out once: %s', async (_what, options, wrong) => {
		sandbox.control.configure({ archer: options });
		expect((await run(locator('name', 'Devices'))).error).toBeUndefined();
		expect(restCalls().filter(({ status }) => status >= 400)).toHaveLength(wrong);
		sandbox.control.clearRequests();
		expect((await run(locator('name', 'Findings'), 1)).error?.message ?? '').not.toContain('called');
		expect(restCalls().filter(({ status }) => status >= 400)).toEqual([]);
	});

	test('an ended session is renewed once, and shared with the SOAP calls', async () => {
		const store = sandboxCredentials(sandbox);
		expect((await run(locator('name', 'Devices'), 1, store)).error).toBeUndefined();
		sandbox.control.expireSessions('archer');
		expect((await run(locator('name', 'Devices'), 20, store)).error).toBeUndefined();
		expect(sandbox.control.archerLogins()).toEqual({ 'api.n8n': 2 });
	});

	test('questionnaires are a right of their own', async () => {
		sandbox.control.configure({ archer: { restDenied: ['questionnaire'] } });
		const { error, hints } = await run(locator('name', 'Devices'));
		expect(error).toBeUndefined();
		expect(hints.map(({ message }) => message)).toEqual([limited]);
	});
});

describe.each(['forbidden', 'notFound', 'page', 'reset'] as const)('REST that is closed (%s)', (rest) => {
	beforeEach(() => sandbox.control.configure({ archer: { rest } }));

	test('leaves the names that reports tell; it is said once and not tried again', async () => {
		const { items, hints } = await run(locator('name', 'devices'), 50);
		expect(items).toHaveLength(100);
		expect(hints.map(({ message }) => message)).toEqual([
			expect.stringContaining("Archer's REST interface is closed to this account"),
			limited,
		]);
		sandbox.control.clearRequests();
		expect((await run(locator('name', 'tickets'))).hints).toHaveLength(2);
		expect(restCalls()).toEqual([]);
	});

	test('says in the error that not all names are known', async () => {
		const { error } = await run(locator('name', 'Findings'));
		expect(error?.message).toContain('Archer has no application called "Findings"');
		expect(error?.description).toContain('only names that reports and searches show are known');
	});
});

test.each(['open', 'forbidden'] as const)(
	'a thousand items cost few requests besides their own: REST %s',
	async (rest) => {
		sandbox.control.configure({ archer: { rest } });
		expect((await run(locator('name', 'Devices'), 1000)).items).toHaveLength(2000);
		const beside = sandbox.control.requests({}).filter(({ method }) => method !== 'ExecuteSearch');
		expect(beside.length).toBeLessThanOrEqual(12);
	},
);

test.each([['84'], ['={{ $json.application }}'], [{ __rl: true, mode: '', value: '84' }]])(
	'n8n finds nothing wrong with a saved application %j',
	(application) => {
		const { description } = new Archer();
		const parameters = { resource: 'record', operation: 'getAll', application, displayFields: '7001' };
		const node = {
			id: 'n',
			name: 'n',
			type: 'archer',
			typeVersion: 1,
			position: [0, 0] as [number, number],
			parameters,
		};
		expect(NodeHelpers.getNodeParametersIssues(description.properties, node, description)).toBeNull();
	},
);

test('an application that the editor keeps without a mode tells by itself what it is', async () => {
	expect((await run({ __rl: true, mode: '', value: '84' })).items).toHaveLength(2);
	expect((await run({ __rl: true, mode: '', value: 'devices' })).items).toHaveLength(2);
});

test('what breaks once the interface has answered is a failure that passes, and no closed interface', async () => {
	expect((await run(locator('name', 'Devices'))).error).toBeUndefined();
	sandbox.control.configure({ archer: { rest: 'page' } });
	const broken = await run(locator('name', 'Devices'));
	expect(broken.error?.message).toContain(`'Application': the application "Devices" could not be looked up`);
	expect(asked('GetReports')).toBe(0);
	sandbox.control.configure({ archer: { rest: 'open', restPrefix: 'api' } });
	expect((await run(locator('name', 'Devices'))).error).toBeUndefined();
});

const lists = [
	{ operation: 'getFields', moduleId: locator('name', 'Devices') },
	{ operation: 'getApplications' },
	{ operation: 'getValues', moduleId: locator('name', 'Devices'), fieldId: locator('name', 'Status') },
	{ operation: 'getLevels', moduleId: locator('name', 'Devices') },
];
const closings = ['forbidden', 'notFound', 'page'] as const;

test.each(lists.flatMap((list) => closings.map((rest) => [list.operation, rest, list] as const)))(
	'%s with REST %s tells less, and nothing that is not so',
	async (_operation, rest, list) => {
		const told = async () => {
			const { items, run: result } = await runNode({
				node: 'archer',
				parameters: { resource: 'metadata', returnAll: true, ...list } as INodeParameters,
				items: [{ json: {} }],
				store: sandboxCredentials(sandbox),
			});
			const { hints = [] } = result.data.resultData.runData.Node?.[0] ?? {};
			return { rows: items.map(({ json }) => json), hints: hints.map(({ message }) => message) };
		};
		sandbox.control.configure({ archer: { rest } });
		const overSoap = await told();
		expect(overSoap.hints.join()).toMatch(/REST/);
		expect(overSoap.rows.length).toBeGreaterThan(0);
		await sandbox.stop();
		sandbox = await startSandbox();
		const key = Object.keys(overSoap.rows[0]).find((name) => name.endsWith('Id'))!;
		const whole = new Map((await told()).rows.map((row) => [row[key], row]));
		for (const row of overSoap.rows) expect(whole.get(row[key])).toMatchObject(row);
	},
);
