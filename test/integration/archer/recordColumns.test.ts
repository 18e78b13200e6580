import type { INodeParameters } from 'n8n-workflow';
import { attempt, done, file, form, ofItem, stored, tickets } from '../../support/archerForm';
import { locator } from '../../support/archerNode';
import { sandbox, store } from '../../support/archerRecord';
import { runNode } from '../../support/workflow';

/** The item's columns as fields, lists of records that are there, and the way of giving fields. */

describe('Map Automatically', () => {
	test('takes the columns of the item, without regard to case and blanks', async () => {
		const items = [
			{
				TITLE: 'By column',
				severity: 'High',
				assignedto: 'Lee, Ben',
				'Category: Other Text': 'a toy',
				Category: 'Software > Other',
				cost: null,
			},
		];
		const [{ contentId }] = await done({ parameters: ofItem, items });
		expect(stored(contentId, 7402)).toEqual({ kind: 'text', text: 'By column' });
		expect(stored(contentId, 7410)).toMatchObject({ users: [205] });
		expect(stored(contentId, 7405)).toEqual({ kind: 'list', entries: [{ id: 607, otherText: 'a toy' }] });
		expect(stored(contentId, 7408)).toBeUndefined();
	});

	test('says once which columns no field is called, or stops where that is wanted', async () => {
		const items = [
			{ Title: 'One', Severity: 'Low', Titel: 'x', 'Ticket ID': 'TCK-9' },
			{ Title: 'Two', Severity: 'Low', Titel: 'y', 'Ticket ID': 'TCK-9' },
		];
		const { json, hints } = await attempt({ parameters: ofItem, items });
		expect(json).toHaveLength(2);
		expect(hints).toEqual([expect.stringContaining('"Titel"'), expect.stringContaining('"Ticket ID"')]);
		const strict = { ...ofItem, options: { unknownColumns: 'refuse' } };
		const { errors } = await attempt({ parameters: strict, items: items.slice(0, 1) });
		expect(errors[0].message).toContain('"Titel"');
		expect(errors[0].description).toContain('"Title"');
	});

	test('a column that can mean two fields is an error that tells them apart', async () => {
		const { errors } = await attempt({
			parameters: ofItem,
			items: [{ Title: 'T', Severity: 'Low', Comment: 'x' }],
		});
		expect(errors[0].message).toContain('"Comment (Comment)" (7424), "Comment (Comment_2)" (7425)');
		const items = [{ Title: 'T', Severity: 'Low', 'comment (comment_2)': 'x' }];
		const [{ contentId }] = await done({ parameters: ofItem, items });
		expect(stored(contentId, 7425)).toEqual({ kind: 'text', text: 'x' });
	});

	test('a new record of a leveled application is on its first level', async () => {
		const parameters = { ...ofItem, moduleId: locator('id', '90') };
		const [{ contentId }] = await done({ parameters, items: [{ Finding: 'F', Remark: 'above' }] });
		expect(stored(contentId, 7107)).toEqual({ kind: 'text', text: 'above' });
	});
});

test('another level is chosen by its name', async () => {
	const parameters = {
		...ofItem,
		moduleId: locator('name', 'Findings'),
		options: { levelId: locator('name', 'Detail') },
	};
	const [{ contentId }] = await done({ parameters, items: [{ Detail: 'Port 99', Remark: 'below' }] });
	expect(stored(contentId, 7108)).toEqual({ kind: 'text', text: 'below' });
	const named = {
		...parameters,
		fieldsMode: 'json',
		fieldValues: '{"Detail": "Port 98", "Remark": "named"}',
	};
	const [other] = await done({ parameters: named });
	expect(stored(other.contentId, 7108)).toEqual({ kind: 'text', text: 'named' });
});

describe('lists of a record that is there', () => {
	test('are added to and taken from, field by field', async () => {
		const [{ contentId }] = await done({
			parameters: form({ 7402: 'T', 7404: 'Low', 7405: 'Laptop', 7411: 'Lee, Ben', 7414: 'data' }),
			items: [{ json: {}, binary: { data: file('a.txt') } }],
		});
		const change = (field: string, how: string) => ({ field, change: how });
		await done({
			operation: 'update',
			parameters: {
				contentId,
				...form({ 7405: 'Payroll', 7411: 'Lee, Ben', 7414: 'more', 7413: 'DEV-1' }),
				listChanges: {
					change: [change('7405', 'add'), change('Reviewers', 'remove'), change('7414', 'add')],
				},
			} as INodeParameters,
			items: [{ json: {}, binary: { more: file('b.txt') } }],
		});
		expect(stored(contentId, 7405)).toMatchObject({ entries: [{ id: 602 }, { id: 606 }] });
		expect(stored(contentId, 7411)).toMatchObject({ users: [] });
		expect((stored(contentId, 7414) as { entries: unknown[] }).entries).toHaveLength(2);
	});
});

describe('the way of giving fields', () => {
	const fields = {
		field: [
			{ field: 'Title', type: 'automatic', value: 'In a row' },
			{ field: 'Severity', value: 'Low' },
		],
	};

	test('of workflows that were saved before there was a form stays a list', async () => {
		const [{ contentId }] = await done({ parameters: { moduleId: tickets, fields } as INodeParameters });
		expect(stored(contentId, 7402)).toEqual({ kind: 'text', text: 'In a row' });
	});

	test('by IDs asks for nothing else', async () => {
		const fieldValues = JSON.stringify({
			7402: 'By ID',
			7404: [611],
			7410: { users: [205] },
			7413: [238701],
		});
		await done({ parameters: { moduleId: tickets, fieldsMode: 'json', fieldValues } });
		expect(sandbox.requests.map(({ method }) => method)).toEqual([
			'CreateUserSessionFromInstance',
			'CreateRecord',
		]);
	});

	test('takes names with quotes, markup and emoji, and those that repeat', async () => {
		const value = 'a "b" & <c> 🔥';
		const fieldValues = JSON.stringify({
			Title: value,
			Severity: 'Low',
			'"Quoted" & <Odd> 🔥': value,
			'Comment (Comment_2)': value,
			Category: { type: 'valuesList', value: [{ name: 'Software > Other', otherText: value }] },
		});
		const [{ contentId }] = await done({
			parameters: { moduleId: tickets, fieldsMode: 'json', fieldValues },
		});
		for (const id of [7402, 7434, 7425]) expect(stored(contentId, id)).toEqual({ kind: 'text', text: value });
		expect(stored(contentId, 7405)).toEqual({ kind: 'list', entries: [{ id: 607, otherText: value }] });
		const { errors } = await attempt({
			parameters: { moduleId: tickets, fieldsMode: 'json', fieldValues: '{"Comment": "x"}' },
		});
		expect(errors[0].message).toContain('"Comment');
		expect(errors[0].message).toContain('7425');
	});

	test('of new nodes is the form', async () => {
		const { formFields } = form({ 7402: 'In a form', 7404: 'Low' });
		const { items } = await runNode({
			node: 'archer',
			parameters: { resource: 'record', operation: 'create', moduleId: tickets, formFields },
			store,
			version: 1.1,
		});
		expect(stored(items[0].json.contentId, 7402)).toEqual({ kind: 'text', text: 'In a form' });
	});
});
