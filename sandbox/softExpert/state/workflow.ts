import type { Process, WorkflowInstance } from './model';

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
		associations: [],
		exceptions: [],
		startedAt: new Date().toISOString().slice(0, 19).replace('T', ' '),
	};
	workflows.set(instance.id, instance);
	return instance;
}
