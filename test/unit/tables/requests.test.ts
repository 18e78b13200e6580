/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import path from 'node:path';
import { mapperFor } from '../../../nodes/shared/operation/mapping';
import type { Entry, FieldXml, Method, PropertySpec } from '../../../nodes/shared/operation/spec';
import { buildRequest, withCredentialPlaces } from '../../../nodes/shared/operation/wire/request';
import { writeXml } from '../../../nodes/shared/xml/write';
import { checkTable, crossed, givenValues } from '../../support/tables';

/** Values on their way to their fields and into the request: from columns, and from what the user gave. */
const tableOf = (name: string) => path.join(__dirname, `${name}.json`);
const rows = (inputs: Record<string, unknown>, row: (input: never) => unknown) =>
	Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, () => row(input as never)]));

const property = (name: string, more: Partial<PropertySpec> = {}): PropertySpec => ({
	displayName: name,
	name,
	type: 'string',
	default: '',
	...more,
});
const choices = [
	{ name: 'Very High', value: 'vh' },
	{ name: 'Low', value: 1 },
];
const locator = (more: Partial<PropertySpec> = {}) =>
	property('thing', {
		displayName: 'The Thing',
		type: 'resourceLocator',
		modes: [
			{ displayName: 'List', name: 'list', type: 'list' },
			{ displayName: 'ID', name: 'id', type: 'string' },
			{ displayName: 'Name', name: 'byName', type: 'string' },
		],
		xml: { path: 'Thing', type: 'int' },
		lookup: { byName: {} as never },
		...more,
	});
const entry = (fields: PropertySpec[], more: object = {}) =>
	({ fields, effect: 'write', ...more }) as unknown as Entry;
const mapped = entry([
	property('firstName', { displayName: 'First Name' }),
	property('isActive', { displayName: 'Active', type: 'boolean' }),
	property('level', { displayName: 'Level', type: 'options', options: choices }),
	property('levels', { displayName: 'Levels', type: 'multiOptions', options: choices }),
	property('email', { displayName: 'E-Mail', collection: 'additionalFields' }),
	property('email', { displayName: 'Mail', collection: 'updateFields' }),
	property('note', { displayName: 'Note', collection: 'options' }),
	property('kept', { type: 'hidden', collection: 'updateFields' }),
	property('mode'),
	property('shown', { displayOptions: { show: { '/mode': ['x'] } } }),
	locator(),
]);
const columns: Record<string, string> = Object.fromEntries(
	[
		...[
			'firstName',
			'First Name',
			'first_name',
			'FIRST-NAME',
			'isActive',
			'active',
			'level',
			'levels',
			'email',
		],
		...['Mail', 'e mail', 'note', 'kept', 'mode', 'shown', 'thing', 'the thing', 'other', ''],
	].map((name) => [name, name]),
);
const texts: Record<string, unknown> = {
	...Object.fromEntries(
		['Yes', 'no', ' TRUE ', '0', 'very high', 'VH', ' 1 ', 'Low, vh', '12', 'some name', ''].map((text) => [
			text,
			text,
		]),
	),
	true: true,
	12: 12,
	null: null,
	'a list': ['low', 'x', 3],
	'an object': { mode: 'id', value: '7' },
};
checkTable(
	tableOf('mapping'),
	crossed(columns, texts, (column, value) => mapperFor(mapped, 1)({ firstName: '' }, { [column]: value })),
);
const own: Record<string, [object, object]> = {
	'two columns for one field': [{}, { firstName: 'a', 'First Name': 'b' }],
	'a value in the collection': [{ additionalFields: { email: 'own' } }, { 'E-Mail': 'x' }],
	'another value in the collection': [{ additionalFields: { x: 1 } }, { 'E-Mail': 'x' }],
	'a thing that is chosen': [{ thing: { mode: 'id', value: '7' } }, { thing: '8' }],
	'a thing that is empty': [{ thing: { mode: 'id', value: '' } }, { thing: '8' }],
	'a thing by its number': [{ thing: 7 }, { thing: '8' }],
	'a thing that is null': [{ thing: { mode: 'id', value: null } }, { thing: 8 }],
	'no columns': [{ a: 1 }, {}],
	'several unknown ones': [{}, { x: 1, y: 2, firstName: 'a' }],
};
checkTable(
	tableOf('mappingBesideOwn'),
	rows(own, ([given, item]: [Record<string, unknown>, Record<string, unknown>]) =>
		mapperFor(mapped, 1)(given, item),
	),
);
checkTable(
	tableOf('mappingOfThings'),
	crossed(
		{
			usual: locator(),
			'names alone': locator({ modes: [{ displayName: 'N', name: 'byName', type: 'string' }] }),
			'IDs alone': locator({ modes: [{ displayName: 'I', name: 'id', type: 'string' }] }),
			'no modes': locator({ modes: undefined }),
			'no place': locator({ xml: undefined }),
		},
		{ '7': '7', name: 'name', ' 7 ': ' 7 ', 'a number': 7 },
		(field, value) => mapperFor(entry([field]), 1)({}, { thing: value }),
	),
);

const field = (xml: Partial<FieldXml>, more: Partial<PropertySpec> = {}): PropertySpec[] => [
	property('f', { displayName: 'The F', xml: { path: 'A/F', ...xml }, ...more }),
	property('g', { xml: { path: 'A/@g' } }),
	property('h', { xml: { path: 'H' }, displayOptions: { show: { g: ['yes'] } }, required: true }),
	property('i'),
];
const rowFields: Record<string, FieldXml> = {
	name: { path: '@Name', whenEmpty: 'send' },
	value: { path: '.', type: 'int' },
	more: { path: 'More', fields: { x: { path: 'X' } } },
	must: { path: 'Must', whenAbsent: '0' },
};
const places: Record<string, PropertySpec[]> = {
	usual: field({}),
	'as an attribute': field({ path: 'A/@F' }),
	'of the element itself': field({ path: '@F' }),
	'in a new element each': field({ path: 'A/F/G' }),
	'under two names': field({ alsoAs: ['A/F2', 'F3'] }),
	'that is sent empty': field({ whenEmpty: 'send' }),
	'that is nil when empty': field({ whenEmpty: 'nil' }),
	'with a text when absent': field({ whenAbsent: 'none' }),
	'as JSON': field({ type: 'json' }),
	joined: field({ joinedWith: ';' }),
	'in a form': field({ form: 'upper' }),
	'in an unknown form': field({ form: 'unknown' }),
	'by a function': field({ encode: (value) => (value === true ? undefined : `<${String(value)}>`) }),
	'by a function that refuses': field({ encode: () => ({ problem: 'is not wanted' }) }),
	required: field({}, { required: true }),
	rows: field(
		{ path: 'List/Row', fields: rowFields },
		{
			type: 'fixedCollection',
			options: [
				{ name: 'rows', displayName: 'Rows', values: [property('value', { displayName: 'The Value' })] },
			],
		},
	),
};
const given: Record<string, unknown> = {
	...Object.fromEntries(
		['undefined', 'null', "''", "' '", 'true', '0', "'abc'", '[1, 2]', 'a control character', '{}'].map(
			(name) => [name, givenValues[name]],
		),
	),
	rows: {
		rows: [
			{ name: 'a', value: 1 },
			{ name: '', value: '2', more: [{ x: 'y' }, { x: null }], must: 7 },
		],
	},
	'wrong rows': [{ name: 'a', value: 'x' }],
	'wrong rows inside': [{ name: 'a', more: { r: [{ x: 'a\u0001' }] } }],
};
const textForms = { upper: (value: unknown) => String(value).toUpperCase() };
checkTable(
	tableOf('requests'),
	crossed(places, given, (fields, value) => {
		const spec = {
			element: 'M',
			fields,
			constants: [
				{ path: 'K/@k', value: '1' },
				{ path: 'K/L', value: '2' },
			],
		} as unknown as Method;
		return [{}, { g: 'yes' }, { g: 'yes', h: 'x' }].map((more) => {
			const built = buildRequest(spec, 'urn:x', { f: value, ...more }, { timeZone: 'UTC' }, textForms);
			return built.failure ?? writeXml(built.body);
		});
	}),
);
const paged = (first: boolean) =>
	({
		element: 'M',
		fields: field({}),
		paging: { first, page: { path: 'P', type: 'int' }, size: { path: 'A/S' }, until: 'total' },
	}) as unknown as Method;
checkTable(
	tableOf('requestsOfPages'),
	crossed(
		{ first: true, last: false },
		{ both: { P: 1, 'A/S': '50' }, page: { P: 2 }, none: {}, empty: { P: '', 'A/S': null } },
		(first, values) => writeXml(buildRequest(paged(first), 'urn:x', { f: 'v', ...values }).body!),
	),
);
checkTable(
	tableOf('credentialPlaces'),
	rows(
		{
			attribute: ['@Token'],
			inside: ['A/@Token', 'B/C/@Key'],
			given: ['A/@g'],
			none: [],
			undefined: undefined,
		},
		(fromCredential: string[]) => {
			const spec = { element: 'M', fields: field({}), fromCredential } as unknown as Method;
			const { body } = buildRequest(spec, 'urn:x', { f: 'v', g: 'own' });
			return [writeXml(withCredentialPlaces(body!, spec)), writeXml(body!)];
		},
	),
);
