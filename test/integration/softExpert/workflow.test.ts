import { softExpertBench } from './support';

const bench = softExpertBench();
const file = {
	json: {},
	binary: {
		data: {
			data: Buffer.from('%PDF-1.4').toString('base64'),
			mimeType: 'application/pdf',
			fileName: 'quote.pdf',
		},
	},
};

test('an instance goes from its start to its end', async () => {
	const started = await bench.one('workflow.start', { processId: 'PURCHASE', title: 'Laptop & mouse' });
	expect(started).toMatchObject({ success: true, recordId: '000002' });
	const workflowId = started.recordId;
	const instance = () => bench.state.workflows.get(String(workflowId))!;
	expect(instance()).toMatchObject({ title: 'Laptop & mouse', startedBy: 'integration' });

	await bench.one('workflow.addComment', {
		workflowId,
		activityId: 'REQUEST',
		comment: 'Needed soon',
		additionalFields: { isPrivate: true },
	});
	const attached = await bench.run(
		'workflow.attachFile',
		{ workflowId, activityId: 'REQUEST', binaryPropertyName: 'data' },
		{ items: [file] },
	);
	expect(attached.items[0].json).toMatchObject({ fileName: 'quote.pdf', recordId: 'ATT-1' });
	expect(instance().files).toEqual([{ name: 'quote.pdf', bytes: 8, where: 'REQUEST' }]);
	expect(instance().comments).toEqual([{ activity: 'REQUEST', text: 'Needed soon', isPrivate: true }]);

	await bench.one('workflow.executeActivity', { workflowId, activityId: 'REQUEST', actionSequence: 1 });
	await bench.one('workflow.executeActivity', {
		workflowId,
		activityId: 'APPROVE',
		actionSequence: 2,
		additionalFields: { actingUserId: 'msilva' },
	});
	await bench.one('workflow.executeSystemActivity', { workflowId, activityId: 'ORDER' });
	expect(instance()).toMatchObject({
		status: 'finished',
		history: ['REQUEST/1 by integration', 'APPROVE/2 by msilva', 'ORDER'],
	});
	expect(await bench.one('workflow.get', { workflowId })).toMatchObject({
		title: 'Laptop & mouse',
		processId: 'PURCHASE',
		instanceStatus: 'finished',
		workflowStatus: 'FINISHED - Done',
		workflowStatusId: 'FINISHED',
		workflowStatusName: 'Done',
		starterUser: 'integration',
		starterExternalUser: '',
		startDate: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
	});
	expect(await bench.refused('workflow.cancel', { workflowId, reason: 'x' })).toMatch(/Workflow is finished/);
});

test('starts with forms, files, relationships and attributes', async () => {
	const { items, error } = await bench.run(
		'workflow.startWithData',
		{
			processId: 'PURCHASE',
			title: 'Chair',
			forms: {
				form: [
					{
						formId: 'purchase',
						fields: {
							field: [
								{ fieldId: 'product', value: 'Chair' },
								{ fieldId: 'amount', value: '2.5' },
							],
						},
						relationships: {
							relationship: [
								{ relationshipId: 'customer', keys: { key: [{ fieldId: 'id', value: 'ACME' }] } },
							],
						},
						files: { file: [{ fieldId: 'quote', binaryField: 'data' }] },
					},
				],
			},
			additionalFields: {
				requesterUserId: 'msilva',
				attributes: { attribute: [{ attributeId: 'REGION', value: 'North', moreValues: ['South'] }] },
			},
		},
		{ items: [file] },
	);
	expect(error).toBeUndefined();
	expect(bench.state.workflows.get(String(items[0].json.recordId))).toMatchObject({
		fields: { product: 'Chair', amount: '2.5' },
		relations: { customer: { id: 'ACME' } },
		files: [{ name: 'quote.pdf', bytes: 8, where: 'quote' }],
		attributes: { REGION: ['North', 'South'] },
		requester: { user: 'msilva' },
	});
});

test('a customer asks for it, with a contact, or as JSON in older workflows', async () => {
	const start = { processId: 'PURCHASE', title: 'Chair' };
	const requesterOf = async (additionalFields: object) => {
		const { recordId } = await bench.one('workflow.startWithData', { ...start, additionalFields });
		return bench.state.workflows.get(String(recordId))!.requester;
	};
	const whole = { customer: 'ACME', contact: 'Bob Ray' };
	expect(await requesterOf({ customerId: 'ACME', customerContact: 'Bob Ray' })).toEqual(whole);
	expect(await requesterOf({ customer: '{ "CustomerID": "ACME", "Contact": "Bob Ray" }' })).toEqual(whole);
	expect(await requesterOf({ customer: '{}', requesterUserId: '={{ $json.none }}' })).toBeUndefined();
	const refused = async (additionalFields: object) =>
		await bench.refused('workflow.startWithData', { ...start, additionalFields });
	expect(await refused({ customerContact: 'Bob Ray' })).toMatch(/^'Customer ID' is empty/);
	expect(await refused({ customer: '{ "Name": "ACME" }' })).toMatch(/has the member "Name"/);
	expect(await refused({ customer: '{ "CustomerID"' })).toMatch(/is no JSON object/);
	expect(await refused({ attributes: { attribute: [{ attributeId: ' ', value: 'x' }] } })).toMatch(
		/^'Attribute ID' of 'Attributes' number 1 is empty/,
	);
	expect(bench.sandbox.control.count({ method: 'newWorkflowEditData' })).toBe(3);
});

test('a process that may not be started says both reasons', async () => {
	expect(await bench.refused('workflow.start', { processId: 'PAYROLL', title: 'x' })).toMatch(
		/^The process does not exist, or the user may not start it/,
	);
});

test('forms and their grids', async () => {
	const form = { workflowId: '000001', formId: 'purchase' };
	const instance = () => bench.state.workflows.get('000001')!;
	await bench.one('workflowForm.update', {
		...form,
		fields: {
			field: [
				{ fieldId: 'product', value: 'Desk' },
				{ fieldId: 'neededBy', value: '' },
			],
		},
	});
	expect(instance().fields).toEqual({ product: 'Desk', neededBy: '' });
	const grid = { ...form, gridId: 'items' };
	const row = await bench.one('workflowForm.addRow', {
		...grid,
		fields: { field: [{ fieldId: 'product', value: 'Lamp' }] },
	});
	await bench.one('workflowForm.addRows', {
		...grid,
		rows: '={{ [{ product: "Mat", amount: 2 }, { product: "Pen" }] }}',
	});
	await bench.one('workflowForm.updateRow', {
		...grid,
		rowId: row.recordKey,
		fields: { field: [{ fieldId: 'amount', value: '9' }] },
		additionalFields: {
			relationships: {
				relationship: [{ relationshipId: 'supplier', keys: { key: [{ fieldId: 'id', value: 'ACME' }] } }],
			},
		},
	});
	expect(instance().rows.map(({ fields }) => fields)).toEqual([
		{ product: 'Lamp', amount: '9' },
		{ product: 'Mat', amount: '2' },
		{ product: 'Pen' },
	]);
	expect(instance().rows[0].relations).toEqual({ supplier: { id: 'ACME' } });
	const many = JSON.stringify(Array.from({ length: 101 }, () => ({ product: 'x' })));
	expect(await bench.refused('workflowForm.addRows', { ...grid, rows: many })).toMatch(
		/'Rows \(JSON\)' holds 101 rows/,
	);
	expect(await bench.refused('workflowForm.addRows', { ...grid, rows: '[1]' })).toMatch(/entry 1 is none/);
	expect(await bench.refused('workflowForm.addRows', { ...grid, rows: '[' })).toMatch(/is not valid JSON/);
});

test('an instance is cancelled with a reason, and kept', async () => {
	expect(await bench.one('workflow.cancel', { workflowId: '000001', reason: 'Not needed' })).toMatchObject({
		cancelled: true,
	});
	expect(bench.state.workflows.get('000001')).toMatchObject({ status: 'cancelled' });
});
