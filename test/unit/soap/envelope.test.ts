import {
	envelopeNamespaces,
	readEnvelope,
	soapHeaders,
	writeEnvelope,
} from '../../../nodes/shared/soap/envelope';
import { element } from '../../../nodes/shared/xml/tree';

/** Envelopes of SOAP 1.1 (section 4) and 1.2 (part 1, section 5), out and back. */

const soap11 = 'http://schemas.xmlsoap.org/soap/envelope/';
const soap12 = 'http://www.w3.org/2003/05/soap-envelope';
const envelope = (content: string, namespace = soap11) =>
	`<s:Envelope xmlns:s="${namespace}">${content}</s:Envelope>`;
const read = (text: string, type?: string, limits?: object) => readEnvelope(Buffer.from(text), type, limits);
const body = (content: string) => envelope(`<s:Body>${content}</s:Body>`);

test('the two namespaces and their headers', () => {
	expect(envelopeNamespaces).toEqual({ '1.1': soap11, '1.2': soap12 });
	expect(soapHeaders('1.1', 'urn:a')).toEqual({
		'Content-Type': 'text/xml; charset=utf-8',
		SOAPAction: '"urn:a"',
	});
	expect(soapHeaders('1.2', 'urn:a')).toEqual({
		'Content-Type': 'application/soap+xml; charset=utf-8; action="urn:a"',
	});
});

test.each(['1.1', '1.2'] as const)('what is written as SOAP %s is read again', (version) => {
	const { xml } = writeEnvelope(version, element('Do', 'urn:a', { text: 'x' }), [element('Token', 'urn:a')]);
	expect(xml).toMatch(/^<\?xml version="1.0" encoding="utf-8"\?>/i);
	expect(xml).toContain('Header');
	expect(read(xml!)).toMatchObject({ kind: 'response', element: { name: 'Do', text: 'x' } });
	expect(writeEnvelope(version, element('Do', 'urn:a')).xml).not.toContain('Header');
});

test('what cannot be written is named by its place in the method', () => {
	const broken = element('Do', 'urn:a', { children: [element('Name', 'urn:a', { text: '\u0000' })] });
	const { problem } = writeEnvelope('1.1', broken);
	expect(problem!.path).toBe('Do/Name');
	expect(problem!.message).toContain('XML cannot carry');
});

test('the character set of the content type, and the limits, hold', () => {
	const latin = Buffer.from(body('<a>\u00e4</a>'), 'latin1');
	expect(readEnvelope(latin, 'text/xml; charset=iso-8859-1')).toMatchObject({ element: { text: '\u00e4' } });
	expect(readEnvelope(latin, 'text/xml')).toMatchObject({ kind: 'unreadable' });
	expect(read(body('<a/>'), 'text/xml', { bytes: 10 })).toMatchObject({
		kind: 'unreadable',
		problem: 'tooLarge',
	});
});

test.each([
	['no XML', 'text', undefined],
	['another document', '<html/>', 'noEnvelope'],
	['an envelope of another namespace', envelope('<s:Body><a/></s:Body>', 'urn:other'), 'noEnvelope'],
	['no body', envelope(''), 'emptyBody'],
	['an empty body', body(''), 'emptyBody'],
	['two bodies', envelope('<s:Body><a/></s:Body><s:Body><b/></s:Body>'), 'ambiguous'],
	['two answers', body('<a/><b/>'), 'ambiguous'],
])('%s is no answer', (_title, text, problem) => {
	expect(read(text)).toMatchObject({ kind: 'unreadable', ...(problem && { problem }) });
});

test('what makes an answer unclear is named', () => {
	const fault = (text: string) =>
		`<s:Fault><faultcode>s:Server</faultcode><faultstring>${text}</faultstring></s:Fault>`;
	const message = (text: string) => (read(text) as { message: string }).message;
	expect(message(body(`<a/>${fault('Taken back')}`))).toBe('its body holds <a> and <Fault> (Taken back)');
	expect(message(body(`<a/>${fault('')}`))).toBe('its body holds <a> and <Fault>');
	expect(message(envelope('<s:Body/><s:Body/>'))).toBe('the envelope has 2 bodies');
	expect(message('<html/>')).toBe('the document is <html>, not a SOAP envelope');
	expect(message(body(''))).toBe('the SOAP body is empty');
});

test('a body of another namespace is none, and a fault of another is an answer', () => {
	expect(read(envelope('<Body xmlns="urn:x"><a/></Body><s:Body><b/></s:Body>'))).toMatchObject({
		element: { name: 'b' },
	});
	expect(read(body('<Fault xmlns="urn:x"/>'))).toMatchObject({ kind: 'response' });
	expect(read(body('<s:Other/>'))).toMatchObject({ kind: 'response' });
});

describe('a fault', () => {
	const faultIn = (text: string) => (read(text) as { fault: object }).fault;

	test('of SOAP 1.1 has its code without a prefix, its text and what its detail says', () => {
		const xml =
			'<s:Fault><faultcode> s:Server </faultcode><faultstring> No\n</faultstring><detail><a>one</a><b> two <c>three</c></b></detail></s:Fault>';
		expect(faultIn(body(xml))).toEqual({
			code: 'Server',
			text: 'No',
			detail: expect.stringMatching(/one.*two.*three/),
		});
		expect(faultIn(body('<s:Fault/>'))).toEqual({ code: '', text: '', detail: '' });
	});

	test('of SOAP 1.2 has its innermost code and its English text', () => {
		const code =
			'<s:Code><s:Value>s:Receiver</s:Value><s:Subcode><s:Value>a:Expired</s:Value></s:Subcode></s:Code>';
		const texts =
			'<s:Reason><s:Text xml:lang="pt">Nao</s:Text><s:Text xml:lang="en-US">No</s:Text></s:Reason>';
		const xml = (reason: string) =>
			envelope(`<s:Body><s:Fault>${code}${reason}<s:Detail>d</s:Detail></s:Fault></s:Body>`, soap12);
		expect(faultIn(xml(texts))).toEqual({ code: 'Expired', text: 'No', detail: 'd' });
		expect(faultIn(xml('<s:Reason><s:Text xml:lang="pt">Nao</s:Text></s:Reason>'))).toMatchObject({
			text: 'Nao',
		});
		expect(faultIn(xml('<s:Reason>plain</s:Reason>'))).toMatchObject({ text: 'plain' });
	});
});
