import { HandedOut } from '../../../nodes/shared/engine/plan/handedOut';
import { kept, keptOfRest, Notes, planned } from '../../../nodes/shared/engine/plan/plan';
import type { Method, OperationContext, RestMethod, Task } from '../../../nodes/shared/operation/spec';
import { keptBack, refusal, type Failure, type PlannedStep } from '../../../nodes/shared/soap/failure';

/** Dry Run's item: what would go out, and what is said when it would not even get that far. */

const rename = {
	name: 'Rename',
	value: 'rename',
	resource: 'group',
	action: 'Rename group',
	description: '',
	effect: 'idempotent',
	element: 'UpdateGroup',
	service: 'accesscontrol',
	fields: [
		{ name: 'groupId', displayName: 'Group', type: 'resourceLocator', required: true },
		{ name: 'groupName', displayName: 'Name', type: 'string', required: true },
	],
	answer: { gives: [] },
} as unknown as Method & { action: string };
const given = { groupId: { mode: 'name', value: 'Ops' }, groupName: 'Wrong' };
const step = (method: string, values: Record<string, unknown> = {}): PlannedStep => ({ method, values });

function planOf(
	entry: object = rename,
	{ failure = { ...keptBack() } as Failure | undefined, notes = new Notes(), values = given as object } = {},
) {
	const redact = (text: string) => text.replaceAll('s3cret', '*');
	const outcome = failure ? { failure } : { items: [] };
	return planned(entry as Method, outcome, { system: 'Archer', given: values as never, notes, redact });
}
const jsonOf = (outcome: ReturnType<typeof planOf>) => outcome.items![0].json;

describe('a request that was kept back', () => {
	const context = (plan?: Notes) => ({ plan, values: { groupName: 'New' } }) as unknown as OperationContext;

	test('is noted with its method, service and values', () => {
		const notes = new Notes();
		const { failure } = kept(keptBack(), rename, context(notes));
		const expected = { method: 'UpdateGroup', service: 'accesscontrol', values: { Name: 'New' } };
		expect(notes.steps).toEqual([expected]);
		expect(failure.planned).toEqual([expected]);
		expect(failure.kind).toBe('planned');
		expect(kept(keptBack(), rename, context()).failure.planned).toEqual([expected]);
	});

	test('any other failure stays what it is', () => {
		const notes = new Notes();
		const refused = refusal('rejected', 'Archer refused it');
		expect(kept(refused, rename, context(notes))).toEqual({ failure: refused });
		expect(notes.steps).toEqual([]);
	});

	test('by REST goes by the words of its members', () => {
		const notes = new Notes();
		const method = { name: 'Create record', transport: 'rest' } as unknown as RestMethod;
		const request = { method, path: '', body: { recordId: 5, apiKey: 'x' } } as never;
		const expected = { method: 'Create record', values: { 'Record ID': 5, 'Api Key': 'x' } };
		const result = keptOfRest({ failure: keptBack() }, request, { plan: notes } as never);
		expect(result.failure?.planned).toEqual([expected]);
		expect(notes.steps).toEqual([expected]);
		const bare = keptOfRest({ failure: keptBack() }, { method, path: '' } as never, {} as never);
		expect(bare.failure?.planned).toEqual([{ method: 'Create record', values: {} }]);
	});

	test('an answer by REST, and another failure, stay', () => {
		const notes = new Notes();
		const request = { method: { name: 'Read' }, path: '' } as never;
		const answer = { json: {} } as never;
		expect(keptOfRest(answer, request, { plan: notes } as never)).toBe(answer);
		const failed = { failure: refusal('denied', 'No') };
		expect(keptOfRest(failed, request, { plan: notes } as never)).toBe(failed);
		expect(notes.steps).toEqual([]);
	});
});

describe('the item', () => {
	test('says what it is about, what was given and what would go out', () => {
		const notes = new Notes();
		notes.know({ groupId: 91, groupName: 'Wrong' });
		notes.know({ groupId: 92 });
		notes.note(step('UpdateGroup', { Name: 'Wrong' }));
		expect(jsonOf(planOf(rename, { notes }))).toEqual({
			dryRun: true,
			message: "Dry Run: nothing was changed. 'Rename group' would send to Archer what stands in wouldSend.",
			operation: 'Rename group',
			about: { Group: 'Ops (91)' },
			values: { Group: 'Ops (91)', Name: 'Wrong' },
			wouldSend: [{ method: 'UpdateGroup', values: { Name: 'Wrong' } }],
		});
	});

	test('of what would send nothing says so', () => {
		const json = jsonOf(planOf(rename, { failure: undefined }));
		expect(json.wouldSend).toEqual([]);
		expect(json.message).toBe(
			"Dry Run: nothing was changed. 'Rename group' finds nothing that it would have to send to Archer.",
		);
		expect(json).not.toHaveProperty('before');
		expect(json).not.toHaveProperty('then');
	});

	test('of a method that no menu has goes by its element, and about nothing', () => {
		const { element, effect, answer } = rename;
		const json = jsonOf(planOf({ element, effect, answer, fields: [] }));
		expect(json.operation).toBe('UpdateGroup');
		expect(json).not.toHaveProperty('about');
	});

	test('has what is there now', () => {
		const notes = new Notes();
		notes.present({ groupId: 91 });
		expect(jsonOf(planOf(rename, { notes })).before).toEqual({ groupId: 91 });
	});

	test('has the steps of whoever knows more of them', () => {
		const notes = new Notes();
		notes.note(step('One'));
		notes.note(step('Two'));
		const planOfOne = { ...keptBack(), planned: [step('Own')] };
		expect(jsonOf(planOf(rename, { notes, failure: planOfOne })).wouldSend).toEqual(notes.steps);
		const planOfTwo = { ...keptBack(), planned: [step('Own'), step('Other')] };
		expect(jsonOf(planOf(rename, { notes, failure: planOfTwo })).wouldSend).toEqual(planOfTwo.planned);
	});

	test('holds no secret of the run, in names or values', () => {
		const notes = new Notes();
		notes.note(step('One', { s3cretName: ['s3cret', 5, null, { inner: 's3cret!' }] }));
		expect(jsonOf(planOf(rename, { notes })).wouldSend).toEqual([
			{ method: 'One', values: { '*Name': ['*', 5, null, { inner: '*!' }] } },
		]);
	});
});

describe('a failure of its own', () => {
	const refused = { ...refusal('rejected', 'No such group', { advice: 'Look it up.' }), done: ['x'] };

	test('stays one, and says that nothing was changed', () => {
		expect(planOf(rename, { failure: refused }).failure).toEqual({
			kind: 'rejected',
			message: 'No such group',
			advice: 'Look it up. Dry Run: nothing was changed.',
			reached: 'no',
			done: undefined,
		});
		const plain = { ...refused, advice: undefined };
		expect(planOf(rename, { failure: plain }).failure?.advice).toBe('Dry Run: nothing was changed.');
		const open = { ...refused, advice: 'See v1.2 of it' };
		expect(planOf(rename, { failure: open }).failure?.advice).toBe(
			'See v1.2 of it. Dry Run: nothing was changed.',
		);
	});

	test('names once what would have been sent before it', () => {
		const notes = new Notes();
		for (const method of ['One', 'Two', 'One']) notes.note(step(method));
		expect(planOf(rename, { failure: refused, notes }).failure?.advice).toBe(
			'Look it up. Dry Run: nothing was changed. Without Dry Run, One, Two would have been sent before.',
		);
	});
});

describe('what would follow with an answer', () => {
	const create = {
		...rename,
		element: undefined,
		uses: [],
		then: [
			{ after: ['Create', 'Import'], says: 'It gets a name.' },
			{ after: ['Create'], when: [{ parameter: 'notify', is: [true] }], says: 'A mail goes out.' },
			{ after: ['Other'], says: 'Never.' },
		],
	} as unknown as Task;
	const thenOf = (entry: object, values: object, ...methods: string[]) => {
		const notes = new Notes();
		for (const method of methods) notes.note(step(method));
		return jsonOf(planOf(entry, { notes, values })).then;
	};

	test('of a task: what needs the answer of a step that is kept back', () => {
		expect(thenOf(create, {}, 'Create')).toEqual(['It gets a name.']);
		expect(thenOf(create, { notify: true }, 'Create')).toEqual(['It gets a name.', 'A mail goes out.']);
		expect(thenOf(create, { notify: true }, 'Import')).toEqual(['It gets a name.']);
		expect(thenOf(create, { notify: true })).toBeUndefined();
		expect(thenOf({ ...create, then: undefined }, {}, 'Create')).toBeUndefined();
	});

	const ask = { element: 'GetStatus' };
	const fetch = { element: 'GetResult' };
	const wait = (more: object) => ({ ...rename, wait: { start: rename, ask, ...more } });
	const asked = 'The work is asked about with GetStatus until it is done';

	test('of work in the background: that it is asked about', () => {
		expect(thenOf(wait({}), {})).toEqual([`${asked}.`]);
		expect(thenOf(wait({ fetch }), {})).toEqual([`${asked}, and the result is fetched with GetResult.`]);
		expect(thenOf(rename, {})).toBeUndefined();
	});

	test('unless the user waits for nothing, or leaves it', () => {
		const when = [{ parameter: 'wait', is: [true] }];
		expect(thenOf(wait({ when }), { wait: true })).toEqual([`${asked}.`]);
		expect(thenOf(wait({ when }), { wait: false })).toBeUndefined();
		const leaves = [{ parameter: 'leave', is: [true] }];
		expect(thenOf(wait({ leaves }), { leave: true })).toBeUndefined();
		expect(thenOf(wait({ leaves }), { leave: false })).toEqual([`${asked}.`]);
	});
});

test('of the secrets that answers hand out the last fifty are remembered, each once', () => {
	const handedOut = new HandedOut();
	const names = Array.from({ length: 52 }, (_unused, index) => `s${index}`);
	handedOut.remember(['s0', 's1', 's0']);
	expect(handedOut.all()).toEqual(['s0', 's1']);
	handedOut.remember(names.slice(0, 50));
	expect(handedOut.all()).toEqual(names.slice(0, 50));
	handedOut.remember(names.slice(50));
	expect(handedOut.all()).toEqual(names.slice(2));
});
