import { systems } from '../../../index';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { ValueWalk } from '../../support/valueWalk';

/**
 * Absent, emptied or set: every parameter of every operation with every kind of value (README, 'What an empty
 * value means').
 */
jest.setTimeout(60_000);

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.stop());

test.each(
	systems.assureSign.operations.map((operation) => [`${operation.resource}.${operation.value}`, operation]),
)('%s', async (_name, operation) => {
	const walk = new ValueWalk(sandbox, 'assureSign');
	expect(await walk.walk(operation as (typeof systems.assureSign.operations)[number])).toEqual([]);
	expect(sandbox.deviations.map(({ message }) => message)).toEqual([]);
});
