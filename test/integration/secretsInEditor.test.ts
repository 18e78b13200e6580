import type { ILoadOptionsFunctions, INodeType } from 'n8n-workflow';
import { Archer } from '../../nodes/Archer/Archer.node';
import { AssureSign } from '../../nodes/AssureSign/AssureSign.node';
import { SoftExpert } from '../../nodes/SoftExpert/SoftExpert.node';
import { sandboxLogins, startSandbox, type Sandbox } from '../../sandbox';
import { Poller } from '../support/archerPoller';
import { tracesIn } from '../support/secretTraces';
import { sandboxCredentials } from '../support/workflow';
import { storeWith, testCredential, type System } from './signIn/support';
import { editorOf } from '../support/editorNode';

/** Pickers, a trigger and the credential's test fail where no item is: their errors are seen all the same. */
let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.stop());
beforeEach(() => sandbox.control.reset());

const kinds = ['echo', 'fault', 'html-login-page', 'truncated', 'text-result', 'two-bodies'] as const;

/** The first sign-in works, so that there is a token to be told. */
async function failing(
	system: System,
	call: () => Promise<unknown>,
	signIn: () => Promise<unknown> = call,
): Promise<void> {
	for (const kind of kinds) {
		await signIn();
		sandbox.control.addFault({ kind, system, times: 100 });
		const error = (await call().then(
			() => undefined,
			(thrown: unknown) => thrown,
		)) as (Error & { description?: string }) | undefined;
		const shown = [error?.message, error?.description, error?.stack, JSON.stringify(error)].join('\n');
		const secrets = [...sandbox.control.liveTokens(system), ...secretsOf[system]];
		expect({ kind, failed: error !== undefined }).toEqual({ kind, failed: true });
		expect({ kind, traces: tracesIn(shown, secrets) }).toEqual({ kind, traces: [] });
		sandbox.control.clearFaults();
	}
}

const secretsOf: Record<System, string[]> = {
	archer: [sandboxLogins.archer.password],
	softExpert: [sandboxLogins.softExpert.apiKey],
	assureSign: [sandboxLogins.assureSign.password],
};

/** The list of services asks nobody, and descriptions are no SOAP: they fail in ways of their own, below. */
const described = ['searchServices', 'searchMethods'];

type Search = (this: ILoadOptionsFunctions, filter?: string, token?: string) => Promise<unknown>;

const pickers: Array<[System, string, INodeType, Search]> = [
	...Object.entries(new Archer().methods.listSearch)
		.filter(([name]) => name !== 'searchValues' && !described.includes(name))
		.map(([name, search]): [System, string, INodeType, Search] => ['archer', name, new Archer(), search]),
	...Object.entries(new AssureSign().methods.listSearch)
		.filter(([name]) => !described.includes(name))
		.map(([name, search]): [System, string, INodeType, Search] => [
			'assureSign',
			name,
			new AssureSign(),
			search,
		]),
];

/** What the lists depend on. */
const chosen = { moduleId: '84', fieldId: '7004', field: '7004', valuesListId: '45' };

test.each(pickers)('%s: %s tells no secret', async (system, _name, type, search) => {
	const store = sandboxCredentials(sandbox);
	const parameters = { resource: 'user', operation: 'get' };
	const listed = async (list: Search) =>
		await list.call(editorOf({ system, type, store, parameters, fields: chosen }));
	// What the editor knows of an application is kept for minutes: the list itself is asked for with the fault only.
	const { searchGroups } = new Archer().methods.listSearch;
	await failing(
		system,
		async () => await listed(search),
		system === 'archer' ? async () => await listed(searchGroups) : undefined,
	);
});

const describedBy: Array<[System, INodeType, Search, string]> = [
	['archer', new Archer(), new Archer().methods.listSearch.searchMethods, 'field'],
	['softExpert', new SoftExpert(), new SoftExpert().methods.listSearch.searchMethods, 'adm_ws'],
	['assureSign', new AssureSign(), new AssureSign().methods.listSearch.searchMethods, 'Users'],
];

test.each(describedBy)('%s: the list of methods tells no secret', async (system, type, search, service) => {
	for (const kind of ['html-login-page', 'truncated', 'empty'] as const) {
		// What was read of an address is kept.
		const own = await startSandbox();
		try {
			own.control.addFault({ kind, system, times: 100, method: system === 'archer' ? '?WSDL' : '?wsdl' });
			const parameters = { resource: 'callMethod', operation: 'callDescribed', serviceName: service };
			const editor = editorOf({
				system,
				type,
				store: sandboxCredentials(own),
				parameters,
				fields: parameters,
			});
			const error = (await search.call(editor).then(
				() => undefined,
				(thrown: unknown) => thrown,
			)) as (Error & { description?: string }) | undefined;
			expect({ kind, failed: error !== undefined }).toEqual({ kind, failed: true });
			const shown = [error?.message, error?.description, error?.stack, JSON.stringify(error)].join('\n');
			const secrets = [...own.control.liveTokens(system), ...secretsOf[system]];
			expect({ kind, traces: tracesIn(shown, secrets) }).toEqual({ kind, traces: [] });
		} finally {
			await own.stop();
		}
	}
});

test('the trigger of Archer tells no secret', async () => {
	const store = sandboxCredentials(sandbox);
	const poller = new Poller(
		{
			event: 'createdOrUpdated',
			watch: 'search',
			application: '84',
			displayFields: '7001',
			lastUpdatedField: '7017',
			simplify: true,
		},
		() => store,
	);
	await failing('archer', async () => await poller.poll('manual'));
});

test.each(['archer', 'assureSign'] as const)(
	'the test of the credential of %s tells no secret',
	async (system) => {
		let count = 0;
		for (const kind of kinds) {
			const secret = `Canary-${++count} &<"'>/+=%`;
			sandbox.control.addFault({ kind, system, times: 100 });
			const error = await testCredential(system, storeWith(sandbox, system, { password: secret })).then(
				() => undefined,
				(thrown: Error & { description?: string }) => thrown,
			);
			expect({ kind, failed: error !== undefined }).toEqual({ kind, failed: true });
			const shown = [error?.message, error?.description, error?.stack, JSON.stringify(error)].join('\n');
			expect({ kind, traces: tracesIn(shown, [secret]) }).toEqual({ kind, traces: [] });
			sandbox.control.clearFaults();
		}
	},
);
