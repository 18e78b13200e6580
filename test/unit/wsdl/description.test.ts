import { methodNamed, methodsAt, methodsIn } from '../../../nodes/shared/wsdl/description';
import type { DescribedMethod } from '../../../nodes/shared/wsdl/model';
import { qualify } from '../../../nodes/shared/wsdl/qualifiedNames';
import { parseXml } from '../../../nodes/shared/xml/parse';
import type { XmlElement } from '../../../nodes/shared/xml/tree';

/** WSDL 1.1, rule by rule: port types, their bindings and services. */

const soap = { 11: 'http://schemas.xmlsoap.org/wsdl/soap/', 12: 'http://schemas.xmlsoap.org/wsdl/soap12/' };
const http = 'http://schemas.xmlsoap.org/wsdl/http/';
const names = `xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:t="urn:t" xmlns:u="urn:u" xmlns:s="${soap[11]}" xmlns:s12="${soap[12]}" xmlns:h="${http}"`;

function parsed(text: string): XmlElement {
	const { root } = parseXml(text, { keepsDeclarations: true });
	qualify(root!);
	return root!;
}

const definitions = (content: string, target = 'targetNamespace="urn:t"') =>
	parsed(`<definitions ${names} ${target}>${content}</definitions>`);
const schema = {
	namespace: 'urn:t',
	root: parsed('<schema><element name="Do"/><element name="Done"/><element name="Other"/></schema>'),
};
const methods = (...contents: Array<string | XmlElement>) =>
	methodsIn({
		definitions: contents.map((content) => (typeof content === 'string' ? definitions(content) : content)),
		schemas: [schema],
		problems: [],
		isMissing: false,
		isPassing: false,
	});

const messages =
	'<message name="In"><part name="parameters" element="t:Do"/></message><message name="Out"><part name="parameters" element="t:Done"/></message>';
const operation = (name = 'Do', more = '') =>
	`<operation name="${name}">${more}<input message="t:In"/><output message="t:Out"/></operation>`;
const portType = (content = operation(), name = 'P') => `<portType name="${name}">${content}</portType>`;
const bound = (content: string, name = 'Do') => `<operation name="${name}">${content}</operation>`;
const action = (attributes = 'soapAction="urn:Do"') => `<s:operation ${attributes}/>`;
const body = (attributes = 'use="literal"') => `<input><s:body ${attributes}/></input>`;
const binding = (content = bound(action() + body()), kind = '<s:binding/>', name = 'B', type = 't:P') =>
	`<binding name="${name}" type="${type}">${kind}${content}</binding>`;
const service = (location: string, name = 't:B') =>
	`<service><port binding="${name}"><s:address location="${location}"/></port></service>`;

const shown = ({ request, response, ...method }: DescribedMethod) => ({
	...method,
	...(request && { request: request.name }),
	...(response && { response: response.name }),
});
const bare = { name: 'Do', documentation: '', action: 'urn:Do', addresses: [] };
const plain = { ...bare, request: 'Do', response: 'Done' };

test('a method has the elements of its messages, and the action of its binding', () => {
	expect(methods(messages + portType() + binding()).map(shown)).toEqual([plain]);
	expect(methods(messages, portType(), binding()).map(shown)).toEqual([plain]);
	expect(methods(messages + binding())).toEqual([]);
	expect(
		methods(messages + portType(operation('Do', '<documentation> Does\n\t it </documentation>')) + binding()),
	).toMatchObject([{ documentation: 'Does it' }]);
});

test('methods are in the order of their names', () => {
	const all = ['c', 'a', 'B', 'b'].map((name) => operation(name)).join('');
	expect(methods(messages + portType(all)).map(({ name }) => name)).toEqual(['B', 'a', 'b', 'c']);
	expect(methods(portType(operation('b')) + portType(operation('a'), 'Q')).map(({ name }) => name)).toEqual([
		'a',
		'b',
	]);
});

test('a method that no binding of SOAP offers has no request', () => {
	const none = {
		name: 'Do',
		documentation: '',
		action: undefined,
		addresses: [],
		problem: 'it is not offered over SOAP',
	};
	for (const bindings of [
		'',
		binding(bound(action()), '<h:binding/>'),
		binding(bound(action()), ''),
		binding(bound(action(), 'Else')),
		binding(bound(action()), '<s:binding/>', 'B', 't:Q'),
		binding(bound(action()), '<s:binding/>', 'B', 'u:P'),
	]) {
		expect(methods(messages + portType() + bindings).map(shown)).toEqual([none]);
	}
});

test('the action is that of the first binding of SOAP 1.1', () => {
	const twelve = binding(bound('<s12:operation soapAction="urn:12"/>' + body()), '<s12:binding/>', 'B12');
	const eleven = binding();
	const actionOf = (bindings: string) => methods(messages + portType() + bindings)[0].action;
	expect(actionOf(eleven)).toBe('urn:Do');
	expect(actionOf(twelve)).toBeUndefined();
	expect(actionOf(twelve + eleven)).toBe('urn:Do');
	expect(actionOf(eleven + twelve)).toBe('urn:Do');
	expect(actionOf(binding(bound(action('soapAction=""') + body())))).toBe('');
	expect(actionOf(binding(bound(action('') + body())))).toBeUndefined();
	expect(actionOf(binding(bound('<h:operation soapAction="urn:h"/>' + body())))).toBeUndefined();
	expect(actionOf(eleven + binding(bound(action('soapAction="urn:2"')), '<s:binding/>', 'C'))).toBe('urn:Do');
	expect(methods(messages + portType() + twelve).map(shown)).toEqual([{ ...plain, action: undefined }]);
});

test('of the kinds of a method only document/literal can be called', () => {
	const older = 'it is of the older RPC or encoded kind';
	const rows: Array<[kind: string, operationStyle: string, input: string, problem: string | undefined]> = [
		['', '', body(), undefined],
		['style="document"', '', body(), undefined],
		['style="rpc"', '', body(), older],
		['style="rpc"', 'style="document"', body(), undefined],
		['style="document"', 'style="rpc"', body(), older],
		['', 'style="rpc"', body(), older],
		['', '', body('use="encoded"'), older],
		['', '', body(''), undefined],
		['', '', '<input/>', undefined],
		['', '', '', undefined],
		['', '', '<input><s:header use="encoded"/><s:body use="literal"/></input>', undefined],
		['', '', '<output><s:body use="encoded"/></output>', undefined],
	];
	const problemOf = (kind: string, style: string, input: string) =>
		methods(
			messages +
				portType() +
				binding(bound(action(`soapAction="x" ${style}`) + input), `<s:binding ${kind}/>`),
		)[0].problem;
	expect(rows.map(([kind, style, input]) => [kind, style, input, problemOf(kind, style, input)])).toEqual(
		rows,
	);
	const withoutOwn = binding(bound(body()), '<s:binding style="rpc"/>');
	expect(methods(messages + portType() + withoutOwn)[0].problem).toBe(older);
	expect(
		shown(methods(messages + portType() + binding(bound(action('style="rpc" soapAction="x"') + body())))[0]),
	).toEqual({
		name: 'Do',
		documentation: '',
		action: 'x',
		addresses: [],
		problem: older,
	});
});

test('the element is that of the part which the body names, or of the first', () => {
	const two = (name: string, first: string, second: string) =>
		`<message name="${name}"><part name="h" element="t:${first}"/><part name="b" element="t:${second}"/></message>`;
	const both = two('In', 'Other', 'Do') + two('Out', 'Done', 'Other');
	const of = (input: string, given = both, ports = portType()) =>
		shown(methods(given + ports + binding(bound(action() + input)))[0]);
	expect(of(body('parts="b"'))).toEqual(plain);
	expect(of(body('parts="h"'))).toEqual({ ...plain, request: 'Other' });
	expect(of(body())).toEqual({ ...plain, request: 'Other' });
	expect(of(body('parts=""'))).toEqual({ ...plain, request: 'Other' });
	expect(of(body('parts="none"'))).toEqual({ ...plain, request: 'Other' });
	const problem = 'the schema of its request could not be read';
	expect(of(body(), '')).toEqual({ ...bare, problem });
	expect(of(body(), messages.replace('t:Do"', 't:None"'))).toEqual({ ...bare, problem });
	expect(of(body(), messages.replace('element="t:Do"', 'type="t:Do"'))).toEqual({ ...bare, problem });
	expect(of(body(), messages.replace('t:Done', 't:None'))).toEqual({ ...bare, request: 'Do' });
	const oneWay = portType('<operation name="Do"><input message="t:In"/></operation>');
	expect(of(body(), messages, oneWay)).toEqual({ ...bare, request: 'Do' });
	const silent = portType('<operation name="Do"/>');
	expect(of(body(), messages, silent)).toEqual({ ...bare, problem });
});

test('names of different namespaces are different names', () => {
	const other = (content: string) => definitions(content, 'targetNamespace="urn:u"');
	const elsewhere = messages.replaceAll('t:Do', 't:Other');
	expect(methods(other(elsewhere), messages + portType() + binding()).map(shown)).toEqual([plain]);
	expect(methods(messages + portType() + binding(), other(elsewhere)).map(shown)).toEqual([plain]);
	expect(methods(other(messages), portType() + binding())[0].problem).toBe(
		'the schema of its request could not be read',
	);
	expect(methods(other(portType()), messages + binding())[0].problem).toBe('it is not offered over SOAP');
	expect(methods(other(portType()), messages + binding(undefined, undefined, 'B', 'u:P')).map(shown)).toEqual(
		[plain],
	);
	const unnamed = definitions(messages.replace('t:', 't:') + portType() + binding(), '');
	expect(methods(unnamed)[0].problem).toBe('it is not offered over SOAP');
});

test('addresses are paths in lower case, of every service that offers the binding', () => {
	const at = (...services: string[]) =>
		methods(messages + portType() + binding() + services.join(''))[0].addresses;
	expect(at()).toEqual([]);
	expect(at(service('https://h.test/A/b.SVC?x=Y'))).toEqual(['/a/b.svc']);
	expect(at(service('http://h.test'), service('http://h.test/'))).toEqual(['/']);
	expect(at(service('http://h.test/b'), service('http://h.test/a'))).toEqual(['/b', '/a']);
	expect(at(service('Not/An/Address'))).toEqual(['not/an/address']);
	expect(at(service(''))).toEqual(['']);
	expect(at(service('http://h.test/a', 't:C'))).toEqual([]);
	expect(at(service('http://h.test/a', 'u:B'))).toEqual([]);
	expect(at('<service><port binding="t:B" location="http://h.test/c"/></service>')).toEqual(['/c']);
	expect(at('<service><port binding="t:B"><s:address/></port></service>')).toEqual([]);
	expect(at('<service><port><s:address location="http://h.test/a"/></port></service>')).toEqual([]);
	const two = binding() + binding(undefined, undefined, 'C');
	expect(
		methods(
			messages +
				portType() +
				two +
				service('http://h/b', 't:C') +
				service('http://h/a') +
				service('http://h/b'),
		)[0].addresses,
	).toEqual(['/a', '/b']);
});

describe('methods at an address', () => {
	const method = (
		name: string,
		addresses: string[],
		more: Partial<DescribedMethod> = {},
	): DescribedMethod => ({
		name,
		documentation: '',
		addresses,
		...more,
	});
	const at = (given: DescribedMethod[], address: string) =>
		methodsAt(given, address).map(({ name, action: own }) => name + (own ?? ''));

	test('are told apart by their paths where there are several', () => {
		const several = [
			method('a', ['/x/1']),
			method('b', ['/x/2']),
			method('c', ['/x/1', '/x/2']),
			method('d', []),
		];
		const rows: Array<[string, string[]]> = [
			['http://h/x/1', ['a', 'c']],
			['http://h/proxy/x/2', ['b', 'c']],
			['http://h/X/2?wsdl', ['b', 'c']],
			['http://h/1', ['a', 'c']],
			['http://h/x/3', []],
			['http://h/x/1/more', []],
			['/x/1', ['a', 'c']],
			['/X/1', ['a', 'c']],
		];
		expect(rows.map(([address]) => [address, at(several, address)])).toEqual(rows);
	});

	test('are all there are where there is one path or none', () => {
		expect(at([method('a', ['/x']), method('b', [])], 'http://h/y')).toEqual(['a', 'b']);
		expect(at([method('a', []), method('b', [])], 'http://h/y')).toEqual(['a', 'b']);
		expect(at([method('a', ['/x']), method('b', ['/x'])], 'http://h/y')).toEqual(['a', 'b']);
		expect(at([], 'http://h/y')).toEqual([]);
	});

	test('are one of each name, rather one that can be called', () => {
		const good = (name: string, action: string) => method(name, [], { action });
		const bad = (name: string, action: string) => method(name, [], { action, problem: 'none' });
		expect(at([good('a', '1'), good('a', '2')], 'x')).toEqual(['a1']);
		expect(at([bad('a', '1'), good('a', '2')], 'x')).toEqual(['a2']);
		expect(at([good('a', '1'), bad('a', '2')], 'x')).toEqual(['a1']);
		expect(at([bad('a', '1'), bad('b', '1'), bad('a', '2')], 'x')).toEqual(['a2', 'b1']);
	});

	test('are found by their name, rather in its own case', () => {
		const given = [method('GET', []), method('Get', []), method('put', [])];
		const found = (name: string) => methodNamed(given, name)?.name;
		expect(['Get', 'GET', 'get', 'PUT', 'put', 'pu', ''].map(found)).toEqual([
			'Get',
			'GET',
			'GET',
			'put',
			'put',
			undefined,
			undefined,
		]);
	});
});
