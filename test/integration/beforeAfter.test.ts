import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { systems } from '../../index';
import { fieldsOf } from '../../nodes/shared/n8n/properties';
import { outputOf } from '../../nodes/shared/operation/resource';
import { presentOf } from '../../nodes/shared/operation/words/present';
import type { Entry } from '../../nodes/shared/operation/spec';
import { startSandbox, type Sandbox } from '../../sandbox';
import type { SystemName } from '../support/methods';
import { plainValue, withValue } from '../support/valueParameters';
import { runNode, sandboxCredentials } from '../support/workflow';

/** Return Before and After: what is read directly before the change, and after it. */

jest.setTimeout(120_000);

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.stop());
beforeEach(() => sandbox.control.reset());

const all = Object.entries(systems).flatMap(([name, { operations }]) =>
	operations.map((entry) => [`${name} ${entry.resource}.${entry.value}`, name as SystemName, entry] as const),
);
const telling = all.filter(([, , entry]) => entry.effect !== 'read' && presentOf(entry) !== undefined);

const id = (value: string | number) => ({ __rl: true, mode: 'id', value: String(value) });
const named = (value: string) => ({ __rl: true, mode: 'name', value });

async function change(
	name: SystemName,
	operation: string,
	parameters: INodeParameters,
	items: IDataObject[] = [{}],
) {
	const [resource, value] = operation.split('.');
	return await runNode({
		node: name,
		parameters: {
			resource,
			operation: value,
			...parameters,
			options: { returnBeforeAndAfter: true, ...(parameters.options as INodeParameters) },
		},
		items,
		onError: 'continueErrorOutput',
		store: sandboxCredentials(sandbox),
	});
}

const methods = () => {
	const signIn = /^(?:Create\w*Session\w*|AuthenticateUser|GetAccounts?|\?WSDL)$/;
	return sandbox.requests.map(({ method }) => method).filter((method) => !signIn.test(method));
};

test('it is there where something reads what is changed, and nowhere else', () => {
	const offered = (entry: Entry) => JSON.stringify(fieldsOf(entry)).includes('"returnBeforeAndAfter"');
	expect(all.filter(([, , entry]) => offered(entry)).map(([name]) => name)).toEqual(
		telling.map(([name]) => name),
	);
	expect(telling.length).toBeGreaterThan(20);
	for (const [, , entry] of telling) {
		const names = outputOf(entry).gives.map(({ name }) => name);
		expect(names).not.toEqual(expect.arrayContaining(['before']));
		expect(presentOf(entry)!.read.effect).toBe('read');
	}
});

/** What is required, of what the sandbox has, and a change. */
function parametersOf({ fields }: Entry): INodeParameters {
	let parameters: INodeParameters = {};
	for (const property of fields) {
		const { required, collection, type, displayOptions } = property;
		const versions = displayOptions?.show?.['@version'] as number[] | undefined;
		if (versions && !versions.includes(1)) continue;
		const isChange = collection === 'updateFields' && type !== 'fixedCollection';
		if (required || isChange) parameters = withValue(parameters, property, plainValue(property));
	}
	return parameters;
}

const recordId = () =>
	[...sandbox.archer.state.content.records.values()].find(({ moduleId }) => moduleId === 84)!.contentId;

const own: Record<string, () => INodeParameters> = {
	'archer record.update': () => ({
		moduleId: id(84),
		contentId: id(recordId()),
		fieldsMode: 'json',
		fieldValues: '{"7001":"Router"}',
	}),
	'archer record.delete': () => ({ moduleId: id(84), contentId: id(recordId()) }),
	'archer record.assignPeople': () => ({
		moduleId: named('Tickets'),
		contentId: id(
			[...sandbox.archer.state.content.records.values()].find(({ moduleId }) => moduleId === 101)!.contentId,
		),
		fieldId: named('Reviewers'),
		change: 'replace',
		users: 'user0001',
	}),
};

describe.each(telling)('%s', (full, name, entry) => {
	test('reads first, and a reading that fails keeps it from being sent', async () => {
		const { read } = presentOf(entry)!;
		const parameters = { ...parametersOf(entry), ...own[full]?.() };
		sandbox.control.addFault({ kind: 'status', status: 403, system: name, method: read.element, times: 9 });
		const run = await change(name, `${entry.resource}.${entry.value}`, parameters);
		expect(run.items).toEqual([]);
		expect((run.errors[0].json.error as IDataObject).message).toContain('so nothing was changed');
		const writes = new Set(
			systems[name].operations
				.filter(({ effect }) => effect !== 'read')
				.map((one) => ('element' in one ? one.element : '')),
		);
		expect(methods().filter((method) => writes.has(method))).toEqual([]);
	});
});

describe('what it gives', () => {
	test('a user as Archer told it before and after', async () => {
		const user = sandbox.archer.state.findUser('user0001')!;
		const { firstName } = user;
		const run = await change('archer', 'user.update', {
			userId: named('user0001'),
			updateFields: { firstName: 'Ada' },
		});
		const [{ json }] = run.items;
		expect(json).toMatchObject({ updated: true, userId: user.id });
		expect(JSON.stringify(json.before)).toContain(firstName);
		expect(JSON.stringify(json.after)).toContain('Ada');
		expect(JSON.stringify(json.before)).not.toContain('Ada');
		const order = methods();
		expect(order[0]).toBe('LookupUserId');
		expect(order.at(-1)).toBe('GetUser');
		expect(order.lastIndexOf('UpdateUserEx')).toBe(order.length - 2);
	});

	test('a change that is done stays done when the second reading fails, and says why that is missing', async () => {
		const { id: userId } = sandbox.archer.state.findUser('user0001')!;
		const reading = { kind: 'status' as const, status: 403, system: 'archer' as const, method: 'GetUser' };
		sandbox.control.addFault({ ...reading, after: 1, times: 9 });
		const run = await change('archer', 'user.changeStatus', { userId: id(userId), accountStatus: 2 });
		const [{ json }] = run.items;
		expect(json.before).toBeDefined();
		expect(json).not.toHaveProperty('after');
		expect(json.afterMissing).toEqual(expect.stringContaining('403'));
	});

	test('of what is deleted only what was there', async () => {
		const contentId = recordId();
		const run = await change('archer', 'record.delete', { moduleId: id(84), contentId: id(contentId) });
		const [{ json }] = run.items;
		expect(json).toMatchObject({ deleted: true, before: { contentId } });
		expect(json).not.toHaveProperty('after');
		expect(json).not.toHaveProperty('afterMissing');
	});

	test('records of many items each by itself, in a form that Update takes again', async () => {
		const ids = [...sandbox.archer.state.content.records.values()]
			.filter(({ moduleId }) => moduleId === 84)
			.slice(0, 3)
			.map(({ contentId }) => contentId);
		const fields = { moduleId: id(84), contentId: '={{ $json.contentId }}', fieldsMode: 'json' };
		const values = { ...fields, fieldValues: '{"7001":"Changed"}' };
		const run = await change(
			'archer',
			'record.update',
			values,
			ids.map((contentId) => ({ contentId })),
		);
		const before = run.items.map(({ json }) => (json.before as IDataObject).fields as IDataObject);
		const titles = before.map((each) => (each['7001'] as IDataObject).value);
		expect(new Set(titles).size).toBe(3);
		expect(titles).not.toContain('Changed');
		expect(
			run.items.map(
				({ json }) => ((json.after as IDataObject).fields as Record<string, IDataObject>)['7001'].value,
			),
		).toEqual(['Changed', 'Changed', 'Changed']);
		const back = await runNode({
			node: 'archer',
			parameters: {
				resource: 'record',
				operation: 'update',
				...fields,
				fieldValues: '={{ { "7001": $json.before.fields["7001"] } }}',
			} as INodeParameters,
			items: run.items.map(({ json }) => json),
			store: sandboxCredentials(sandbox),
		});
		expect(back.error).toBeUndefined();
		const stored = ids.map((contentId) =>
			sandbox.archer.state.content.records.get(contentId)!.values.get(7001),
		);
		expect(stored.map((value) => JSON.stringify(value))).toEqual(
			titles.map((title) => expect.stringContaining(String(title))),
		);
	});

	test('AssureSign: after a new user name the user is read by it', async () => {
		const run = await change('assureSign', 'user.update', {
			userName: id('jdoe@example.com'),
			updateFields: { newUserName: 'jane@example.com', password: 'Canary-pass-1!' },
		});
		const [{ json }] = run.items;
		expect((json.before as IDataObject).userName).toBe('jdoe@example.com');
		expect((json.after as IDataObject).userName).toBe('jane@example.com');
		expect(JSON.stringify(json)).not.toContain('Canary');
	});

	test('SoftExpert: an instance before and after it is cancelled', async () => {
		const run = await change('softExpert', 'workflow.cancel', { workflowId: '000001', reason: 'Twice' });
		const [{ json }] = run.items;
		expect(json.before).toMatchObject({ workflowId: '000001' });
		expect((json.after as IDataObject).instanceStatus).not.toBe((json.before as IDataObject).instanceStatus);
	});

	test('a plan has what is there now', async () => {
		const run = await change('archer', 'group.rename', {
			groupId: id(91),
			groupName: 'New',
			options: { dryRun: true },
		});
		const [{ json }] = run.items;
		expect(json).toMatchObject({
			dryRun: true,
			before: { groupId: 91 },
			wouldSend: [{ method: 'UpdateGroup' }],
		});
		expect(json).not.toHaveProperty('after');
	});
});
