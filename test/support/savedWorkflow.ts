/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../../sandbox';
import { runNode, sandboxCredentials } from './workflow';

/** A node as n8n has saved it. */
export interface SavedNode {
	name: string;
	type: string;
	typeVersion: number;
	parameters: INodeParameters;
}

export interface Recorded {
	requests: Array<{ method: string; body: string }>;
	items?: IDataObject[];
	/** What the run stopped with. */
	error?: string;
}

const file = {
	data: Buffer.from('Hello').toString('base64'),
	fileName: 'policy.pdf',
	mimeType: 'application/pdf',
};
/** The binary fields that the saved nodes name. */
const input: INodeExecutionData = { json: {}, binary: { data: file, upload: file, contract: file } };

/**
 * Holds a saved workflow against what it did when it was saved: the same requests in the same order and not one more, and the
 * same items or the same end. `saved/workflow.json` and `saved/recorded.json` are beside the test; RECORD_SAVED=1 writes what is
 * missing in the latter, which is only right with the sources of the version that saved the workflow.
 */
export function describeSaved(system: 'softExpert' | 'assureSign', testFolder: string): void {
	const folder = path.join(testFolder, 'saved');
	const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');
	const workflowText = read('workflow.json');
	const { nodes } = JSON.parse(workflowText) as { nodes: SavedNode[] };
	const recorded = JSON.parse(read('recorded.json')) as Record<string, Recorded>;
	const isRecording = process.env.RECORD_SAVED === '1';

	/** Without what is another one each time: sign-ins, moments, and identifiers that the system makes up. */
	const steady = (text: string) =>
		text
			.replace(/(AuthenticationToken(?:>|="))[^<"]*/g, '$1TOKEN')
			.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z?/g, (time) =>
				Math.abs(Date.parse(time) - Date.now()) < 600_000 ? 'NOW' : time,
			)
			.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, (id) =>
				workflowText.toLowerCase().includes(id.toLowerCase()) ? id : 'ID',
			)
			.replace(/("\w*[tT]oken": ?")[^"]+/g, '$1TOKEN');

	let sandbox: Sandbox;
	beforeAll(async () => {
		sandbox = await startSandbox();
	});
	afterAll(async () => {
		await sandbox.stop();
		if (!isRecording) return;
		writeFileSync(path.join(folder, 'recorded.json'), `${JSON.stringify(recorded, null, '\t')}\n`);
	});
	beforeEach(() => sandbox.control.reset());
	afterEach(() => expect(sandbox.deviations).toEqual([]));

	test.each(nodes.map((node): [string, SavedNode] => [node.name, node]))('%s', async (name, node) => {
		const { items, error } = await runNode({
			node: system,
			version: node.typeVersion,
			parameters: node.parameters,
			items: [input],
			store: sandboxCredentials(sandbox),
		});
		const requests = sandbox.control
			.requests({ system })
			.filter(({ method }) => method !== 'Logon' && method !== 'Authenticate')
			.map(({ method, body }) => ({ method, body: steady(body) }));
		const outcome: Recorded =
			error === undefined
				? {
						requests,
						items: JSON.parse(steady(JSON.stringify(items.map(({ json }) => json)))) as IDataObject[],
					}
				: { requests, error: steady(error.message) };
		if (isRecording) recorded[name] ??= outcome;
		// Words of an error may become better; that it stops, after these requests, may not change.
		const without = ({ error: words, ...rest }: Recorded) => ({ ...rest, stops: words !== undefined });
		expect(without(outcome)).toEqual(without(recorded[name]));
	});

	test('every operation of that version is there', () => {
		expect(Object.keys(recorded).sort()).toEqual(nodes.map(({ name }) => name).sort());
		expect(new Set(nodes.map(({ typeVersion }) => typeVersion))).toEqual(new Set([1]));
		const whole = Object.values(recorded).filter(({ items }) => items !== undefined);
		expect(whole.length).toBeGreaterThan(nodes.length / 4);
	});
}
