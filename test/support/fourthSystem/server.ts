/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests never run inside n8n */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { childOf, childText, escapeText, parseXml, type XmlNode } from '../../../sandbox/soap/xml';

const result =
	'<PostEntryResponse xmlns="urn:ledger"><PostEntryResult><Number>17</Number></PostEntryResult></PostEntryResponse>';

/** Lets in who signs in by the header, and repeats what a stranger sent. */
export async function startLedger(secret: string) {
	const requests: XmlNode[] = [];
	const server = createServer(async (request, response) => {
		const sent = await text(request);
		const root = parseXml(sent);
		requests.push(root);
		const token = childOf(childOf(childOf(root, 'Header'), 'Security'), 'UsernameToken');
		const isKnown = childText(token, 'Username') === 'clerk' && childText(token, 'Password') === secret;
		const fault = `<s:Fault><faultcode>FailedAuthentication</faultcode><faultstring>${escapeText(sent)}</faultstring></s:Fault>`;
		const body = isKnown ? result : fault;
		response.writeHead(isKnown ? 200 : 500, { 'Content-Type': 'text/xml', Connection: 'close' });
		response.end(
			`<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${body}</s:Body></s:Envelope>`,
		);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return { server, requests, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
