import { systems } from '../../index';
import type { SystemName } from '../support/methods';
import { sampleCredentials } from '../support/samples';
import { asmxMissing, startAsmx } from '../stacks/asmx/start';
import { answersOf, signInAnswers } from '../stacks/answers';
import { phpMissing, startPhp } from '../stacks/php/start';
import type { Stack } from '../stacks/stack';
import { startWcf, wcfMissing } from '../stacks/wcf/start';
import { archerContract } from '../../sandbox/contract/load';
import type { Arrived, Stage } from './stage';

/** The programs that a system's framework needs and that are not there. */
export const missingFor: Record<SystemName, string[]> = {
	archer: asmxMissing,
	softExpert: phpMissing,
	assureSign: wcfMissing,
};

const starts: Record<SystemName, () => Promise<Stack>> = {
	archer: async () => await startAsmx({ contract: archerContract }),
	softExpert: startPhp,
	assureSign: startWcf,
};

const addresses: Record<SystemName, string> = {
	archer: 'baseUrl',
	softExpert: 'baseUrl',
	assureSign: 'host',
};

/**
 * A real framework behind the proxy. It keeps no state and asks for no session, gives the answers of the operation's sample,
 * and writes down what its deserialiser received: that is what was carried out.
 */
export async function stackStage(system: SystemName): Promise<Stage> {
	const stack = await starts[system]();
	const signIns = signInAnswers[system]();
	let arrived: Arrived[] = [];
	const collect = () => {
		const more = stack
			.takeJournal()
			.map(({ method, received }) => ({ method, body: JSON.stringify(received) }));
		arrived = [...arrived, ...more];
		return arrived;
	};
	return {
		url: stack.url,
		hasSessions: false,
		reset: (_system, operation) => {
			collect();
			arrived = [];
			stack.give({ ...answersOf(system, operation), ...signIns });
		},
		store: () => {
			const store = sampleCredentials(stack.url);
			const { session } = systems[system].dialect;
			// No session yet, without the proxy as with it: there its address makes the former one another account's.
			const none = session && { [session.property]: '' };
			store.set(system, { ...store.get(system), [addresses[system]]: stack.url, ...none });
			return store;
		},
		arrived: () => collect().map((one) => ({ ...one, accepted: true })),
		secretsOf: () => ['not-used', 'sample-key'],
		endSession: async () => {},
		deviations: () => [],
		stop: async () => await stack.stop(),
	};
}
