import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { startSandbox, type Sandbox, type SoftExpertState } from '../../../sandbox';
import { runNode, sandboxCredentials, type NodeRun, type NodeRunOptions } from '../../support/workflow';

export interface Bench {
	readonly sandbox: Sandbox;
	readonly state: SoftExpertState;
	/** Runs an operation; an error stops it. */
	run: (
		operation: `${string}.${string}`,
		parameters: object,
		more?: Partial<Pick<NodeRunOptions, 'items' | 'onError' | 'onStart' | 'store'>>,
	) => Promise<NodeRun>;
	/** Runs an operation that must succeed. @returns the output of its only item */
	one: (operation: `${string}.${string}`, parameters: object) => Promise<IDataObject>;
	/** Runs an operation that must be refused. @returns the error's message */
	refused: (operation: `${string}.${string}`, parameters: object) => Promise<string>;
}

/** A sandbox for a test file; what a client did against the contracts fails the test that did it. */
export function softExpertBench(): Bench {
	let sandbox: Sandbox;
	beforeAll(async () => {
		sandbox = await startSandbox();
	});
	afterAll(async () => await sandbox.stop());
	beforeEach(() => sandbox.control.reset());
	afterEach(() => expect(sandbox.deviations).toEqual([]));

	const run: Bench['run'] = async (name, parameters, more = {}) => {
		const [resource, operation] = name.split('.');
		return await runNode({
			node: 'softExpert',
			parameters: { resource, operation, ...parameters } as INodeParameters,
			store: sandboxCredentials(sandbox),
			...more,
		});
	};
	return {
		get sandbox() {
			return sandbox;
		},
		get state() {
			return sandbox.softExpert.state;
		},
		run,
		one: async (name, parameters) => {
			const { error, items } = await run(name, parameters);
			expect(error).toBeUndefined();
			expect(items).toHaveLength(1);
			return items[0].json;
		},
		refused: async (name, parameters) => {
			const { error } = await run(name, parameters);
			return error?.message ?? 'nothing was refused';
		},
	};
}
