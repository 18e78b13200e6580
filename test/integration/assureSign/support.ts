import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../../../sandbox';
import type { CredentialStore } from '../../support/credentialsHelper';
import { runNode, sandboxCredentials, type NodeRun } from '../../support/workflow';

/** Starts the sandbox for a file of tests; every test begins with the seed data and ends without deviations. */
export function useSandbox(): { sandbox: Sandbox; store: CredentialStore } {
	const used = {} as { sandbox: Sandbox; store: CredentialStore };
	beforeAll(async () => {
		used.sandbox = await startSandbox();
	});
	afterAll(async () => await used.sandbox.stop());
	beforeEach(() => {
		used.sandbox.control.reset();
		used.store = sandboxCredentials(used.sandbox);
	});
	afterEach(() => {
		expect(used.sandbox.deviations.map(({ message }) => message)).toEqual([]);
	});
	return used;
}

export type Operation = `${string}.${string}`;

export async function run(
	store: CredentialStore,
	operation: Operation,
	parameters: INodeParameters = {},
	items?: Array<IDataObject | INodeExecutionData>,
): Promise<NodeRun> {
	const [resource, value] = operation.split('.');
	return await runNode({
		node: 'assureSign',
		parameters: { resource, operation: value, ...parameters },
		items,
		onError: 'continueErrorOutput',
		store,
	});
}

/** The JSON of the output; fails when any item failed. */
export async function outputOf(...call: Parameters<typeof run>): Promise<IDataObject[]> {
	const { items, errors, error } = await run(...call);
	expect(error).toBeUndefined();
	expect(errors.map((item) => item.json)).toEqual([]);
	return items.map((item) => item.json);
}

export const list = (value: string): INodeParameters[string] => ({ __rl: true, mode: 'list', value });

export function fileItem(
	json: IDataObject,
	data: Buffer,
	fileName: string,
	mimeType: string,
): INodeExecutionData {
	return { json, binary: { data: { data: data.toString('base64'), fileName, mimeType } } };
}

export function bytesOf(item: INodeExecutionData, field = 'data'): Buffer {
	return Buffer.from(item.binary![field].data, 'base64');
}

/** Identifiers of the sandbox's templates. */
export const templates = {
	contract: 'a55e0000-0000-4000-8001-000000000001',
	consent: 'a55e0000-0000-4000-8001-000000000002',
	ownFile: 'a55e0000-0000-4000-8001-000000000003',
	envelope: 'a55e0000-0000-4000-8002-000000000001',
};

export const signers = (...emails: string[]): IDataObject =>
	Object.fromEntries(
		emails.flatMap((email, index) => [
			[`Signatory ${index + 1} Email Address`, email],
			[`Signatory ${index + 1} Full Name`, `Signer ${index + 1}`],
		]),
	);

/** What the error items say, without the input that they carry along. */
export function failuresOf({
	errors,
}: NodeRun): Array<{ message: string; description: string; code: string }> {
	return errors.map((item) => (item.json.error ?? item.json) as never);
}
