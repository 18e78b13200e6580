import type { IExecuteFunctions } from 'n8n-workflow';
import { errorItem, toItems } from '../../../nodes/shared/n8n/output';
import { matching, pageOf } from '../../../nodes/shared/n8n/listSearch';
import { Places } from '../../../nodes/shared/n8n/places';
import type { OperationOutcome } from '../../../nodes/shared/operation/spec';
import { refusal } from '../../../nodes/shared/soap/failure';

/** What an outcome becomes in n8n. */

function contextOf(store?: (data: Buffer, name?: string, type?: string) => unknown) {
	const hints: object[] = [];
	const context = {
		addExecutionHints: (hint: object) => hints.push(hint),
		helpers: {
			prepareBinaryData: async (data: Buffer, fileName?: string, mimeType?: string) =>
				await Promise.resolve(
					store ? store(data, fileName, mimeType) : { data: String(data), fileName, mimeType },
				),
		},
	} as unknown as IExecuteFunctions;
	return { context, hints };
}

const file = { data: Buffer.from('x'), fileName: 'a/b.pdf', mimeType: 'application/pdf' };
const stored = { data: 'x', fileName: 'a_b.pdf', mimeType: 'application/pdf' };

describe('items', () => {
	test('belong to their input item, and remarks stand beside them', async () => {
		const { context, hints } = contextOf();
		const items = [{ json: { a: 1 } }, { json: { a: 2 } }];
		expect(await toItems(context, { items, remarks: ['One', 'Two'] }, 3)).toEqual({
			items: [
				{ json: { a: 1 }, pairedItem: { item: 3 } },
				{ json: { a: 2 }, pairedItem: { item: 3 } },
			],
		});
		expect(hints).toEqual([
			{ message: 'One', type: 'warning' },
			{ message: 'Two', type: 'warning' },
		]);
	});

	test('have their files in n8n, one as data or several by their fields', async () => {
		const { context } = contextOf();
		const outcome: OperationOutcome = {
			items: [
				{ json: {}, file },
				{ json: {}, files: { one: file, two: { ...file, fileName: 'c' } } },
			],
		};
		const { items } = await toItems(context, outcome, 0);
		expect(items).toEqual([
			{ json: {}, pairedItem: { item: 0 }, binary: { data: stored } },
			{ json: {}, pairedItem: { item: 0 }, binary: { one: stored, two: { ...stored, fileName: 'c' } } },
		]);
		expect((await toItems(context, { items: [{ json: {} }] }, 0)).items![0]).not.toHaveProperty('binary');
	});

	test('that cannot be stored are a failure that says what is done, without more of the error than its start', async () => {
		const { context } = contextOf(() => {
			throw new Error(`Disk full ${'x'.repeat(400)}`);
		});
		const { failure } = await toItems(context, { items: [{ json: {}, file }] }, 0);
		expect(failure).toEqual({
			kind: 'rejected',
			message: `The system answered, but n8n could not store a file of the answer: Disk full ${'x'.repeat(290)}`,
			advice: 'Check the storage for binary data of n8n. What the operation changed in the system is done.',
			reached: 'yes',
		});
	});

	test('of a failure are none', async () => {
		const outcome = { failure: refusal('denied', 'No') };
		const { context } = contextOf();
		expect(await toItems(context, outcome, 0)).toBe(outcome);
		expect(errorItem(outcome.failure, 4)).toMatchObject({
			json: { error: { message: 'No [item 4].' } },
			pairedItem: { item: 4 },
		});
	});
});

describe('a picker', () => {
	const entries = [
		{ name: 'Zebra', value: 1 },
		{ name: 'apple', value: 22 },
		{ name: 'Mango', value: 'm-2' },
	];
	const names = (filter?: string) => matching(entries, filter).map(({ name }) => name);

	test('has its entries by name, those whose name or value holds what was typed', () => {
		expect(names()).toEqual(['apple', 'Mango', 'Zebra']);
		expect(names(' MANGO ')).toEqual(['Mango']);
		expect(names('2')).toEqual(['apple', 'Mango']);
		expect(names('M-2')).toEqual(['Mango']);
		expect(names('none')).toEqual([]);
	});

	test('comes in pages, until there is no more', () => {
		const [one, two, three] = entries;
		expect(pageOf(entries, undefined, 2)).toEqual({ results: [one, two], paginationToken: '2' });
		expect(pageOf(entries, '2', 2)).toEqual({ results: [three] });
		expect(pageOf(entries, 'x', 2).results).toEqual([one, two]);
		expect(pageOf(entries, undefined, 3)).toEqual({ results: entries });
		const many = Array.from({ length: 101 }, (_unused, value) => ({ name: String(value), value }));
		expect(pageOf(many, undefined)).toEqual({ results: many.slice(0, 100), paginationToken: '100' });
		expect(pageOf(many, '100')).toEqual({ results: many.slice(100) });
	});
});

describe('a place in the item', () => {
	const readIn = (places: Places, json: object | undefined, name: string, byN8n: unknown) => {
		let asked = 0;
		const item = json === undefined ? undefined : { json: json as never };
		const value = places.of(item).read(name, () => (asked++, byN8n));
		return { value, asked };
	};

	test('is read directly once n8n has given the same', () => {
		const places = new Places({ title: '={{ $json.title }}' }, ['title']);
		expect(readIn(places, { title: 'a' }, 'title', 'a')).toEqual({ value: 'a', asked: 1 });
		expect(readIn(places, { title: 'b' }, 'title', 'never')).toEqual({ value: 'b', asked: 0 });
	});

	test('never again once n8n has given something else', () => {
		const places = new Places({ title: '={{ $json.title }}' }, ['title']);
		expect(readIn(places, { title: 'a' }, 'title', 'other').value).toBe('other');
		expect(readIn(places, { title: 'b' }, 'title', 'b')).toEqual({ value: 'b', asked: 1 });
		expect(readIn(places, { title: 'c' }, 'title', 'c')).toEqual({ value: 'c', asked: 1 });
	});

	test('an object is the same when what stands in it is', () => {
		const places = new Places({ one: { mode: 'id', value: '={{ $json.id }}' } }, ['one']);
		expect(readIn(places, { id: 1 }, 'one', { mode: 'id', value: 1 }).asked).toBe(1);
		expect(readIn(places, { id: 2 }, 'one', 'never').value).toEqual({ mode: 'id', value: 2 });
		const other = new Places({ one: { value: '={{ $json.id }}' } }, ['one']);
		expect(readIn(other, { id: 1 }, 'one', { value: 2 }).value).toEqual({ value: 2 });
		expect(readIn(other, { id: 3 }, 'one', 'asked').value).toBe('asked');
	});

	test('what computes, and what was not asked for, is n8n`s', () => {
		const places = new Places({ sum: '={{ 1 + 1 }}', title: '={{ $json.title }}' }, ['sum']);
		for (const name of ['sum', 'title']) {
			for (let time = 0; time < 2; time++) {
				expect(readIn(places, { title: 2 }, name, 2)).toEqual({ value: 2, asked: 1 });
			}
		}
	});
});
