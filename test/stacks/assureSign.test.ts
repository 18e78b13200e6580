/* eslint-disable @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import { assureSignContract } from '../../sandbox/contract/load';
import type { XmlElement } from '../../nodes/shared/xml/tree';
import { readStrictly } from '../unit/xml/strictReader';
import { builtRequests, recordedRequests, type StackRequest } from './requests';
import type { Stack } from './stack';
import { startWcf, wcfMissing } from './wcf/start';

/** AssureSign's contract on WCF: the operation is found by its action, and XmlSerializer knows every name and value. */
const suite = wcfMissing.length === 0 ? describe : describe.skip;
const operations = new Map(
	Object.values(assureSignContract.services).flatMap((service) =>
		service.operations.map((operation) => [operation.name, operation] as const),
	),
);
const built = builtRequests('assureSign', 'http://stack').map((each) => [each.title, each] as const);
/** Call Method reaches methods that no contract has, too. */
const recorded = recordedRequests('assureSign')
	.filter(({ body }) => operations.has(callIn(body).name))
	.map((each) => [each.title, each] as const);

suite('WCF', () => {
	let stack: Stack;
	beforeAll(async () => {
		stack = await startWcf();
	}, 120_000);
	afterAll(async () => await stack?.stop());

	test.each([...built, ...recorded])('%s', async (_title, request) => {
		const call = callIn(request.body);
		const text = await post(stack, request, call.name);
		expect(text).toContain(`${call.name}Response`);
		const journal = stack.takeJournal();
		expect(journal).toHaveLength(1);
		expect(journal[0].method).toBe(call.name);
		const { path, xml, unknown } = journal[0].received as Record<'path' | 'xml' | 'unknown', string>;
		expect(path).toBe(operations.get(call.name)!.endpoint.text);
		expect(unknown).toBe('');
		const sent = leavesOf(call);
		const received = leavesOf(readStrictly(xml.replace(/^<\?xml[^>]*>\s*/, '')));
		expect(received.filter((leaf) => sent.includes(leaf)).sort()).toEqual([...sent].sort());
		const more = received.filter((leaf) => !sent.includes(leaf));
		expect(more.filter((leaf) => !isDefault(leaf))).toEqual([]);
	});
});

function callIn(body: string): XmlElement {
	return readStrictly(body).children.find(({ name }) => name === 'Body')!.children[0];
}

async function post(stack: Stack, { url, headers, body }: StackRequest, name: string): Promise<string> {
	const { endpoint, soapAction } = operations.get(name)!;
	const path = url === undefined ? endpoint.text : new URL(url).pathname;
	const answer = await fetch(`${stack.url}${path}`, {
		method: 'POST',
		headers: headers ?? { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: `"${soapAction}"` },
		body,
	});
	return await answer.text();
}

/** `path = text` of every attribute and of whatever has a text. */
function leavesOf(element: XmlElement, path = ''): string[] {
	return [
		...element.attributes.map(({ name, value }) => `${path}/@${name} = ${normal(value)}`),
		...(element.text === '' ? [] : [`${path} = ${normal(element.text)}`]),
		...element.children.flatMap((child) => leavesOf(child, `${path}/${child.name}`)),
	];
}

/** .NET writes a day as its midnight, GUIDs in lower case. */
function normal(text: string): string {
	if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) return text.toLowerCase();
	return text.replace(/^(\d{4}-\d{2}-\d{2})T00:00:00$/, '$1');
}

/** What .NET writes for members of a value type that no attribute named, and for those that may be nil. */
function isDefault(leaf: string): boolean {
	return (
		/ = (?:false|0|0001-01-01|00000000-0000-0000-0000-000000000000)$/.test(leaf) ||
		/\/@nil = true$/.test(leaf)
	);
}

test('WCF is there, or it is said what is missing', () => {
	if (wcfMissing.length > 0) process.stdout.write(`Not run without ${wcfMissing.join(', ')}.\n`);
	expect(built.length).toBeGreaterThan(80);
	expect(recorded.length).toBeGreaterThan(50);
});
