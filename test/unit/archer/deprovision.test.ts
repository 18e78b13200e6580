import { deprovisionUser } from '../../../nodes/Archer/resources/user/deprovision';
import type { Method, OperationContext, OperationOutcome } from '../../../nodes/shared/operation/spec';
import { refusal, type Failure } from '../../../nodes/shared/soap/failure';

/** Several steps, of which one that fails does not keep the others from being done: what is said of them together. */

const fine: OperationOutcome = { items: [{ json: {} }] };
const unknown: Failure = { kind: 'unreadable', message: 'half an answer', reached: 'unknown' };
const signIn: Failure = { kind: 'unreadable', message: 'no sign-in', reached: 'no', duringSignIn: true };

/** `answers` by the calls' order; all that follow are fine. */
async function deprovision(
	answers: Array<Failure | undefined>,
	values: object = {},
	cancelledAfter = Infinity,
) {
	const called: string[] = [];
	const { items, failure } = await deprovisionUser.perform!({
		values: { userId: 7, groups: '91, 92', roles: '12', ...values },
		call: async ({ element }: Method) => {
			called.push(element);
			const failed = answers[called.length - 1];
			return await Promise.resolve(failed ? { failure: failed } : fine);
		},
		isCancelled: () => called.length > cancelledAfter,
	} as unknown as OperationContext);
	return { items, failure, called };
}

const done = [
	'deactivated',
	'removed from the group 91',
	'removed from the group 92',
	'access role 12 revoked',
];

test('all steps that are done are said in their order', async () => {
	const { items, called } = await deprovision([]);
	expect(items).toEqual([{ json: { userId: 7, deactivated: true, done } }]);
	expect(called).toEqual([
		'UpdateUserAccountStatus',
		'RemoveUserFromGroup',
		'RemoveUserFromGroup',
		'RemoveUserFromRole',
	]);
});

test('the least certain failure counts: an open end, then a refusal, then what was kept back', async () => {
	const refused = refusal('fault', 'No', { systemText: 'No!' });
	const planned: Failure = { kind: 'planned', message: 'kept back', reached: 'no' };
	expect((await deprovision([signIn, refused, unknown])).failure).toEqual({
		...unknown,
		message:
			'The user is not wholly deprovisioned: not deactivated (no sign-in); not removed from the group 91 (No); perhaps not removed from the group 92 (half an answer)',
		done: done.slice(3),
	});
	expect((await deprovision([planned, refused, planned, planned])).failure).toMatchObject({
		kind: 'fault',
		reached: 'yes',
	});
	expect((await deprovision([planned, planned])).failure).toMatchObject({ kind: 'planned' });
	const alone = await deprovision([undefined, refused]);
	expect(alone.failure).toMatchObject({ systemText: 'No!', done: [done[0], done[2], done[3]] });
});

test('the sign-in failed only where every step failed by it', async () => {
	expect((await deprovision([signIn, signIn, signIn, signIn])).failure).toMatchObject({ duringSignIn: true });
	const { failure } = await deprovision([signIn, refusal('fault', 'No')]);
	expect(failure!.duringSignIn).toBeUndefined();
});

test.each(['notFound', 'parameter', 'signIn', 'unreachable', 'timeout', 'cancelled', 'busy'] as const)(
	'after a first step that ends with %s no other is begun',
	async (kind) => {
		const { failure, called } = await deprovision([{ ...unknown, kind }]);
		expect(failure).toEqual({ ...unknown, kind, done: [] });
		expect(called).toHaveLength(1);
	},
);

test('what the user no longer has need not be taken away', async () => {
	const without = (systemText: string) => refusal('fault', 'No', { systemText });
	const { items } = await deprovision([
		undefined,
		without('The user is not a member of the group'),
		without('User does not belong to it'),
		without('This role is not assigned'),
	]);
	expect(items![0].json.done).toEqual([
		'deactivated',
		'was not in the group 91',
		'was not in the group 92',
		'did not have the access role 12',
	]);
});

test.each([
	[0, done.slice(0, 1)],
	[1, done.slice(0, 2)],
	[2, done.slice(0, 3)],
])('stopped after step %i it says what was done and that the rest was not', async (after, soFar) => {
	const { failure, called } = await deprovision([], {}, after);
	expect(called).toHaveLength(after + 1);
	expect(failure).toMatchObject({
		kind: 'cancelled',
		reached: 'no',
		done: soFar,
		message: 'The user is not wholly deprovisioned: The execution was cancelled',
	});
	expect((await deprovision([], {}, 3)).items).toHaveLength(1);
	expect((await deprovision([undefined, unknown], {}, 1)).failure).toMatchObject({ reached: 'unknown' });
});
