/* eslint-disable @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import { archerContract } from '../../sandbox/contract/load';
import type { ArcherContract, ArcherMethod, ArcherType } from '../../sandbox/contract/types';
import { readStrictly } from '../unit/xml/strictReader';
import type { XmlElement } from '../../nodes/shared/xml/tree';
import { inSecondSpelling } from './asmx/spellings';
import { asmxMissing, startAsmx } from './asmx/start';
import { builtRequests, recordedRequests, type StackRequest } from './requests';
import type { Stack } from './stack';

/**
 * Archer's contract on real ASP.NET services: what the framework's deserialiser hands to each method is what the request
 * says. Nothing of the nodes or of the sandbox reads the request here.
 */
const suite = asmxMissing.length === 0 ? describe : describe.skip;
const built = builtRequests('archer', 'http://stack').map((each) => [each.title, each] as const);
const recorded = recordedRequests('archer').map((each) => [each.title, each] as const);

/** What .NET gives a parameter that no element names. */
const absent: Record<ArcherType, string | null> = {
	string: null,
	int: '0',
	boolean: 'false',
	decimal: '0',
	base64Binary: null,
};

suite('ASP.NET with the first spellings', () => {
	const contract = archerContract;
	let stack: Stack;
	beforeAll(async () => {
		stack = await startAsmx({ contract });
	}, 60_000);
	afterAll(async () => await stack?.stop());

	test.each([...built, ...recorded])('%s', async (_title, request) => {
		await checkArrival(stack, contract, request);
	});

	test('every service describes itself', async () => {
		for (const service of Object.keys(contract.services)) {
			const answer = await fetch(`${stack.url}/ws/${service}.asmx?WSDL`);
			expect(await answer.text()).toContain('definitions');
		}
	});
});

suite('ASP.NET with the second spellings', () => {
	const contract = inSecondSpelling(archerContract);
	let stack: Stack;
	beforeAll(async () => {
		stack = await startAsmx({ contract });
	}, 60_000);
	afterAll(async () => await stack?.stop());

	test.each(built)('%s', async (_title, request) => {
		await checkArrival(stack, contract, request);
	});
});

async function checkArrival(stack: Stack, contract: ArcherContract, request: StackRequest): Promise<void> {
	const call = callIn(request.body);
	const [service, method] = methodOf(contract, call.name);
	const text = await post(stack, request, service, method);
	const journal = stack.takeJournal();
	if (method === undefined) {
		expect(text).toContain('did not recognize');
		expect(journal).toEqual([]);
		return;
	}
	expect(text).toContain(`<${method.name}Response`);
	expect(journal).toHaveLength(1);
	expect(journal[0].method).toBe(method.name);
	expect(journal[0].received).toEqual(
		Object.fromEntries(method.params.map(({ name, type }) => [name, childText(call, name) ?? absent[type]])),
	);
	// What goes out under no name of the service is a second spelling of a value that arrived under the first.
	const names = method.params.map(({ name }) => name);
	for (const spare of call.children.filter(({ name }) => !names.includes(name))) {
		expect(Object.values(journal[0].received as object)).toContain(spare.text);
	}
}

function callIn(body: string): XmlElement {
	return readStrictly(body).children.find(({ name }) => name === 'Body')!.children[0];
}

function childText(call: XmlElement, name: string): string | undefined {
	return call.children.find((child) => child.name === name && child.namespace === call.namespace)?.text;
}

function methodOf(contract: ArcherContract, name: string): [string, ArcherMethod | undefined] {
	for (const [service, { methods }] of Object.entries(contract.services)) {
		const method = methods.find((candidate) => candidate.name === name);
		if (method !== undefined) return [service, method];
	}
	return ['general', undefined];
}

/** Requests that the engine built go to its own address with its own headers, recorded ones to where the contract says. */
async function post(
	stack: Stack,
	{ url, headers, body }: StackRequest,
	service: string,
	method: ArcherMethod | undefined,
): Promise<string> {
	const path = url === undefined ? `/ws/${service}.asmx` : new URL(url).pathname;
	const answer = await fetch(`${stack.url}${path}`, {
		method: 'POST',
		headers: headers ?? {
			'Content-Type': 'text/xml; charset=utf-8',
			SOAPAction: `"${method?.soapAction ?? `${archerContract.namespace}${callIn(body).name}`}"`,
		},
		body,
	});
	return await answer.text();
}

test('the programs for ASP.NET are there, or it is said what is missing', () => {
	if (asmxMissing.length > 0) process.stdout.write(`Not run without ${asmxMissing.join(', ')}.\n`);
	expect(built.length).toBeGreaterThan(200);
	expect(recorded.length).toBeGreaterThan(100);
});
