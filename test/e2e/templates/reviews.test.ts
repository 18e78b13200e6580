import type { StoredExecution } from '../../../e2e/execution';
import { startLimit } from '../support';
import { eventually, holdings, jsonOf, openTemplateStage, press, type TemplateStage } from './support';

/** What people may do and what they own: reviews that find, ask, act and report. */
jest.setTimeout(90_000);
let stage: TemplateStage;

beforeAll(async () => {
	stage = await openTemplateStage();
}, startLimit);

afterAll(async () => {
	await stage?.close();
});

async function review(): Promise<StoredExecution> {
	const template = await stage.prepare('quarterly-access-review');
	stage.mailbox.messages.length = 0;
	const execution = await stage.execute(template, 'Review Now');
	expect(execution.resultData.error).toBeUndefined();
	return execution;
}

interface Differences {
	accounts: number;
	findings: Array<Record<string, string>>;
}

const differencesOf = (execution: StoredExecution) => jsonOf(execution, 'Differences')[0] as unknown as Differences;
const received = () => stage.mailbox.messages.map(({ to, subject }) => [...to, subject]);

test('the first access review finds every account new, the second one finds nothing', async () => {
	const before = holdings(stage);

	const { accounts, findings } = differencesOf(await review());

	const { archer, softExpert } = stage.sandbox;
	expect(findings).toHaveLength(accounts);
	expect(new Set(findings.map(({ finding }) => finding))).toEqual(new Set(['new account']));
	const of = (system: string) => findings.filter((one) => one.system === system);
	expect(of('Archer')).toHaveLength(archer.state.users.size);
	expect(of('SoftExpert')).toHaveLength(softExpert.state.users.size);
	expect(of('AssureSign').map(({ account }) => account)).toContain('jdoe@example.com');
	expect(findings.find(({ key }) => key === 'SoftExpert:jdoe')).toMatchObject({ rights: 'READERS' });
	expect(received()).toEqual([['auditor@example.com', `Access review: ${accounts} findings`]]);

	const again = await review();

	expect(jsonOf(again, 'Nothing Has Changed')).toHaveLength(1);
	expect(received()).toEqual([]);
	expect(holdings(stage)).toBe(before);
});

test('what has changed since the last review goes to the manager who is known', async () => {
	const { archer, softExpert, assureSign } = stage.sandbox;
	const user = archer.state.findUser('user0012')!;
	[...archer.state.people.roles.values()].find(({ name }) => name === 'Auditor')!.users.add(user.id);
	softExpert.state.users.get('jdoe')!.enabled = false;
	const signer = [...assureSign.state.users.values()].find(({ userName }) => userName === 'user2@example.com')!;
	signer.role = 'Administrator';
	await stage.n8n.client.insertRows('People', [
		{ archerUserName: 'user0012', softExpertUserId: 'jdoe', managerEmail: 'max.roe@example.com' },
	]);

	const { findings } = differencesOf(await review());

	expect(findings.map(({ key, rights, status, finding }) => [key, rights, status, finding])).toEqual([
		['Archer:user0012', expect.stringContaining('Auditor'), 'active', expect.stringMatching(/^rights were: /)],
		['SoftExpert:jdoe', 'READERS', 'inactive', 'was active'],
		['AssureSign:user2@example.com', 'Administrator', 'active', expect.stringMatching(/^rights were: /)],
	]);
	expect(received()).toEqual([
		['max.roe@example.com', 'Access review: 2 findings'],
		['auditor@example.com', 'Access review: 1 findings'],
	]);
	expect(jsonOf(await review(), 'Nothing Has Changed')).toHaveLength(1);
});

test('a system that does not list its users stops the review before anything is compared', async () => {
	const before = await stage.n8n.client.tableRows('Access Review');
	const template = await stage.prepare('quarterly-access-review', {
		softExpertUsersDataset: 'payroll',
	});

	const execution = await stage.execute(template, 'Review Now');

	expect(execution.resultData.error?.message).toContain('SoftExpert did not list its users');
	expect(await stage.n8n.client.tableRows('Access Review')).toEqual(before);
});

/** Sends the form about `user0005`; the manager presses the button when the mail comes. */
async function handOver(button?: string): Promise<StoredExecution> {
	const { messages } = stage.mailbox;
	messages.length = 0;
	const running = stage.runFromEvent(await stage.prepare('leaver-records-in-archer'), 'Ask for the Leaver', {
		leaver: leaver(),
		successor: 'user0020',
		managerEmail: 'max.roe@example.com',
	});
	if (button !== undefined) {
		await press(stage, await eventually(() => messages.find(({ links }) => links.length > 0)), button);
	}
	return await running;
}

const leaver = () => stage.sandbox.archer.state.users.get(205)!.userName;

/** Who is in the field *Assigned To* of each ticket. */
const assigned = () =>
	[...stage.sandbox.archer.state.content.records.values()].flatMap(({ values }) => {
		const value = values.get(7410);
		return value?.kind === 'people' ? [value.users] : [];
	});

test('records of a leaver stay as they are when the manager says no', async () => {
	const before = holdings(stage);

	const execution = await handOver('approved=false');

	expect(jsonOf(execution, 'Left as It Is')).toHaveLength(1);
	expect(jsonOf(execution, 'List of Records')[0].count).toBeGreaterThan(0);
	expect(holdings(stage)).toBe(before);
});

test('records of a leaver get the successor once the manager agrees; the second time nothing is left', async () => {
	const successor = stage.sandbox.archer.state.findUser('user0020')!.id;
	const owned = assigned().map((users) => users.includes(205));
	expect(owned).toContain(true);

	const execution = await handOver('approved=true');

	expect(execution.resultData.error).toBeUndefined();
	expect(assigned().flat()).not.toContain(205);
	expect(assigned().map((users) => users.includes(successor))).toEqual(owned);
	const [told] = stage.mailbox.messages.slice(-1);
	expect(told.subject).toMatch(new RegExp(`^Records of ${leaver()}: \\d+ handed over, 0 left$`));
	const before = holdings(stage);
	expect(jsonOf(await handOver(), 'Owns Nothing')).toHaveLength(1);
	expect(holdings(stage)).toBe(before);
	expect(stage.sandbox.deviations).toEqual([]);
});

test('changes are planned at first, then put back, and the mail tells both', async () => {
	const { archer } = stage.sandbox;
	const user = archer.state.findUser('user0030')!;
	const group = archer.state.people.groups.get(91)!;
	const [firstName, groupName] = [user.firstName, group.name];
	const account = { userName: user.userName, accountStatus: '1', firstName };
	const changes = [
		{ userId: user.id, before: account, after: { ...account, firstName: 'Wrong' } },
		{ groupId: 91, before: { name: groupName }, after: { name: 'Wrong Group' } },
		{ contentId: 1, deleted: true, before: { contentId: 1 } },
	];
	user.firstName = 'Wrong';
	group.name = 'Wrong Group';
	const changed = holdings(stage);

	for (const [dryRun, subject] of [
		[true, 'n8n: 2 changes would be put back'],
		[false, 'n8n: 2 changes put back, 0 failed'],
	] as const) {
		const template = await stage.prepare('roll-back-changes', { planOnly: dryRun });
		stage.mailbox.messages.length = 0;
		const execution = await stage.runFromEvent(template, 'When Called With Changes', ...changes);
		expect(execution.resultData.error).toBeUndefined();
		expect(stage.mailbox.messages.map((mail) => mail.subject)).toEqual([subject]);
		if (dryRun) expect(holdings(stage)).toBe(changed);
	}

	expect([user.firstName, group.name]).toEqual([firstName, groupName]);
	expect(stage.sandbox.deviations).toEqual([]);
});
