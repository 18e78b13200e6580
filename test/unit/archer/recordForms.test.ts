import type { IDataObject } from 'n8n-workflow';
import { readPage } from '../../../nodes/Archer/content/page';
import { readRecord } from '../../../nodes/Archer/content/read';
import { parseXml } from '../../../nodes/shared/xml/parse';

/** Every form of a field value that real systems and the vendor's pages are known to give. */

const single = (fields: string, attributes = '') =>
	readRecord(parseXml(`<Record id="9"${attributes}>${fields}</Record>`).root!, { form: 'single' });

function search(fields: string): IDataObject {
	const page = readPage(
		parseXml(
			`<Records count="1"><Record contentId="9" levelId="37" moduleId="84" parentId="0">${fields}</Record></Records>`,
		).root!,
	);
	if ('problem' in page) throw new Error(page.problem);
	return page.records[0];
}

const fieldOf = (record: IDataObject, id = 5) => (record.fields as Record<string, IDataObject>)[String(id)];

/** Beside the field, production systems show their form elsewhere in the answer. */
const mark = '<Field id="6" type="4" value="Any" valueID="1"></Field>';

const users =
	'<Users><User id="221" firstName="Ann" middleName="" lastName="Lee" updateDate="10/01/2018 06:57:46 AM" updateLogin="190"/></Users>';
const readUser = {
	id: 221,
	firstName: 'Ann',
	lastName: 'Lee',
	updateDate: '10/01/2018 06:57:46 AM',
	updateLogin: 190,
};

type Form = 'vendor' | 'production' | 'search';
const forms: Array<[string, Form, string, unknown]> = [
	['1 text', 'vendor', '<Field id="5" type="1" value="a &lt;b&gt;"></Field>', 'a <b>'],
	['1 text', 'production', '<Field id="5" type="1" value="&lt;p&gt;a&lt;/p&gt;"></Field>', '<p>a</p>'],
	['1 text', 'search', '<Field id="5" type="1">&lt;p&gt;a&lt;/p&gt;</Field>', '<p>a</p>'],
	['1 empty text', 'search', '<Field id="5" type="1" />', ''],
	[
		'2 numeric',
		'vendor',
		'<Field id="5" type="2" value="824024"><UnitOfMeasure id="1" value="2" unitLabel="m"></UnitOfMeasure></Field>',
		824024,
	],
	['2 numeric', 'production', '<Field id="5" type="2" value="22.50"></Field>', 22.5],
	['2 numeric', 'search', '<Field id="5" type="2">22.50</Field>', 22.5],
	[
		'3 date',
		'vendor',
		'<Field id="5" type="3" value="7/8/1999 6:50 AM"></Field>',
		'1999-07-08T06:50:00.000Z',
	],
	[
		'3 date',
		'production',
		'<Field id="5" type="3" value="10/1/2018 6:57:46 AM"></Field>',
		'2018-10-01T06:57:46.000Z',
	],
	[
		'3 date',
		'search',
		'<Field id="5" type="3" xmlConvertedValue="2018-03-26T10:03:32.243Z">26/03/2018 06:03:32</Field>',
		'2018-03-26T10:03:32.243Z',
	],
	[
		'21 first published',
		'search',
		'<Field id="5" type="21" xmlConvertedValue="2018-03-26T10:03:32.243Z">26/03/2018 06:03:32</Field>',
		'2018-03-26T10:03:32.243Z',
	],
	[
		'4 values list',
		'vendor',
		'<Field id="5" type="4" value="2"><MultiValue value="3"/></Field>',
		[{ id: 2 }, { id: 3 }],
	],
	[
		'4 values list with other text',
		'vendor',
		'<Field id="5" type="4" value="2" othertext="mine"></Field>',
		[{ id: 2, otherText: 'mine' }],
	],
	[
		'4 values list',
		'production',
		'<Field id="5" type="4" value="New" valueID="466" otherText="" parentId="0"><MultiValue value="3" valueID="409" otherText="mine" parentId="466"/></Field>',
		[
			{ id: 466, name: 'New', parentId: 0 },
			{ id: 409, name: '3', otherText: 'mine', parentId: 466 },
		],
	],
	[
		'4 values list in MultiValue alone',
		'production',
		'<Field id="5" type="4"><MultiValue value="New" valueID="466"/></Field>',
		[{ id: 466, name: 'New' }],
	],
	[
		'4 values list, a text without an ID',
		'production',
		'<Field id="5" type="4" value="New"></Field>',
		[{ name: 'New' }],
	],
	[
		'4 values list, digits without valueID',
		'production',
		'<Field id="5" type="4" value="3"></Field>',
		[{ name: '3' }],
	],
	[
		'4 empty values list',
		'production',
		'<Field id="5" type="4" value="" valueID="" parentId="0"></Field>',
		[],
	],
	[
		'4 values list',
		'search',
		'<Field id="5" type="4"><ListValues><ListValue id="466" displayName="New">New</ListValue><ListValue id="467" displayName="Open">Opened</ListValue></ListValues></Field>',
		[
			{ id: 466, name: 'New' },
			{ id: 467, name: 'Open', text: 'Opened' },
		],
	],
	['6 tracking ID', 'production', '<Field id="5" type="6" value="10000"></Field>', 10000],
	['6 tracking ID with a prefix', 'search', '<Field id="5" type="6">INC-7</Field>', 'INC-7'],
	[
		'7 external links',
		'production',
		'<Field id="5" type="7" value="Policy" link="https://example.com"><MultiValue value="Mail" link="mailto:a@example.com"/></Field>',
		[
			{ name: 'Policy', url: 'https://example.com' },
			{ name: 'Mail', url: 'mailto:a@example.com' },
		],
	],
	[
		'8 users and groups',
		'vendor',
		'<Field id="5" type="8"><Users><User id="221">Lee, Ann</User></Users></Field>',
		{ users: [{ id: 221, name: 'Lee, Ann' }], groups: [] },
	],
	[
		'8 users and groups',
		'production',
		`<Field id="5" type="8">${users}<Groups><Group id="91" name="Owners" desc="Of risks"/><Group id="92" name="Auditors" desc=""/></Groups></Field>`,
		{
			users: [readUser],
			groups: [
				{ id: 91, name: 'Owners', desc: 'Of risks' },
				{ id: 92, name: 'Auditors' },
			],
		},
	],
	[
		'8 users and groups',
		'search',
		'<Field id="5" type="8"><Users><User id="221" firstName="Ann" middleName="" lastName="Lee">alee</User></Users><Groups><Group id="91">Owners</Group></Groups></Field>',
		{
			users: [{ id: 221, name: 'alee', firstName: 'Ann', lastName: 'Lee' }],
			groups: [{ id: 91, name: 'Owners' }],
		},
	],
	['15 people', 'production', '<Field id="5" type="15"><Users/><Groups/></Field>', { users: [], groups: [] }],
	[
		'9 cross-reference',
		'vendor',
		'<Field id="5" type="9" value="107552"><MultiValue value="107553"/></Field>',
		[{ id: 107552 }, { id: 107553 }],
	],
	[
		'9 cross-reference',
		'production',
		'<Field id="5" type="9"><Record id="8" levelId="40" contentName="Port"><Field id="7" type="1" value="Port"></Field></Record><Record id="10" moduleId="90" moduleName="Findings"/></Field>',
		[
			{ id: 8, name: 'Port', levelId: 40, fields: { 7: { id: 7, type: 'text', typeId: 1, value: 'Port' } } },
			{ id: 10, moduleId: 90, moduleName: 'Findings' },
		],
	],
	[
		'9 cross-reference',
		'search',
		'<Field id="5" type="9"><Reference id="8">Port</Reference></Field>',
		[{ id: 8, name: 'Port' }],
	],
	['23 related records', 'production', '<Field id="5" type="23"><Record id="8"/></Field>', [{ id: 8 }]],
	[
		'23 related records',
		'search',
		'<Field id="5" type="23"><Reference id="8">Port</Reference><Reference id="9">Host</Reference></Field>',
		[
			{ id: 8, name: 'Port' },
			{ id: 9, name: 'Host' },
		],
	],
	['links to records without a type', 'production', '<Field id="5"><Record id="8"/></Field>', [{ id: 8 }]],
	[
		'11 attachment',
		'vendor',
		'<Field id="5" type="11" value="501"><MultiValue value="502"/></Field>',
		[{ id: 501 }, { id: 502 }],
	],
	[
		'11 attachment',
		'production',
		'<Field id="5" type="11" fileID="501" fileName="a.pdf"><MultiValue fileID="502" fileName="b.pdf"/></Field>',
		[
			{ id: 501, name: 'a.pdf' },
			{ id: 502, name: 'b.pdf' },
		],
	],
	[
		'11 attachment',
		'search',
		'<Field id="5" type="11"><File id="501">a.pdf</File><File id="502"></File></Field>',
		[{ id: 501, name: 'a.pdf' }, { id: 502 }],
	],
	[
		'12 image',
		'production',
		'<Field id="5" type="12" fileID="503" fileName="a.png" height="480" width="640"></Field>',
		[{ id: 503, name: 'a.png', height: 480, width: 640 }],
	],
	[
		'16 matrix',
		'production',
		'<Field id="5" type="16" rowId="1253" columnId="728"><MultiValue rowId="1254" columnId="729"/></Field>',
		[
			{ rowId: 1253, columnId: 728 },
			{ rowId: 1254, columnId: 729 },
		],
	],
	['18 list', 'production', '<Field id="5" type="18" value="A" valueID="7"></Field>', [{ id: 7, name: 'A' }]],
	['19 IP address', 'production', '<Field id="5" type="19" value="191.167.0.255"></Field>', '191.167.0.255'],
	[
		'24 sub-form',
		'vendor',
		'<Field id="5" type="24" value="238789"><MultiValue value="238790"/></Field>',
		[{ id: 238789 }, { id: 238790 }],
	],
	[
		'24 sub-form',
		'production',
		'<Field id="5" type="24"><Record id="8" sequentialId="1"><Field id="7" type="11" fileID="3" fileName="c.txt"></Field></Record><Record id="9" sequentialId="2"/></Field>',
		[
			{
				id: 8,
				sequentialId: 1,
				fields: { 7: { id: 7, type: 'attachment', typeId: 11, value: [{ id: 3, name: 'c.txt' }] } },
			},
			{ id: 9, sequentialId: 2 },
		],
	],
	[
		'24 sub-form',
		'search',
		'<Field id="5" type="24"><Subform contentId="8"><Field id="7" type="1">eth0</Field></Subform></Field>',
		[{ id: 8, fields: { 7: { id: 7, type: 'text', typeId: 1, value: 'eth0' } } }],
	],
	[
		'27 multiple reference display control',
		'production',
		'<Field id="5" type="27"><Record id="8"/></Field>',
		[{ id: 8 }],
	],
	[
		'28 questionnaire reference',
		'production',
		'<Field id="5" type="28"><Record id="8"/></Field>',
		[{ id: 8 }],
	],
	['26 discussion', 'production', '<Field id="5" type="26" value="x"></Field>', 'x'],
	['a type that nobody knows', 'production', '<Field id="5" type="99" value="x"></Field>', 'x'],
];

test.each(forms)('%s, %s form', (_name, form, field, expected) => {
	const read = form === 'search' ? search(field) : single(field + (form === 'production' ? mark : ''));
	expect(fieldOf(read).value).toEqual(expected);
});
