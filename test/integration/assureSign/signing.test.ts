import type { IDataObject } from 'n8n-workflow';
import { sign } from '../../../sandbox/assureSign/state/lifecycle';
import {
	bytesOf,
	failuresOf,
	fileItem,
	list,
	outputOf,
	run,
	signers,
	templates,
	useSandbox,
} from './support';

jest.setTimeout(60_000);
const used = useSandbox();
const state = () => used.sandbox.assureSign.state;
const pdf = Buffer.from('%PDF-1.4\n% Vertrag für Jürgen\n%%EOF\n');

const contract = (more: IDataObject = {}) => ({
	templateId: list(templates.contract),
	documentName: 'Contract',
	parametersFrom: 'json',
	parametersJson: JSON.stringify({
		...signers('ann@example.com', 'bob@example.com'),
		Price: '1200',
		...more,
	}),
});

test('a document is sent, signed and downloaded; its key travels with the items', async () => {
	const [sent] = await outputOf(used.store, 'document.send', contract());
	expect(sent).toEqual({
		documentId: expect.stringMatching(/^[0-9a-f-]{36}$/),
		documentAuthToken: expect.stringMatching(/^[0-9a-f-]{36}$/),
		documentName: 'Contract',
		warnings: [],
	});
	const [status] = await outputOf(used.store, 'document.getStatus', {}, [sent]);
	expect(status).toMatchObject({ status: 'SigningStepInProgress', statusText: 'Signing is under way' });
	const early = await run(used.store, 'document.download', {}, [sent]);
	expect(failuresOf(early)[0].message).toContain('The document is not completed');
	sign(state(), String(sent.documentId));
	const { items } = await run(
		used.store,
		'document.download',
		{ options: { fileName: 'Vertrag «1».pdf', reportFieldName: 'report' } },
		[sent],
	);
	expect(bytesOf(items[0])).toEqual(state().documents.get(String(sent.documentId))!.signedFile);
	expect(items[0].binary!.data).toMatchObject({ fileName: 'Vertrag «1».pdf', mimeType: 'application/pdf' });
	expect(bytesOf(items[0], 'report').toString()).toContain('Completion report of Contract');
	expect(items[0].json).toEqual({ documentId: sent.documentId, downloadType: 'Completed', warnings: [] });
	const valid = await outputOf(used.store, 'document.validate', {}, [
		fileItem({}, bytesOf(items[0]), 'signed.pdf', 'application/pdf'),
	]);
	expect(valid).toMatchObject([{ code: 'COV', codeText: 'Completed and genuine', valid: true }]);
	const altered = Buffer.concat([bytesOf(items[0]), Buffer.from('x')]);
	expect(
		await outputOf(used.store, 'document.validate', {}, [fileItem({}, altered, 'x.pdf', 'application/pdf')]),
	).toMatchObject([{ code: 'COI', valid: false }]);
});

test('history, values, signers, links and notifications of a document', async () => {
	const [sent] = await outputOf(used.store, 'document.send', contract());
	const [history] = await outputOf(used.store, 'document.getHistory', {}, [sent]);
	expect((history.events as IDataObject[]).map(({ details }) => details)).toEqual([
		'Document was created.',
		'Document was started.',
	]);
	const [values] = await outputOf(used.store, 'document.getValues', {}, [sent]);
	expect(values).toMatchObject({ parameterValues: { Price: '1200' }, values: { 'Signature 1': '' } });
	const [full] = await outputOf(used.store, 'document.getValues', { simplify: false }, [sent]);
	expect(full).toMatchObject({ jotBlocks: [{ name: 'Signature 1', page: 1, required: true }, {}] });
	const found = await outputOf(used.store, 'signer.getAll', {}, [sent]);
	expect(found).toMatchObject([
		{ emailAddress: 'ann@example.com', fullName: 'Signer 1' },
		{ fullName: 'Signer 2' },
	]);
	const [updated] = await outputOf(
		used.store,
		'signer.update',
		{ signerEmail: 'ann@example.com', updateFields: { newEmail: 'anna@example.com', resendLastEmail: true } },
		[sent],
	);
	expect(updated).toMatchObject({ success: true, signerId: found[0].signerId });
	const links = await outputOf(used.store, 'link.getSigningLinks', {}, [sent]);
	expect(links.map(({ signerEmail }) => signerEmail)).toEqual(['anna@example.com', 'bob@example.com']);
	const [link] = await outputOf(used.store, 'link.getAccessLink', { linkedFile: 'Original' }, [sent]);
	expect(link).toMatchObject({
		linkedFile: 'Original',
		url: expect.stringContaining(String(sent.documentId)),
	});
	const notifications = await outputOf(used.store, 'notification.getAll', {}, [sent]);
	expect(notifications).toMatchObject([
		{
			documentId: sent.documentId,
			notificationType: 'email',
			recipients: [{ emailAddress: 'ann@example.com' }],
		},
		{ notificationType: 'email' },
	]);
	const [resent] = await outputOf(
		used.store,
		'notification.resend',
		{ emailRecipients: { recipient: [{ emailAddress: 'carl@example.com', fullName: 'Carl' }] } },
		[{ ...sent, ...notifications[0] }],
	);
	expect(resent).toMatchObject({ success: true, notificationId: notifications[0].notificationId });
});

test('a file of the item is sent, with fields put on its pages', async () => {
	const parameters = {
		templateId: list(templates.ownFile),
		documentName: 'Own file',
		parametersFrom: 'json',
		parametersJson: JSON.stringify(signers('ann@example.com')),
		additionalFields: {
			signatureFields: {
				signatureField: [{ name: 'Second', signatoryEmail: 'bob@example.com', positionX: 1.5 }],
			},
			textFields: {
				textField: [
					{
						name: 'Choice',
						signatoryEmail: 'ann@example.com',
						signatoryInputType: 'MultipleChoiceText',
						value: 'Yes',
						answers: {
							answer: [
								{ text: 'Yes', textValue: 'Y' },
								{ text: 'No', textValue: 'N' },
							],
						},
					},
				],
			},
		},
	};
	const [sent] = await outputOf(used.store, 'document.sendFile', parameters, [
		fileItem({}, pdf, 'Vertrag für Jürgen.pdf', 'application/pdf'),
	]);
	const document = state().documents.get(String(sent.documentId))!;
	expect(document.file).toEqual(pdf);
	expect(document.fields).toEqual(['Second', 'Choice']);
	expect(document.signers.map(({ email }) => email)).toEqual(['ann@example.com', 'bob@example.com']);
});

test.each([
	['of 1 byte', Buffer.from('x')],
	['of 20 MB', Buffer.alloc(20 * 1024 * 1024, 0x25)],
])('a file %s arrives and comes back byte for byte', async (_size, data) => {
	const parameters = {
		templateId: list(templates.ownFile),
		parametersFrom: 'json',
		parametersJson: JSON.stringify(signers('ann@example.com')),
	};
	const [sent] = await outputOf(used.store, 'document.sendFile', parameters, [
		fileItem({}, data, 'file.pdf', 'application/pdf'),
	]);
	const { items } = await run(used.store, 'document.download', { downloadType: 'Original' }, [sent]);
	expect(bytesOf(items[0]).equals(data)).toBe(true);
});

test('an empty file, a missing one and one of a kind that cannot be signed are refused before anything is sent', async () => {
	const parameters = { templateId: list(templates.ownFile) };
	const refused = await run(used.store, 'document.sendFile', parameters, [
		fileItem({}, Buffer.alloc(0), 'empty.pdf', 'application/pdf'),
		{ json: {} },
		fileItem({}, Buffer.from('x'), 'movie.mp4', 'video/mp4'),
	]);
	expect(failuresOf(refused).map(({ message }) => message)).toEqual([
		"The file in the field 'data' is empty [item 0].",
		"The item has no file in the field 'data' [item 1].",
		'AssureSign does not take files like "movie.mp4" [item 2].',
	]);
	expect(used.sandbox.requests).toEqual([]);
});

test('parameters come from the mapper, or automatically from the columns that the template knows', async () => {
	const schema = [...Object.keys(signers('a', 'b')), 'Price'].map((id) => ({ id, displayName: id }));
	const [sent] = await outputOf(
		used.store,
		'document.send',
		{
			templateId: list(templates.contract),
			parameters: { mappingMode: 'autoMapInputData', value: null, schema } as never,
		},
		[{ ...signers('ann@example.com', 'bob@example.com'), Price: 0, Other: 'not sent' }],
	);
	const sentParameters = state().documents.get(String(sent.documentId))!.parameters;
	expect(Object.fromEntries(sentParameters)).toMatchObject({
		Price: '0',
		'Signatory 2 Full Name': 'Signer 2',
	});
	expect(sentParameters.has('Other')).toBe(false);
});

test('work in the background is waited for, or returned as a session', async () => {
	state().pendingLookups = 2;
	const [sent] = await outputOf(used.store, 'document.send', {
		...contract(),
		options: { processing: 'wait' },
	});
	expect(sent).toMatchObject({ documentName: 'Contract', finished: true });
	expect(used.sandbox.control.count({ method: 'LookupSession' })).toBe(3);
	const [session] = await outputOf(used.store, 'document.send', {
		...contract(),
		options: { processing: 'session' },
	});
	expect(session).toEqual({ sessionId: expect.any(String), finished: false, warnings: [] });
	expect(await outputOf(used.store, 'session.lookUp', {}, [session])).toMatchObject([{ finished: false }]);
	await outputOf(used.store, 'session.lookUp', {}, [session]);
	const [done] = await outputOf(used.store, 'session.lookUp', {}, [session]);
	expect(done).toMatchObject({
		finished: true,
		documents: [{ documentId: expect.any(String), exceptions: [] }],
	});
});

test('the wait ends at its limit with the session; a refusal in the background is an error', async () => {
	state().pendingLookups = 100;
	const [late] = await outputOf(used.store, 'document.send', {
		...contract(),
		options: { processing: 'wait', waitSeconds: 1 },
	});
	expect(late).toMatchObject({ finished: false, sessionId: expect.any(String) });
	state().pendingLookups = 0;
	const refused = await run(used.store, 'document.send', {
		...contract({ Price: '' }),
		options: { processing: 'wait' },
	});
	expect(failuresOf(refused)[0].message).toContain("The parameter 'Price' is required");
});

test('an envelope of three documents is filled, closed, signed and downloaded', async () => {
	const [envelope] = await outputOf(
		used.store,
		'envelope.create',
		{
			envelopeName: 'Set',
			envelopeTemplateId: list(templates.envelope),
			additionalFields: { attachments: { attachment: [{ description: 'Terms' }] } },
		},
		[fileItem({}, pdf, 'terms.pdf', 'application/pdf')],
	);
	const parameters = {
		templateId: list(templates.ownFile),
		documentName: '={{ $json.name }}',
		parametersFrom: 'json',
		parametersJson: JSON.stringify(signers('ann@example.com')),
		additionalFields: { envelopeId: envelope.envelopeId as string },
	};
	const items = ['One', 'Two', 'Drei/Ü'].map((name) =>
		fileItem({ name }, Buffer.concat([pdf, Buffer.from(name)]), `${name}.pdf`, 'application/pdf'),
	);
	await outputOf(used.store, 'document.sendFile', parameters, items);
	const [closed] = await outputOf(used.store, 'envelope.close', { options: { processing: 'wait' } }, [
		envelope,
	]);
	expect(closed).toMatchObject({ envelopeId: envelope.envelopeId, closed: true, finished: true });
	const documents = await outputOf(used.store, 'envelope.getDocuments', {}, [envelope]);
	expect(documents.map(({ documentName }) => documentName)).toEqual(['One', 'Two', 'Drei/Ü']);
	for (const { documentId } of documents) sign(state(), String(documentId));
	const [status] = await outputOf(used.store, 'envelope.getStatus', {}, [envelope]);
	expect(status).toMatchObject({ status: 'Completed', statusText: 'Signed by everybody' });
	const { items: files } = await run(used.store, 'envelope.download', { options: { includeReport: true } }, [
		envelope,
	]);
	expect(files.map(({ json, binary }) => [json.file, binary!.data.fileName])).toEqual([
		['document', 'One.pdf'],
		['document', 'Two.pdf'],
		['document', 'Drei_Ü.pdf'],
		['report', `${String(envelope.envelopeId)}-completion-report.pdf`],
	]);
	expect(bytesOf(files[1])).toEqual(state().documents.get(String(documents[1].documentId))!.signedFile);
	const { items: merged } = await run(used.store, 'envelope.download', { mergeCompletedDocuments: true }, [
		envelope,
	]);
	expect(merged).toHaveLength(1);
	const deleted = await outputOf(used.store, 'envelope.delete', { about: 'envelope' }, [envelope]);
	expect(deleted).toMatchObject([{ deleted: true, envelopeId: envelope.envelopeId }]);
	expect(state().envelopes.size).toBe(0);
});

test('what was there before an envelope is cancelled comes without the keys of its documents', async () => {
	const [envelope] = await outputOf(used.store, 'envelope.create', {
		envelopeName: 'Set',
		envelopeTemplateId: list(templates.envelope),
	});
	const parameters = {
		templateId: list(templates.ownFile),
		documentName: 'One',
		parametersFrom: 'json',
		parametersJson: JSON.stringify(signers('ann@example.com')),
		additionalFields: { envelopeId: envelope.envelopeId as string },
	};
	const file = fileItem({}, pdf, 'one.pdf', 'application/pdf');
	await outputOf(used.store, 'document.sendFile', parameters, [file]);
	const options = { returnBeforeAndAfter: true };
	const [json] = await outputOf(used.store, 'envelope.cancel', { options }, [envelope]);
	const { before, after } = json as Record<string, IDataObject>;
	expect(before.documents).toEqual([expect.objectContaining({ documentId: expect.any(String) })]);
	expect(after.status).toBe('Cancelled');
	expect(before.status).not.toBe(after.status);
	expect(JSON.stringify([before, after])).not.toMatch(/authToken/i);
});

test('a closed envelope that is refused in the background is an error', async () => {
	const [envelope] = await outputOf(used.store, 'envelope.create', {
		envelopeName: 'Empty',
		envelopeTemplateId: list(templates.envelope),
	});
	const refused = await run(used.store, 'envelope.close', { options: { processing: 'wait' } }, [envelope]);
	expect(failuresOf(refused)[0].message).toContain('The envelope holds no documents');
	expect(await outputOf(used.store, 'envelope.cancel', { remarks: 'Mistake' }, [envelope])).toMatchObject([
		{ cancelled: true },
	]);
	const long = await run(used.store, 'envelope.cancel', { remarks: 'x'.repeat(129) }, [envelope]);
	expect(failuresOf(long)[0].message).toContain('129 characters');
});

test('documents are cancelled and expire; a second time is refused', async () => {
	const [first, second] = await outputOf(used.store, 'document.send', contract(), [{}, {}]);
	expect(await outputOf(used.store, 'document.cancel', { remarks: 'Wrong price' }, [first])).toMatchObject([
		{ cancelled: true, documentId: first.documentId },
	]);
	expect(await outputOf(used.store, 'document.expire', {}, [second])).toMatchObject([{ expired: true }]);
	const again = await run(used.store, 'document.cancel', {}, [first]);
	expect(failuresOf(again)[0].message).toContain('The document is cancelled already');
});

test('of 100 documents in one request 93 succeed and 7 fail, each at its own item', async () => {
	const sent = await outputOf(
		used.store,
		'document.send',
		contract(),
		Array.from({ length: 100 }, () => ({})),
	);
	expect(used.sandbox.control.count({ method: 'Submit' })).toBe(10);
	const bad = [0, 13, 27, 50, 51, 98, 99];
	const items = sent.map((item, index) =>
		bad.includes(index) ? { ...item, documentAuthToken: '11111111-1111-4111-8111-111111111111' } : item,
	);
	const result = await run(used.store, 'document.getStatus', {}, items);
	const { items: done, errors } = result;
	expect(used.sandbox.control.count({ method: 'CheckStatus' })).toBe(1);
	expect(done).toHaveLength(93);
	expect(errors.map((item) => (item.pairedItem as { item: number }).item)).toEqual(bad);
	for (const item of done) {
		expect(item.json.documentId).toBe(sent[(item.pairedItem as { item: number }).item].documentId);
	}
	expect(JSON.stringify(failuresOf(result))).not.toMatch(/11111111-1111-4111|00000000-0000/);
});

test('an empty file is no attachment of an envelope', async () => {
	const { errors } = await run(
		used.store,
		'envelope.create',
		{
			envelopeName: 'Set',
			envelopeTemplateId: list(templates.envelope),
			additionalFields: { attachments: { attachment: [{ description: 'Terms' }] } },
		},
		[fileItem({}, Buffer.alloc(0), 'terms.pdf', 'application/pdf')],
	);
	expect(errors[0].json.error).toMatchObject({ message: "The file in the field 'data' is empty [item 0]." });
	expect(used.sandbox.control.count({ method: 'CreateEnvelope' })).toBe(0);
});
