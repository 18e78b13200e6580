import { refusal } from '../../../nodes/shared/soap/failure';
import { methodNamed, methodsAt, methodsIn } from '../../../nodes/shared/wsdl/description';
import { gatherDocuments } from '../../../nodes/shared/wsdl/documents';
import type { ComplexType, DescribedElement, DescribedMethod } from '../../../nodes/shared/wsdl/model';
import { gathered, methodOf, namespace, schemaOf, sequence, wsdlOf } from './shapes';

/** What a description says of types and addresses, each thing by itself. */

const requestOf = async (request: string, types = '', more: object = {}) =>
	(await methodOf({ request, types, ...more })).request!.type() as ComplexType;
const shown = ({ name, minimum, isList, isNillable }: DescribedElement) => ({
	name,
	minimum,
	isList,
	isNillable,
});
const child = (attributes: string) => `<xs:element name="a" type="xs:int" ${attributes}/>`;
const complex = (name: string, content: string, attributes = '') =>
	`<xs:complexType name="${name}" ${attributes}>${content}</xs:complexType>`;

describe('how often an element may stand there', () => {
	test.each([
		['', 1, false],
		['minOccurs="0"', 0, false],
		['minOccurs="2" maxOccurs="2"', 2, true],
		['maxOccurs="1"', 1, false],
		['maxOccurs="unbounded"', 1, true],
		['minOccurs="x"', 0, false],
	])('%s', async (attributes, minimum, isList) => {
		const { children } = await requestOf(sequence(child(attributes)));
		expect(children.map(shown)).toEqual([{ name: 'a', minimum, isList, isNillable: false }]);
	});

	test('never, or without a name, is no element', async () => {
		const nameless = '<xs:element type="xs:int"/>';
		const { children } = await requestOf(sequence(child('maxOccurs="0"') + nameless));
		expect(children).toEqual([]);
	});

	test('in groups and choices', async () => {
		const optional = await requestOf(`<xs:sequence minOccurs="0">${child('')}</xs:sequence>`);
		const repeated = await requestOf(`<xs:sequence maxOccurs="3">${child('')}</xs:sequence>`);
		const chosen = await requestOf(`<xs:choice>${child('minOccurs="1"')}</xs:choice>`);
		expect([optional, repeated, chosen].map(({ children }) => shown(children[0]))).toEqual([
			{ name: 'a', minimum: 0, isList: false, isNillable: false },
			{ name: 'a', minimum: 1, isList: true, isNillable: false },
			{ name: 'a', minimum: 0, isList: false, isNillable: false },
		]);
		expect([optional, repeated, chosen].map(({ problem }) => problem)).toEqual([
			undefined,
			undefined,
			undefined,
		]);
	});
});

describe('attributes', () => {
	const one = (attributes: string) => `<xs:attribute name="id" type="xs:int" ${attributes}/>`;

	test('are optional and in no namespace unless it is said', async () => {
		const [plain] = (await requestOf(one(''))).attributes;
		expect(plain).toMatchObject({ name: 'id', namespace: '', isRequired: false, fixed: undefined });
		expect(plain.type()).toEqual({ kind: 'simple', base: 'int' });
		const [said] = (await requestOf(one('use="required" form="qualified" fixed="7"'))).attributes;
		expect(said).toMatchObject({ namespace, isRequired: true, fixed: '7' });
		const [byForm] = (await requestOf(one(''), '', { form: 'attributeFormDefault="qualified"' })).attributes;
		expect(byForm.namespace).toBe(namespace);
	});

	test('that are prohibited or have no name are none', async () => {
		expect((await requestOf(one('use="prohibited"') + '<xs:attribute type="xs:int"/>')).attributes).toEqual(
			[],
		);
	});

	test('of the schema itself stand in its namespace', async () => {
		const [shared] = (
			await requestOf('<xs:attribute ref="tns:lang"/>', '<xs:attribute name="lang" type="xs:string"/>')
		).attributes;
		expect(shared).toMatchObject({ name: 'lang', namespace });
	});
});

describe('a derived type', () => {
	const base = complex('Base', `${sequence(child(''))}<xs:attribute name="id" type="xs:int"/>`);
	const derived = (kind: string, content: string, from = 'tns:Base') =>
		`<xs:complexContent><xs:${kind} base="${from}">${content}</xs:${kind}></xs:complexContent>`;
	const added = sequence('<xs:element name="b" type="xs:int"/>');
	const names = (type: ComplexType) => [
		type.children.map(({ name }) => name),
		type.attributes.map(({ name }) => name),
	];

	test('has what it inherits, before its own', async () => {
		expect(names(await requestOf(derived('extension', added), base))).toEqual([['a', 'b'], ['id']]);
		expect(names(await requestOf(derived('restriction', added), base))).toEqual([['b'], ['id']]);
	});

	test('has one attribute of a name, its own', async () => {
		const own = '<xs:attribute name="id" type="xs:string" use="required"/>';
		const { attributes } = await requestOf(derived('extension', own), base);
		expect(attributes).toMatchObject([{ name: 'id', isRequired: true }]);
	});

	test('is open when its base is', async () => {
		const open = complex('Base', sequence('<xs:any/>'));
		expect((await requestOf(derived('extension', ''), open)).isOpen).toBe(true);
		expect((await requestOf(derived('extension', ''), base)).isOpen).toBeUndefined();
	});

	test('that is encoded, abstract or not there cannot be made', async () => {
		const encoded = derived('restriction', '', 'enc:Array');
		const with_ = encoded.replace(
			'<xs:restriction',
			'<xs:restriction xmlns:enc="http://schemas.xmlsoap.org/soap/encoding/"',
		);
		expect((await requestOf(with_)).problem).toBe('it is encoded by rules that SOAP has given up');
		const typed = async (type: string, types = '') =>
			(await requestOf(sequence(`<xs:element name="x" type="${type}"/>`), types)).children[0].type();
		expect(await typed('tns:Any', complex('Any', '', 'abstract="true"'))).toMatchObject({
			problem: 'its type is abstract',
		});
		expect(await typed('tns:None')).toMatchObject({
			kind: 'complex',
			isOpen: true,
			problem: 'its type None is not in the description',
		});
	});

	test('of .NET that is not there is a text', async () => {
		const dotNet = 'xmlns:ser="http://schemas.microsoft.com/2003/10/Serialization/"';
		const { children } = await requestOf(sequence(`<xs:element name="x" type="ser:guid" ${dotNet}/>`));
		expect(children[0].type()).toEqual({ kind: 'simple', base: 'string' });
	});

	test('of mixed content has a text', async () => {
		const mixed = complex('Mixed', sequence(child('')), 'mixed="true"');
		const { children } = await requestOf(sequence('<xs:element name="x" type="tns:Mixed"/>'), mixed);
		expect(children[0].type()).toMatchObject({ text: { kind: 'simple', base: 'string' } });
	});
});

describe('methods at an address', () => {
	const method = (name: string, ...addresses: string[]): DescribedMethod => ({
		name,
		documentation: '',
		addresses,
	});
	const two = [method('A', '/x/one.svc'), method('B', '/x/two.svc'), method('C', '/x/one.svc', '/x/two.svc')];
	const at = (methods: DescribedMethod[], address: string) =>
		methodsAt(methods, address).map(({ name }) => name);

	test('are those of its path, whatever stands before it on either side', () => {
		expect(at(two, 'https://h.test/x/one.svc')).toEqual(['A', 'C']);
		expect(at(two, 'https://h.test/proxy/X/Two.svc?a=b')).toEqual(['B', 'C']);
		expect(at(two, 'https://h.test/two.svc')).toEqual(['B', 'C']);
		expect(at(two, '/x/one.svc')).toEqual(['A', 'C']);
		expect(at(two, 'https://h.test/x/three.svc')).toEqual([]);
	});

	test('are all where there is one address', () => {
		expect(at([method('A', '/x/one.svc'), method('B')], 'https://h.test/other')).toEqual(['A', 'B']);
	});

	test('are each once, and the one that can be called', () => {
		const broken = { ...method('A', '/a'), problem: 'it is not offered over SOAP' };
		for (const all of [
			[broken, method('A', '/a')],
			[method('A', '/a'), broken],
		]) {
			expect(methodsAt(all, '/a')).toEqual([method('A', '/a')]);
		}
	});

	test('go by their name, exactly where there is one that is', () => {
		const both = [method('getuser'), method('GetUser')];
		expect(methodNamed(both, 'GetUser')).toBe(both[1]);
		expect(methodNamed(both, 'GETUSER')).toBe(both[0]);
		expect(methodNamed(both, 'Other')).toBeUndefined();
	});
});

describe('a method of a description', () => {
	test('has its name, action and path, and what cannot be called says why', async () => {
		expect(await methodOf({})).toMatchObject({ name: 'Do', action: 'urn:Do', addresses: ['/do'] });
		for (const odd of [{ style: 'rpc' }, { use: 'encoded' }]) {
			expect((await methodOf(odd)).problem).toBe('it is of the older RPC or encoded kind');
		}
		const change = async (from: string, to: string) =>
			methodsIn(await gathered({ wsdl: wsdlOf({}).replace(from, to) }))[0];
		expect((await change('type="tns:Port"', 'type="tns:Other"')).problem).toBe('it is not offered over SOAP');
		expect((await change('element="tns:Do"', 'element="tns:Gone"')).problem).toBe(
			'the schema of its request could not be read',
		);
		expect((await change('element="tns:DoResponse"', 'element="tns:Gone"')).response).toBeUndefined();
	});
});

describe('documents', () => {
	const importing = (file: string) => `<xs:import namespace="urn:other" schemaLocation="${file}"/>`;
	const wsdl = wsdlOf({ imports: importing('a.xsd') });

	test.each([
		[404, false],
		[429, true],
		[500, true],
		[503, true],
	])('with the status %i are missing, for a while: %s', async (status, isPassing) => {
		const documents = await gatherDocuments(
			'http://x.example/do?wsdl',
			async () => await Promise.resolve({ status, headers: {}, body: Buffer.from('') }),
		);
		expect(documents).toMatchObject({
			isMissing: true,
			isPassing,
			problems: [`http://x.example/do?wsdl answered with the HTTP status ${status}`],
		});
	});

	test('that do not answer leave the others, but a sign-in that fails ends it', async () => {
		const get = (failure: ReturnType<typeof refusal>) => async (url: string) =>
			await Promise.resolve(
				url.endsWith('a.xsd') ? failure : { status: 200, headers: {}, body: Buffer.from(wsdl) },
			);
		const gone = await gatherDocuments('http://x.example/do?wsdl', get(refusal('timeout', 'Late')));
		expect(gone).toMatchObject({
			isMissing: false,
			isPassing: true,
			problems: ['http://x.example/a.xsd did not answer'],
		});
		for (const failure of [refusal('signIn', 'No'), refusal('http', 'No', { duringSignIn: true })]) {
			expect((await gatherDocuments('http://x.example/do?wsdl', get(failure))).failure).toBe(failure);
		}
	});

	test('are asked of the first one`s host, and one without a place is not', async () => {
		const asked: string[] = [];
		const imports =
			importing('https://elsewhere.test/s/a.xsd?v=1') +
			importing(' ') +
			'<xs:include schemaLocation="b.xsd"/>';
		await gathered({ wsdl: wsdlOf({ imports }), 'b.xsd': schemaOf(namespace, '') }, asked);
		expect(asked).toEqual([
			'http://x.example/do?wsdl',
			'http://x.example/s/a.xsd?v=1',
			'http://x.example/b.xsd',
		]);
	});
});
