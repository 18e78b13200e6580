/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import path from 'node:path';
import { formOf } from '../../../nodes/shared/operation/described/columns';
import { readDescribed } from '../../../nodes/shared/operation/described/read';
import { writeDescribed } from '../../../nodes/shared/operation/described/write';
import { parseXml } from '../../../nodes/shared/xml/parse';
import { writeXml } from '../../../nodes/shared/xml/write';
import { checkTableLater } from '../../support/tables';
import { methodOf, namespace, schemaOf, sequence, type Shape } from './shapes';

/** Shapes that descriptions of public products have, one by one: what a person is asked for, what goes out, how answers are typed. */

const builtIns = [
	...['string', 'int', 'long', 'decimal', 'double', 'boolean', 'date', 'dateTime', 'time', 'base64Binary'],
	...['anyURI', 'anyType', 'unsignedShort', 'integer', 'token'],
];

const element = (name: string, type: string, more = '') =>
	`<xs:element name="${name}" type="${type}" ${more}/>`;
const kind =
	'<xs:simpleType name="Kind"><xs:restriction base="xs:string"><xs:enumeration value="A"/><xs:enumeration value="B"/></xs:restriction></xs:simpleType>';
const place = `<xs:complexType name="Place">${sequence(element('city', 'xs:string') + element('floor', 'xs:int', 'minOccurs="0"'))}<xs:attribute name="code" type="xs:string" use="required"/></xs:complexType>`;

const shapes: Record<string, Shape> = {
	'built-in types': { request: sequence(builtIns.map((name) => element(name, `xs:${name}`)).join('')) },
	'all, in any order': {
		request: `<xs:all>${element('b', 'xs:int')}${element('a', 'xs:int', 'minOccurs="0"')}</xs:all>`,
	},
	'a choice': {
		request: sequence(
			`${element('a', 'xs:int')}<xs:choice>${element('b', 'xs:int')}${element('c', 'xs:int')}</xs:choice>`,
		),
	},
	'a choice that may repeat': {
		request: `<xs:choice maxOccurs="unbounded">${element('b', 'xs:int')}${element('c', 'xs:int')}</xs:choice>`,
	},
	'a list': {
		request: sequence(
			element('ids', 'xs:int', 'minOccurs="0" maxOccurs="unbounded"') + element('x', 'xs:int'),
		),
	},
	'an array of .NET': {
		request: sequence(
			element('ids', 'tns:ArrayOfInt', 'minOccurs="0"') + element('x', 'xs:int', 'minOccurs="0"'),
		),
		types: `<xs:complexType name="ArrayOfInt">${sequence(element('int', 'xs:int', 'minOccurs="0" maxOccurs="unbounded"'))}</xs:complexType>`,
	},
	'an enumeration': {
		request: sequence(
			element('kind', 'tns:Kind') + element('kinds', 'tns:Kind', 'minOccurs="0" maxOccurs="9"'),
		),
		types: kind,
	},
	'a union of enumerations': {
		request: sequence(element('kind', 'tns:Both')),
		types: `${kind}<xs:simpleType name="More"><xs:restriction base="xs:string"><xs:enumeration value="C"/></xs:restriction></xs:simpleType><xs:simpleType name="Both"><xs:union memberTypes="tns:Kind tns:More"/></xs:simpleType>`,
	},
	'a list in one text': {
		request: sequence(element('ids', 'tns:Ids')),
		types: '<xs:simpleType name="Ids"><xs:list itemType="xs:int"/></xs:simpleType>',
	},
	'attributes and a structure': {
		request: `${sequence(element('place', 'tns:Place'))}<xs:attribute name="id" type="xs:int" use="required"/><xs:attribute name="place" type="xs:string"/>`,
		types: place,
	},
	'a list of structures': {
		request: sequence(
			element('places', 'tns:Place', 'minOccurs="0" maxOccurs="unbounded"') +
				element('x', 'xs:int', 'minOccurs="0"'),
		),
		types: place,
	},
	nillable: {
		request: sequence(
			element('a', 'xs:int', 'nillable="true"') + element('b', 'xs:int', 'nillable="true" minOccurs="0"'),
		),
	},
	'an extension': {
		request: sequence(element('man', 'tns:Man') + element('x', 'xs:int', 'minOccurs="0"')),
		types: `<xs:complexType name="Being">${sequence(element('name', 'xs:string'))}<xs:attribute name="id" type="xs:int"/></xs:complexType><xs:complexType name="Man"><xs:complexContent><xs:extension base="tns:Being">${sequence(element('age', 'xs:int'))}</xs:extension></xs:complexContent></xs:complexType>`,
	},
	'a restriction': {
		request: sequence(element('man', 'tns:Man') + element('x', 'xs:int', 'minOccurs="0"')),
		types: `<xs:complexType name="Being">${sequence(element('name', 'xs:string', 'minOccurs="0"'))}</xs:complexType><xs:complexType name="Man"><xs:complexContent><xs:restriction base="tns:Being">${sequence(element('name', 'xs:string'))}</xs:restriction></xs:complexContent></xs:complexType>`,
	},
	'simple content': {
		request: sequence(element('price', 'tns:Price') + element('x', 'xs:int', 'minOccurs="0"')),
		types:
			'<xs:complexType name="Price"><xs:simpleContent><xs:extension base="xs:decimal"><xs:attribute name="currency" type="xs:string" use="required"/></xs:extension></xs:simpleContent></xs:complexType>',
	},
	'references and groups': {
		request:
			'<xs:sequence><xs:element ref="tns:Shared" minOccurs="0"/><xs:group ref="tns:Pair"/></xs:sequence><xs:attributeGroup ref="tns:Marks"/>',
		types: `${element('Shared', 'xs:int')}<xs:group name="Pair">${sequence(element('left', 'xs:int') + element('right', 'xs:int'))}</xs:group><xs:attributeGroup name="Marks"><xs:attribute name="mark" type="xs:string"/><xs:attribute name="version" type="xs:string" fixed="1.0"/></xs:attributeGroup>`,
	},
	'a type that holds itself': {
		request: sequence(element('node', 'tns:Node') + element('x', 'xs:int', 'minOccurs="0"')),
		types: `<xs:complexType name="Node">${sequence(element('name', 'xs:string') + element('node', 'tns:Node', 'minOccurs="0" maxOccurs="unbounded"'))}</xs:complexType>`,
	},
	'a base that is its own': {
		request: sequence(element('odd', 'tns:Odd') + element('x', 'xs:int', 'minOccurs="0"')),
		types:
			'<xs:complexType name="Odd"><xs:complexContent><xs:extension base="tns:Odd"/></xs:complexContent></xs:complexType>',
	},
	'an abstract type': {
		request: sequence(element('any', 'tns:Any') + element('x', 'xs:int')),
		types: `<xs:complexType name="Any" abstract="true">${sequence(element('a', 'xs:int'))}</xs:complexType>`,
	},
	'whatever else': {
		request: sequence(`${element('a', 'xs:int')}<xs:any minOccurs="0" processContents="lax"/>`),
	},
	'one structure around all': { request: sequence(element('Request', 'tns:Place')), types: place },
	'local elements without a namespace': { request: sequence(element('a', 'xs:int')), form: '' },
	'one element that differs in its form': {
		request: sequence(element('a', 'xs:int', 'form="unqualified"') + element('b', 'xs:int')),
	},
	'a group that repeats': {
		request: `<xs:sequence maxOccurs="unbounded">${element('a', 'xs:int')}${element('b', 'xs:int')}</xs:sequence>`,
	},
	'an imported schema': {
		request: sequence(element('place', 'other:Place') + element('x', 'xs:int', 'minOccurs="0"')),
		imports: '<xs:import namespace="urn:other" schemaLocation="other.xsd"/>',
		others: { 'other.xsd': schemaOf('urn:other', place) },
	},
	'an included schema without a namespace': {
		request: sequence(element('place', 'tns:Place') + element('x', 'xs:int', 'minOccurs="0"')),
		imports: '<xs:include schemaLocation="part.xsd"/>',
		others: {
			'part.xsd': `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified">${place.replace('xs:string', 'Text')}<xs:simpleType name="Text"><xs:restriction base="xs:string"/></xs:simpleType></xs:schema>`,
		},
	},
	'a schema that is not there': {
		request: sequence(element('place', 'other:Place') + element('x', 'xs:int')),
		imports: '<xs:import namespace="urn:other" schemaLocation="gone.xsd"/>',
	},
	'no parameters': { request: '' },
	'rpc style': { request: sequence(element('a', 'xs:int')), style: 'rpc' },
	encoded: { request: sequence(element('a', 'xs:int')), use: 'encoded' },
};

const tables = path.join(__dirname, 'tables');
const table = (file: string, rows: Record<string, () => Promise<unknown>>) =>
	describe(file, () => checkTableLater(path.join(tables, file), rows));

table(
	'forms.json',
	Object.fromEntries(
		Object.keys(shapes).map((name) => [
			name,
			async () => {
				const method = await methodOf(shapes[name]);
				const { columns, path: inside, problem } = formOf(method, []);
				if (problem !== undefined) return problem;
				const told = columns.map(({ id, kind: form, isRequired, isAttribute, values, shape }) =>
					[`${isAttribute ? '@' : ''}${id}${isRequired ? '!' : ''}`, form, values?.join('|'), shape]
						.filter((each) => each !== undefined)
						.join(' '),
				);
				return inside.length === 0 ? told : { inside, told };
			},
		]),
	),
);

const written: Array<[shape: string, value: Record<string, unknown>]> = [
	[
		'built-in types',
		{
			string: 'a<b',
			int: '7',
			long: '9007199254740993',
			decimal: 1.5,
			double: '1e-7',
			boolean: true,
			date: '2026-01-31',
			dateTime: '2026-01-31T09:30:00+01:00',
			time: '09:30:00',
			base64Binary: 'QQ==',
			anyURI: 'urn:x',
			anyType: { a: [1, 2] },
			unsignedShort: 1,
			integer: -1,
			token: 't',
		},
	],
	['built-in types', { string: '' }],
	['a list', { ids: '1, 2', x: 3 }],
	['a list', { ids: [1, 2], x: 3 }],
	['a list', { ids: '[1,2]', x: 3 }],
	['a list', { x: 3 }],
	['a list', { ids: [1, null], x: 3 }],
	['a list', { ids: [1.5], x: 3 }],
	['an array of .NET', { ids: '1,2' }],
	['an array of .NET', { ids: { int: [1] } }],
	['an enumeration', { kind: 'A', kinds: 'A, B' }],
	['an enumeration', { kind: 'a' }],
	['a list in one text', { ids: '1, 2' }],
	['attributes and a structure', { '@id': 1, '@place': 'x', place: { city: 'Köln', '@code': 'K' } }],
	['attributes and a structure', { '@id': 1, place: '{ "city": "Köln", "code": "K", "floor": "2" }' }],
	['attributes and a structure', { '@id': 1, place: 'Köln' }],
	['attributes and a structure', { place: { city: 'Köln', '@code': 'K' } }],
	[
		'a list of structures',
		{
			places: [
				{ city: 'A', '@code': '1' },
				{ city: 'B', '@code': '2' },
			],
		},
	],
	['a list of structures', { places: [{ city: 'A', '@code': '1' }, { city: 'B' }] }],
	['nillable', {}],
	['nillable', { a: 1, b: null }],
	['an extension', { man: { name: 'A', age: 1, id: 2 } }],
	['simple content', { price: { value: '1.50', currency: 'EUR' } }],
	['simple content', { price: '1.50' }],
	['references and groups', { left: 1, right: 2, Shared: 3, '@mark': 'm' }],
	['a type that holds itself', { node: { name: 'a', node: [{ name: 'b', node: [{ name: 'c' }] }] } }],
	['a base that is its own', { x: 1 }],
	['an abstract type', { any: { a: 1 }, x: 1 }],
	['whatever else', { a: 1, b: { c: 2 } }],
	['local elements without a namespace', { a: 1 }],
	['one element that differs in its form', { a: 1, b: 2 }],
	['an imported schema', { place: { city: 'A', '@code': 'c' } }],
	['an included schema without a namespace', { place: { city: 'A', '@code': 'c' } }],
	['a choice', { a: 1, c: 2 }],
	['no parameters', {}],
	['no parameters', { a: 1 }],
];

table(
	'written.json',
	Object.fromEntries(
		written.map(([name, value]) => [
			`${name}: ${JSON.stringify(value)}`,
			async () => {
				const method = await methodOf(shapes[name]);
				const context = { timeZone: 'Europe/Berlin' };
				const made = writeDescribed(method.request!, value, 'Do', { filledIn: [], context });
				return made.problem ?? (writeXml(made.elements[0]) as { xml?: string }).xml;
			},
		]),
	),
);

const read: Array<[shape: string, content: string]> = [
	[
		'built-in types',
		'<string> a </string><int>7</int><long>9007199254740993</long><decimal>1.50</decimal><double>1E3</double><boolean>1</boolean><date>2026-01-31</date>',
	],
	[
		'built-in types',
		'<int>007</int><decimal>1.23456789012345678</decimal><boolean>yes</boolean><unknown><a>1</a></unknown>',
	],
	['a list', ''],
	['a list', '<ids>1</ids><x>2</x>'],
	['a list', '<ids>1</ids><x>2</x><ids>3</ids>'],
	['an array of .NET', '<ids/>'],
	['an array of .NET', '<ids><int>1</int></ids>'],
	['a list in one text', '<ids>1 2</ids>'],
	['nillable', '<a i:nil="true" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"/>'],
	['an extension', '<man id="2"><name>A</name><age>1</age></man>'],
	['simple content', '<price currency="EUR">1.50</price>'],
	['a type that holds itself', '<node><name>a</name><node><name>b</name></node></node>'],
	['a choice that may repeat', '<b>1</b><c>2</c><b>3</b>'],
];

table(
	'read.json',
	Object.fromEntries(
		read.map(([name, content]) => [
			`${name}: ${content}`,
			async () => {
				const method = await methodOf(shapes[name]);
				const { root } = parseXml(`<Do xmlns="${namespace}">${content}</Do>`);
				return readDescribed(root!, method.request!.type());
			},
		]),
	),
);
