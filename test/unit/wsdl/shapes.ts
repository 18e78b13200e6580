import type { Documents } from '../../../nodes/shared/wsdl/documents';
import { gatherDocuments } from '../../../nodes/shared/wsdl/documents';
import { methodsIn } from '../../../nodes/shared/wsdl/description';
import type { DescribedMethod } from '../../../nodes/shared/wsdl/model';

export const namespace = 'urn:shapes';

const names =
	'xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" ' +
	`xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tns="${namespace}" xmlns:other="urn:other"`;

/** What a test says of a description; the method is called `Do`. */
export interface Shape {
	/** In the element of the request. */
	request?: string;
	/** In the element of the answer. */
	response?: string;
	/** Global components beside them. */
	types?: string;
	/** Attributes of the schema. */
	form?: string;
	style?: string;
	use?: string;
	/** Further documents, by the last part of their address. */
	others?: Record<string, string>;
	/** Before the schema's other components. */
	imports?: string;
}

export function wsdlOf(shape: Shape): string {
	const { request = '', response = '', types = '', form = 'elementFormDefault="qualified"' } = shape;
	return (
		`<wsdl:definitions ${names} targetNamespace="${namespace}"><wsdl:types>` +
		`<xs:schema targetNamespace="${namespace}" ${form}>${shape.imports ?? ''}` +
		`<xs:element name="Do"><xs:complexType>${request}</xs:complexType></xs:element>` +
		`<xs:element name="DoResponse"><xs:complexType>${response}</xs:complexType></xs:element>${types}</xs:schema></wsdl:types>` +
		'<wsdl:message name="In"><wsdl:part name="parameters" element="tns:Do"/></wsdl:message>' +
		'<wsdl:message name="Out"><wsdl:part name="parameters" element="tns:DoResponse"/></wsdl:message>' +
		'<wsdl:portType name="Port"><wsdl:operation name="Do"><wsdl:documentation> Does\n it </wsdl:documentation><wsdl:input message="tns:In"/><wsdl:output message="tns:Out"/></wsdl:operation></wsdl:portType>' +
		`<wsdl:binding name="B" type="tns:Port"><soap:binding style="${shape.style ?? 'document'}" transport="http://schemas.xmlsoap.org/soap/http"/>` +
		`<wsdl:operation name="Do"><soap:operation soapAction="urn:Do"/><wsdl:input><soap:body use="${shape.use ?? 'literal'}"/></wsdl:input></wsdl:operation></wsdl:binding>` +
		'<wsdl:service name="S"><wsdl:port name="P" binding="tns:B"><soap:address location="http://x.example/do"/></wsdl:port></wsdl:service></wsdl:definitions>'
	);
}

export const sequence = (content: string) => `<xs:sequence>${content}</xs:sequence>`;

export const schemaOf = (target: string, content: string, attributes = 'elementFormDefault="qualified"') =>
	`<xs:schema ${names} targetNamespace="${target}" ${attributes}>${content}</xs:schema>`;

/** Reads documents by the last part of their address; the first is called `wsdl`. */
export async function gathered(files: Record<string, string>, asked: string[] = []): Promise<Documents> {
	return await gatherDocuments('http://x.example/do?wsdl', async (url) => {
		asked.push(url);
		const text = files[url.slice(url.lastIndexOf(url.includes('?') ? '?' : '/') + 1)];
		return {
			status: text === undefined ? 404 : 200,
			headers: { 'content-type': 'text/xml' },
			body: Buffer.from(text ?? ''),
		};
	});
}

export async function methodOf(shape: Shape): Promise<DescribedMethod> {
	return methodsIn(await gathered({ wsdl: wsdlOf(shape), ...shape.others }))[0];
}
