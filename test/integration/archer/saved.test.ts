/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { Poller } from '../../support/archerPoller';
import { runNode, sandboxCredentials } from '../../support/workflow';

/**
 * Workflows that were saved before names could be used: every operation on records, searches, reports and files with its
 * parameters of then, what each of them sent and what it gave. They go on with the same requests and not one more.
 */
interface SavedNode {
	name: string;
	type: string;
	typeVersion: number;
	parameters: INodeParameters;
}

interface Recorded {
	requests: Array<{ method: string; body: string }>;
	items: IDataObject[];
}

const folder = path.join(__dirname, 'saved');
const read = <T>(name: string): T => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as T;
const { nodes } = read<{ nodes: SavedNode[] }>('workflow.json');
const recorded = read<Record<string, Recorded>>('recorded.json');

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.stop());
beforeEach(() => {
	sandbox.control.reset();
	sandbox.archer.state.content.addFile('stored.txt', Buffer.from('Stored'));
});
afterEach(() => expect(sandbox.deviations).toEqual([]));

const file = {
	data: Buffer.from('Hello').toString('base64'),
	fileName: 'policy.txt',
	mimeType: 'text/plain',
};

/** What the saved expressions of some nodes are about; the others take the file or nothing. */
const items: Record<string, IDataObject[]> = {
	'Create in two items': [{ name: 'One' }, { name: 'Two' }],
	'Update in two items': [
		{ id: 238701, name: 'One' },
		{ id: 238702, name: 'Two' },
	],
};

async function send({ name, type, typeVersion: version, parameters }: SavedNode): Promise<IDataObject[]> {
	const store = sandboxCredentials(sandbox);
	if (type.endsWith('Trigger')) return await new Poller(parameters, () => store, 'UTC', version).poll();
	const input = (items[name] ?? [{}]).map((json): INodeExecutionData => ({ json, binary: { data: file } }));
	const { items: output, error } = await runNode({
		node: 'archer',
		version,
		parameters,
		items: input,
		store,
	});
	expect(error).toBeUndefined();
	return output.map(({ json }) => json);
}

/** Descriptions of services are read once per process, and all sign in alike. */
const apart = ['CreateUserSessionFromInstance', '?WSDL'];

/** Without the token, and without the times of now. */
function sent(): Recorded['requests'] {
	return sandbox.control
		.requests({ system: 'archer' })
		.filter(({ method }) => !apart.includes(method))
		.map(({ method, body }) => ({
			method,
			body: timeless(body.replace(/<sessionToken>[^<]*<\/sessionToken>/, '<sessionToken/>')),
		}));
}

function timeless(text: string): string {
	return text.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, (time) => (isOfNow(time) ? 'NOW' : time));
}

const isOfNow = (time: string) => Math.abs(Date.parse(time) - Date.now()) < 600_000;

test.each(nodes.map((node): [string, SavedNode] => [node.name, node]))('%s', async (name, node) => {
	const output = await send(node);
	const given = JSON.parse(timeless(JSON.stringify(output))) as IDataObject[];
	expect({ requests: sent(), items: given }).toEqual(recorded[name]);
});

test('the fixture has all of them', () => {
	expect(Object.keys(recorded).sort()).toEqual(nodes.map(({ name }) => name).sort());
	expect(new Set(nodes.map(({ typeVersion }) => typeVersion))).toEqual(new Set([1]));
});
