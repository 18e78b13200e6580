import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { describedLists, parametersOf } from '../../../nodes/shared/n8n/describedLists';
import type { Dialect } from '../../../nodes/shared/operation/dialect';
import type {
	DescribedAttribute,
	DescribedElement,
	DescribedMethod,
	DescribedType,
	SimpleType,
} from '../../../nodes/shared/wsdl/model';

/** The fields of Call Method: Call, as the mapper of the editor takes them. */

const simple = (base: string, more: Partial<SimpleType> = {}): SimpleType => ({
	kind: 'simple',
	base,
	...more,
});
const complex = (children: DescribedElement[], attributes: DescribedAttribute[] = []): DescribedType => ({
	kind: 'complex',
	attributes,
	children,
});

function element(name: string, type: DescribedType, more: Partial<DescribedElement> = {}): DescribedElement {
	return { name, namespace: '', minimum: 1, isList: false, isNillable: false, type: () => type, ...more };
}

const attribute = (name: string): DescribedAttribute => ({
	name,
	namespace: '',
	isRequired: false,
	type: () => simple('string'),
});

const method = (more: Partial<DescribedMethod>): DescribedMethod => ({
	name: 'Save',
	documentation: '',
	addresses: [],
	...more,
});
const fieldsFor = (...children: DescribedElement[]) =>
	parametersOf(method({ request: element('Save', complex(children)) }), []).fields;
const other = element('other', simple('string'));
const fieldFor = (child: DescribedElement) => fieldsFor(child, other)[0];

test('a column is a field of its name that nothing is matched by', () => {
	expect(fieldFor(element('title', simple('string')))).toEqual({
		id: 'title',
		displayName: 'title',
		required: true,
		defaultMatch: false,
		canBeUsedToMatch: false,
		display: true,
		removed: false,
		type: 'string',
	});
	expect(fieldFor(element('title', simple('string'), { minimum: 0 })).required).toBe(false);
});

test.each([
	['string', 'string'],
	['int', 'number'],
	['long', 'number'],
	['decimal', 'number'],
	['boolean', 'boolean'],
	['date', 'dateTime'],
	['dateTime', 'dateTime'],
	['anyType', 'string'],
	['token', 'string'],
])('%s is a field of type %s', (base, type) => {
	expect(fieldFor(element('value', simple(base)))).toMatchObject({ displayName: 'value', type });
});

test('choices: an enumeration, and what may be left out beside true and false', () => {
	const options = (...values: string[]) => values.map((value) => ({ name: value, value }));
	expect(fieldFor(element('kind', simple('string', { values: ['A', 'B'] })))).toMatchObject({
		type: 'options',
		options: options('A', 'B'),
	});
	expect(fieldFor(element('flag', simple('boolean'), { minimum: 0 }))).toMatchObject({
		type: 'options',
		options: options('true', 'false'),
	});
	expect(fieldFor(element('flag', simple('boolean')))).not.toHaveProperty('options');
	expect(fieldFor(element('count', simple('int'), { minimum: 0 }))).not.toHaveProperty('options');
});

test('the name says what no field can', () => {
	const place = complex([element('city', simple('string')), element('floor', simple('int'))]);
	const list = { isList: true };
	const shown = (child: DescribedElement) => {
		const { displayName, type } = fieldFor(child);
		return [displayName, type];
	};
	expect(shown(element('ids', simple('int'), list))).toEqual([
		'ids: several with commas in between',
		'string',
	]);
	expect(shown(element('kinds', simple('string', { values: ['A', 'B'] }), list))).toEqual([
		'kinds: A | B, with commas in between',
		'string',
	]);
	expect(shown(element('place', place))).toEqual(['place: { city, floor }', 'object']);
	expect(shown(element('places', place, list))).toEqual(['places: list of { city, floor }', 'array']);
	expect(shown(element('data', simple('base64Binary')))).toEqual([
		'data: base64, or name of a binary field',
		'string',
	]);
});

test('a name of up to 160 characters is whole', () => {
	const named = (length: number) =>
		fieldFor(element('n', complex([element('c'.repeat(length), simple('string'))]))).displayName;
	// `n: { ` and ` }` around the name.
	expect(named(153)).toBe(`n: { ${'c'.repeat(153)} }`);
	expect(named(154)).toBe(`n: { ${'c'.repeat(154)} …`);
});

test('a secret is given elsewhere, whatever its type', () => {
	for (const type of [simple('string'), simple('int', { values: ['1'] })]) {
		expect(fieldFor(element('userPwd', type))).toMatchObject({
			displayName: 'userPwd (give it under Secret Parameters)',
			required: false,
			readOnly: true,
			type: 'string',
		});
	}
	expect(fieldFor(element('title', simple('string')))).not.toHaveProperty('readOnly');
});

test('of what may be left out forty stand there from the start, and all of the others', () => {
	const optional = Array.from({ length: 42 }, (_unused, index) =>
		element(`o${index}`, simple('string'), { minimum: 0 }),
	);
	const fields = fieldsFor(
		element('first', simple('string')),
		...optional,
		element('last', simple('string')),
	);
	expect(fields.filter(({ removed }) => removed).map(({ id }) => id)).toEqual(['o40', 'o41']);
});

test('an attribute that is called like an element has a key of its own', () => {
	const request = element('Save', complex([element('id', simple('string')), other], [attribute('id')]));
	expect(parametersOf(method({ request }), []).fields.map(({ id }) => id)).toEqual(['@id', 'id', 'other']);
	expect(parametersOf(method({ request }), ['other', '@ID']).fields.map(({ id }) => id)).toEqual(['id']);
});

test('without fields it says why', () => {
	expect(parametersOf(method({ problem: 'it is encoded' }), [])).toEqual({
		fields: [],
		emptyFieldsNotice: "These parameters cannot be shown as fields: it is encoded. Use 'Call With JSON'.",
	});
	expect(parametersOf(method({ request: element('Save', complex([])) }), [])).toEqual({
		fields: [],
		emptyFieldsNotice: 'This method takes no parameters.',
	});
});

describe('before anything is asked', () => {
	const menu = (name: string, value: string) => ({ menu: { name, value, description: '' } });
	const lists = describedLists(
		{ system: 'Archer' } as Dialect,
		[menu('Search', 'search'), menu('General', 'general')] as never,
	);
	const editor = (parameters: Record<string, unknown>) =>
		({ getCurrentNodeParameter: (name: string) => parameters[name] }) as unknown as ILoadOptionsFunctions;
	const choose =
		'Choose a service and a method first. Where they come from an expression, map automatically.';

	test('the services are those of the package, by name', async () => {
		const search = lists.searchServices.bind(editor({}));
		expect(await search()).toEqual({
			results: [
				{ name: 'General', value: 'general' },
				{ name: 'Search', value: 'search' },
			],
		});
		expect((await search('sea')).results).toEqual([{ name: 'Search', value: 'search' }]);
		expect((await search(undefined, '1')).results).toEqual([{ name: 'Search', value: 'search' }]);
	});

	test.each([
		['nothing', {}],
		['an empty choice', { serviceName: { value: ' ' }, methodName: { value: 'x' } }],
		['an expression', { serviceName: '={{ $json.service }}', methodName: 'x' }],
		['no method', { serviceName: 'general', methodName: { value: null } }],
		['an expression for the method', { serviceName: 'general', methodName: { value: '={{ 1 }}' } }],
	])('%s shows no fields', async (_title, parameters) => {
		expect(await lists.getMethodParameters.call(editor(parameters))).toEqual({
			fields: [],
			emptyFieldsNotice: choose,
		});
	});

	test('no service has no methods', async () => {
		expect(await lists.searchMethods.call(editor({ serviceName: '=x' }))).toEqual({ results: [] });
	});
});
