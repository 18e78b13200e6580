import { shownTogether } from '../../../nodes/shared/engine/batch';
import { entriesOfItems } from '../../../nodes/shared/engine/batchEntries';
import { askOf } from '../../../nodes/shared/engine/ask';
import type { Caller } from '../../../nodes/shared/engine/caller';
import { LookUps } from '../../../nodes/shared/engine/lookUps';
import { SignInError } from '../../../nodes/shared/engine/signIn/error';
import { hookFailure } from '../../../nodes/shared/engine/words/readied';
import type {
	CallContext,
	MethodField,
	Operation,
	OperationContext,
	OperationOutcome,
	Task,
} from '../../../nodes/shared/operation/spec';
import { refusal } from '../../../nodes/shared/soap/failure';
import { element } from '../../../nodes/shared/xml/tree';

/** Whose entry of an answer is whose, and other parts of the engine that need no system. */

const one = '7C9E6679-7425-40DE-944B-E07FC1F90AE7';
const two = '06C4A84A-693C-46CB-8DF2-40A8215AA056';
const three = 'AAAAAAAA-693C-46CB-8DF2-40A8215AA056';
const zeros = '00000000-0000-0000-0000-000000000000';
const entry = (id?: string, other?: string) =>
	element('Document', '', {
		attributes: [
			...(id === undefined ? [] : [{ name: 'Id', value: id, namespace: '' }]),
			...(other === undefined ? [] : [{ name: 'Key', value: other, namespace: '' }]),
		],
	} as never);
const spec = (effect: string, named?: object) =>
	({ effect, batch: { size: 9, named } }) as unknown as Operation;
const byId = { documentId: '@Id' };

/** Positions of the entries, by item. */
function placesOf(
	entries: Array<ReturnType<typeof entry>>,
	ids: unknown[],
	effect = 'write',
	named: object | null = byId,
) {
	const items = ids.map((id) => (Array.isArray(id) ? { documentId: id[0], key: id[1] } : { documentId: id }));
	return entriesOfItems(spec(effect, named ?? undefined), entries, items).map((found) =>
		found === undefined ? undefined : entries.indexOf(found),
	);
}

describe('entries of an answer', () => {
	test.each<[string, Array<string | undefined>, unknown[], Array<number | undefined>]>([
		['in their order', [one, two], [one, two], [0, 1]],
		['in another order', [two, one], [one, two], [1, 0]],
		['with another spelling', [`{${one.toLowerCase()}}`, two], [one, ` ${two} `], [0, 1]],
		['with one missing', [two], [one, two], [undefined, 0]],
		['with one too many', [one, two, three], [one, two], [0, 1]],
		['about something else', [three, two], [one, two], [undefined, 1]],
		['that name nothing, all of them', [undefined, undefined], [one, two], [0, 1]],
		['that name nothing, too few', [undefined], [one, two], [undefined, undefined]],
		['of which one is a refusal', [undefined, one], [two, one], [0, 1]],
		['of which one is a refusal in the place of another', [one, undefined], [two, one], [undefined, 0]],
		['with zeros, which name nothing', [zeros, two], [one, two], [0, 1]],
		['about the same thing twice', [one, one], [one, one], [0, 1]],
		['about the same thing once', [one], [one, one], [0, undefined]],
		['of items that ask about nothing', [one, two], [undefined, ''], [0, 1]],
	])('%s', (_title, entries, ids, places) =>
		expect(
			placesOf(
				entries.map((id) => entry(id)),
				ids,
			),
		).toEqual(places),
	);

	test('with braces inside of an identifier are not those around it', () => {
		expect(placesOf([entry('ab'), entry('a{b}')], ['a{b}', 'ab'])).toEqual([1, 0]);
		expect(placesOf([entry('{b}a'), entry('ba')], ['ba', '{b}a'])).toEqual([1, 0]);
		expect(placesOf([entry(two), entry('{}')], ['', two])).toEqual([undefined, 0]);
	});

	test('of a read may be given to all who ask about it', () => {
		expect(placesOf([entry(one)], [one, one], 'read')).toEqual([0, 0]);
	});

	test('without a word about names are in the order of the request', () => {
		expect(placesOf([entry(two), entry(one)], [one, two], 'write', null)).toEqual([0, 1]);
		expect(placesOf([entry(one)], [one, two], 'write', null)).toEqual([undefined, undefined]);
	});

	test('that name several things have to agree in all that they name', () => {
		const both = { documentId: '@Id', key: '@Key' };
		const entries = [entry(one, three), entry(one, two)];
		expect(
			placesOf(
				entries,
				[
					[one, two],
					[one, three],
				],
				'write',
				both,
			),
		).toEqual([1, 0]);
		expect(
			placesOf(
				[entry(one), entry(two)],
				[
					[two, three],
					[one, three],
				],
				'write',
				both,
			),
		).toEqual([1, 0]);
		expect(placesOf([entry(one, two)], [[three, two]], 'write', both)).toEqual([undefined]);
	});
});

describe('what several items share', () => {
	const failed = (message: string): OperationOutcome => ({ failure: refusal('rejected', message) });

	test('is cleaned once with the secrets of all, anything else with its own', () => {
		const fine: OperationOutcome = { items: [] };
		const values = [{ a: 1 }, { a: 2 }, { a: 3 }, { a: 4 }];
		const asked: unknown[] = [];
		const shown = shownTogether(
			[failed('same'), failed('own'), fine, failed('same')],
			values,
			(outcome, given) => {
				asked.push(given);
				return { failure: { ...outcome.failure!, code: String(asked.length) } };
			},
		);
		expect(asked).toEqual([values, [{ a: 2 }]]);
		expect(shown.map(({ failure }) => failure?.code)).toEqual(['1', '2', undefined, '1']);
		expect(shown[2]).toBe(fine);
	});
});

describe('a question that no operation asks', () => {
	const asking = (outcome?: OperationOutcome) => {
		const tasks: Task[] = [];
		const caller = {
			run: async (task: Task, context: CallContext) => {
				tasks.push(task);
				return outcome ?? (await task.perform!(context as OperationContext));
			},
		} as unknown as Caller;
		return { tasks, caller };
	};

	test('is a read of the given fields, and what is found is no item', async () => {
		const { caller, tasks } = asking();
		const fields = [{ name: 'a' }] as never;
		expect(
			await askOf(caller, {} as CallContext, async () => await Promise.resolve({ found: 5 }), fields),
		).toEqual({
			found: 5,
		});
		expect(tasks[0]).toMatchObject({ effect: 'read', fields, uses: [], output: { gives: [] } });
		expect(await tasks[0].perform!({} as OperationContext)).toEqual({ items: [] });
	});

	test('fails as its answer does, or before it is asked', async () => {
		const failure = refusal('denied', 'No');
		const none = async () => await Promise.resolve({ failure });
		expect(await askOf(asking().caller, {} as CallContext, none)).toEqual({ failure });
		expect(await askOf(asking({ failure }).caller, {} as CallContext, none)).toEqual({ failure });
	});
});

describe('lists of names', () => {
	function setUp(answers: Record<string, OperationOutcome>) {
		const asked: unknown[] = [];
		const lookup = { name: { operation: { element: 'Find' }, parameter: 'name', field: 'id' } };
		const users = { name: 'users', displayName: 'Users', takesList: true, lookup } as unknown as MethodField;
		const lookUps = new LookUps(
			async (_method, { name }) => {
				asked.push(name);
				return await Promise.resolve(answers[String(name)]);
			},
			() => ({}) as OperationContext,
			'Archer',
		);
		return { asked, resolve: async (given: unknown) => await lookUps.resolve([users], { users: given }) };
	}
	const found = (id: number): OperationOutcome => ({ items: [{ json: { id } }] });
	const answers = { Ada: found(1), 'Bob Lee': found(2), 'Lee, Bob': found(3) };

	test.each<[string, unknown, unknown]>([
		['a text with commas', 'Ada, 7, Bob Lee', [1, '7', 2]],
		['a list', ['Ada', 7, ['Bob Lee']], [1, '7', 2]],
		['one name', 'Bob Lee', [2]],
		['empty places', 'Ada,,', [1]],
		['a list whose name has a comma', ['Lee, Bob', [[' 8 ']]], [3, '8']],
		['numbers alone stay as they are', '7; 8 9', '7; 8 9'],
		['a list of numbers too', [7, '8'], [7, '8']],
		['an empty text too', '', ''],
		['nothing too', undefined, undefined],
	])('%s', async (_title, given, expected) => {
		expect((await setUp(answers).resolve(given)).values!.users).toEqual(expected);
	});

	test('with a name that is not there fail', async () => {
		const { resolve } = setUp({ ...answers, Eve: { items: [] } });
		expect((await resolve('Ada, Eve')).failure).toMatchObject({ message: 'Archer has no users "Eve"' });
	});
});

test('what a credential throws is one sentence after the other', () => {
	const failure = refusal('signIn', 'Refused', { advice: 'Check it.', systemText: 'Bad password.' });
	expect(new SignInError(failure)).toMatchObject({
		name: 'SignInError',
		message: 'Refused. Check it. The system says: Bad password.',
		failure,
	});
	expect(new SignInError(refusal('signIn', 'v1.2 is refused')).message).toBe('v1.2 is refused.');
});

test('of an error that nobody has words for only the message is shown', () => {
	expect(hookFailure(new Error('No list'), 'yes')).toEqual({
		kind: 'rejected',
		message: 'No list',
		reached: 'yes',
	});
	expect(hookFailure('text', 'no')).toEqual({
		kind: 'rejected',
		message: 'The answer could not be read',
		reached: 'no',
	});
});
