/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- tests never run inside n8n */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { BinaryDataService } from 'n8n-core';
import type { IBinaryData } from 'n8n-workflow';
import { defaultXmlLimits } from '../../nodes/shared/xml/limits';
import { startSandbox, type Sandbox } from '../../sandbox';
import { runNode, sandboxCredentials } from '../support/workflow';

jest.setTimeout(120_000);

setFlagsFromString('--expose_gc');
const collectGarbage = runInNewContext('gc') as () => void;

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.stop());
beforeEach(() => sandbox.control.reset());

const archer = 'http://archer-tech.com/webservices/';

function answerWith(method: string, result: string, times = 1): void {
	const body =
		'<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>' +
		`<${method}Response xmlns="${archer}"><${method}Result>${result}</${method}Result></${method}Response>` +
		'</soap:Body></soap:Envelope>';
	sandbox.control.addFault({
		kind: 'status',
		status: 200,
		contentType: 'text/xml; charset=utf-8',
		body,
		method,
		times,
	});
}

const escaped = (xml: string) => xml.replace(/&/g, '&amp;').replace(/</g, '&lt;');

const listUsers = async (parameters: object = {}) =>
	await runNode({
		node: 'archer',
		parameters: { resource: 'user', operation: 'getAll', returnAll: true, ...parameters },
		store: sandboxCredentials(sandbox),
	});

describe('rows of one answer', () => {
	const inOneRequest = { options: { singleRequest: true } };

	test('500,000 rows are 500,000 items', async () => {
		const rows = Array.from({ length: 500_000 }, (_unused, index) => `<User ID="${index}"/>`).join('');
		answerWith('GetUserList', escaped(`<Users>${rows}</Users>`));
		const { items, error } = await listUsers(inOneRequest);
		expect(error).toBeUndefined();
		expect(items).toHaveLength(500_000);
		expect(items[0].json).toMatchObject({ ID: '0' });
		expect(items.at(-1)?.json).toMatchObject({ ID: '499999' });
		expect(items.at(-1)?.pairedItem).toEqual({ item: 0 });
	});

	test('more elements than allowed are one limit that says what to do', async () => {
		const { elements } = defaultXmlLimits;
		answerWith('GetUserList', escaped(`<Users>${'<User/>'.repeat(elements)}</Users>`));
		const { error } = await listUsers(inOneRequest);
		expect(`${error?.message} ${error?.description}`).toContain(
			`is larger than this node reads: It has more than ${elements} elements`,
		);
		expect(error?.description).toContain('Ask for less');
	});
});

describe('control characters in values', () => {
	test.each([
		[
			'written as references in the document inside',
			escaped(
				'<Users><User><ID>221</ID><FirstName>A&#x1;n</FirstName></User><User><ID>222</ID></User></Users>',
			),
		],
		[
			'written as references in the message',
			`${escaped('<Users><User><ID>221</ID><FirstName>A')}&#x1;${escaped('n</FirstName></User><User><ID>222</ID></User></Users>')}`,
		],
	])('%s are data: the page of users stays readable', async (_name, result) => {
		answerWith('GetUserListPaginated', result);
		const { items, error } = await listUsers();
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.userId)).toEqual([221, 222]);
		expect(items[0].json.firstName).toBe('A\u0001n');
	});

	test('are refused with a sentence where an update would write them back', async () => {
		const user = sandbox.archer.state.users.get(205)!;
		user.middleName = 'A\u0001n';
		const { error } = await runNode({
			node: 'archer',
			parameters: {
				resource: 'user',
				operation: 'update',
				userId: { __rl: true, mode: 'id', value: '205' },
				updateFields: { title: 'Dr' },
			},
			store: sandboxCredentials(sandbox),
		});
		expect(error?.message).toContain('the control character U+0001');
		expect(error?.message).toContain("'Middle Name'");
		expect(sandbox.control.count({ method: 'UpdateUser' })).toBe(0);
		expect(user.title).not.toBe('Dr');
	});
});

describe('files', () => {
	/** Stands in for n8n's store on disk: takes the bytes and keeps none. */
	class Store {
		stored: Array<{ fileName?: string; size: number }> = [];

		/** Requests that had been answered when each file was stored. */
		requests: number[] = [];

		failsAt = -1;

		async store(_location: unknown, data: Buffer, binaryData: IBinaryData): Promise<IBinaryData> {
			if (this.stored.length === this.failsAt) {
				this.failsAt = -1;
				throw new Error('ENOSPC: no space left on device');
			}
			this.stored.push({ fileName: binaryData.fileName, size: data.length });
			this.requests.push(sandbox.control.count({ method: 'GetAttachmentFile' }));
			return await Promise.resolve({ ...binaryData, id: `store:${this.stored.length}`, data: 'store' });
		}
	}

	// Not a spy, which would keep every file that it was called with.
	const original = BinaryDataService.prototype.store;
	let store: Store;
	beforeEach(() => {
		store = new Store();
		BinaryDataService.prototype.store = async (...given) =>
			await store.store(...(given as Parameters<Store['store']>));
	});
	afterAll(() => {
		BinaryDataService.prototype.store = original;
	});

	const file = (size: number, name = 'a.pdf') =>
		escaped(
			`<files><file id="1" name="${name}" length="${size}">${Buffer.alloc(size, 7).toString('base64')}</file></files>`,
		);

	const download = async (count: number, onError?: 'continueErrorOutput' | 'continueRegularOutput') =>
		await runNode({
			node: 'archer',
			parameters: {
				resource: 'attachment',
				operation: 'download',
				fileId: '={{ $json.id }}',
				options: { parallelRequests: 2 },
			},
			items: Array.from({ length: count }, (_unused, id) => ({ id: id + 1 })),
			onError,
			store: sandboxCredentials(sandbox),
		});

	test('50 files of 5 MB are in the store one by one, and do not stay in memory', async () => {
		const size = 5 * 1024 * 1024;
		answerWith('GetAttachmentFile', file(size), 50);
		let most = 0;
		const { arrayBuffers: before } = process.memoryUsage();
		const watch = store.store.bind(store);
		store.store = async (...given) => {
			collectGarbage();
			most = Math.max(most, process.memoryUsage().arrayBuffers - before);
			return await watch(...given);
		};
		const { items, error } = await download(50);
		expect(error).toBeUndefined();
		expect(items).toHaveLength(50);
		expect(store.stored).toEqual(Array.from({ length: 50 }, () => ({ fileName: 'a.pdf', size })));
		// At most as many answers ahead as requests run side by side.
		const ahead = store.requests.map((requests, index) => requests - index);
		expect(Math.max(...ahead)).toBeLessThanOrEqual(3);
		expect(store.requests[0]).toBeLessThanOrEqual(3);
		// Two answers side by side, each with its body (on both ends of the line) and its file; all files are 250 MB.

		expect(most / 1024 / 1024).toBeLessThan(125);
		expect(items.map(({ binary }) => binary?.data.id)).toHaveLength(50);
	});

	test('a file that cannot be stored fails its item alone', async () => {
		answerWith('GetAttachmentFile', file(100), 5);
		store.failsAt = 2;
		const { items, errors } = await download(5, 'continueErrorOutput');
		expect(items).toHaveLength(4);
		expect(errors).toHaveLength(1);
		expect(JSON.stringify(errors[0].json)).toContain('could not store a file of the answer: ENOSPC');
		expect(JSON.stringify(errors[0].json)).not.toContain('It is not known');
	});

	test('a file that cannot be stored stops the node with a sentence', async () => {
		answerWith('GetAttachmentFile', file(100), 5);
		store.failsAt = 0;
		const { error } = await download(1);
		expect(error?.message).toContain('n8n could not store a file of the answer');
	});

	test('names are cleaned on their way into the store', async () => {
		answerWith('GetAttachmentFile', file(10, '../../etc/cron.d/job&#x202E;fdp.exe'));
		const { items } = await download(1);
		expect(store.stored[0].fileName).toBe('etc_cron.d_jobfdp.exe');
		expect(items[0].binary?.data.fileName).toBe('etc_cron.d_jobfdp.exe');
	});
});
