/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { systems } from '../../index';
import { archerContract } from '../../sandbox/contract/load';
import type { ArcherContract } from '../../sandbox/contract/types';
import { readAnswer } from '../../nodes/shared/soap/answer';
import { inputItems, readJson, sampleCredentials, successSample, type Sample } from '../support/samples';
import { runNode, type NodeRun } from '../support/workflow';
import { answersOf, signInAnswers } from './answers';
import { inSecondSpelling } from './asmx/spellings';
import { asmxMissing, startAsmx, type AsmxStack } from './asmx/start';

/**
 * The node itself in front of ASP.NET: whichever of the vendor's spellings a release has, whether its services describe
 * themselves or hide it, and in both versions of SOAP, the same values arrive.
 */
const suite = asmxMissing.length === 0 ? describe : describe.skip;

const operations = systems.archer.operations
	.map(({ resource, value }) => `${resource}.${value}`)
	// ASP.NET has no REST interface here: what starts there, as its sample does, gets no further. What is called by its name
	// alone is not in the contract (`descriptions.test.ts` calls what is described), and each new session has its own token.
	.filter((id) => !existsSync(path.join(successSample('archer', id), '1.response.json')))
	// *Check* tells of many methods what it finds here, each of which has its own test.
	.filter((id) => !/^callMethod\.|^system\.|^session\.create(?:ForDomainUser)?$/.test(id));

interface Setting {
	url: string;
	soapVersion: '1.1' | '1.2';
}

async function run(stack: AsmxStack, id: string, { url, soapVersion }: Setting): Promise<NodeRun> {
	const [resource, operation] = id.split('.');
	const sample = readJson<Sample>(successSample('archer', id), 'sample.json');
	stack.give({ ...answersOf('archer', id), ...signInAnswers.archer() });
	stack.takeJournal();
	const store = sampleCredentials(url);
	store.set('archer', { ...store.get('archer'), baseUrl: url, soapVersion });
	return await runNode({
		node: 'archer',
		parameters: { resource, operation, ...sample.parameters },
		items: inputItems(sample),
		onError: 'continueErrorOutput',
		store,
	});
}

/** The methods and values that arrived, under the first spelling, without the token, which each sign-in makes anew. */
function arrivedAt(stack: AsmxStack, contract: ArcherContract): Array<[string, Record<string, unknown>]> {
	const methods = Object.entries(contract.services).flatMap(([name, { methods }]) =>
		methods.map((method, index) => ({ method, first: archerContract.services[name].methods[index] })),
	);
	return stack
		.takeJournal()
		.filter(({ method }) => !/^Create\w*UserSession/.test(method))
		.map(({ method: name, received }) => {
			const { method, first } = methods.find(({ method: one }) => one.name === name)!;
			const values = method.params.map(({ name: own }, index) => [
				first.params[index].name,
				(received as Record<string, unknown>)[own],
			]);
			return [
				name,
				Object.fromEntries(values.filter(([own]) => own !== 'sessionToken')) as Record<string, unknown>,
			];
		});
}

const shown = ({ items, errors }: NodeRun) => [
	items.map(({ json }) => json),
	errors.map(({ json }) => (json.error as { message: string }).message),
];

suite('the node in front of ASP.NET', () => {
	const second = inSecondSpelling(archerContract);
	let stacks: { first: AsmxStack; second: AsmxStack };
	beforeAll(async () => {
		stacks = {
			first: await startAsmx({ contract: archerContract }),
			second: await startAsmx({ contract: second }),
		};
	}, 120_000);
	afterAll(
		async () => await Promise.all(Object.values(stacks ?? {}).map(async (stack) => await stack.stop())),
	);

	test.each(operations)(
		'%s',
		async (id) => {
			const { first, second: other } = stacks;
			const expected = await run(first, id, { url: first.hiddenUrl, soapVersion: '1.1' });
			const arrived = arrivedAt(first, archerContract);
			expect(arrived.length).toBeGreaterThan(0);
			const settings: Array<[AsmxStack, ArcherContract, Setting]> = [
				[first, archerContract, { url: first.url, soapVersion: '1.2' }],
				[other, second, { url: other.url, soapVersion: '1.1' }],
				[other, second, { url: other.hiddenUrl, soapVersion: '1.2' }],
			];
			for (const [stack, contract, setting] of settings) {
				const given = await run(stack, id, setting);
				expect({ setting, arrived: arrivedAt(stack, contract) }).toEqual({ setting, arrived });
				expect({ setting, shown: shown(given) }).toEqual({ setting, shown: shown(expected) });
			}
		},
		30_000,
	);
});

const message = 'The group 12 does not exist';

suite.each([
	['off', false],
	['on', true],
])('ASP.NET with custom errors %s', (_how, customErrors) => {
	let stack: AsmxStack;
	beforeAll(async () => {
		stack = await startAsmx({ contract: archerContract, customErrors });
	}, 60_000);
	afterAll(async () => await stack?.stop());

	test.each(['1.1', '1.2'] as const)(
		'a fault in SOAP %s is told without types and traces',
		async (soapVersion) => {
			const sample = readJson<Sample>(successSample('archer', 'group.rename'), 'sample.json');
			stack.give({ UpdateGroup: `throw ${message}`, ...signInAnswers.archer() });
			const store = sampleCredentials(stack.url);
			store.set('archer', { ...store.get('archer'), baseUrl: stack.url, soapVersion });
			const { error } = await runNode({
				node: 'archer',
				parameters: { resource: 'group', operation: 'rename', ...sample.parameters },
				store,
			});
			expect(error?.message).toMatch(/^Archer refused 'Rename group' \(.*\): /);
			expect(`${error?.message}\n${error?.description}`).not.toMatch(/System\.|Exception|\bat \w+\.|\.cs:/);
			if (!customErrors) expect(error?.message).toContain(message);
			expect(stack.takeJournal().filter(({ method }) => method === 'UpdateGroup')).toHaveLength(1);
		},
	);

	test.each(['1.1', '1.2'] as const)(
		'a value of the wrong form in SOAP %s is told as one',
		async (soapVersion) => {
			const answer = await fetch(`${stack.url}/ws/accesscontrol.asmx`, {
				method: 'POST',
				...wrongRequest(soapVersion),
			});
			const read = readAnswer(
				{
					status: answer.status,
					headers: Object.fromEntries(answer.headers),
					body: new Uint8Array(await answer.arrayBuffer()),
				},
				'Archer',
			);
			expect(read.kind).toBe('fault');
			expect(stack.takeJournal().filter(({ method }) => method === 'UpdateGroup')).toEqual([]);
		},
	);
});

function wrongRequest(version: '1.1' | '1.2'): { headers: Record<string, string>; body: string } {
	const envelope =
		version === '1.1'
			? 'http://schemas.xmlsoap.org/soap/envelope/'
			: 'http://www.w3.org/2003/05/soap-envelope';
	const action = `${archerContract.namespace}UpdateGroup`;
	return {
		headers:
			version === '1.1'
				? { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: `"${action}"` }
				: { 'Content-Type': `application/soap+xml; charset=utf-8; action="${action}"` },
		body: `<e:Envelope xmlns:e="${envelope}"><e:Body><UpdateGroup xmlns="${archerContract.namespace}"><groupId>seven</groupId></UpdateGroup></e:Body></e:Envelope>`,
	};
}

test('the programs for ASP.NET are there, or it is said what is missing', () => {
	if (asmxMissing.length > 0) process.stdout.write(`Not run without ${asmxMissing.join(', ')}.\n`);
	expect(operations.length).toBeGreaterThan(90);
});
