import { rememberRefusal, signInKey } from '../../../nodes/shared/engine/signIn/memory';
import { SignInRun } from '../../../nodes/shared/engine/signIn/run';
import type { Answer } from '../../../nodes/shared/engine/signIn/session';
import { sendSigned } from '../../../nodes/shared/engine/signIn/signedRequests';
import { refusal, type Failure } from '../../../nodes/shared/soap/failure';
import { dialect as ledger } from '../n8n/fakeSystem';

/** What each answer says about the sign-in where every request brings its own. */

let users = 0;
const wrong = refusal('signIn', 'Ledger refused the sign-in', { reached: 'no' });

describe('a request that signs in for itself', () => {
	function sending(failure?: Partial<Failure>) {
		const run = new SignInRun(ledger, { timeout: 1, wait: async () => {}, isCancelled: () => false });
		const credentials = { baseUrl: 'http://l.test', userName: `signed${++users}`, password: 'p' };
		const posted: number[] = [];
		const post = async (): Promise<Answer<string>> => {
			posted.push(posted.length);
			return await Promise.resolve(
				failure === undefined
					? { response: 'fine' }
					: { failure: { kind: 'fault', message: 'No', reached: 'yes', ...failure } as Failure },
			);
		};
		const address = 'http://l.test/entries';
		const key = signInKey(ledger, credentials, address);
		const send = async () =>
			await sendSigned({ run, lockKey: credentials.userName, address, credentials: () => credentials, post });
		return { run, key, credentials, posted, send };
	}

	test.each([
		['an answer', undefined, true],
		['a refusal of what was asked', {}, true],
		['a time-out', { kind: 'timeout', reached: 'unknown' }, true],
		['no connection', { kind: 'unreachable', reached: 'no' }, false],
		['a busy system', { kind: 'busy', reached: 'no' }, false],
		['a stop', { kind: 'cancelled', reached: 'no' }, false],
		['a sign-in that is refused', { kind: 'signIn', reached: 'no' }, false],
		['a sign-in that did not get through', { kind: 'timeout', reached: 'no', duringSignIn: true }, false],
	] as Array<[string, Partial<Failure> | undefined, boolean]>)(
		'proves the sign-in with %s: %3$s',
		async (_what, failure, isProven) => {
			const { run, posted, send } = sending(failure);
			await send();
			expect([run.isProven, posted.length]).toEqual([isProven, 1]);
		},
	);

	test('stays proven after one that says nothing about it', async () => {
		const { run, send } = sending({ kind: 'unreachable', reached: 'no' });
		run.isProven = true;
		await send();
		expect(run.isProven).toBe(true);
	});

	test('is not sent after a refusal of this run, and gives it', async () => {
		const { run, key, posted, send } = sending();
		run.refusedSignIn(key, wrong);
		expect(await send()).toEqual({ failure: wrong });
		run.isProven = true;
		expect(await send()).toEqual({ failure: wrong });
		expect(posted).toEqual([]);
	});

	test('that another run has met is not sent; a sign-in of its own failure is passed on as it is', async () => {
		const { key, posted, send } = sending();
		const held = rememberRefusal(key, wrong);
		expect(await send()).toEqual({ failure: held });
		expect(posted).toEqual([]);
		const passing = { kind: 'signIn', reached: 'no', duringSignIn: true } as const;
		const other = sending(passing);
		expect((await other.send()).failure).toEqual({ message: 'No', ...passing });
		expect(other.run.stopped(other.key)).toBeUndefined();
	});
});
