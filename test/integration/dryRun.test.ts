import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { systems } from '../../index';
import { outputOf, methodsOf } from '../../nodes/shared/operation/resource';
import { fieldsOf } from '../../nodes/shared/n8n/properties';
import type { Entry, PropertySpec } from '../../nodes/shared/operation/spec';
import { sandboxLogins, startSandbox, type Sandbox } from '../../sandbox';
import type { SystemName } from '../support/methods';
import { tracesIn } from '../support/secretTraces';
import { plainValue, withValue } from '../support/valueParameters';
import { runNode, sandboxCredentials } from '../support/workflow';

/** Dry Run: everything up to the request happens, and nothing that changes anything is sent. */

jest.setTimeout(120_000);

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.stop());
beforeEach(() => sandbox.control.reset());

const canary = (name: string) => `Canary-${name} &<"'>/+=%\\ü`;

const changing = Object.entries(systems).flatMap(([name, { operations }]) =>
	operations
		.filter(({ effect }) => effect !== 'read')
		.map((entry) => [`${name} ${entry.resource}.${entry.value}`, name as SystemName, entry] as const),
);

const file = {
	data: Buffer.from('%PDF-1.4').toString('base64'),
	fileName: 'a.pdf',
	mimeType: 'application/pdf',
};

/** What the sandbox has, for operations that read before they would change something. */
const id = (value: string | number) => ({ __rl: true, mode: 'id', value: String(value) });
const named = (value: string) => ({ __rl: true, mode: 'name', value });
const fields = { moduleId: id(84), fieldsMode: 'json', fieldValues: '{"7001":"Router"}' };
const anyMethod = { method: 'AnyMethod', parameters: '{"password":"Canary-inner"}' };
const described = (serviceName: string, methodName: string, value: object): INodeParameters => ({
	serviceName: named(serviceName),
	methodName: named(methodName),
	methodParameters: { mappingMode: 'defineBelow', value } as unknown as INodeParameters,
});
const own: Record<string, INodeParameters> = {
	'archer contact.syncContactRecord': { userId: id(201), moduleId: named('Contacts') },
	'archer record.create': fields,
	'archer record.update': { ...fields, contentId: id(1001) },
	'archer record.upsert': { ...fields, matchFields: ['7001'] },
	'archer record.assignPeople': {
		moduleId: named('Tickets'),
		fieldId: named('Reviewers'),
		contentId: id(1001),
		change: 'replace',
		users: 'user0001',
	},
	'archer record.deleteAll': { moduleId: id(84), confirmedModuleId: '84' },
	'archer subform.create': {
		...fields,
		subformFieldId: '7419',
		subformModuleId: '102',
		fieldValues: '{"7451":"Called"}',
	},
	'archer callMethod.call': anyMethod,
	'softExpert callMethod.call': anyMethod,
	'assureSign callMethod.call': anyMethod,
	'archer callMethod.callDescribed': described('accesscontrol', 'UpdateGroup', {
		groupId: 91,
		groupName: 'Wrong',
	}),
	'softExpert callMethod.callDescribed': described('adm_ws', 'changePositionStatus', { ID: 'CLERK' }),
	'assureSign callMethod.callDescribed': described('Users', 'DeleteUser', {}),
	'softExpert workflowForm.addRows': { rows: '[{ "product": "Laptop", "amount": 2 }]' },
};

function secretFor({ name, xml }: PropertySpec): string {
	return xml?.type === 'guid' ? 'cafecafe-CAFE-4afe-8afe-cafecafecafe' : canary(name);
}

/** What is required, secrets wherever there is a place for one, and a change. */
function parametersOf({ fields }: Entry): INodeParameters {
	let parameters: INodeParameters = {};
	for (const property of fields) {
		const { required, collection, typeOptions, type, displayOptions } = property;
		const isChange = collection === 'updateFields' && type !== 'fixedCollection';
		if (displayOptions?.show?.['@version'] && !(displayOptions.show['@version'] as number[]).includes(1))
			continue;
		if (typeOptions?.password) parameters = withValue(parameters, property, secretFor(property));
		else if (required || isChange) parameters = withValue(parameters, property, plainValue(property));
	}
	return parameters;
}

async function dryRun(
	name: SystemName,
	entry: Entry,
	parameters: INodeParameters,
	items: IDataObject[] = [{}],
) {
	const { resource, value: operation } = entry;
	return await runNode({
		node: name,
		parameters: {
			resource,
			operation,
			...parameters,
			options: { dryRun: true, ...(parameters.options as INodeParameters) },
		} as INodeParameters,
		items: items.map((json): INodeExecutionData => ({ json, binary: { data: file, '7': file } })),
		onError: 'continueErrorOutput',
		store: sandboxCredentials(sandbox),
	});
}

/** With what the credential signs in; operations of the menu have the same methods. */
const signIn = /^(?:Create\w*Session\w*|AuthenticateUser)$/;

/** Methods that change nothing, of all operations of a system, and the calls with which a session begins. */
const harmless = (name: SystemName) => {
	const methods = systems[name].operations.flatMap(methodsOf);
	const reads = new Set(methods.filter(({ effect }) => effect === 'read').map(({ element }) => element));
	return (method: string) =>
		reads.has(method) || /^\?wsdl$/i.test(method) || signIn.test(method) || /^system\//.test(method);
};

describe.each(changing)('%s', (id, name, entry) => {
	test('plans, sends nothing that changes anything, and tells no secret', async () => {
		const parameters = { ...parametersOf(entry), ...own[id] };
		const run = await dryRun(name, entry, parameters);
		expect(run.error?.message ?? run.errors.map(({ json }) => json.error)).toEqual([]);
		const sent = sandbox.requests.map(({ method }) => method);
		expect(sent.filter((method) => !harmless(name)(method))).toEqual([]);
		expect(sent.filter((method) => signIn.test(method)).length).toBeLessThanOrEqual(1);
		const changes = methodsOf(entry).filter(({ effect }) => effect !== 'read');
		expect(changes.filter(({ element }) => sent.includes(element))).toEqual([]);
		const [{ json: plan }] = run.items;
		expect(plan).toMatchObject({ dryRun: true, operation: entry.action });
		const steps = plan.wouldSend as IDataObject[];
		expect(steps.length).toBeGreaterThan(0);
		for (const step of steps) expect(step).toEqual(expect.objectContaining({ method: expect.any(String) }));
		// Nothing by which a later node takes it for done.
		const results = outputOf(entry).gives.map((field) => field.name);
		const told = Object.keys(plan);
		expect(told.filter((key) => results.includes(key))).toEqual([]);
		const secrets = [
			...entry.fields.filter(({ typeOptions }) => typeOptions?.password).map(secretFor),
			...[sandboxLogins.archer.password, sandboxLogins.softExpert.apiKey, sandboxLogins.assureSign.password],
			...sandbox.control.liveTokens(name),
			// Of parameters that only the user knows, the name of the member tells.
			'Canary-inner',
		];
		expect(tracesIn(JSON.stringify(plan), secrets)).toEqual([]);
	});
});

const archer = (id: string) =>
	systems.archer.operations.find((one) => `${one.resource}.${one.value}` === id)!;
const assureSign = (id: string) =>
	systems.assureSign.operations.find((one) => `${one.resource}.${one.value}` === id)!;

describe('what a plan tells', () => {
	test('names as the user gave them, with what they have become, and what stays', async () => {
		const user = sandbox.archer.state.findUser('user0001')!;
		const run = await dryRun('archer', archer('user.update'), {
			userId: named('user0001'),
			updateFields: { firstName: 'Ada' },
		});
		const [{ json }] = run.items;
		expect(json).toMatchObject({
			dryRun: true,
			operation: 'Update user',
			about: { User: `user0001 (${user.id})` },
			values: { User: `user0001 (${user.id})`, 'First Name': 'Ada' },
		});
		const [step] = json.wouldSend as IDataObject[];
		expect(step).toMatchObject({
			method: 'UpdateUserEx',
			service: 'accesscontrol',
			// What the user does not name was read, and would be sent again.
			values: { 'First Name': 'Ada', 'Last Name': user.lastName },
		});
		expect(sandbox.archer.state.findUser('user0001')!.firstName).toBe(user.firstName);
		expect(run.run.data.resultData.runData.Node[0].hints).toEqual([
			expect.objectContaining({ message: expect.stringContaining('nothing was changed') }),
		]);
	});

	test('the parameters of a method that only its description tells, and of secrets that there are some', async () => {
		const own = described('accesscontrol', 'UpdateGroup', {
			groupId: 91,
			groupName: '{ "name": "Wrong", "senha": "Canary-inner" }',
		});
		const run = await dryRun('archer', archer('callMethod.callDescribed'), own);
		const [step] = run.items[0].json.wouldSend as IDataObject[];
		expect(step).toEqual({
			method: 'UpdateGroup',
			service: 'accesscontrol',
			values: { groupId: 91, groupName: { name: 'Wrong', senha: '***' } },
		});
		const hidden = await dryRun('archer', archer('callMethod.callDescribed'), {
			...described('accesscontrol', 'UpdateGroup', { groupId: 91 }),
			secretParameters: { secrets: [{ name: 'groupName', secretValue: 'Canary-own' }] },
		});
		expect(hidden.items[0].json.wouldSend).toEqual([
			{ method: 'UpdateGroup', service: 'accesscontrol', values: { groupId: 91, groupName: '***' } },
		]);
		expect(sandbox.control.count({ method: 'UpdateGroup' })).toBe(0);
	});

	test('each step that needs no answer of another, and of the others that they follow', async () => {
		const run = await dryRun('archer', archer('user.deprovision'), {
			userId: named('user0001'),
			groups: '91',
			roles: '11',
		});
		const steps = run.items[0].json.wouldSend as IDataObject[];
		expect(steps.map(({ method }) => method)).toEqual([
			'UpdateUserAccountStatus',
			'RemoveUserFromGroup',
			'RemoveUserFromRole',
		]);
		const created = await dryRun('archer', archer('user.create'), {
			firstName: 'Ada',
			lastName: 'Lovelace',
			securityParameter: id(1),
			additionalFields: { userName: 'adal' },
		});
		expect(created.items[0].json).toMatchObject({
			wouldSend: [{ method: 'CreateUserEx' }],
			then: ['The new account gets the user name, by the ID that Archer answers with (UpdateUserName).'],
		});
	});

	test('a name that is not there fails, and says that nothing was done', async () => {
		const run = await dryRun('archer', archer('user.deprovision'), {
			userId: named('user0001'),
			groups: 'No Such Group',
		});
		expect(run.items).toEqual([]);
		const error = run.errors[0].json.error as IDataObject;
		expect(error.message).toContain('No Such Group');
		expect(error.description).toContain(
			'Dry Run: nothing was changed. Without Dry Run, UpdateUserAccountStatus',
		);
		expect(error.description).not.toContain('not known');
	});

	test('work in the background is not begun, and what would follow is said', async () => {
		const wait = systems.archer.operations.find(({ value }) => value === 'mergeInBackground')!;
		const run = await dryRun('archer', wait, parametersOf(wait));
		expect(run.items[0].json.then).toEqual([expect.stringContaining('until it is done')]);
	});

	test('secrets of the values are masked wherever they stand', async () => {
		const run = await dryRun('archer', archer('user.changePassword'), {
			userId: named('user0001'),
			password: 'Canary-pass',
		});
		const { values, wouldSend } = run.items[0].json as { values: IDataObject; wouldSend: IDataObject[] };
		expect(Object.values(values)).toContain('***');
		expect(Object.values(wouldSend[0].values as IDataObject)).toContain('***');
	});
});

describe('items of one run', () => {
	const addresses = (json: IDataObject[]) =>
		json.map(({ wouldSend }) => (wouldSend as IDataObject[]).map(({ method }) => method));

	test('go in one request of many without it, and each tells its own fields with it', async () => {
		const items = ['One', 'Two', 'Three'].map((title) => ({ title }));
		const parameters = { ...fields, fieldValues: '={{ { "7001": $json.title } }}' };
		const run = await dryRun('archer', archer('record.create'), parameters, items);
		const plans = run.items.map(({ json }) => json);
		expect(addresses(plans)).toEqual([['CreateRecords'], ['CreateRecords'], ['CreateRecords']]);
		const told = plans.map(({ wouldSend }) => JSON.stringify(wouldSend));
		for (const [index, { title }] of items.entries()) {
			expect(told[index]).toContain(title);
			for (const other of items.filter((one) => one.title !== title)) {
				expect(told[index]).not.toContain(other.title);
			}
		}
		expect(plans[0].wouldSend).toMatchObject([{ values: { Records: '3 records in one request' } }]);
	});

	test('of a batch are planned one by one too', async () => {
		const entry = assureSign('document.cancel');
		const run = await dryRun('assureSign', entry, parametersOf(entry), [{}, {}]);
		expect(addresses(run.items.map(({ json }) => json))).toEqual([['Cancel'], ['Cancel']]);
	});

	test('decide for themselves, and an expression that finds nothing stops the item', async () => {
		const { id: userId } = sandbox.archer.state.findUser('user0001')!;
		const run = await runNode({
			node: 'archer',
			parameters: {
				resource: 'user',
				operation: 'updateNotes',
				userId: id(userId),
				note: '={{ $json.notes }}',
				options: { dryRun: '={{ $json.dry }}' },
			},
			items: [{ notes: 'first', dry: true }, { notes: 'second', dry: false }, { notes: 'third' }],
			onError: 'continueErrorOutput',
			store: sandboxCredentials(sandbox),
		});
		expect(run.items.map(({ json }) => json.dryRun)).toEqual([true, undefined]);
		expect((run.errors[0].json.error as IDataObject).message).toContain("'Dry Run' has no value");
		const changes = sandbox.control.requests({ system: 'archer', method: 'UpdateUserNote' });
		expect(changes.map(({ body }) => /second/.test(body))).toEqual([true]);
	});

	test('of an operation that only reads have no such option', () => {
		const reads = Object.values(systems).flatMap(({ operations }) =>
			operations.filter(({ effect }) => effect === 'read'),
		);
		const offered = (entry: Entry) => JSON.stringify(fieldsOf(entry)).includes('"dryRun"');
		expect(reads.filter(offered)).toEqual([]);
		expect(changing.filter(([, , entry]) => !offered(entry))).toEqual([]);
	});
});
