import { readFault } from '../../../nodes/shared/soap/fault';
import { parseXml } from '../../../nodes/shared/xml/parse';

/** Faults of both versions, with everything that servers leave out or add. */
const fault = (content: string) => readFault(parseXml(`<Fault>${content}</Fault>`).root!);
const text = (language: string, words: string) => `<Text xml:lang="${language}">${words}</Text>`;

test.each([
	['', { code: '', text: '', detail: '' }],
	['<faultcode>s:Client.Bad</faultcode><faultstring> No </faultstring>', { code: 'Client.Bad', text: 'No' }],
	['<faultcode> Server </faultcode>', { code: 'Server', text: '' }],
	[`<Reason>${text('de', 'Nein')}${text('en-US', 'No')}</Reason>`, { text: 'No' }],
	[`<Reason>${text('de', 'Nein')}${text('fr', 'Non')}</Reason>`, { text: 'Nein' }],
	['<Reason>Bare</Reason>', { text: 'Bare' }],
	['<Code><Value>s:Receiver</Value></Code>', { code: 'Receiver' }],
	[
		'<Code><Value>s:Sender</Value><Subcode><Value>a:Inner</Value><Subcode><Value>b:Last</Value></Subcode></Subcode></Code>',
		{ code: 'Last' },
	],
	['<Code><Value>s:Sender</Value><Subcode/></Code>', { code: 'Sender' }],
	['<detail>  one\n<a>two <b>three</b></a></detail>', { detail: 'one two three' }],
	['<Detail><a>x</a></Detail>', { detail: 'x' }],
	['<detail/>', { detail: '' }],
])('%s', (content, expected) => {
	expect(fault(content)).toMatchObject(expected);
});
