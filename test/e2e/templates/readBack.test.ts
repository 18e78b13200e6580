import { usersIn } from '../../../sandbox/softExpert/state/datasets';
import { startLimit } from '../support';
import { accessLog, jsonOf, openTemplateStage, recordedEvent, runPeople, type TemplateStage } from './support';

/** What SoftExpert holds of joiners, movers and leavers, read back by a dataset of its users. */
jest.setTimeout(90_000);
let stage: TemplateStage;

beforeAll(async () => {
	stage = await openTemplateStage();
}, startLimit);
afterAll(async () => await stage?.close());

/** What the log says of SoftExpert in the last event of a person. */
const lastOfSuite = async (person: string) => {
	const rows = (await accessLog(stage, person)).filter(({ system }) => system === 'softExpert');
	return rows.map(({ result, detail }) => [result, detail]).at(-1);
};

const form = recordedEvent('n8n-form-trigger');
const dataset = { softExpertUsersDataset: 'otherwise' };
const person = { ...form.normalised, externalId: 'r', email: 'rea.orr@example.com' };

/** The suite as somebody else has left it by the time it is asked: the dataset tells these columns otherwise. */
const tells = (otherwise: Record<string, string | number>) =>
	stage.sandbox.softExpert.state.datasets.set('otherwise', {
		parameters: {},
		rows: (state) => usersIn(state).map((row) => ({ ...row, ...otherwise })),
	});

test.each([
	['joined', { fguserenabled: 2, nmuser: 'Rea' }, 'status is "inactive" instead of "active"; name is "Rea" instead of "Ann Lee"'],
	['changed', { iddepartment: 'SALES' }, 'departmentId is "SALES" instead of "IT"'],
	['left', { fguserenabled: 1 }, 'status is "active" instead of "inactive"'],
])('%s: a difference is a row that says so, and the event is not done', async (event, otherwise, detail) => {
	tells(otherwise);

	const run = await runPeople(stage, [{ ...person, event, eventId: event }], dataset);

	expect(await lastOfSuite('form:r')).toEqual(['failed', detail]);
	expect(jsonOf(run, 'Not Done: Send the Event Again')).toHaveLength(1);
	expect(stage.mailbox.messages.at(-1)!.text).toContain(detail);
});

test('a column that the dataset does not have proves nothing', async () => {
	stage.sandbox.softExpert.state.datasets.set('otherwise', {
		parameters: {},
		rows: (state) =>
			usersIn(state).map((row) =>
				Object.fromEntries(Object.entries(row).filter(([column]) => column !== 'fguserenabled')),
			),
	});

	await runPeople(stage, [{ ...person, event: 'left', eventId: 'no column' }], dataset);

	expect(await lastOfSuite('form:r')).toEqual(['failed', 'the dataset does not tell status']);
});

test('each of several people gets what the dataset has of them', async () => {
	const newcomers = ['una.orr', 'udo.orr', 'uma.orr'].map((name) => ({
		...person,
		externalId: name,
		eventId: 'several',
		email: `${name}@example.com`,
	}));
	const mover = { ...person, event: 'changed', eventId: 'several', department: 'Sales' };
	stage.sandbox.softExpert.state.datasets.set('otherwise', {
		parameters: {},
		rows: (state) =>
			usersIn(state)
				.filter(({ iduser }) => iduser !== 'una.orr')
				.map((row) => (row.iduser === 'uma.orr' ? { ...row, idposition: 'BOSS' } : row)),
	});

	await runPeople(stage, [mover, ...newcomers], dataset);

	const people = ['form:r', ...newcomers.map(({ externalId }) => `form:${externalId}`)];
	expect(await Promise.all(people.map(lastOfSuite))).toEqual([
		['done', ''],
		['failed', 'The dataset of SoftExpert has no such user.'],
		['done', ''],
		['failed', 'positionId is "BOSS" instead of "CLERK"'],
	]);
});

test('a dataset that cannot be read is said, and the event is not done', async () => {
	const run = await runPeople(stage, [{ ...person, eventId: 'payroll' }], { softExpertUsersDataset: 'payroll' });

	expect(await lastOfSuite('form:r')).toEqual([
		'failed',
		expect.stringContaining('Not read back: SoftExpert has no dataset with this ID'),
	]);
	expect(jsonOf(run, 'Not Done: Send the Event Again')).toHaveLength(1);
});

test('without a dataset in the settings SoftExpert is not asked, and the log says so', async () => {
	const asked = () => stage.sandbox.requests.filter(({ path }) => path.includes('dataset')).length;
	const before = asked();

	const run = await runPeople(stage, [{ ...person, eventId: 'without' }], { softExpertUsersDataset: '' });

	expect(jsonOf(run, 'Access Is as HR Says')).toHaveLength(1);
	expect(await lastOfSuite('form:r')).toEqual(['done', expect.stringMatching(/^Not read back: /)]);
	expect(asked()).toBe(before);
});
