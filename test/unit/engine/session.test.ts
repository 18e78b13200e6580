import { archerDialect } from '../../../nodes/Archer/dialect';
import { claimOn, isAbout } from '../../../nodes/shared/engine/signIn/renewal';
import { sendWithSession, type Answer } from '../../../nodes/shared/engine/signIn/session';
import { SignInRun } from '../../../nodes/shared/engine/signIn/run';
import type { Failure } from '../../../nodes/shared/soap/failure';

/** A credential and a system whose clock only runs while somebody waits. */
class World {
	stored = { token: 'T0', claim: '' };

	alive = new Set<string>();

	signIns = 0;

	storesClaims = true;

	/** What else happens at a moment. */
	at: Array<{ time: number; happens: () => void }> = [];

	constructor() {
		jest.useFakeTimers({ now: 1_000_000 });
	}

	readonly wait = async (milliseconds: number) => {
		jest.setSystemTime(Date.now() + milliseconds);
		const due = this.at.filter(({ time }) => time <= Date.now());
		this.at = this.at.filter((one) => !due.includes(one));
		for (const { happens } of due) happens();
	};

	signIn(run?: SignInRun): string {
		const token = `T${++this.signIns}`;
		this.stored.token = token;
		this.alive.add(token);
		run?.signedIn(token);
		return token;
	}

	async send(afterRequest: (run: SignInRun, token: string) => void = () => {}): Promise<Answer<string>> {
		const host = { timeout: 1000, wait: this.wait, isCancelled: () => false };
		const run = new SignInRun(archerDialect, host);
		return await sendWithSession<string>({
			system: 'Archer',
			session: { key: 'session', token: undefined, run },
			text: '',
			writeToken: (_text, token) => token,
			post: async (place) => {
				const token = place === this.stored.token ? this.signIn(run) : this.stored.token;
				await this.wait(20);
				const answer: Answer<string> = this.alive.has(token)
					? { response: token }
					: { failure: { kind: 'sessionGone', message: 'gone', reached: 'no' } };
				afterRequest(run, token);
				return { answer, token };
			},
			readSession: async () => ({ ...this.stored }),
			storeClaim: async (_token, claim) => {
				if (this.storesClaims) this.stored.claim = claim;
			},
			wait: this.wait,
			isCancelled: () => false,
		});
	}
}

let world: World;
beforeEach(() => {
	world = new World();
});
afterEach(() => void jest.useRealTimers());

const elsewhere = (token: string) => claimOn(token).replace(/:.*/, ':elsewhere');

test('an ended session is renewed under a claim, which names no token', async () => {
	expect(await world.send()).toEqual({ response: 'T1' });
	expect(world.signIns).toBe(1);
	expect(isAbout(world.stored.claim, 'T0')).toBe(true);
	expect(world.stored.claim).not.toContain('T0');
});

test('while another worker has the claim nobody else signs in', async () => {
	world.stored.claim = elsewhere('T0');
	world.at.push({ time: Date.now() + 3_000, happens: () => void world.signIn() });
	expect(await world.send()).toEqual({ response: 'T1' });
	expect(world.signIns).toBe(1);
});

test('whose claim is written over, waits', async () => {
	world.at.push({ time: Date.now() + 100, happens: () => void (world.stored.claim = elsewhere('T0')) });
	world.at.push({ time: Date.now() + 2_000, happens: () => void world.signIn() });
	expect(await world.send()).toEqual({ response: 'T1' });
	expect(world.signIns).toBe(1);
});

test('a claim on a session before means nothing', async () => {
	world.stored.claim = elsewhere('T-1');
	const start = Date.now();
	expect(await world.send()).toEqual({ response: 'T1' });
	expect(Date.now() - start).toBeLessThan(1_000);
});

test('a claim that nothing comes of ends after some seconds', async () => {
	world.stored.claim = elsewhere('T0');
	const start = Date.now();
	expect(await world.send()).toEqual({ response: 'T1' });
	expect(Date.now() - start).toBeGreaterThanOrEqual(15_000);
	expect(Date.now() - start).toBeLessThan(20_000);
});

test('where no claim can be stored, the session is renewed all the same', async () => {
	world.storesClaims = false;
	expect(await world.send()).toEqual({ response: 'T1' });
	expect(world.signIns).toBe(1);
});

test('sessions that end before they let anything in are two sign-ins', async () => {
	world.alive.add = () => world.alive;
	const { failure } = await world.send();
	expect(world.signIns).toBe(2);
	expect(failure?.message).toBe('Archer does not accept the session, although it was renewed');
	expect(failure?.advice).toContain('none of the last 2 new sessions let a request in');
	expectNobodyBlamed(failure);
});

test('sessions that let others in and then end are renewed for a minute, and the error tells what is known', async () => {
	world.alive.add = () => world.alive;
	const start = Date.now();
	const { failure } = await world.send((run, token) => run.accepted(token));
	expect(Date.now() - start).toBeGreaterThanOrEqual(60_000);
	expect(world.signIns).toBeGreaterThan(20);
	expect(failure?.message).toMatch(
		/^Archer ended the session again and again: \d+ times within 6\d seconds$/,
	);
	expectNobodyBlamed(failure);
});

test('a session that another worker has replaced was not refused', async () => {
	let taken = 0;
	const { response } = await world.send(() => {
		// Right after this worker's sign-in another one's ends its session.
		if (taken++ < 4) {
			world.alive.clear();
			world.signIn();
		}
	});
	expect(response).toBeDefined();
});

function expectNobodyBlamed(failure: Failure | undefined): void {
	expect(`${failure?.message} ${failure?.advice}`).not.toMatch(
		/another client|other client|may be signing in/i,
	);
}
