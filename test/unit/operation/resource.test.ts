import {
	entryOf,
	isRest,
	isTask,
	methodNames,
	methodsOf,
	outputOf,
	resource,
	serviceOf,
	soapSystem,
	stepsOf,
	surveyed,
} from '../../../nodes/shared/operation/resource';
import type { Entry, Method, RestMethod, Task } from '../../../nodes/shared/operation/spec';
import { dialect } from '../n8n/fakeSystem';

/** What a system is made of: which methods belong to an operation, and what its resource says for all of them. */

const method = (element: string, more: object = {}) =>
	({ element, effect: 'read', fields: [], answer: { gives: [] }, ...more }) as unknown as Method;
const operation = (value: string, more: object = {}) =>
	({ ...method(value), name: value, value, ...more }) as unknown as Entry;
const task = (value: string, more: object = {}) =>
	({
		name: value,
		value,
		effect: 'read',
		fields: [],
		uses: [],
		output: { gives: [] },
		...more,
	}) as unknown as Task;
const rest = { transport: 'rest', name: 'GET names', path: 'names', effect: 'read' } as unknown as RestMethod;
const names = (methods: Array<Method | RestMethod>) =>
	methods.map((one) => ('element' in one ? one.element : one.name));

test('a task uses methods, and REST has a transport', () => {
	expect([isTask(task('a')), isTask(operation('a'))]).toEqual([true, false]);
	expect([isRest(rest), isRest(method('a'))]).toEqual([true, false]);
});

describe('the methods of an operation', () => {
	const lookUp = (...uses: object[]) => ({
		name: 'x',
		lookup: { name: { uses }, id: { operation: method('FindById') } },
	});
	const whole = operation('Save', {
		variants: [{ when: [], method: method('SaveAll', { fields: [lookUp(method('FindInVariant'), rest)] }) }],
		wait: { start: method('Start'), ask: method('Ask'), fetch: method('Fetch') },
		keeps: { read: method('Read'), values: [{}, { lookup: { operation: method('FindKept') } }] },
		present: { read: method('Present') },
		fields: [lookUp(method('Find'))],
	});

	test('are its own first, each once, with those of look-ups, variants, waiting and reading', () => {
		expect(names(methodsOf(whole))).toEqual([
			...['Save', 'SaveAll', 'FindInVariant', 'FindById'],
			...['Start', 'Ask', 'Fetch', 'Read', 'FindKept', 'Present', 'Find', 'FindById'],
		]);
		expect(names(methodsOf(operation('Get')))).toEqual(['Get']);
	});

	test('of a task are those that it uses, REST left out', () => {
		const shared = method('Shared');
		const used = task('t', {
			uses: [shared, rest, method('Used', { variants: [{ when: [], method: shared }] })],
			fields: [lookUp(method('Find'))],
			present: { read: method('Present') },
		});
		expect(names(methodsOf(used))).toEqual(['Find', 'FindById', 'Shared', 'Used', 'Present']);
	});

	test('that are steps are those that it calls for its own sake', () => {
		expect(names(stepsOf(whole))).toEqual(['Save', 'SaveAll', 'Start', 'Ask', 'Fetch', 'Read', 'FindKept']);
		const used = task('t', {
			uses: [method('A', { variants: [{ when: [], method: method('B') }] }), rest, method('A')],
		});
		expect(names(stepsOf(used))).toEqual(['A', 'B', 'GET names', 'A']);
		expect(methodNames(used)).toEqual(['A', 'B', 'GET names']);
		expect(names(stepsOf(operation('Get', { wait: { ask: method('Ask') } })))).toEqual(['Get', 'Ask']);
	});
});

describe('a system', () => {
	test('has its resources in their order, and writes into them what the resource says for all', () => {
		const inner = method('Inner');
		const own = method('Own', { service: 'other' });
		const shared = method('Shared');
		const first = resource({ name: 'A', value: 'a', service: 'first' }, [
			operation('One'),
			operation('Two', { service: 'own', wait: { ask: inner } }),
			task('Three', { uses: [own, shared] }),
		]);
		const second = resource({ name: 'B', value: 'b', service: 'second' }, [
			task('Four', { uses: [shared, method('Late')] }),
		]);
		const system = soapSystem('Test', { ...dialect }, [first, second], [1, 2]);
		expect(system).toMatchObject({ folder: 'Test', resources: [first, second], versions: [1, 2] });
		expect(system.operations.map(({ value, resource: of }) => [value, of])).toEqual([
			['One', 'a'],
			['Two', 'a'],
			['Three', 'a'],
			['Four', 'b'],
		]);
		const services = Object.fromEntries(
			system.operations.flatMap(methodsOf).map((one) => [one.element, serviceOf(one)]),
		);
		expect(services).toEqual({
			One: 'first',
			Two: 'own',
			Inner: 'first',
			Own: 'other',
			Shared: 'first',
			Late: 'second',
		});
	});

	test('has one version unless it says otherwise, and opens with its first operation', () => {
		const [one, two] = [operation('One'), operation('Two')];
		expect(resource({ name: 'A', value: 'a' }, [one, two]).opening).toBe(one);
		expect(resource({ name: 'A', value: 'a' }, [one, two], two).opening).toBe(two);
		const usual = soapSystem('T', { ...dialect }, [resource({ name: 'A', value: 'a', service: 's' }, [one])]);
		expect(usual.versions).toEqual([1]);
	});

	test('without a service for a method is a mistake of the declaration', () => {
		const lost = resource({ name: 'A', value: 'a' }, [operation('Lost')]);
		expect(() => soapSystem('T', { ...dialect }, [lost])).toThrow('Lost is of no service');
	});

	test('offers to simplify what has names of the system, and asks so once', () => {
		const raw = operation('Raw', { answer: { gives: [], passOn: 'others' }, fields: [{ name: 'id' }] });
		const known = operation('Known', { fields: [{ name: 'id' }] });
		const ready = operation('Ready', {
			answer: { gives: [], passOn: 'others' },
			fields: [{ name: 'simplify' }],
		});
		const told = task('Told', { output: { gives: [], originals: true } });
		soapSystem(
			'T',
			{ ...dialect },
			[resource({ name: 'A', value: 'a', service: 's' }, [raw, known, ready, told])],
			[1, 1.1],
		);
		const fields = (entry: Entry) => entry.fields.map(({ name }) => name);
		expect([raw, known, ready, told].map(fields)).toEqual([
			['id', 'simplify'],
			['id'],
			['simplify'],
			['simplify'],
		]);
		expect(outputOf(told)).toBe(told.output);
		expect(outputOf(raw)).toBe((raw as unknown as Method).answer);
	});

	test('lets a task that looks at all of it see its resources, and use what it tries', () => {
		const probes = [{ operation: 'a.One' }, { operation: 'a.One', values: { x: 1 } }];
		const own = method('Own');
		const check = task('Check', { uses: [own], probes });
		const one = operation('One', { variants: [{ when: [], method: method('OneMore') }] });
		const rooms = [resource({ name: 'A', value: 'a', service: 's' }, [one, check])];
		const mine = { ...dialect };
		soapSystem('T', mine, rooms);
		expect(names(check.uses)).toEqual(['Own', 'One', 'OneMore']);
		expect(surveyed(mine, check)).toEqual({ resources: rooms, probes });
		expect(surveyed({ ...dialect }, task('x'))).toEqual({ resources: [], probes: [] });
	});
});

test('an operation is found by its resource and its value', () => {
	const rooms = [
		resource({ name: 'A', value: 'a' }, [operation('get')]),
		resource({ name: 'A B', value: 'a.b' }, [operation('get')]),
	];
	expect(entryOf({ operation: 'a.get' }, rooms)).toBe(rooms[0].operations[0]);
	expect(entryOf({ operation: 'a.b.get' }, rooms)).toBe(rooms[1].operations[0]);
	for (const operationId of ['a.other', 'b.get', 'get', 'ab.get']) {
		expect(() => entryOf({ operation: operationId }, rooms)).toThrow(
			`There is no operation ${operationId} to try`,
		);
	}
});
