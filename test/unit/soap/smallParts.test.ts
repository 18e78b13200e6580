import { trimmedUrl } from '../../../nodes/shared/soap/address';
import { readFault } from '../../../nodes/shared/soap/fault';
import { keptBack, parameterFailure, refusal } from '../../../nodes/shared/soap/failure';
import { retryAfterOf } from '../../../nodes/shared/soap/retryAfter';
import { methodOf, readServiceDescription } from '../../../nodes/shared/soap/serviceDescription';
import { tokenAttribute, tokenElement } from '../../../nodes/shared/soap/sessionPlace';
import { parseXml } from '../../../nodes/shared/xml/parse';

test('an address is forgiven blanks, slashes and what its own system adds', () => {
	const ws = /\/ws$/i;
	const rows: Array<[value: unknown, plain: string, without: string]> = [
		['https://h.test', 'https://h.test', 'https://h.test'],
		[' https://h.test// ', 'https://h.test', 'https://h.test'],
		['https://h.test/a/ws', 'https://h.test/a/ws', 'https://h.test/a'],
		['https://h.test/WS//', 'https://h.test/WS', 'https://h.test'],
		['https://h.test//ws', 'https://h.test//ws', 'https://h.test'],
		['https://h.test/ws/x', 'https://h.test/ws/x', 'https://h.test/ws/x'],
		['https://h.test/ /', 'https://h.test/ ', 'https://h.test/ '],
		['', '', ''],
		[undefined, '', ''],
		[null, '', ''],
		[7, '7', '7'],
	];
	const trimmed = () => rows.map(([value]) => [value, trimmedUrl(value), trimmedUrl(value, ws)]);
	expect(trimmed()).toEqual(rows);
	// The second time it is known already.
	expect(trimmed()).toEqual(rows);
	const many = Array.from({ length: 2_500 }, (_unused, index) => `https://h.test/${index % 1_500}`);
	expect(many.map((url) => trimmedUrl(`${url}/`))).toEqual(many);
});

test('Retry-After in seconds or as a date, which counts by the clock of the server', () => {
	const now = Date.parse('2026-10-21T07:28:00Z');
	const date = 'Wed, 21 Oct 2026 07:28:10 GMT';
	const rows: Array<[value: string | undefined, serverDate: string | undefined, wait: number | undefined]> = [
		['1', undefined, 1_000],
		['120', undefined, 120_000],
		[' 7 ', undefined, 7_000],
		['0.5', undefined, 500],
		['0', undefined, undefined],
		['1.', undefined, undefined],
		['.5', undefined, undefined],
		['-1', undefined, undefined],
		['+1', undefined, undefined],
		['1e3', undefined, undefined],
		['1s', undefined, undefined],
		['x1', undefined, undefined],
		['', undefined, undefined],
		[undefined, undefined, undefined],
		['9'.repeat(30), undefined, Number.MAX_SAFE_INTEGER],
		[date, undefined, 10_000],
		[date, '', 10_000],
		[date, 'soon', 10_000],
		[date, 'Wed, 21 Oct 2026 07:28:09 GMT', 1_000],
		[date, date, undefined],
		[date, 'Wed, 21 Oct 2026 07:28:11 GMT', undefined],
		['2026-10-21', undefined, undefined],
		['Oct 22 2026', undefined, undefined],
		['at 7:28:10', undefined, undefined],
		['Wed, 21 Oct 2026 7:28:10 GMT', undefined, 10_000],
	];
	expect(
		rows.map(([value, serverDate]) => [value, serverDate, retryAfterOf(value, serverDate, now)]),
	).toEqual(rows);
	expect(retryAfterOf(new Date(Date.now() + 60_000).toUTCString())).toBeGreaterThan(50_000);
});

test('the token of a session is read and written where it stands', () => {
	const element = tokenElement('sessionToken');
	const attribute = tokenAttribute('Token');
	const rows: Array<
		[place: typeof element, envelope: string, read: string | undefined, written: string, emptied: string]
	> = [
		[
			element,
			'<a><sessionToken/>b</a>',
			'',
			'<a><sessionToken>n&amp;w</sessionToken>b</a>',
			'<a><sessionToken/>b</a>',
		],
		[
			element,
			'<a><sessionToken></sessionToken></a>',
			'',
			'<a><sessionToken>n&amp;w</sessionToken></a>',
			'<a><sessionToken/></a>',
		],
		[
			element,
			'<a><SESSIONTOKEN>o</SESSIONTOKEN></a>',
			'o',
			'<a><SESSIONTOKEN>n&amp;w</SESSIONTOKEN></a>',
			'<a><SESSIONTOKEN/></a>',
		],
		[
			element,
			'<sessionToken>&amp;lt;&lt;&gt;&quot;</sessionToken><sessionToken>2</sessionToken>',
			'&lt;<>"',
			'<sessionToken>n&amp;w</sessionToken><sessionToken>2</sessionToken>',
			'<sessionToken/><sessionToken>2</sessionToken>',
		],
		[
			element,
			'<a><sessionTokens/><b>o</b></a>',
			undefined,
			'<a><sessionTokens/><b>o</b></a>',
			'<a><sessionTokens/><b>o</b></a>',
		],
		[element, '<sessionToken>o</other>', undefined, '<sessionToken>o</other>', '<sessionToken>o</other>'],
		[attribute, '<a b="1" Token="o">x</a>', 'o', '<a b="1" Token="n&amp;w">x</a>', '<a b="1" Token="">x</a>'],
		[attribute, '<a Token=""/>', '', '<a Token="n&amp;w"/>', '<a Token=""/>'],
		[
			attribute,
			'<a Token="&amp;&lt;"/><b Token="2"/>',
			'&<',
			'<a Token="n&amp;w"/><b Token="2"/>',
			'<a Token=""/><b Token="2"/>',
		],
		[attribute, '<a MyToken="1"/>', undefined, '<a MyToken="1"/>', '<a MyToken="1"/>'],
		[attribute, '<a token="1"/>', undefined, '<a token="1"/>', '<a token="1"/>'],
	];
	expect(
		rows.map(([place, envelope]) => [
			place,
			envelope,
			place.readToken(envelope),
			place.writeToken(envelope, 'n&w'),
			place.writeToken(envelope, ''),
		]),
	).toEqual(rows);
	expect(element.writeToken('<sessionToken/>', `<>&"'$1`)).toBe(
		`<sessionToken>&lt;&gt;&amp;&quot;'$1</sessionToken>`,
	);
});

test('failures of each kind', () => {
	expect(refusal('denied', 'No')).toEqual({ kind: 'denied', message: 'No', reached: 'yes' });
	expect(refusal('denied', 'No', { advice: 'Ask', reached: 'no' })).toEqual({
		kind: 'denied',
		message: 'No',
		advice: 'Ask',
		reached: 'no',
	});
	expect(keptBack()).toEqual({ kind: 'planned', message: 'Dry Run kept the request back', reached: 'no' });
	expect(parameterFailure('Name', 'wrong', 'Mend it')).toEqual({
		kind: 'parameter',
		message: 'wrong',
		advice: 'Mend it',
		parameter: 'Name',
		reached: 'no',
	});
});

test('faults of both versions', () => {
	const rows: Array<[content: string, code: string, text: string, detail: string]> = [
		['', '', '', ''],
		['<faultcode>a:Server</faultcode><faultstring> No </faultstring>', 'Server', 'No', ''],
		['<faultcode>Server</faultcode>', 'Server', '', ''],
		['<faultcode> a:b:c </faultcode>', 'b:c', '', ''],
		['<faultcode/><Code><Value>x</Value></Code>', '', '', ''],
		['<Code><Value>a:Sender</Value></Code>', 'Sender', '', ''],
		['<Code><Value>1</Value><Subcode><Value>a:2</Value></Subcode></Code>', '2', '', ''],
		[
			'<Code><Value>1</Value><Subcode><Value>2</Value><Subcode><Value>3</Value></Subcode></Subcode></Code>',
			'3',
			'',
			'',
		],
		['<Code><Value>1</Value><Subcode/></Code>', '1', '', ''],
		['<Code/>', '', '', ''],
		['<Reason><Text>No</Text></Reason>', '', 'No', ''],
		['<Reason><Text xml:lang="de">Nein</Text><Text xml:lang="en">No</Text></Reason>', '', 'No', ''],
		[
			'<Reason><Text xml:lang="de">Nein</Text><Text xml:lang="en-GB">No</Text><Text xml:lang="en">Never</Text></Reason>',
			'',
			'No',
			'',
		],
		['<Reason><Text xml:lang="de">Nein</Text><Text xml:lang="fr">Non</Text></Reason>', '', 'Nein', ''],
		['<Reason><Text xml:lang="de-en">Nein</Text><Text kind="en">Non</Text></Reason>', '', 'Nein', ''],
		['<Reason><Text kind="en">Nein</Text><Text xml:lang="en">No</Text></Reason>', '', 'No', ''],
		['<Reason>Plain</Reason>', '', 'Plain', ''],
		['<faultstring>One</faultstring><Reason><Text>Two</Text></Reason>', '', 'One', ''],
		['<detail>d</detail>', '', '', 'd'],
		['<Detail>D</Detail>', '', '', 'D'],
		['<Detail>D</Detail><detail>d</detail>', '', '', 'd'],
		['<detail><a>1</a><b> 2\n\t<c>3</c></b><d/></detail>', '', '', '1 2 3'],
		['<detail/>', '', '', ''],
	];
	const read = (content: string) => {
		const { code, text, detail } = readFault(parseXml(`<Fault>${content}</Fault>`).root!);
		return [content, code, text, detail];
	};
	expect(rows.map(([content]) => read(content))).toEqual(rows);
});

describe('a description of a service', () => {
	const names =
		'xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:s="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:x="http://www.w3.org/2001/XMLSchema"';
	const described = (content: string) =>
		readServiceDescription(Buffer.from(`<definitions ${names}>${content}</definitions>`));
	const port = (...methods: string[]) =>
		`<portType>${methods.map((name) => `<operation name="${name}"/>`).join('')}</portType>`;
	const schema = (content: string, target = 'targetNamespace="urn:t"') =>
		`<types><x:schema ${target}>${content}</x:schema></types>`;
	const binding = (name: string, action: string) =>
		`<binding><operation name="${name}"><s:operation ${action}/></operation></binding>`;
	const plain = { element: 'M', namespace: '', action: undefined };

	test('has methods, their actions and their parameters', () => {
		const entries = (content: string) => [...(described(content) ?? [])].map(([, method]) => method);
		expect(entries(port('M'))).toEqual([plain]);
		expect(entries(port('M') + binding('M', 'soapAction="a"') + binding('M', 'soapAction="b"'))).toEqual([
			{ ...plain, action: 'a' },
		]);
		expect(
			entries(port('M') + binding('M', '') + binding('M', 'soapAction=""') + binding('M', 'soapAction="b"')),
		).toEqual([{ ...plain, action: '' }]);
		expect(entries(port('M') + binding('N', 'soapAction="a"'))).toEqual([plain]);
		expect(entries(port('M') + '<binding><operation name="M"/><operation/></binding>')).toEqual([plain]);
		const parameters =
			'<x:complexType><x:sequence><x:element name="a" type="x:int"/><x:element name="b" type="T"/><x:element name="c"/><x:element/></x:sequence></x:complexType>';
		const all = [
			{ name: 'a', type: 'int' },
			{ name: 'b', type: 'T' },
			{ name: 'c', type: '' },
			{ name: '', type: '' },
		];
		expect(entries(port('M') + schema(`<x:element name="M">${parameters}</x:element>`))).toEqual([
			{ ...plain, namespace: 'urn:t', parameters: all },
		]);
		expect(entries(port('M') + schema('<x:element name="M"/><x:element name="N"/><x:element/>', ''))).toEqual(
			[{ ...plain, parameters: [] }],
		);
		expect(entries(port('M') + schema('<x:element name="M"><x:complexType/></x:element>'))).toEqual([
			{ ...plain, namespace: 'urn:t', parameters: [] },
		]);
		expect(
			entries(port('M') + schema('') + schema('<x:element name="M"/>', 'targetNamespace="urn:u"')),
		).toEqual([{ ...plain, namespace: 'urn:u', parameters: [] }]);
		expect(entries(port('M', 'N') + port('O')).map(({ element }) => element)).toEqual(['M', 'N', 'O']);
		expect(entries('<portType><operation/></portType>')).toEqual([{ ...plain, element: '' }]);
	});

	test('is a document that says so and has methods', () => {
		expect(described('')).toBeUndefined();
		expect(described('<portType/>')).toBeUndefined();
		expect(readServiceDescription(Buffer.from('<a/>'))).toBeUndefined();
		expect(readServiceDescription(Buffer.from('text'))).toBeUndefined();
		expect(readServiceDescription(Buffer.from(`<a>${port('M')}</a>`))).toBeUndefined();
		const latin = Buffer.from(`<definitions>${port('\u00e4')}</definitions>`, 'latin1');
		expect(readServiceDescription(latin)).toBeUndefined();
		expect([...readServiceDescription(latin, 'text/xml; charset=latin1')!.keys()]).toEqual(['\u00e4']);
	});

	test('finds a method by its name, rather in its own case', () => {
		const description = described(port('Get', 'GET', 'put'))!;
		expect(['Get', 'GET', 'get', 'PUT', 'none'].map((name) => methodOf(description, name)?.element)).toEqual([
			'Get',
			'GET',
			'Get',
			'put',
			undefined,
		]);
	});
});
