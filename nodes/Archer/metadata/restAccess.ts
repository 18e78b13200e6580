import type { IDataObject } from 'n8n-workflow';
import type { OperationContext, RestMethod, RestResult } from '../../shared/operation/spec';
import { refusal, type Failure } from '../../shared/soap/failure';
import { isAccepted, isRefused, messagesIn, restPrefixes, saysNothingFound } from '../content/restEnvelope';

/** What an account was found to be allowed to ask by REST, and how; kept per credential, so that it is found out once. */

export type RestRead =
	| { objects: IDataObject[]; failure?: undefined }
	/** Closed: no other try of this account would fare better for now, the SOAP ways might. */
	| { objects?: undefined; failure: Failure; isClosed: boolean };

interface Way {
	prefix: string;
	verb?: 'GET';
}

/** The documented way first; a proxy may block it where it lets plain questions pass. */
const ways: Way[] = [
	...restPrefixes.map((prefix) => ({ prefix })),
	...restPrefixes.map((prefix) => ({ prefix, verb: 'GET' as const })),
];

interface Closed {
	failure: Failure;
	until: number;
}

class Access {
	way?: Way;
	/** Why a method cannot be asked, by its name; under `all` why none can. */
	readonly closed = new Map<string, Closed>();
	private turn: Promise<unknown> = Promise.resolve();

	/** While the way is not known one request at a time looks for it. */
	async inTurn<T>(run: () => Promise<T>): Promise<T> {
		if (this.way !== undefined) return await run();
		const mine = this.turn.then(run, run);
		this.turn = mine.catch(() => undefined);
		return await mine;
	}

	refusal(method: RestMethod): Failure | undefined {
		for (const name of ['all', method.name]) {
			const closed = this.closed.get(name);
			if (closed !== undefined && closed.until > Date.now()) return closed.failure;
			this.closed.delete(name);
		}
		return undefined;
	}

	close(name: string, failure: Failure): void {
		this.closed.set(name, { failure, until: Date.now() + closedMilliseconds });
	}
}

/** Somebody may have given the account the right meanwhile. */
const closedMilliseconds = 5 * 60_000;
const mostKept = 500;
const accesses = new Map<string, Access>();

function accessOf(account: string): Access {
	const access = accesses.get(account) ?? new Access();
	accesses.set(account, access);
	for (const oldest of accesses.keys()) {
		if (accesses.size <= mostKept) break;
		accesses.delete(oldest);
	}
	return access;
}

/** The objects of a list, or the one object. */
export async function readRest(
	context: OperationContext,
	method: RestMethod,
	parameters: Record<string, string> = {},
): Promise<RestRead> {
	const access = accessOf(context.account);
	return await access.inTurn(async () => {
		const closed = access.refusal(method);
		if (closed) return { failure: closed, isClosed: true };
		const first = await askSomehow(context, access, method, parameters);
		if (first.failure === undefined) return objectsIn(first.entries ?? []);
		if (!closes(access, first.failure)) return { failure: first.failure, isClosed: false };
		// It hides most names for minutes, so it is not believed at once: a proxy may have had a bad moment.
		const answer = await askSomehow(context, access, method, parameters);
		const { failure } = answer;
		if (failure === undefined) return objectsIn(answer.entries ?? []);
		const isClosed = closes(access, failure);
		if (isClosed) access.close(access.way ? method.name : 'all', failure);
		return { failure, isClosed };
	});
}

/** By the way that is known; else, and where that leads elsewhere by now, by the first that leads to Archer. */
async function askSomehow(
	context: OperationContext,
	access: Access,
	method: RestMethod,
	parameters: Record<string, string>,
): Promise<RestResult> {
	const answer = access.way && (await ask(context, access.way, method, parameters));
	return answer === undefined || (answer.failure && isElsewhere(answer.failure))
		? await findWay(context, access, method, parameters)
		: answer;
}

function closes({ way }: Access, failure: Failure): boolean {
	return way === undefined ? isNoAccess(failure) : isRefusedHere(failure);
}

async function ask(
	{ rest }: OperationContext,
	{ prefix, verb }: Way,
	method: RestMethod,
	parameters: Record<string, string>,
): Promise<RestResult> {
	return await rest({ method, verb, parameters: { ...parameters, prefix } });
}

async function findWay(
	context: OperationContext,
	access: Access,
	method: RestMethod,
	parameters: Record<string, string>,
): Promise<RestResult> {
	let first: RestResult | undefined;
	for (const way of ways) {
		const answer = await ask(context, way, method, parameters);
		// A refusal for lack of rights is Archer's own: the way is right.
		if (answer.failure === undefined || answer.failure.httpStatus === 403) access.way = way;
		if (answer.failure === undefined || !isElsewhere(answer.failure)) return answer;
		first ??= answer;
	}
	return first!;
}

/** Nothing of Archer's is at this address, or something in front of it does not let the verb pass. */
function isElsewhere({ httpStatus = 0, kind }: Failure): boolean {
	return [404, 405, 501].includes(httpStatus) || kind === 'unreadable' || isRedirect(httpStatus);
}

/** What keeps an account out that has not got through yet. */
function isNoAccess(failure: Failure): boolean {
	const { kind, duringSignIn } = failure;
	if (duringSignIn) return false;
	return kind === 'denied' || kind === 'unreachable' || kind === 'timeout' || isElsewhere(failure);
}

/** Where the interface has answered before, a broken connection or a page will pass: only Archer's own no counts. */
function isRefusedHere({ kind, httpStatus = 0, duringSignIn }: Failure): boolean {
	return !duringSignIn && (kind === 'denied' || [404, 405, 501].includes(httpStatus));
}

const isRedirect = (status: number) => status >= 300 && status < 400;

function objectsIn(entries: IDataObject[]): RestRead {
	const objects: IDataObject[] = [];
	for (const envelope of entries) {
		if (saysNothingFound(envelope)) continue;
		const { RequestedObject: object } = envelope;
		if (isAccepted(envelope) && typeof object === 'object' && object !== null) {
			objects.push(object as IDataObject);
			continue;
		}
		return { failure: refused(envelope), isClosed: isRefused(envelope) };
	}
	return { objects };
}

function refused(envelope: IDataObject): Failure {
	return isRefused(envelope)
		? refusal('denied', 'Archer does not tell names and definitions by REST', {
				systemText: messagesIn(envelope) || undefined,
			})
		: refusal(
				'unreadable',
				'Archer answered the REST call with something that is no answer of its REST interface',
			);
}
