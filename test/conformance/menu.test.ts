import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { systems } from '../../index';
import { propertiesOf } from '../../nodes/shared/n8n/properties';
import { openingOperation } from '../../nodes/shared/operation/menu';
import { outputOf } from '../../nodes/shared/operation/resource';
import type { Entry } from '../../nodes/shared/operation/spec';

/** What stands where in the lists, and what a person reads there: n8n shows two lines of a description and cuts the rest. */

const entries = Object.values(systems).flatMap((system) =>
	system.operations.map((entry): [string, Entry] => [
		`${system.dialect.system} ${entry.resource}.${entry.value}`,
		entry,
	]),
);
const twoLines = 110;

test('descriptions fit the two lines that the list shows', () => {
	const long = entries.filter(([, { description }]) => description.length > twoLines);
	expect(long.map(([id, { description }]) => `${id}: ${description.length}`)).toEqual([]);
});

test('what cannot be undone says so in the action, of which an agent gets nothing else', () => {
	const silent = entries.filter(([, { destructive, action }]) => destructive && !/ for good$/.test(action));
	expect(silent.map(([id, { action }]) => `${id}: ${action}`)).toEqual([]);
});

test('what replaces or overwrites says so in the action and above the fields', () => {
	const replacing = /\b(?:replac|overwrit)(?:es?|ing)\b|is changed:/i;
	const warned = entries.filter(([, { warning }]) => warning && /^(?:Replaces|Overwrites)/.test(warning));
	expect(warned.length).toBeGreaterThan(5);
	expect(warned.filter(([, { action }]) => !replacing.test(action)).map(([id]) => id)).toEqual([]);
	const described = entries.filter(
		([, { action, description }]) => /^(?:replace|overwrite)/i.test(description) || /^replace/i.test(action),
	);
	expect(described.filter(([, { warning = '' }]) => !replacing.test(warning)).map(([id]) => id)).toEqual([]);
});

test('a warning is whole sentences', () => {
	const open = entries.filter(([, { warning }]) => warning !== undefined && !/[.]$/.test(warning));
	expect(open.map(([id]) => id)).toEqual([]);
});

function holdsSecret(gives: ReturnType<typeof outputOf>['gives']): boolean {
	return gives.some(({ secret, when, gives: inner = [] }) => (secret && !when) || holdsSecret(inner));
}

describe.each(Object.entries(systems))('%s', (_name, system) => {
	const properties = propertiesOf(system);
	const shownFor = ({ resource, value }: Entry) =>
		properties.filter(
			({ displayOptions }) =>
				displayOptions?.show?.resource?.includes(resource!) && displayOptions.show.operation?.includes(value),
		);
	const [first] = system.versions;
	const last = system.versions[system.versions.length - 1];
	const list = (resource: string, version: number) =>
		properties.find(({ name, displayOptions }) => {
			const { resource: own, '@version': versions } = displayOptions?.show ?? {};
			return name === 'operation' && own?.includes(resource) && (versions?.includes(version) ?? true);
		})!;

	test('resources stand as they are declared, the last resort last', () => {
		const { options } = properties.find(({ name }) => name === 'resource')!;
		const values = (options as INodePropertyOptions[]).map(({ value }) => value);
		expect(values).toEqual(system.resources.map(({ value }) => value));
		expect(values.pop()).toBe('callMethod');
	});

	test('what is needed first stands first, what cannot be undone last', () => {
		const order = ['Get', 'Get Many', 'Create', 'Update', 'Create or Update'];
		for (const { value: resource } of system.resources) {
			const names = (list(resource, last).options as INodePropertyOptions[]).map(({ name }) => name);
			const own = system.operations.filter((entry) => entry.resource === resource);
			expect(names.filter((name) => order.includes(name))).toEqual(
				order.filter((name) => names.includes(name)),
			);
			const destructive = own.filter((entry) => entry.destructive).map(({ name }) => name);
			expect([resource, names.slice(names.length - destructive.length).sort()]).toEqual([
				resource,
				destructive.sort(),
			]);
			const rare = own.filter((entry) => entry.rare).map(({ name }) => name);
			const everyday = own.filter((entry) => !entry.rare && /^(?:Get|Create|Update)/.test(entry.name));
			for (const { name, destructive: isLast } of everyday) {
				if (isLast) continue;
				for (const other of rare)
					expect([name, names.indexOf(name) < names.indexOf(other)]).toEqual([name, true]);
			}
		}
	});

	test('saved nodes open on what they opened on, new ones on something harmless', () => {
		for (const { value: resource, operations } of system.resources) {
			expect(list(resource, first).default).toBe(operations[0].value);
			const opening = operations.find(({ value }) => value === list(resource, last).default)!;
			expect(opening.destructive ?? opening.rare ?? false).toBe(false);
			expect(
				openingOperation(system.resources.find(({ value }) => value === resource)!, last, system.versions),
			).toBe(opening.value);
		}
	});

	test('what a list is about comes before how much of it', () => {
		const late = system.operations.filter((entry) => {
			const names = shownFor(entry)
				.filter(({ type }) => type !== 'collection')
				.map(({ name }) => name);
			const end = names.indexOf('returnAll');
			return end >= 0 && names.slice(end).some((name) => !/^(?:returnAll|limit|simplify)$/.test(name));
		});
		expect(late.map(({ resource, value }) => `${resource}.${value}`)).toEqual([]);
	});

	test('whatever hands out a secret says so above its fields', () => {
		const noticeOf = (entry: Entry): INodeProperties | undefined =>
			shownFor(entry).find(({ type }) => type === 'notice');
		const handing = system.operations.filter((entry) => holdsSecret(outputOf(entry).gives));
		const silent = handing.filter((entry) => !noticeOf(entry)?.displayName.includes('holds a secret'));
		expect(silent.map(({ resource, value }) => `${resource}.${value}`)).toEqual([]);
	});
});
