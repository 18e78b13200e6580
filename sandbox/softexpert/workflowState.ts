/** A process that can be started. */
export interface Process {
	id: string;
	/** In the order in which an instance comes to them. */
	activities: Array<{
		id: string;
		kind: 'user' | 'system';
		/** How many actions (buttons) it has. */
		actions: number;
	}>;
	/** Users who may start it; everybody when left out. */
	starters?: string[];
	/** Field IDs of the main form, by form ID. */
	forms: Record<string, string[]>;
	/** Field IDs of the grids, by relationship ID. */
	grids: Record<string, string[]>;
}

export interface GridRow {
	id: string;
	grid: string;
	fields: Record<string, string>;
	relations: Record<string, Record<string, string>>;
}

export interface WorkflowInstance {
	id: string;
	process: string;
	title: string;
	status: 'running' | 'finished' | 'cancelled';
	/** Position in the activities of the process. */
	at: number;
	startedBy: string;
	/** What was executed: activity and action. */
	history: string[];
	fields: Record<string, string>;
	relations: Record<string, Record<string, string>>;
	rows: GridRow[];
	/** Attachments and file fields: name and size in bytes. */
	files: Array<{ name: string; bytes: number; where: string }>;
	comments: Array<{ activity: string; text: string; isPrivate: boolean }>;
	/** All values of each attribute. */
	attributes: Record<string, string[]>;
	/** Who asked for it, where that was said. */
	requester?: { user?: string; customer?: string; contact?: string };
	/** Without a zone, as SoftExpert writes it. */
	startedAt: string;
}

export function seedWorkflows(
	processes: Map<string, Process>,
	workflows: Map<string, WorkflowInstance>,
): void {
	processes.set('PURCHASE', {
		id: 'PURCHASE',
		activities: [
			{ id: 'REQUEST', kind: 'user', actions: 1 },
			{ id: 'APPROVE', kind: 'user', actions: 2 },
			{ id: 'ORDER', kind: 'system', actions: 1 },
		],
		forms: { purchase: ['product', 'amount', 'neededBy', 'quote'] },
		grids: { items: ['product', 'amount'] },
	});
	processes.set('PAYROLL', {
		id: 'PAYROLL',
		activities: [{ id: 'CHECK', kind: 'user', actions: 1 }],
		starters: ['msilva'],
		forms: {},
		grids: {},
	});
	startInstance(workflows, processes.get('PURCHASE')!, 'A chair', 'jdoe');
}

export function startInstance(
	workflows: Map<string, WorkflowInstance>,
	process: Process,
	title: string,
	startedBy: string,
): WorkflowInstance {
	const instance: WorkflowInstance = {
		id: String(workflows.size + 1).padStart(6, '0'),
		process: process.id,
		title,
		status: 'running',
		at: 0,
		startedBy,
		history: [],
		fields: {},
		relations: {},
		rows: [],
		files: [],
		comments: [],
		attributes: {},
		startedAt: new Date().toISOString().slice(0, 19).replace('T', ' '),
	};
	workflows.set(instance.id, instance);
	return instance;
}
