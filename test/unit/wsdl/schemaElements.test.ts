import { Schemas } from '../../../nodes/shared/wsdl/schema';
import { elementOf, inRoot, rootWith, said, schemaOf, shownElement } from './schemaLines';

/** XML Schema 1.0, rule by rule: elements, groups and attributes. */

const b = elementOf('', 'b');

test('elements, and how often they may stand there', () => {
	inRoot([
		['', '[]'],
		[`<xs:sequence>${elementOf()}</xs:sequence>`, '[a!: int]'],
		[`<xs:all>${elementOf()}${b}</xs:all>`, '[a!: int, b!: int]'],
		[elementOf(), '[a!: int]'],
		[elementOf('minOccurs="0"'), '[a?: int]'],
		[elementOf('minOccurs="1" maxOccurs="1"'), '[a!: int]'],
		[elementOf('minOccurs="2" maxOccurs="2"'), '[a2*: int]'],
		[elementOf('maxOccurs="unbounded"'), '[a!*: int]'],
		[elementOf('minOccurs="0" maxOccurs="3"'), '[a?*: int]'],
		[elementOf('minOccurs="many"'), '[a?: int]'],
		[elementOf('maxOccurs="many"'), '[a!: int]'],
		[elementOf('minOccurs="0" maxOccurs="0"'), '[]'],
		[elementOf('nillable="true"'), '[a!~: int]'],
		[elementOf('nillable="false"'), '[a!: int]'],
		['<xs:element type="xs:int"/>', '[]'],
		['<xs:element name="a"/>', '[a!: anyType]'],
		['<xs:element name="a" type="t:None"/>', '[a!: [open, (its type None is not in the description)]]'],
		['<xs:element name="a" type="ser:guid"/>', '[a!: string]'],
		['<xs:annotation><xs:element name="a"/></xs:annotation>', '[]'],
		['<xs:any/>', '[open]'],
		[`${elementOf()}<xs:any minOccurs="0"/>`, '[a!: int, open]'],
		['<xs:anyAttribute/>', '[]'],
	]);
});

test('groups hand on what may be left out or repeated', () => {
	const group = (kind: string, attributes: string, content: string) =>
		`<xs:${kind} ${attributes}>${content}</xs:${kind}>`;
	inRoot([
		[group('sequence', 'minOccurs="0"', elementOf() + b), '[a?: int, b?: int]'],
		[group('sequence', 'minOccurs="0"', elementOf('minOccurs="2"')), '[a?: int]'],
		[group('all', 'minOccurs="0"', elementOf()), '[a?: int]'],
		[group('sequence', 'maxOccurs="2"', elementOf()), '[a!*: int]'],
		[
			group('sequence', 'maxOccurs="2"', elementOf() + b),
			'[a!*: int, b!*: int, (a group of elements is repeated in it)]',
		],
		[
			group('all', 'maxOccurs="unbounded"', elementOf() + b),
			'[a!*: int, b!*: int, (a group of elements is repeated in it)]',
		],
		[group('sequence', 'maxOccurs="2"', `${elementOf()}<xs:any/>`), '[a!*: int, open]'],
		[group('sequence', '', group('sequence', 'minOccurs="0"', elementOf()) + b), '[a?: int, b!: int]'],
		[group('sequence', 'minOccurs="0"', group('sequence', '', elementOf())), '[a?: int]'],
		[group('sequence', 'maxOccurs="2"', group('sequence', '', elementOf())), '[a!*: int]'],
		[group('choice', '', elementOf() + b), '[a?: int, b?: int]'],
		[group('choice', 'maxOccurs="unbounded"', elementOf() + b), '[a?*: int, b?*: int]'],
		[group('choice', '', group('sequence', '', elementOf() + b)), '[a?: int, b?: int]'],
		[group('choice', '', elementOf()) + b, '[a?: int, b!: int]'],
		[group('sequence', 'minOccurs="0"', group('choice', '', elementOf())), '[a?: int]'],
		[group('sequence', '', group('choice', 'maxOccurs="2"', elementOf()) + b), '[a?*: int, b!: int]'],
	]);
});

test('groups by their names', () => {
	const more =
		`<xs:group name="G"><xs:sequence>${elementOf()}${b}</xs:sequence></xs:group>` +
		'<xs:attributeGroup name="A"><xs:attribute name="x" type="xs:int"/><xs:attributeGroup ref="t:B"/></xs:attributeGroup>' +
		'<xs:attributeGroup name="B"><xs:attribute name="y"/></xs:attributeGroup>' +
		'<xs:group name="Loop"><xs:sequence><xs:group ref="t:Loop"/></xs:sequence></xs:group>' +
		'<xs:attributeGroup name="LoopToo"><xs:attributeGroup ref="t:LoopToo"/></xs:attributeGroup>';
	inRoot(
		[
			['<xs:group ref="t:G"/>', '[a!: int, b!: int]'],
			['<xs:group ref="t:G" minOccurs="0"/>', '[a?: int, b?: int]'],
			['<xs:group ref="t:G" maxOccurs="2"/>', '[a!*: int, b!*: int]'],
			['<xs:choice><xs:group ref="t:G"/></xs:choice>', '[a?: int, b?: int]'],
			['<xs:group ref="t:None"/>', '[]'],
			['<xs:group/>', '[]'],
			['<xs:attributeGroup ref="t:A"/>', '[@x?: int, @y?: string]'],
			['<xs:attributeGroup ref="t:B"/>', '[@y?: string]'],
			['<xs:attributeGroup ref="t:None"/>', '[]'],
			['<xs:attributeGroup ref="t:G"/>', '[]'],
			['<xs:group ref="t:Loop"/>', '[]'],
			['<xs:attributeGroup ref="t:LoopToo"/>', '[]'],
		],
		more,
	);
});

test('elements by their names', () => {
	const more =
		'<xs:element name="g" type="xs:date" nillable="true"/><xs:element name="s"><xs:simpleType><xs:restriction base="xs:int"/></xs:simpleType></xs:element>';
	inRoot(
		[
			['<xs:element ref="t:g"/>', '[g!~: date]'],
			['<xs:element ref="t:g" minOccurs="0" maxOccurs="2"/>', '[g?*~: date]'],
			['<xs:choice><xs:element ref="t:g"/></xs:choice>', '[g?~: date]'],
			['<xs:element ref="t:g" maxOccurs="0"/>', '[]'],
			['<xs:element ref="t:s"/>', '[s!: int]'],
			['<xs:element ref="t:none"/>', '[]'],
			['<xs:element ref="o:g"/>', '[]'],
		],
		more,
	);
	const other = schemaOf('<xs:element name="g" type="xs:time"/><xs:element name="l"/>', 'urn:o');
	expect(said(rootWith('<xs:element ref="o:g"/><xs:element ref="o:l" minOccurs="0"/>'), other)).toBe(
		'r!: [{urn:o}g!: time, {urn:o}l?: anyType]',
	);
	expect(said('<xs:element name="q"/>')).toBe('nothing');
	expect(said('<xs:complexType name="r"/>')).toBe('nothing');
});

test('the namespace of an element is that of its schema where its form is qualified', () => {
	const formed = (form: string, content: string) =>
		shownElement(new Schemas([schemaOf(rootWith(content), 'urn:t', form)]).element('{urn:t}r')!);
	const rows: Array<[form: string, content: string, outcome: string]> = [
		['', elementOf(), '[{}a!: int]'],
		['elementFormDefault="unqualified"', elementOf(), '[{}a!: int]'],
		['elementFormDefault="qualified"', elementOf(), '[a!: int]'],
		['', elementOf('form="qualified"'), '[a!: int]'],
		['elementFormDefault="qualified"', elementOf('form="unqualified"'), '[{}a!: int]'],
		['', '<xs:element ref="t:r" minOccurs="0" maxOccurs="0"/>', '[]'],
		['', '<xs:attribute name="x"/>', '[@x?: string]'],
		['attributeFormDefault="qualified"', '<xs:attribute name="x"/>', '[@{urn:t}x?: string]'],
		['attributeFormDefault="unqualified"', '<xs:attribute name="x"/>', '[@x?: string]'],
		['attributeFormDefault="qualified"', '<xs:attribute name="x" form="unqualified"/>', '[@x?: string]'],
		['elementFormDefault="qualified"', '<xs:attribute name="x"/>', '[@x?: string]'],
		['', '<xs:attribute name="x" form="qualified"/>', '[@{urn:t}x?: string]'],
	];
	expect(rows.map(([form, content]) => [form, content, formed(form, content)])).toEqual(
		rows.map(([form, content, outcome]) => [form, content, `r!: ${outcome}`]),
	);
});

test('attributes', () => {
	const more = '<xs:attribute name="g" type="xs:date" fixed="d"/>';
	inRoot(
		[
			['<xs:attribute name="x" type="xs:int"/>', '[@x?: int]'],
			['<xs:attribute name="x" type="xs:int" use="required"/>', '[@x!: int]'],
			['<xs:attribute name="x" use="optional"/>', '[@x?: string]'],
			['<xs:attribute name="x" use="prohibited"/>', '[]'],
			['<xs:attribute name="x" fixed="7"/>', '[@x?: string = 7]'],
			['<xs:attribute name="x" fixed=""/>', '[@x?: string = ]'],
			['<xs:attribute type="xs:int"/>', '[]'],
			['<xs:attribute ref="t:g"/>', '[@{urn:t}g?: date = d]'],
			['<xs:attribute ref="t:g" use="required"/>', '[@{urn:t}g!: date = d]'],
			['<xs:attribute ref="t:none"/>', '[]'],
			[
				'<xs:attribute name="x"><xs:simpleType><xs:restriction base="xs:long"/></xs:simpleType></xs:attribute>',
				'[@x?: long]',
			],
			['<xs:attribute name="x" type="t:None"/>', '[@x?: string]'],
		],
		more,
	);
});
