/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import { inspect } from 'node:util';
import type { INodeParameters } from 'n8n-workflow';
import { systems } from '../../index';
import { alterations } from '../../sandbox/alteredAnswers';
import { isSecretName } from '../../nodes/shared/operation/values/secretNames';
import type { Entry, PropertySpec } from '../../nodes/shared/operation/spec';
import { sandboxLogins, startSandbox, type Sandbox, type FaultRule } from '../../sandbox';
import type { CredentialStore } from '../support/credentialsHelper';
import { fullValues } from '../support/requests';
import { traces, tracesIn } from '../support/secretTraces';
import { credentialTypes, runNode, sandboxCredentials } from '../support/workflow';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.stop());
beforeEach(() => sandbox.control.reset());

test.each(Object.values(credentialTypes))('every masked field of $name is known as a secret', (type) => {
	for (const { name, typeOptions } of type.properties) {
		if (typeOptions?.password) expect(`${name} ${isSecretName(name)}`).toBe(`${name} true`);
	}
});

/** Not like any word that an error may hold, with everything that is written in another way somewhere. */
const canary = (name: string) => `Canary-${name} &<"'>/+=%\\ü`;

function secretFor({ name, xml }: PropertySpec): string {
	return xml?.type === 'guid' ? 'cafecafe-CAFE-4afe-8afe-cafecafecafe' : canary(name);
}

function parametersOf(spec: Entry): INodeParameters {
	const values = fullValues(spec);
	const parameters: Record<string, unknown> = { resource: spec.resource, operation: spec.value };
	const place = (property: PropertySpec, value: unknown) => {
		const { collection, name } = property;
		if (collection === undefined) parameters[name] = value;
		else parameters[collection] = { ...(parameters[collection] as object | undefined), [name]: value };
	};
	for (const property of spec.fields) {
		const sample = values[property.name];
		if (property.typeOptions?.password) {
			place(property, secretFor(property));
		} else if (property.type === 'resourceLocator') {
			const value = String(sample ?? '7');
			const names = property.modes!.map(({ name }) => name);
			const mode =
				names.includes('guid') && value.length === 36 ? 'guid' : names.includes('id') ? 'id' : names.at(-1);
			place(property, { __rl: true, mode, value });
		} else if (sample !== undefined && property.type !== 'fixedCollection') {
			place(property, sample);
		} else if (property.required) {
			place(property, 'Text');
		}
	}
	return parameters as INodeParameters;
}

type Node = keyof typeof systems;

/** Operations whose request was sent and repeated. */
const echoes = new Set<string>();

const sandboxSecrets: Record<Node, string[]> = {
	archer: [sandboxLogins.archer.password],
	softExpert: [sandboxLogins.softExpert.apiKey],
	assureSign: [sandboxLogins.assureSign.password, sandboxLogins.assureSign.contextIdentifier],
};

/** Everything that a person or a log sees of the runs, in lower case. */
async function told(node: Node, parameters: INodeParameters, store: CredentialStore): Promise<string> {
	const logged: unknown[] = [];
	const keep = (...words: unknown[]) => logged.push(words) > 0;
	const spies = [
		...(['log', 'error', 'warn', 'info', 'debug'] as const).map((name) =>
			jest.spyOn(console, name).mockImplementation(keep),
		),
		...[process.stdout, process.stderr].map((stream) => jest.spyOn(stream, 'write').mockImplementation(keep)),
	];
	const stopped = await runNode({ node, parameters, store });
	const goesOn = await runNode({ node, parameters, store, onError: 'continueErrorOutput' });
	for (const spy of spies) spy.mockRestore();
	const { error } = stopped;
	// n8n's errors name their node as the workflow holds it, with what a person typed into it.
	for (const each of [error, goesOn.error]) {
		const { node: named } = (each ?? {}) as { node?: { parameters?: unknown } };
		if (named) delete named.parameters;
	}
	return [
		error?.message,
		error?.description,
		error?.stack,
		inspect(error, { depth: 12 }),
		JSON.stringify(error),
		JSON.stringify(goesOn.run.data.resultData.runData),
		inspect(logged, { depth: 6 }),
	]
		.join('\n')
		.toLowerCase();
}

/** Everywhere that requests went. */
const addresses = () => sandbox.requests.map(({ path }) => path).join('\n');

const firstCalls: Record<Node, INodeParameters> = {
	archer: { resource: 'user', operation: 'lookUpId', userName: 'user0001' },
	softExpert: { resource: 'attribute', operation: 'getData', attributeIds: 'a' },
	assureSign: { resource: 'user', operation: 'get', userName: 'jdoe@example.com' },
};

describe.each(Object.entries(systems) as Array<[Node, (typeof systems)[Node]]>)(
	'%s, whose faults repeat the request in every spelling',
	(node, system) => {
		test('a sign-in tells no secret', async () => {
			const store = sandboxCredentials(sandbox);
			store.set(node, { ...store.get(node), password: canary('sign-in'), apiKey: canary('key') });
			sandbox.control.addFault({ kind: 'echo', system: node, times: 100 });
			const text = await told(node, firstCalls[node], store);
			// SoftExpert's gateway refuses a wrong key before anything could repeat it.
			expect(text).toContain(node === 'softExpert' ? 'did not accept the sign-in' : '***');
			for (const trace of traces([canary('sign-in'), canary('key')])) expect(text).not.toContain(trace);
		});

		test.each(system.operations.map((spec) => [`${spec.resource}.${spec.value}`, spec] as const))(
			'%s tells no secret',
			async (_name, spec) => {
				const store = sandboxCredentials(sandbox);
				await runNode({ node, parameters: firstCalls[node], store });
				const given = spec.fields.filter((property) => property.typeOptions?.password);
				const secrets = [
					...sandboxSecrets[node],
					...sandbox.control.liveTokens(node),
					...given.map(secretFor),
				];
				sandbox.control.addFault({ kind: 'echo', system: node, times: 100 });
				const text = await told(node, parametersOf(spec), store);
				expect(tracesIn(text, secrets)).toEqual([]);
				expect(tracesIn(addresses(), secrets)).toEqual([]);
				if (text.includes('refused')) echoes.add(`${node} ${spec.resource}.${spec.value}`);
			},
			20_000,
		);
	},
);

/** An operation of each system that carries a password of its own, or what comes nearest to one. */
const withSecret: Record<Node, string> = {
	archer: 'user.changePassword',
	softExpert: 'externalUser.create',
	assureSign: 'document.getStatus',
};

const scenarios: Array<FaultRule> = [
	...alterations.map((kind) => ({ kind })),
	...(['reset-before-response', 'reset-after-handling', 'html-login-page', 'truncated', 'cut'] as const).map(
		(kind) => ({ kind }),
	),
	...(['cut-chunked', 'cut-gzip', 'broken-gzip', 'broken-http', 'empty', 'fault', 'timeout'] as const).map(
		(kind) => ({ kind }),
	),
	...[400, 401, 403, 404, 429, 500, 502, 503].map((status) => ({ kind: 'status' as const, status })),
];

describe.each(Object.keys(systems) as Node[])('%s, whatever goes wrong', (node) => {
	const [resource, value] = withSecret[node].split('.');
	const spec = systems[node].operations.find((one) => one.resource === resource && one.value === value)!;

	test.each(scenarios.map((scenario) => [`${scenario.kind} ${scenario.status ?? ''}`, scenario] as const))(
		'%s tells no secret',
		async (_name, scenario) => {
			const store = sandboxCredentials(sandbox);
			const given = spec.fields.filter((property) => property.typeOptions?.password);
			expect(given.length).toBeGreaterThan(0);
			const parameters = { ...parametersOf(spec), options: { timeout: 1 } };
			sandbox.control.addFault({ ...scenario, system: node, times: 100 });
			const text = await told(node, parameters, store);
			const secrets = [...sandboxSecrets[node], ...sandbox.control.liveTokens(node), ...given.map(secretFor)];
			expect(text).toMatch(/node(?:api|operation)error/);
			expect(tracesIn(text, secrets)).toEqual([]);
			expect(tracesIn(addresses(), secrets)).toEqual([]);
		},
		60_000,
	);
});

test('nearly every operation met such a fault', () => {
	const all = Object.values(systems).flatMap((system) => system.operations);
	expect(echoes.size).toBeGreaterThan(all.length * 0.8);
});
