import { startSandbox, type Sandbox } from '../../../sandbox';
import { sign, start } from '../../../sandbox/assureSign/state/lifecycle';
import { pdfOf } from '../../../sandbox/assureSign/state/files';
import { newGuid, type AssureSignDocument } from '../../../sandbox/assureSign/state/model';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.stop());
beforeEach(() => sandbox.control.reset());

async function control(method: 'GET' | 'POST', path: string, body?: unknown): Promise<unknown> {
	const answer = await fetch(`${sandbox.url}/control/assureSign/${path}`, {
		method,
		body: body === undefined ? undefined : JSON.stringify(body),
	});
	return await answer.json();
}

function running(): AssureSignDocument {
	const { state } = sandbox.assureSign;
	const [template] = state.templates.values();
	const person = { authToken: '', phone: '', fullName: '', firstName: '', lastName: '', signed: false };
	const document: AssureSignDocument = {
		id: newGuid(),
		authToken: newGuid(),
		account: template.account,
		template,
		userName: template.owner,
		name: 'Quoted "name" & <more>',
		orderNumber: '',
		password: '',
		expirationDate: '',
		envelopeId: '',
		file: pdfOf('x'),
		parameters: new Map([['Price', '12']]),
		fields: [],
		signers: [
			{ ...person, id: '1', email: 'a@example.com' },
			{ ...person, id: '2', email: 'b@example.com' },
		],
		status: 'Created',
		statusDate: '',
		statusDetails: '',
		history: [],
		notifications: [],
	};
	state.documents.set(document.id, document);
	start(state, document);
	return document;
}

test('a document is complete when its last signer has signed, and only then has a signed file', async () => {
	const document = running();
	expect(await control('POST', 'sign', { documentId: document.id, email: 'a@example.com' })).toEqual({
		status: 'SigningStepInProgress',
	});
	expect(document.signedFile).toBeUndefined();
	expect(await control('POST', 'sign', { documentId: document.id })).toEqual({ status: 'Completed' });
	expect(document.signedFile!.toString()).toContain('% signed by b@example.com');
	expect(() => sign(sandbox.assureSign.state, document.id)).toThrow('The document is Completed');
});

test('merge fields are filled in and escaped, unknown ones stay; a refused call is tried again four times', async () => {
	// The sandbox itself refuses what is posted to an unknown address.
	const url = `${sandbox.url}/nobody`;
	const body =
		'{"event":"x","id":"[Document ID]","name":"[Transaction Name]","price":"[Price]","other":"[Other]"}';
	await control('POST', 'designs', { url, body, events: ['Document Completed'] });
	sandbox.assureSign.state.track.retryDelayMilliseconds = 1;
	const document = running();
	await control('POST', 'sign', { documentId: document.id });
	await sandbox.assureSign.state.track.settled();
	const [delivery, ...others] = (await control('GET', 'deliveries')) as Array<{
		body: string;
		statuses: number[];
	}>;
	expect(others).toEqual([]);
	expect(JSON.parse(delivery.body)).toEqual({
		event: 'x',
		id: document.id,
		name: 'Quoted "name" & <more>',
		price: '12',
		other: '[Other]',
	});
	expect(delivery.statuses).toEqual([404, 404, 404, 404, 404]);
});

test('no address outside this machine is called', async () => {
	const { track } = sandbox.assureSign.state;
	track.designs = [{ url: 'https://example.com/', body: '{}', events: [] }];
	track.fire('Document Completed', {});
	await track.settled();
	expect(track.deliveries).toEqual([]);
});
