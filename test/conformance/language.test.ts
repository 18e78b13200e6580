import { systems } from '../../index';
import { isTask, methodNames } from '../../nodes/shared/operation/resource';
import type { Entry } from '../../nodes/shared/operation/spec';
import { holdsFunction } from '../../scripts/lib/functions';
import { allMethods } from '../support/methods';

/** The language of operations: what docs/decisions/language.md says of all of them. */

const named = Object.entries(systems).flatMap(([name, { operations }]) =>
	operations.map((entry): [string, Entry] => [`${name} ${entry.resource}.${entry.value}`, entry]),
);

const allNames = new Set(
	named.flatMap(([, entry]) =>
		isTask(entry) ? entry.uses.map((step) => ('element' in step ? step.element : step.name)) : [],
	),
);

test('at least 80 % of the operations are free of functions', () => {
	const free = named.filter(([, entry]) => !holdsFunction(entry));
	expect(free.length / named.length).toBeGreaterThanOrEqual(0.8);
});

/** Keys that take a function; every other key of a declaration is a noun and holds data. */
const verbs = ['check', 'load', 'decode', 'encode', 'shape', 'perform'];

test.each(named)('%s names its functions as verbs', (_name, entry) => {
	const nouns: string[] = [];
	const walk = (value: unknown, key: string) => {
		if (typeof value === 'function' && !verbs.includes(key)) nouns.push(key);
		if (typeof value !== 'object' || value === null || key === 'lookup') return;
		for (const [name, member] of Object.entries(value)) walk(member, Array.isArray(value) ? key : name);
	};
	walk(entry, '');
	expect(nouns).toEqual([]);
});

/** The order in which every declaration has its keys. */
const order = [
	...['name', 'value', 'action', 'description', 'effect', 'destructive', 'warning', 'rare', 'fields'],
	...['service', 'element', 'namespace', 'namespaces', 'soapAction', 'session', 'uncertain', 'constants'],
	...[
		'fromCredential',
		'output',
		'uses',
		'then',
		'tells',
		'terms',
		'probes',
		'batch',
		'answer',
		'paging',
		'variants',
		'checks',
		'presets',
		'wait',
	],
	...['keeps', 'present', 'check', 'load', 'perform'],
];

test.each(named)('%s has the keys of the language, in their order', (_name, entry) => {
	// The resource gives the first, and the second where the operation leaves it out.
	const keys = Object.keys(entry).filter((key) => key !== 'resource' && key !== 'service');
	expect(keys.filter((key) => !order.includes(key))).toEqual([]);
	expect(keys).toEqual(order.filter((key) => keys.includes(key)));
});

test.each(Object.entries(systems))(
	'%s: what only a task or a word uses has no menu texts',
	(_name, system) => {
		const offered = new Set<object>(system.operations);
		const hidden = allMethods(system).filter((method) => !offered.has(method) && 'action' in method);
		expect(hidden.map(({ element }) => element)).toEqual([]);
	},
);

test.each(named)('%s says what follows a step that Dry Run keeps back', (_name, entry) => {
	if (!isTask(entry)) return;
	const steps = entry.uses.filter(({ effect }) => effect !== 'read');
	if (steps.length < 2) return;
	const names = steps.map((step) => ('element' in step ? step.element : step.name));
	expect(entry.then).toBeDefined();
	expect(entry.then!.flatMap(({ after }) => after).filter((name) => !allNames.has(name))).toEqual([]);
	for (const { after } of entry.then!) expect(after.some((name) => names.includes(name))).toBe(true);
});

test.each(named)('%s says what it calls', (_name, entry) => {
	if (isTask(entry) && entry.resource === 'callMethod') return;
	expect(methodNames(entry).length).toBeGreaterThan(0);
});
