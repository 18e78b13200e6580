import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { sandboxLogins, startSandbox, type Sandbox } from '../../../sandbox';
import { values } from '../../../sandbox/archer/state/content';
import { locator } from '../../support/archerNode';
import { Poller } from '../../support/archerPoller';
import type { CredentialStore } from '../../support/credentialsHelper';
import { sandboxCredentials } from '../../support/workflow';

jest.setTimeout(60_000);

let sandbox: Sandbox;
let store: CredentialStore;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.stop());
beforeEach(() => {
	sandbox.control.reset();
	store = sandboxCredentials(sandbox);
});
afterEach(() => expect(sandbox.deviations).toEqual([]));

const poller = (parameters: INodeParameters) => new Poller(parameters, () => store, 'UTC', 1.1);
const start = Date.parse('2026-02-02T00:00:00.000Z');
const change = (id: number, name: string, at: number) =>
	sandbox.archer.state.content.change(id, values([[7001, name]]), at);
const nameOf = ({ fields }: IDataObject) => (fields as IDataObject)['Device Name'];
const metadataRequests = () =>
	sandbox.control.count({ method: 'system/application' }) +
	sandbox.control.count({ method: 'system/fielddefinition/application/{id}' });

/** An application by its name, and nothing else. */
const devices: INodeParameters = {
	event: 'createdOrUpdated',
	watch: 'search',
	application: locator('name', 'Devices'),
};

test('the application alone is enough: all its fields come, and the field that tells changes is found', async () => {
	const trigger = poller(devices);
	expect(await trigger.poll()).toEqual([]);
	change(238705, 'Changed', start);
	const [record] = await trigger.poll();
	expect(record.fields).toMatchObject({
		'Device Name': 'Changed',
		Cost: 52.5,
		Status: [{ id: 468, name: 'Closed' }],
		'Last Updated': '2026-02-02T00:00:00.000Z',
	});
	expect(await trigger.poll()).toEqual([]);
});

test('names are looked up once, whatever the number of polls', async () => {
	const trigger = poller(devices);
	for (let polls = 0; polls < 4; polls++) await trigger.poll();
	expect(metadataRequests()).toBeLessThanOrEqual(2);
});

test.each([
	['created', { createdBy: 'trackingId' }],
	['created', { createdBy: 'firstPublished' }],
])('new records by the field that is found (%s, %j)', async (event, more) => {
	const trigger = poller({ ...devices, event, ...more, displayFields: ['Device Name'] });
	await trigger.poll();
	change(238705, 'Changed', start);
	sandbox.archer.state.content.add(84, 37, values([[7001, 'Added']]), { at: start + 5 });
	expect((await trigger.poll()).map(nameOf)).toEqual(['Added']);
});

test('updated records, and conditions by names', async () => {
	const trigger = poller({
		...devices,
		event: 'updated',
		displayFields: ['Device Name'],
		conditions: {
			condition: [{ type: 'automatic', field: locator('name', 'Status'), operator: 'usual', value: 'New' }],
		},
	});
	await trigger.poll();
	change(238704, 'Open', start);
	change(238706, 'New', start);
	sandbox.archer.state.content.add(84, 37, values([[7001, 'Added']]), { at: start + 5 });
	expect((await trigger.poll()).map(nameOf)).toEqual(['New']);
});

test('changes of a report need no field either', async () => {
	const trigger = poller({ event: 'createdOrUpdated', watch: 'report', report: locator('id', '301') });
	await trigger.poll();
	change(238705, 'Changed', start);
	expect((await trigger.poll()).map(nameOf)).toEqual(['Changed']);
});

test('the place is kept when IDs give way to names', async () => {
	const byId: INodeParameters = {
		...devices,
		application: '84',
		displayFields: '7001',
		lastUpdatedField: '7017',
	};
	const saved = new Poller(byId, () => store);
	await saved.poll();
	expect(metadataRequests()).toBe(0);
	change(238705, 'Meanwhile', start);
	const renewed = poller({ ...devices, displayFields: ['Device Name'] });
	renewed.staticData = saved.staticData;
	expect((await renewed.poll()).map(nameOf)).toEqual(['Meanwhile']);
});

test('a name that is none is an error, and nothing is kept of it', async () => {
	const trigger = poller({ ...devices, displayFields: ['Devise Name'] });
	await expect(trigger.poll()).rejects.toThrow('no field called "Devise Name"');
	expect(trigger.staticData).toBeUndefined();
	const without = poller({
		...devices,
		application: locator('name', 'Findings'),
		event: 'created',
		createdBy: 'firstPublished',
	});
	await expect(without.poll()).rejects.toThrow("'First Published Field' is empty");
});

test('where REST is closed what a report shows is found all the same', async () => {
	sandbox.control.configure({ archer: { rest: 'forbidden' } });
	store.set('archer', { baseUrl: sandbox.archer.url, ...sandboxLogins.archerSecond });
	const trigger = poller({ ...devices, displayFields: ['Device Name'] });
	await trigger.poll();
	change(238705, 'Changed', start);
	expect((await trigger.poll()).map(nameOf)).toEqual(['Changed']);
});
