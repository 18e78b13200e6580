import type { INodeProperties } from 'n8n-workflow';
import { fieldsOf, propertiesOf, runOptionsOf, secretNotice } from '../../../nodes/shared/n8n/properties';
import { Ahead } from '../../../nodes/shared/n8n/ahead';
import { inMenuOrder, inPanelOrder, openingOperation } from '../../../nodes/shared/operation/menu';
import { resource, soapSystem } from '../../../nodes/shared/operation/resource';
import type { Entry } from '../../../nodes/shared/operation/spec';
import { dialect, task, text } from './fakeSystem';

/** What the editor shows of an operation. */

const show = { resource: ['entry'], operation: ['save'] };
const save = (more: object = {}) => task('save', { resource: 'entry', uses: [{}], ...more } as never);
const names = (properties: INodeProperties[]) => properties.map(({ name }) => name);
const named = (properties: INodeProperties[], name: string) => properties.filter((one) => one.name === name);
const optionsOf = (entry: Entry) => named(fieldsOf(entry), 'options')[0].options as INodeProperties[];

describe('the options of a run', () => {
	test.each<[string, object, string[]]>([
		['a read', { effect: 'read' }, ['maximumAnswerSize', 'parallelRequests', 'timeout']],
		['a change', {}, ['dryRun', 'maximumAnswerSize', 'parallelRequests', 'timeout']],
		[
			'a batch',
			{ batch: { size: 9 } },
			['dryRun', 'itemsPerRequest', 'maximumAnswerSize', 'parallelRequests', 'timeout'],
		],
		[
			'a batch that cannot be undone',
			{ batch: { size: 9 }, destructive: true },
			[
				'dryRun',
				'itemsPerRequest',
				'maximumAnswerSize',
				'parallelRequests',
				'pauseBetweenRequests',
				'timeout',
			],
		],
		[
			'a change of what can be read',
			{ present: { read: { fields: [] } } },
			['dryRun', 'maximumAnswerSize', 'parallelRequests', 'returnBeforeAndAfter', 'timeout'],
		],
	])('of %s', (_title, more, expected) => {
		expect(names(optionsOf(save(more))).sort()).toEqual(expected);
		expect(
			runOptionsOf(save(more))
				.map(({ name }) => name)
				.sort(),
		).toEqual(expected);
	});

	test('have their defaults and bounds', () => {
		const options = optionsOf(save({ batch: { size: 9, usual: 5 }, destructive: true }));
		const of = (name: string) => named(options, name)[0];
		expect(of('parallelRequests')).toMatchObject({
			type: 'number',
			default: 1,
			typeOptions: { minValue: 1, maxValue: 50 },
		});
		expect(of('timeout')).toMatchObject({ type: 'number', default: 120, typeOptions: { minValue: 1 } });
		expect(of('maximumAnswerSize')).toMatchObject({
			type: 'number',
			default: 50,
			typeOptions: { minValue: 1, maxValue: 512 },
		});
		expect(of('itemsPerRequest')).toMatchObject({ type: 'number', default: 5, typeOptions: { minValue: 1 } });
		expect(of('pauseBetweenRequests')).toMatchObject({
			type: 'number',
			default: 0,
			typeOptions: { minValue: 0, maxValue: 600 },
		});
		expect(of('dryRun')).toMatchObject({ type: 'boolean', default: false });
		expect(named(optionsOf(save({ effect: 'read' })), 'parallelRequests')[0].default).toBe(8);
		expect(named(optionsOf(save({ batch: { size: 9 } })), 'itemsPerRequest')[0].default).toBe(9);
		for (const { displayName, description } of options) {
			expect(displayName).toMatch(/^[A-Z]/);
			expect(description).toMatch(/^(?:How|Whether|Largest) /);
		}
	});

	test('decide for each item, where coming to nothing would be a change', () => {
		const options = runOptionsOf(save({ present: { read: { fields: [] } } }));
		const deciding = options.filter(({ mustDecide }) => mustDecide).map(({ name }) => name);
		expect(deciding).toEqual(['dryRun', 'returnBeforeAndAfter']);
		expect(options.every(({ collection }) => collection === 'options')).toBe(true);
	});
});

describe('the fields of an operation', () => {
	test('come first what is always asked, then the collections, the options last', () => {
		const fields = [
			text('b', { collection: 'filters' }),
			text('more', { collection: 'additionalFields' }),
			text('limit', { type: 'number' }),
			text('a', { collection: 'filters' }),
			text('change', { collection: 'updateFields' }),
			text('title'),
			text('own', { collection: 'options' }),
		];
		const shown = fieldsOf(save({ fields, effect: 'read' }));
		expect(names(shown)).toEqual([
			'title',
			'limit',
			'additionalFields',
			'updateFields',
			'filters',
			'options',
		]);
		const collections = Object.fromEntries(shown.slice(2).map((one) => [one.name, one]));
		expect(collections.filters).toMatchObject({
			type: 'collection',
			default: {},
			displayName: 'Filters',
			placeholder: 'Add Filter',
			displayOptions: { show },
		});
		expect(collections.additionalFields).toMatchObject({
			displayName: 'Additional Fields',
			placeholder: 'Add Field',
		});
		expect(collections.updateFields).toMatchObject({
			displayName: 'Update Fields',
			placeholder: 'Add Field',
		});
		expect(collections.options).toMatchObject({ displayName: 'Options', placeholder: 'Add option' });
		expect(names(collections.filters.options as INodeProperties[])).toEqual(['a', 'b']);
		expect(names(collections.options.options as INodeProperties[])).toContain('own');
	});

	test('keep their own conditions, and nothing of ours', () => {
		const fields = [
			text('a', {
				xml: { path: 'A' },
				lookup: {},
				takesList: true,
				customValue: true,
				displayOptions: { show: { kind: ['x'] }, hide: { other: [1] } },
			}),
			text('kind'),
		];
		const [a, kind] = fieldsOf(save({ fields, effect: 'read' }));
		expect(a.displayOptions).toEqual({ show: { ...show, kind: ['x'] }, hide: { other: [1] } });
		expect(kind.displayOptions).toEqual({ show });
		expect(Object.keys(a).sort()).toEqual(['default', 'displayName', 'displayOptions', 'name', 'type']);
	});

	test('give way to the columns of the item where these are mapped', () => {
		const automatic = { mappingMode: ['autoMapInputData'] };
		const picker = text('userId', {
			type: 'resourceLocator',
			required: true,
			modes: [{ name: 'id', type: 'string', validation: [{}] }],
		});
		const fields = [picker, text('title', { required: true }), text('rows', { type: 'fixedCollection' })];
		const [byHand, byColumn, title, rows] = fieldsOf(save({ fields }));
		expect(byHand).toMatchObject({
			name: 'userId',
			required: true,
			displayOptions: { show, hide: automatic },
		});
		expect(byColumn).toMatchObject({
			name: 'userId',
			modes: [{ name: 'id', type: 'string' }],
			displayOptions: { show: { ...show, ...automatic } },
		});
		expect(byColumn).not.toHaveProperty('required');
		expect(JSON.stringify(byColumn)).not.toContain('validation');
		expect(title).toMatchObject({ name: 'title', required: true, displayOptions: { show, hide: automatic } });
		expect(rows.displayOptions).toEqual({ show });
	});

	test('are warned of what cannot be undone, and of secrets in the output', () => {
		const noticeOf = (more: object) =>
			named(fieldsOf(save(more)), 'warning').map(({ displayName }) => displayName);
		const output = (...gives: object[]) => ({ output: { gives } });
		expect(noticeOf({})).toEqual([]);
		expect(noticeOf({ destructive: true })).toEqual(['This cannot be undone.']);
		expect(noticeOf({ destructive: true, warning: 'Look out.' })).toEqual(['Look out.']);
		expect(noticeOf({ warning: 'Look out.', ...output({ name: 'key', secret: true }) })).toEqual([
			`Look out. ${secretNotice}`,
		]);
		expect(noticeOf(output({ name: 'list', gives: [{ name: 'key', secret: true }] }))).toEqual([
			secretNotice,
		]);
		expect(noticeOf(output({ name: 'key', secret: true, when: [] }))).toEqual([]);
		const [notice] = fieldsOf(save({ destructive: true }));
		expect(notice).toMatchObject({ name: 'warning', type: 'notice', default: '' });
	});
});

describe('a node', () => {
	const get = task('get', { name: 'Get', effect: 'read', description: 'Get one' });
	const add = task('add', { name: 'Add', destructive: true });
	const system = soapSystem(
		'Ledger',
		dialect,
		[
			resource({ name: 'Entry', value: 'entry', description: 'A line' }, [add, get], get),
			resource({ name: 'Page', value: 'page' }, [task('see', { name: 'See', effect: 'read' })]),
		],
		[1, 1.1],
	);

	test('begins with its resources and their operations, by the version of the node', () => {
		const properties = propertiesOf(system);
		const [shown] = named(properties, 'resource');
		expect(shown).toMatchObject({ type: 'options', noDataExpression: true, default: 'entry' });
		expect(shown.options).toEqual([
			{ name: 'Entry', value: 'entry', description: 'A line' },
			{ name: 'Page', value: 'page' },
		]);
		const operations = named(properties, 'operation');
		const of = (version: number) => ({ show: { resource: ['entry'], '@version': [version] } });
		expect(operations.map(({ default: opening, displayOptions }) => [opening, displayOptions])).toEqual([
			['add', of(1)],
			['get', of(1.1)],
			['see', { show: { resource: ['page'] } }],
		]);
		expect(operations[0].options).toEqual([
			{ name: 'Get', value: 'get', action: 'Do get', description: 'Get one' },
			expect.objectContaining({ value: 'add', displayOptions: { hide: { allowWithoutReturn: [false] } } }),
		]);
		for (const one of operations) expect(one).toMatchObject({ type: 'options', noDataExpression: true });
	});
});

describe('the order', () => {
	test('of a menu is what is needed on most days, the others, what is rare, and what cannot be undone', () => {
		const entries = [
			'Toggle Status',
			'Rename',
			'Delete',
			'Update',
			'Assign',
			'Create or Update',
			'Get Many',
			'Run',
			'Get',
			'Add',
			'Oddity',
		];
		const operations = entries.map((name) =>
			task(name, {
				destructive: name === 'Delete' || undefined,
				rare: name === 'Oddity' || undefined,
			} as never),
		);
		expect(inMenuOrder(operations).map(({ name }) => name)).toEqual([
			...['Get', 'Get Many', 'Run', 'Add', 'Update', 'Create or Update'],
			...['Assign', 'Rename', 'Oddity', 'Toggle Status', 'Delete'],
		]);
	});

	test('of a panel is that of the request, with what is about the output last', () => {
		const fields = ['simplify', 'limit', 'a', 'returnAll', 'b'].map((name) => text(name));
		expect(inPanelOrder(fields).map(({ name }) => name)).toEqual([
			'a',
			'b',
			'returnAll',
			'limit',
			'simplify',
		]);
	});

	test('decides what a new node opens on, and not a saved one', () => {
		const [one, other] = [task('one', {}), task('other', {})];
		const room = resource({ name: 'Entry', value: 'entry' }, [one, other], other);
		expect(openingOperation(room, 1, [1, 1.1])).toBe('one');
		expect(openingOperation(room, 1.1, [1, 1.1])).toBe('other');
		expect(resource({ name: 'Entry', value: 'entry' }, [one, other]).opening).toBe(one);
	});
});

describe('what is read ahead', () => {
	const reader = (count: number) => {
		const read: number[] = [];
		const ahead = new Ahead((index: number) => (read.push(index), `e${index}`), count);
		return { read, ahead };
	};

	test('is each entry once and in order, whoever takes it', async () => {
		const { read, ahead } = reader(6);
		expect(ahead.first((entry) => entry === 'e1')).toBe('e1');
		expect(await ahead.take(0, 2, 0)).toEqual(['e0', 'e1']);
		expect(await ahead.take(2, 6, 9)).toEqual(['e2', 'e3', 'e4', 'e5']);
		await Promise.resolve();
		expect(read).toEqual([0, 1, 2, 3, 4, 5]);
	});

	test('is nothing without an entry that fits, nor after the end', async () => {
		const { read, ahead } = reader(2);
		expect(ahead.first((entry) => entry === 'none')).toBeUndefined();
		expect(read).toEqual([0, 1]);
		expect(await ahead.take(0, 2, 5)).toEqual(['e0', 'e1']);
		expect(read).toEqual([0, 1]);
	});
});
