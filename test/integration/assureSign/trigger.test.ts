import { randomBytes } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import { AssureSignTrigger } from '../../../nodes/AssureSign/AssureSignTrigger.node';
import { jsonBody, readEvent, xmlBody } from '../../../nodes/AssureSign/trigger/event';
import { sign } from '../../../sandbox/assureSign/state/lifecycle';
import { startReceiver, type Receiver } from './receiver';
import { bytesOf, list, outputOf, run, signers, templates, useSandbox } from './support';
import { until } from '../../support/until';
import { enough } from '../../support/slowness';

jest.setTimeout(60_000);
const used = useSandbox();
const basic = { kind: 'basic', userName: 'assuresign', password: randomBytes(12).toString('hex') };
const header = { kind: 'header', headerName: 'X-Secret', headerSecret: randomBytes(12).toString('hex') };
let receiver: Receiver | undefined;
afterEach(async () => {
	receiver?.restart();
	await receiver?.stop();
	receiver = undefined;
});

const authorization = (userName: string, password: string) => ({
	Authorization: `Basic ${Buffer.from(`${userName}:${password}`).toString('base64')}`,
});
const right = authorization(basic.userName, basic.password);

async function post(body: string | Buffer, headers: Record<string, string> = right): Promise<number> {
	const answer = await fetch(receiver!.url, {
		method: 'POST',
		headers: { 'Content-Type': 'application/json', ...headers },
		body: new Uint8Array(Buffer.from(body)),
	});
	await answer.text();
	return answer.status;
}

test.each([
	['JSON', jsonBody],
	['XML', xmlBody],
])(
	'a document is signed, the trigger fires with the %s body, the signed file is downloaded',
	async (_form, body) => {
		receiver = await startReceiver({ events: ['Document Completed'] }, basic);
		const { state } = used.sandbox.assureSign;
		state.track.designs = [
			{ url: receiver.url, body, events: ['Document Completed'], basicAuth: basic },
			{
				url: receiver.url,
				body: body.replace('Document Completed', 'Document Started'),
				events: ['Document Started'],
				basicAuth: basic,
			},
		];
		const [sent] = await outputOf(used.store, 'document.send', {
			templateId: list(templates.consent),
			documentName: 'Zustimmung & "Ja"',
			parametersFrom: 'json',
			parametersJson: JSON.stringify(signers('ann@example.com')),
		});
		sign(state, String(sent.documentId));
		await state.track.settled();
		expect(state.track.deliveries.map(({ event, statuses }) => [event, statuses])).toEqual([
			['Document Started', [200]],
			['Document Completed', [200]],
		]);
		expect(receiver.started).toMatchObject([
			{ event: 'Document Completed', documentId: sent.documentId, documentAuthToken: sent.documentAuthToken },
		]);
		const { items } = await run(used.store, 'document.download', {}, receiver.started);
		expect(bytesOf(items[0])).toEqual(state.documents.get(String(sent.documentId))!.signedFile);
	},
);

test('an envelope reports its end with a code and its word', async () => {
	receiver = await startReceiver({}, basic);
	expect(
		await post(
			jsonBody.replace('Document Completed', 'Envelope Completed').replace('[Envelope Status]', 'ECO'),
		),
	).toBe(200);
	expect(receiver.started).toEqual([
		{
			event: 'Envelope Completed',
			envelopeStatus: 'ECO',
			envelopeStatusText: 'Completed',
			receivedAt: expect.any(String),
			eventKey: expect.stringMatching(/^Envelope Completed [\w-]{16}$/),
		},
	]);
});

test('a call that is refused is tried again four times and never starts the workflow', async () => {
	receiver = await startReceiver({ options: { dropDuplicates: true } }, basic);
	const { track } = used.sandbox.assureSign.state;
	track.designs = [
		{ url: receiver.url, body: jsonBody, events: [], basicAuth: { userName: 'assuresign', password: 'x' } },
	];
	track.fire('Document Completed', { 'Document ID': '1' });
	await track.settled();
	expect(track.deliveries[0].statuses).toEqual([401, 401, 401, 401, 401]);
	expect(receiver.started).toEqual([]);
});

test.each([
	['no header', {}],
	['a wrong password', authorization('assuresign', 'wrong')],
	['a wrong user', authorization('other', basic.password)],
	['an empty login', authorization('', '')],
	['another scheme', { Authorization: `Bearer ${basic.password}` }],
	['a form', { ...right, 'Content-Type': 'multipart/form-data; boundary=x' }, 400],
	['half of the secret', authorization('assuresign', basic.password.slice(0, 12))],
])('%s is not let in', async (_what, headers, status: number | undefined = 401) => {
	receiver = await startReceiver({}, basic);
	expect(await post(jsonBody, headers as Record<string, string>)).toBe(status);
	expect(receiver.started).toEqual([]);
});

test('a secret header lets in, and an empty credential nobody', async () => {
	receiver = await startReceiver({}, header);
	expect(await post(jsonBody, { 'x-secret': header.headerSecret })).toBe(200);
	expect(await post(jsonBody, { 'x-secret': 'wrong' })).toBe(401);
	await receiver.stop();
	receiver = await startReceiver({}, { kind: 'header', headerName: 'X-Secret', headerSecret: '' });
	expect(await post(jsonBody, { 'x-secret': '' })).toBe(401);
	await receiver.stop();
	receiver = await startReceiver({}, { kind: 'basic', userName: 'assuresign', password: '' });
	expect(await post(jsonBody, authorization('assuresign', ''))).toBe(401);
});

test.each([
	['empty', ''],
	['no JSON', '{"event": '],
	['a list', '[1]'],
	['a number', '1'],
	['without an event', '{"documentId": "1"}'],
	['an event that is no text', '{"event": {"a": 1}}'],
	['broken XML', '<a><event>x</event>'],
	['XML with a document type', '<!DOCTYPE a><a><event>x</event></a>'],
	['no UTF-8', Buffer.from([0x7b, 0xff, 0x7d])],
])('a body that is %s is answered with 400', async (_what, body) => {
	receiver = await startReceiver({}, basic);
	expect(await post(body)).toBe(400);
	expect(receiver.started).toEqual([]);
});

test('a body above the limit is answered with 413', async () => {
	receiver = await startReceiver({ options: { maximumSize: 1 } }, basic);
	const body = (size: number) => JSON.stringify({ event: 'Document Completed', data: 'x'.repeat(size) });
	expect(await post(body(1024 * 1024))).toBe(413);
	expect(await post(body(1024 * 1024 - 100))).toBe(200);
});

const event = '"event": "Document Completed"';
const nested = (levels: number, [open, close]: [string, string], inner = '') =>
	open.repeat(levels) + inner + close.repeat(levels);
const reserved = [...Object.getOwnPropertyNames(Object.prototype), 'prototype'];

test.each<[string, string]>([
	...reserved.flatMap(
		(name): Array<[string, string]> => [
			[`a field ${name}`, `{${event}, "${name}": {"polluted": "yes"}}`],
			[`a field ${name} further in`, `{${event}, "data": [{"${name}": 1}]}`],
			[`an element ${name}`, `<a><event>Document Completed</event><${name}>1</${name}></a>`],
			[`an attribute ${name}`, `<a ${name}="1"><event>Document Completed</event></a>`],
			[`the event ${name}`, `{"event": "${name}"}`],
			[`the status ${name}`, `{${event}, "envelopeStatus": "${name}"}`],
		],
	),
	['only a field toString', '{"toString": "x"}'],
	['a status with a toString of its own', `{${event}, "envelopeStatus": {"toString": 1}}`],
	['100,000 levels of JSON lists', `{${event}, "data": ${nested(100_000, ['[', ']'])}}`],
	['100,000 levels of JSON objects', `{${event}, "data": ${nested(100_000, ['{"a":', '}'], '1')}}`],
	['100,000 levels that do not end', '['.repeat(100_000)],
	['100,000 levels of XML', `<x><event>y</event>${nested(100_000, ['<a>', '</a>'])}</x>`],
	['100,000 levels in the status', `{${event}, "envelopeStatus": ${nested(100_000, ['[', ']'])}}`],
	['lists where a text belongs', `{${event}, "documentId": ["1", "2"]}`],
	['objects where a text belongs', `{${event}, "documentAuthToken": {"a": 1}}`],
	['an element twice', '<a><event>x</event><documentId>1</documentId><documentId>2</documentId></a>'],
	['the event twice', '<a><event>x</event><event>y</event></a>'],
	['a huge name', `{${event}, "${'k'.repeat(1_000_000)}": 1}`],
	['a huge element name', `<a><event>x</event><${'k'.repeat(100_000)}/></a>`],
	['a huge event', `{"event": "${'x'.repeat(100_000)}"}`],
	['a number as the event', '{"event": 1}'],
	['nothing as the event', '{"event": null}'],
	['a list of events', '{"event": ["Document Completed"]}'],
	['null', 'null'],
	['a text', '"Document Completed"'],
	['an entity bomb', '<!DOCTYPE a [<!ENTITY b "b">]><a><event>&b;</event></a>'],
])('a hostile body with %s gives 400, and nothing else happens', async (_what, body) => {
	receiver = await startReceiver({ options: { dropDuplicates: true } }, basic);
	const begun = performance.now();
	expect(await post(body)).toBe(400);
	expect(performance.now() - begun).toBeLessThan(enough(1000));
	expect(receiver.started).toEqual([]);
	expect(({} as IDataObject).polluted).toBeUndefined();
	expect(reserved.filter((name) => name !== 'prototype' && !(name in {}))).toEqual([]);
	// The next call finds everything as it was.
	expect(await post(jsonBody)).toBe(200);
	expect(receiver.started).toHaveLength(1);
});

test('a body with 100 levels and many fields is taken', async () => {
	receiver = await startReceiver({}, basic);
	const many = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`field${index}`, '[[{"']));
	const body = JSON.stringify({ event: 'x', ...many }).replace(/}$/, `,"deep":${nested(99, ['[', ']'])}}`);
	expect(await post(body)).toBe(200);
});

describe('a call that n8n could not take', () => {
	const options = { options: { dropDuplicates: true } };

	test('starts the workflow when it comes again', async () => {
		receiver = await startReceiver(options, basic);
		receiver.n8n.accepts = false;
		expect([await post(jsonBody), await post(jsonBody)]).toEqual([500, 500]);
		receiver.n8n.accepts = true;
		expect([await post(jsonBody), await post(jsonBody)]).toEqual([200, 200]);
		expect(receiver.started).toHaveLength(1);
	});

	test('after a restart as well, and beside calls that were taken', async () => {
		receiver = await startReceiver(options, basic);
		const other = jsonBody.replace('[Document ID]', '2');
		receiver.n8n.accepts = false;
		expect(await post(jsonBody)).toBe(500);
		receiver.n8n.accepts = true;
		expect(await post(other)).toBe(200);
		receiver.restart();
		expect([await post(other), await post(jsonBody)]).toEqual([200, 200]);
		expect(receiver.started.map(({ documentId }) => documentId)).toEqual(['2', undefined]);
	});

	test('lets the same call that came meanwhile start it', async () => {
		receiver = await startReceiver(options, basic);
		Object.assign(receiver.n8n, { accepts: false, milliseconds: 300 });
		const first = post(jsonBody);
		await until(() => receiver!.n8n.executions > 0);
		const second = post(jsonBody);
		expect(await first).toBe(500);
		receiver.n8n.accepts = true;
		expect(await second).toBe(200);
		expect(receiver.started).toHaveLength(1);
	});
});

test('calls that are under way side by side are all remembered once another has come', async () => {
	receiver = await startReceiver({ options: { dropDuplicates: true } }, basic);
	receiver.n8n.milliseconds = 100;
	const bodies = Array.from({ length: 20 }, (_, number) => JSON.stringify({ event: 'x', number }));
	await Promise.all(bodies.map(async (body) => await post(body)));
	await post(jsonBody);
	receiver.restart();
	for (const body of bodies) expect(await post(body)).toBe(200);
	expect(receiver.started).toHaveLength(21);
});

test('a sender that hangs up before the answer does not start the workflow twice', async () => {
	receiver = await startReceiver({ options: { dropDuplicates: true } }, basic);
	receiver.n8n.milliseconds = 300;
	const hungUp = fetch(receiver.url, {
		method: 'POST',
		headers: right,
		body: jsonBody,
		signal: AbortSignal.timeout(100),
	});
	await expect(hungUp).rejects.toThrow();
	expect(await post(jsonBody)).toBe(200);
	expect(receiver.started).toHaveLength(1);
});

test('of 1,000 calls with duplicates, bad bodies, wrong secrets and restarts each event starts the workflow once', async () => {
	receiver = await startReceiver({ options: { dropDuplicates: true } }, basic);
	const calls: Array<{ body: string; headers: Record<string, string>; wanted: number }> = [];
	for (let number = 0; calls.length < 1000; number++) {
		const body = JSON.stringify({ event: 'Document Completed', number });
		calls.push({ body, headers: right, wanted: 200 }, { body, headers: right, wanted: 200 });
		calls.push({ body: body.slice(0, -1), headers: right, wanted: 400 });
		calls.push({ body, headers: authorization('assuresign', String(number)), wanted: 401 });
	}
	const statuses: number[] = [];
	for (let start = 0; start < calls.length; start += 50) {
		if (start % 200 === 0) receiver.restart();
		const part = calls.slice(start, start + 50);
		statuses.push(...(await Promise.all(part.map(async ({ body, headers }) => await post(body, headers)))));
	}
	expect(statuses).toEqual(calls.map(({ wanted }) => wanted));
	// Retries of everything, after a restart.
	receiver.restart();
	for (const { body } of calls.filter(({ wanted }) => wanted === 200).slice(0, 100)) await post(body);
	const numbers = receiver.started.map((item) => Number(item.number)).sort((a, b) => a - b);
	expect(numbers).toEqual(Array.from({ length: 250 }, (_, number) => number));
});

test('without the option the same body starts the workflow again', async () => {
	receiver = await startReceiver({}, basic);
	await post(jsonBody);
	await post(jsonBody);
	expect(receiver.started).toHaveLength(2);
});

test('the bodies are understood as they are copied from the editor', () => {
	const { properties } = new AssureSignTrigger().description;
	for (const [format, body] of Object.entries({ json: jsonBody, xml: xmlBody })) {
		const field = properties.find(({ name }) => name === `${format}Body`);
		expect(field).toMatchObject({ type: 'string', default: body });
		expect(readEvent(Buffer.from(String(field?.default)), '').json).toEqual({ event: 'Document Completed' });
	}
});
