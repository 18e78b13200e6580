import type { IExecuteFunctions } from 'n8n-workflow';
import { Progress } from '../../../nodes/shared/n8n/progress';

/** Long work says how far it has come: every ten seconds, in numbers. */

afterEach(() => jest.useRealTimers());

function setUp(total: number) {
	jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] });
	jest.setSystemTime(0);
	const logged: string[] = [];
	const sent: string[] = [];
	const hints: object[] = [];
	const context = {
		logger: { info: (text: string) => logged.push(text) },
		sendMessageToUI: (text: string) => sent.push(text),
		addExecutionHints: (hint: object) => hints.push(hint),
	} as unknown as IExecuteFunctions;
	const progress = new Progress(context, 'Create group', total);
	return { progress, logged, sent, hints, at: (milliseconds: number) => jest.setSystemTime(milliseconds) };
}

test('short work says nothing', () => {
	const { progress, logged, sent, hints, at } = setUp(3);
	at(9_999);
	for (const hasFailed of [false, true, false]) progress.item(hasFailed);
	progress.within(0, '5 entries read');
	progress.end(false);
	expect([logged, sent, hints]).toEqual([[], [], []]);
});

test('long work speaks up every ten seconds, in the log and in the editor, and says in the end how long it took', () => {
	const { progress, logged, sent, hints, at } = setUp(4);
	at(10_000);
	progress.item(false);
	at(19_999);
	progress.item(true);
	at(20_000);
	progress.item(false);
	progress.item(false);
	at(40_400);
	progress.end(false);
	expect(logged).toEqual([
		'Create group: 1 of 4 items done',
		'Create group: 2 of 4 items done, 1 failed',
		'Create group: 3 of 4 items done, 1 failed in 40 seconds',
	]);
	expect(sent).toEqual(logged);
	expect(hints).toEqual([{ message: '3 of 4 items done, 1 failed in 40 seconds', type: 'info' }]);
});

test('an item tells of its own work, with the others where there are any', () => {
	const many = setUp(2);
	many.at(10_000);
	many.progress.within(1, '300 of 2000 entries read');
	expect(many.logged).toEqual(['Create group: 0 of 2 items done; item 1: 300 of 2000 entries read']);
	const one = setUp(1);
	one.at(10_000);
	one.progress.within(0, '300 of 2000 entries read');
	expect(one.logged).toEqual(['Create group: 300 of 2000 entries read']);
});

test('a single item says nothing of its end but in the hint', () => {
	const { progress, logged, hints, at } = setUp(1);
	at(10_000);
	progress.item(false);
	expect(logged).toEqual([]);
	progress.within(0, 'soon');
	progress.end(false);
	expect(hints).toEqual([{ message: '1 of 1 item done in 10 seconds', type: 'info' }]);
});

test('what was stopped says what is left, however short it was', () => {
	const { progress, sent, hints } = setUp(5);
	progress.item(false);
	progress.item(true);
	progress.end(true);
	expect(sent).toEqual(['Create group: Cancelled: 1 of 5 items done, 1 failed, 3 not begun']);
	expect(hints).toEqual([
		{ message: 'Cancelled: 1 of 5 items done, 1 failed, 3 not begun', type: 'warning' },
	]);
});

test.each([
	[119_499, '119 seconds'],
	[119_500, '2 minutes'],
	[149_000, '2 minutes'],
	[150_000, '3 minutes'],
])('%i milliseconds are %s', (milliseconds, spoken) => {
	const { progress, hints, at } = setUp(2);
	at(milliseconds);
	progress.item(false);
	progress.end(false);
	expect(hints).toEqual([{ message: `1 of 2 items done in ${spoken}`, type: 'info' }]);
});
