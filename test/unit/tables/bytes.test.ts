/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import path from 'node:path';
import { decodeXml } from '../../../nodes/shared/xml/charset';
import { element } from '../../../nodes/shared/xml/tree';
import { characterProblem, writeXml } from '../../../nodes/shared/xml/write';
import { checkTable, crossed } from '../../support/tables';

/** Bytes on their way to a text, and values, names and namespaces of every kind on their way into a document. */
const tableOf = (name: string) => path.join(__dirname, `${name}.json`);
const keyed = (list: string[]) => Object.fromEntries(list.map((one) => [one, one]));

const latin = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));
const wide = (text: string) => Uint8Array.from(Buffer.from(text, 'utf16le'));
const swapped = (text: string) => Uint8Array.from(Buffer.from(text, 'utf16le').swap16());
const declared = (name: string) => `<?xml version="1.0" encoding="${name}"?><a>\u00e4\u0080</a>`;
const bodies: Record<string, Uint8Array> = {
	nothing: latin(''),
	'one byte': latin('<'),
	'UTF-8': Uint8Array.from(Buffer.from('<a>ä€</a>')),
	'wrong UTF-8': latin('<a>\u00e4</a>'),
	'UTF-8 with its mark': latin('\u00ef\u00bb\u00bf<a>\u00c3\u00a4</a>'),
	'a mark behind blanks': latin(' \r\n\t\u00ef\u00bb\u00bf<a/>'),
	'two marks': latin('\u00ef\u00bb\u00bf\u00ef\u00bb\u00bf<a/>'),
	'half a mark': latin('\u00ef\u00bb<a/>'),
	'UTF-16 with its mark': wide('\uFEFF<a>ä</a>'),
	'UTF-16 without it': wide('<a>ä</a>'),
	'UTF-16 the other way': swapped('<a>ä</a>'),
	'UTF-16 the other way with its mark': swapped('\uFEFF<a>ä</a>'),
	'an odd byte': Uint8Array.from([...wide('<a/>'), 0x20]),
	'Latin-1 declared': latin(declared('ISO-8859-1')),
	'Latin-1 declared behind blanks': latin(` \n${declared('iso-8859-1')}`),
	'in single quotes': latin(declared('x').replace(/"/g, "'").replace("'x'", "'latin1'")),
	'UTF-16 declared, not so': latin('<?xml version="1.0" encoding="utf-16"?><a/>'),
	'UCS-2 declared, not so': latin('<?xml version="1.0" encoding="ISO-10646-UCS-2"?><a/>'),
	'an unknown one': latin(declared('x-none')),
	'a long unknown one': latin(declared('n'.repeat(60))),
	'declared too late': latin(`<?xml ${' '.repeat(200)} encoding="latin1"?><a/>`),
	'no encoding': latin('<?xml version="1.0"?><a encoding="latin1"/>'),
};
checkTable(
	tableOf('charsets'),
	crossed(
		bodies,
		{
			...keyed([
				'text/xml',
				'text/xml; charset=iso-8859-1',
				'text/xml;charset = "UTF-8"',
				"text/xml; charset='utf16'",
			]),
			...keyed(['text/xml; charset=utf-16le', 'text/xml; charset=', 'text/xml; charset=none; x=y']),
			undefined: undefined,
		},
		(given, contentType) => decodeXml(given, contentType),
	),
);

const xsi = 'http://www.w3.org/2001/XMLSchema-instance';
const reserved = ['http://www.w3.org/XML/1998/namespace', 'http://www.w3.org/2000/xmlns/'];
const values = [
	...[
		'',
		' ',
		'a',
		'&',
		'<>',
		'"',
		"'",
		'\t\n\r',
		'a\u0000',
		'\u0001',
		'\uFFFF',
		'\ud800',
		'x\udc00',
		'😀',
		'\u0085',
		']]>',
	],
	...['a&b<c>d"e', '&&', 'ä>', '\u0001\ud800', '\ud800\u0001'],
];
const names = [
	'a',
	'a b',
	'',
	'a:b',
	'1',
	'xmlns',
	'xml',
	'\u1680',
	'😀',
	'a\ud800',
	'n'.repeat(70),
	'\u0000\n',
	'é',
	'toString',
];
const attribute = (name: string, value: string, namespace = '') => ({ name, namespace, value });
checkTable(
	tableOf('characters'),
	Object.fromEntries(values.map((one) => [JSON.stringify(one), () => characterProblem(one)])),
);
checkTable(
	tableOf('written'),
	crossed(keyed(names), keyed(values), (name, value) => [
		writeXml(element(name, '', { text: value })),
		writeXml(
			element('r', 'urn:r', { children: [element('c', 'urn:r', { attributes: [attribute(name, value)] })] }),
		),
	]),
);
checkTable(
	tableOf('writtenNamespaces'),
	crossed(
		keyed(['', 'urn:a', 'urn:b', 'a"&\n', '\u0001', xsi, ...reserved]),
		keyed(['', 'urn:a', xsi, '\u0001', ...reserved]),
		(one, other) => [
			writeXml(element('r', one, { children: [element('c', other, { text: 't' }), element('d', one)] }), {
				declaration: true,
			}),
			writeXml(
				element('r', 'urn:a', {
					attributes: [attribute('a', '1', one), attribute('b', '2', other), attribute('a', '3', other)],
					children: [
						element('c', 'urn:a', {
							attributes: [attribute('e', '', other)],
							text: 'x',
							children: [element('f', one)],
						}),
						element('g', '', { attributes: [attribute('a', '1', one), attribute('b', '2')] }),
					],
				}),
			),
		],
	),
);
