import { SignInError, signInError } from '../../../nodes/shared/engine/signIn/error';
import { rememberRefusal, signInKey } from '../../../nodes/shared/engine/signIn/memory';
import { signInOnce } from '../../../nodes/shared/engine/signIn/once';
import { runOf, SignInRun } from '../../../nodes/shared/engine/signIn/run';
import { ownerOf, ownToken } from '../../../nodes/shared/engine/signIn/tokenOwner';
import type { Credentials, Dialect } from '../../../nodes/shared/operation/dialect';
import type { Method } from '../../../nodes/shared/operation/spec';
import { refusal, type Failure } from '../../../nodes/shared/soap/failure';
import { dialect as ledger } from '../n8n/fakeSystem';

/** What a run knows of its sign-ins, and what follows from it for the next request. */

const withSessions = { ...ledger, session: { property: 'sessionToken' } } as unknown as Dialect;
const method = { element: 'Open', service: 'general' } as Method;
let users = 0;
const credentialsOf = (more: object = {}): Credentials & { userName: string } => ({
	baseUrl: 'http://l.test',
	userName: `run${++users}`,
	password: 'p',
	...more,
});
const wrong = refusal('signIn', 'Ledger refused the sign-in', { reached: 'no' });
const unreachable: Failure = { kind: 'unreachable', message: 'No way', reached: 'no' };

function runOver(dialect: Dialect = withSessions, isCancelled = () => false) {
	const waits: number[] = [];
	const wait = async (milliseconds: number) => void (await Promise.resolve(waits.push(milliseconds)));
	return { run: new SignInRun(dialect, { timeout: 1, wait, isCancelled }), waits };
}

describe('a run', () => {
	test('marks the credential that it hands over, and leaves the stored one as it is', () => {
		const { run } = runOver();
		const stored = credentialsOf({ sessionToken: 'foreign', sessionOwner: 'somebody' });
		const adopted = run.adopt(stored);
		expect(adopted).toEqual({ ...stored, sessionToken: '' });
		expect(stored.sessionToken).toBe('foreign');
		expect([runOf(adopted), runOf(stored)]).toEqual([run, undefined]);
		const without = runOver(ledger).run;
		const credentials = credentialsOf({ sessionToken: 'foreign' });
		expect(without.adopt(credentials)).toBe(credentials);
		expect(runOf(credentials)).toBe(without);
	});

	const states: Array<[string, (run: SignInRun) => void, boolean, boolean]> = [
		['nothing yet', () => {}, false, true],
		['a sign-in that succeeded', (run) => run.signedIn('T'), false, true],
		['one that was refused', (run) => run.refusedSignIn('key', wrong), true, true],
		['a refusal that another run has met', (run) => run.holdsBack(), true, true],
		['one that did not get through', (run) => run.failedSignIn(unreachable), true, false],
		['one that was stopped', (run) => run.failedSignIn({ ...unreachable, kind: 'cancelled' }), false, true],
		[
			'one that did not get through before one that did',
			(run) => {
				run.failedSignIn(unreachable);
				run.signedIn('T');
			},
			false,
			true,
		],
	];

	test.each(states)('that knows of %s', (_what, happens, hasFailed, mayAttemptAgain) => {
		const { run } = runOver();
		happens(run);
		expect([run.hasFailed(), run.mayAttemptAgain()]).toEqual([hasFailed, mayAttemptAgain]);
		expect(run.spent()).toBeUndefined();
		expect(run.stopped('another key')).toBeUndefined();
	});

	test('that was stopped attempts nothing again', () => {
		expect(runOver(withSessions, () => true).run.mayAttemptAgain()).toBe(false);
	});

	test('gives a refusal back for the values that were refused, and for no others', () => {
		const { run } = runOver();
		run.refusedSignIn('key', wrong);
		expect(run.stopped('key')).toBe(wrong);
		expect(run.stopped('other')).toBeUndefined();
	});

	test('stops after the third sign-in in a row that did not get through, and says how many they were', () => {
		const { run } = runOver();
		run.failedSignIn(unreachable);
		run.failedSignIn({ ...unreachable, message: 'Second' });
		expect(run.stopped('key')).toBeUndefined();
		run.failedSignIn({ ...unreachable, message: 'Third', advice: 'Look at it.' });
		expect(run.stopped('key')).toEqual({
			...unreachable,
			message: 'Third',
			advice: 'Not tried: the last 3 sign-ins of this run did not get through. Look at it.',
		});
		run.signedIn('T');
		expect(run.stopped('key')).toBeUndefined();
	});

	test('takes a session for useless only when it is refused, still stored, its own and new', () => {
		const { run } = runOver();
		/** Of two useless sessions each step alone would be the second. */
		const loseOne = () => {
			run.signedIn('first');
			run.refusedToken('first');
			run.isStored('first');
		};
		loseOne();
		run.isStored('first');
		run.refusedToken('first');
		run.isStored('first');
		run.refusedToken('foreign');
		run.isStored('foreign');
		run.signedIn('second');
		run.isStored('second');
		expect(run.spent()).toBeUndefined();
		run.refusedToken('second');
		expect(run.spent()).toBeUndefined();
		run.isStored('second');
		expect(run.spent()).toEqual({
			kind: 'signIn',
			message: 'Ledger does not accept the session, although it was renewed',
			advice:
				'The sign-in succeeded, but none of the last 2 new sessions let a request in. Check the base URL, what the account may do by the web services, and whether a proxy changes requests. This run does not sign in again.',
			reached: 'no',
			duringSignIn: true,
		});
	});

	test('forgets useless sessions when its own lets a request in, and not when another`s does', () => {
		const { run } = runOver();
		const lose = (token: string) => {
			run.signedIn(token);
			run.refusedToken(token);
			run.isStored(token);
		};
		for (const token of ['1', '2', '3', '4', '5', '6']) lose(token);
		run.accepted('foreign');
		expect(run.spent()!.advice).toContain('none of the last 6');
		run.signedIn('7');
		run.accepted('7');
		expect(run.spent()).toBeUndefined();
		for (const token of ['8', '9']) lose(token);
		expect(run.spent()).toBeUndefined();
	});
});

test('a refusal that another run has met keeps this run from an agreement with other workers', async () => {
	const credentials = credentialsOf();
	const key = signInKey(withSessions, credentials, 'http://l.test/general');
	const held = rememberRefusal(key, wrong);
	const { run } = runOver();
	const adopted = run.adopt(credentials);
	const signIn = jest.fn();
	await expect(signInOnce(withSessions, adopted, method, signIn)).rejects.toMatchObject({ failure: held });
	expect(signIn).not.toHaveBeenCalled();
	expect(run.hasFailed()).toBe(true);
});

test('a run knows the token of its own sign-in by the property that holds it', async () => {
	const { run } = runOver();
	const adopted = run.adopt(credentialsOf());
	for (const token of ['T1', 'T2']) {
		await signInOnce(
			withSessions,
			adopted,
			method,
			async () => await Promise.resolve({ sessionToken: token }),
		);
		run.refusedToken(token);
		run.isStored(token);
	}
	expect(run.spent()).toBeDefined();
});

test('a sign-in without a session is one of no token', async () => {
	const { run } = runOver(ledger);
	const adopted = run.adopt(credentialsOf());
	const signedIn = jest.spyOn(run, 'signedIn');
	const signIn = async () => await Promise.resolve({ sessionToken: 'T' });
	expect(await signInOnce(ledger, adopted, method, signIn)).toEqual({ sessionToken: 'T' });
	expect(signedIn.mock.calls).toEqual([['']]);
});

describe('what a credential throws', () => {
	test.each([
		[
			'all that is known',
			{ advice: 'Look at it.', systemText: 'No.' },
			'A. Look at it. The system says: No.',
		],
		['what has no period', { advice: 'Look at it', systemText: 'No' }, 'A. Look at it. The system says: No.'],
		['no advice', { systemText: 'No' }, 'A. The system says: No.'],
		['nothing of the system', { advice: 'See v1.2 of it' }, 'A. See v1.2 of it.'],
		['empty texts', { advice: '', systemText: '' }, 'A.'],
	])('says %s in sentences', (_what, more, message) => {
		const error = signInError({ ...wrong, message: 'A', ...more });
		expect(error).toBeInstanceOf(SignInError);
		expect(error).toMatchObject({ name: 'SignInError', message, failure: { kind: 'signIn', ...more } });
	});
});

describe('whose a session is', () => {
	const nameOf = (account: string[], credential = 'ledgerApi') =>
		ownerOf({ ...withSessions, credential, account: () => account }, {});

	test('differs with every part of the account, whatever was asked for before', () => {
		const accounts = [['a'], ['a', 'b'], ['b', 'a'], ['a', 'c'], ['c', 'b'], ['a', 'b', 'c'], []];
		const names = accounts.map((account) => nameOf(account));
		expect(new Set(names).size).toBe(accounts.length);
		expect(accounts.map((account) => nameOf(account))).toEqual(names);
		expect(accounts.reverse().map((account) => nameOf(account))).toEqual([...names].reverse());
		expect(nameOf([], 'otherApi')).not.toBe(nameOf([]));
	});

	test('is the same in every process: the SHA-256 of the credential`s type and the account', () => {
		expect(nameOf(['http://l.test', 'ada'])).toBe(
			'87a21fc65038bfcc7186c0da0aba2141227a917d57eec21bf0609b3692c681e4',
		);
	});

	test('survives more accounts than are kept', () => {
		const name = nameOf(['kept']);
		for (let count = 0; count < 1_100; count++) nameOf([`many${count}`]);
		expect(nameOf(['kept'])).toBe(name);
	});

	test('says whether the stored token counts', () => {
		const credentials = credentialsOf();
		const sessionOwner = ownerOf(withSessions, credentials);
		expect(ownToken(withSessions, { ...credentials, sessionOwner, sessionToken: 'T' })).toBe('T');
		expect(ownToken(withSessions, { ...credentials, sessionToken: 'T' })).toBe('');
		expect(ownToken(withSessions, { ...credentials, sessionOwner, sessionToken: null })).toBe('');
		expect(ownToken(ledger, { ...credentials, sessionOwner, sessionToken: 'T' })).toBe('');
	});
});
