import { softExpertBench } from './support';

/** What changes a running instance beside its forms, and what is associated with it. */

const bench = softExpertBench();
const running = { workflowId: '000001' };
const instance = () => bench.state.workflows.get('000001')!;

test('an instance is started by its workflow type as by its process', async () => {
	const { recordId } = await bench.one('workflow.startWithData', {
		startBy: 'workflowType',
		workflowTypeId: 'PURCHASE-TYPE',
		title: 'Laptop',
		forms: { form: [{ formId: 'purchase', fields: { field: [{ fieldId: 'product', value: 'Laptop' }] } }] },
		additionalFields: {
			requesterUserId: 'jdoe',
			attributes: { attribute: [{ attributeId: 'REGION', value: 'North', moreValues: ['South'] }] },
		},
	});
	expect(bench.state.workflows.get(String(recordId))).toMatchObject({
		process: 'PURCHASE',
		fields: { product: 'Laptop' },
		attributes: { REGION: ['North', 'South'] },
		requester: { user: 'jdoe' },
	});
	expect(bench.sandbox.control.count({ method: 'newWorkflowTypeEditData' })).toBe(1);
	expect(
		await bench.refused('workflow.startWithData', {
			startBy: 'workflowType',
			workflowTypeId: '={{ $json.none }}',
			title: 'x',
		}),
	).toMatch(/Workflow Type ID/);
});

test('files of a form go along by the workflow type too', async () => {
	const file = {
		data: Buffer.from('%PDF').toString('base64'),
		mimeType: 'application/pdf',
		fileName: 'q.pdf',
	};
	const { items, error } = await bench.run(
		'workflow.startWithData',
		{
			startBy: 'workflowType',
			workflowTypeId: 'PURCHASE-TYPE',
			title: 'Laptop',
			forms: { form: [{ formId: 'purchase', files: { file: [{ fieldId: 'quote', binaryField: 'data' }] } }] },
		},
		{ items: [{ json: {}, binary: { data: file } }] },
	);
	expect(error).toBeUndefined();
	expect(bench.state.workflows.get(String(items[0].json.recordId))?.files).toEqual([
		{ name: 'q.pdf', bytes: 4, where: 'quote' },
	]);
});

test('attributes get a value, and an empty one empties them', async () => {
	const set = async (value: string) =>
		await bench.one('workflow.setAttributes', {
			...running,
			attributes: { attribute: [{ attributeId: 'REGION', value }] },
		});
	await set('North');
	expect(instance().attributes).toEqual({ REGION: ['North'] });
	await set('');
	expect(instance().attributes).toEqual({ REGION: [] });
	const unnamed = {
		...running,
		attributes: { attribute: [{ attributeId: '={{ $json.none }}', value: 'x' }] },
	};
	expect(await bench.refused('workflow.setAttributes', unnamed)).toMatch(/Attribute ID/);
});

test('the requester is a user or a customer', async () => {
	await bench.one('workflow.changeRequester', { ...running, requesterUserId: 'msilva' });
	expect(instance().requester).toEqual({ user: 'msilva' });
	const customer = { requesterType: 'customer', customerId: 'ACME', customerContact: 'Bob Ray' };
	// What was entered for the other kind stays out.
	await bench.one('workflow.changeRequester', { ...running, requesterUserId: 'msilva', ...customer });
	expect(instance().requester).toEqual({ customer: 'ACME', contact: 'Bob Ray' });
	expect(await bench.refused('workflow.changeRequester', { ...running, requesterUserId: 'nobody' })).toMatch(
		/User does not exist/,
	);
});

test('an activity goes back to its group once', async () => {
	instance().assignee = 'jdoe';
	const activity = { ...running, activityId: 'REQUEST' };
	await bench.one('workflow.returnActivity', activity);
	expect(instance().assignee).toBeUndefined();
	expect(await bench.refused('workflow.returnActivity', activity)).toMatch(/not linked to a user/);
});

test('a cancelled instance runs again, with what SoftExpert says of it', async () => {
	expect(await bench.refused('workflow.reactivate', { ...running, reason: 'x' })).toMatch(
		/Not every workflow could be reactivated/,
	);
	await bench.one('workflow.cancel', { ...running, reason: 'x' });
	expect(await bench.one('workflow.reactivate', { ...running, reason: 'by mistake' })).toMatchObject({
		workflowId: '000001',
		texts: ['000001 - Workflow reactivated'],
		reactivated: true,
	});
	expect(instance().status).toBe('running');
});

test('documents and instances are associated, some of which block', async () => {
	const { recordId } = await bench.one('workflow.start', { processId: 'PURCHASE', title: 'Other' });
	await bench.one('workflow.associateDocument', { ...running, activityId: 'REQUEST', documentId: 'QM-1' });
	const { associationKeys } = await bench.one('workflow.associateInstances', {
		...running,
		instances: { instance: [{ otherId: recordId, blocks: true }, { otherId: recordId }] },
	});
	expect(associationKeys).toHaveLength(2);
	expect(instance().associations).toMatchObject([
		{ activity: 'REQUEST', document: 'QM-1' },
		{ instance: '000002', blocks: true },
		{ instance: '000002', blocks: false },
	]);
});

test('access is granted to each user, or it is said who was refused', async () => {
	const grant = (...ids: string[]) => ({ ...running, users: { user: ids.map((userId) => ({ userId })) } });
	const { users } = await bench.one('workflow.grantAccess', grant('jdoe', 'msilva'));
	expect(users).toEqual([
		{ success: true, code: '1', detail: 'Record successfully added.', recordKey: expect.any(String) },
		{ success: true, code: '1', detail: 'Record successfully added.', recordKey: expect.any(String) },
	]);
	const { error, items } = await bench.run('workflow.grantAccess', grant('nobody', 'jdoe', 'noone'));
	expect(items).toEqual([]);
	expect(error?.message).toMatch(/SoftExpert refused 2 of 3 users/);
	expect(error?.description).toMatch(/user 1: User does not exist.; user 3: User does not exist/);
	const all = (await bench.run('workflow.grantAccess', grant('nobody'))).error;
	expect(all?.description).not.toMatch(/are let in now/);
	expect(await bench.refused('workflow.grantAccess', { ...running, users: {} })).toMatch(/Users/);
});

test('rows are deleted one by one or all of a grid', async () => {
	const grid = { ...running, formId: 'purchase', gridId: 'items' };
	const rows = '={{ [{ product: "Mat" }, { product: "Pen" }, { product: "Ink" }] }}';
	const { rowKeys } = await bench.one('workflowForm.addRows', { ...grid, rows });
	const [first] = rowKeys as string[];
	expect(await bench.one('workflowForm.deleteRow', { ...grid, rowId: first })).toMatchObject({
		deleted: true,
	});
	expect(instance().rows.map(({ fields }) => fields.product)).toEqual(['Pen', 'Ink']);
	expect(await bench.refused('workflowForm.deleteRow', { ...grid, rowId: first })).toMatch(
		/Record not found/,
	);
	await bench.one('workflowForm.deleteAllRows', grid);
	expect(instance().rows).toEqual([]);
});
