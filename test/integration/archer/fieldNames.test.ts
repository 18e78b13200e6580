import { guidOf } from '../../../sandbox/archer/state/model';
import { application, created, failing, get, jsonFields, run, sandbox } from '../../support/archerRecord';

/** Where Archer tells no names of fields, a record does: the one that is changed, or a sample. */
beforeEach(() => {
	sandbox.control.configure({ archer: { rest: 'forbidden' } });
	sandbox.archer.state.content.reports = [];
});

describe('fields can be named by a record', () => {
	test('by GUID, and by the name that an existing record shows', async () => {
		const sample = [...sandbox.archer.state.content.records.keys()][0];
		const [{ contentId }] = await run('create', {
			...jsonFields({ [guidOf(2, 7001)]: 'By GUID', Cost: 7, 'due date': '2026-02-03' }),
			options: { sampleRecordId: sample },
		});
		const fields = await get(contentId as number);
		expect([fields['7001'].value, fields['7002'].value, fields['7003'].value]).toEqual([
			'By GUID',
			7,
			'2026-02-03',
		]);
	});

	test('a GUID in many items is looked up once', async () => {
		const fieldValues = `={{ { '${guidOf(2, 7001)}': $json.name } }}`;
		const items = Array.from({ length: 120 }, (_, index) => ({ name: `Item ${index}` }));
		await run('create', { moduleId: application, fieldsMode: 'json', fieldValues }, items);
		expect(sandbox.control.count({ method: 'GetFieldIdByGUID' })).toBe(1);
	});

	test('a name in many items costs one search, and a record that is changed is read each time', async () => {
		const ids = [await created({ 7001: 'One' }), await created({ 7001: 'Two' })];
		const before = sandbox.control.count({ method: 'GetRecordById' });
		await run(
			'update',
			{
				moduleId: application,
				contentId: '={{ $json.id }}',
				fieldsMode: 'json',
				fieldValues: '={{ { "Device Name": "Now " + $json.id } }}',
			},
			ids.map((id) => ({ id })),
		);
		expect(sandbox.control.count({ method: 'ExecuteSearch' })).toBe(1);
		expect(sandbox.control.count({ method: 'GetRecordById' })).toBe(before + 2);
		expect((await get(ids[1]))['7001'].value).toBe(`Now ${ids[1]}`);
	});

	test("the names that the vendor's sample shows need no search", async () => {
		sandbox.control.configure({ archer: { recordForm: 'vendor' } });
		const contentId = await created({ 7001: 'Before' });
		await run('update', { ...jsonFields({ 'Device Name': 'After' }), contentId });
		expect(sandbox.control.count({ method: 'ExecuteSearch' })).toBe(0);
	});

	test('fields that searches cannot display do not keep the others from their names', async () => {
		const contentId = await created({ 7001: 'Before' });
		for (const id of [7014, 7021, 7011]) sandbox.archer.state.content.unsearchable.add(id);
		await run('update', { ...jsonFields({ 'Device Name': 'After', Due_Date: '2026-01-31' }), contentId });
		const fields = await get(contentId);
		expect([fields['7001'].value, fields['7003'].value]).toEqual(['After', '2026-01-31']);
		expect(sandbox.control.count({ method: 'ExecuteSearch' })).toBeLessThan(40);
		const { errors } = await failing('update', { ...jsonFields({ 'Risk Matrix': '1:2' }), contentId });
		expect(errors[0]).toMatchObject({
			message: expect.stringContaining(`no field of record ${contentId} is called "Risk Matrix"`),
			description: expect.stringContaining('no name for 3 of the 22 fields'),
		});
	});

	test('where searches are refused the error says so, and nothing is changed', async () => {
		const contentId = await created({ 7001: 'Before' });
		sandbox.control.addFault({
			kind: 'fault',
			method: 'ExecuteSearch',
			text: 'No right to search',
			times: 9,
		});
		const { errors } = await failing('update', { ...jsonFields({ 'Device Name': 'After' }), contentId });
		expect(errors[0].message).toContain('The name of the field "Device Name" could not be looked up');
		expect(errors[0].description).toContain('No right to search');
		expect(sandbox.control.count({ method: 'ExecuteSearch' })).toBe(2);
		expect(sandbox.control.count({ method: 'UpdateRecord' })).toBe(0);
	});

	test('a search that is refused is not asked for again by each item', async () => {
		const ids = await Promise.all([1, 2, 3, 4].map(async () => await created({ 7001: 'Before' })));
		sandbox.control.addFault({
			kind: 'fault',
			method: 'ExecuteSearch',
			text: 'No right to search',
			times: 99,
		});
		const { errors } = await failing(
			'update',
			{
				moduleId: application,
				contentId: '={{ $json.id }}',
				fieldsMode: 'json',
				fieldValues: '={{ { "Device Name": "After" } }}',
			},
			ids.map((id) => ({ id })),
		);
		expect(errors).toHaveLength(4);
		expect(sandbox.control.count({ method: 'ExecuteSearch' })).toBe(2);
	});

	test('a search that finds nothing is done again without the level', async () => {
		const contentId = await created({ 7001: 'Before' });
		sandbox.control.addFault({
			kind: 'status',
			status: 200,
			method: 'ExecuteSearch',
			contentType: 'text/xml; charset=utf-8',
			body:
				'<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>' +
				'<ExecuteSearchResponse xmlns="http://archer-tech.com/webservices/" /></soap:Body></soap:Envelope>',
		});
		await run('update', { ...jsonFields({ 'Device Name': 'After' }), contentId });
		const bodies = sandbox.control.requests({ method: 'ExecuteSearch' }).map(({ body }) => body);
		expect(bodies.map((body) => String(body).includes('&lt;Level&gt;'))).toEqual([true, false]);
	});

	test('of a sub-form, by one of its rows', async () => {
		const row = sandbox.archer.state.content.add(95, 50, new Map());
		const [{ contentId }] = await run(
			'create',
			{
				subformModuleId: '95',
				subformFieldId: '7012',
				fieldsMode: 'json',
				fieldValues: '{"Port":"eth7"}',
				options: { sampleRecordId: row.contentId },
			},
			undefined,
			'subform',
		);
		const stored = sandbox.archer.state.content.records.get(contentId as number)?.values.get(7201);
		expect(stored).toEqual({ kind: 'text', text: 'eth7' });
	});

	test('by name of the record that is changed', async () => {
		const contentId = await created({ 7001: 'Before' });
		await run('update', { ...jsonFields({ 'Device Name': 'After' }), contentId });
		expect((await get(contentId))['7001'].value).toBe('After');
	});

	test('a name that cannot be looked up says what to do', async () => {
		const { errors } = await failing('create', jsonFields({ Cost: 7 }));
		expect(errors[0].message).toContain('the field "Cost" could not be looked up');
		expect(errors[0].description).toContain('Sample Record ID');
	});
});
