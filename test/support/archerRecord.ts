import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { sandboxLogins, startSandbox, type Sandbox } from '../../sandbox';
import type { CredentialStore } from './credentialsHelper';
import { runNode, sandboxCredentials } from './workflow';

/** Importing this gives a test file a sandbox of its own, reset before each test, and short words for record operations. */
jest.setTimeout(60_000);

export let sandbox: Sandbox;
export let store: CredentialStore;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.stop());
beforeEach(() => {
	sandbox.control.reset();
	store = sandboxCredentials(sandbox);
});
afterEach(() => expect(sandbox.deviations).toEqual([]));

/** A closed REST interface is remembered for a while, so it is another account's. */
export function closeRest(): void {
	sandbox.control.configure({ archer: { rest: 'forbidden' } });
	store.set('archer', { baseUrl: sandbox.archer.url, ...sandboxLogins.archerSecond });
}

/** Version of the node that runs; that of the first saved workflows without it. */
let version = 1;

/** Whatever a test file runs, runs in this version of the node. */
export function useVersion(used: number): void {
	version = used;
}

export const application = { __rl: true, mode: 'id', value: '84' };

export async function run(
	operation: string,
	parameters: INodeParameters,
	items?: IDataObject[],
	resource = 'record',
): Promise<IDataObject[]> {
	const result = await runNode({
		node: 'archer',
		parameters: { resource, operation, ...parameters },
		items,
		version,
		store,
	});
	expect(result.error).toBeUndefined();
	return result.items.map((item) => item.json);
}

export const jsonFields = (fields: unknown): INodeParameters => ({
	moduleId: application,
	fieldsMode: 'json',
	fieldValues: JSON.stringify(fields),
});

export async function created(fields: unknown): Promise<number> {
	const [{ contentId }] = await run('create', jsonFields(fields));
	return contentId as number;
}

export async function get(contentId: number): Promise<Record<string, IDataObject>> {
	const [record] = await run('get', { moduleId: application, contentId, simplify: false });
	return record.fields as Record<string, IDataObject>;
}

/** A run that fails: what its error output says. */
export async function failing(
	operation: string,
	parameters: INodeParameters,
	items?: IDataObject[],
	resource = 'record',
): Promise<{
	items: IDataObject[];
	errors: Array<{ message: string; description: string; fault: IDataObject }>;
}> {
	const { items: output, errors } = await runNode({
		node: 'archer',
		parameters: { resource, operation, ...parameters },
		items,
		version,
		onError: 'continueErrorOutput',
		store,
	});
	return {
		items: output.map(({ json }) => json),
		errors: errors.map(
			({ json }) => json.error as { message: string; description: string; fault: IDataObject },
		),
	};
}
