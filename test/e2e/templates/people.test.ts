import type { StoredExecution } from '../../../e2e/execution';
import { startLimit } from '../support';
import { startFakeService, type FakeService } from './fakeService';
import { answers, bambooHr, bodyOf, hiBob, personio, routes, secret } from './hrSystems';
import {
	accessLog,
	eventually,
	holdings,
	jsonOf,
	openTemplateStage,
	postEvent,
	press,
	recordedEvent,
	runPeople,
	type TemplateStage,
} from './support';

/** Joiners, movers and leavers: from what HR systems send to what Archer, SoftExpert and AssureSign hold. */
jest.setTimeout(90_000);
let stage: TemplateStage;
let hr: FakeService;
let calledId: string;

const form = recordedEvent('n8n-form-trigger');

beforeAll(async () => {
	stage = await openTemplateStage();
	hr = await startFakeService(routes);
	await stage.addCredential('crypto', { hmacSecret: secret });
	await stage.addCredential('httpBasicAuth', { user: 'api', password: 'x' });
	await stage.addCredential('oAuth2Api', {
		grantType: 'clientCredentials',
		accessTokenUrl: `${hr.url}/personio/auth/token`,
		clientId: 'n8n',
		clientSecret: 'x',
		scope: '',
		authentication: 'body',
	});
	calledId = await stage.publish('joiner-mover-leaver');
	await stage.publish('bamboohr-to-three-systems', { bambooHrAddress: `${hr.url}/bamboohr` });
	await stage.publish('hibob-to-three-systems', { hiBobAddress: `${hr.url}/hibob` });
	await stage.publish('personio-to-three-systems', { personioAddress: `${hr.url}/personio` });
}, startLimit);

afterAll(async () => {
	await hr?.stop();
	await stage?.close();
});

const archerUser = (name: string) => stage.sandbox.archer.state.findUser(name);
const suiteUser = (id: string) => stage.sandbox.softExpert.state.users.get(id);
const signer = (name: string) =>
	[...stage.sandbox.assureSign.state.users.values()].find(({ userName }) => userName === name);
const logOf = async (person: string) => await accessLog(stage, person);
const known = async (person: string) =>
	((await stage.n8n.client.tableRows('People')) ?? []).filter((row) => row.personId === person);

const runPerson = async (person: Record<string, unknown>) => await runPeople(stage, [person]);

/** The execution of the called workflow that comes next, once it has ended or waits for the approver. */
async function nextCall(start: () => Promise<unknown>): Promise<StoredExecution> {
	const { client } = stage.n8n;
	const before = await client.executionIds(calledId);
	await start();
	const id = await eventually(async () =>
		(await client.executionIds(calledId)).find((one) => !before.includes(one)),
	);
	return await client.waitForExecution(id, 30_000);
}

/** Lets the leaver's execution come to its question, and answers it. */
async function decide(start: () => Promise<unknown>, answer: 'Remove for good' | 'Keep'): Promise<void> {
	const { messages } = stage.mailbox;
	const before = messages.length;
	const isAsked = () => messages.slice(before).find(({ subject }) => subject.startsWith('Remove '));
	const running = start();
	await press(stage, await eventually(isAsked), answer === 'Keep' ? 'approved=false' : 'approved=true');
	await running;
}

/** What comes again is known, and changes nothing. */
async function expectNothingNew(send: () => Promise<unknown>): Promise<void> {
	const before = holdings(stage);
	expect(jsonOf(await nextCall(send), 'Already Done')).toHaveLength(1);
	expect(holdings(stage)).toBe(before);
}

test('a joiner gets an account in each system; the event that comes again changes nothing', async () => {
	const first = await runPerson(form.normalised);

	expect(first.resultData.error).toBeUndefined();
	expect(archerUser('ann.lee')).toMatchObject({ firstName: 'Ann', lastName: 'Lee', accountStatus: 1 });
	expect(suiteUser('ann.lee')).toMatchObject({
		name: 'Ann Lee',
		enabled: true,
		places: [{ department: 'IT', position: 'CLERK' }],
	});
	expect(signer('ann.lee@example.com')).toMatchObject({ firstName: 'Ann', inactive: false });
	const log = await logOf('form:ann.lee@example.com');
	expect(log.map(({ system, result, detail }) => [system, result, detail])).toEqual([
		['archer', 'done', ''],
		['softExpert', 'done', ''],
		['assureSign', 'done', ''],
		['all', 'done', ''],
	]);
	expect(await known('form:ann.lee@example.com')).toEqual([
		expect.objectContaining({
			archerUserId: String(archerUser('ann.lee')!.id),
			softExpertUserId: 'ann.lee',
			assureSignUserName: 'ann.lee@example.com',
			status: 'active',
		}),
	]);
	const before = holdings(stage);

	const second = await runPerson(form.normalised);

	expect(jsonOf(second, 'Already Done')).toHaveLength(1);
	expect(holdings(stage)).toBe(before);
	expect(await logOf('form:ann.lee@example.com')).toEqual(log);
});

test('a mover is renamed and moved under the same IDs', async () => {
	const { id } = archerUser('ann.lee')!;
	const married = { lastName: 'Roe', email: 'ann.roe@example.com', displayName: 'Ann Roe' };

	await runPerson({ ...form.normalised, ...married, event: 'changed', eventId: 'm', department: 'Sales' });

	expect(archerUser('ann.lee')).toBeUndefined();
	expect(archerUser('ann.roe')).toMatchObject({ id, lastName: 'Roe' });
	expect(suiteUser('ann.lee')?.places[0]).toEqual({ department: 'SALES', position: 'CLERK' });
	expect([signer('ann.lee@example.com'), signer('ann.roe@example.com')]).toEqual([
		undefined,
		expect.objectContaining({ lastName: 'Roe' }),
	]);
	expect(await known('form:ann.lee@example.com')).toEqual([
		expect.objectContaining({ archerUserId: String(id), archerUserName: 'ann.roe' }),
	]);
});

test.each(['Keep', 'Remove for good'] as const)('a leaver is locked out before anybody is asked: %s', async (answer) => {
	const userName = answer.toLowerCase().replaceAll(' ', '.');
		const person = { ...form.normalised, externalId: answer, email: `${userName}@example.com`, userName };
	await runPerson({ ...person, eventId: 'joined' });
	const { state } = stage.sandbox.archer;
	const { id } = archerUser(userName)!;
	const group = [...state.people.groups.values()].find(({ name }) => name === 'Risk Owners')!;
	group.users.add(id);

	const leave = async () => {
		const execution = await runPerson({ ...person, event: 'left', eventId: 'left' });
		expect(execution.resultData.error).toBeUndefined();
	};
	await decide(leave, answer);

	expect(archerUser(userName)).toMatchObject({ accountStatus: 2 });
	expect(suiteUser(userName)?.enabled).toBe(false);
	const isKept = answer === 'Keep';
	expect(group.users.has(id)).toBe(isKept);
	expect(signer(person.email)?.inactive).toBe(isKept ? true : undefined);
	const [last] = (await logOf(`form:${answer}`)).slice(-1);
	expect(last).toMatchObject({ action: 'remove for good', result: isKept ? 'kept' : 'removed' });
});

test('a system that fails keeps nobody waiting, and the event can be sent again', async () => {
	const person = { ...form.normalised, externalId: 'f', eventId: 'f', email: 'fay.orr@example.com' };
	stage.sandbox.control.addFault({ system: 'softExpert', method: 'importUserV2', kind: 'fault' });

	const first = await runPerson(person);

	expect(jsonOf(first, 'Not Done: Send the Event Again')).toHaveLength(1);
	expect([archerUser('fay.orr'), signer('fay.orr@example.com')].map(Boolean)).toEqual([true, true]);
	await runPerson(person);
	expect(suiteUser('fay.orr')).toMatchObject({ enabled: true });
	expect((await logOf('form:f')).slice(-1)).toEqual([expect.objectContaining({ system: 'all', result: 'done' })]);
});

test('nobody without accounts is given any by a change, and a leaver without accounts is done', async () => {
	const nobody = { ...form.normalised, externalId: 'n', email: 'nobody.here@example.com' };
	const before = holdings(stage);

	const changed = await runPerson({ ...nobody, event: 'changed', eventId: 'changed' });
	const incomplete = await runPerson({ ...nobody, email: '', eventId: 'incomplete' });
	const left = await runPerson({ ...nobody, event: 'left', eventId: 'left' });

	expect([changed, incomplete].map((run) => jsonOf(run, 'Nothing to Do').length)).toEqual([1, 1]);
	expect((await logOf('form:n')).map(({ system, result }) => [system, result])).toEqual([
		['archer', 'done'],
		['softExpert', 'done'],
		['assureSign', 'done'],
		['all', 'done'],
	]);
	expect(jsonOf(left, 'Access Is as HR Says')).toHaveLength(1);
	expect(holdings(stage)).toBe(before);
});

const webhook = (path: string) => `${stage.n8n.url}/webhook/${path}`;

test.each([
	['bamboohr', 'bamboohr-event-based', bambooHr('something else')],
	['bamboohr', 'bamboohr-event-based', bambooHr(bodyOf('bamboohr-event-based'), '1769884920')],
	['hibob', 'hibob-employee-joined', hiBob('something else')],
	['personio', 'personio-employment-terminated', {}],
])('a call to %s that is not signed, or is old, is refused', async (path, event, headers) => {
	const before = holdings(stage);
	const answer = await postEvent(webhook(path), bodyOf(event), headers);
	expect(answer.status).toBe(401);
	expect(holdings(stage)).toBe(before);
});

test('BambooHR: a changed person is fetched and moved; the call that is repeated changes nothing', async () => {
	await runPerson({ ...form.normalised, source: 'bamboohr', externalId: '67890', eventId: 'joined' });
	const text = bodyOf('bamboohr-event-based');
	const send = async () => await postEvent(webhook('bamboohr'), text, bambooHr(text));

	const first = await nextCall(send);

	expect(jsonOf(first, 'Access Is as HR Says')).toHaveLength(1);
	expect(archerUser('ann.lee')).toMatchObject({ title: 'Controller' });
	expect(hr.requests.at(-1)!.query.fields).toContain('terminationDate');
	await expectNothingNew(send);
});

test('BambooHR: a list of people, its older form, locks out who is inactive now', async () => {
	answers.bambooHrStatus = 'Inactive';
	const text = bodyOf('bamboohr-permissioned');

	await decide(
		async () => await nextCall(async () => await postEvent(webhook('bamboohr'), text, bambooHr(text))),
		'Keep',
	);

	expect(archerUser('ann.lee')).toMatchObject({ accountStatus: 2 });
});

test('HiBob: a joiner is fetched and created; the call that is repeated changes nothing', async () => {
	const text = bodyOf('hibob-employee-joined');
	const send = async () => await postEvent(webhook('hibob'), text, hiBob(text));

	await nextCall(send);

	expect(archerUser('ben.orr')).toMatchObject({ firstName: 'Ben', lastName: 'Orr', accountStatus: 1 });
	expect(suiteUser('ben.orr')?.places).toEqual([{ department: 'SALES', position: 'CLERK' }]);
	expect(signer('ben.orr@example.com')).toMatchObject({ inactive: false });
	await expectNothingNew(send);
});

test('Personio: a leaver is fetched with a token and locked out; the repeated call asks nobody again', async () => {
	const cleo = { firstName: 'Cleo', lastName: 'Fox', email: 'cleo.fox@example.com' };
	await runPerson({ ...form.normalised, ...cleo, source: 'personio', externalId: '98765', eventId: 'joined' });
	const text = bodyOf('personio-employment-terminated');
	const send = async () => await postEvent(webhook('personio'), text, personio(text));

	await decide(async () => await nextCall(send), 'Keep');

	expect(archerUser('cleo.fox')).toMatchObject({ accountStatus: 2 });
	expect(suiteUser('cleo.fox')?.enabled).toBe(false);
	expect(signer('cleo.fox@example.com')?.inactive).toBe(true);
	expect(hr.requests.at(-1)!.headers.authorization).toBe('Bearer token');
	await expectNothingNew(send);
});

test.each([
	['form-to-three-systems', 'Ask for the Person', 'n8n-form-trigger'],
	['google-sheets-to-three-systems', 'Row Added or Changed', 'google-sheets-trigger-row-added'],
])('%s: what comes in is the same twice, and done once', async (name, trigger, event) => {
	const { item, normalised } = recordedEvent(event);
	const email = `${name}@example.com`;
	const json = { ...item.json, ...('Email' in item.json ? { Email: email } : { workEmail: email }) };
	const template = await stage.prepare(name);
	const send = async () => {
		const run = await stage.runFromEvent(template, trigger, json);
		const { department, jobTitle, startDate, event: kind } = normalised;
		expect(jsonOf(run, 'Person')).toEqual([
			expect.objectContaining({ department, jobTitle, startDate, event: kind, email }),
		]);
	};

	await nextCall(send);

	expect(archerUser(name)).toMatchObject({ firstName: 'Ann', accountStatus: 1 });
	expect([Boolean(suiteUser(name)?.enabled), signer(email)?.inactive]).toEqual([true, false]);
	await expectNothingNew(send);
});

test('a row of a leaver locks the person out', async () => {
	const { item } = recordedEvent('google-sheets-trigger-row-updated');
	const template = await stage.prepare('google-sheets-to-three-systems');
	const row = { ...item.json, Email: 'google-sheets-to-three-systems@example.com' };
	await decide(
		async () => await nextCall(async () => await stage.runFromEvent(template, 'Row Added or Changed', row)),
		'Keep',
	);

	expect(archerUser('google-sheets-to-three-systems')).toMatchObject({ accountStatus: 2 });
	expect(stage.sandbox.deviations).toEqual([]);
});
