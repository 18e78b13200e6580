/* eslint-disable @n8n/community-nodes/no-restricted-globals -- the end-to-end tools are a process of their own, they never run inside n8n */
import { parseStored, type StoredExecution } from './execution';
import type { Release } from './paths';
import type { WorkflowFile } from './workflow';

export interface OwnerLogin {
	email: string;
	password: string;
}

export interface StoredCredential {
	id: string;
	name: string;
	type: string;
}

export interface CredentialTestResult {
	status: 'OK' | 'Error';
	message: string;
}

interface WorkflowSummary {
	id: string;
	versionId: string;
}

/** n8n's own REST interface, as its editor uses it. */
export class N8nClient {
	/** The owner's session: the value of a Cookie header. */
	cookie = '';

	constructor(
		readonly url: string,
		private readonly release: Release = 'newest',
	) {}

	async isReady(): Promise<boolean> {
		try {
			const answer = await fetch(`${this.url}/rest/settings`);
			await answer.arrayBuffer();
			return answer.ok && (answer.headers.get('content-type') ?? '').includes('application/json');
		} catch {
			return false;
		}
	}

	/** Sends JSON and returns the `data` of the answer; an answer with another status than 2xx is an error. */
	async call<Result>(
		method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
		path: string,
		body?: unknown,
	): Promise<Result> {
		const answer = await fetch(`${this.url}/rest${path}`, {
			method,
			// n8n closes idle connections after seconds, and a busy one just when the next request goes out on it.
			headers: { 'content-type': 'application/json', connection: 'close', cookie: this.cookie },
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		const text = await answer.text();
		if (!answer.ok)
			throw new Error(`n8n answered ${answer.status} to ${method} ${path}: ${text.slice(0, 500)}`);
		const cookies = answer.headers.getSetCookie();
		if (cookies.length > 0) this.cookie = cookies.map((cookie) => cookie.split(';')[0]).join('; ');
		return (JSON.parse(text) as { data: Result }).data;
	}

	async setUpOwner({ email, password }: OwnerLogin): Promise<void> {
		await this.call('POST', '/owner/setup', { email, password, firstName: 'Demo', lastName: 'Owner' });
	}

	/** Names of all node types that n8n has loaded from the package, such as `n8n-nodes-enterprise-soap.archer`. */
	async nodeTypes(packageName: string): Promise<string[]> {
		const answer = await fetch(`${this.url}/types/nodes.json`, {
			headers: { connection: 'close', cookie: this.cookie },
		});
		const types = (await answer.json()) as Array<{ name: string }>;
		return [...new Set(types.map(({ name }) => name))].filter((name) => name.startsWith(`${packageName}.`));
	}

	private taken?: Map<string, string[]>;

	/** The credential types that each node type takes. */
	async credentialTypes(): Promise<ReadonlyMap<string, string[]>> {
		if (this.taken) return this.taken;
		const answer = await fetch(`${this.url}/types/nodes.json`, {
			headers: { connection: 'close', cookie: this.cookie },
		});
		const types = (await answer.json()) as Array<{ name: string; credentials?: Array<{ name: string }> }>;
		this.taken = new Map();
		// A node type comes once for each group of its versions.
		for (const { name, credentials = [] } of types) {
			this.taken.set(name, [...(this.taken.get(name) ?? []), ...credentials.map((one) => one.name)]);
		}
		return this.taken;
	}

	/** Makes a data table in the owner's project. Returns its id. */
	async createTable(name: string, columns: Array<{ name: string; type: string }>): Promise<string> {
		const { id } = await this.call<{ id: string }>('POST', `${await this.tables()}`, { name, columns });
		return id;
	}

	/** All rows of a data table, oldest first; undefined where there is no such table. */
	async tableRows(name: string): Promise<Array<Record<string, unknown>> | undefined> {
		const table = await this.table(name);
		if (table === undefined) return undefined;
		const { data } = await this.call<{ data: Array<Record<string, unknown>> }>(
			'GET',
			`${table}/rows?take=250&sortBy=id:asc`,
		);
		return data;
	}

	async insertRows(name: string, data: Array<Record<string, unknown>>): Promise<void> {
		const table = await this.table(name);
		if (table === undefined) throw new Error(`There is no data table "${name}".`);
		await this.call('POST', `${table}/insert`, { data, returnType: 'count' });
	}

	private async table(name: string): Promise<string | undefined> {
		const tables = await this.tables();
		const { data } = await this.call<{ data: Array<{ id: string; name: string }> }>('GET', tables);
		const found = data.find((table) => table.name === name);
		return found && `${tables}/${found.id}`;
	}

	private async tables(): Promise<string> {
		const { id } = await this.call<{ id: string }>('GET', '/projects/personal');
		return `/projects/${id}/data-tables`;
	}

	async createCredential(
		name: string,
		type: string,
		data: Record<string, unknown>,
	): Promise<StoredCredential> {
		return await this.call('POST', '/credentials', { name, type, data });
	}

	/** What the editor does when a credential is saved. `data` may hold changes that are not stored. */
	async testCredential(
		credential: StoredCredential,
		data?: Record<string, unknown>,
	): Promise<CredentialTestResult> {
		const { id, name, type } = credential;
		return await this.call('POST', '/credentials/test', { credentials: { id, name, type, data } });
	}

	/** Stores a workflow file, with each credential it names replaced by the one of that name. Returns its id. */
	async importWorkflow(workflow: WorkflowFile, credentials: StoredCredential[]): Promise<string> {
		const nodes = workflow.nodes.map((node) => ({
			...node,
			...(node.credentials && {
				credentials: Object.fromEntries(
					Object.entries(node.credentials).map(([type, { name }]) => {
						const stored = credentials.find((one) => one.type === type && one.name === name);
						if (!stored) throw new Error(`The workflow names the credential "${name}", which is missing.`);
						return [type, { id: stored.id, name }];
					}),
				),
			}),
		}));
		const { id } = await this.call<WorkflowSummary>('POST', '/workflows', {
			name: workflow.name,
			nodes,
			connections: workflow.connections,
			settings: workflow.settings ?? {},
			pinData: workflow.pinData ?? {},
			active: false,
		});
		return id;
	}

	/** Publishes a workflow. n8n returns before its webhooks answer, by a second or so. */
	async activateWorkflow(id: string): Promise<void> {
		const { versionId } = await this.call<WorkflowSummary>('GET', `/workflows/${id}`);
		await this.call('POST', `/workflows/${id}/activate`, { versionId });
	}

	/** Runs a stored workflow from one of its triggers, as the editor's button does. Returns the execution's id. */
	async runWorkflow(id: string, trigger: string): Promise<string> {
		const { executionId } = await this.call<{ executionId: string }>('POST', `/workflows/${id}/run`, {
			triggerToStartFrom: { name: trigger },
			// The first n8n wants to be told what it has stored.
			...(this.release === 'oldest' && { workflowData: await this.call('GET', `/workflows/${id}`) }),
		});
		return executionId;
	}

	/** The ids of a workflow's stored executions, newest first. */
	async executionIds(workflowId: string): Promise<string[]> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		const { results } = await this.call<{ results: Array<{ id: string }> }>(
			'GET',
			`/executions?filter=${filter}`,
		);
		// n8n asks for running and for ended executions apart: one that ends in between comes twice.
		return [...new Set(results.map(({ id }) => id))];
	}

	/** The execution's stored form, unread: what a search for leaked secrets looks at. */
	async rawExecution(
		id: string,
	): Promise<{ status: StoredExecution['status']; finished: boolean; data: string }> {
		return await this.call('GET', `/executions/${id}`);
	}

	/** Waits for an execution to leave these states, whatever its result, and reads what n8n has stored of it. */
	async waitForExecution(
		id: string,
		limit = 300_000,
		signal?: AbortSignal,
		unfinished: Array<StoredExecution['status']> = ['new', 'running', 'waiting'],
	): Promise<StoredExecution> {
		const latest = Date.now() + limit;
		for (;;) {
			signal?.throwIfAborted();
			const { status, finished, data } = await this.rawExecution(id);
			const stored = parseStored(data) as Partial<Pick<StoredExecution, 'resultData'>> | undefined;
			// The first n8n says that it has ended before it has stored what came of it.
			if (!unfinished.includes(status) && stored?.resultData !== undefined) {
				return { id, status, finished, resultData: stored.resultData };
			}
			if (Date.now() > latest) throw new Error(`Execution ${id} is still ${status} after ${limit / 1000} s.`);
			await new Promise((resolve) => setTimeout(resolve, 250));
		}
	}

	/** Runs a workflow and waits for its stored result. */
	async execute(
		workflowId: string,
		trigger: string,
		{ limit, signal }: { limit?: number; signal?: AbortSignal } = {},
	): Promise<StoredExecution> {
		return await this.waitForExecution(await this.runWorkflow(workflowId, trigger), limit, signal);
	}
}
