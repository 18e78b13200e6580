import { envelopeNamespaces, type SoapVersion } from './envelope';
import { escapeText } from './xml';

/** Answers as ASP.NET web services write them (one line, namespaces for xsi and xsd always declared). */

const contentTypes: Record<SoapVersion, string> = {
	'1.1': 'text/xml; charset=utf-8',
	'1.2': 'application/soap+xml; charset=utf-8',
};

export interface AsmxAnswer {
	status: number;
	contentType: string;
	body: string;
}

function envelope(version: SoapVersion, status: number, content: string): AsmxAnswer {
	return {
		status,
		contentType: contentTypes[version],
		body:
			'<?xml version="1.0" encoding="utf-8"?>' +
			`<soap:Envelope xmlns:soap="${envelopeNamespaces[version]}" ` +
			'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ' +
			'xmlns:xsd="http://www.w3.org/2001/XMLSchema">' +
			`<soap:Body>${content}</soap:Body></soap:Envelope>`,
	};
}

/**
 * @param result the text of the Result element; null leaves the element out, as .asmx does with a null reference
 */
export function asmxResult(
	version: SoapVersion,
	method: string,
	namespace: string,
	result: string | null,
): AsmxAnswer {
	let content: string;
	if (result === null) content = `<${method}Response xmlns="${namespace}" />`;
	else {
		const element =
			result === '' ? `<${method}Result />` : `<${method}Result>${escapeText(result)}</${method}Result>`;
		content = `<${method}Response xmlns="${namespace}">${element}</${method}Response>`;
	}
	return envelope(version, 200, content);
}

/** @param content the result as XML, for a method that gives a structure */
export function asmxStructure(
	version: SoapVersion,
	method: string,
	namespace: string,
	content: string,
): AsmxAnswer {
	return envelope(version, 200, `<${method}Response xmlns="${namespace}">${content}</${method}Response>`);
}

/** @param side who is at fault; SOAP 1.2 names the two codes Sender and Receiver */
export function asmxFault(version: SoapVersion, side: 'Client' | 'Server', text: string): AsmxAnswer {
	if (version === '1.1') {
		return envelope(
			version,
			500,
			`<soap:Fault><faultcode>soap:${side}</faultcode>` +
				`<faultstring>${escapeText(text)}</faultstring><detail /></soap:Fault>`,
		);
	}
	const code = side === 'Client' ? 'soap:Sender' : 'soap:Receiver';
	return envelope(
		version,
		500,
		`<soap:Fault><soap:Code><soap:Value>${code}</soap:Value></soap:Code>` +
			`<soap:Reason><soap:Text xml:lang="en">${escapeText(text)}</soap:Text></soap:Reason>` +
			'<soap:Detail /></soap:Fault>',
	);
}
