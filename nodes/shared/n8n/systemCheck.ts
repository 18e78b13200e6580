import type { Probe, Task } from '../operation/spec';

/** Says of every operation of a system whether it works here; `probes` is the one read of each area that asks for nothing. */
export function systemCheckTask(system: string, probes: Probe[]): Task {
	return {
		name: 'Check',
		value: 'check',
		action: 'Check which operations work here',
		description: `Tell which operations this ${system} supports, by harmless reads and what its services describe`,
		effect: 'read',
		fields: [
			{
				displayName: 'Only Problems',
				name: 'onlyProblems',
				type: 'boolean',
				default: false,
				description: 'Whether to leave out the operations that work or are described as the node calls them',
				collection: 'options',
			},
			{
				displayName: 'Omit Timing',
				name: 'omitTiming',
				type: 'boolean',
				default: false,
				description:
					'Whether to leave out latency and clock difference, so that the items of two runs can be compared',
				collection: 'options',
			},
		],
		output: {
			cardinality: 'many',
			gives: [
				{
					name: 'operationId',
					description: 'Resource and operation as saved workflows name them',
					example: 'user.getAll',
				},
				{ name: 'resource', description: 'Resource as the menu names it', example: 'User' },
				{ name: 'operation', description: 'Operation as the menu names it', example: 'Get Many' },
				{
					name: 'status',
					description:
						'What is known of it: works (it was called), described, methodMissing, namesDiffer, noRight, failed or notChecked',
					example: 'described',
				},
				{
					name: 'isProblem',
					type: 'boolean',
					description: 'Whether somebody should look into it',
					example: false,
				},
				{
					name: 'explanation',
					description: 'Why, in a sentence',
					example: 'The service describes it with the names that the node sends.',
				},
				{ name: 'methods', type: 'list', description: 'Methods that it calls' },
				{
					name: 'differentNames',
					type: 'list',
					description: 'With namesDiffer: what the node sends and the service does not describe',
				},
				{
					name: 'latencyMilliseconds',
					type: 'integer',
					description: 'How long its answer took, where it was called; a sign-in before it counts too',
					example: 84,
				},
				{
					name: 'clockDifferenceSeconds',
					type: 'integer',
					description: "How far the system's clock is ahead of n8n's; about a second is no difference",
					example: 0,
				},
			],
		},
		// The methods of what it tries.
		uses: [],
		tells: 'systemCheck',
		probes,
	};
}
