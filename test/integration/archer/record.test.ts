import type { IDataObject } from 'n8n-workflow';
import { guidOf } from '../../../sandbox/archer/state/model';
import { application, created, failing, get, run, sandbox, store } from '../../support/archerRecord';
import { runNode } from '../../support/workflow';

describe('many items in one request', () => {
	const many = (count: number) =>
		Array.from({ length: count }, (_, index) => ({ name: `Bulk ${index}`, cost: index }));
	const fromItem = {
		moduleId: application,
		fieldsMode: 'json',
		fieldValues: '={{ { 7001: $json.name, 7002: $json.cost } }}',
	};

	test('are created together and keep their order', async () => {
		const output = await run('create', fromItem, many(120));
		expect(sandbox.control.count({ method: 'CreateRecords' })).toBe(3);
		expect(sandbox.control.count({ method: 'CreateRecord' })).toBe(0);
		for (const [index, { contentId }] of output.entries()) {
			const stored = sandbox.archer.state.content.records.get(contentId as number)!.values.get(7001);
			expect(stored).toEqual({ kind: 'text', text: `Bulk ${index}` });
		}
	});

	test('are created one by one when Archer refuses them all, and only the wrong one fails', async () => {
		const items = many(3).map((item, index) =>
			index === 1 ? { ...item, status: 9999 } : { ...item, status: 466 },
		);
		const { items: output, errors } = await runNode({
			node: 'archer',
			parameters: {
				resource: 'record',
				operation: 'create',
				...fromItem,
				fieldValues: '={{ { 7001: $json.name, 7004: [$json.status] } }}',
			},
			items,
			onError: 'continueErrorOutput',
			store,
		});
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 2 }]);
		expect(errors.map(({ json }) => (json.error as IDataObject).fault)).toEqual([
			expect.objectContaining({ text: expect.stringContaining('invalid value 9999') }),
		]);
		expect(sandbox.control.count({ method: 'CreateRecords' })).toBe(1);
		expect(sandbox.control.count({ method: 'CreateRecord' })).toBe(3);
	});

	test('are changed together; those that Archer names get their own answer', async () => {
		const ids = [...sandbox.archer.state.content.records.values()]
			.slice(0, 4)
			.map(({ contentId }) => contentId);
		const { items: output, errors } = await runNode({
			node: 'archer',
			parameters: {
				resource: 'record',
				operation: 'update',
				...fromItem,
				contentId: '={{ $json.id }}',
				fieldValues: '={{ { 7001: $json.name } }}',
			},
			items: [...ids, 1].map((id, index) => ({ id, name: `Changed ${index}` })),
			onError: 'continueErrorOutput',
			store,
		});
		expect(output.map(({ json }) => json)).toEqual(
			ids.map((contentId) => ({ moduleId: 84, contentId, code: 1, updated: true })),
		);
		expect(errors).toHaveLength(1);
		expect(sandbox.control.count({ method: 'UpdateRecords' })).toBe(1);
		expect(sandbox.archer.state.content.records.get(ids[3])?.values.get(7001)).toEqual({
			kind: 'text',
			text: 'Changed 3',
		});
	});

	test('are changed one by one when Archer refuses the whole request', async () => {
		const ids = [...sandbox.archer.state.content.records.keys()].slice(0, 3);
		sandbox.control.addFault({ kind: 'fault', method: 'UpdateRecords', text: 'Something is wrong' });
		const output = await run(
			'update',
			{ ...fromItem, contentId: '={{ $json.id }}', fieldValues: '={{ { 7001: $json.name } }}' },
			ids.map((id) => ({ id, name: `Alone ${id}` })),
		);
		expect(output.map(({ contentId }) => contentId)).toEqual(ids);
		expect(sandbox.control.count({ method: 'UpdateRecord' })).toBe(3);
	});

	test('are created one by one where the release has no method for many', async () => {
		sandbox.control.addFault({
			kind: 'fault',
			method: 'CreateRecords',
			text: 'Server did not recognize the value of HTTP Header SOAPAction: x.',
		});
		expect(await run('create', fromItem, many(3))).toHaveLength(3);
		expect(sandbox.control.count({ method: 'CreateRecord' })).toBe(3);
	});

	test('a lost answer of CreateRecords is never sent again', async () => {
		sandbox.control.addFault({ kind: 'reset-after-handling', method: 'CreateRecords' });
		const before = sandbox.archer.state.content.records.size;
		const { errors } = await runNode({
			node: 'archer',
			parameters: { resource: 'record', operation: 'create', ...fromItem },
			items: many(4),
			onError: 'continueErrorOutput',
			store,
		});
		expect(errors).toHaveLength(4);
		expect((errors[0].json.error as IDataObject).description).toContain('not known whether');
		expect(sandbox.archer.state.content.records.size).toBe(before + 4);
	});
});

/** The next answer of a method, with this result. */
function answerWith(method: string, result: string): void {
	sandbox.control.addFault({
		kind: 'status',
		status: 200,
		method,
		handled: true,
		contentType: 'text/xml; charset=utf-8',
		body:
			'<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>' +
			`<${method}Response xmlns="http://archer-tech.com/webservices/">` +
			(result === ''
				? ''
				: `<${method}Result>${result.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</${method}Result>`) +
			`</${method}Response></soap:Body></soap:Envelope>`,
	});
}

describe('no record is created twice, whatever CreateRecords answers', () => {
	const create = async () =>
		await failing(
			'create',
			{ moduleId: application, fieldsMode: 'json', fieldValues: '={{ { 7001: $json.name } }}' },
			[{ name: 'One' }, { name: 'Two' }, { name: 'Three' }],
		);
	const sent = (name: string) => `<Record><Field id="7001" value="${name}"/></Record>`;

	test.each([
		['garbage', '<Thing>nothing known</Thing>'],
		['no XML', 'Object reference not set'],
		['no result', ''],
		['an empty list', '<Records/>'],
		['too few IDs', '<Records><Record id="5"/><Record id="6"/></Records>'],
		['too many IDs', '<Records><Record id="5"/><Record id="6"/><Record id="7"/><Record id="8"/></Records>'],
		['a part of the request', `<Records>${sent('One')}${sent('Two')}</Records>`],
		['the request with other values', `<Records>${sent('One')}${sent('Two')}${sent('3')}</Records>`],
		['IDs and records of the request', `<Records><Record id="5"/>${sent('Two')}${sent('Three')}</Records>`],
	])('%s', async (_name, result) => {
		const before = sandbox.archer.state.content.records.size;
		answerWith('CreateRecords', result);
		const { items, errors } = await create();
		expect(items).toEqual([]);
		expect(errors).toHaveLength(3);
		for (const { description } of errors) expect(description).toContain('not known whether');
		expect(sandbox.control.count({ method: 'CreateRecord' })).toBe(0);
		expect(sandbox.control.count({ method: 'CreateRecords' })).toBe(1);
		expect(sandbox.archer.state.content.records.size).toBe(before + 3);
	});

	test('a fault', async () => {
		sandbox.control.addFault({ kind: 'fault', method: 'CreateRecords', text: 'SOAPAction is a word' });
		const { errors } = await create();
		expect(errors.map(({ description }) => description)).toEqual(
			Array(3).fill(expect.stringContaining('SOAPAction is a word')),
		);
		expect(sandbox.control.count({ method: 'CreateRecord' })).toBe(0);
	});

	test('IDs beside the fields of the records are theirs', async () => {
		const record = (id: number) => `<Record contentId="${id}"><Field id="7001" value="x"/></Record>`;
		answerWith('CreateRecords', `<Records>${record(238801)}${record(238802)}${record(238803)}</Records>`);
		const { items } = await create();
		expect(items.map(({ contentId }) => contentId)).toEqual([238801, 238802, 238803]);
	});
});

test('an answer of UpdateRecords that names no record is no success', async () => {
	const ids = [...sandbox.archer.state.content.records.keys()].slice(0, 3);
	answerWith('UpdateRecords', '<Error>Something is wrong</Error>');
	const { items, errors } = await failing(
		'update',
		{
			moduleId: application,
			contentId: '={{ $json.id }}',
			fieldsMode: 'json',
			fieldValues: '={{ { 7001: "New" } }}',
		},
		ids.map((id) => ({ id })),
	);
	expect([items.length, errors.length]).toEqual([0, 3]);
});

describe('other operations on records', () => {
	test('delete, children, access history and cross-application status', async () => {
		const contentId = await created({ 7001: 'Device' });
		await get(contentId);
		const [access] = await run('getAccessHistory', { contentId });
		expect(access).toMatchObject({ contentId, UserName: 'api.n8n' });
		const parent = [...sandbox.archer.state.content.records.values()].find(({ levelId }) => levelId === 40)!;
		const children = await run('getChildren', {
			moduleId: { __rl: true, mode: 'guid', value: guidOf(1, 90) },
			contentId: parent.contentId,
		});
		expect(children.map(({ childId }) => childId)).toEqual([parent.contentId + 1, parent.contentId + 2]);
		await run('setCrossApplicationStatus', {
			contentId,
			fieldId: '7014',
			relatedContentId: parent.contentId,
			valueId: '466',
		});
		expect(sandbox.archer.state.content.records.get(contentId)?.statuses.get(7014)).toEqual({
			relatedId: parent.contentId,
			valueId: 466,
			comments: '',
		});
		expect(await run('delete', { moduleId: application, contentId })).toEqual([
			{ moduleId: 84, contentId, code: 1, deleted: true },
		]);
	});

	test('Delete All asks for the ID twice', async () => {
		const parameters = {
			resource: 'record',
			operation: 'deleteAll',
			moduleId: application,
			confirmedModuleId: '48',
		};
		const { error } = await runNode({ node: 'archer', parameters, store });
		expect(error?.message).toContain('Repeat Application ID');
		expect(sandbox.control.count({ method: 'DeleteAllRecords' })).toBe(0);
		await run('deleteAll', { moduleId: application, confirmedModuleId: '84' });
		expect(
			[...sandbox.archer.state.content.records.values()].filter(({ moduleId }) => moduleId === 84),
		).toEqual([]);
	});

	test('a record that is not there is an error', async () => {
		const { error } = await runNode({
			node: 'archer',
			parameters: { resource: 'record', operation: 'get', moduleId: application, contentId: '1' },
			store,
		});
		expect(error?.message).toContain('no record with this ID');
	});

	test('a sub-form row is created and named by its parent, which keeps its other rows', async () => {
		const contentId = await created({ 7001: 'Device' });
		const parameters = {
			subformModuleId: '95',
			subformFieldId: '7012',
			fieldsMode: 'json',
			additionalFields: { parentModuleId: '84', parentContentId: contentId },
		};
		const first = await run(
			'create',
			{ ...parameters, fieldValues: '{"7201":"eth0"}' },
			undefined,
			'subform',
		);
		const second = await run(
			'create',
			{ ...parameters, fieldValues: '{"7201":"eth1"}' },
			undefined,
			'subform',
		);
		const rows = (await get(contentId))['7012'].value as Array<{ id: number }>;
		expect(rows.map(({ id }) => id)).toEqual([first[0].contentId, second[0].contentId]);
		const [{ contentId: assessment }] = await run(
			'createQuestionnaire',
			{ questionnaireModuleId: '96', targetContentId: contentId },
			undefined,
			'subform',
		);
		expect(sandbox.archer.state.content.records.get(assessment as number)?.moduleId).toBe(96);
	});
});
