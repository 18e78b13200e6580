/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests never run inside n8n */
import { request } from 'node:http';
import { sandboxLogins, type Sandbox } from '../../../sandbox';

export interface Answer {
	status: number;
	headers: Record<string, string>;
	body: string;
}

/** One raw HTTP exchange on a connection of its own. */
export async function exchange(
	url: string,
	options: {
		method?: string;
		headers?: Record<string, string>;
		body?: string | Buffer;
		timeout?: number;
	} = {},
): Promise<Answer> {
	return await new Promise((resolve, reject) => {
		const outgoing = request(
			url,
			{ method: options.method ?? 'POST', headers: options.headers, agent: false },
			(response) => {
				const parts: Buffer[] = [];
				response.on('data', (part: Buffer) => parts.push(part));
				response.on('error', reject);
				response.on('end', () => {
					resolve({
						status: response.statusCode ?? 0,
						headers: response.headers as Record<string, string>,
						body: Buffer.concat(parts).toString('utf8'),
					});
				});
			},
		);
		if (options.timeout !== undefined) {
			outgoing.setTimeout(options.timeout, () => outgoing.destroy(new Error('timed out')));
		}
		outgoing.on('error', reject);
		outgoing.end(options.body);
	});
}

export const soap11 = 'http://schemas.xmlsoap.org/soap/envelope/';
export const soap12 = 'http://www.w3.org/2003/05/soap-envelope';
export const archerNamespace = 'http://archer-tech.com/webservices/';

export function envelope(content: string, namespace = soap11): string {
	return (
		`<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="${namespace}">` +
		`<soap:Body>${content}</soap:Body></soap:Envelope>`
	);
}

export interface ArcherOverrides {
	service?: string;
	headers?: Record<string, string>;
	body?: string | Buffer;
}

/** A correct SOAP 1.1 call; `content` is written by hand in each test. */
export async function callArcher(
	sandbox: Sandbox,
	method: string,
	content: string,
	{ service = 'accesscontrol', headers, body }: ArcherOverrides = {},
): Promise<Answer> {
	return await exchange(`${sandbox.archer.url}/ws/${service}.asmx`, {
		headers: headers ?? {
			'Content-Type': 'text/xml; charset=utf-8',
			SOAPAction: `"${archerNamespace}${method}"`,
		},
		body: body ?? envelope(`<${method} xmlns="${archerNamespace}">${content}</${method}>`),
	});
}

export async function logIntoArcher(
	sandbox: Sandbox,
	login: { userName: string; password: string } = sandboxLogins.archer,
): Promise<string> {
	const { body } = await callArcher(
		sandbox,
		'CreateUserSessionFromInstance',
		`<userName>${login.userName}</userName><instanceName>Sandbox</instanceName><password>${login.password}</password>`,
		{ service: 'general' },
	);
	return inside(body, 'CreateUserSessionFromInstanceResult');
}

/** The text inside the only element of that name; fails when it is not there. */
export function inside(body: string, element: string): string {
	const match = new RegExp(`<(?:\\w+:)?${element}(?: [^>]*)?>([^]*?)</(?:\\w+:)?${element}>`).exec(body);
	if (match === null) throw new Error(`No ${element} in ${body}`);
	return match[1];
}

export async function callSoftExpert(
	sandbox: Sandbox,
	method: string,
	content: string,
	headers: Record<string, string> = {},
): Promise<Answer> {
	return await exchange(sandbox.softExpert.serviceUrl, {
		headers: {
			'Content-Type': 'text/xml; charset=utf-8',
			SOAPAction: `"urn:admin#${method}"`,
			Authorization: sandboxLogins.softExpert.apiKey,
			...headers,
		},
		body: envelope(`<urn:${method} xmlns:urn="urn:admin">${content}</urn:${method}>`),
	});
}

export const assureSignNamespace = 'https://www.assuresign.net/Services/DocumentNOW/';

const contracts: Record<string, string> = { Users: 'IUserService', Accounts: 'IAccountService' };

export async function callAssureSign(
	sandbox: Sandbox,
	service: 'Users' | 'Accounts',
	operation: string,
	request: string,
	headers: Record<string, string> = {},
): Promise<Answer> {
	const namespace = assureSignNamespace + service;
	return await exchange(`${sandbox.assureSign.serviceUrl}/${service}/text`, {
		headers: {
			'Content-Type': 'text/xml; charset=utf-8',
			SOAPAction: `"${namespace}/${contracts[service]}/${operation}"`,
			...headers,
		},
		body: envelope(`<${operation} xmlns="${namespace}">${request}</${operation}>`),
	});
}

export async function logIntoAssureSign(sandbox: Sandbox): Promise<string> {
	const { userName, password } = sandboxLogins.assureSign;
	const { body } = await callAssureSign(
		sandbox,
		'Users',
		'AuthenticateUser',
		`<Request UserName="${userName}" Password="${password}"/>`,
	);
	const match = /AuthenticationToken="([^"]+)"/.exec(body);
	if (match === null) throw new Error(`No token in ${body}`);
	return match[1];
}
