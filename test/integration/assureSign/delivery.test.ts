/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests never run inside n8n */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IDataObject } from 'n8n-workflow';
import { failuresOf, list, outputOf, run, signers, templates, useSandbox } from './support';

/** Why did nothing arrive: what was sent, how often it was tried, and what never was. */
const used = useSandbox();

const send = async () =>
	(
		await outputOf(used.store, 'document.send', {
			templateId: list(templates.consent),
			parametersFrom: 'json',
			parametersJson: JSON.stringify(signers('ann.lee@example.com')),
		})
	)[0];
const sign = ({ documentId }: IDataObject) => used.sandbox.control.sign(String(documentId));
const report = async (about: IDataObject, notificationType = 'usual') =>
	await outputOf(used.store, 'notification.getDelivery', { about: 'document', notificationType }, [about]);

const servers: Server[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.close()));

/** An address that answers with these statuses, the last one for ever. */
async function address(...statuses: number[]) {
	const server = createServer((request, response) => {
		request.resume();
		response.writeHead(statuses.length > 1 ? statuses.shift()! : statuses[0]).end();
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	servers.push(server);
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const attach = (url: string, ...events: string[]) =>
	used.sandbox.control.addTrackDesign({ url, body: '{"event":"x"}', events });

test('without a design: no web notification was ever sent, and the email was', async () => {
	const document = await send();
	const open = await report(document);
	expect(open.map(({ notificationType, sent }) => [notificationType, sent])).toEqual([
		['web', false],
		['email', true],
	]);
	expect(open[0].result).toMatch(
		/^No web notification was ever sent\. The document is now SigningStepInProgress/,
	);
	expect(open[0].result).toContain('DocumentTRAK');
	expect(open[1]).toMatchObject({
		documentId: document.documentId,
		timingText: 'a signing step began',
		result: expect.stringMatching(/^Sent on 20.*, to ann\.lee@example\.com\. .*Notification: Resend\.$/),
	});
	sign(document);
	const [web] = await report(document, 'web');
	expect(web).toMatchObject({ sent: false, timing: 'Document_Completed', status: 'Completed' });
	expect(web.result).toMatch(
		/^The document is now Completed \(Signed by everybody\), and no web notification was ever sent because the document was completed\./,
	);
});

test('attached to another event only, the one of the end is missed, and the other is there', async () => {
	const url = await address(200);
	attach(`${url}/webhook/1?key=not-for-logs`, 'Document Started');
	const document = await send();
	sign(document);
	await used.sandbox.assureSign.state.track.settled();
	const [missed, started, ...more] = await report(document, 'web');
	expect(more).toEqual([]);
	expect(missed).toMatchObject({ sent: false, timing: 'Document_Completed' });
	expect(started).toMatchObject({ sent: true, timing: 'Document_Started', attempts: 1 });
	expect(started.result).toMatch(/^Tried once on .*, at http:\/\/127\.0\.0\.1:\d+\/webhook\/1\./);
	expect(started.result).not.toContain('not-for-logs');
	expect(started.result).toContain('cannot reach this address from the internet');
});

test('an address that refuses: how often it was tried, and that it is given up', async () => {
	used.sandbox.assureSign.state.track.retryDelayMilliseconds = 1;
	const url = await address(500, 404, 200);
	attach(`${url}/webhook-test/1`, 'Document Started');
	const document = await send();
	await used.sandbox.assureSign.state.track.settled();
	const [tried] = await report(document, 'web');
	expect(tried).toMatchObject({ attempts: 3 });
	expect(tried.result).toMatch(/^Tried 3 times, the last time on /);
	expect(tried.result).toContain('This is a test URL');
	expect(tried.result).toContain('answered with an error, or that it was sent again by hand');
	used.sandbox.assureSign.state.track.clear();
	attach(await address(500), 'Document Started');
	const gone = await send();
	await used.sandbox.assureSign.state.track.settled();
	const [given] = await report(gone, 'web');
	expect(given).toMatchObject({ attempts: 5 });
	expect(given.result).toContain('then gives up: use Notification: Resend');
});

test('what the report names can be sent again by the existing operation', async () => {
	const document = await send();
	const [email] = await report(document, 'email');
	const resent = await outputOf(
		used.store,
		'notification.resend',
		{ about: 'document', notificationType: 'email', emailNotificationId: '={{ $json.notificationId }}' },
		[{ ...document, ...email }],
	);
	expect(resent).toEqual([expect.objectContaining({ success: true })]);
});

test('of an envelope: what is not closed has sent nothing, and a kind that is not used says so', async () => {
	const [envelope] = await outputOf(used.store, 'envelope.create', {
		envelopeName: 'Contract set 1',
		envelopeTemplateId: list(templates.envelope),
	});
	const parameters = { about: 'envelope', notificationType: 'usual' };
	const created = await outputOf(used.store, 'notification.getDelivery', parameters, [envelope]);
	expect(created).toHaveLength(2);
	for (const { envelopeId, sent, result } of created) {
		expect([envelopeId, sent]).toEqual([envelope.envelopeId, false]);
		expect(result).toContain('Nothing goes out before the envelope is closed');
	}
	const [sms] = await outputOf(
		used.store,
		'notification.getDelivery',
		{ ...parameters, notificationType: 'sms' },
		[envelope],
	);
	expect(sms.result).toContain('No text message was ever sent');
});

test('a document that is not there is an error, and no report that nothing was sent', async () => {
	const document = await send();
	const wrong = { ...document, documentAuthToken: templates.consent };
	const { items, errors } = await run(used.store, 'notification.getDelivery', { about: 'document' }, [wrong]);
	expect(items).toEqual([]);
	expect(failuresOf({ errors } as never)[0].message).toContain('not found');
});
