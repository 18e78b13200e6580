/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { callArcher, exchange, logIntoArcher } from './support';

const contract = JSON.parse(readFileSync(join(__dirname, '../../../contracts/archer-rest.json'), 'utf8')) as {
	request: { headers: Record<string, string> };
	answers: Record<string, unknown>;
	failures: Record<string, unknown>;
};

let sandbox: Sandbox;
let token: string;
beforeEach(async () => {
	sandbox = await startSandbox();
	token = await logIntoArcher(sandbox);
});
afterEach(async () => await sandbox.stop());

interface Asked {
	method?: string;
	prefix?: string;
	headers?: Record<string, string | undefined>;
	body?: string;
}

async function ask(path: string, { method = 'POST', prefix = 'platformapi', headers, body }: Asked = {}) {
	const all = {
		...contract.request.headers,
		Authorization: `Archer session-id="${token}"`,
		...headers,
	};
	const sent = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
	const answer = await exchange(`${sandbox.url}/archer/${prefix}/${path}`, {
		method,
		headers: sent as Record<string, string>,
		body: method === 'GET' ? undefined : (body ?? '{}'),
	});
	const isJson = answer.headers['content-type']?.startsWith('application/json');
	return { status: answer.status, json: isJson ? (JSON.parse(answer.body) as unknown) : undefined, answer };
}

type Envelope = { RequestedObject: Record<string, unknown>; IsSuccessful: boolean };
const objects = async (path: string, asked?: Asked) =>
	((await ask(path, asked)).json as Envelope[]).map((one) => one.RequestedObject);

const plain = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where a value has another nesting, another kind or fewer keys than the example has. Null may stand for anything. */
function differences(example: unknown, given: unknown, at: string): string[] {
	if (example === null || given === null) return [];
	if (Array.isArray(example)) {
		if (!Array.isArray(given)) return [`${at} is no list`];
		return example.length === 0
			? []
			: given.flatMap((one, index) => differences(example[0], one, `${at}[${index}]`));
	}
	if (!plain(example)) return typeof example === typeof given ? [] : [`${at} is a ${typeof given}`];
	if (!plain(given)) return [`${at} is no object`];
	return Object.entries(example).flatMap(([key, value]) =>
		key in given ? differences(value, given[key], `${at}.${key}`) : [`${at} has no ${key}`],
	);
}

/** The sandbox's own number in the place of the example's. */
const paths: Record<string, string> = {
	'core/system/application': 'core/system/application',
	'core/system/questionnaire': 'core/system/questionnaire',
	'core/system/subform/95': 'core/system/subform/95',
	'core/system/level/module/84': 'core/system/level/module/84',
	'core/system/level/referencefield/7005': 'core/system/level/referencefield/7420',
	'core/system/fielddefinition/7004': 'core/system/fielddefinition/7004',
	'core/system/valueslist/62': 'core/system/valueslist/62',
	'core/system/valueslistvalue/flat/valueslist/62': 'core/system/valueslistvalue/flat/valueslist/63',
	'core/system/valueslistvalue/valueslist/62': 'core/system/valueslistvalue/valueslist/63',
	'core/system/user': 'core/system/user',
	'core/system/group': 'core/system/group',
	'core/system/groupmembership': 'core/system/groupmembership',
	'core/system/rolemembership': 'core/system/rolemembership',
};

test.each(Object.entries(paths))('%s has the shape of the contract', async (example, path) => {
	const { status, json } = await ask(path);
	expect(status).toBe(200);
	expect(differences(contract.answers[example], json, 'answer')).toEqual([]);
	expect(sandbox.control.deviations()).toEqual([]);
});

test('each type of field has the keys of the contract', async () => {
	type Fields = Array<{ RequestedObject: Record<string, unknown> }>;
	const examples = contract.answers['core/system/fielddefinition/application/84'] as Fields;
	const given = await objects('core/system/fielddefinition/application/101');
	for (const { RequestedObject: example } of examples) {
		const same = given.filter(
			({ Type, IsRecordPermission }) =>
				Type === example.Type && IsRecordPermission === example.IsRecordPermission,
		);
		expect(same).not.toEqual([]);
		for (const one of same) expect(differences(example, one, String(one.Name))).toEqual([]);
	}
});

test('a record and the records that a field can name have the shape of the contract', async () => {
	const device = [...sandbox.archer.state.content.records.values()].find(({ moduleId }) => moduleId === 84)!;
	const { json } = await ask(`core/content/${device.contentId}`);
	const { FieldContents: contents, ...record } = (json as Envelope).RequestedObject;
	expect(record).toEqual({ Id: device.contentId, LevelId: 37, SequentialId: 1 });
	expect(contents).toMatchObject({
		7001: { Type: 1, Value: 'Device 00001', FieldId: 7001 },
		7002: { Type: 2, Value: 10.5, FieldId: 7002 },
		7004: { Type: 4, Value: { ValuesListIds: [467], OtherText: null }, FieldId: 7004 },
	});
	expect(await ask(`core/content/contentid?id=${device.contentId}`)).toMatchObject({ json });
	const [third] = await objects(
		'core/content/referencefield/7413?$filter=SequentialId eq 3'.replaceAll(' ', '%20'),
	);
	expect(third).toMatchObject({ LevelId: 37, SequentialId: 3 });
});

test('lists are narrowed by the address or by the body', async () => {
	const names = async (path: string, body?: object) =>
		(await objects(path, { body: JSON.stringify(body ?? {}) })).map((one) => one.Name ?? one.UserName);
	const filter = encodeURIComponent("Name eq 'Tickets' and Status eq 1");
	expect(await names(`core/system/application?$filter=${filter}`)).toEqual(['Tickets']);
	expect(
		await names('core/system/application', { Value: "?$filter=Name eq 'Findings'&$select=Name" }),
	).toEqual(['Findings']);
	expect(await names('core/system/user?$orderby=Id%20desc&$top=2&$skip=1')).toEqual(['user0035', 'user0034']);
	expect((await ask('core/system/user?$filter=Id%20gt%203')).status).toBe(400);
});

test('what does not exist is refused, a list of nothing as well', async () => {
	const { json: one } = await ask('core/system/application/999');
	expect(one).toEqual(contract.failures['not found, HTTP 200']);
	const { json: list } = await ask('core/system/fielddefinition/application/999');
	expect(list).toEqual(contract.failures['empty list seen as']);
	expect((await ask('core/system/subform/84')).json).toMatchObject({ IsSuccessful: false });
});

test('it is strict about verb, header, token and path', async () => {
	const users = 'core/system/user';
	expect((await ask(users, { method: 'GET' })).status).toBe(200);
	expect(sandbox.control.deviations()).toEqual([]);
	expect((await ask(users, { headers: { 'X-Http-Method-Override': undefined } })).status).toBe(405);
	expect((await ask(users, { headers: { Authorization: `Archer session-id=${token}` } })).status).toBe(401);
	expect((await ask(users, { headers: { Authorization: 'Archer session-id="0123"' } })).status).toBe(401);
	expect((await ask(users, { headers: { 'Content-Type': 'text/plain' } })).status).toBe(415);
	expect((await ask('core/system/module')).status).toBe(404);
	await ask(users, { headers: { Accept: '*/*' } });
	expect(sandbox.control.deviations().map(({ message }) => message)).toEqual([
		'POST without X-Http-Method-Override: GET',
		'the Authorization header has another form',
		'the Content-Type is not application/json',
		'the REST interface has no core/system/module',
		'without an Accept for JSON the answer can be XML',
	]);
});

test('a session that SOAP has ended, or another sign-in, ends REST too; a personal access token stays', async () => {
	await callArcher(sandbox, 'TerminateSession', `<sessionToken>${token}</sessionToken>`, {
		service: 'general',
	});
	expect((await ask('core/system/user')).status).toBe(401);
	token = await logIntoArcher(sandbox);
	expect((await ask('core/system/user')).status).toBe(200);
	const former = token;
	await logIntoArcher(sandbox);
	expect((await ask('core/system/user')).status).toBe(401);
	expect(former).toBe(token);
	sandbox.control.configure({ archer: { personalAccessToken: 'PAT-SANDBOX' } });
	sandbox.control.expireSessions();
	token = 'PAT-SANDBOX';
	expect((await ask('core/system/user')).status).toBe(200);
});

test.each([
	['forbidden', 403],
	['notFound', 404],
	['page', 200],
] as const)('closed as %s', async (rest, status) => {
	sandbox.control.configure({ archer: { rest } });
	const { answer } = await ask('core/system/user');
	expect(answer.status).toBe(status);
	if (rest === 'page') expect(answer.body).toBe(contract.failures['sign-on page, HTTP 200']);
});

test('closed by resets, in other ways to ask, without a right, at the other prefix', async () => {
	sandbox.control.configure({ archer: { rest: 'reset' } });
	await expect(ask('core/system/user')).rejects.toThrow('ECONNRESET');
	sandbox.control.configure({ archer: { rest: 'open', restVerbs: 'get' } });
	expect((await ask('core/system/user')).status).toBe(405);
	expect((await ask('core/system/user', { method: 'GET' })).status).toBe(200);
	sandbox.control.configure({ archer: { restVerbs: 'override' } });
	expect((await ask('core/system/user', { method: 'GET' })).status).toBe(405);
	sandbox.control.configure({ archer: { restDenied: ['user'] } });
	expect((await ask('core/system/user')).status).toBe(403);
	expect((await ask('core/system/group')).status).toBe(200);
	sandbox.control.configure({ archer: { restPrefix: 'api' } });
	expect((await ask('core/system/group')).status).toBe(404);
	expect((await ask('core/system/group', { prefix: 'api' })).status).toBe(200);
	sandbox.control.configure({ archer: { restPrefix: 'both' } });
	expect((await ask('core/system/group')).status).toBe(200);
	expect((await ask('core/system/group', { prefix: 'api' })).status).toBe(200);
});
