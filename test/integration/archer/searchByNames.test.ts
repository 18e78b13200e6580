import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { guidOf } from '../../../sandbox/archer/state/model';
import { values } from '../../../sandbox/archer/state/content';
import { locator } from '../../support/archerNode';
import { closeRest, failing, run, sandbox, useVersion } from '../../support/archerRecord';

/** The search builder by names and texts, as the screens show them. */

beforeAll(() => useVersion(1.1));

const devices = locator('name', 'Devices');
const tickets = locator('name', 'Tickets');
const field = (name: string) => locator('name', name);
const conditions = (...condition: IDataObject[]) => ({ condition }) as unknown as INodeParameters;
const given = (name: string, value: unknown, more: IDataObject = {}): IDataObject => ({
	field: field(name),
	value: value as string,
	type: 'automatic',
	operator: 'usual',
	...more,
});

async function search(parameters: INodeParameters): Promise<IDataObject[]> {
	return await run('search', { returnAll: true, ...parameters }, undefined, 'search');
}

async function refused(parameters: INodeParameters) {
	const { errors } = await failing('search', parameters, undefined, 'search');
	return errors[0];
}

const named = (records: IDataObject[], name: string) =>
	records.map(({ fields }) => (fields as IDataObject)[name]);
const searches = () => sandbox.control.count({ method: 'ExecuteSearch' });

describe('conditions', () => {
	test.each<[string, IDataObject, number]>([
		['a text', given('Device Name', '0001'), 4],
		['a text in another case', given('device name', 'DEVICE 00001', { operator: 'Equals' }), 1],
		['a number', given('Cost', '21'), 1],
		['a greater number', given('Cost', '100', { operator: 'GreaterThan' }), 3],
		['a tracking ID as the screens show it', given('Device ID', 'DEV-3'), 1],
		['a tracking ID in another case', given('Device ID', 'dev-3'), 1],
		['the number of a tracking ID', given('Device ID', '3'), 1],
		['a tracking ID after one', given('Device ID', 'DEV-10', { operator: 'GreaterThan' }), 2],
		['a tracking ID, as a number', given('Device ID', 'DEV-3', { type: 'numeric', operator: 'Equals' }), 1],
		[
			'a tracking ID, as a number of a field by its ID',
			{ ...given('', 'DEV-3', { type: 'numeric', operator: 'Equals' }), field: locator('id', '7005') },
			1,
		],
		['a date', given('Last Updated', '2026-01-05T08:00:10Z'), 2],
		[
			'dates between',
			given('Last Updated', '2026-01-05T08:00:02Z', {
				operator: 'Between',
				endValue: '2026-01-05T08:00:04Z',
			}),
			3,
		],
		['the last hours', given('Last Updated', '24', { operator: 'LastXHours' }), 0],
		['the text of a value', given('Status', 'New'), 4],
		['texts of several values', given('Status', 'New, open'), 8],
		['the ID of a value', given('Status', '466'), 4],
		['a field by its GUID', { ...given('', '0001'), field: locator('guid', guidOf(2, 7001)) }, 4],
		[
			'records by what they are called',
			{ type: 'content', value: 'DEV-1, Device 00002, 238703', level: locator('name', 'Devices') },
			3,
		],
	])('by %s', async (_what, condition, count) => {
		const found = await search({
			application: devices,
			displayFields: ['Device Name'],
			conditions: conditions(condition),
		});
		expect(found).toHaveLength(count);
	});

	test('by a value whose path tells it from another of its name', async () => {
		const ticket = (title: string, id: number) => {
			const record = values([[7402, title]]);
			record.set(7405, { kind: 'list', entries: [{ id }] });
			sandbox.archer.state.content.add(101, 61, record);
		};
		ticket('Broken thing', 603);
		ticket('Broken program', 607);
		const parameters = { application: tickets, displayFields: ['Title'] };
		const found = await search({
			...parameters,
			conditions: conditions(given('Category', 'Software > Other')),
		});
		expect(named(found, 'Title')).toEqual(['Broken program']);
		const { message } = await refused({
			...parameters,
			conditions: conditions(given('Category', 'Other')),
		});
		expect(message).toMatch(/"Hardware > Other" \(ID 603\).*"Software > Other" \(ID 607\)/);
	});

	test.each([
		['a field', given('Devise Name', 'x'), /no field called "Devise Name"/, /Near it: "Device Name"/],
		['a value', given('Status', 'Neu'), /no value of the field "Status" called "Neu"/, /"New"/],
		[
			'an operator that its type has not',
			given('Cost', '5', { operator: 'Contains' }),
			/"Cost" of the type Numeric cannot be compared by 'Contains'/,
			/It can by: Equals, Greater Than/,
		],
		...['automatic', 'numeric'].map((type): [string, IDataObject, RegExp, RegExp] => [
			`a tracking ID of others, ${type}`,
			given('Device ID', 'INC-2024-3', { type, operator: 'Equals' }),
			/'Conditions': "INC-2024-3" is no tracking ID of the field "Device ID"/,
			/like DEV-7; the number alone/,
		]),
		[
			'a type that no condition fits',
			given('Owner', 'Lee'),
			/type Users Groups, which no condition/,
			/Filter XML/,
		],
	])('a name that is none is an error before the search: %s', async (_what, condition, message, advice) => {
		const error = await refused({ application: devices, conditions: conditions(condition) });
		expect(error.message).toMatch(message);
		expect(error.description).toMatch(advice);
		expect(searches()).toBeLessThanOrEqual(1);
	});
});

test('sorts by names, and gives all fields without display fields', async () => {
	const found = await search({
		application: devices,
		sort: { field: [{ field: field('Cost'), direction: 'Descending' }] },
	});
	expect(named(found, 'Device Name')[0]).toBe('Device 00012');
	expect(Object.keys(found[0].fields as IDataObject)).toEqual(
		expect.arrayContaining(['Device Name', 'Cost', 'Status', 'Device ID', 'Last Updated']),
	);
	// One to see that all can be shown, one for the page.
	expect(searches()).toBe(2);
});

test('of all fields those that searches cannot show are left out', async () => {
	for (const id of [7021, 7014]) sandbox.archer.state.content.unsearchable.add(id);
	const found = await search({ application: devices });
	expect(found).toHaveLength(12);
	const names = Object.keys(found[0].fields as IDataObject);
	expect(names).toContain('Cost');
	expect(names).not.toContain('History');
});

test('all levels come with their fields', async () => {
	const [finding] = await search({ application: locator('name', 'Findings'), filters: { levels: 'all' } });
	expect(finding.fields).toMatchObject({ Finding: 'Open port' });
	const details = finding.records as IDataObject[];
	expect(named(details, 'Detail')).toEqual(['Port 23 answers', 'Port 25 answers']);
	const [first] = await search({ application: locator('name', 'Findings') });
	expect(first.records).toBeUndefined();
});

describe("Archer's own XML", () => {
	const filter =
		'<Filter><Conditions><TextFilterCondition><Operator>Contains</Operator><Field>7001</Field><Value>0001</Value></TextFilterCondition></Conditions></Filter>';

	test('as a filter', async () => {
		const found = await search({
			application: devices,
			displayFields: ['7001'],
			filters: { filterXml: filter },
		});
		expect(found).toHaveLength(4);
	});

	test('as the whole search', async () => {
		const found = await search({
			optionsFrom: 'xml',
			searchXml: `<SearchReport id="1" name="x"><DisplayFields><DisplayField>7001</DisplayField></DisplayFields><Criteria>${filter}<ModuleCriteria><Module>84</Module></ModuleCriteria></Criteria></SearchReport>`,
		});
		expect(named(found, 'Device Name')).toHaveLength(4);
	});

	test.each([
		['<Filter><Conditions>', 'not complete XML'],
		['<SearchReport/>', 'no <Filter> in it'],
	])('says what is wrong with it: %s', async (filterXml, message) => {
		const error = await refused({ application: devices, displayFields: ['7001'], filters: { filterXml } });
		expect(error.message).toContain(message);
		expect(searches()).toBe(0);
	});

	test('in the place of conditions, not beside them', async () => {
		const error = await refused({
			application: devices,
			displayFields: ['7001'],
			filters: { filterXml: filter },
			conditions: conditions(given('Cost', '21')),
		});
		expect(error.message).toContain('both conditions');
	});
});

test('names are looked up once for many items', async () => {
	const items = Array.from({ length: 40 }, (_, index) => ({
		name: `Device ${String(index + 1).padStart(5, '0')}`,
	}));
	const found = await run(
		'search',
		{
			application: devices,
			displayFields: ['Device Name', 'Status'],
			conditions: conditions(given('Device Name', '={{ $json.name }}', { operator: 'Equals' })),
		},
		items,
		'search',
	);
	expect(found).toHaveLength(12);
	expect(sandbox.control.count({ method: 'system/fielddefinition/application/{id}' })).toBe(1);
	expect(sandbox.control.count({ method: 'system/application' })).toBe(1);
});

test('where REST is closed names that reports show are known', async () => {
	closeRest();
	const found = await search({
		application: devices,
		displayFields: 'Device Name, Status',
		conditions: conditions(given('Status', 'New'), given('Device Name', '0001')),
	});
	expect(named(found, 'Device Name').length).toBeGreaterThan(0);
	expect(named(found, 'Status')[0]).toEqual([{ id: 466, name: 'New' }]);
});

test('a search with IDs alone asks for nothing else', async () => {
	const found = await search({
		application: locator('id', 84),
		displayFields: ['7001'],
		conditions: conditions({
			type: 'valuesList',
			field: locator('list', '7004'),
			operator: 'Contains',
			value: '466',
		}),
	});
	expect(found).toHaveLength(4);
	expect(sandbox.control.count()).toBe(2);
});
