import { outputOf } from '../../operation/resource';
import type { Entry, Method, OperationOutcome, ParameterValues } from '../../operation/spec';
import { hasOriginals, isSimplified, simplified } from '../../operation/words/simplified';

/** Only what the user sees: other operations go by what the system wrote. */
export function simple(
	spec: Entry | Method,
	outcome: OperationOutcome,
	values: ParameterValues,
): OperationOutcome {
	if (outcome.failure || !('resource' in spec) || !isSimplified(values)) return outcome;
	const output = outputOf(spec);
	if (!hasOriginals(spec, output)) return outcome;
	const items = outcome.items.map((item) => ({ ...item, json: simplified(item.json, output.gives) }));
	return { ...outcome, items };
}
