import type { IDataObject } from 'n8n-workflow';
import { application, created, failing, get, jsonFields, run, sandbox } from '../../support/archerRecord';

/** Adding and removing read the record and write the whole list back: nothing that is there may be lost. */

const file = () => ({ id: sandbox.archer.state.content.addFile('policy.pdf', Buffer.from('%PDF')).id });
const record = (moduleId: number, levelId: number) => () => ({
	id: sandbox.archer.state.content.add(moduleId, levelId, new Map()).contentId,
});
let number = 0;
const link = () => ({ name: `Page ${++number}`, url: `https://example.com/${number}` });
const cell = () => ({ rowId: 1000 + ++number, columnId: 700 });
const values = [466, 467, 468, 469];
const value = () => ({ id: values[number++ % 4] });

const lists: Array<[string, string, () => IDataObject]> = [
	['values list', '7004', value],
	['external links', '7006', link],
	['cross-reference', '7008', record(90, 40)],
	['attachment', '7009', file],
	['image', '7010', file],
	['matrix', '7011', cell],
	['sub-form', '7012', record(95, 50)],
	['related records', '7018', record(84, 37)],
	['multiple reference display control', '7019', record(90, 40)],
	['questionnaire reference', '7020', record(96, 60)],
];
const typeNames: Record<string, string> = {
	'7004': 'valuesList',
	'7006': 'externalLinks',
	'7008': 'crossReference',
	'7009': 'attachment',
	'7010': 'image',
	'7011': 'matrix',
	'7012': 'subform',
	'7018': 'relatedRecords',
	'7019': 'multipleReferenceDisplayControl',
	'7020': 'questionnaireReference',
};

const update = async (contentId: number, id: string, change: string, given: unknown) =>
	await run('update', { ...jsonFields({ [id]: { value: given, change } }), contentId });

describe.each(['production', 'vendor'] as const)('changes of lists (%s form)', (recordForm) => {
	beforeEach(() => {
		number = 0;
		sandbox.control.configure({ archer: { recordForm } });
	});

	test.each(lists)('%s: add, remove and replace', async (_name, id, make) => {
		const [first, second, third] = [make(), make(), make()];
		const contentId = await created({ [id]: { type: typeNames[id], value: [first, second] } });
		const now = async () => (await get(contentId))[id].value;
		await update(contentId, id, 'add', [third]);
		expect(await now()).toMatchObject([first, second, third]);
		await update(contentId, id, 'add', [second]);
		expect(await now()).toMatchObject([first, second, third]);
		await update(contentId, id, 'remove', [first]);
		expect(await now()).toMatchObject([second, third]);
		await run('update', { ...jsonFields({ [id]: { type: typeNames[id], value: [first] } }), contentId });
		expect(await now()).toMatchObject([first]);
		await update(contentId, id, 'remove', [first]);
		expect(await now()).toEqual([]);
		await update(contentId, id, 'add', [third]);
		expect(await now()).toMatchObject([third]);
	});

	test('users and groups', async () => {
		const contentId = await created({ 7007: { users: [205, 206], groups: [91] } });
		const now = async () => (await get(contentId))['7007'].value;
		await update(contentId, '7007', 'add', { users: [207], groups: [92] });
		expect(await now()).toMatchObject({
			users: [{ id: 205 }, { id: 206 }, { id: 207 }],
			groups: [{ id: 91 }, { id: 92 }],
		});
		await update(contentId, '7007', 'remove', { users: [205] });
		expect(await now()).toMatchObject({
			users: [{ id: 206 }, { id: 207 }],
			groups: [{ id: 91 }, { id: 92 }],
		});
	});

	test("the text of the 'other' value stays", async () => {
		const contentId = await created({ 7004: [{ id: 469, otherText: 'my own' }] });
		await update(contentId, '7004', 'add', [466]);
		await update(contentId, '7004', 'add', [469]);
		expect((await get(contentId))['7004'].value).toMatchObject([
			{ id: 469, otherText: 'my own' },
			{ id: 466 },
		]);
	});

	test('two items that add to one record both count', async () => {
		const contentId = await created({ 7004: [466] });
		await run(
			'update',
			{
				moduleId: application,
				contentId,
				fieldsMode: 'json',
				fieldValues: '={{ { 7004: { value: [$json.value], change: "add" } } }}',
			},
			[{ value: 467 }, { value: 468 }],
		);
		expect((await get(contentId))['7004'].value).toMatchObject([{ id: 466 }, { id: 467 }, { id: 468 }]);
	});

	test('rows of the editor', async () => {
		const contentId = await created({ 7004: [466], 7006: { url: 'https://example.com/a' } });
		await run('update', {
			moduleId: application,
			contentId,
			fieldsMode: 'list',
			fields: {
				field: [
					{ field: '7004', type: 'valuesList', value: '467, 468', change: 'add' },
					{ field: '7006', type: 'externalLinks', value: 'B', link: 'https://example.com/b', change: 'add' },
					{ field: '7011', type: 'matrix', value: '1:2', change: 'add' },
				],
			},
		});
		const fields = await get(contentId);
		expect(fields['7004'].value).toMatchObject([{ id: 466 }, { id: 467 }, { id: 468 }]);
		expect(fields['7006'].value).toMatchObject([{ url: 'https://example.com/a' }, { name: 'B' }]);
		expect(fields['7011'].value).toEqual([{ rowId: 1, columnId: 2 }]);
	});

	test('a sub-form row joins the rows that its parent has', async () => {
		const rows = [record(95, 50)(), record(95, 50)()];
		const contentId = await created({ 7012: rows });
		const [{ contentId: row }] = await run(
			'create',
			{
				subformModuleId: '95',
				subformFieldId: '7012',
				fieldsMode: 'json',
				fieldValues: '{"7201":"eth9"}',
				additionalFields: { parentModuleId: '84', parentContentId: contentId },
			},
			undefined,
			'subform',
		);
		expect((await get(contentId))['7012'].value).toMatchObject([...rows, { id: row }]);
	});
});

/** The next answer of GetRecordById, with one field. */
function answerWith(field: string): void {
	const record = `<Record id="238701" levelId="37" moduleId="84"><Field id="7001" type="1" value="x"></Field>${field}</Record>`;
	sandbox.control.addFault({
		kind: 'status',
		status: 200,
		method: 'GetRecordById',
		contentType: 'text/xml; charset=utf-8',
		body:
			'<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>' +
			'<GetRecordByIdResponse xmlns="http://archer-tech.com/webservices/"><GetRecordByIdResult>' +
			record.replace(/&/g, '&amp;').replace(/</g, '&lt;') +
			'</GetRecordByIdResult></GetRecordByIdResponse></soap:Body></soap:Envelope>',
	});
}

const field = (id: number, type: number, attributes: string, inner = '') =>
	`<Field id="${id}" type="${type}" ${attributes}>${inner}</Field>`;

/** Lists of which an entry has no ID, by type; the field, what is added, and what the error names. */
const withoutId: Array<[string, string, string, unknown, string]> = [
	[
		'values list',
		'7004',
		field(7004, 4, 'value="New" valueID="466"', '<MultiValue value="Open" />'),
		[468],
		'entry 2 ("Open")',
	],
	['values list of texts alone', '7004', field(7004, 4, 'value="New"'), [468], 'entry 1 ("New")'],
	[
		'values list with digits beside valueID',
		'7004',
		field(7004, 4, 'value="1" valueID="466"', '<MultiValue value="2" />'),
		[468],
		'entry 2 ("2")',
	],
	[
		'values list of digits in an answer with valueID',
		'7004',
		field(7004, 4, 'value="1"') + field(7099, 4, 'value="A" valueID="5"'),
		[468],
		'entry 1 ("1")',
	],
	[
		'values list with an ID that is none',
		'7004',
		field(7004, 4, 'value="New" valueID="n/a"'),
		[468],
		'entry 1 ("New")',
	],
	['values list with ID 0', '7004', field(7004, 4, 'value="New" valueID="0"'), [468], 'entry 1 ("New")'],
	['values list as a text', '7004', '<Field id="7004" type="4">466</Field>', [468], 'entry 1 ("466")'],
	[
		'values list, unknown children',
		'7004',
		field(7004, 4, 'value=""', '<Selected id="466" />'),
		[468],
		'<Selected>',
	],
	[
		'external links',
		'7006',
		field(7006, 7, 'value="Policy"'),
		[{ url: 'https://example.com' }],
		'entry 1 ("Policy")',
	],
	[
		'users',
		'7007',
		field(7007, 8, '', '<Users><User firstName="Ann" /></Users>'),
		{ users: [205] },
		'entry 1 in users',
	],
	[
		'groups',
		'7007',
		field(7007, 8, '', '<Groups><Group name="Owners" /></Groups>'),
		{ users: [205] },
		'entry 1 ("Owners") in groups',
	],
	['people in another form', '7007', field(7007, 8, 'value="221"'), { users: [205] }, 'entry 1 ("221")'],
	[
		'people under other names',
		'7007',
		field(7007, 8, '', '<Users><Person id="5" /></Users>'),
		{ users: [205] },
		'<Users>',
	],
	[
		'cross-reference',
		'7008',
		field(7008, 9, '', '<Record id="238713" /><Record contentName="Old" />'),
		[238714],
		'entry 2 ("Old")',
	],
	[
		'cross-reference with a value beside its records',
		'7008',
		field(7008, 9, 'value="7"', '<Record id="238713" />'),
		[238714],
		'entry 2 ("7")',
	],
	[
		'attachment',
		'7009',
		field(7009, 11, 'fileID="501" fileName="a.pdf"', '<MultiValue fileName="b.pdf" />'),
		[502],
		'entry 2 ("b.pdf")',
	],
	['image', '7010', field(7010, 12, 'fileName="b.png" height="4"'), [502], 'entry 1 ("b.png")'],
	['matrix', '7011', field(7011, 16, 'rowId="1253"'), [{ rowId: 1, columnId: 2 }], 'entry 1'],
	[
		'sub-form',
		'7012',
		field(7012, 24, '', '<Record sequentialId="1"><Field id="7201" type="1" value="x" /></Record>'),
		[238716],
		'entry 1',
	],
	['related records', '7018', field(7018, 23, '', '<Record />'), [238701], 'entry 1'],
	['the field is not there', '7018', '', [238701], 'does not show what that field holds'],
	[
		'the field is there twice',
		'7004',
		field(7004, 4, 'value="466"') + field(7004, 4, 'value="467"'),
		[468],
		'more than once',
	],
];

describe('nothing is sent where an entry has no ID', () => {
	test.each(
		withoutId.flatMap((row) => (['add', 'remove'] as const).map((change) => [change, ...row] as const)),
	)('%s: %s', async (change, _name, id, answer, given, named) => {
		answerWith(answer);
		const { items, errors } = await failing('update', {
			...jsonFields({ [id]: { type: typeNames[id] ?? 'usersGroups', value: given, change } }),
			contentId: 238701,
		});
		expect(items).toEqual([]);
		expect(errors).toHaveLength(1);
		expect(errors[0].message).toContain(`field ${id}`);
		expect(errors[0].message).toContain(named);
		expect(errors[0].description).toContain('Nothing was sent');
		expect(sandbox.control.count({ method: 'UpdateRecord' })).toBe(0);
	});

	test('nor is a sub-form row created that its parent could not take', async () => {
		answerWith(field(7012, 24, '', '<Record id="238716" /><Record contentName="eth1" />'));
		const before = sandbox.archer.state.content.records.size;
		const { errors } = await failing(
			'create',
			{
				subformModuleId: '95',
				subformFieldId: '7012',
				fieldsMode: 'json',
				fieldValues: '{"7201":"eth9"}',
				additionalFields: { parentModuleId: '84', parentContentId: 238701 },
			},
			undefined,
			'subform',
		);
		expect(errors[0].message).toContain('entry 2 ("eth1")');
		expect(errors[0].fault).toMatchObject({ parameter: 'Parent Record ID' });
		expect(sandbox.archer.state.content.records.size).toBe(before);
	});

	test('one item of many fails alone', async () => {
		const other = await created({ 7004: [466] });
		answerWith(field(7004, 4, 'value="New"'));
		const { items, errors } = await failing(
			'update',
			{
				moduleId: application,
				contentId: '={{ $json.id }}',
				fieldsMode: 'json',
				fieldValues: '={{ { 7004: { value: [468], change: "add" } } }}',
				options: { itemsPerRequest: 1 },
			},
			[{ id: 238701 }, { id: other }],
		);
		expect([items.length, errors.length]).toEqual([1, 1]);
		expect((await get(other))['7004'].value).toMatchObject([{ id: 466 }, { id: 468 }]);
	});

	test('what Get returns goes by its names where an entry lacks its ID, and is refused where no value is called so', async () => {
		const list = (name: string) => ({
			...jsonFields({ 7004: { id: 7004, type: 'valuesList', value: [{ id: 466, name: 'New' }, { name }] } }),
			contentId: 238701,
		});
		await run('update', list('Open'));
		expect((await get(238701))['7004'].value).toMatchObject([{ id: 466 }, { id: 467 }]);
		sandbox.control.clearRequests();
		const { errors } = await failing('update', list('Opened'));
		expect(errors[0].message).toContain('"Opened"');
		expect(errors[0].description).toContain('"Open"');
		expect(sandbox.control.count({ method: 'UpdateRecord' })).toBe(0);
	});
});
