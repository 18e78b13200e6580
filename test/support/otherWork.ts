import type { Sandbox } from '../../sandbox';
import { runNode, sandboxCredentials } from './workflow';

/**
 * Another execution with twenty requests, one after the other. What a cancelled execution would still send has come by its end:
 * that takes longer than any request of the test, however busy the machine is.
 */
export async function otherWork(sandbox: Sandbox): Promise<void> {
	const { items } = await runNode({
		node: 'archer',
		parameters: {
			resource: 'user',
			operation: 'count',
			options: { parallelRequests: 1 },
		},
		items: Array.from({ length: 20 }, () => ({})),
		store: sandboxCredentials(sandbox),
	});
	if (items.length !== 20) throw new Error('The other execution failed');
}
