import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { attempt, done, form, stored, tickets } from '../../support/archerForm';
import { locator } from '../../support/archerNode';
import { sandbox } from '../../support/archerRecord';

/** Records that are updated where they are there and created where they are not. */

const byTitle = (value: IDataObject, more: INodeParameters = {}): INodeParameters => ({
	...form(value, { matchingColumns: ['Title (7402)'] }),
	...more,
});

const upsert = async (parameters: INodeParameters, items?: IDataObject[]) =>
	await done({ operation: 'upsert', parameters, items });

const ticketsCalled = (title: string) =>
	[...sandbox.archer.state.content.records.values()].filter(({ values }) => {
		const value = values.get(7402);
		return value?.kind === 'text' && value.text === title;
	});

test('a record that is not there is created, one that is there is updated', async () => {
	const [first] = await upsert(byTitle({ 7402: 'New one', 7404: 'Low' }));
	expect(first).toEqual({ moduleId: 101, contentId: expect.any(Number), action: 'created' });
	const [second] = await upsert(byTitle({ 7402: 'New one', 7404: 'High' }));
	expect(second).toEqual({ ...first, action: 'updated' });
	expect(stored(first.contentId, 7404)).toMatchObject({ entries: [{ id: 613 }] });
	expect(ticketsCalled('New one')).toHaveLength(1);
});

test.each([
	['in one request', {}],
	['one by one, side by side', { itemsPerRequest: 1, parallelRequests: 8 }],
])('items of one run that mean the same record make one, %s', async (_title, options) => {
	const items = ['Low', 'Medium', 'High', 'Low', 'High'].map((severity, index) => ({
		title: `T${index % 2}`,
		severity,
	}));
	const parameters = byTitle({ 7402: '={{ $json.title }}', 7404: '={{ $json.severity }}' }, { options });
	const made = await upsert(parameters, items);
	expect(made.map(({ action }) => action)).toEqual(['created', 'created', 'updated', 'updated', 'updated']);
	expect([ticketsCalled('T0').length, ticketsCalled('T1').length]).toEqual([1, 1]);
	expect(stored(made[0].contentId, 7404)).toMatchObject({ entries: [{ id: 613 }] });
	expect(stored(made[1].contentId, 7404)).toMatchObject({ entries: [{ id: 611 }] });
});

test('two records that match are refused with their IDs, and nothing is changed', async () => {
	const [one] = await done({ parameters: form({ 7402: 'Twice', 7404: 'Low' }) });
	const [other] = await done({ parameters: form({ 7402: 'Twice', 7404: 'Low' }) });
	const { errors, json } = await attempt({
		operation: 'upsert',
		parameters: byTitle({ 7402: '={{ $json.title }}', 7404: 'High' }),
		items: [{ title: 'Twice' }, { title: 'Once' }],
	});
	expect(json).toMatchObject([{ action: 'created' }]);
	expect(errors).toHaveLength(1);
	expect(errors[0].message).toContain(
		`"Title" = "Twice": ${String(one.contentId)}, ${String(other.contentId)}`,
	);
	expect(stored(one.contentId, 7404)).toMatchObject({ entries: [{ id: 611 }] });
});

test('what only holds the text, or differs in case, is another record', async () => {
	await done({ parameters: form({ 7402: 'Printer out of paper', 7404: 'Low' }) });
	const [part] = await upsert(byTitle({ 7402: 'Printer', 7404: 'Low' }));
	const [other] = await upsert(byTitle({ 7402: 'PRINTER', 7404: 'Low' }));
	expect([part.action, other.action]).toEqual(['created', 'created']);
});

test('a name with quotes, markup and emoji is found again', async () => {
	const title = 'A "quoted" <b>&amp;</b> 🔥, with comma';
	const [first] = await upsert(byTitle({ 7402: title, 7404: 'Low' }));
	const [second] = await upsert(byTitle({ 7402: title, 7404: 'High' }));
	expect(second).toEqual({ ...first, action: 'updated' });
});

test('several fields together, of every kind that can be compared', async () => {
	const parameters = form(
		{
			7402: 'Any',
			7404: 'High',
			7405: 'Laptop, Request',
			7408: '={{ $json.cost }}',
			7406: '2026-03-04T05:06:00Z',
			7407: '2026-03-04',
		},
		{ matchingColumns: ['7404', '7405', '7408', '7406', '7407'] },
	);
	const [first] = await upsert(parameters, [{ cost: 12.5 }]);
	const [same, other] = await upsert(parameters, [{ cost: '12.50' }, { cost: 13 }]);
	expect(same).toEqual({ ...first, action: 'updated' });
	expect(other.action).toBe('created');
});

test('fields as a list or as JSON, matched by their names', async () => {
	const json = (severity: string) => ({
		moduleId: tickets,
		fieldsMode: 'json',
		fieldValues: JSON.stringify({ Title: 'By JSON', Severity: severity }),
		matchFields: ['Title'],
	});
	const [first] = await upsert(json('Low'));
	const [second] = await upsert({
		moduleId: tickets,
		fieldsMode: 'list',
		fields: {
			field: [
				{ field: 'Title', value: 'By JSON' },
				{ field: '7404', type: 'valuesList', value: 'High' },
			],
		},
		matchFields: ['7402'],
	} as INodeParameters);
	expect(second).toEqual({ ...first, action: 'updated' });
	expect(stored(first.contentId, 7404)).toMatchObject({ entries: [{ id: 613 }] });
});

test("the item's columns, with the fields to match from the form", async () => {
	const parameters = {
		moduleId: tickets,
		fieldsMode: 'form',
		formFields: { mappingMode: 'autoMapInputData', value: null, matchingColumns: ['7402'] },
	};
	const [first, second] = await upsert(parameters, [
		{ title: 'Mapped', severity: 'Low' },
		{ TITLE: 'Mapped', Severity: 'High' },
	]);
	expect([first.action, second.action]).toEqual(['created', 'updated']);
});

test('of a lower level', async () => {
	const parameters = {
		...form({ 7102: 'Port 23 answers', 7108: 'known' }, { matchingColumns: ['7102'] }),
		moduleId: locator('id', '90'),
	};
	const [found] = await upsert(parameters as INodeParameters);
	expect(found).toMatchObject({ contentId: 238714, action: 'updated' });
});

test('what is added to a list is all of it in a new record', async () => {
	const parameters = (value: string) =>
		byTitle({ 7402: 'Growing', 7404: 'Low', 7405: value }, {
			listChanges: { change: [{ field: '7405', change: 'add' }] },
		} as INodeParameters);
	const [{ contentId }] = await upsert(parameters('Laptop'));
	await upsert(parameters('Request'));
	expect(stored(contentId, 7405)).toMatchObject({ entries: [{ id: 602 }, { id: 609 }] });
});

test.each<[string, INodeParameters, string, string]>([
	[
		'without a field to match',
		form({ 7402: 'T', 7404: 'Low' }),
		"'Fields to Match' is empty",
		'Choose the field',
	],
	['without a value for it', byTitle({ 7402: '', 7404: 'Low' }), '"Title"', 'Nothing was sent'],
	[
		'by a field that cannot be compared',
		form({ 7402: 'T', 7404: 'Low', 7410: 'Lee, Ben' }, { matchingColumns: ['7410'] }),
		'"Assigned To"',
		'texts, numbers',
	],
])('%s nothing is sent', async (_title, parameters, message, description) => {
	const { errors } = await attempt({ operation: 'upsert', parameters });
	expect(errors[0].message).toContain(message);
	expect(errors[0].description).toContain(description);
	expect(sandbox.control.count({ method: 'CreateRecord' })).toBe(0);
});

describe('when it is not known whether a record was created', () => {
	const parameters = byTitle({ 7402: 'Perhaps', 7404: 'Low' }, { options: { itemsPerRequest: 1 } });

	test('the next item with the same values finds it', async () => {
		sandbox.control.addFault({ kind: 'reset-after-handling', method: 'CreateRecord' });
		const { json, errors } = await attempt({ operation: 'upsert', parameters, items: [{}, {}] });
		expect([errors.length, json]).toEqual([1, [expect.objectContaining({ action: 'updated' })]]);
		expect(ticketsCalled('Perhaps')).toHaveLength(1);
	});

	test('or creates none where the search does not show it', async () => {
		sandbox.control.addFault({ kind: 'reset-before-response', method: 'CreateRecord' });
		const { errors } = await attempt({ operation: 'upsert', parameters, items: [{}, {}] });
		expect(errors).toHaveLength(2);
		expect(errors[1].message).toContain('same values to match');
		expect(ticketsCalled('Perhaps')).toHaveLength(0);
	});
});
