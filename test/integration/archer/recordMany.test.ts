import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { done, form, tickets } from '../../support/archerForm';
import { sandbox } from '../../support/archerRecord';

/** A thousand items by names: what they have in common is asked for once, and what they look up goes together. */

const count = 1000;
const bulk = ['CreateRecords', 'UpdateRecords', 'CreateRecord', 'UpdateRecord'];
const others = () =>
	sandbox.requests.filter(({ method }) => !bulk.includes(method)).map(({ method }) => method);
const writes = () => sandbox.requests.filter(({ method }) => bulk.includes(method)).length;

/** What nobody's ID is known of: values, people, rows and columns, and on an open interface records by tracking ID. */
const items = (withRecords: boolean): IDataObject[] =>
	Array.from({ length: count }, (_, index) => ({
		Title: `Ticket ${index}`,
		Severity: ['Low', 'Medium', 'High'][index % 3],
		Category: ['Laptop', 'Payroll, Request'][index % 2],
		'Assigned To': ['Lee, Ben', 'user0005'][index % 2],
		Reviewers: 'Risk Owners',
		...(withRecords ? { Impact: 'Rare:Large', 'Affected Devices': `DEV-${index + 1}` } : {}),
	}));

const automatic: INodeParameters = {
	moduleId: tickets,
	fieldsMode: 'form',
	formFields: { mappingMode: 'autoMapInputData', value: null, matchingColumns: ['7402'] },
};
const asJson: INodeParameters = { moduleId: tickets, fieldsMode: 'json', fieldValues: '={{ $json }}' };

beforeEach(() => {
	sandbox.archer.state.content.seedDevices(count);
	sandbox.control.clearRequests();
});

describe.each([
	['open', true],
	['forbidden', false],
	['page', false],
] as const)('with REST %s', (rest, withRecords) => {
	beforeEach(() => sandbox.control.configure({ archer: { rest } }));

	test.each<[string, string, INodeParameters]>([
		["created from the item's columns", 'create', automatic],
		['created as JSON', 'create', asJson],
		['created or updated', 'upsert', automatic],
	])('%s in at most 30 requests besides the writes', async (_title, operation, parameters) => {
		const made = await done({ operation, parameters, items: items(withRecords) });
		expect(made).toHaveLength(count);
		expect(writes()).toBe(count / 50);
		expect(others().length).toBeLessThanOrEqual(30);
	});
});

test('updated by names in at most 30 requests besides the writes', async () => {
	const made = await done({ parameters: automatic, items: items(false) });
	sandbox.control.clearRequests();
	const parameters = {
		...form({ 7404: 'Medium', 7410: 'Lee, Ben', 7405: 'Request' }),
		contentId: '={{ $json.contentId }}',
	} as INodeParameters;
	await done({ operation: 'update', parameters, items: made });
	expect(writes()).toBe(count / 50);
	expect(others().length).toBeLessThanOrEqual(30);
});
