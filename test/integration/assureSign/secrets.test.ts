import { sandboxLogins } from '../../../sandbox';
import { failuresOf, list, outputOf, run, signers, templates, useSandbox, type Operation } from './support';

jest.setTimeout(60_000);
const used = useSandbox();
const canary = 'cafecafe-cafe-4afe-8afe-cafecafecafe';

const documentOperations: Operation[] = [
	'document.cancel',
	'document.download',
	'document.expire',
	'document.getHistory',
	'document.getStatus',
	'document.getValues',
	'document.startDownload',
	'link.getAccessLink',
	'link.getSigningLinks',
	'notification.getAll',
	'signer.getAll',
];
const envelopeOperations: Operation[] = [
	'envelope.cancel',
	'envelope.close',
	'envelope.delete',
	'envelope.download',
	'envelope.getDocuments',
	'envelope.getStatus',
];

async function failures(operation: Operation): Promise<string> {
	const about = documentOperations.includes(operation) ? 'document' : 'envelope';
	const result = await run(used.store, operation, {
		about,
		documentId: canary,
		documentAuthToken: canary,
		envelopeId: canary,
		envelopeAuthToken: canary,
	});
	expect(result.errors).toHaveLength(1);
	return JSON.stringify([failuresOf(result), result.errors[0].error?.message]);
}

describe.each([...documentOperations, ...envelopeOperations])('%s', (operation) => {
	test('an auth token is in no error: refusal, fault, web page and cut answer', async () => {
		expect(await failures(operation)).not.toContain(canary);
		for (const kind of ['fault', 'html-login-page', 'truncated'] as const) {
			used.sandbox.control.addFault({ kind, system: 'assureSign', times: 10 });
			expect(await failures(operation)).not.toContain(canary);
			used.sandbox.control.clearFaults();
		}
	});

	test('an auth token that is no GUID is refused without being shown, before anything is sent', async () => {
		const result = await run(used.store, operation, {
			about: documentOperations.includes(operation) ? 'document' : 'envelope',
			documentId: canary,
			documentAuthToken: 'my secret token',
			envelopeId: canary,
			envelopeAuthToken: 'my secret token',
		});
		expect(JSON.stringify(failuresOf(result))).toContain('GUID');
		expect(JSON.stringify(failuresOf(result))).not.toContain('my secret token');
		expect(used.sandbox.control.count({ system: 'assureSign' })).toBe(0);
	});
});

test('neither token nor context of the sign-in is in any output of a send', async () => {
	const [sent] = await outputOf(used.store, 'document.send', {
		templateId: list(templates.consent),
		parametersFrom: 'json',
		parametersJson: JSON.stringify(signers('ann@example.com')),
	});
	const text = JSON.stringify(sent);
	for (const secret of [...used.sandbox.control.liveTokens(), sandboxLogins.assureSign.password]) {
		expect(text).not.toContain(secret);
	}
	expect(text).not.toContain(sandboxLogins.assureSign.contextIdentifier);
});
