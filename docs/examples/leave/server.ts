/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a server for tests, it never runs inside n8n */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { childOf, childText, escapeText, parseXml, type XmlNode } from '../../../sandbox/soap/xml';
import contract from './contract.json';

/** The system on 127.0.0.1: as strict as the contract, and written from it alone. */

type Row = Record<'Id' | 'Person' | 'From' | 'To' | 'Kind' | 'State', string>;

class Fault extends Error {
	constructor(
		readonly code: string,
		message: string,
	) {
		super(message);
	}
}

const login = { userName: 'n8n', password: 'leave-sandbox' };

const types: Record<string, RegExp> = {
	string: /[^]/,
	int: /^-?\d+$/,
	date: /^\d{4}-\d\d-\d\d$/,
};

/** What the contract says of a request: names, their order, what is required, types and values. */
function check(call: XmlNode, action: string): (typeof contract.methods)[number] {
	const method = contract.methods.find(({ name }) => name === call.name);
	if (method === undefined || call.namespace !== contract.namespace) {
		throw new Fault('Client.Method', `There is no method {${call.namespace}}${call.name}`);
	}
	if (action !== `"${contract.namespace}#${method.name}"`) throw new Fault('Client.Method', `Wrong ${action}`);
	const names = [...(method.session ? ['SessionToken'] : []), ...method.params.map(({ name }) => name)];
	const order = call.children.map(({ name }) => names.indexOf(name));
	if (order.some((place, index) => place < 0 || (index > 0 && place <= order[index - 1]))) {
		throw new Fault('Client.Value', `${method.name} has other elements, or in another order`);
	}
	for (const { name, type, required, ...more } of method.params) {
		const given = childText(call, name) ?? '';
		const allowed = 'values' in more ? more.values : undefined;
		if (given === '' && !required) continue;
		if (!types[type].test(given) || (allowed && !allowed.includes(given))) {
			throw new Fault('Client.Value', `${name} cannot be '${given}'`);
		}
	}
	return method;
}

const element = (name: string, content: string) => `<${name}>${content}</${name}>`;
const written = (row: Row) =>
	Object.entries(row)
		.map(([name, value]) => element(name, escapeText(value)))
		.join('');

export async function startLeave(seeds: number) {
	const rows: Row[] = Array.from({ length: seeds }, (_, index) => ({
		Id: String(index + 1),
		Person: index % 3 === 0 ? 'jdoe' : `user${index}`,
		From: '2026-07-01',
		To: '2026-07-14',
		Kind: 'V',
		State: 'granted',
	}));
	const sessions = new Set<string>();
	const calls: string[] = [];

	const methods: Record<string, (value: (name: string) => string) => string> = {
		SignIn(value) {
			if (value('UserName') !== login.userName || value('Password') !== login.password) {
				throw new Fault('Client.SignIn', 'User name or password is wrong');
			}
			const token = `session-${Math.random().toString(36).slice(2)}-${calls.length}`;
			sessions.add(token);
			return token;
		},
		GetRequest(value) {
			const row = rows.find(({ Id }) => Id === value('Id'));
			if (row === undefined) throw new Fault('Client.NotFound', `There is no request ${value('Id')}`);
			return written(row);
		},
		CreateRequest(value) {
			const Id = String(rows.length + 1);
			const [Person, From, To, Kind] = ['Person', 'From', 'To', 'Kind'].map(value);
			if (To < From) throw new Fault('Client.Value', 'To is before From');
			rows.push({ Id, Person, From, To, Kind, State: 'asked' });
			return Id;
		},
		ListRequests(value) {
			const [page, size] = [Number(value('Page')), Number(value('PageSize'))];
			const wanted = rows.filter(({ Person }) => value('Person') === '' || Person === value('Person'));
			const part = wanted.slice((page - 1) * size, page * size);
			return part.map((row) => element('Request', written(row))).join('');
		},
	};

	function answer(sent: string, action: string): string {
		const call = childOf(parseXml(sent), 'Body')?.children[0];
		if (call === undefined) throw new Fault('Client.Method', 'The body is empty');
		calls.push(call.name);
		const { name, session } = check(call, action);
		if (session && !sessions.has(childText(call, 'SessionToken') ?? '')) {
			throw new Fault('Client.NoSession', 'The session has ended');
		}
		const result = methods[name]((parameter) => childText(call, parameter) ?? '');
		return `<${name}Response xmlns="${contract.namespace}">${element(`${name}Result`, result)}</${name}Response>`;
	}

	const server = createServer(async (request, response) => {
		let [status, body] = [200, ''];
		try {
			body = answer(await text(request), String(request.headers.soapaction));
		} catch (error) {
			const code = error instanceof Fault ? error.code : 'Server';
			status = 500;
			body = `<s:Fault><faultcode>s:${code}</faultcode><faultstring>${escapeText(String((error as Error).message))}</faultstring></s:Fault>`;
		}
		response.writeHead(status, { 'Content-Type': 'text/xml; charset=utf-8', Connection: 'close' });
		response.end(
			`<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${body}</s:Body></s:Envelope>`,
		);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		login,
		/** Names of the methods in the order in which they were called. */
		calls,
		endSessions: () => sessions.clear(),
		close: () => server.close(),
	};
}
