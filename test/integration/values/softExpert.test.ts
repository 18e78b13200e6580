import { systems } from '../../../index';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { ValueWalk } from '../../support/valueWalk';

jest.setTimeout(60_000);

/** Absent, emptied or set: the table of docs/values.md for every parameter of every operation. */
let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.stop());

const operations = systems.softExpert.operations.map(
	(operation) => [`${operation.resource}.${operation.value}`, operation] as const,
);

test.each(operations)('%s', async (_name, operation) => {
	const walk = new ValueWalk(sandbox, 'softExpert');
	expect(await walk.walk(operation)).toEqual([]);
	expect(sandbox.deviations.map(({ message }) => message)).toEqual([]);
});
