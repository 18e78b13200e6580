import type { runNode as RunNode } from './workflow';

/**
 * Workers of n8n's queue mode share the stored credential and nothing else. A module registry stands for each process: it has
 * its own locks, limits and memory.
 */
export async function startWorkers(count: number): Promise<Array<typeof RunNode>> {
	const workers: Array<typeof RunNode> = [];
	while (workers.length < count) {
		await jest.isolateModulesAsync(async () => {
			workers.push((await import('./workflow')).runNode);
		});
	}
	return workers;
}
