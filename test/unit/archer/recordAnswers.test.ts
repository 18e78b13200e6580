import { readCreated, readRefused } from '../../../nodes/Archer/content/refusals';
import { parseXml } from '../../../nodes/shared/xml/parse';

const request =
	'<Records><Record><Field id="7001" type="1" value="One"/></Record><Record><Field id="7004" value="1"><MultiValue value="2"/></Field></Record></Records>';
const created = (answer: string) => readCreated(parseXml(answer).root!, request);

describe('CreateRecords has created nothing only where the answer is the request', () => {
	test.each([
		['as it was sent', request],
		['with a declaration', `<?xml version="1.0"?>${request}`],
		[
			'written another way',
			'<Records>\n <Record><Field type="1" id="7001" value="One"></Field></Record>\n <Record><Field value="1" id="7004"><MultiValue value="2" /></Field></Record>\n</Records>',
		],
	])('%s', (_name, answer) => expect(created(answer)).toEqual({ nothingCreated: true }));

	test.each([
		[
			'an ID on one of its records',
			request.replace('<Record>', '<Record contentId="5">'),
			{ ids: [5], isWhole: false },
		],
		[
			'IDs on all of them',
			request.replace('<Record>', '<Record id="5">').replace('</Record><Record>', '</Record><Record id="6">'),
			{ ids: [5, 6], isWhole: true },
		],
		['another value', request.replace('One', 'Two'), { ids: [], isWhole: false }],
		[
			'a part of it',
			'<Records><Record><Field id="7001" type="1" value="One"/></Record></Records>',
			{ ids: [], isWhole: false },
		],
		['one record more', request.replace('</Records>', '<Record/></Records>'), { ids: [], isWhole: false }],
		[
			'an error beside it',
			request.replace('</Records>', '<Error>no</Error></Records>'),
			{ ids: [], isWhole: false },
		],
		['no records', '<Records/>', { ids: [], isWhole: true }],
		[
			'the IDs',
			'<Records><Record contentId="5"/><Record contentId="6"/></Records>',
			{ ids: [5, 6], isWhole: true },
		],
		['the IDs as texts', '<ContentIds><int>5</int><int>6</int></ContentIds>', { ids: [5, 6], isWhole: true }],
		[
			'the IDs, wrapped',
			'<Result><Records><Record id="5"/><Record id="6"/></Records></Result>',
			{ ids: [5, 6], isWhole: true },
		],
		['one ID twice', '<Records><Record id="5"/><Record id="5"/></Records>', { ids: [5, 5], isWhole: false }],
		['an ID 0', '<Records><Record id="5"/><Record id="0"/></Records>', { ids: [5], isWhole: false }],
		['a message with numbers', '<Error><Line>5</Line><Line>6</Line></Error>', { ids: [], isWhole: true }],
		['other numbers', '<Result><Code>5</Code><Line>6</Line></Result>', { ids: [], isWhole: true }],
	])('%s', (_name, answer, expected) => expect(created(answer)).toEqual(expected));
});

test.each([
	['<Records/>', []],
	['<Records><Record id="5"/></Records>', ['5']],
	['<Records><Record contentId="5"><Field id="7001" value="x"/></Record><Record/></Records>', ['5', '']],
	['<ContentIds><int>5</int></ContentIds>', ['5']],
	['<Error>Something is wrong</Error>', undefined],
	['<Records>Something is wrong</Records>', undefined],
	['<Records><Message>no</Message></Records>', undefined],
])('UpdateRecords: %s', (answer, expected) => {
	expect(readRefused(parseXml(answer).root!)).toEqual(expected);
});
