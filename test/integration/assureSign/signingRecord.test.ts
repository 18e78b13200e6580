import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { replay, samplesRoot } from '../../support/samples';
import { bytesOf, failuresOf, list, outputOf, run, signers, templates, useSandbox } from './support';

/** What was signed, the report on it and what happened, as one item that says what it lacks. */
const used = useSandbox();

const send = async (more: INodeParameters = {}) =>
	(
		await outputOf(used.store, 'document.send', {
			templateId: list(templates.consent),
			parametersFrom: 'json',
			parametersJson: JSON.stringify(signers('ann.lee@example.com')),
			...more,
		})
	)[0];
const record = async (about: string, item: IDataObject, more: INodeParameters = {}) =>
	await run(used.store, 'document.downloadRecord', { about, ...more }, [item]);

test('of a document: three files, and the events in the item', async () => {
	const document = await send();
	used.sandbox.control.sign(String(document.documentId));
	const { items, errors } = await record('document', document);
	expect(errors).toEqual([]);
	const [{ json, binary }] = items;
	expect(json).toMatchObject({ documentId: document.documentId, complete: true, missing: [] });
	expect(Object.keys(binary!).sort()).toEqual(['auditTrail', 'completionReport', 'data']);
	const stored = used.sandbox.assureSign.state.documents.get(String(document.documentId).toLowerCase())!;
	expect(bytesOf(items[0])).toEqual(stored.signedFile);
	expect(bytesOf(items[0], 'completionReport').toString()).toContain('Completion report');
	const trail = bytesOf(items[0], 'auditTrail').toString();
	for (const { date, details } of stored.history) expect(trail).toContain(`${date}  ${details}`);
	expect(json.events).toEqual(stored.history);
	expect(binary!.auditTrail.mimeType).toBe('text/plain');
});

test('of an envelope: one file of all its documents, and what happened to each of them', async () => {
	const [envelope] = await outputOf(used.store, 'envelope.create', {
		envelopeName: 'Contract set 1',
		envelopeTemplateId: list(templates.envelope),
	});
	const inside = { additionalFields: { envelopeId: String(envelope.envelopeId) } };
	const documents = [
		await send({ ...inside, documentName: 'First' }),
		await send({ ...inside, documentName: 'Second' }),
	];
	await outputOf(used.store, 'envelope.close', {}, [envelope]);
	for (const { documentId } of documents) used.sandbox.control.sign(String(documentId));
	const { items, errors } = await record('envelope', envelope, { options: { fileName: 'all.pdf' } });
	expect(errors).toEqual([]);
	const [{ json, binary }] = items;
	expect(json).toMatchObject({ envelopeId: envelope.envelopeId, complete: true, missing: [] });
	expect(binary!.data.fileName).toBe('all.pdf');
	const trail = bytesOf(items[0], 'auditTrail').toString();
	expect(trail).toContain('Envelope was closed.');
	for (const name of ['First', 'Second'])
		expect(trail).toMatch(new RegExp(`  ${name}  Document was completed\\.`));
});

test('a document that nobody has signed yet is an error, not an item without a file', async () => {
	const { items, errors } = await record('document', await send());
	expect(items).toEqual([]);
	expect(failuresOf({ errors } as never)[0].message).toContain('The document is not completed');
});

test('two files never go into one field', async () => {
	const document = await send();
	const { errors } = await record('document', document, { trailFieldName: 'completionReport' });
	expect(failuresOf({ errors } as never)[0].message).toContain('Two of the three files');
	expect(used.sandbox.control.count({ method: 'Download' })).toBe(0);
});

describe('what is not there', () => {
	const folder = `${samplesRoot}/assureSign/document.downloadRecord__three-files-in-one-item`;
	const altered = async (change: (body: string, isHistory: boolean) => string) =>
		await replay('assureSign', folder, change);

	test('a report that is absent or empty is named', async () => {
		for (const text of ['', '<CompletionReportData/>']) {
			const { items } = await altered((body) =>
				body.replace(/<CompletionReportData>.*<\/CompletionReportData>/, text),
			);
			expect(Object.keys(items[0].binary!).sort()).toEqual(['auditTrail', 'data']);
			expect(items[0].json).toMatchObject({
				complete: false,
				missing: [{ file: 'completion report', reason: 'AssureSign answered without one' }],
			});
		}
	});

	test('an audit trail that is refused or has no event is named with the reason', async () => {
		const empty = await altered((body) => body.replace(/<DocumentEvent [^>]*\/>/g, ''));
		expect(empty.items[0].json.missing).toEqual([
			{ file: 'audit trail', reason: 'AssureSign tells of no event' },
		]);
		const refused = await altered((body, isHistory) =>
			isHistory
				? body
						.replace(/<DocumentEvent [^>]*\/>/g, '')
						.replace(
							'<Exceptions/>',
							'<Exceptions><HistoryViewException Severity="Error">No right to see it.</HistoryViewException></Exceptions>',
						)
				: body,
		);
		expect(Object.keys(refused.items[0].binary!).sort()).toEqual(['completionReport', 'data']);
		expect(refused.items[0].json.missing).toEqual([
			{ file: 'audit trail', reason: expect.stringContaining('No right to see it') },
		]);
	});

	test('without a signed file the item has failed', async () => {
		for (const text of ['', '<FileData/>']) {
			const { items, errors } = await altered((body) => body.replace(/<FileData>.*<\/FileData>/, text));
			expect(items).toEqual([]);
			expect(failuresOf({ errors } as never)[0].message).toContain('without a');
		}
	});
});
