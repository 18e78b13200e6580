/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { itemsOf, type StoredExecution } from '../../../e2e/execution';
import { pressButton, startMailbox, type Mail, type Mailbox } from '../../../e2e/mailbox';
import type { N8nOptions } from '../../../e2e/n8n';
import { withCredentials, withEvent, withSettings, withSubWorkflows } from '../../../e2e/prepare';
import { loadTemplate, type WorkflowFile } from '../../../e2e/workflow';
import { openStage, type Stage } from '../support';

/** A real n8n in which templates run from recorded events, beside the sandbox and a mailbox. */
export interface TemplateStage extends Stage {
	mailbox: Mailbox;
	/** Adds a credential that the templates imported after it use wherever its type is taken. */
	addCredential(type: string, data: Record<string, unknown>): Promise<void>;
	/** The template as a person sets it up: credentials and sub-workflows chosen, other values in *Settings*. */
	prepare(name: string, settings?: Record<string, unknown>): Promise<WorkflowFile>;
	/** Prepares, stores and publishes it: later ones can call it. Returns its id. */
	publish(name: string, settings?: Record<string, unknown>): Promise<string>;
	/** Runs a prepared template from the trigger, as if these items had come in there. */
	runFromEvent(
		workflow: WorkflowFile,
		trigger: string,
		...items: Array<Record<string, unknown>>
	): Promise<StoredExecution>;
}

export async function openTemplateStage(options: Partial<N8nOptions> = {}): Promise<TemplateStage> {
	const stage = await openStage(options);
	const { client } = stage.n8n;
	const mailbox = await startMailbox();
	const published = new Map<string, string>();
	const addCredential = async (type: string, data: Record<string, unknown>) =>
		void stage.credentials.push(await client.createCredential(`Test ${type}`, type, data));
	await addCredential('smtp', mailbox.credential);
	const prepare = async (name: string, settings: Record<string, unknown> = {}) =>
		withSubWorkflows(
			await withCredentials(withSettings(await loadTemplate(name), settings), client, stage.credentials),
			published,
		);
	return {
		...stage,
		mailbox,
		addCredential,
		prepare,
		publish: async (name, settings) => {
			const workflow = await prepare(name, settings);
			const id = await client.importWorkflow(workflow, stage.credentials);
			await client.activateWorkflow(id);
			published.set(workflow.name, id);
			return id;
		},
		runFromEvent: async (workflow, trigger, ...items) =>
			await stage.execute(withEvent(workflow, trigger, items), trigger),
		close: async () => {
			await mailbox.stop();
			await stage.close();
		},
	};
}

export interface RecordedEvent {
	/** What the trigger puts out. */
	item: { json: Record<string, unknown> };
	/** What the templates make of it. */
	normalised: Record<string, unknown>;
}

/** A recorded event of `test/e2e/fixtures`. */
export function recordedEvent(name: string): RecordedEvent {
	const text = readFileSync(join(__dirname, '../fixtures', `${name}.json`), 'utf8');
	return JSON.parse(text) as RecordedEvent;
}

/** Posts bytes to a published webhook; n8n answers 404 until it has registered it. */
export async function postEvent(
	url: string,
	body: string,
	headers: Record<string, string> = {},
): Promise<Response> {
	const latest = Date.now() + 15_000;
	for (;;) {
		const answer = await fetch(url, {
			method: 'POST',
			headers: { 'content-type': 'application/json', connection: 'close', ...headers },
			body,
		});
		if (answer.status !== 404 || Date.now() > latest) return answer;
		await pause();
	}
}

/** Presses the button whose address holds this text. */
export const press = async (stage: TemplateStage, mail: Mail, button: string) =>
	await pressButton(stage.n8n.client, mail, button);

/** Asks again until `look` gives something. */
export async function eventually<Result>(look: () => Result | Promise<Result>): Promise<NonNullable<Result>> {
	const latest = Date.now() + 60_000;
	for (;;) {
		const found = await look();
		if (found !== undefined && found !== null && found !== false) return found;
		if (Date.now() > latest) throw new Error(`Nothing came within a minute: ${look.toString()}`);
		await pause();
	}
}

const pause = async () => await new Promise((resolve) => setTimeout(resolve, 200));

export const jsonOf = (execution: StoredExecution, node: string, output = 0) =>
	itemsOf(execution, node, output).map(({ json }) => json);

/** What the three systems hold now, as text: two runs with the same outcome leave the same. */
export function holdings({ sandbox }: Stage): string {
	const plain = (key: string, value: unknown) => {
		// Whoever reads has signed in before.
		if (key === 'loggedOn' || key === 'lastLogin') return undefined;
		return value instanceof Map ? [...value.entries()] : value instanceof Set ? [...value] : value;
	};
	const { archer, softExpert, assureSign } = sandbox;
	const { groups, roles, contacts } = archer.state.people;
	const { records } = archer.state.content;
	return JSON.stringify(
		{
			archer: [archer.state.users, groups, roles, contacts, records],
			softExpert: [softExpert.state.users, softExpert.state.externalUsers, softExpert.state.workflows],
			assureSign: [assureSign.state.users, assureSign.state.documents, assureSign.state.envelopes],
		},
		plain,
	);
}

/** Where the HR workflows come in to *joiner, mover, leaver*. */
const personTrigger = 'When Called With a Person';

/** Runs *joiner, mover, leaver* with these people, as an HR workflow hands them over. */
export async function runPeople(
	stage: TemplateStage,
	people: Array<Record<string, unknown>>,
	settings: Record<string, unknown> = {},
): Promise<StoredExecution> {
	const workflow = await stage.prepare('joiner-mover-leaver', settings);
	return await stage.runFromEvent(workflow, personTrigger, ...people);
}

/** The rows that the access log has of a person, oldest first. */
export const accessLog = async ({ n8n }: Stage, person: string) =>
	((await n8n.client.tableRows('Access Log')) ?? []).filter((row) => row.personId === person);

/** Ended executions of a workflow that came to a node, newest first. */
export async function endedAt(stage: Stage, workflowId: string, node: string): Promise<StoredExecution[]> {
	const { client } = stage.n8n;
	const found: StoredExecution[] = [];
	for (const id of await client.executionIds(workflowId)) {
		const { status } = await client.rawExecution(id);
		if (['new', 'running', 'waiting'].includes(status)) continue;
		const execution = await client.waitForExecution(id);
		if (execution.resultData.runData[node]) found.push(execution);
	}
	return found;
}
