/* eslint-disable @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import { notificationLogin } from '../../../e2e/systems';
import { jsonBody } from '../../../nodes/AssureSign/trigger/event';
import { end, sign } from '../../../sandbox/assureSign/state/lifecycle';
import { values } from '../../../sandbox/archer/state/content';
import { startLimit } from '../support';
import { ending, handIn, publishWithAddresses } from './forms';
import { rowsIn, spreadsheet } from './spreadsheets';
import { endedAt, eventually, jsonOf, openTemplateStage, postEvent, type TemplateStage } from './support';

/** Documents that go out for signature and come back, and spreadsheets that come in, by n8n's own forms. */

jest.setTimeout(90_000);
const incidents = { application: 104, level: 64, title: 7602, severity: 7607, owner: 7609, documents: 7613 };
let stage: TemplateStage;
let signing: string;
let hook: string;

/** @returns the workflow's id */
async function publish(name: string, noteHook?: (address: string) => void): Promise<string> {
	const { id, workflow } = await publishWithAddresses(stage, name);
	const trigger = workflow.nodes.find(({ type }) => type.endsWith('assureSignTrigger'));
	if (trigger) noteHook?.(`${stage.n8n.url}/webhook/${String(trigger.webhookId)}/documenttrak`);
	return id;
}

beforeAll(async () => {
	stage = await openTemplateStage();
	signing = await publish('send-for-signature-and-wait', (address) => (hook = address));
	await publish('bulk-import-from-spreadsheet');
	// Refused without the login, but no longer unknown.
	expect((await postEvent(hook, '{}')).status).toBe(401);
}, startLimit);

afterAll(async () => await stage?.close());

beforeEach(() => {
	stage.sandbox.control.reset();
	const { track } = stage.sandbox.assureSign.state;
	track.designs = ['Completed', 'Declined'].map((word) => ({
		url: hook,
		body: jsonBody.replace('Document Completed', `Document ${word}`),
		events: [`Document ${word}`],
		basicAuth: notificationLogin,
	}));
});

const form = (path: string) => `${stage.n8n.url}/form/${path}`;
const content = () => stage.sandbox.archer.state.content;
const incidentsNow = () =>
	[...content().records.values()].filter(({ moduleId }) => moduleId === incidents.application);
/** What Archer asks for: a title and a severity. */
const addIncident = (title: string) => {
	const given = values([[incidents.title, title]]);
	given.set(incidents.severity, { kind: 'list', entries: [{ id: 611 }] });
	return content().add(incidents.application, incidents.level, given);
};

describe('send for signature and wait', () => {
	const documents = () => [...stage.sandbox.assureSign.state.documents.values()];
	const instance = () => stage.sandbox.softExpert.state.workflows.get('000001')!;

	/** Asks for a signature, and waits until the run waits. */
	async function request(title: string, signer = 'eva.stone@example.com') {
		const before = documents().length;
		await handIn(form('signature-request'), [title, 'Eva Stone', signer, 'INC-1', '000001']);
		const document = await eventually(() => documents()[before]);
		const row = await eventually(async () =>
			(await stage.n8n.client.tableRows('Documents waiting for signature'))?.find(
				({ documentId }) => documentId === document.id.toLowerCase(),
			),
		);
		expect(row).toMatchObject({ title, resumeUrl: expect.stringContaining('/webhook-waiting/') });
		return document;
	}

	/** The title of a document makes its run known. */
	const runOf = async (title: string, node: string) =>
		await eventually(async () =>
			(await endedAt(stage, signing, node)).find((execution) => jsonOf(execution, 'Settings')[0].title === title),
		);

	const rowOf = async (documentId: string) =>
		(await stage.n8n.client.tableRows('Documents waiting for signature'))!.find(
			(row) => row.documentId === documentId.toLowerCase(),
		);

	test('what was signed is attached to the record and to the process, once for an event that comes twice', async () => {
		const record = addIncident('A contract is missing');
		const document = await request('Consent of Eva Stone');
		expect(document.name).toBe('Consent of Eva Stone');
		expect(document.signers.map(({ email, fullName }) => [email, fullName])).toEqual([
			['eva.stone@example.com', 'Eva Stone'],
		]);

		sign(stage.sandbox.assureSign.state, document.id);
		await stage.sandbox.assureSign.state.track.settled();

		const execution = await runOf('Consent of Eva Stone', 'Signed File Is Filed');
		expect(execution.resultData.error).toBeUndefined();
		const attached = () => (record.values.get(incidents.documents) as { entries: Array<{ id: number }> }).entries;
		expect(attached()).toHaveLength(1);
		expect(content().files.get(attached()[0].id)!.data.equals(document.signedFile!)).toBe(true);
		expect(instance().files.map(({ bytes }) => bytes)).toEqual([document.signedFile!.length]);
		await eventually(async () => (await rowOf(document.id)) === undefined);

		const [delivery] = stage.sandbox.assureSign.state.track.deliveries;
		const { userName, password } = notificationLogin;
		const authorization = `Basic ${Buffer.from(`${userName}:${password}`).toString('base64')}`;
		expect((await postEvent(hook, delivery.body, { authorization })).status).toBe(200);
		// The trigger itself drops it, or Once per Event does: in both cases nothing is attached again.
		await new Promise((resolve) => setTimeout(resolve, 1_500));
		expect([attached().length, instance().files.length]).toEqual([1, 1]);
		expect(stage.sandbox.deviations).toEqual([]);
	});

	test('a document that the signer declines ends with the reason', async () => {
		addIncident('A contract is missing');
		const document = await request('Refused consent');
		end(stage.sandbox.assureSign.state, document, 'Declined', 'Document was declined.');
		await stage.sandbox.assureSign.state.track.settled();
		const execution = await runOf('Refused consent', 'Document Not Signed');
		expect(jsonOf(execution, 'Document Not Signed')).toEqual([
			{ title: 'Refused consent', reason: 'Document Declined' },
		]);
		expect(instance().files).toEqual([]);
	});

	test('a file that Archer does not take is in SoftExpert all the same, and the failure is reported', async () => {
		const document = await request('No such record');
		sign(stage.sandbox.assureSign.state, document.id);
		await stage.sandbox.assureSign.state.track.settled();
		const execution = await runOf('No such record', 'Signed File Not Filed');
		expect(execution.resultData.error?.message).toMatch(/Archer.*INC-1/);
		expect(instance().files).toHaveLength(1);
		const report = await eventually(async () => (await endedAt(stage, signing, 'Failure to Report'))[0]);
		expect(jsonOf(report, 'Failure to Report')[0]).toMatchObject({ lastNode: 'Signed File Not Filed' });
	});
});

describe('bulk import from a spreadsheet', () => {
	const importSheet = async (rows: Array<Record<string, unknown>>, title: string) => {
		const last = await ending((await handIn(form('archer-import'), [spreadsheet(rows)]))!);
		expect(last.page).toContain(title);
		return last;
	};

	const good = [
		{ Title: 'Open port', Severity: 'High', 'Incident Owner': 'IT Security' },
		{ Title: 'Lost badge', Severity: 'Low' },
	];
	const severities = () =>
		incidentsNow().map(({ values: held }) => [
			(held.get(incidents.title) as { text: string }).text,
			(held.get(incidents.severity) as { entries: Array<{ id: number }> }).entries[0].id,
		]);

	test('every row becomes a record, and the same sheet changes nothing a second time', async () => {
		for (let run = 0; run < 2; run++) {
			const { page } = await importSheet(good, 'Every row is in Archer');
			expect(page).toContain('2 rows have been imported.');
			expect(severities()).toEqual([
				['Open port', 613],
				['Lost badge', 611],
			]);
		}
		expect(incidentsNow()[0].values.get(incidents.owner)).toEqual({ kind: 'people', users: [], groups: [93] });
		expect(stage.sandbox.deviations).toEqual([]);
	});

	test('failed rows come back with the reason, and can be handed in once they are corrected', async () => {
		const rows = [...good, { Title: 'Printer on fire', Severity: 'Terrible' }, { Title: 'Ghost', Severity: 'Low', 'Incident Owner': 'Nobody' }];
		const { page, files } = await importSheet(rows, 'Some rows are not in Archer');
		expect(page).toContain('2 of 4 rows have failed.');
		expect(incidentsNow()).toHaveLength(2);
		expect(files.map(({ fileName }) => fileName)).toEqual(['failed-rows.xlsx']);
		const failed = rowsIn(files[0].bytes);
		expect(failed).toEqual([
			{ ...rows[2], 'Why it failed': expect.stringContaining('"Terrible"') },
			{ ...rows[3], 'Why it failed': expect.stringContaining('"Nobody"') },
		]);

		const corrected = failed.map((row) => ({ ...row, Severity: 'Medium', 'Incident Owner': 'Risk Owners' }));
		await importSheet(corrected, 'Every row is in Archer');
		expect(severities().slice(2)).toEqual([
			['Printer on fire', 612],
			['Ghost', 612],
		]);
	});
});
