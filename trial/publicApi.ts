import type { SavedWorkflow } from './moving';

export interface StoredWorkflow extends SavedWorkflow {
	id: string;
	name: string;
	active?: boolean;
	connections: unknown;
	settings?: Record<string, unknown>;
}

/** n8n gives further settings that it does not take back. */
const takenSettings = [
	'saveExecutionProgress',
	'saveManualExecutions',
	'saveDataErrorExecution',
	'saveDataSuccessExecution',
	'executionTimeout',
	'errorWorkflow',
	'timezone',
	'executionOrder',
	'callerPolicy',
	'callerIds',
	'timeSavedPerExecution',
];

/** The part of n8n's public API that reads and replaces workflows. */
export class PublicApi {
	private readonly base: string;

	constructor(
		address: string,
		private readonly key: string | undefined,
	) {
		if (!key) {
			throw new Error('Set N8N_API_KEY to a key of Settings -> n8n API that may read and update workflows.');
		}
		this.base = `${address.replace(/\/+$/, '')}/api/v1`;
	}

	private async call<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
		const answer = await fetch(`${this.base}${path}`, {
			method,
			headers: { 'X-N8N-API-KEY': this.key!, 'content-type': 'application/json', connection: 'close' },
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		const text = await answer.text();
		if (!answer.ok) {
			throw new Error(`n8n refused ${method} ${path} with ${answer.status}: ${text.slice(0, 300)}`);
		}
		return JSON.parse(text) as Answer;
	}

	async *workflows(): AsyncGenerator<StoredWorkflow> {
		for (let cursor: string | null | undefined = ''; cursor !== undefined && cursor !== null; ) {
			const next: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
			const page: { data: StoredWorkflow[]; nextCursor?: string | null } = await this.call(
				'GET',
				`/workflows?limit=100${next}`,
			);
			yield* page.data;
			cursor = page.nextCursor;
		}
	}

	/** A published workflow goes on with its new nodes. */
	async replace({ id, name, nodes, connections, settings = {}, active }: StoredWorkflow): Promise<void> {
		const taken = Object.fromEntries(Object.entries(settings).filter(([key]) => takenSettings.includes(key)));
		await this.call('PUT', `/workflows/${id}`, { name, nodes, connections, settings: taken });
		if (active) await this.call('POST', `/workflows/${id}/activate`);
	}
}
