import type { OperationOutcome, ParameterValues } from '../operation/spec';

/** A list that is as long as its limit looks like a whole one. */
export function cutHint(
	{ returnAll, limit }: ParameterValues,
	outcome: OperationOutcome,
): string | undefined {
	if (returnAll !== false || outcome.items?.length !== Number(limit)) return undefined;
	return `The list ends at 'Limit' (${String(limit)}), and there may be more. Switch on 'Return All' to get everything.`;
}

export const dryRunHint =
	"With 'Dry Run' nothing was changed: each item says what would be sent. Switch the option off to do it.";
