/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import path from 'node:path';
import { entriesOf, userFields } from '../../../nodes/Archer/answers';
import {
	cellsOf,
	entryName,
	identifierOf,
	isIdentifier,
	isLink,
	linksOf,
	listOf,
	numberOrText,
} from '../../../nodes/Archer/content/identifiers';
import { readPage } from '../../../nodes/Archer/content/page';
import { readRecord, recordIn, simplified, unreadChildren } from '../../../nodes/Archer/content/read';
import { readCreated, readRefused } from '../../../nodes/Archer/content/refusals';
import { readFields } from '../../../nodes/shared/operation/wire/response';
import { parseXml } from '../../../nodes/shared/xml/parse';
import { checkTable, crossed, givenValues } from '../../support/tables';

/** Archer's records and lists: every type of field beside every form of what stands in it. */
const tableOf = (name: string) => path.join(__dirname, `archer${name}.json`);
const tree = (xml: string) => parseXml(xml).root!;
const keyed = (list: string[]) => Object.fromEntries(list.map((one) => [one, one]));

const types = keyed([
	'',
	...[1, 2, 3, 4, 6, 7, 8, 9, 11, 12, 16, 19, 20, 21, 22, 23, 24, 25, 26, 27, 29, 1001, 1002].map(String),
]);
const insides: Record<string, string> = {
	nothing: '/>',
	'a value': ' value="12"/>',
	'a date': ' value="7/8/1999 6:50 AM"/>',
	'a converted date': ' value="7/8/1999 6:50 AM" xmlConvertedValue="1999-07-08T06:50:00Z"/>',
	text: '>some text</Field>',
	'a number and its ID': ' value="Text" valueID="7"/>',
	'an address': ' value="Name" link="https://a.example"/>',
	'a file': ' fileID="3" fileName="a.pdf" value="x"/>',
	'a cell': ' rowId="1" columnId="2"/>',
	'several values':
		' value="7" otherText="o"><MultiValue value="8" parentId="0"/><MultiValue value="9" otherText="p"/></Field>',
	people:
		'><Users><User id="2" firstName="Ann" lastName="Lee"/></Users><Groups><Group id="3">Staff</Group></Groups></Field>',
	'entries of a search':
		'><ListValues><ListValue id="7" displayName="Red">Red</ListValue><ListValue id="8">Blue</ListValue></ListValues></Field>',
	'links and files':
		'><ExternalLinks><ExternalLink name="n" url="u"/></ExternalLinks><Attachment id="4" name="f.txt"/></Field>',
	records: '><Record id="31"><Field id="6" type="1" value="in"/></Record></Field>',
	references: '><Reference id="5">Five</Reference><Reference id="6"/></Field>',
	unknown: ' extra="e"><Unknown a="1">u</Unknown><Unknown/></Field>',
};
const forms = ['single', 'search'] as const;
checkTable(
	tableOf('Fields'),
	crossed(types, insides, (type, inside) => {
		const xml = `<Record contentId="9" id="9" levelId="37"><Field id="5"${type === '' ? '' : ` type="${type}"`}${inside}</Record>`;
		const given = forms.map((form) => readRecord(tree(xml), { form, timeZone: 'Europe/Berlin' }));
		const unread = [...unreadChildren(tree(xml), { form: 'single' })];
		return { given: given.map(({ fields }) => fields), unread };
	}),
);

const records: Record<string, string> = {
	plain: '<Record contentId="9" moduleId="84" levelId="37" parentId="0" sequentialId="4"/>',
	'other IDs': '<Record id="9" levelGuid="g" contentId="10" createLogin="2" updateLogin="x" more="m"/>',
	'not numbers': '<Record id="007" moduleId="12345678901234567890">text</Record>',
	'fields by GUID alone': '<Record id="1"><Field guid="g1" value="a"/><Field guid="g2" value="b"/></Record>',
	'fields of one ID':
		'<Record id="1"><Field id="5" value="a"/><Field id="5" value="b"/><Field guid="g" value="c"/></Record>',
	named:
		'<Record id="1"><Field id="5" guid="g5" name="Title" value="a"/><Field id="6" name="Title" value="b"/></Record>',
	nested:
		'<Record id="1"><Field id="5" value="a"/><Record id="2"><Field id="6" value="b"/></Record><Other>o</Other></Record>',
	'production by a file':
		'<Record id="1"><Field id="5" type="11" value="12" fileID="3"/><Field id="6" type="4" value="7"/></Record>',
	'production by a record in a field':
		'<Record id="1"><Field id="5" type="9"><Record id="3"/></Field><Field id="6" type="4" value="7"/></Record>',
	'production in a nested record':
		'<Record id="1"><Field id="5" type="4" value="7"/><Record id="2"><Field id="6" type="4" value="Red" valueID="8"/></Record></Record>',
	'the form of the vendor, a record beside the field':
		'<Record id="1"><Field id="5" type="4" value="7"/><Record id="2"/></Record>',
	production:
		'<Record id="1"><Field id="5" type="4" value="Red" valueID="7"/><Field id="6" type="9"><Record id="3"/></Field></Record>',
};
checkTable(
	tableOf('Records'),
	Object.fromEntries(
		Object.entries(records).map(([name, xml]) => [
			name,
			() => {
				const names = new Map([['5', { name: 'Known', alias: 'known', guid: 'k' }]]);
				const record = readRecord(tree(xml), { form: 'single' });
				return {
					record,
					simple: simplified(record),
					named: readRecord(tree(xml), { form: 'search', names }),
				};
			},
		]),
	),
);

const pages = [
	'<Records count="2"><Record contentId="1"/><Record contentId="2"/></Records>',
	'<Records count="x"/>',
	'<Records/>',
	'<Records count="1.5"><Other/></Records>',
	'<Records count="1"><Metadata><FieldDefinitions><FieldDefinition id="5" guid="g" name="N" alias="A"/></FieldDefinitions></Metadata><Record contentId="1"><Field id="5" type="1">t</Field></Record></Records>',
	'<Error/>',
	'<Record id="1"/>',
	'<Wrap><Record id="1"/></Wrap>',
];
checkTable(
	tableOf('Pages'),
	crossed(keyed(pages), { page: '' }, (xml) => {
		const { record, problem } = recordIn(tree(xml));
		return { page: readPage(tree(xml)), record: record?.attributes, problem };
	}),
);

const request =
	'<Records><Record><Field id="1" value="a"/></Record><Record><Field id="1" value="b"/></Record></Records>';
const created = [
	request,
	'<Records><Record><Field value="a" id="1"/></Record> <Record><Field id="1" value="b"/></Record></Records>',
	'<Records><Record><Field id="1" value="a"/></Record></Records>',
	'<Records><Record><Field id="1" value="a"/></Record><Record><Field id="1" value="c"/></Record></Records>',
	'<Records><Record><Field id="1" value="a">x</Field></Record><Record><Field id="1" value="b"/></Record></Records>',
	'<Records><Record><Other id="1" value="a"/></Record><Record><Field id="1" value="b"/></Record></Records>',
	'<Records><Record><Field id="1" value="a"/></Record><Record><Field id="1" value="b" more=""/></Record></Records>',
	'<Records><Record><Field id="1" value="a"/></Record><Record><Field id="1" value="b"><Other/></Field></Record></Records>',
	'<Answer><Record><Field id="1" value="a"/></Record><Record><Field id="1" value="b"/></Record></Answer>',
	'<Records><Record id="7"/><Record id="8"/></Records>',
	'<Records><Record id="7"/><Record id="7"/></Records>',
	'<Records><Record id="7"/><Record/></Records>',
	'<Records><Record contentId="7"/></Records>',
	'<Record id="7"/>',
	'<Wrap><Records><Record id="7"/></Records></Wrap>',
	'<Ids><Id>7</Id><Id>8</Id></Ids>',
	'<Wrap><Record id="7"/></Wrap>',
	'<Wrap><Other id="7"><Record id="8"/></Other></Wrap>',
	'<Record id="7"><Record id="8"/></Record>',
	'<Ids><Id>7</Id><Id>x</Id></Ids>',
	'<Ids><Id>7</Id><Other>8</Other></Ids>',
	'<Ids><Id>0</Id></Ids>',
	'<Ids><Id>2147483647</Id><Id>2147483648</Id></Ids>',
	'<Errors><Error>7</Error></Errors>',
	'<Result><Message>7</Message></Result>',
	'<Records/>',
	'<Records>text</Records>',
	'<Other/>',
	'<Other>7</Other>',
	'<Records> </Records>',
	'<Records>x<Record/></Records>',
];
checkTable(
	tableOf('Refusals'),
	crossed(keyed(created), { answer: '' }, (xml) => ({
		created: readCreated(tree(xml), request),
		refused: readRefused(tree(xml)),
	})),
);

const functions: Record<string, (value: unknown) => unknown> = {
	identifierOf,
	listOf,
	linksOf,
	cellsOf,
	entryName: (value) => entryName(value, 2),
	numberOrText: (value) => numberOrText(String(value)),
	isIdentifier: (value) => isIdentifier(String(value)),
	isLink: (value) => isLink(String(value)),
};
const more = {
	...givenValues,
	'{ id: 466 }': { id: 466 },
	'{ contentId: " 7 " }': { contentId: ' 7 ' },
	'{ name: "n", url: " https://a " }': { name: 'n', url: ' https://a ' },
	'{ otherText: "o" }': { otherText: 'o' },
	"'a:b'": 'a:b',
	"'1:2'": '1:2',
	"[{ rowId: 1, columnId: '2' }]": [{ rowId: 1, columnId: '2' }],
	"'7, ,8'": '7, ,8',
	"'https://a.example'": 'https://a.example',
	"'2147483647'": '2147483647',
	"'2147483648'": '2147483648',
	"'0'": '0',
};
checkTable(
	tableOf('Identifiers'),
	crossed(functions, more, (work, given) => work(given)),
);

const lists = [
	'<Users/>',
	'<Users><User><Id>1</Id><UserName>ann</UserName><Status>1</Status></User></Users>',
	'<Users><User><ID>x</ID></User><User><UserID>2</UserID><LoginName>bob</LoginName><AccountStatus>3</AccountStatus></User></Users>',
	'<a><b><c>1</c><c>2</c></b></a>',
	'<a><b><c>1</c></b></a>',
	'<a><b>1</b><c>2</c></a>',
	'<a><b><x>1</x></b><c>2</c></a>',
	'<a xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><b i:nil="true"/></a>',
	'<a><Status>1</Status><AccountStatus>9</AccountStatus><FirstName/></a>',
	'<a><Id><x>1</x></Id><y/></a>',
	'<a Id="-5" FirstName="Ann"/>',
];
checkTable(
	tableOf('Entries'),
	crossed(keyed(lists), { entries: '' }, (xml) =>
		entriesOf(readFields(tree(xml), userFields, 'everything'), userFields),
	),
);
