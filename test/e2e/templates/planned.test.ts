import type { StoredExecution } from '../../../e2e/execution';
import { values } from '../../../sandbox/archer/state/content';
import { startLimit } from '../support';
import { ending, handIn, publishWithAddresses } from './forms';
import { rowsIn, spreadsheet } from './spreadsheets';
import { endedAt, eventually, jsonOf, openTemplateStage, press, type TemplateStage } from './support';

/** Spreadsheets whose rows are looked at before anything is sent. */
jest.setTimeout(90_000);
const incidents = { application: 104, level: 64, title: 7602, severity: 7607, owner: 7609 };
let stage: TemplateStage;
let changing: string;

beforeAll(async () => {
	stage = await openTemplateStage();
	changing = (await publishWithAddresses(stage, 'preview-changes-before-approval')).id;
	const method = { service: 'adm_ws', method: 'ListBadges' };
	await publishWithAddresses(stage, 'call-a-method-without-an-operation', method);
}, startLimit);

afterAll(async () => await stage?.close());

const mails = () => stage.mailbox.messages;

beforeEach(() => {
	stage.sandbox.control.reset();
	mails().length = 0;
});

const form = (path: string) => `${stage.n8n.url}/form/${path}`;

describe('preview changes before approval', () => {
	const content = () => stage.sandbox.archer.state.content;
	const requester = 'ann.lee@example.com';

	/** Two incidents, INC-1 and INC-2, of low severity. */
	const addIncidents = () =>
		['Open port', 'Lost badge'].map((title) => {
			const given = values([[incidents.title, title]]);
			given.set(incidents.severity, { kind: 'list', entries: [{ id: 611 }] });
			return content().add(incidents.application, incidents.level, given);
		});
	const severities = () =>
		[...content().records.values()]
			.filter(({ moduleId }) => moduleId === incidents.application)
			.map(({ values: held }) => (held.get(incidents.severity) as { entries: Array<{ id: number }> }).entries[0].id);

	const wanted: Array<Record<string, string>> = [
		{ Record: 'INC-1', Severity: 'High', 'Incident Owner': 'IT Security' },
		{ Record: 'INC-2', Severity: 'Low' },
		{ Record: 'INC-99', Severity: 'Low' },
		{ Record: 'INC-2', Severity: 'Terrible' },
	];
	const plan = 'INC-1: Severity "Low" → "High"; Incident Owner (empty) → "IT Security"';

	const ended = new Set<string>();
	/** The run that has come to this node since the last one that did. */
	async function runAt(node: string): Promise<StoredExecution> {
		const execution = await eventually(async () =>
			(await endedAt(stage, changing, node)).find(({ id }) => !ended.has(id)),
		);
		ended.add(execution.id);
		expect(execution.resultData.error).toBeUndefined();
		return execution;
	}

	const ask = async (rows: Array<Record<string, string>>) =>
		await handIn(form('archer-changes'), [spreadsheet(rows), requester]);
	/** The mail to the approver; the button in it is pressed. */
	async function decide(button: string, meanwhile: () => void = () => undefined): Promise<string> {
		const mail = await eventually(() => mails().find(({ links }) => links.length > 0));
		expect(mail.to).toEqual(['grc@example.com']);
		meanwhile();
		await press(stage, mail, button);
		return mail.text;
	}
	const received = () => mails().map(({ to, subject }) => [...to, subject]);

	test('what was approved is done and kept as it was before; the same sheet again changes nothing', async () => {
		const [record, other] = addIncidents();
		await ask(wanted);
		const text = await decide('approved=true', () => expect(severities()).toEqual([611, 611]));
		expect(text.replaceAll('&quot;', '"')).toContain(plan);
		expect(text).toContain('INC-99: ');
		expect(text).toContain('Terrible');

		const execution = await runAt('Changes Made');

		expect(severities()).toEqual([613, 611]);
		expect(record.values.get(incidents.owner)).toEqual({ kind: 'people', users: [], groups: [93] });
		const [changed, ...others] = jsonOf(execution, 'Change the Records');
		expect(others).toEqual([]);
		expect(changed).toMatchObject({ contentId: record.contentId, before: {}, after: {} });
		expect(received().slice(1)).toEqual([
			[requester, 'grc@example.com', 'Archer: 1 records changed, 0 failed'],
		]);

		const before = JSON.stringify([[...record.values], [...other.values]]);
		mails().length = 0;
		await ask(wanted);
		await runAt('Nothing to Change');
		expect(received()).toEqual([[requester, 'Archer: there is nothing to change']]);
		expect(mails()[0].text).toContain('2 rows say what Archer has already.');
		expect(JSON.stringify([[...record.values], [...other.values]])).toBe(before);
		expect(stage.sandbox.deviations).toEqual([]);
	});

	test('without approval everything stays as it is', async () => {
		addIncidents();
		await ask(wanted);
		await decide('approved=false');
		await runAt('Left as It Is');
		expect(received().at(-1)).toEqual([requester, 'Archer: the changes are not approved']);
		expect(severities()).toEqual([611, 611]);
	});

	test('what somebody else has changed since the plan stays, and the rest is done', async () => {
		const [first] = addIncidents();
		await ask([wanted[0], { Record: 'INC-2', Severity: 'Medium' }]);
		await decide('approved=true', () =>
			content().change(first.contentId, new Map([[incidents.severity, { kind: 'list', entries: [{ id: 612 }] }]])),
		);
		await runAt('Left for a New Plan');
		expect(severities()).toEqual([612, 612]);
		expect(received().slice(1)).toEqual([
			[requester, 'grc@example.com', 'Archer: 1 records changed, 0 failed'],
			[requester, 'grc@example.com', 'Archer: 1 records were changed by somebody else'],
		]);
		expect(mails().at(-1)!.text).toContain('INC-1');
	});
});

describe('call a method without an operation', () => {
	const method = 'ListBadges';
	const rows = [
		{ personId: 7, rooms: 'A 1, B 2', colour: 'not a parameter' },
		{ personId: 'seven', kind: 'Staff' },
		{ personId: 8, kind: 'Guest' },
	];

	beforeEach(() => stage.sandbox.control.configure({ softExpert: { customMethod: true } }));

	/** Hands the rows in. @returns title of the last page, and the outcomes */
	async function callWith(whatToDo: string): Promise<{ page: string; outcomes: unknown[] }> {
		const last = await ending((await handIn(form('softexpert-method'), [spreadsheet(rows), whatToDo]))!);
		const found = rowsIn(last.files[0].bytes);
		expect(found).toEqual(rows.map((row) => ({ ...row, Outcome: expect.any(String) })));
		return { page: last.page, outcomes: found.map(({ Outcome }) => Outcome) };
	}

	const failures = [
		expect.stringMatching(/^Failed: 'personId' must be a whole number, but is "seven"/),
		expect.stringMatching(/^Failed: 'kind' must be one of Staff, Visitor, but is "Guest"/),
	];

	test('the check says of each row what would be sent, and sends nothing', async () => {
		const { page, outcomes } = await callWith('Only check the rows');
		expect(page).toContain('Nothing was sent');
		expect(page).toContain('2 of 3 rows have failed.');
		expect(outcomes).toEqual(['Would be sent: [{"personId":7,"rooms":"A 1, B 2"}]', ...failures]);
		expect(stage.sandbox.control.count({ method })).toBe(0);
	});

	test('each row that can be sent is sent once, with the same outcome each time', async () => {
		const runs = [await callWith('Call the method'), await callWith('Call the method')];
		for (const { page, outcomes } of runs) {
			expect(page).toContain('The method was called');
			expect(outcomes).toEqual([expect.stringMatching(/^Done: .*"number":7,.*"room":\["A 1","B 2"\]/), ...failures]);
		}
		expect(stage.sandbox.control.count({ method })).toBe(2);
		expect(stage.sandbox.deviations).toEqual([]);
	});
});
