import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { systems } from '../../index';
import { givesWay, isMappable, mappedFields } from '../../nodes/shared/operation/mapping';
import type { Entry, PropertySpec } from '../../nodes/shared/operation/spec';
import { startSandbox, type Sandbox } from '../../sandbox';
import type { SystemName } from '../support/methods';
import { plainValue, withValue } from '../support/valueParameters';
import { runNode, sandboxCredentials } from '../support/workflow';

jest.setTimeout(120_000);

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.stop());
beforeEach(() => sandbox.control.reset());

const all = Object.entries(systems).flatMap(([name, { operations }]) =>
	operations.map((operation) => [name as SystemName, operation] as const),
);
const mappable = all.filter(([, operation]) => isMappable(operation));
const named = mappable.map(
	([name, operation]) => [`${name} ${operation.resource}.${operation.value}`, name, operation] as const,
);

const file = {
	data: Buffer.from('%PDF-1.4').toString('base64'),
	fileName: 'a.pdf',
	mimeType: 'application/pdf',
};

/** Everything that arrives, without what differs from session to session and from moment to moment. */
async function sentBy(name: SystemName, operation: Entry, parameters: INodeParameters, items: IDataObject[]) {
	sandbox.control.reset();
	const options = { parallelRequests: 1, ...(operation.batch && { itemsPerRequest: 1 }) };
	const run = await runNode({
		node: name,
		parameters: {
			resource: operation.resource,
			operation: operation.value,
			...parameters,
			options: { ...options, ...(parameters.options as INodeParameters) },
		},
		items: items.map((json): INodeExecutionData => ({ json, binary: { data: file, '7': file } })),
		onError: 'continueErrorOutput',
		store: sandboxCredentials(sandbox),
	});
	const bodies = sandbox.requests
		.filter(({ method }) => !/^(Create\w*Session\w*|AuthenticateUser|GetAccounts?|\?WSDL)$/.test(method))
		.map(({ body }) =>
			body
				.replace(/[0-9A-F]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, '#')
				.replace(/AuthenticationToken="[^"]*"/g, ''),
		);
	const errors = run.errors.map(({ json }) => (json.error as IDataObject).message);
	return { bodies, errors, error: run.error?.message };
}

/** A value as a table has it. */
function columnOf(field: PropertySpec): IDataObject[string] {
	const value = plainValue(field);
	const plain = field.type === 'resourceLocator' ? (value as { value: unknown }).value : value;
	if (field.type === 'fixedCollection' || field.type === 'json') return plain as IDataObject;
	return field.type === 'multiOptions' || Array.isArray(plain)
		? (plain as string[]).join(', ')
		: String(plain);
}

/** What stays with the user: what decides about other fields, and lists of rows. */
function besideThem(operation: Entry): INodeParameters {
	let parameters: INodeParameters = {};
	for (const field of operation.fields.filter(isOfFirst)) {
		if (field.collection !== undefined || field.type === 'resourceLocator' || givesWay(operation, field))
			continue;
		const value = field.required || field.type === 'options' ? plainValue(field) : undefined;
		if (value !== undefined) parameters = withValue(parameters, field, value);
	}
	return parameters;
}

/** The nodes below are of the first version. */
const isOfFirst = ({ displayOptions }: PropertySpec) =>
	displayOptions?.show?.['@version']?.includes(1) ?? true;

/** A picker that is filled from the start is a choice of the node's, which columns give way to. */
const isPicked = ({ type, default: start }: PropertySpec) =>
	type === 'resourceLocator' && (start as { value: unknown }).value !== '';

const spelled = (name: string) => name.toUpperCase().replace(/ /g, '');

test('there are many, of all three systems, and none that reads or deletes', () => {
	expect(new Set(mappable.map(([name]) => name))).toEqual(new Set(Object.keys(systems)));
	expect(mappable.length).toBeGreaterThan(90);
	expect(mappable.filter(([, { effect, destructive }]) => effect === 'read' || destructive)).toEqual([]);
});

test.each(named)('%s: columns send what the same values by hand send', async (_title, name, operation) => {
	const fields = mappedFields(operation).filter((field) => isOfFirst(field) && !isPicked(field));
	const beside = besideThem(operation);
	const byHand = fields.reduce(
		(parameters, field) => withValue(parameters, field, plainValue(field)),
		beside,
	);
	const once = (key: (field: PropertySpec) => string) => (field: PropertySpec) =>
		fields.filter((other) => key(other) === key(field) || other.name === key(field)).length === 1
			? key(field)
			: field.name;
	const spellings = [
		(field: PropertySpec) => field.name,
		once((field) => field.displayName),
		once((field) => spelled(field.displayName)),
	];
	const expected = await sentBy(name, operation, byHand, [{}]);
	expect(expected.error).toBeUndefined();
	for (const spelling of spellings) {
		const columns = Object.fromEntries(fields.map((field) => [spelling(field), columnOf(field)]));
		const automatic = { ...beside, mappingMode: 'autoMapInputData' };
		expect(await sentBy(name, operation, automatic, [columns])).toEqual(expected);
	}
});

const create = (parameters: INodeParameters, items: IDataObject[]) =>
	runNode({
		node: 'archer',
		parameters: { resource: 'user', operation: 'create', mappingMode: 'autoMapInputData', ...parameters },
		items,
		onError: 'continueErrorOutput',
		store: sandboxCredentials(sandbox),
	});
const sent = () =>
	sandbox.requests.filter(({ method }) => /^CreateUser/.test(method) && !/Session/.test(method));
const hintsOf = ({ run }: Awaited<ReturnType<typeof create>>) =>
	run.data.resultData.runData.Node.flatMap(({ hints = [] }) => hints.map(({ message }) => message));
const person = { 'First Name': 'Ann', lastName: 'Lee', securityParameter: '1' };

test('unknown columns are named in one hint, or ignored', async () => {
	const items = [
		{ ...person, Shoe: 42, '<b>': 1 },
		{ ...person, Shoe: 43 },
	];
	const reported = await create({}, items);
	expect(reported.errors).toEqual([]);
	expect(hintsOf(reported)).toEqual(['No field is called like the columns "Shoe", "?b?": not sent.']);
	expect(hintsOf(await create({ unknownColumns: 'ignore' }, items))).toEqual([]);
});

test('what a field is called in another version of the node means nothing', async () => {
	const add = async (version: number, column: IDataObject) => {
		sandbox.control.reset();
		const { errors } = await runNode({
			node: 'archer',
			version,
			parameters: { resource: 'contact', operation: 'add', mappingMode: 'autoMapInputData' },
			items: [{ user: '205', contactInfo: 'ann@example.com', ...column }],
			onError: 'continueErrorOutput',
			store: sandboxCredentials(sandbox),
		});
		const { body = '' } = sandbox.requests.find(({ method }) => method === 'AddContactInfo') ?? {};
		return { type: /ContactTypeId&gt;(\d+)/.exec(body)?.[1], errors: errors.length };
	};
	const types = { contactTypeId: 8, contactSubTypeId: 3 };
	expect(await add(1, { ...types, Type: 'Email' })).toEqual({ type: '8', errors: 0 });
	expect(await add(1.1, types)).toEqual({ type: '8', errors: 0 });
	expect(await add(1.1, { Type: '7', Subtype: '3' })).toEqual({ type: '7', errors: 0 });
});

test('the columns of a mapper of the operation itself are no strangers', async () => {
	const schema = [{ id: 'Signatory 1 Email', displayName: 'Signatory 1 Email', type: 'string' }];
	const parameters = { mappingMode: 'defineBelow', value: null, schema } as unknown as INodeParameters;
	const run = await runNode({
		node: 'assureSign',
		parameters: {
			resource: 'document',
			operation: 'send',
			mappingMode: 'autoMapInputData',
			parameters,
		},
		items: [{ documentName: 'One', 'Signatory 1 Email': 'ann@example.com', Shoe: 42 }],
		onError: 'continueErrorOutput',
		store: sandboxCredentials(sandbox),
	});
	expect(hintsOf(run)).toEqual(['No field is called like the column "Shoe": not sent.']);
});

test('what is chosen in the node holds for every item, before its columns', async () => {
	const parameters = {
		securityParameter: { __rl: true, mode: 'id', value: '2' },
		additionalFields: { title: 'Clerk' },
	};
	await create(parameters, [{ ...person, title: 'Boss', Company_Name: 'ACME' }]);
	const [{ body }] = sent();
	expect(body).toContain('Clerk');
	expect(body).toContain('ACME');
	expect(body).not.toContain('Boss');
	expect(body).toMatch(/ecurityParameter\w*>2</i);
});

test('a name in place of an identifier is looked up', async () => {
	const [user] = sandbox.archer.state.users.values();
	const { error } = await runNode({
		node: 'archer',
		parameters: { resource: 'user', operation: 'updateNotes', mappingMode: 'autoMapInputData' },
		items: [{ User: user.userName, note: 'Seen' }],
		store: sandboxCredentials(sandbox),
	});
	expect(error).toBeUndefined();
	expect(sandbox.requests.some(({ body }) => body.includes(`<userId>${user.id}</userId>`))).toBe(true);
});

test.each([
	[
		'two columns for one field',
		{ ...person, firstName: 'Bea' },
		"'First Name' has two columns: 'First Name' and 'firstName'",
	],
	['no column for what is required', { lastName: 'Lee', securityParameter: '1' }, "'First Name' is empty"],
	['an object for a text', { ...person, lastName: { a: 1 } }, "'Last Name' must be a text, but is an object"],
])('%s is refused before anything is sent', async (_what, item, message) => {
	const { errors, items } = await create({}, [item]);
	expect(items).toEqual([]);
	expect((errors[0].json.error as IDataObject).message).toContain(message);
	expect(sent()).toEqual([]);
});

test('texts become what the field needs, or the error says what that is', async () => {
	const run = async (column: IDataObject) => {
		sandbox.control.clearRequests();
		const { errors } = await runNode({
			node: 'archer',
			parameters: { resource: 'accessRole', operation: 'create', mappingMode: 'autoMapInputData' },
			items: [{ roleName: `Role ${Math.random()}`, ...column }],
			onError: 'continueErrorOutput',
			store: sandboxCredentials(sandbox),
		});
		const body = sandbox.requests.find(({ method }) => method === 'CreateRole')?.body;
		return { body, message: (errors[0]?.json.error as IDataObject | undefined)?.message };
	};
	for (const yes of ['Yes', 'TRUE', '1', 'true']) {
		expect((await run({ defaultFlag: yes })).body).toMatch(/defaultFlag>(true|1)</i);
	}
	expect((await run({ defaultFlag: 'no' })).body).toMatch(/defaultFlag>(false|0)</i);
	expect(await run({ defaultFlag: 'perhaps' })).toEqual({
		body: undefined,
		message: expect.stringContaining('must be true or false, but is "perhaps"'),
	});
});

test('a workflow without the mode sends as before, whatever its items hold', async () => {
	const parameters = {
		mappingMode: 'defineBelow',
		firstName: 'Own',
		lastName: 'Name',
		securityParameter: { __rl: true, mode: 'id', value: '1' },
	};
	await create(parameters, [person]);
	expect(sent()[0].body).toContain('Own');
	expect(sent()[0].body).not.toContain('Ann');
});
