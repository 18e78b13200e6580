import type { OperationContext, OperationOutcome } from '../../../shared/operation/spec';
import { cancelled } from '../../../shared/soap/network';
import { lookUpTogether } from '../../writing/resolve';

/** Records in one request, unless the user wants fewer. */
export const mostRecords = 50;

/** Items whose names are looked up together: they cost hardly more requests than those of one request. */
export const mostTogether = 1000;

/** Many items in requests of the chosen size; after one in which an item failed, the others are not sent. */
export async function inRequests<Given extends { context: OperationContext }>(
	given: Given[],
	send: (part: Given[]) => Promise<OperationOutcome[]>,
): Promise<OperationOutcome[]> {
	const outcomes: OperationOutcome[] = [];
	const [first] = given;
	const size = Math.min(Number(first?.context.values.itemsPerRequest ?? mostRecords), mostRecords);
	for (let start = 0; start < given.length; start += size) {
		const { keepsGoing = true, isCancelled } = first.context;
		const isOver = isCancelled() || (!keepsGoing && outcomes.some(({ failure }) => failure !== undefined));
		if (isOver) outcomes.push(...given.slice(start).map(() => ({ failure: cancelled() })));
		if (isOver) break;
		outcomes.push(...(await send(given.slice(start, start + size))));
	}
	return outcomes;
}

/** The same for items that need nothing else. */
export async function lookedUpInRequests(
	contexts: OperationContext[],
	send: (contexts: OperationContext[]) => Promise<OperationOutcome[]>,
): Promise<OperationOutcome[]> {
	if (contexts.length > mostRecords) await lookUpTogether(contexts);
	return await inRequests(
		contexts.map((context) => ({ context })),
		async (part) => await send(part.map(({ context }) => context)),
	);
}
