import { isWorthWaiting } from '../../../nodes/shared/engine/attempts/rate';
import { pauseAll } from '../../../nodes/shared/engine/attempts/throttle';
import { Line, type Load } from '../../../nodes/shared/engine/line';
import { isAbout } from '../../../nodes/shared/engine/signIn/renewal';
import { runOf } from '../../../nodes/shared/engine/signIn/run';
import { ownerOf } from '../../../nodes/shared/engine/signIn/tokenOwner';
import type { HttpRequest } from '../../../nodes/shared/engine/transport';
import type { Credentials, Dialect } from '../../../nodes/shared/operation/dialect';
import type { HttpAnswer } from '../../../nodes/shared/soap/answer';
import { refusal, type Failure } from '../../../nodes/shared/soap/failure';
import { dialect as ledger } from '../n8n/fakeSystem';

/** What goes over the line to a system with sessions, and what the line learns of each answer. */

beforeEach(() => void jest.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void jest.useRealTimers());

const session = { property: 'sessionToken', readToken: (text: string) => text, writeToken: () => '' };
const withSessions: Dialect = { ...ledger, session };
const fixed: Dialect = { ...ledger, session: { ...session, isFixed: () => true } };

interface Setting {
	dialect?: Dialect;
	stored?: string;
	/** Tokens that the system lets in. */
	alive?: string[];
	/** Status and date of each answer to a GET, or why there is none. */
	answers?: Array<Partial<HttpAnswer> | Failure>;
	/** Milliseconds that each answer takes. */
	latency?: number;
	timeout?: number;
	userName?: string | null;
	plansOnly?: boolean;
}

let accounts = 0;

/** n8n, whose credential signs in where it has no token or the request holds the stored one, and a system behind it. */
async function openLine(setting: Setting = {}) {
	const { dialect = withSessions, alive = ['T0'], answers = [], latency = 0, timeout = 1000 } = setting;
	const { userName = `line${++accounts}`, plansOnly } = setting;
	const settings = { baseUrl: 'http://l.test', ...(userName !== null && { userName }) };
	const stored: Record<string, string> = { sessionToken: setting.stored ?? 'T0', sessionRenewal: '' };
	const sent: Array<{ request: HttpRequest; sender: Credentials; token: unknown }> = [];
	const claims: Array<{ request: HttpRequest; credentials: Credentials; claim: string }> = [];
	const waits: number[] = [];
	const seen = { signIns: 0, atOnce: 0, mostAtOnce: 0 };
	const read = () => ({ ...settings, password: 'p', sessionOwner: ownerOf(dialect, settings), ...stored });
	const line = await Line.open(dialect, {
		transport: async (request, sender) => {
			seen.mostAtOnce = Math.max(seen.mostAtOnce, ++seen.atOnce);
			if (sender.sessionToken === '' || request.body === sender.sessionToken) {
				stored.sessionToken = sender.sessionToken = `T${++seen.signIns}`;
				alive.push(stored.sessionToken);
				runOf(sender)!.signedIn(stored.sessionToken);
			}
			sent.push({ request, sender, token: sender.sessionToken });
			await Promise.resolve();
			jest.setSystemTime(Date.now() + latency);
			seen.atOnce--;
			const isIn = alive.includes(String(sender.sessionToken));
			const answer = answers.shift() ?? { status: isIn ? 200 : 401 };
			return 'kind' in answer
				? (answer as Failure)
				: { status: 200, headers: {}, body: Buffer.from(''), ...answer };
		},
		readCredentials: async () => await Promise.resolve(read()),
		storeClaim: async (request, credentials, claim) => {
			claims.push({ request, credentials, claim });
			stored.sessionRenewal = claim;
			await Promise.resolve();
		},
		credentialId: '7',
		timeZone: 'UTC',
		timeout,
		answerBytes: 1000,
		plansOnly,
		wait: async (milliseconds) => {
			waits.push(milliseconds);
			jest.setSystemTime(Date.now() + milliseconds);
			await Promise.resolve();
		},
		isCancelled: () => false,
	});
	return { line, stored, sent, claims, waits, seen, userName };
}

const gone: Failure = { kind: 'sessionGone', message: 'gone', reached: 'no' };
const load = (more: Partial<Load<number>> = {}): Load<number> => ({
	effect: 'write',
	text: '',
	writeToken: (_text, token) => token,
	requestWith: (body) => ({ method: 'POST', url: 'http://l.test/a', headers: {}, body, timeout: 1 }),
	read: ({ status }) => (status === 401 ? { failure: gone } : { response: status }),
	...more,
});
const busy: Failure = { kind: 'busy', message: 'No more', httpStatus: 429, reached: 'no' };

test.each([
	['ada', 'ledgerApi:7:ada http://l.test/'],
	[null, 'ledgerApi:7: http://l.test/'],
])('the account of %s is named by credential, user and address', async (userName, account) => {
	expect((await openLine({ userName })).line.account).toBe(account);
});

describe('a request with the session', () => {
	test('goes out with the credential as it is stored, and needs no sign-in', async () => {
		const { line, sent, seen } = await openLine();
		expect(await line.send(load())).toEqual({ response: 200 });
		expect(sent.map(({ request, token }) => [request.body, token])).toEqual([['', 'T0']]);
		expect(seen.signIns).toBe(0);
	});

	test('whose session is gone goes out once more, after a claim on the dead one', async () => {
		const { line, sent, claims, seen } = await openLine({ alive: [] });
		expect(await line.send(load())).toEqual({ response: 200 });
		expect(sent.map(({ request, token }) => [request.body, token])).toEqual([
			['', 'T0'],
			['T0', 'T1'],
		]);
		expect(seen.signIns).toBe(1);
		expect(claims).toHaveLength(1);
		const [{ request, credentials, claim }] = claims;
		expect(request).toMatchObject({ method: 'POST', url: 'http://l.test/a', body: 'T0' });
		expect(credentials).toMatchObject({ sessionToken: 'T0', password: 'p' });
		expect(isAbout(claim, 'T0')).toBe(true);
		expect([...line.secrets].sort()).toEqual(['T0', 'T1', 'p']);
	});

	test('of a token that nothing renews makes no claim', async () => {
		const { line, claims, waits } = await openLine({ dialect: fixed, alive: [] });
		expect(await line.send(load())).toEqual({ response: 200 });
		expect([claims, waits]).toEqual([[], []]);
	});

	test('that is stored for nobody goes out alone, and others follow with what it was given', async () => {
		const { line, sent, seen } = await openLine({ stored: '' });
		const all = await Promise.all([line.send(load()), line.send(load()), line.send(load())]);
		expect(all).toEqual([{ response: 200 }, { response: 200 }, { response: 200 }]);
		expect(seen.signIns).toBe(1);
		expect(sent.map(({ token }) => token)).toEqual(['T1', 'T1', 'T1']);
	});

	test('that another worker has renewed meanwhile claims nothing', async () => {
		const { line, stored, claims, seen } = await openLine({ alive: ['T9'] });
		const first = line.send(load());
		while (seen.atOnce === 0) await Promise.resolve();
		stored.sessionToken = 'T9';
		expect(await first).toEqual({ response: 200 });
		expect([claims, seen.signIns]).toEqual([[], 0]);
	});

	test('is not sent with Dry Run unless it reads', async () => {
		const { line, sent } = await openLine({ plansOnly: true });
		for (const effect of ['write', 'idempotent'] as const) {
			expect((await line.send(load({ effect }))).failure).toMatchObject({ kind: 'planned', reached: 'no' });
		}
		expect(sent).toEqual([]);
		expect(await line.send(load({ effect: 'read' }))).toEqual({ response: 200 });
	});
});

describe('a request beside the session', () => {
	const beside = (more: Partial<Load<number>> = {}) => load({ writeToken: undefined, text: 'text', ...more });

	test('has no place for the token, and waits for the first sign-in', async () => {
		const { line, sent, seen } = await openLine({ stored: '' });
		const all = await Promise.all([line.send(beside()), line.send(beside())]);
		expect(all).toEqual([{ response: 200 }, { response: 200 }]);
		expect(seen).toMatchObject({ signIns: 1, mostAtOnce: 1 });
		expect(sent.map(({ request }) => request.body)).toEqual(['text', 'text']);
	});

	test('goes out as it is where there is a session, and gives a failure as it comes', async () => {
		const { line, sent } = await openLine({ answers: [{ ...refusal('denied', 'No') }, {}] });
		expect((await line.send(beside())).failure).toMatchObject({ kind: 'denied', message: 'No' });
		expect(await line.send(beside())).toEqual({ response: 200 });
		expect(sent.map(({ request }) => request.body)).toEqual(['text', 'text']);
	});
});

describe('what is got', () => {
	test.each([
		[1000, 1000],
		[29_999, 29_999],
		[30_000, 30_000],
		[30_001, 30_000],
		[300_000, 30_000],
	])('of a node that waits %i milliseconds is waited for %i', async (timeout, expected) => {
		const { line, sent } = await openLine({ timeout });
		await line.get('http://l.test/x');
		expect(sent[0].request).toEqual({
			method: 'GET',
			url: 'http://l.test/x',
			headers: {},
			timeout: expected,
		});
	});

	test('is asked for with the credential as it is now, one after the other', async () => {
		const { line, stored, sent, seen } = await openLine({ stored: '' });
		stored.sessionToken = 'T5';
		await Promise.all([line.get('http://l.test/x'), line.get('http://l.test/y')]);
		expect(sent.map(({ token }) => token)).toEqual(['T5', 'T5']);
		expect(seen).toMatchObject({ signIns: 0, mostAtOnce: 1 });
		expect([...line.secrets].sort()).toEqual(['T5', 'p']);
	});

	test('ends with what went wrong', async () => {
		const { line } = await openLine({ answers: [{ ...busy }] });
		expect(await line.get('http://l.test/x')).toEqual(busy);
	});
});

describe('before a request', () => {
	test('the rate of the system is kept, and a pause that is too long is a failure', async () => {
		const rated = { ...withSessions, requestsPerSecond: () => 1 };
		const { line, waits, sent } = await openLine({ dialect: rated });
		for (const name of ['x', 'y', 'z']) await line.get(`http://l.test/${name}`);
		expect(waits).toEqual([1060, 1060]);
		pauseAll(line.account, 120_000, busy);
		expect(await line.get('http://l.test/late')).toMatchObject({ kind: 'busy', retryAfter: 120_000 });
		expect(sent).toHaveLength(3);
	});

	test('nothing is waited for where there is nothing to wait for', async () => {
		const { line, waits } = await openLine();
		for (const name of ['x', 'y', 'z']) await line.get(`http://l.test/${name}`);
		expect(waits).toEqual([]);
	});

	test('it is not sent where the last twelve could not connect', async () => {
		const refused = { kind: 'unreachable', message: 'No way', reached: 'no' } as const;
		const { line, sent } = await openLine({
			answers: Array.from({ length: 20 }, () => refused),
			latency: 300,
		});
		let last;
		for (let count = 0; count < 13; count++) last = await line.get('http://l.test/x');
		expect(sent).toHaveLength(12);
		expect(last).toMatchObject({ kind: 'unreachable', message: 'No way', reached: 'no' });
	});
});

test('an account that is turned away for a minute is not worth waiting for until an answer lets it in', async () => {
	const { line } = await openLine({
		answers: [{ status: 429 }, { status: 429 }, { ...refusal('denied', 'No') }, { status: 500 }],
	});
	await line.get('http://l.test/x');
	expect(isWorthWaiting(line.account)).toBe(true);
	jest.setSystemTime(Date.now() + 60_000);
	await line.get('http://l.test/x');
	expect(isWorthWaiting(line.account)).toBe(false);
	await line.get('http://l.test/x');
	expect(isWorthWaiting(line.account)).toBe(false);
	await line.get('http://l.test/x');
	expect(isWorthWaiting(line.account)).toBe(true);
});

/** Sent at 1000 seconds since 1970, answered three seconds later: made at 1001.5, in the middle of them. */
test.each([
	[3000, 'Thu, 01 Jan 1970 00:16:41 GMT', 0],
	[3000, 'Thu, 01 Jan 1970 00:16:50 GMT', 9],
	[3000, 'Thu, 01 Jan 1970 00:16:31 GMT', -10],
	[0, 'Thu, 01 Jan 1970 00:16:40 GMT', 1],
	[0, 'Thu, 01 Jan 1970 00:16:39 GMT', 0],
	[3000, 'yesterday', undefined],
])(
	'of an answer after %i milliseconds, of %s, the clock is %p seconds ahead',
	async (latency, date, ahead) => {
		const { line } = await openLine({ answers: [{ headers: { date } }], latency });
		expect(line.lastAnswer()).toBeUndefined();
		await line.get('http://l.test/x');
		const { clockDifference, ...rest } = line.lastAnswer()!;
		expect(rest).toEqual({ milliseconds: latency });
		expect(clockDifference === undefined ? undefined : clockDifference + 0).toBe(ahead);
	},
);

test('what got no answer tells nothing of the time', async () => {
	const { line } = await openLine({ answers: [{ headers: {} }, { ...busy }], latency: 5 });
	await line.get('http://l.test/x');
	await line.get('http://l.test/x');
	expect(line.lastAnswer()).toEqual({ milliseconds: 5 });
	const { line: silent } = await openLine({ answers: [{ ...busy }] });
	await silent.get('http://l.test/x');
	expect(silent.lastAnswer()).toBeUndefined();
});
