import { startSandbox, type LoggedRequest, type Sandbox } from '../../sandbox';
import { runNode, sandboxCredentials, type NodeRunOptions } from '../support/workflow';
import { skeletonOf } from './skeleton';

/** A credential is an administrator's, and still no value of it may become markup, a header or another address. */
let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.stop());
beforeEach(() => sandbox.control.reset());

const reads: Record<string, Pick<NodeRunOptions, 'node' | 'parameters'>> = {
	archer: {
		node: 'archer',
		parameters: { resource: 'user', operation: 'lookUpId', userName: 'user0001' },
	},
	softExpert: {
		node: 'softExpert',
		parameters: {
			resource: 'organizationalUnit',
			operation: 'changeStatus',
			unitId: 'SALES',
			status: 'enabled',
		},
	},
	assureSign: { node: 'assureSign', parameters: { resource: 'user', operation: 'getAll', returnAll: true } },
};

const fields = [
	['archer', 'userName'],
	['archer', 'password'],
	['archer', 'instanceName'],
	['softExpert', 'apiKey'],
	['softExpert', 'servicePath'],
	['assureSign', 'userName'],
	['assureSign', 'password'],
	['assureSign', 'contextIdentifier'],
	['assureSign', 'pathPrefix'],
] as const;

const hostile = [
	'a</Text><Extra>x</Extra><Text>',
	'a" Extra="1',
	'a]]><Extra/>',
	'a\r\nX-Injected: 1',
	'a\r\n\r\nGET /other HTTP/1.1\r\nHost: x\r\n\r\n',
];

/** A known element is in the same place, or the request was not even made. */
function shapeOf({ method, headers, body }: LoggedRequest): string {
	return JSON.stringify([method, Object.keys(headers).sort(), body.startsWith('<') && skeletonOf(body)]);
}

test.each(fields)('%s: %s', async (name, field) => {
	await runNode({ ...reads[name], onError: 'continueErrorOutput', store: sandboxCredentials(sandbox) });
	const harmless = new Set(sandbox.requests.map(shapeOf));
	expect(harmless.size).toBeGreaterThan(0);
	for (const value of hostile) {
		sandbox.control.reset();
		const store = sandboxCredentials(sandbox);
		store.set(name, { ...store.get(name), [field]: value });
		await runNode({ ...reads[name], onError: 'continueErrorOutput', store });
		const changed = sandbox.requests.filter((request) => !harmless.has(shapeOf(request)));
		const described = changed.map(({ path, headers, body }) => ({ path, headers, body }));
		expect({ value, changed: described }).toEqual({ value, changed: [] });
		expect(sandbox.requests.filter(({ path }) => path.includes('other'))).toEqual([]);
	}
});
