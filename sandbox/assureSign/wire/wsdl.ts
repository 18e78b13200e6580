import { assureSignContract } from '../../contract/load';
import type {
	AssureSignAttribute,
	AssureSignElement,
	AssureSignOperation,
	AssureSignScalar,
} from '../../contract/types';
import { customMethod, customSchema } from '../../customMethod';
import { escapeAttribute } from '../../soap/xml';

/**
 * The description as WCF writes it: one for all services, with the port types and the schemas in documents of their own that it
 * imports (`?wsdl=wsdl0`, `?xsd=xsd0`).
 */

/** The namespace that the customer's own method is in. */
export const customNamespace = 'https://www.assuresign.net/Services/DocumentNOW/Users';
export const customAction = `${customNamespace}/IUserService/${customMethod}`;
const customPath = '/Services/DocumentNOW/v2/DocumentNOW.svc/Users/text';

const guidType =
	'<xs:simpleType name="guid"><xs:restriction base="xs:string"><xs:pattern value="[\\da-fA-F-]{36}"/></xs:restriction></xs:simpleType>';

const scalars: Record<AssureSignScalar['type'], string> = {
	string: 'xs:string',
	guid: 'ser:guid',
	boolean: 'xs:boolean',
	int: 'xs:int',
	decimal: 'xs:decimal',
	date: 'xs:dateTime',
	dateTime: 'xs:dateTime',
	base64Binary: 'xs:base64Binary',
	enum: 'xs:string',
};

interface Port {
	path: string;
	name: string;
	namespace: string;
	operations: Array<{ name: string; soapAction: string }>;
}

const operations = Object.values(assureSignContract.services).flatMap((service) => service.operations);
const namespaceOf = ({ request }: AssureSignOperation) => request.xmlns ?? '';
const namespaces = [...new Set(operations.map(namespaceOf))];

/** One for every address. */
function portsOf(hasCustomMethod: boolean): Port[] {
	const paths = [...new Set(operations.map(({ endpoint }) => endpoint.text))];
	return paths.map((path) => {
		const own = operations.filter(({ endpoint }) => endpoint.text === path);
		const custom = { name: customMethod, soapAction: customAction };
		return {
			path,
			name: `I${path.split('/').at(-2)}`,
			namespace: namespaceOf(own[0]),
			operations: hasCustomMethod && path === customPath ? [...own, custom] : own,
		};
	});
}

/** @param query what follows the question mark of the address; undefined for a document that there is not */
export function assureSignWsdl(query: string, address: string, hasCustomMethod: boolean): string | undefined {
	const [, kind, number] = /^(?:(xsd)=xsd|wsdl=wsdl)(\d+)$/i.exec(query) ?? [];
	if (/^wsdl$/i.test(query)) return mainDocument(address, portsOf(hasCustomMethod));
	if (number === undefined) return undefined;
	if (kind !== undefined) {
		if (Number(number) === namespaces.length)
			return schemaOf('http://schemas.microsoft.com/2003/10/Serialization/', guidType);
		const namespace = namespaces[Number(number)];
		return namespace && serviceSchema(namespace, address, hasCustomMethod);
	}
	const port = portsOf(hasCustomMethod)[Number(number)];
	return port && portDocument(port);
}

const wsdlNames =
	'xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:xsd="http://www.w3.org/2001/XMLSchema"';

function mainDocument(address: string, ports: Port[]): string {
	const imports = ports.map(
		({ namespace }, index) =>
			`<wsdl:import namespace="${namespace}" location="${address}?wsdl=wsdl${index}"/>`,
	);
	const schemas = namespaces.map(
		(namespace, index) =>
			`<xsd:import schemaLocation="${address}?xsd=xsd${index}" namespace="${namespace}"/>`,
	);
	const bindings = ports.map(({ name, namespace, operations: offered }, index) => {
		const bound = offered.map(
			(operation) =>
				`<wsdl:operation name="${operation.name}"><soap:operation soapAction="${operation.soapAction}" style="document"/>` +
				'<wsdl:input><soap:body use="literal"/></wsdl:input><wsdl:output><soap:body use="literal"/></wsdl:output></wsdl:operation>',
		);
		return (
			`<wsdl:binding name="Text_${index}" type="i${index}:${name}" xmlns:i${index}="${namespace}">` +
			`<soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>${bound.join('')}</wsdl:binding>`
		);
	});
	const host = new URL(address).origin;
	const addresses = ports.map(
		({ path }, index) =>
			`<wsdl:port name="Text_${index}" binding="tns:Text_${index}"><soap:address location="${host}${path}"/></wsdl:port>`,
	);
	return (
		`<?xml version="1.0" encoding="utf-8"?><wsdl:definitions name="DocumentNOW" targetNamespace="http://tempuri.org/" ` +
		`xmlns:tns="http://tempuri.org/" ${wsdlNames}>${imports.join('')}` +
		`<wsdl:types><xsd:schema targetNamespace="http://tempuri.org/Imports">${schemas.join('')}</xsd:schema></wsdl:types>` +
		`${bindings.join('')}<wsdl:service name="DocumentNOW">${addresses.join('')}</wsdl:service></wsdl:definitions>`
	);
}

function portDocument({ name, namespace, operations: offered }: Port): string {
	const messages = offered.map(
		(operation) =>
			`<wsdl:message name="${operation.name}In"><wsdl:part name="parameters" element="tns:${operation.name}"/></wsdl:message>` +
			`<wsdl:message name="${operation.name}Out"><wsdl:part name="parameters" element="tns:${operation.name}Response"/></wsdl:message>`,
	);
	const listed = offered.map(
		(operation) =>
			`<wsdl:operation name="${operation.name}"><wsdl:input message="tns:${operation.name}In"/>` +
			`<wsdl:output message="tns:${operation.name}Out"/></wsdl:operation>`,
	);
	return (
		`<?xml version="1.0" encoding="utf-8"?><wsdl:definitions targetNamespace="${namespace}" xmlns:tns="${namespace}" ${wsdlNames}>` +
		`${messages.join('')}<wsdl:portType name="${name}">${listed.join('')}</wsdl:portType></wsdl:definitions>`
	);
}

function schemaOf(namespace: string, content: string): string {
	return (
		`<?xml version="1.0" encoding="utf-8"?><xs:schema elementFormDefault="qualified" targetNamespace="${namespace}" ` +
		`xmlns:tns="${namespace}" xmlns:ser="http://schemas.microsoft.com/2003/10/Serialization/" ` +
		`xmlns:xs="http://www.w3.org/2001/XMLSchema">${content}</xs:schema>`
	);
}

function serviceSchema(namespace: string, address: string, hasCustomMethod: boolean): string {
	const own = operations.filter((operation) => namespaceOf(operation) === namespace);
	const seen = new Set<string>();
	const roots = own
		.flatMap(({ request, response }) => [request, response])
		.filter(({ element }) => !seen.has(element) && seen.add(element));
	const custom = customSchema({
		wrapper: { element: 'Request', attributes: ['ContextIdentifier', 'AuthenticationToken'] },
	});
	return schemaOf(
		namespace,
		`<xs:import schemaLocation="${address}?xsd=xsd${namespaces.length}" namespace="http://schemas.microsoft.com/2003/10/Serialization/"/>` +
			roots.map((root) => elementOf(root, true)).join('') +
			(hasCustomMethod && namespace === customNamespace ? custom : ''),
	);
}

function elementOf(contract: AssureSignElement, isGlobal = false): string {
	const { element, occurs = '0..n', nillable, attributes = [], children = [], text } = contract;
	const [minimum, maximum] = occurs.split('..');
	const most = maximum === 'n' ? 'unbounded' : (maximum ?? minimum);
	const occurrence = isGlobal ? '' : ` minOccurs="${minimum}" maxOccurs="${most}"`;
	const start = `<xs:element name="${element}"${occurrence}${nillable ? ' nillable="true"' : ''}`;
	if (attributes.length === 0 && children.length === 0 && !isGlobal) {
		return `${start} type="${scalars[text?.type ?? 'string']}"/>`;
	}
	const own = attributes.map(attributeOf).join('');
	if (text !== undefined) {
		return (
			`${start}><xs:complexType><xs:simpleContent><xs:extension base="${scalars[text.type]}">${own}</xs:extension>` +
			'</xs:simpleContent></xs:complexType></xs:element>'
		);
	}
	const isChoice = children.length > 0 && children.every(({ choice }) => choice !== undefined);
	const group = isChoice ? 'choice' : 'sequence';
	const inside = children.map((child) => elementOf(child)).join('');
	return `${start}><xs:complexType><xs:${group}>${inside}</xs:${group}>${own}</xs:complexType></xs:element>`;
}

function attributeOf({ name, type, required, schemaRequired, allowed }: AssureSignAttribute): string {
	const use = required && schemaRequired !== false ? 'required' : 'optional';
	if (type !== 'enum' || allowed === undefined) {
		return `<xs:attribute name="${name}" type="${scalars[type]}" use="${use}"/>`;
	}
	const values = allowed.map((value) => `<xs:enumeration value="${escapeAttribute(value)}"/>`).join('');
	return (
		`<xs:attribute name="${name}" use="${use}"><xs:simpleType><xs:restriction base="xs:string">${values}` +
		'</xs:restriction></xs:simpleType></xs:attribute>'
	);
}
