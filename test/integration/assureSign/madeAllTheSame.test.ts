import {
	readJson,
	sampleCredentials,
	samplesRoot,
	startSampleServer,
	type Alter,
	type Sample,
} from '../../support/samples';
import { runNode } from '../../support/workflow';

const made = `${samplesRoot}/assureSign/document.send__made-although-it-reports-an-error`;
const { created } = readJson<{ error: { created: Record<string, string> } }>(made, 'error.json').error;
const { documentId, documentAuthToken: key } = created;

async function runSample(folder: string, onError?: 'continueRegularOutput', alter?: Alter) {
	const [resource, operation] = folder
		.slice(folder.lastIndexOf('/') + 1)
		.split('__')[0]
		.split('.');
	const server = await startSampleServer(folder, alter);
	try {
		return await runNode({
			node: 'assureSign',
			parameters: { resource, operation, ...readJson<Sample>(folder, 'sample.json').parameters },
			onError,
			store: sampleCredentials(server.url),
		});
	} finally {
		server.close();
	}
}

test('the key of what was made is in the item, and in no message', async () => {
	const { items } = await runSample(made, 'continueRegularOutput');
	const error = items[0].json.error as { created: unknown; description: string; message: string };
	expect(error.created).toEqual({ documentId, documentAuthToken: key });
	expect(error.description).toContain(documentId);
	expect(`${error.message} ${error.description}`).not.toContain(key);
});

test('a node that stops names the document and the way to its key', async () => {
	const { error } = await runSample(made);
	expect(error?.description).toContain(documentId);
	expect(error?.description).toContain('error.created');
	expect(JSON.stringify(error)).not.toContain(key);
});

test('zeros are never handed out as something that was made', async () => {
	const { items } = await runSample(made, 'continueRegularOutput', (body) =>
		body.replace(documentId, documentId.replace(/\w/g, '0')).replace(key, key.replace(/\w/g, '0')),
	);
	expect(items[0].json.error).not.toHaveProperty('created');
});

test('a warning on an empty list is shown beside the output', async () => {
	const folder = `${samplesRoot}/assureSign/signer.getAll__warnings-come-along`;
	const { items, run } = await runSample(folder, undefined, (body) =>
		body.replace(/<SignatoryItem[^>]*\/>/, ''),
	);
	expect(items).toEqual([]);
	expect(run.data.resultData.runData.Node[0].hints).toEqual([
		{ message: 'One signer is hidden.', type: 'warning' },
	]);
});
