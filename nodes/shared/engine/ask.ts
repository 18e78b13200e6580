import type { CallContext, OperationContext, PropertySpec, Task } from '../operation/spec';
import type { Failure } from '../soap/failure';
import type { Caller } from './caller';

type Answer<Found> = { found: Found; failure?: undefined } | { found?: undefined; failure: Failure };

/**
 * What only several calls tell, for those who have no operation of their own: lists of the editor, polls. `fields` are looked up
 * in the values of the context before.
 */
export async function askOf<Found>(
	caller: Caller,
	context: CallContext,
	ask: (context: OperationContext) => Promise<Answer<Found>>,
	fields: PropertySpec[] = [],
): Promise<Answer<Found>> {
	const found: Found[] = [];
	const task: Task = {
		...noMenu,
		effect: 'read',
		fields,
		output: { gives: [] },
		uses: [],
		// What is found is no item.
		perform: async (asked) => {
			const answer = await ask(asked);
			if (answer.failure) return { failure: answer.failure };
			found.push(answer.found);
			return { items: [] };
		},
	};
	const outcome = await caller.run(task, context);
	return outcome.failure ? { failure: outcome.failure } : { found: found[0] };
}

const noMenu = {
	name: 'Question',
	value: 'question',
	action: 'Ask question',
	description: 'What no operation of the node asks',
};
