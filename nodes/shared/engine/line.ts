import type { Credentials, Dialect } from '../operation/dialect';
import type { AnswerTiming, ConnectionSettings, Effect } from '../operation/spec';
import { readAnswer, type HttpAnswer } from '../soap/answer';
import { keptBack, type Failure } from '../soap/failure';
import { withAttempts } from './attempts/attempts';
import { Circuit } from './attempts/circuit';
import { withLock } from './lock';
import { secretsFor } from './secrets';
import { letIn, slowDown } from './attempts/rate';
import { renewalProperty } from './signIn/renewal';
import {
	sendBesideSession,
	sendWithSession,
	type Answer,
	type Sent,
	type Session,
	type StoredSession,
} from './signIn/session';
import { sendSigned } from './signIn/signedRequests';
import { SignInRun } from './signIn/run';
import { hasToWait, takeTurn } from './attempts/throttle';
import type { Host, HttpRequest } from './transport';

/** What goes over the line, SOAP or REST. */
export interface Load<T> {
	effect: Effect;
	/** The text with the place of the token: an envelope, or the value of a header. */
	text: string;
	/** The text with this token in it; absent for what needs no session. */
	writeToken?: (text: string, token: string) => string;
	requestWith: (text: string) => HttpRequest;
	/** Where it signs in, for what is known of refusals there: the address of the request unless that names the thing asked for too. */
	signInAddress?: string;
	read: (answer: HttpAnswer) => Answer<T> | Promise<Answer<T>>;
	/** Fewer requests than usual, for what there is another way for. */
	attempts?: number;
}

/**
 * The line of one execution to its system. Everything that goes out goes out here: turns and pauses, the circuit, attempts,
 * and the session or the sign-in of every request.
 */
export class Line {
	/** The credential's secrets, with every token that it has held during the run. */
	readonly secrets = new Set<string>();

	readonly settings: ConnectionSettings;

	private readonly circuit = new Circuit();

	private readonly session: Session;

	/** Names the account at its address: what the system asks for is asked of it. */
	readonly account: string;

	/** The credential's requests wait for each other under its key. */
	static async open(dialect: Dialect, host: Host): Promise<Line> {
		const run = new SignInRun(dialect, host);
		return new Line(dialect, host, run, run.adopt(await host.readCredentials()));
	}

	private constructor(
		private readonly dialect: Dialect,
		private readonly host: Host,
		run: SignInRun,
		private credentials: Credentials,
	) {
		this.settings = credentials as ConnectionSettings;
		this.noteSecrets(credentials);
		const key = `${dialect.credential}:${host.credentialId}:${String(this.settings.userName ?? '')}`;
		this.account = `${key} ${dialect.endpoint('', this.settings)}`;
		this.session = { key, token: tokenIn(credentials, dialect), run };
	}

	/** Sends until there is an answer, or a failure that no other try would mend. */
	send<T>(load: Load<T>): Promise<Answer<T>> {
		const { wait, isCancelled, plansOnly } = this.host;
		const { effect, attempts: most } = load;
		// The one place that keeps Dry Run's promise: nothing but reads gets past it, whoever asks.
		if (plansOnly && effect !== 'read') return Promise.resolve({ failure: keptBack() });
		const attempts = { key: this.account, effect, most, circuit: this.circuit, wait, isCancelled };
		return withAttempts(attempts, () => this.sendOnce(load));
	}

	/** Under the lock of the session: n8n signs in before a request when it has no token yet, and two sign-ins collide. */
	async get(url: string): Promise<HttpAnswer | Failure> {
		const timeout = Math.min(this.host.timeout, 30_000);
		return await withLock(this.session.key, async () => {
			await this.readSession();
			return await this.carry({ method: 'GET', url, headers: {}, timeout }, this.credentials);
		});
	}

	private sendOnce<T>({ text, writeToken, requestWith, signInAddress, read }: Load<T>): Promise<Answer<T>> {
		const { session, host, dialect } = this;
		const post = async (written: string, sender: Credentials): Promise<Answer<T>> => {
			const answer = await this.carry(requestWith(written), sender);
			return 'kind' in answer ? { failure: answer } : await read(answer);
		};
		if (dialect.session === undefined) {
			return sendSigned({
				run: session.run,
				lockKey: session.key,
				address: signInAddress ?? requestWith(text).url,
				credentials: () => this.credentials,
				post: () => post(text, this.credentials),
			});
		}
		/** When n8n signs in before the request, the token is there only afterwards. */
		const sent = async (written: string): Promise<Sent<T>> => {
			const sender = this.credentials;
			const answer = await post(written, sender);
			return { answer, token: tokenIn(sender, dialect) };
		};
		const readSession = async () => await this.readSession();
		if (writeToken === undefined) {
			return sendBesideSession({ session, readSession, post: () => sent(text) });
		}
		const { system } = dialect;
		const storeClaim = async (token: string, claim: string) => {
			// Another item may have read a living token meanwhile: then there is nothing to claim.
			if (tokenIn(this.credentials, dialect) !== token) return;
			await host.storeClaim!(requestWith(writeToken(text, token)), this.credentials, claim);
		};
		return sendWithSession({
			system,
			session,
			text,
			writeToken,
			post: sent,
			readSession,
			// What nobody can renew needs no agreement on who does.
			storeClaim: host.storeClaim && !dialect.session?.isFixed?.(this.settings) ? storeClaim : undefined,
			wait: host.wait,
			isCancelled: host.isCancelled,
		});
	}

	/**
	 * Hands over the credential as it was last read: by itself n8n would read it from its database and decrypt it for every
	 * request, which costs more than the request. When n8n signs in, it puts the new token into this object and stores it.
	 */
	private async carry(request: HttpRequest, sender: Credentials): Promise<HttpAnswer | Failure> {
		const { dialect, circuit, account: key } = this;
		const { wait, isCancelled, transport } = this.host;
		const requestsPerSecond = dialect.requestsPerSecond?.(this.settings);
		const turn = { key, requestsPerSecond, wait, isCancelled };
		const refused = (hasToWait(turn) ? await takeTurn(turn) : undefined) ?? circuit.refusal();
		if (refused) return refused;
		const sentAt = Date.now();
		const answer = await transport(request, sender);
		this.noteSecrets(sender);
		if ('status' in answer && answer.status === 429) slowDown(key, sentAt);
		else if ('status' in answer) letIn(key);
		if ('status' in answer) {
			this.last = { date: answer.headers.date, sentAt, milliseconds: Date.now() - sentAt };
		}
		circuit.record('kind' in answer ? answer : outage(answer, dialect.system));
		return answer;
	}

	private last?: Answered;

	/** Undefined before the first answer. Few ask, so it is worked out for them alone. */
	lastAnswer(): AnswerTiming | undefined {
		return this.last && timingOf(this.last);
	}

	private async readSession(): Promise<StoredSession> {
		this.credentials = this.session.run.adopt(await this.host.readCredentials());
		const claim = String(this.credentials[renewalProperty] ?? '');
		return { token: tokenIn(this.credentials, this.dialect), claim };
	}

	/** What was looked through last; n8n puts nothing but a new token into it. */
	private noted?: { credentials: Credentials; token: string };

	private noteSecrets(credentials: Credentials): void {
		const token = tokenIn(credentials, this.dialect);
		if (this.noted?.credentials === credentials && this.noted.token === token) return;
		this.noted = { credentials, token };
		for (const secret of secretsFor(this.dialect, credentials)) this.secrets.add(secret);
	}
}

/** When a request went out, how long its answer took, and what the system says the time is. */
interface Answered {
	date: string | undefined;
	sentAt: number;
	milliseconds: number;
}

/** The system tells its time in whole seconds, at some moment between request and answer. */
function timingOf({ date, sentAt, milliseconds }: Answered): AnswerTiming {
	const told = Date.parse(date ?? '');
	if (Number.isNaN(told)) return { milliseconds };
	return { milliseconds, clockDifference: Math.round((told + 500 - sentAt - milliseconds / 2) / 1000) };
}

/** What a gateway answers in place of a system that is gone. */
function outage(answer: HttpAnswer, system: string): Failure | undefined {
	if (answer.status < 502 || answer.status > 504) return undefined;
	const read = readAnswer(answer, system);
	return read.kind === 'failure' ? read.failure : undefined;
}

/** The token that the credential holds; empty where it has none or the system none. */
function tokenIn(credentials: Credentials, { session }: Dialect): string {
	return session ? String(credentials[session.property] ?? '') : '';
}
