import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { runNode, sandboxCredentials } from '../../support/workflow';

jest.setTimeout(60_000);

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.stop());
beforeEach(() => sandbox.control.reset());
afterEach(() => expect(sandbox.deviations).toEqual([]));

const run = async (
	resource: string,
	operation: string,
	parameters: INodeParameters,
	items?: INodeExecutionData[],
) =>
	await runNode({
		node: 'archer',
		parameters: { resource, operation, ...parameters },
		items,
		store: sandboxCredentials(sandbox),
	});

const fileItem = (text: string): INodeExecutionData => ({
	json: {},
	binary: {
		data: {
			fileName: 'note <sessionToken/>.txt',
			mimeType: 'text/plain',
			data: Buffer.from(text).toString('base64'),
		},
	},
});

describe('attachments', () => {
	test('are uploaded with the session of the SOAP calls and downloaded again', async () => {
		const text = 'Ünïcödé\u0000bytes';
		const { items, error } = await run('attachment', 'upload', {}, [fileItem(text)]);
		expect(error).toBeUndefined();
		const { fileId } = items[0].json;
		expect(items[0].json).toEqual({
			fileId,
			fileName: 'note <sessionToken/>.txt',
			size: Buffer.byteLength(text),
		});
		expect(sandbox.archer.state.content.files.get(fileId as number)?.name).toBe('note <sessionToken/>.txt');
		const { items: downloaded } = await run('attachment', 'download', { fileId: fileId as number });
		expect(downloaded[0].json).toMatchObject({ fileId, fileName: 'note <sessionToken/>.txt' });
		expect(Buffer.from(downloaded[0].binary!.data.data, 'base64').toString('utf8')).toBe(text);
	});

	test('find the REST interface of older releases', async () => {
		sandbox.control.configure({ archer: { restPrefix: 'api' } });
		const { items, error } = await run('attachment', 'upload', {}, [fileItem('old')]);
		expect(error).toBeUndefined();
		expect(items).toHaveLength(1);
	});

	test('renew a session that Archer has ended', async () => {
		const store = sandboxCredentials(sandbox);
		const parameters = { resource: 'attachment', operation: 'upload' };
		await runNode({ node: 'archer', parameters, items: [fileItem('one')], store });
		sandbox.control.expireSessions('archer');
		const { error } = await runNode({
			node: 'archer',
			parameters,
			items: [fileItem('two'), fileItem('three')],
			store,
		});
		expect(error).toBeUndefined();
		expect(sandbox.control.archerLogins()).toEqual({ 'api.n8n': 2 });
		expect(sandbox.archer.state.content.files.size).toBe(3);
	});

	test('no token is left in items or errors', async () => {
		const { run: first } = await run('attachment', 'upload', {}, [fileItem('x')]);
		sandbox.control.addFault({ kind: 'status', status: 500, method: 'content/attachment' });
		const { run: second, error } = await run('attachment', 'upload', {}, [fileItem('x')]);
		expect(error?.message).toContain('HTTP status 500');
		const tokens = sandbox.control.liveTokens('archer');
		expect(tokens.length).toBeGreaterThan(0);
		for (const token of tokens) expect(JSON.stringify([first, second])).not.toContain(token);
	});

	test.each(['ERROR: could not create', 0, { Id: 7 }])(
		'an upload that gives %p as ID is no success',
		async (id) => {
			await run('attachment', 'upload', {}, [fileItem('x')]);
			sandbox.control.addFault({
				kind: 'status',
				status: 200,
				contentType: 'application/json',
				body: JSON.stringify({ IsSuccessful: true, RequestedObject: { Id: id } }),
				method: 'content/attachment',
			});
			const { items, error } = await run('attachment', 'upload', {}, [fileItem('x')]);
			expect(items).toEqual([]);
			expect(error?.message).toContain('no ID of a file');
			expect(error?.description).toContain('It is not known whether the system has acted');
		},
	);

	test('an unknown file and a missing binary field say so', async () => {
		expect((await run('attachment', 'download', { fileId: '1' })).error?.message).toContain(
			'no file with this ID',
		);
		expect(
			(await run('attachment', 'upload', { binaryProperty: 'other' }, [fileItem('x')])).error?.message,
		).toContain('no binary field "other"');
	});
});

describe('mail merge', () => {
	const contentId = 238701;
	const parameters = { contentId, templateId: '31' };

	test('gives the document at once', async () => {
		const { items } = await run('mailMerge', 'merge', parameters);
		expect(items[0].json).toMatchObject({ contentId, templateId: 31, fileName: `record-${contentId}.docx` });
		expect(Buffer.from(items[0].binary!.data.data, 'base64').toString()).toBe(
			`Record ${contentId} merged with template 31`,
		);
	});

	test('starts, waits and fetches in the background', async () => {
		const { items, error } = await run('mailMerge', 'mergeInBackground', {
			...parameters,
			options: { checkEvery: 0.05 },
		});
		expect(error).toBeUndefined();
		expect(sandbox.control.count({ method: 'CheckAsyncMailMergeProgress' })).toBe(3);
		expect(items[0].json).toMatchObject({ contentId, mergeId: 501 });
		expect(items[0].binary?.data.fileName).toBe(`record-${contentId}.docx`);
	});

	test('gives up at the time limit and says what was started', async () => {
		sandbox.archer.state.content.looksUntilMerged = 1000;
		const { error } = await run('mailMerge', 'mergeInBackground', {
			...parameters,
			options: { checkEvery: 0.05, timeLimit: 0.2 },
		});
		expect(error?.message).toContain('not done within the time limit');
		expect(error?.description).toContain('was started');
	});
});
