import { customMethod, customSchema } from '../../customMethod';
import type { ArcherMethod } from '../../contract/types';
import { escapeAttribute } from '../../soap/xml';
import { understoodName, type ArcherSpelling } from './request';

const schemaTypes = {
	string: 's:string',
	int: 's:int',
	boolean: 's:boolean',
	decimal: 's:decimal',
	base64Binary: 's:base64Binary',
};

/** Value types are required in an .asmx schema, reference types are not. */
const minimum = { string: 0, int: 1, boolean: 1, decimal: 1, base64Binary: 0 };

function element(name: string, type: keyof typeof schemaTypes): string {
	return `<s:element minOccurs="${minimum[type]}" maxOccurs="1" name="${name}" type="${schemaTypes[type]}" />`;
}

function wrapper(name: string, content: string): string {
	return `<s:element name="${name}"><s:complexType><s:sequence>${content}</s:sequence></s:complexType></s:element>`;
}

const session = { first: element('sessionToken', 'string') };

/**
 * The service description of one .asmx service, from the contract and the spellings the server is set to.
 *
 * @param spelling which spelling the server understands for a method
 */
export function archerWsdl(
	service: string,
	namespace: string,
	methods: ArcherMethod[],
	spelling: (method: ArcherMethod) => ArcherSpelling,
	address: string,
	hasCustomMethod = false,
): string {
	const custom = hasCustomMethod ? [{ name: customMethod, soapAction: namespace + customMethod }] : [];
	const offered = [...methods, ...custom];
	const namespaces = [...new Set(methods.map((method) => method.namespace ?? namespace))];
	const schema = (target: string) =>
		methods
			.filter((method) => (method.namespace ?? namespace) === target)
			.map(
				(method) =>
					wrapper(
						method.name,
						method.params
							.map((parameter) => element(understoodName(parameter, spelling(method)), parameter.type))
							.join(''),
					) + wrapper(`${method.name}Response`, element(`${method.name}Result`, method.returns.type)),
			)
			.join('');
	const prefix = (method: { name: string; namespace?: string }) => `n${namespaces.indexOf(method.namespace ?? namespace)}`;
	const messages = offered
		.map(
			(method) =>
				`<wsdl:message name="${method.name}SoapIn"><wsdl:part name="parameters" ` +
				`element="${prefix(method)}:${method.name}" /></wsdl:message>` +
				`<wsdl:message name="${method.name}SoapOut"><wsdl:part name="parameters" ` +
				`element="${prefix(method)}:${method.name}Response" /></wsdl:message>`,
		)
		.join('');
	const port = offered
		.map(
			({ name }) =>
				`<wsdl:operation name="${name}"><wsdl:input message="tns:${name}SoapIn" />` +
				`<wsdl:output message="tns:${name}SoapOut" /></wsdl:operation>`,
		)
		.join('');
	const binding = (soap: string) =>
		offered
			.map(
				({ name, soapAction }) =>
					`<wsdl:operation name="${name}"><${soap}:operation soapAction="${soapAction}" style="document" />` +
					`<wsdl:input><${soap}:body use="literal" /></wsdl:input>` +
					`<wsdl:output><${soap}:body use="literal" /></wsdl:output></wsdl:operation>`,
			)
			.join('');
	const boundTo = (suffix: string, soap: string) =>
		`<wsdl:binding name="${service}${suffix}" type="tns:${service}Soap">` +
		`<${soap}:binding transport="http://schemas.xmlsoap.org/soap/http" />${binding(soap)}</wsdl:binding>`;
	const portOf = (suffix: string, soap: string) =>
		`<wsdl:port name="${service}${suffix}" binding="tns:${service}${suffix}">` +
		`<${soap}:address location="${escapeAttribute(address)}" /></wsdl:port>`;
	return (
		'<?xml version="1.0" encoding="utf-8"?>' +
		'<wsdl:definitions xmlns:s="http://www.w3.org/2001/XMLSchema" xmlns:xs="http://www.w3.org/2001/XMLSchema" ' +
		'xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" ' +
		'xmlns:soap12="http://schemas.xmlsoap.org/wsdl/soap12/" ' +
		`xmlns:tns="${namespace}" ` +
		namespaces.map((one, index) => `xmlns:n${index}="${one}" `).join('') +
		`targetNamespace="${namespace}" xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/"><wsdl:types>` +
		namespaces
			.map(
				(target) =>
					`<s:schema elementFormDefault="qualified" targetNamespace="${target}">${schema(target)}${
						hasCustomMethod && target === namespace ? customSchema(session) : ''
					}</s:schema>`,
			)
			.join('') +
		`</wsdl:types>${messages}<wsdl:portType name="${service}Soap">${port}</wsdl:portType>` +
		boundTo('Soap', 'soap') +
		boundTo('Soap12', 'soap12') +
		`<wsdl:service name="${service}">${portOf('Soap', 'soap')}${portOf('Soap12', 'soap12')}</wsdl:service>` +
		'</wsdl:definitions>'
	);
}
