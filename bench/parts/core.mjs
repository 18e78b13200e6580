/**
 * A call outside n8n, small answer, ten in flight: ours (parameters to items, over undici), bare undici with fast-xml-parser, and
 * node-soap. And a request's envelope against gluing escaped strings together.
 */
import { createRequire } from 'node:module';
import { bundled } from '../../scripts/lib/bundled.mjs';
import { bestOf, inFlight, print, withServer } from '../lib/measure.mjs';

const require = createRequire(import.meta.url);
const { Agent, request } = require('undici');
const { XMLParser } = require('fast-xml-parser');
const soap = require('soap');
const { writeXml } = await bundled('nodes/shared/xml/write.ts');
const { exchangeOver } = await bundled('nodes/shared/engine/exchange.ts');
const { Caller } = await bundled('nodes/shared/engine/caller.ts');
const { sign } = await bundled('nodes/shared/engine/signIn/sign.ts');
const { ownerOf } = await bundled('nodes/shared/engine/signIn/tokenOwner.ts');
const { archerSystem } = await bundled('nodes/Archer/system.ts');

const calls = 2_000;
const namespace = 'http://archer-tech.com/webservices/';
const escaped = (value) =>
	/[&<>"]/.test(value)
		? value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
		: value;
const glued = (user, token) =>
	`<?xml version="1.0" encoding="utf-8"?><Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/"><Body><LookupUserId xmlns="${namespace}"><sessionToken>${token}</sessionToken><username>${escaped(user)}</username></LookupUserId></Body></Envelope>`;

const agent = new Agent({ connections: 10, pipelining: 1 });
const post = async (url, headers, body) => {
	const answer = await request(url, { method: 'POST', headers, body, dispatcher: agent });
	return { answer, bytes: new Uint8Array(await answer.body.arrayBuffer()) };
};

async function ours(address) {
	const dialect = archerSystem.dialect;
	const credentials = { baseUrl: `${address}/0`, instanceName: 'one', userName: 'n8n', password: 'x' };
	credentials.sessionToken = 'A'.repeat(32);
	credentials.sessionOwner = ownerOf(dialect, credentials);
	const host = {
		transport: async (written, sender) => {
			const signed = sign(dialect, sender, written);
			const { answer, bytes } = await post(written.url, signed.headers, signed.body);
			return { status: answer.statusCode, headers: answer.headers, body: bytes };
		},
		readCredentials: async () => credentials,
		credentialId: 'one',
		timeZone: 'UTC',
		timeout: 60_000,
		answerBytes: 50 * 2 ** 20,
		wait: async (milliseconds) => await new Promise((resolve) => setTimeout(resolve, milliseconds)),
		isCancelled: () => false,
	};
	const exchange = await exchangeOver(host, dialect);
	const caller = new Caller(dialect, exchange);
	const operation = archerSystem.operations.find(
		({ resource, value }) => resource === 'user' && value === 'lookUpId',
	);
	return async () =>
		await inFlight(10, calls, async (itemIndex) => {
			const { items, failure } = await caller.run(operation, {
				values: { userName: `user${itemIndex}` },
				itemIndex,
				input: {},
				settings: exchange.settings,
				wait: host.wait,
				isCancelled: host.isCancelled,
			});
			if (failure || items[0].json.userId !== 221) throw new Error(failure?.message ?? 'wrong answer');
		});
}

function bare(address) {
	const parser = new XMLParser({ removeNSPrefix: true, parseTagValue: false });
	const headers = { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: `"${namespace}LookupUserId"` };
	return async () =>
		await inFlight(10, calls, async (index) => {
			const { bytes } = await post(
				`${address}/0/ws/accesscontrol.asmx`,
				headers,
				glued(`user${index}`, 'A'.repeat(32)),
			);
			const read = parser.parse(Buffer.from(bytes).toString('utf8'));
			if (read.Envelope.Body.LookupUserIdResponse.LookupUserIdResult !== '221')
				throw new Error('wrong answer');
		});
}

async function nodeSoap(address) {
	const client = await soap.createClientAsync(`${address}/0/x?WSDL`);
	return async () =>
		await inFlight(10, calls, async (index) => {
			const [read] = await client.LookupUserIdAsync({
				sessionToken: 'A'.repeat(32),
				username: `user${index}`,
			});
			if (Number(read.LookupUserIdResult) !== 221) throw new Error('wrong answer');
		});
}

function envelopes() {
	const names = Array.from({ length: 12 }, (_unused, index) => `Field${index}`);
	const values = names.map((name) => (name === 'Field5' ? 'Main & co' : `value of ${name}`));
	const element = (name, namespace, children, text = '') => ({
		name,
		namespace,
		attributes: [],
		children,
		text,
	});
	const fields = names.map((name, index) => element(name, 'u', [], values[index]));
	const tree = element('Envelope', 's', [element('Request', 'u', fields)]);
	let length = 0;
	const often = (make) => () => {
		for (let count = 0; count < 5_000; count += 1) length += Buffer.byteLength(make());
	};
	return {
		written: often(() => writeXml(tree).xml),
		glued: often(() => {
			let text = '<Envelope xmlns="s"><Request xmlns="u">';
			for (let index = 0; index < names.length; index += 1) {
				text += `<${names[index]}>${escaped(values[index])}</${names[index]}>`;
			}
			return `${text}</Request></Envelope>`;
		}),
	};
}

await withServer(async (address) => {
	const works = { ours: await ours(address), bare: bare(address), nodeSoap: await nodeSoap(address) };
	for (const work of Object.values(works)) await work();
	const best = await bestOf(5, works);
	const perCall = Object.fromEntries(Object.entries(best).map(([name, time]) => [name, time / calls]));
	print({ ...perCall, ...(await bestOf(15, envelopes())) });
});
await agent.close();
