import { archerDialect } from '../../../nodes/Archer/dialect';
import { hasUncertainNames, settleNames } from '../../../nodes/shared/operation/wire/settle';
import type { Operation, PropertySpec } from '../../../nodes/shared/operation/spec';
import { readServiceDescription } from '../../../nodes/shared/soap/serviceDescription';
import { writeXml } from '../../../nodes/shared/xml/write';
import { element, type XmlElement } from '../../../nodes/shared/xml/tree';

const namespace = 'http://example.test/';

function wsdl(
	method: string,
	parameters: Array<[name: string, type: string]>,
	target = namespace,
): Uint8Array {
	const children = parameters.map(
		([name, type]) => `<s:element minOccurs="0" name="${name}" type="s:${type}"/>`,
	);
	return Buffer.from(
		`<wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:s="http://www.w3.org/2001/XMLSchema"
			xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"><wsdl:types>
			<s:schema targetNamespace="${target}"><s:element name="${method}"><s:complexType><s:sequence>
			${children.join('')}</s:sequence></s:complexType></s:element>
			<s:element name="${method}Response"><s:complexType/></s:element></s:schema></wsdl:types>
			<wsdl:portType name="p"><wsdl:operation name="${method}"/></wsdl:portType>
			<wsdl:binding name="b" type="p"><wsdl:operation name="${method}">
			<soap:operation soapAction="${target}${method}" style="document"/></wsdl:operation></wsdl:binding>
			</wsdl:definitions>`,
	);
}

function spec(
	fields: Array<Partial<NonNullable<PropertySpec['xml']>> & { path: string }>,
	uncertain?: true,
): Operation {
	const properties = fields.map(
		(xml): PropertySpec => ({
			displayName: xml.path,
			name: xml.path,
			type: 'string',
			default: '',
			xml,
		}),
	);
	return {
		resource: 'thing',
		name: 'Do',
		value: 'do',
		action: 'Do thing',
		description: '',
		effect: 'read',
		fields: properties,
		service: 'things',
		element: 'DoIt',
		uncertain,
		answer: { cardinality: 'none', path: '', gives: [] },
	};
}

function body(...children: Array<[name: string, text: string]>): XmlElement {
	return element('DoIt', namespace, {
		children: children.map(([name, text]) => element(name, namespace, { text })),
	});
}

function settle(operation: Operation, request: XmlElement, description: Uint8Array) {
	const read = readServiceDescription(description);
	expect(read).toBeDefined();
	return settleNames(request, operation, read!, 'Archer');
}

const names = ({ body: written }: ReturnType<typeof settle>) =>
	written?.children.map(({ name, text }) => `${name}=${text}`);

describe('settleNames', () => {
	test('takes the case of the service, and one of two spellings', () => {
		const operation = spec([
			{ path: 'userId', alsoAs: ['userID'] },
			{ path: 'page', alsoAs: ['pageNo'] },
		]);
		const request = body(
			['sessionToken', ''],
			['userId', '5'],
			['userID', '5'],
			['page', '1'],
			['pageNo', '1'],
		);
		const settled = settle(
			operation,
			request,
			wsdl('DoIt', [
				['sessionToken', 'string'],
				['UserId', 'int'],
				['pageNo', 'int'],
			]),
		);
		expect(settled.action).toBe('http://example.test/DoIt');
		expect(names(settled)).toEqual(['sessionToken=', 'UserId=5', 'pageNo=1']);
	});

	test('a session element of another case is renamed, and filled all the same', () => {
		const request = body(['sessionToken', ''], ['fileId', '5']);
		const settled = settle(
			spec([{ path: 'fileId' }], true),
			request,
			wsdl('DoIt', [
				['SessionToken', 'string'],
				['fileId', 'int'],
			]),
		);
		const { xml } = writeXml(settled.body!);
		expect(xml).toContain('<SessionToken/>');
		const { readToken, writeToken } = archerDialect.session!;
		expect(readToken(xml!)).toBe('');
		const filled = writeToken(xml!, 'A&B');
		expect(filled).toContain('<SessionToken>A&amp;B</SessionToken>');
		expect(readToken(filled)).toBe('A&B');
		expect(writeToken(filled, '')).toBe(xml);
	});

	test("takes the method's own spelling, namespace and action", () => {
		const request = body(['a', '1']);
		const settled = settle(
			spec([{ path: 'a' }], true),
			request,
			wsdl('DoIT', [['a', 'string']], 'http://other.test/'),
		);
		expect(settled.action).toBe('http://other.test/DoIT');
		expect(settled.body).toMatchObject({ name: 'DoIT', namespace: 'http://other.test/' });
		expect(settled.body?.children[0].namespace).toBe('http://other.test/');
		expect(request).toEqual(body(['a', '1']));
	});

	test('a method that is not there is a failure, and nothing was sent', () => {
		const { failure } = settle(spec([], true), body(), wsdl('Other', []));
		expect(failure).toMatchObject({ reached: 'no', kind: 'rejected' });
		expect(failure?.message).toContain('does not have the method DoIt');
	});

	test('a method without its parameters is sent as the vendor documents it', () => {
		const description = Buffer.from(
			`<definitions xmlns="http://schemas.xmlsoap.org/wsdl/"><portType name="p"><operation name="DoIt"/></portType></definitions>`,
		);
		const request = body(['userId', '5'], ['userID', '5']);
		const settled = settle(spec([{ path: 'userId', alsoAs: ['userID'] }]), request, description);
		expect(settled).toEqual({ body: request });
	});

	test('a value that the service would ignore is a failure; an empty one is left out', () => {
		const operation = spec([{ path: 'a' }, { path: 'b' }], true);
		const lost = settle(operation, body(['a', '1'], ['b', '2']), wsdl('DoIt', [['a', 'string']]));
		expect(lost.failure?.message).toContain('takes no b in DoIt');
		const request = body(['a', '1'], ['b', '']);
		expect(names(settle(operation, request, wsdl('DoIt', [['a', 'string']])))).toEqual(['a=1']);
	});

	test('a name on no page takes the only free parameter of its type', () => {
		const operation = spec([{ path: 'text' }, { path: 'parentId', type: 'int', unseen: true }], true);
		const description = wsdl('DoIt', [
			['text', 'string'],
			['above', 'int'],
			['note', 'string'],
		]);
		const request = body(['text', 'x'], ['parentId', '7']);
		expect(names(settle(operation, request, description))).toEqual(['text=x', 'above=7']);
	});

	test('with two to choose from, it takes none', () => {
		const operation = spec([{ path: 'parentId', type: 'int', unseen: true }], true);
		const description = wsdl('DoIt', [
			['above', 'int'],
			['below', 'int'],
		]);
		expect(settle(operation, body(['parentId', '7']), description).failure?.message).toContain(
			'takes no parentId',
		);
	});
});

test('names are uncertain when marked so or with a second spelling', () => {
	expect(hasUncertainNames(spec([{ path: 'a' }]))).toBe(false);
	expect(hasUncertainNames(spec([{ path: 'a' }], true))).toBe(true);
	expect(hasUncertainNames(spec([{ path: 'a', alsoAs: ['A'] }]))).toBe(true);
});

test.each([
	['a web page', '<html><body>Sign in</body></html>'],
	['a broken document', '<wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/"><wsdl:types>'],
	['nothing', ''],
	['a description without methods', '<definitions xmlns="http://schemas.xmlsoap.org/wsdl/"/>'],
])('%s is no description', (_what, text) => {
	expect(readServiceDescription(Buffer.from(text))).toBeUndefined();
});
