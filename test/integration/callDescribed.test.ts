import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodeParameters,
	ResourceMapperFields,
} from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../../sandbox';
import { editorOf } from '../support/editorNode';
import { loadedNode, runNode, sandboxCredentials, type NodeRunOptions } from '../support/workflow';

/**
 * Call Method: Call, whose lists, fields and types come from what the service says of itself. The sandboxes have a method that
 * neither this package nor a contract knows.
 */

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.stop());
beforeEach(() => sandbox.control.reset());

const method = 'ListBadges';

const systems = {
	archer: { service: 'accesscontrol', known: 'GetGroup', serviceName: 'Access Control' },
	softExpert: { service: 'adm_ws', known: 'newUser', serviceName: 'Administration' },
	assureSign: { service: 'Users', known: 'ListUsers', serviceName: 'Users' },
} as const;
type System = keyof typeof systems;
const names = Object.keys(systems) as System[];

/** Descriptions are kept by address, so each test has sandboxes of its own where they change. */
async function withCustomMethod(): Promise<Sandbox> {
	const own = await startSandbox();
	own.control.configure({
		archer: { customMethod: true },
		softExpert: { customMethod: true },
		assureSign: { customMethod: true },
	});
	return own;
}

function editor(system: System, parameters: INodeParameters, of = sandbox): ILoadOptionsFunctions {
	return editorOf({
		system,
		type: loadedNode(system),
		store: sandboxCredentials(of),
		version: 1.1,
		parameters: { resource: 'callMethod', operation: 'callDescribed', ...parameters },
		fields: { resource: 'callMethod', operation: 'callDescribed', ...parameters },
	});
}

const list = (value: string) => ({ __rl: true, mode: 'list', value });

async function search(system: System, name: string, context: ILoadOptionsFunctions, filter?: string) {
	const find = loadedNode(system).methods!.listSearch![name];
	return (await find.call(context, filter)) as INodeListSearchResult;
}

async function fieldsOf(
	system: System,
	service: string,
	called: string,
	of = sandbox,
): Promise<ResourceMapperFields> {
	const read = loadedNode(system).methods!.resourceMapping!.getMethodParameters;
	const parameters = { serviceName: list(service), methodName: list(called) };
	return await read.call(editor(system, parameters, of));
}

async function call(
	system: System,
	values: object | null,
	more: Partial<NodeRunOptions> & { of?: Sandbox; parameters?: INodeParameters } = {},
) {
	const { of = sandbox, parameters, ...options } = more;
	const { service } = systems[system];
	return await runNode({
		node: system,
		version: 1.1,
		store: sandboxCredentials(of),
		...options,
		parameters: {
			resource: 'callMethod',
			operation: 'callDescribed',
			serviceName: list(service),
			methodName: list(method),
			methodParameters: { mappingMode: 'defineBelow', value: values } as unknown as INodeParameters,
			...parameters,
		},
	});
}

describe.each(names)('%s', (system) => {
	const { service, known, serviceName } = systems[system];

	test('lists services and methods, and finds in them', async () => {
		const services = await search(system, 'searchServices', editor(system, {}));
		expect(services.results).toContainEqual({ name: serviceName, value: service });
		const context = editor(system, { serviceName: list(service) });
		const methods = await search(system, 'searchMethods', context);
		expect(methods.results.map(({ value }) => value)).toContain(known);
		const found = await search(system, 'searchMethods', context, known.toUpperCase());
		expect(found.results.map(({ value }) => value)).toContain(known);
		expect(found.results.length).toBeLessThan(methods.results.length);
		expect(sandbox.control.deviations()).toEqual([]);
	});

	test('shows the parameters of a method that nobody knows, by their types', async () => {
		const own = await withCustomMethod();
		try {
			const { fields } = await fieldsOf(system, service, method, own);
			expect(fields.map(({ id, type, required }) => [id, type, required])).toEqual([
				['personId', 'number', true],
				['since', 'dateTime', false],
				['issuedOn', 'dateTime', false],
				['isLost', 'options', false],
				['kind', 'options', false],
				['rooms', 'string', false],
				['rate', 'number', false],
				['site', 'object', false],
				['pinPassword', 'string', false],
			]);
			const byId = new Map(fields.map((field) => [field.id, field]));
			expect(byId.get('kind')!.options!.map(({ value }) => value)).toEqual(['Staff', 'Visitor']);
			expect(byId.get('site')!.displayName).toBe('site: { @code, city, floor }');
			expect(byId.get('pinPassword')!.readOnly).toBe(true);
			expect(JSON.stringify(fields)).not.toMatch(/sessionToken|AuthenticationToken|ContextIdentifier/i);
		} finally {
			await own.stop();
		}
	});

	test('calls it, and types what it answers', async () => {
		const own = await withCustomMethod();
		try {
			const values = {
				personId: 7,
				since: '2026-01-31T09:30:00Z',
				issuedOn: '2026-01-31',
				isLost: 'true',
				kind: 'Staff',
				rooms: 'A 1, B <2>',
				rate: '1.50',
				site: '{ "city": "Köln", "floor": 3, "@code": "K" }',
			};
			const secret = { secrets: [{ name: 'pinPassword', secretValue: 'abcd1234' }] };
			const { items, error } = await call(system, values, {
				of: own,
				parameters: { secretParameters: secret },
			});
			expect(error).toBeUndefined();
			expect(items.map(({ json }) => json)).toEqual([
				{
					methodName: method,
					ListBadgesResult: {
						total: 2,
						badge: [
							{
								kind: 'Staff',
								number: 7,
								issuedAt: '2026-01-31T09:30:00Z',
								isLost: true,
								rate: 1.5,
								note: '2026-01-31|8',
								room: ['A 1', 'B <2>'],
								site: 'code=K Köln 3',
							},
							{ kind: 'Visitor', number: 8, isLost: false, rate: 0.5, note: null, room: [] },
						],
					},
				},
			]);
			expect(own.control.deviations()).toEqual([]);
		} finally {
			await own.stop();
		}
	});

	test('maps the columns of the item', async () => {
		const own = await withCustomMethod();
		try {
			const { items, error } = await call(system, null, {
				of: own,
				items: [{ personId: '7', rooms: ['A', 'B'], other: 'not sent' }],
				parameters: { methodParameters: { mappingMode: 'autoMapInputData', value: null } },
			});
			expect(error).toBeUndefined();
			const result = items[0].json.ListBadgesResult as { badge: unknown[] };
			expect(result.badge[0]).toMatchObject({ number: 7, room: ['A', 'B'] });
			expect(own.control.deviations()).toEqual([]);
		} finally {
			await own.stop();
		}
	});

	test.each([
		[{}, "'personId' is empty, and the service requires it"],
		[{ personId: 'seven' }, `'personId' must be a whole number, but is "seven"`],
		[{ personId: 7, kind: 'Guest' }, `'kind' must be one of Staff, Visitor, but is "Guest"`],
		[{ personId: 7, site: { city: 'Köln' } }, "'site.@code' is empty, and the service requires it"],
		[
			{ personId: 7, site: { city: 'Köln', '@code': 'K', town: 1 } },
			"'site' has no 'town'; what it takes is { @code, city, floor }",
		],
		[{ personId: 7, gone: 1 }, 'The method has no parameter "gone"'],
	])('refuses %j before anything is sent', async (values, message) => {
		const own = await withCustomMethod();
		try {
			const { error } = await call(system, values, { of: own });
			expect(error?.message).toContain(message);
			expect(error?.message).toContain('[item 0]');
			expect(own.control.count({ method })).toBe(0);
		} finally {
			await own.stop();
		}
	});

	test('a method that the release does not have is an error that lists what it has', async () => {
		const { error } = await call(system, {});
		expect(error?.message).toContain('does not have the method "ListBadges"');
		expect(sandbox.control.count({ method })).toBe(0);
		const { fields, emptyFieldsNotice } = await fieldsOf(system, service, method);
		expect(fields).toEqual([]);
		expect(emptyFieldsNotice).toContain('does not have the method');
	});

	test('an expression in place of a choice leaves the lists empty', async () => {
		const read = loadedNode(system).methods!.resourceMapping!.getMethodParameters;
		const parameters = { serviceName: list(service), methodName: list('={{ $json.method }}') };
		expect((await read.call(editor(system, parameters))).fields).toEqual([]);
		expect((await search(system, 'searchMethods', editor(system, {}))).results).toEqual([]);
	});

	test('where the description is hidden, the error leads to the operation with JSON', async () => {
		const own = await startSandbox();
		own.control.configure({
			archer: { wsdl: false },
			softExpert: { wsdl: false },
			assureSign: { wsdl: false },
		});
		try {
			const { error } = await call(system, {}, { of: own });
			expect(error?.message).toContain('does not show the description of its');
			expect(error?.description).toContain("'Call With JSON'");
			await expect(fieldsOf(system, service, known, own)).rejects.toThrow('does not show the description');
		} finally {
			await own.stop();
		}
	});

	test('a name that is no service is refused', async () => {
		const { error } = await call(
			system,
			{},
			{ parameters: { serviceName: { __rl: true, mode: 'name', value: '../control' } } },
		);
		expect(error?.message).toContain('is no name of a service');
	});
});

test('an account that Archer asks for again is signed in once more, and the call is made', async () => {
	const own = await withCustomMethod();
	try {
		await call('archer', { personId: 1 }, { of: own });
		own.control.expireSessions();
		const { items, error } = await call('archer', { personId: 2 }, { of: own });
		expect(error).toBeUndefined();
		expect(items).toHaveLength(1);
	} finally {
		await own.stop();
	}
});
