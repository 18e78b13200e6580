import { escapeText } from './xml';

/** Answers as PHP's SoapServer writes them: a line feed after the declaration and at the end. */

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
const envelopeNamespace = 'xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"';

/** A child element: its text, or its own children. */
export type PhpChild = [name: string, value: string | PhpChild[]];

function writeChild([name, value]: PhpChild): string {
	const content = typeof value === 'string' ? escapeText(value) : value.map(writeChild).join('');
	return content === '' ? `<ns1:${name}/>` : `<ns1:${name}>${content}</ns1:${name}>`;
}

export function phpResult(namespace: string, element: string, children: PhpChild[]): string {
	const content = children.map(writeChild).join('');
	const response = content === '' ? `<ns1:${element}/>` : `<ns1:${element}>${content}</ns1:${element}>`;
	return (
		`${declaration}<SOAP-ENV:Envelope ${envelopeNamespace} xmlns:ns1="${namespace}">` +
		`<SOAP-ENV:Body>${response}</SOAP-ENV:Body></SOAP-ENV:Envelope>\n`
	);
}

/** @param content the children as XML, which take the namespace as their default */
export function phpStructure(namespace: string, element: string, content: string): string {
	return (
		`${declaration}<SOAP-ENV:Envelope ${envelopeNamespace}>` +
		`<SOAP-ENV:Body><${element} xmlns="${namespace}">${content}</${element}></SOAP-ENV:Body></SOAP-ENV:Envelope>\n`
	);
}

export function phpFault(code: 'Server' | 'Client' | 'VersionMismatch', text: string): string {
	return (
		`${declaration}<SOAP-ENV:Envelope ${envelopeNamespace}><SOAP-ENV:Body><SOAP-ENV:Fault>` +
		`<faultcode>SOAP-ENV:${code}</faultcode><faultstring>${escapeText(text)}</faultstring>` +
		'</SOAP-ENV:Fault></SOAP-ENV:Body></SOAP-ENV:Envelope>\n'
	);
}
