import { softExpertContract } from '../../contract/load';
import type {
	SoftExpertChild,
	SoftExpertMethod,
	SoftExpertParameter,
	SoftExpertShape,
} from '../../contract/types';
import { customMethod, customSchema } from '../../customMethod';

/** The namespaces of the services whose methods the contract has, by the names in their addresses. */
export const describedServices = { adm_ws: 'urn:admin', wf_ws: 'urn:workflow' } as const;

const methodsOf = {
	adm_ws: softExpertContract.methods,
	wf_ws: softExpertContract.related.workflow.methods,
};

/**
 * The description of a service.
 *
 * @param address of the service itself, which is behind the gateway
 * @param hasCustomMethod whether it has the customer's own one too
 */
export function softExpertWsdl(
	service: keyof typeof describedServices,
	address: string,
	hasCustomMethod = false,
): string {
	return descriptionOf(describedServices[service], methodsOf[service], address, hasCustomMethod);
}

const schemaTypes: Record<string, string> = {
	string: 'xsd:string',
	integer: 'xsd:integer',
	base64Binary: 'xsd:base64Binary',
};

/**
 * A WSDL of the kind that SoftExpert has: document/literal, one global element per method, children qualified and in any
 * order. Lists that are described at one method and used inside the structures of others are known by their name.
 */
function descriptionOf(
	namespace: string,
	methods: SoftExpertMethod[],
	address: string,
	hasCustomMethod: boolean,
): string {
	const custom = hasCustomMethod ? [{ name: customMethod, soapAction: `${namespace}#${customMethod}` }] : [];
	const offered = [...methods, ...custom];
	const shapes = new Map<string, SoftExpertShape>(
		methods.flatMap(({ params }) =>
			params.flatMap(({ name, shape }): Array<[string, SoftExpertShape]> => (shape ? [[name, shape]] : [])),
		),
	);
	const elements = methods.map(
		({ name, params }) => `
<xsd:element name="${name}"><xsd:complexType><xsd:all>
${params.map((parameter) => parameterElement(parameter, shapes)).join('\n')}
</xsd:all></xsd:complexType></xsd:element>
<xsd:element name="${name}Response"><xsd:complexType><xsd:all>
<xsd:element name="Status" type="xsd:string" minOccurs="0"/><xsd:element name="Code" type="xsd:integer" minOccurs="0"/>
<xsd:element name="Detail" type="xsd:string" minOccurs="0"/><xsd:element name="return" type="xsd:string" minOccurs="0"/>
${['RecordKey', 'RecordID', 'RecordId'].map((name) => `<xsd:element name="${name}" type="xsd:string" minOccurs="0"/>`).join('')}
</xsd:all></xsd:complexType></xsd:element>`,
	);
	const messages = offered.map(
		({ name }) => `
<message name="${name}Request"><part name="parameters" element="tns:${name}"/></message>
<message name="${name}Answer"><part name="parameters" element="tns:${name}Response"/></message>`,
	);
	const ports = offered.map(
		({ name }) =>
			`<operation name="${name}"><input message="tns:${name}Request"/><output message="tns:${name}Answer"/></operation>`,
	);
	const bindings = offered.map(
		({ name, soapAction }) =>
			`<operation name="${name}"><soap:operation soapAction="${soapAction}"/><input><soap:body use="literal"/></input><output><soap:body use="literal"/></output></operation>`,
	);
	return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"
	xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tns="${namespace}" targetNamespace="${namespace}">
<types><xsd:schema targetNamespace="${namespace}" elementFormDefault="qualified">${elements.join('')}${hasCustomMethod ? customSchema({}) : ''}
</xsd:schema></types>${messages.join('')}
<portType name="port">${ports.join('\n')}</portType>
<binding name="binding" type="tns:port"><soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
${bindings.join('\n')}</binding>
<service name="service"><port name="port" binding="tns:binding"><soap:address location="${address}"/></port></service>
</definitions>
`;
}

function parameterElement(
	{ name, type, shape }: SoftExpertParameter,
	shapes: Map<string, SoftExpertShape>,
): string {
	if (type !== 'array' && type !== 'object') {
		return `<xsd:element name="${name}" type="${schemaTypes[type] ?? 'xsd:string'}" minOccurs="0"/>`;
	}
	return shape === undefined
		? `<xsd:element name="${name}" type="xsd:anyType" minOccurs="0"/>`
		: `<xsd:element name="${name}" minOccurs="0">${shapeType(shape, shapes)}</xsd:element>`;
}

function shapeType({ item, children }: SoftExpertShape, shapes: Map<string, SoftExpertShape>): string {
	const members = sequence(children.map((child) => childElement(child, shapes)));
	if (item === undefined) return members;
	// A list of plain texts.
	if (children.length === 0) {
		return sequence([`<xsd:element name="${item}" type="xsd:string" minOccurs="0" maxOccurs="unbounded"/>`]);
	}
	return sequence([
		`<xsd:element name="${item}" minOccurs="0" maxOccurs="unbounded">${members}</xsd:element>`,
	]);
}

function childElement(
	{ name, type, repeats, children }: SoftExpertChild,
	shapes: Map<string, SoftExpertShape>,
): string {
	const occurs = `minOccurs="0" maxOccurs="${repeats === true ? 'unbounded' : '1'}"`;
	const known = children === undefined ? shapes.get(name) : undefined;
	if (children !== undefined) {
		const inner = sequence(children.map((child) => childElement(child, shapes)));
		return `<xsd:element name="${name}" ${occurs}>${inner}</xsd:element>`;
	}
	if (known !== undefined)
		return `<xsd:element name="${name}" ${occurs}>${shapeType(known, shapes)}</xsd:element>`;
	return `<xsd:element name="${name}" type="${schemaTypes[type ?? 'string'] ?? 'xsd:string'}" ${occurs}/>`;
}

function sequence(elements: string[]): string {
	return `<xsd:complexType><xsd:sequence>${elements.join('')}</xsd:sequence></xsd:complexType>`;
}
