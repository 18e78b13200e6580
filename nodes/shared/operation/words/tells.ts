import { callDescribed } from '../described/call';
import type { OperationContext, OperationOutcome } from '../spec';

/** What tasks of every system tell by several calls, by the names that they use; a dialect has its own beside these. */
export const tellsOfAll: Record<string, (context: OperationContext) => Promise<OperationOutcome>> = {
	describedMethod: callDescribed,
};
