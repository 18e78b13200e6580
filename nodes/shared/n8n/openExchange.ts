import { sleep, type IDataObject } from 'n8n-workflow';
import { exchangeOver, type Exchange } from '../engine/exchange';
import { claiming } from '../engine/signIn/renewal';
import type { Host } from '../engine/transport';
import type { Dialect } from '../operation/dialect';
import { usualBytes } from './receive';
import { signedTransport, type SoapContext } from './transport';

export interface ExchangeOptions {
	/** Milliseconds that one request may take, its answer included. */
	timeout: number;
	/** Bytes of one answer after decompression, and the option of the node that raises them. */
	answer?: { bytes: number; option: string };
	/** Dry Run. */
	plansOnly?: boolean;
}

/** An exchange on behalf of a node: n8n's HTTP client, credential, clock and cancel button as the plain functions it takes. */
export async function openExchange(
	context: SoapContext,
	dialect: Dialect,
	{ timeout, answer, plansOnly }: ExchangeOptions,
): Promise<Exchange> {
	const { credential, system } = dialect;
	const signal = cancelSignal(context);
	const isCancelled = () => signal?.aborted === true;
	const id = context.getNode().credentials?.[credential]?.id ?? 'unsaved';
	const bytes = answer?.bytes ?? usualBytes;
	const receiving = { system, bytes, option: answer?.option, isCancelled };
	const transport = signedTransport(context, { credential, id }, receiving);
	const host: Host = {
		transport,
		// n8n calls `preAuthentication`, which gives the claim back in place of a session, and `authenticate` refuses the request.
		storeClaim: async (request, credentials, claim) => await transport(request, claiming(credentials, claim)),
		readCredentials: async () => await context.getCredentials<IDataObject>(credential),
		credentialId: id,
		timeZone: context.getTimezone(),
		plansOnly,
		timeout,
		answerBytes: bytes,
		wait: async (milliseconds: number) => await waitFor(milliseconds, signal),
		isCancelled,
		signal,
	};
	return await exchangeOver(host, dialect);
}

function cancelSignal(context: SoapContext): AbortSignal | undefined {
	return 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
}

/** n8n-workflow's `sleep` cannot be aborted; the loser of the race ends by itself. */
async function waitFor(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
	if (milliseconds <= 0 || signal?.aborted) return;
	if (!signal) {
		await sleep(milliseconds);
		return;
	}
	let stop = () => {};
	const aborted = new Promise<void>((resolve) => {
		stop = resolve;
		signal.addEventListener('abort', stop, { once: true });
	});
	await Promise.race([sleep(milliseconds), aborted]);
	signal.removeEventListener('abort', stop);
}
