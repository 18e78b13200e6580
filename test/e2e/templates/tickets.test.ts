import { createHmac } from 'node:crypto';
import type { StoredExecution } from '../../../e2e/execution';
import versions from '../../support/templates/nodeVersions.json';
import { startLimit } from '../support';
import type { Routes, ServiceRequest } from './fakeService';
import { startHosts, type Hosts } from './hosts';
import {
	endedAt,
	eventually,
	holdings,
	jsonOf,
	openTemplateStage,
	postEvent,
	recordedEvent,
	type TemplateStage,
} from './support';

type Versions = Record<string, { name: string; current: number; earlier?: number[] }>;

/** A ticket of each system becomes an Archer record, and the closed record writes back into the ticket, once. */

jest.setTimeout(60_000);
const incidents = 104;
let stage: TemplateStage;
let hosts: Hosts;

interface Desk {
	name: string;
	template: string;
	host: string;
	/** The node of the recorded event. */
	trigger: string;
	event: string;
	/** What the record holds, by field ID. */
	record: Record<number, unknown>;
	key: string;
	/** The calls that write into the ticket. */
	writes: string;
	/** The text of such a call. */
	note: (request: ServiceRequest) => unknown;
	credential: [type: string, data: Record<string, unknown>];
}

const text = (value: string) => ({ kind: 'text', text: value });
const list = (id: number) => ({ kind: 'list', entries: [{ id }] });
const links = (name: string, url: string) => ({ kind: 'links', links: [{ name, url }] });

const desks: Desk[] = [
	{
		name: 'Jira',
		template: 'jira-ticket-to-archer-record',
		host: 'example.atlassian.net',
		trigger: 'Jira Ticket Created or Changed',
		event: 'jira-trigger-issue-created',
		key: 'SEC-42',
		record: {
			7602: text('Vendor risk review for ACME'),
			7603: text('Jira'),
			7604: text('SEC-42'),
			7605: links('SEC-42', 'https://example.atlassian.net/browse/SEC-42'),
			7606: text('Please open a risk record.'),
			7607: list(613),
			7610: text('Ann Lee'),
			7611: { kind: 'date', time: Date.parse('2026-01-31T18:42:00Z') },
		},
		writes: 'POST /rest/api/3/issue/SEC-42/comment',
		note: ({ body }) =>
			(body as { body: { content: Array<{ content: Array<{ text: string }> }> } }).body.content[0].content[0]
				.text,
		credential: [
			'jiraSoftwareCloudApi',
			{ email: 'n8n@example.com', apiToken: 'fake', domain: 'https://example.atlassian.net' },
		],
	},
	{
		name: 'ServiceNow',
		template: 'servicenow-incident-to-archer-record',
		host: 'example.service-now.com',
		trigger: 'ServiceNow Incident Created or Changed',
		event: 'servicenow-business-rule',
		key: 'INC0010023',
		record: {
			7602: text('Laptop stolen'),
			7603: text('ServiceNow'),
			7604: text('INC0010023'),
			7605: links(
				'INC0010023',
				'https://example.service-now.com/nav_to.do?uri=incident.do?sys_id=9d385017c611228701d22104cc95c371',
			),
			7606: text('Device holds customer data.'),
			7607: list(613),
			7610: text('Ann Lee'),
		},
		writes: 'PATCH /api/now/table/incident/9d385017c611228701d22104cc95c371',
		note: ({ body }) => (body as { work_notes: string }).work_notes,
		credential: ['serviceNowBasicApi', { user: 'n8n', password: 'fake', subdomain: 'example' }],
	},
	{
		name: 'Zendesk',
		template: 'zendesk-ticket-to-archer-record',
		host: 'example.zendesk.com',
		trigger: 'Zendesk Ticket Created or Changed',
		event: 'zendesk-trigger',
		key: '35',
		record: {
			7602: text('Access to Archer'),
			7603: text('Zendesk'),
			7604: text('35'),
			7605: links('Zendesk 35', 'https://example.zendesk.com/agent/tickets/35'),
			7606: text('Please give Ann Lee access.'),
			7607: list(613),
			7610: text('Max Roe'),
		},
		writes: 'PUT /api/v2/tickets/35.json',
		note: ({ body }) => (body as { ticket: { comment: { html_body: string } } }).ticket.comment.html_body,
		credential: ['zendeskApi', { subdomain: 'example', email: 'n8n@example.com', apiToken: 'fake' }],
	},
];

const signingSecret = 'signed-by-zendesk';
const routes: Record<string, Routes> = {
	'example.atlassian.net': {
		'GET /rest/api/2/serverInfo': () => ({ deploymentType: 'Cloud' }),
		'GET /rest/webhooks/1.0/webhook': () => [],
		'POST /rest/webhooks/1.0/webhook': () => ({ self: 'https://example.atlassian.net/rest/webhooks/1.0/webhook/1' }),
		'POST /rest/api/3/issue/*': () => ({ id: '20001' }),
	},
	'example.service-now.com': {
		'GET /api/now/table/incident': ({ query }) => ({
			result: query.sysparm_query === 'number=INC0010023' ? [recorded('servicenow-incident-get')] : [],
		}),
		'PATCH /api/now/table/incident/*': () => ({ result: recorded('servicenow-incident-get') }),
	},
	'example.zendesk.com': {
		'GET /api/v2/webhooks': () => ({ webhooks: [] }),
		'POST /api/v2/webhooks': () => ({ webhook: { id: 'W1' } }),
		'GET /api/v2/webhooks/W1/signing_secret': () => ({ signing_secret: { secret: signingSecret } }),
		'POST /api/v2/triggers.json': () => ({ trigger: { id: 7 } }),
		'DELETE /api/v2/*': () => ({}),
		'GET /api/v2/triggers/active.json': () => ({ triggers: [] }),
		'PUT /api/v2/tickets/35.json': () => ({ ticket: { id: 35 } }),
	},
};
const recorded = (name: string) => recordedEvent(name).item.json;

beforeAll(async () => {
	hosts = await startHosts(routes);
	stage = await openTemplateStage({ environment: hosts.environment });
	for (const { credential } of desks) await stage.addCredential(...credential);
	await stage.addCredential('httpHeaderAuth', { name: 'X-Secret', value: 'said-by-servicenow' });
}, startLimit);

afterAll(async () => {
	await stage?.close();
	await hosts?.stop();
});

beforeEach(() => {
	stage.sandbox.control.reset();
	for (const { host } of desks) hosts.of(host).requests.length = 0;
});

const content = () => stage.sandbox.archer.state.content;
const recordsOf = (desk: Desk) =>
	[...content().records.values()].filter(
		({ moduleId, values }) =>
			moduleId === incidents && (values.get(7604) as { text?: string } | undefined)?.text === desk.key,
	);
const notesIn = ({ host, writes, note }: Desk) =>
	hosts.of(host).requests.filter(({ call }) => call === writes).map(note);

/** What every run of a template ends with when nothing went wrong. */
function wentWell(execution: StoredExecution): void {
	expect(execution.resultData.error).toBeUndefined();
	expect(execution.status).toBe('success');
}

describe.each(desks)('$name', (desk) => {
	test('the recorded event becomes one record with its owners, however often it comes', async () => {
		const workflow = await stage.prepare(desk.template);
		const first = await stage.runFromEvent(workflow, desk.trigger, recorded(desk.event));
		wentWell(first);
		expect(jsonOf(first, 'Ticket Is in Archer')).toHaveLength(1);
		const [record, ...others] = recordsOf(desk);
		expect(others).toEqual([]);
		expect(Object.fromEntries(record.values)).toMatchObject(desk.record);
		// The group IT Security, by its name.
		expect(record.values.get(7609)).toEqual({ kind: 'people', users: [], groups: [93] });

		// Whom a person has assigned since then stays.
		content().change(record.contentId, new Map([[7609, { kind: 'people', users: [205], groups: [] }]]));
		const before = holdings(stage);
		const second = await stage.runFromEvent(workflow, desk.trigger, recorded(desk.event));
		wentWell(second);
		expect(jsonOf(second, 'Assign Owners')).toEqual([]);
		expect(recordsOf(desk)).toEqual([record]);
		expect(withoutTimes(holdings(stage))).toBe(withoutTimes(before));
		expect(stage.sandbox.deviations).toEqual([]);
	});

	test('the closed record writes its resolution into the ticket, once', async () => {
		const workflow = await stage.prepare(desk.template);
		await stage.runFromEvent(workflow, desk.trigger, recorded(desk.event));
		const [record] = recordsOf(desk);
		content().change(
			record.contentId,
			new Map<number, ReturnType<typeof list> | ReturnType<typeof text>>([
				[7608, list(653)],
				[7612, text('<p>Reviewed &amp; accepted.</p>')],
			]) as never,
		);
		const id = await stage.n8n.client.importWorkflow(workflow, stage.credentials);
		for (let run = 0; run < 2; run++) {
			wentWell(await stage.n8n.client.execute(id, 'Archer Record Closed'));
		}
		const resolution = desk.name === 'Zendesk' ? '<p>Reviewed &amp; accepted.</p>' : 'Reviewed & accepted.';
		const { text: title } = record.values.get(7602) as { text: string };
		expect(notesIn(desk)).toEqual([`Archer has closed the record "${title}". ${resolution}`]);
		expect(stage.sandbox.deviations).toEqual([]);
	});

	test('what Archer refuses stops the run with a sentence', async () => {
		const workflow = await stage.prepare(desk.template, { archerSeverityOtherwise: 'Huge', archerSeverities: '={{ {} }}' });
		const execution = await stage.runFromEvent(workflow, desk.trigger, recorded(desk.event));
		expect(execution.status).toBe('error');
		expect(execution.resultData.error?.message).toContain('"Huge"');
		expect(recordsOf(desk)).toEqual([]);
	});

	test('other tickets are left alone', async () => {
		const label = { Jira: 'onlyLabel', ServiceNow: 'onlyCategory', Zendesk: 'onlyTag' }[desk.name]!;
		const workflow = await stage.prepare(desk.template, { [label]: 'something else' });
		const execution = await stage.runFromEvent(workflow, desk.trigger, recorded(desk.event));
		wentWell(execution);
		expect(jsonOf(execution, 'Nothing to Do')).toHaveLength(1);
		expect(recordsOf(desk)).toEqual([]);
	});
});

/** Times of writing, which differ from run to run. */
const withoutTimes = (state: string) => state.replace(/"lastUpdated":\d+/g, '"lastUpdated":0');

test('a published workflow registers with Zendesk, checks its signature and reports its failure', async () => {
	const [zendesk] = desks.filter(({ name }) => name === 'Zendesk');
	const id = await stage.publish(zendesk.template, { archerApplication: 'No such application' });
	const registered = await eventually(() =>
		hosts.of(zendesk.host).requests.find(({ call }) => call === 'POST /api/v2/webhooks'),
	);
	const { endpoint } = (registered.body as { webhook: { endpoint: string } }).webhook;
	const body = JSON.stringify(recorded(zendesk.event));
	const stamp = '2026-01-31T18:42:00Z';
	const signature = createHmac('sha256', signingSecret).update(`${stamp}${body}`).digest('base64');
	const signed = (value: string) => ({
		'x-zendesk-webhook-signature': value,
		'x-zendesk-webhook-signature-timestamp': stamp,
	});
	// n8n keeps what it has registered a moment after Zendesk has taken it.
	await eventually(async () => (await postEvent(endpoint, body, signed('wrong'))).status === 401);
	expect((await postEvent(endpoint, body, signed(signature))).status).toBe(200);

	const [execution] = await eventually(async () => {
		const found = await endedAt(stage, id, 'Failure to Report');
		return found.length > 0 ? found : undefined;
	});
	const [report] = jsonOf(execution, 'Failure to Report');
	expect(report).toMatchObject({ lastNode: 'Record Not Written' });
	expect(report.message).toContain('No such application');
});

test('an incident that ServiceNow does not have stops the run with a sentence', async () => {
	const desk = desks.find(({ name }) => name === 'ServiceNow')!;
	const workflow = await stage.prepare(desk.template);
	const unknown = { ...(recorded(desk.event).body as object), number: 'INC0000001' };
	await stage.runFromEvent(workflow, desk.trigger, { ...recorded(desk.event), body: unknown });
	const [record] = [...content().records.values()].filter(({ moduleId }) => moduleId === incidents);
	content().change(record.contentId, new Map([[7608, { kind: 'list', entries: [{ id: 653 }] }]]));
	const id = await stage.n8n.client.importWorkflow(workflow, stage.credentials);
	const execution = await stage.n8n.client.execute(id, 'Archer Record Closed');
	expect(execution.resultData.error?.message).toBe('ServiceNow has no incident INC0000001.');
});

test('the list of node versions is that of this n8n', async () => {
	const { url, client } = stage.n8n;
	const answer = await fetch(`${url}/types/nodes.json`, {
		headers: { connection: 'close', cookie: client.cookie },
	});
	const types = (await answer.json()) as Array<{
		name: string;
		version: number | number[];
		defaultVersion?: number;
		defaults: { name?: string };
	}>;
	for (const [type, { name, current, earlier = [] }] of Object.entries(versions.nodes as Versions)) {
		const all = types.filter((one) => one.name === type);
		const known = all.flatMap(({ version }) => version);
		const newest = all.find(({ defaultVersion }) => defaultVersion)?.defaultVersion ?? Math.max(...known);
		expect([type, newest]).toEqual([type, current]);
		expect(known).toEqual(expect.arrayContaining(earlier));
		expect(all.map(({ defaults }) => defaults.name)).toContain(name);
	}
});
