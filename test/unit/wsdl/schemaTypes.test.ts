import { Schemas } from '../../../nodes/shared/wsdl/schema';
import { elementOf, inRoot, type Row, said, schemaOf, typed } from './schemaLines';

/** XML Schema 1.0, rule by rule: types, and which of several components counts. */

const b = elementOf('', 'b');

test('simple types', () => {
	const simple = (content: string, name = 'T') => `<xs:simpleType name="${name}">${content}</xs:simpleType>`;
	const restriction = (base: string, content = '') =>
		`<xs:restriction base="${base}">${content}</xs:restriction>`;
	const values = (...given: string[]) => given.map((value) => `<xs:enumeration value="${value}"/>`).join('');
	const inside = (content: string) => `<xs:simpleType>${content}</xs:simpleType>`;
	const abc = simple(restriction('xs:string', values('A', 'B')), 'Abc');
	const one = simple(restriction('xs:int', values('1')), 'One');
	const free = simple(restriction('xs:int'), 'Free');
	typed([
		[simple(restriction('xs:int')), 'int'],
		[simple(restriction('xs:int', '<xs:minInclusive value="1"/>')), 'int'],
		[simple(restriction('xs:token', values('A', ''))), 'token(A|)'],
		[simple(restriction('xs:string', '<xs:enumeration/>')), 'string()'],
		[simple(restriction('t:Abc')) + abc, 'string(A|B)'],
		[simple(restriction('t:Abc', values('A'))) + abc, 'string(A)'],
		[simple(restriction('t:None')), 'string'],
		[simple(`<xs:restriction>${inside(restriction('xs:long'))}</xs:restriction>`), 'long'],
		[simple(''), 'string'],
		[simple('<xs:list itemType="xs:int"/>'), 'int list'],
		[simple('<xs:list itemType="t:Abc"/>') + abc, 'string(A|B) list'],
		[simple(`<xs:list>${inside(restriction('xs:int'))}</xs:list>`), 'int list'],
		[simple('<xs:union memberTypes="t:Abc t:One"/>') + abc + one, 'string(A|B|1)'],
		[simple('<xs:union memberTypes=" t:One  t:Abc "/>') + abc + one, 'string(1|A|B)'],
		[simple('<xs:union memberTypes="t:Abc xs:int"/>') + abc, 'string'],
		[simple('<xs:union memberTypes="t:Abc t:Free"/>') + abc + free, 'string'],
		[
			simple(`<xs:union memberTypes="t:Abc">${inside(restriction('xs:int', values('2')))}</xs:union>`) + abc,
			'string(A|B|2)',
		],
		[
			simple(`<xs:union><xs:annotation/>${inside(restriction('xs:int', values('2')))}</xs:union>`),
			'string(2)',
		],
		[simple(`<xs:union>${inside(restriction('xs:int'))}</xs:union>`), 'string'],
		[simple('<xs:union/>'), 'string()'],
		[simple('<xs:union memberTypes="t:None t:Abc"/>') + abc, 'string(A|B)'],
		[simple('<xs:restriction base="t:T"/>'), 'string'],
		[simple('<xs:list itemType="t:T"/>'), 'string list'],
	]);
});

test('complex types', () => {
	const complex = (content: string, name = 'T', attributes = '') =>
		`<xs:complexType name="${name}" ${attributes}>${content}</xs:complexType>`;
	const x = (more = '') => `<xs:attribute name="x" type="xs:int" ${more}/>`;
	const y = '<xs:attribute name="y" type="xs:int"/>';
	const from = (kind: string, base: string, content = '') =>
		`<xs:complexContent><xs:${kind} base="${base}">${content}</xs:${kind}></xs:complexContent>`;
	const simple = (kind: string, base: string, content = '') =>
		`<xs:simpleContent><xs:${kind} base="${base}">${content}</xs:${kind}></xs:simpleContent>`;
	const base = complex(elementOf() + x(), 'Base');
	const open = complex('<xs:any/>', 'Open');
	const price = complex(simple('extension', 'xs:decimal', y), 'Price');
	const kind =
		'<xs:simpleType name="Kind"><xs:restriction base="xs:string"><xs:enumeration value="A"/></xs:restriction></xs:simpleType>';
	typed([
		[complex(elementOf() + x()), '[@x?: int, a!: int]'],
		[complex('', 'T', 'abstract="true"'), '[(its type is abstract)]'],
		[complex('', 'T', 'abstract="false"'), '[]'],
		[complex(elementOf(), 'T', 'mixed="true"'), '[a!: int, text string]'],
		[complex(elementOf(), 'T', 'mixed="false"'), '[a!: int]'],
		[complex(from('extension', 't:Base', b + y)) + base, '[@x?: int, @y?: int, a!: int, b!: int]'],
		[complex(from('extension', 't:Base')) + base, '[@x?: int, a!: int]'],
		[complex(from('restriction', 't:Base', b)) + base, '[@x?: int, b!: int]'],
		[complex(from('extension', 't:Base', x('use="required"') + y)) + base, '[@x!: int, @y?: int, a!: int]'],
		[complex(from('extension', 't:Open', elementOf())) + open, '[a!: int, open]'],
		[complex(from('restriction', 't:Open', elementOf())) + open, '[a!: int, open]'],
		[complex(from('extension', 't:None', elementOf())), '[a!: int]'],
		[
			complex(from('restriction', 'enc:Array', elementOf())),
			'[a!: int, (it is encoded by rules that SOAP has given up)]',
		],
		[
			complex(from('restriction', 'enc:Array'), 'T', 'abstract="true"'),
			'[(it is encoded by rules that SOAP has given up)]',
		],
		[complex('<xs:complexContent/>'), '[]'],
		[complex(simple('extension', 'xs:decimal', y)), '[@y?: int, text decimal]'],
		[
			complex(simple('restriction', 'xs:string', '<xs:enumeration value="A"/><xs:enumeration value="B"/>')),
			'[text string(A|B)]',
		],
		[complex(simple('extension', 't:Kind')) + kind, '[text string(A)]'],
		[complex(simple('extension', 't:Price', x())) + price, '[@y?: int, @x?: int, text decimal]'],
		[
			complex(simple('restriction', 't:Price', '<xs:enumeration value="1"/>')) + price,
			'[@y?: int, text decimal(1)]',
		],
		[complex(simple('extension', 't:Base')) + base, '[@x?: int, a!: int, text string]'],
		[complex(simple('extension', 't:None')), '[text string]'],
		['<xs:simpleType name="T"><xs:restriction base="t:Price"/></xs:simpleType>' + price, 'decimal'],
		['<xs:simpleType name="T"><xs:restriction base="t:Base"/></xs:simpleType>' + base, 'string'],
	]);
});

test('types inside of elements', () => {
	const rows: Row[] = [
		[
			'<xs:element name="r"><xs:simpleType><xs:restriction base="xs:int"/></xs:simpleType></xs:element>',
			'int',
		],
		[`<xs:element name="r"><xs:complexType>${elementOf()}</xs:complexType></xs:element>`, '[a!: int]'],
		['<xs:element name="r" type="xs:int"/>', 'int'],
		['<xs:element name="r"/>', 'anyType'],
		['<xs:element name="r" type="xs:int" nillable="true"/>', 'int'],
	];
	expect(rows.map(([content]) => said(content).replace('~', ''))).toEqual(
		rows.map(([, outcome]) => `r!: ${outcome}`),
	);
});

test('a type that holds itself is one and the same at every depth', () => {
	const schemas = new Schemas([
		schemaOf(
			'<xs:element name="r" type="t:Node"/><xs:complexType name="Node"><xs:element name="node" type="t:Node"/></xs:complexType>',
		),
	]);
	const type = schemas.element('{urn:t}r')!.type();
	expect(type.kind === 'complex' && type.children[0].type()).toBe(type);
});

test('what refers to itself in a circle, or nests too deep, is followed thirty steps far', () => {
	const derived = `<xs:complexContent><xs:extension base="t:T">${elementOf()}</xs:extension></xs:complexContent>`;
	typed([
		[`<xs:complexType name="T">${derived}</xs:complexType>`, `[${Array(31).fill('a!: int').join(', ')}]`],
	]);
	const nested = (depth: number) =>
		'<xs:sequence>'.repeat(depth) + elementOf() + '</xs:sequence>'.repeat(depth);
	inRoot([
		[nested(30), '[a!: int]'],
		[nested(31), '[]'],
	]);
	const chain = (length: number) =>
		Array.from({ length: length + 1 }, (_unused, index) => {
			const base = index === length ? 'xs:int' : `t:T${index + 1}`;
			return `<xs:simpleType name="T${index || ''}"><xs:restriction base="${base}"/></xs:simpleType>`;
		}).join('');
	const unions = (
		depth: number,
		content = '<xs:restriction base="xs:int"><xs:enumeration value="1"/></xs:restriction>',
	) =>
		`<xs:simpleType name="T">${'<xs:union><xs:simpleType>'.repeat(depth)}${content}${'</xs:simpleType></xs:union>'.repeat(depth)}</xs:simpleType>`;
	typed([
		[chain(30), 'int'],
		[chain(31), 'string'],
		[unions(31), 'string(1)'],
		[unions(32), 'string'],
	]);
});

test('of several components of one name and kind the first counts; kinds are apart', () => {
	const twice = '<xs:element name="r" type="xs:int"/><xs:element name="r" type="xs:date"/>';
	expect(said(twice)).toBe('r!: int');
	expect(said(twice, schemaOf('<xs:element name="r" type="xs:time"/>'))).toBe('r!: int');
	expect(
		said('<xs:element/><xs:note name="r"/><xs:element name="r" type="t:r"/><xs:complexType name="r"/>'),
	).toBe('r!: []');
	const both =
		'<xs:complexType name="T"/><xs:simpleType name="T"><xs:restriction base="xs:int"/></xs:simpleType>';
	expect(said(`<xs:element name="r" type="t:T"/>${both}`)).toBe('r!: []');
});

test('a redefined component counts before the one that it redefines', () => {
	const redefining = `<xs:redefine schemaLocation="o.xsd"><xs:complexType name="T">${elementOf()}</xs:complexType></xs:redefine>`;
	const element = '<xs:element name="r" type="t:T"/>';
	const before = schemaOf(`<xs:complexType name="T">${b}</xs:complexType>`);
	expect(said(element + redefining, before)).toBe('r!: [a!: int]');
	expect(
		said(element.replace('r"', 'r" nillable="false"') + redefining.replaceAll('redefine', 'include'), before),
	).toBe('r!: [b!: int]');
});

test('an included schema without a namespace of its own means the one of its includer', () => {
	const unqualified = schemaOf('', 'urn:t');
	const parsed = schemaOf(
		'<xs:complexType name="T"><xs:element name="a" type="U"/><xs:element ref="g"/></xs:complexType><xs:simpleType name="U"><xs:restriction base="xs:int"/></xs:simpleType><xs:element name="g" type="xs:date"/>',
		'',
	);
	const included = { root: parsed.root, namespace: 'urn:t' };
	expect(said('<xs:element name="r" type="t:T"/>', unqualified, included)).toBe('r!: [a!: int, g!: date]');
	// What names a namespace means it.
	const other = schemaOf('<xs:complexType name="T"/>', 'urn:o');
	expect(said('<xs:element name="r" type="o:T"/>', included)).toBe(
		'r!: [open, (its type T is not in the description)]',
	);
	expect(said('<xs:element name="r" type="o:T"/>', included, other)).toBe('r!: []');
});
