import { atOnce, inSlices, type Steps } from '../../../nodes/shared/xml/steps';

/** Milliseconds that a clock shows which nothing but the work moves on. */
let clock = 0;

beforeEach(() => {
	clock = 0;
	jest.spyOn(performance, 'now').mockImplementation(() => clock);
});

afterEach(() => {
	jest.restoreAllMocks();
});

function* working(...milliseconds: number[]): Steps<string> {
	for (const each of milliseconds) {
		clock += each;
		yield;
	}
	return `done at ${clock}`;
}

const tens = (count: number) => Array<number>(count).fill(10);

/** At which moments others got their turn, each of which takes them seven milliseconds; and what came of the work. */
async function turnsDuring(steps: Steps<string>) {
	const turns: number[] = [];
	const result = await inSlices(steps, async () => {
		turns.push(clock);
		clock += 7;
		await Promise.resolve();
	});
	return [turns, result];
}

test.each<[string, number[], number[], string]>([
	['nothing', [], [], 'done at 0'],
	['what ends before forty milliseconds', [39.9], [], 'done at 39.9'],
	['many steps that end before', tens(3), [], 'done at 30'],
	['a step that ends with them', [40], [40], 'done at 47'],
	['steps that end with them', tens(4), [40], 'done at 47'],
	['steps behind them', tens(5), [40], 'done at 57'],
	['a slice that ends with its last step', tens(8), [40, 87], 'done at 94'],
	['three slices', tens(13), [40, 87, 134], 'done at 151'],
	['steps longer than a slice', [100, 100, 1], [100, 207], 'done at 215'],
])('%s: others get their turn after each forty milliseconds', async (_what, milliseconds, turns, result) => {
	expect(await turnsDuring(working(...milliseconds))).toEqual([turns, result]);
});

test('what takes less than a slice is there at once, without a promise', () => {
	const pause = jest.fn(async () => await Promise.resolve());
	expect(inSlices(working(1, 2, 3), pause)).toBe('done at 6');
	expect(pause).not.toHaveBeenCalled();
});

test('work that is to be done at once has no pauses, however long it takes', () => {
	expect(atOnce(working(...tens(100)))).toBe('done at 1000');
});

test.each([1, 2])('turn %i that does not come back ends the work', async (last) => {
	let turns = 0;
	const read = inSlices(working(50, 50, 50), async () => {
		turns += 1;
		if (turns === last) throw new Error('stopped');
		await Promise.resolve();
	});
	await expect(read).rejects.toThrow('stopped');
	expect(clock).toBe(50 * last);
});

test.each([5, 50])('what goes wrong in a step of %i milliseconds is not swallowed', async (each) => {
	function* failing(): Steps<string> {
		clock += each;
		yield;
		throw new Error('refused');
	}
	const read = async () => await inSlices(failing(), async () => await Promise.resolve());
	await expect(read()).rejects.toThrow('refused');
});
