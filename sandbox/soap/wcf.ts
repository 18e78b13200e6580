import { escapeText } from './xml';

/** Answers as WCF's basicHttpBinding writes them. */

const declaration = '<?xml version="1.0" encoding="utf-8"?>';
const envelopeStart = '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/">';
const addressing = 'http://schemas.microsoft.com/ws/2005/05/addressing/none';
const dispatcher = 'http://schemas.microsoft.com/net/2005/12/windowscommunicationfoundation/dispatcher';

export const internalErrorText =
	'The server was unable to process the request due to an internal error.  ' +
	'The server may be able to return exception details (it depends on the server settings).';

export function wcfResult(content: string): string {
	return (
		`${declaration}${envelopeStart}<s:Body xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ` +
		`xmlns:xsd="http://www.w3.org/2001/XMLSchema">${content}</s:Body></s:Envelope>`
	);
}

function fault(header: string, codeNamespace: string, code: string, language: string, text: string): string {
	return (
		`${declaration}${envelopeStart}${header}<s:Body><s:Fault>` +
		`<faultcode xmlns:a="${codeNamespace}">a:${code}</faultcode>` +
		`<faultstring xml:lang="${language}">${escapeText(text)}</faultstring></s:Fault></s:Body></s:Envelope>`
	);
}

/** The SOAPAction names no operation of this endpoint. */
export function wcfActionNotSupported(action: string): string {
	const text = `Action '${action}' did not match any operations in the target contract`;
	return fault('', addressing, 'ActionNotSupported', '', text);
}

/** The service itself failed; the answer carries the action as a mustUnderstand header. */
export function wcfInternalServiceFault(action: string, text = internalErrorText): string {
	const header =
		`<s:Header><Action s:mustUnderstand="1" xmlns="${addressing}">` +
		`${escapeText(action)}</Action></s:Header>`;
	return fault(header, addressing, 'InternalServiceFault', '', text);
}

/** The body could not be read into the operation's types. */
export function wcfDeserializationFailed(text: string): string {
	return fault('', dispatcher, 'DeserializationFailed', 'en-US', text);
}
