/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import path from 'node:path';
import { plainSettings, secretsOf } from '../../../nodes/shared/engine/secrets';
import type { MethodField } from '../../../nodes/shared/operation/spec';
import { locatorOf } from '../../../nodes/shared/operation/values/locator';
import { itemsWithFiles } from '../../../nodes/shared/operation/words/fileOut';
import type { FilesOut } from '../../../nodes/shared/operation/words/spec';
import { tokenAttribute, tokenElement } from '../../../nodes/shared/soap/sessionPlace';
import { checkTable, crossed, givenValues } from '../../support/tables';

/** Where secrets, tokens, identifiers and files stand, and what is taken for one. */
const tableOf = (name: string) => path.join(__dirname, `${name}.json`);
const keyed = (list: string[]) => Object.fromEntries(list.map((one) => [one, one]));

const envelopes = keyed([
	...[
		'<b><sessionToken/></b>',
		'<b><sessionToken>old</sessionToken></b>',
		'<b><SessionTOKEN>old</SessionTOKEN></b>',
	],
	...[
		'<b><sessionToken></sessionToken></b>',
		'<b sessionToken=""/>',
		'<b x="1" sessionToken="o&amp;&lt;&gt;&quot;d" y="2"/>',
	],
	...[
		'<b/>',
		'<b><other>sessionToken</other></b>',
		'<sessionToken>1</sessionToken><sessionToken>2</sessionToken>',
	],
	...['<b><sessionToken>&amp;lt;&lt;&lt;</sessionToken></b>', '<b XsessionToken="1"/>'],
]);
checkTable(
	tableOf('tokenPlaces'),
	crossed(envelopes, keyed(['', 'token', '&&<<>>""', "$1 $& '", '&amp;']), (envelope, token) =>
		[tokenElement('sessionToken'), tokenAttribute('sessionToken')].map(({ readToken, writeToken }) => [
			readToken(envelope),
			writeToken(envelope, token),
			readToken(writeToken(envelope, token)),
		]),
	),
);

const names = [
	...[
		'password',
		'Password',
		'sessionToken',
		'apiKey',
		'api_key',
		'privateKey',
		'passphrase',
		'contextIdentifier',
	],
	...['clientSecret', 'userName', 'baseUrl', 'ca', 'certificate', 'certificates', 'key'],
];
const contents: Record<string, unknown> = {
	...keyed([
		'',
		'plain',
		'https://user:pa%20ss@host/',
		' HTTPS://u:p@h',
		'x https://u:p@h',
		'https://u@h',
		'https://h/a:b@c',
	]),
	...keyed(['https://u:p:q@h', 'https://:p@h', 'https://u:%zz@h', 'u:p@h', 'https://h?u:p@x', '://u:p@h']),
	'a number': 7,
	undefined: undefined,
};
checkTable(
	tableOf('secretsOfCredentials'),
	crossed(keyed(names), contents, (name, value) => [
		secretsOf({ [name]: value }),
		plainSettings({ [name]: value as string }),
	]),
);

const modes = (...list: string[]) => list.map((name) => ({ name }));
const locators: Record<string, object> = {
	'no modes': {},
	'IDs and names': { modes: modes('id', 'name'), lookup: { name: {} } },
	'with a place': { modes: modes('id', 'name'), lookup: { name: {} }, xml: { path: 'x' } },
	'with GUIDs': { modes: modes('id', 'guid'), lookup: { name: {} } },
	'looked up otherwise': { lookup: { other: {} } },
};
checkTable(
	tableOf('locators'),
	crossed(
		locators,
		{
			...givenValues,
			...keyed([
				'007',
				' 12 ',
				'{06C4A84A-693C-46CB-8DF2-40A8215AA056}',
				' 06c4a84a-693c-46cb-8df2-40a8215aa056 ',
				'x06c4a84a-693c-46cb-8df2-40a8215aa056',
				'12a',
			]),
		},
		(field, given) => locatorOf(field as MethodField, given),
	),
);

const base64 = (text: string) => Buffer.from(text, 'latin1').toString('base64');
const starts = [
	...[
		'%PDF-1.7',
		'PK\u0003\u0004',
		'PK\u0003\u0004mimetypeapplication/vnd.oasis.opendocument.text',
		'\u00d0\u00cf\u0011',
	],
	...['{\\rtf1', 'II*\u0000', 'MM\u0000*', '<!doctype html>', '<HTML>', 'text', ''],
	`PK${'x'.repeat(60)}mimetypeapplication/vnd.oasis`,
	`PK${'x'.repeat(61)}mimetypeapplication/vnd.oasis`,
];
const ways: Record<string, [Partial<FilesOut['files'][number]>, object, object?]> = {
	usual: [{}, {}],
	'behind a letter': [{}, {}],
	'behind a blank': [{}, {}],
	'of a kind': [{ kind: { ending: 'txt', mimeType: 'text/plain' } }, {}],
	'named by the answer': [
		{ kind: 'named', name: { fields: ['title', 'name'] } },
		{ title: ' ', name: 'a.PNG' },
	],
	'named without ending': [{ kind: 'named', name: { fields: ['name'] } }, { name: 'a' }],
	'with a name around': [{ name: { fields: ['name'], before: 'b-', after: '-z' } }, { name: 'n' }],
	'named by the user': [
		{ name: { parameter: 'fileName', fields: ['name'] } },
		{ name: 'n' },
		{ fileName: 'own.x' },
	],
	'into another field': [{ into: 'field' }, {}, { field: 'other' }],
	'into an empty field': [{ into: 'field' }, {}, { field: '' }],
	described: [{ described: true }, { id: 1 }],
	'only sometimes': [{ when: [{ given: ['wanted'] }] }, {}],
	'this time': [{ when: [{ given: ['wanted'] }] }, {}, { wanted: 1 }],
};
const before: Record<string, string> = { 'behind a letter': 'x', 'behind a blank': ' ' };
checkTable(
	tableOf('filesOut'),
	crossed(
		Object.fromEntries(Object.entries(ways).map(([name, way]) => [name, { name, way }])),
		keyed(starts),
		({ name, way: [file, more, values = {}] }, start) => {
			const content = base64((before[name] ?? '') + start);
			const usual = { from: 'content', name: { fields: ['name'] } };
			return [
				itemsWithFiles({ files: [{ ...usual, ...file }] }, [{ content, ...more }], { ...values }, 'Archer'),
				itemsWithFiles(
					{
						files: [usual, { ...usual, ...file, list: 'more', says: { main: false } }],
						apart: { beside: ['id'] },
					},
					[{ content, id: 7, more: [{ content, ...more }] }],
					{ ...values },
					'Archer',
				),
			];
		},
	),
);
