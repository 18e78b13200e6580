import type { StoredExecution } from '../../../e2e/execution';
import { end, sign } from '../../../sandbox/assureSign/state/lifecycle';
import { credentialOf, singleNodeWorkflow, startLimit, subject, trigger } from '../support';
import { holdings, jsonOf, openTemplateStage, type TemplateStage } from './support';

/** What runs by itself, night and morning: it tells what is new, and nothing twice. */
jest.setTimeout(90_000);
let stage: TemplateStage;

beforeAll(async () => {
	stage = await openTemplateStage();
}, startLimit);

afterAll(async () => await stage?.close());

beforeEach(() => {
	stage.mailbox.messages.length = 0;
});

const mails = () => stage.mailbox.messages;
const subjects = () => mails().map((mail) => mail.subject);

describe('nightly system check', () => {
	interface Found {
		isFirst: boolean;
		changes: Array<Record<string, string>>;
	}

	async function check(settings: Record<string, unknown> = {}): Promise<StoredExecution> {
		mails().length = 0;
		const template = await stage.prepare('nightly-system-check', settings);
		const execution = await stage.execute(template, 'Check Now');
		expect(execution.resultData.error).toBeUndefined();
		return execution;
	}

	const differences = (execution: StoredExecution) => jsonOf(execution, 'Differences')[0] as unknown as Found;
	const told = (execution: StoredExecution) =>
		differences(execution).changes.map(({ system, operation, change }) => `${system}, ${operation}: ${change}`);

	async function findsNothing(): Promise<void> {
		expect(jsonOf(await check(), 'Nothing Has Changed')).toHaveLength(1);
		expect(mails()).toEqual([]);
	}

	test('the first night says that it is the first, and what is wrong; the second one finds nothing', async () => {
		stage.sandbox.control.configure({ assureSign: { describedNames: { UpdateSignatory: 'Other' } } });
		const before = holdings(stage);

		const first = await check();

		const { isFirst, changes } = differences(first);
		expect(isFirst).toBe(true);
		expect(new Set(changes.map(({ system }) => system))).toEqual(new Set(['Archer', 'SoftExpert', 'AssureSign']));
		expect(jsonOf(first, 'Keep for Next Night')).toHaveLength(changes.length);
		expect(subjects()).toEqual(['System check: the first, 1 problems']);
		const [{ text }] = mails();
		expect(text).toMatch(/This is the first check.*\s+Archer: \d+ operations, 0 problems\./);
		expect(text).toContain('AssureSign, Signer: Update: method gone. ');
		await findsNothing();
		expect(holdings(stage)).toBe(before);
	});

	test('a right that is lost is told once, and once more when it is back', async () => {
		const text = 'You do not have permission to perform this operation.';
		const closed = { kind: 'fault', system: 'archer', method: 'GetGroups', text, times: 1 } as const;
		stage.sandbox.control.addFault(closed);

		const lost = told(await check());

		expect(lost).toContain('Archer, Group: Get Many: right lost');
		expect(lost.filter((one) => !/^Archer, Group: .*: right lost$/.test(one))).toEqual([]);
		expect(subjects()).toEqual([`System check: ${lost.length} changes`]);
		expect(mails()[0].text).toContain(text);
		stage.sandbox.control.addFault(closed);
		await findsNothing();

		const back = told(await check());
		expect(back).toEqual(lost.map((one) => one.replace('right lost', 'works now (before: right lost)')));
		await findsNothing();
	});

	test('a system that does not answer keeps what is known of it, and is told once', async () => {
		const { control } = stage.sandbox;
		control.addFault({ kind: 'status', system: 'softExpert', status: 503, times: 1000 });
		expect(told(await check())).toEqual(['SoftExpert, The whole system: fails']);
		await findsNothing();
		control.clearFaults();
		expect(told(await check())).toEqual(['SoftExpert, The whole system: works now (before: fails)']);
		await findsNothing();
	});

	test('what is taken out of the settings is told once as gone', async () => {
		const without = { systems: 'Archer, AssureSign' };
		expect(new Set(differences(await check(without)).changes.map(({ system, status }) => `${system} ${status}`))).toEqual(
			new Set(['SoftExpert gone']),
		);
		expect(jsonOf(await check(without), 'Nothing Has Changed')).toHaveLength(1);
	});
});

describe('chase unsigned documents', () => {
	const table = 'Documents Out';
	const sender = 'sam.sender@example.com';
	const rows = async () => (await stage.n8n.client.tableRows(table))!;

	interface Sent {
		documentId: string;
		documentAuthToken: string;
	}

	/** Sends documents of these titles with AssureSign; the signer is named like the title. */
	async function send(titles: string[]): Promise<Sent[]> {
		const workflow = singleNodeWorkflow(
			titles.map((title) => ({ title })),
			{
				type: 'n8n-nodes-enterprise-soap.assureSign',
				typeVersion: 1.1,
				parameters: {
					resource: 'document',
					operation: 'send',
					templateId: { __rl: true, mode: 'name', value: 'Consent Form' },
					documentName: '={{ $json.title }}',
					parametersFrom: 'json',
					parametersJson:
						"={{ { 'Signatory 1 Full Name': $json.title, 'Signatory 1 Email Address': $json.title + '@example.com' } }}",
				},
				credentials: { assureSignApi: { name: credentialOf(stage, 'assureSignApi').name } },
			},
		);
		return jsonOf(await stage.execute(workflow, trigger), subject) as unknown as Sent[];
	}

	async function handOver(titles: string[]): Promise<Record<string, Sent>> {
		const sent = await send(titles);
		const items = sent.map(({ documentId, documentAuthToken }, index) => ({
			documentId,
			documentAuthToken,
			title: titles[index],
			sender,
		}));
		const template = await stage.prepare('chase-unsigned-documents');
		const execution = await stage.runFromEvent(template, 'When Called With a Document', ...items);
		expect(jsonOf(execution, 'Document Is Watched')).toHaveLength(titles.length);
		return Object.fromEntries(sent.map((one, index) => [titles[index], one]));
	}

	async function chase(settings: Record<string, unknown>): Promise<StoredExecution> {
		mails().length = 0;
		return await stage.execute(await stage.prepare('chase-unsigned-documents', settings), 'Chase Now');
	}

	const documentOf = ({ documentId }: Sent) => stage.sandbox.assureSign.state.documents.get(documentId.toLowerCase())!;
	const emailsOf = (one: Sent) => documentOf(one).notifications.map(({ kind, attempts }) => [kind, attempts]);
	const received = () => mails().map(({ to, subject: title }) => [...to, title]);

	test('nothing is out in the beginning', async () => {
		expect(jsonOf(await chase({}), 'Nothing Is Out')).toHaveLength(1);
	});

	test('each document gets what is due, and nothing the second time', async () => {
		const sent = await handOver(['signed', 'declined', 'late', 'unsent']);
		const { state } = stage.sandbox.assureSign;
		sign(state, sent.signed.documentId);
		end(state, documentOf(sent.declined), 'Declined', 'Document was declined.');
		documentOf(sent.unsent).notifications.length = 0;
		expect((await rows()).map(({ title, sender: to, reminders }) => [title, to, reminders])).toEqual(
			Object.keys(sent).map((title) => [title, sender, 0]),
		);

		// Within its days nobody is asked; what has ended is told at once.
		const early = await chase({});
		expect(early.resultData.error).toBeUndefined();
		expect(received().sort()).toEqual([
			[sender, 'Not signed: declined'],
			[sender, 'Signed: signed'],
		]);
		expect(mails().map(({ text }) => text).join('\n')).toContain('Document was declined.');
		expect(jsonOf(early, 'Signing Record Kept')).toHaveLength(1);
		expect((await rows()).map(({ title }) => title)).toEqual(['late', 'unsent']);

		const due = await chase({ daysToWait: 0 });
		expect(due.resultData.error).toBeUndefined();
		expect(emailsOf(sent.late)).toEqual([['email', 2]]);
		expect(received()).toEqual([[sender, 'Not signed yet: unsent']]);
		expect(mails()[0].text).toContain('No email was ever sent.');
		expect((await rows()).map(({ title, reminders }) => [title, reminders])).toEqual([
			['late', 1],
			['unsent', 1],
		]);

		const again = await chase({});
		expect(jsonOf(again, 'Waits or Has Failed')).toHaveLength(2);
		expect(jsonOf(again, 'All Documents Handled')).toHaveLength(1);
		expect([received(), emailsOf(sent.late)]).toEqual([[], [['email', 2]]]);
	});

	test('the signing record is attached to the mail', async () => {
		const { record } = await handOver(['record']);
		sign(stage.sandbox.assureSign.state, record.documentId);
		const execution = await chase({});
		expect(received()).toEqual([[sender, 'Signed: record']]);
		const [{ text }] = mails();
		expect(text).toContain('Everybody has signed.');
		expect(text).toContain(documentOf(record).signedFile!.toString('utf8'));
		expect(text).toContain(`Audit trail of ${record.documentId}`);
		expect(execution.resultData.error).toBeUndefined();
	});

	test('after the last reminder the sender is told, and then nobody', async () => {
		const { late } = Object.fromEntries((await rows()).map((row) => [row.title, row])) as unknown as Record<string, Sent>;
		const settings = { daysToWait: 0, mostReminders: 1 };
		await chase(settings);
		expect(received()).toContainEqual([sender, 'Not signed yet: late']);
		expect(mails().map(({ text }) => text).join('\n')).toContain('Sent on ');
		expect(emailsOf(late)).toEqual([['email', 2]]);
		await chase(settings);
		expect(received()).toEqual([]);
	});

	test('a document that AssureSign does not know keeps no other from being handled', async () => {
		const documentId = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
		await stage.n8n.client.insertRows(table, [{ documentId, documentAuthToken: documentId, title: 'unknown', sender, reminders: 0 }]);
		const { last } = await handOver(['last']);
		for (let run = 1; run <= 2; run++) {
			const execution = await chase({ daysToWait: 0 });
			expect(execution.resultData.error?.message).toMatch(/^1 documents could not be handled.*\nGet Status: /);
			expect(emailsOf(last)).toEqual([['email', 1 + run]]);
		}
		expect((await rows()).map(({ title }) => title)).toContain('unknown');
		expect(stage.sandbox.deviations).toEqual([]);
	});
});
