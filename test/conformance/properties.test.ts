import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import { systems } from '../../index';
import { propertiesOf } from '../../nodes/shared/n8n/properties';
import { nodeClasses } from '../support/workflow';
import type { SystemName } from '../support/methods';

/** The generated editor fields: what n8n's linter cannot see, because it only reads literals. */
const names = Object.keys(systems) as SystemName[];

describe.each(names)('%s', (name) => {
	const system = systems[name];
	const properties = propertiesOf(system);
	const operations = system.operations;

	test('names are unique within a resource, actions within the node', () => {
		const ids = operations.map(({ resource, value }) => `${resource}.${value}`);
		expect(new Set(ids).size).toBe(ids.length);
		const labels = operations.map(({ resource, name: label }) => `${resource}.${label}`);
		expect(new Set(labels).size).toBe(labels.length);
		const actions = operations.map(({ action }) => action);
		expect(actions.filter((action, index) => actions.indexOf(action) !== index)).toEqual([]);
	});

	test('every resource has operations and every operation a resource', () => {
		const resources = system.resources.map((resource) => resource.value).sort();
		expect([...new Set(operations.map((operation) => operation.resource))].sort()).toEqual(resources);
	});

	test('texts follow n8n: Title Case names, sentence case actions, descriptions that add something', () => {
		for (const { name: label, action, description, resource, value } of operations) {
			const id = `${resource}.${value}`;
			expect(`${id}: ${label}`).toMatch(/: [A-Z0-9]/);
			expect(`${id}: ${action}`).toMatch(
				/: [A-Z][^A-Z]*(?:\b(?:ID|IDs|GUID|URL|XML|JSON|AI|API|SOAP|PDF)\b[^A-Z]*)*$/,
			);
			expect(`${id}: ${action}`).not.toMatch(/\b(?:an?|the) /);
			expect(description.toLowerCase()).not.toBe(action.toLowerCase());
			const isOneSentence = !/[.!?] [A-Z]/.test(description);
			expect(`${id}: ${description}`).toMatch(isOneSentence ? /[^.]$/ : /\.$/);
		}
	});

	test('operations that cannot be undone say so', () => {
		for (const { destructive, description, resource, value } of operations) {
			if (destructive) {
				expect(`${resource}.${value}: ${description}`).toMatch(/cannot be undone|for good|permanently/i);
			}
		}
	});

	test('what is dangerous is said above the fields too', () => {
		for (const { destructive, warning, name: label, resource, value } of operations) {
			if (!destructive && !/toggle/i.test(label)) continue;
			const notice = properties.find(
				(property) => property.type === 'notice' && isShown(property, resource!, value),
			);
			expect(notice?.displayName).toMatch(warning ?? 'This cannot be undone.');
			if (/toggle/i.test(label)) expect(notice?.displayName).toContain('twice undoes it');
		}
	});

	test('each operation shows each of its fields once, sorted where n8n wants it', () => {
		for (const operation of operations) {
			const shown = properties.filter((property) => isShown(property, operation.resource!, operation.value));
			const fields = shown.map((property) => property.name);
			const narrowed = shown.filter(
				(property) => Object.keys(property.displayOptions?.show ?? {}).length > 2,
			);
			const always = fields.filter((field) => !narrowed.some((property) => property.name === field));
			expect(new Set(always).size).toBe(always.length);
			for (const property of shown) checkField(property, `${operation.resource}.${operation.value}`);
		}
	});

	test('resource and operation lists are mutable, and default to what exists', () => {
		for (const property of properties.filter(({ name: field }) => /^(resource|operation)$/.test(field))) {
			const options = property.options as INodePropertyOptions[];
			expect(Object.isFrozen(options)).toBe(false);
			expect(options.map((option) => option.value)).toContain(property.default);
			expect(property.noDataExpression).toBe(true);
		}
	});

	test('every picker has its method', () => {
		const methods = new nodeClasses[name]() as { methods?: { listSearch?: object; loadOptions?: object } };
		const known = Object.keys({ ...methods.methods?.listSearch, ...methods.methods?.loadOptions });
		const used = JSON.stringify(properties).matchAll(/"(?:searchListMethod|loadOptionsMethod)":"(\w+)"/g);
		expect([...used].map(([, method]) => method).filter((method) => !known.includes(method))).toEqual([]);
	});
});

function isShown(property: INodeProperties, resource: string, operation: string): boolean {
	const show = property.displayOptions?.show;
	return show?.resource?.includes(resource) === true && show.operation?.includes(operation) === true;
}

function checkField(property: INodeProperties, where: string): void {
	const id = `${where}.${property.name}`;
	expect(`${id} ${typeof property.default}`).not.toMatch(/ undefined$/);
	if (property.type === 'notice') return;
	if (property.type === 'collection' || property.type === 'fixedCollection') {
		const members = property.options as Array<INodeProperties | INodePropertyCollection>;
		const labels = members.map((member) => member.displayName);
		if (property.type === 'collection') expect({ id, labels }).toEqual({ id, labels: [...labels].sort() });
		const inner = members.map((member) => member.name);
		expect({ id, twice: inner.filter((field, index) => inner.indexOf(field) !== index) }).toEqual({
			id,
			twice: [],
		});
		return;
	}
	if (property.type === 'boolean') expect(`${id}: ${property.description}`).toMatch(/: Whether /);
	if (property.type === 'options' && typeof property.default === 'string' && property.options) {
		const values = (property.options as INodePropertyOptions[]).map((option) => option.value);
		if (property.default !== '')
			expect({ id, values }).toEqual({ id, values: expect.arrayContaining([property.default]) });
	}
}
