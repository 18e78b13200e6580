import { withAttempts } from '../../../nodes/shared/engine/attempts/attempts';
import { Circuit } from '../../../nodes/shared/engine/attempts/circuit';
import type { Effect } from '../../../nodes/shared/operation/spec';
import type { Failure } from '../../../nodes/shared/soap/failure';

const lost: Failure = { kind: 'unreachable', message: 'Broken off', reached: 'unknown' };
const tooLarge: Failure = { kind: 'rejected', message: 'Too large', httpStatus: 413, reached: 'no' };
const refused: Failure = { kind: 'fault', message: 'Refused', reached: 'yes' };

let keys = 0;
async function outcome(effect: Effect, failures: Failure[]): Promise<Failure | undefined> {
	let next = 0;
	const { failure } = await withAttempts<{ failure?: Failure }>(
		{
			key: `attempts ${keys++}`,
			effect,
			circuit: new Circuit(),
			wait: async () => {},
			isCancelled: () => false,
		},
		async () => ({ failure: failures[next++] }),
	);
	return failure;
}

test.each([tooLarge, refused])(
	'an answer that was lost before "$message" leaves a change in doubt',
	async (last) => {
		expect(await outcome('idempotent', [lost, last])).toEqual({ ...last, reached: 'unknown' });
	},
);

test.each([tooLarge, refused])('"$message" alone is what it says', async (last) => {
	expect(await outcome('idempotent', [last])).toEqual(last);
});

test('a read has changed nothing', async () => {
	expect(await outcome('read', [lost, tooLarge])).toEqual(tooLarge);
});
