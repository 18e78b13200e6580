import type { IDataObject } from 'n8n-workflow';
import { sandboxCredentials } from '../../support/workflow';
import { softExpertBench } from './support';

/** Datasets by REST, in a real n8n-core against the sandbox's service of them. */

const bench = softExpertBench();
const method = 'dataset-integration/{id}';
const rows = async (name: `${string}.${string}`, parameters: object) => {
	const { error, items } = await bench.run(name, parameters);
	expect(error).toBeUndefined();
	return items.map(({ json }) => json);
};
const all = { returnAll: true };
const hintsOf = async (name: `${string}.${string}`, parameters: object) => {
	const { items, run } = await bench.run(name, parameters);
	const [task] = run.data.resultData.runData.Node ?? [];
	return { items, hints: (task.hints ?? []).map(({ message }) => message) };
};
const thrown = async (name: `${string}.${string}`, parameters: object) => {
	const { error } = await bench.run(name, parameters);
	return { message: error?.message, description: error?.description ?? undefined };
};

describe('dataset.getAll', () => {
	test('one item per row, under the names of the columns', async () => {
		const list = await rows('dataset.getAll', { datasetId: 'n8nDepartments', ...all });
		expect(list).toEqual([
			{ iddepartment: 'COMMERCIAL', nmdepartment: 'Commercial', idparent: '' },
			{ iddepartment: 'SALES', nmdepartment: 'Sales', idparent: 'COMMERCIAL' },
			{ iddepartment: 'IT', nmdepartment: 'Information technology', idparent: '' },
		]);
		const [request] = bench.sandbox.control.requests({ method });
		expect(request).toMatchObject({ path: '/apigateway/v1/dataset-integration/n8nDepartments', body: '' });
		// The key as it is: behind a scheme word the gateway refuses it.
		expect(request.headers.authorization).toBe(bench.sandbox.control.liveTokens('softExpert')[0]);
	});

	test('parameters as rows and as JSON are the same request', async () => {
		const parameters = { parameter: [{ name: 'WorkflowID', value: '000001' }] };
		const asked = { datasetId: ' openActivities ', options: { dateFields: ['DTENABLED'] } };
		const byRows = await rows('dataset.getAll', { ...asked, parameters });
		expect(byRows).toEqual([
			{ idprocess: '000001', idstruct: 'REQUEST', dtenabled: expect.stringMatching(/^\d{4}-.*T.*\.000Z$/) },
		]);
		const json = { specifyParameters: 'json', parametersJson: '={{ { WorkflowID: "000001" } }}' };
		expect(await rows('dataset.getAll', { ...asked, ...json })).toEqual(byRows);
		const bodies = bench.sandbox.control.requests({ method }).map(({ body }) => body);
		expect(bodies).toEqual(['{"WorkflowID":"000001"}', '{"WorkflowID":"000001"}']);
	});

	test('an empty value stands for none, nothing found is no item', async () => {
		const instances = async (value: string) =>
			await rows('dataset.getAll', {
				datasetId: 'instances',
				parameters: { parameter: [{ name: 'workflowID', value }] },
				options: { dateFields: ['dtstart', 'dtfinish'] },
			});
		expect(await instances('')).toEqual([
			expect.objectContaining({ idprocess: '000001', fgstatus: 1, dtfinish: null }),
		]);
		expect(await instances('999999')).toEqual([]);
	});

	test('no number becomes a date that is not named', async () => {
		const [instance] = await rows('dataset.getAll', {
			datasetId: 'instances',
			specifyParameters: 'json',
			parametersJson: '{"workflowID":""}',
		});
		expect(typeof instance.dtstart).toBe('number');
	});

	test('where SoftExpert stops, a hint says so', async () => {
		const whole = await hintsOf('dataset.getAll', { datasetId: 'events', ...all });
		expect(whole.items).toHaveLength(10_000);
		expect(whole.hints.join()).toMatch(/10000 rows of a dataset at most.*there may be more/);
		const short = await hintsOf('dataset.getAll', { datasetId: 'n8nUsers', ...all });
		expect(short.hints).toEqual([]);
	});

	test.each<[string, object, RegExp, RegExp]>([
		[
			'a dataset that is not there',
			{ datasetId: 'nothing' },
			/has no dataset with this ID, or .* no right to view it \(HTTP 404\) \(Dataset ID "nothing"\)/,
			/Check 'Dataset ID'/,
		],
		[
			'one that may not be seen',
			{ datasetId: 'payroll' },
			/no right to view it/,
			/right to view under its Security/,
		],
		[
			'another source',
			{ datasetId: 'warehouse' },
			/did not accept the parameters/,
			/whose source is not SESUITE/,
		],
		[
			'a query that takes too long',
			{ datasetId: 'everything' },
			/failed while it ran the query/,
			/cut it down with parameters/,
		],
		[
			'a parameter too few',
			{ datasetId: 'openActivities' },
			/did not accept the parameters/,
			/Missing parameter: WorkflowID/,
		],
		[
			'a parameter in other letters',
			{ datasetId: 'openActivities', parameters: { parameter: [{ name: 'workflowid', value: 'x' }] } },
			/did not accept/,
			/capital letters included/,
		],
		[
			'a step of an address',
			{ datasetId: '..' },
			/'Dataset ID' is "\.\.", which is no ID of a dataset/,
			/not an address/,
		],
		['an address', { datasetId: 'a/b' }, /which is no ID of a dataset/, /not an address/],
		[
			'a parameter twice',
			{
				datasetId: 'x',
				parameters: {
					parameter: [
						{ name: 'a', value: '1' },
						{ name: 'a', value: '2' },
					],
				},
			},
			/'Parameters' has "a" twice/,
			/one value/,
		],
		[
			'a parameter without a name',
			{ datasetId: 'x', parameters: { parameter: [{ name: ' ', value: '1' }] } },
			/has an entry without a name/,
			/./,
		],
		[
			'JSON that is none',
			{ datasetId: 'x', specifyParameters: 'json', parametersJson: '[1]' },
			/'Parameters \(JSON\)' must be a JSON object/,
			/./,
		],
		[
			'a list in JSON',
			{ datasetId: 'x', specifyParameters: 'json', parametersJson: '{"a":[1]}' },
			/has a list for "a"/,
			/a text or a number/,
		],
		[
			'a date field that is not there',
			{ datasetId: 'n8nUsers', options: { dateFields: ['born'] } },
			/has no column "born"/,
			/"iduser", "idlogin"/,
		],
		[
			'a date field without dates',
			{ datasetId: 'n8nUsers', options: { dateFields: ['nmuser'] } },
			/The column "nmuser" .* holds "Integration user" in row 1, which is no date/,
			/Take the column out/,
		],
	])('%s is told so', async (_name, parameters, message, description) => {
		const error = await thrown('dataset.getAll', parameters);
		expect(error.message).toMatch(message);
		expect(error.description).toMatch(description);
	});

	test('a wrong key, and one behind Bearer, is the sign-in', async () => {
		const [key] = bench.sandbox.control.liveTokens('softExpert');
		for (const apiKey of ['wrong-key', `Bearer ${key}`]) {
			const store = sandboxCredentials(bench.sandbox);
			store.set('softExpert', { ...store.get('softExpert'), apiKey, checked: 'yes' });
			const { error } = await bench.run('dataset.getAll', { datasetId: 'n8nUsers' }, { store });
			expect(error?.message).toMatch(/gateway did not accept the sign-in/);
			expect(JSON.stringify(error)).not.toContain(key);
		}
	});

	test('too many requests are tried again, and said when it stays', async () => {
		const refusal = {
			kind: 'status',
			status: 429,
			retryAfter: 0.01,
			contentType: 'application/json',
			body: '{"message":"API rate limit exceeded","status":429}',
		} as const;
		bench.sandbox.control.addFault({ ...refusal, system: 'softExpert', method, times: 1 });
		expect(await rows('dataset.getAll', { datasetId: 'n8nPositions' })).toHaveLength(2);
	});

	test.each<[string, string]>([
		['a page', '<html><body>Sign in</body></html>'],
		['an object', '{"rows":[]}'],
		['a list of other things', '[{"a":1},2]'],
		['half a list', '[{"a":1'],
		['nothing', ''],
		['a text', '"done"'],
		['an error with 200', '{"message":"Not Found","status":404}'],
		['SOAP', '<Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/"><Body/></Envelope>'],
	])('%s proves nothing', async (_name, body) => {
		const contentType = body.startsWith('<html') ? 'text/html' : 'application/json';
		bench.sandbox.control.addFault({
			kind: 'status',
			status: 200,
			contentType,
			body,
			system: 'softExpert',
			method,
			times: 9,
		});
		const { items, error } = await bench.run('dataset.getAll', { datasetId: 'n8nUsers', ...all });
		expect(items).toEqual([]);
		expect(error?.message).toMatch(/no list of rows|web page|has no dataset|empty|broke/i);
	});

	test('an answer in another character set is read in it', async () => {
		bench.sandbox.control.addFault({
			kind: 'status',
			status: 200,
			contentType: 'application/json; charset=iso-8859-1',
			body: '[{"nmuser":"Jos"}]',
			system: 'softExpert',
			method,
			times: 1,
		});
		expect(await rows('dataset.getAll', { datasetId: 'n8nUsers' })).toEqual([{ nmuser: 'Jos' }]);
	});
});

describe('users, departments and positions', () => {
	test('Get Many gives them under the names of the other operations', async () => {
		await bench.one('user.changeStatus', { userId: 'jdoe', status: 'inactive' });
		const users = await rows('user.getAll', { datasetId: 'n8nUsers', ...all });
		expect(users.map(({ userId, status }) => [userId, status])).toEqual([
			['integration', 'active'],
			['jdoe', 'inactive'],
			['msilva', 'active'],
		]);
		expect(users[1]).toEqual({
			userId: 'jdoe',
			login: 'jdoe',
			name: 'Jane Doe',
			email: 'jdoe@example.com',
			status: 'inactive',
			leaderId: 'msilva',
			departmentId: 'SALES',
			departmentName: 'Sales',
			positionId: 'CLERK',
			positionName: 'Clerk',
		});
		const filtered = async (filters: IDataObject) =>
			(await rows('user.getAll', { datasetId: 'n8nUsers', filters })).map(({ userId }) => userId);
		expect(await filtered({ status: 'inactive' })).toEqual(['jdoe']);
		expect(await filtered({ nameContains: 'SILVA' })).toEqual(['msilva']);
		expect(await rows('department.getAll', { datasetId: 'n8nDepartments', limit: 2 })).toEqual([
			{ departmentId: 'COMMERCIAL', departmentName: 'Commercial', parentId: '' },
			{ departmentId: 'SALES', departmentName: 'Sales', parentId: 'COMMERCIAL' },
		]);
		expect(await rows('position.getAll', { datasetId: 'n8nPositions', ...all })).toEqual([
			{ positionId: 'CLERK', positionName: 'Clerk' },
			{ positionId: 'MANAGER', positionName: 'Manager' },
		]);
	});

	test('columns of another dataset are named; what has no name here stays as it came', async () => {
		const own = { idColumn: undefined, userIdColumn: 'IDPROCESS', nameColumn: 'nmprocess' };
		const parameters = { parameter: [{ name: 'workflowID', value: '' }] };
		const [row] = await rows('user.getAll', {
			datasetId: 'instances',
			options: { ...own, parameters, dateFields: ['dtstart'] },
		});
		expect(row).toMatchObject({ userId: '000001', name: 'A chair', iduserstart: 'jdoe', fgstatus: 1 });
		expect(row.dtstart).toMatch(/Z$/);
		const missing = await thrown('user.getAll', { datasetId: 'n8nDepartments' });
		expect(missing.message).toMatch(/The dataset "n8nDepartments" has no column "iduser"/);
		expect(missing.description).toMatch(/Correct 'User ID Column'/);
		const chosen = await thrown('user.getAll', { datasetId: 'n8nUsers', options: { emailColumn: 'mail' } });
		expect(chosen.message).toMatch(/has no column "mail"/);
	});

	test('Find takes the whole text, and says when it cannot know', async () => {
		const find = async (parameters: object) =>
			(await rows('user.find', { datasetId: 'n8nUsers', ...parameters })).map(({ userId }) => userId);
		expect(await find({ findBy: 'userId', text: 'jdoe' })).toEqual(['jdoe']);
		expect(await find({ findBy: 'email', text: ' MSILVA@example.com ' })).toEqual(['msilva']);
		expect(await find({ findBy: 'name', text: 'Jane' })).toEqual([]);
		const byParameter = {
			datasetId: 'n8nUserById',
			findBy: 'userId',
			options: { searchParameter: 'iduser' },
		};
		expect(await find({ ...byParameter, text: 'msilva' })).toEqual(['msilva']);
		expect(bench.sandbox.control.requests({ method }).at(-1)?.body).toBe('{"iduser":"msilva"}');
		const events = { datasetId: 'events', findBy: 'userId', options: { userIdColumn: 'idevent' } };
		expect(await find({ ...events, text: '17' })).toEqual(['17']);
		const beyond = await thrown('user.find', { ...events, text: '10400' });
		expect(beyond.message).toMatch(/None of the 10000 rows .* is the user "10400", and there may be more/);
		expect(beyond.description).toMatch(/'Search Parameter'/);
	});
});

describe('user.upsert with a user dataset', () => {
	const person = {
		userId: 'nnew',
		name: 'Nina New',
		login: 'nnew',
		password: 'Secret-1',
		email: 'n@example.com',
	};
	const upsert = async (
		name: `${string}.${string}`,
		change: object,
		dataset: object = { userDatasetId: 'n8nUsers' },
	) => await hintsOf(name, { ...person, ...change, additionalFields: dataset });

	test.each(['user.upsert', 'user.upsertKnownPositions'] as const)(
		'%s says truly which it did',
		async (name) => {
			const created = async (change = {}) => (await upsert(name, change)).items[0].json.created;
			expect(await created()).toBe(true);
			expect(await created()).toBe(false);
			expect(await created({ userId: 'jdoe', login: 'jdoe' })).toBe(false);
			expect(bench.state.users.get('nnew')?.name).toBe('Nina New');
		},
	);

	test('without one it says nothing, and with one that does not tell it says so', async () => {
		const plain = await upsert('user.upsert', {}, {});
		expect(plain.items[0].json).not.toHaveProperty('created');
		expect(bench.sandbox.control.count({ method })).toBe(0);
		// The new user is not in a list that stops before.
		const cut = await upsert(
			'user.upsert',
			{ userId: 'other', login: 'other' },
			{ userDatasetId: 'events', userIdColumn: 'idevent' },
		);
		expect(cut.items[0].json).toMatchObject({ success: true, created: null });
		expect(cut.hints.join()).toMatch(/whether as a new one is not known/);
	});

	test('what cannot be read afterwards leaves it open, and the user is saved', async () => {
		bench.sandbox.control.addFault({ kind: 'status', status: 200, body: '{}', method, after: 1, times: 9 });
		const { items, hints } = await upsert('user.upsert', {});
		expect(items[0].json).toMatchObject({ success: true, created: null });
		expect(hints.join()).toMatch(/whether as a new one is not known/);
		expect(bench.state.users.has('nnew')).toBe(true);
	});

	test('the query searches where it can', async () => {
		const search = { userDatasetId: 'n8nUserById', searchParameter: 'iduser' };
		expect((await upsert('user.upsert', {}, search)).items[0].json.created).toBe(true);
		const bodies = bench.sandbox.control.requests({ method }).map(({ body }) => body);
		expect(bodies).toEqual(['{"iduser":"nnew"}', '{"iduser":"nnew"}']);
	});

	test('a dataset that cannot be read stops it before anything is sent', async () => {
		const refused = async (dataset: object) =>
			(await bench.run('user.upsert', { ...person, additionalFields: dataset })).error?.message;
		expect(await refused({ userDatasetId: 'payroll' })).toMatch(/has no dataset with this ID/);
		expect(await refused({ userDatasetId: 'n8nPositions' })).toMatch(/has no column "iduser"/);
		expect(await refused({ searchParameter: 'iduser' })).toMatch(/'User Dataset ID' is empty/);
		expect(bench.state.users.has('nnew')).toBe(false);
	});
});
