/* eslint-disable @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import type { XmlElement } from '../../nodes/shared/xml/tree';
import { readStrictly } from '../unit/xml/strictReader';
import { nodeSoapMissing, startNodeSoap } from './nodeSoap/start';
import { describedServices } from '../../sandbox/softExpert/wire/wsdl';
import { phpMissing, startPhp } from './php/start';
import { builtRequests, recordedRequests, type StackRequest } from './requests';
import type { Stack } from './stack';

/** SoftExpert's contract on two servers with deserialisers of their own: every value of a request arrives in its place. */
const servers = [
	{ name: 'SoapServer of PHP', start: startPhp, missing: phpMissing, decodesFiles: true },
	{ name: 'soap of npm', start: startNodeSoap, missing: nodeSoapMissing, decodesFiles: false },
];
const built = builtRequests('softExpert', 'http://stack').map((each) => [each.title, each] as const);
/** Call Method reaches services whose contracts are not here, too. */
const recorded = recordedRequests('softExpert')
	.filter(({ body }) => Object.values(describedServices).includes(callIn(body).namespace as 'urn:admin'))
	.map((each) => [each.title, each] as const);

describe.each(servers)('$name', ({ start, missing, decodesFiles }) => {
	if (missing.length > 0) {
		test.skip(`needs ${missing.join(', ')}`, () => {});
		return;
	}
	let stack: Stack;
	beforeAll(async () => {
		stack = await start();
	}, 60_000);
	afterAll(async () => await stack?.stop());

	test.each([...built, ...recorded])('%s', async (_title, request) => {
		const call = callIn(request.body);
		const text = await post(stack, request, call);
		const journal = stack.takeJournal();
		if (/is not a valid method|Procedure/.test(text)) {
			expect(request.title).toMatch(/^callMethod/);
			return;
		}
		expect(text).toContain(`${call.name}Response`);
		expect(journal).toHaveLength(1);
		expect(journal[0].method).toBe(call.name);
		expect(leavesOfJson(journal[0].received)).toEqual(leavesOfXml(call, decodesFiles));
	});
});

function callIn(body: string): XmlElement {
	return readStrictly(body).children.find(({ name }) => name === 'Body')!.children[0];
}

async function post(stack: Stack, { url, headers, body }: StackRequest, call: XmlElement): Promise<string> {
	const [service] = Object.entries(describedServices).find(([, namespace]) => namespace === call.namespace)!;
	const answer = await fetch(
		url === undefined ? `${stack.url}/se/ws/${service}.php` : `${stack.url}${new URL(url).pathname}`,
		{
			method: 'POST',
			headers: headers ?? {
				'Content-Type': 'text/xml; charset=utf-8',
				SOAPAction: `"${call.namespace}#${call.name}"`,
			},
			body,
		},
	);
	return await answer.text();
}

/** PHP hands over the content of these, others their base64. */
const files = new Set(['FileContent']);
const decoded = (base64: string) => Buffer.from(base64, 'base64').toString('utf8');

/** `path = text` of whatever has no members, sorted: the order of different children means nothing. */
function leavesOfXml(element: XmlElement, decodesFiles: boolean, path = ''): string[] {
	return element.children
		.flatMap((child) => {
			const at = `${path}/${child.name}`;
			if (child.children.length > 0) return leavesOfXml(child, decodesFiles, at);
			return [`${at} = ${decodesFiles && files.has(child.name) ? decoded(child.text) : child.text}`];
		})
		.sort();
}

function leavesOfJson(value: unknown, path = ''): string[] {
	if (Array.isArray(value)) return value.flatMap((each) => leavesOfJson(each, path)).sort();
	if (typeof value !== 'object' || value === null) return [`${path} = ${String(value ?? '')}`];
	return Object.entries(value)
		.flatMap(([name, each]) => leavesOfJson(each, `${path}/${name}`))
		.sort();
}

test('the servers are there, or it is said what is missing', () => {
	const lacking = servers.flatMap(({ missing }) => missing);
	if (lacking.length > 0) process.stdout.write(`Not run without ${lacking.join(', ')}.\n`);
	expect(built.length).toBeGreaterThan(100);
	expect(recorded.length).toBeGreaterThan(50);
});
