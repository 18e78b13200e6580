import type { FaultRule } from '../../../sandbox';
import { softExpertBench } from './support';

const bench = softExpertBench();
const person = {
	userId: 'alee',
	name: 'Ann Lee',
	login: 'ann.lee',
	password: 'First-1',
	email: 'ann@example.com',
};
const options = { options: { timeout: 1 } };

/** Everything that toggles, creates or starts, with the method that must go out once. */
const once: Array<[`${string}.${string}`, string, object]> = [
	['user.toggleStatus', 'disableUser', { userId: 'jdoe' }],
	['position.toggleStatus', 'changePositionStatus', { positionId: 'CLERK' }],
	['organizationalUnit.toggleStatus', 'changeOrganizationalUnitStatus', { unitId: 'IT' }],
	['user.upsert', 'importUserV2', person],
	['user.upsertKnownPositions', 'importUser', person],
	['user.create', 'newUser', person],
	['user.planAbsence', 'addUserAbsence', { userId: 'jdoe', substituteId: 'msilva', firstDay: '2099-01-05' }],
	[
		'externalUser.create',
		'newExternalUser',
		{
			email: 'eve@example.com',
			name: 'Eve',
			password: 'x',
			licenseKey: 'LICENCE-VIEW',
			language: '1',
			telephone: '1',
		},
	],
	['department.create', 'newDepartment', { departmentId: 'EXPORT', departmentName: 'Export' }],
	['position.create', 'newPosition', { positionId: 'LEAD', positionName: 'Lead' }],
	['unitOfMeasurement.upsert', 'addMeasUnity', { unitId: 'M', unitName: 'Metre' }],
	['workflow.start', 'newWorkflow', { processId: 'PURCHASE', title: 'Laptop' }],
	['workflow.startWithData', 'newWorkflowEditData', { processId: 'PURCHASE', title: 'Laptop' }],
	[
		'workflow.executeActivity',
		'executeActivity',
		{ workflowId: '000001', activityId: 'REQUEST', actionSequence: 1 },
	],
	['workflow.addComment', 'newComment', { workflowId: '000001', activityId: 'REQUEST', comment: 'Hi' }],
	['workflow.cancel', 'cancelWorkflow', { workflowId: '000001', reason: 'x' }],
	[
		'workflowForm.addRow',
		'newChildEntityRecord',
		{ workflowId: '000001', formId: 'purchase', gridId: 'items' },
	],
];

const faults: Array<[string, FaultRule]> = [
	['a reset after it was done', { kind: 'reset-after-handling' }],
	['a reset before the answer', { kind: 'reset-before-response' }],
	['a gateway that gives up', { kind: 'status', status: 502, handled: true }],
	['half an answer', { kind: 'truncated' }],
];

describe.each(faults)('after %s', (_name, fault) => {
	test.each(once)('%s is not sent again', async (operation, method, parameters) => {
		bench.sandbox.control.addFault({ ...fault, method, times: 99 });
		const { error } = await bench.run(operation, parameters);
		expect(error?.description).toMatch(/not known whether the system has acted/);
		expect(bench.sandbox.control.count({ method })).toBe(1);
	});
});

test('after silence nothing is sent again', async () => {
	for (const [operation, method, parameters] of once.slice(0, 4)) {
		bench.sandbox.control.addFault({ kind: 'timeout', handled: true, method, times: 99 });
		const { error } = await bench.run(operation, { ...parameters, ...options });
		expect(error?.description).toMatch(/not known whether the system has acted/);
		expect(bench.sandbox.control.count({ method })).toBe(1);
	}
	expect(bench.state.users.get('jdoe')?.enabled).toBe(false);
	expect(bench.state.positions.get('CLERK')?.enabled).toBe(false);
	expect(bench.state.departments.get('IT')?.enabled).toBe(false);
});

test('what may be repeated is repeated', async () => {
	bench.sandbox.control.addFault({ kind: 'reset-after-handling', method: 'changeUserStatus' });
	await bench.one('user.changeStatus', { userId: 'jdoe', status: 'inactive' });
	expect(bench.sandbox.control.count({ method: 'changeUserStatus' })).toBe(2);
	bench.sandbox.control.addFault({ kind: 'reset-after-handling', method: 'changeOrganizationalUnitStatus' });
	expect(
		await bench.one('organizationalUnit.changeStatus', { unitId: 'IT', status: 'disabled' }),
	).toMatchObject({
		success: true,
	});
	expect(bench.state.departments.get('IT')?.enabled).toBe(false);
});

test('a request that the rate limit turned away has done nothing and is sent again, toggles too', async () => {
	bench.sandbox.control.addFault({
		kind: 'status',
		status: 429,
		retryAfter: 0,
		method: 'disableUser',
		times: 2,
	});
	await bench.one('user.toggleStatus', { userId: 'jdoe' });
	expect(bench.sandbox.control.count({ method: 'disableUser' })).toBe(3);
	expect(bench.state.users.get('jdoe')?.enabled).toBe(false);
});

test('a mixed schedule: every item is toggled at most once, and its own outcome is told', async () => {
	const ids = Array.from({ length: 60 }, (_, index) => `user${index}`);
	for (const id of ids) bench.state.newUser(id);
	const add = (rule: FaultRule) => bench.sandbox.control.addFault({ ...rule, method: 'disableUser' });
	add({ kind: 'reset-after-handling', probability: 0.15, seed: 3 });
	add({ kind: 'reset-before-response', probability: 0.15, seed: 5 });
	add({ kind: 'status', status: 429, retryAfter: 0, probability: 0.1, seed: 7 });
	const { items, errors } = await bench.run(
		'user.toggleStatus',
		{ userId: '={{ $json.id }}' },
		{ items: ids.map((id) => ({ id })), onError: 'continueErrorOutput' },
	);
	expect(items.length + errors.length).toBe(60);
	expect(errors.length).toBeGreaterThan(5);
	for (const { json } of items) expect(bench.state.users.get(String(json.userId))?.enabled).toBe(false);
	const handled = bench.sandbox.requests.filter((request) => request.handled).map((request) => request.body);
	expect(new Set(handled).size).toBe(handled.length);
	for (const { json } of errors) {
		expect((json.error as { description: string }).description).toMatch(/not known whether/);
	}
});
