/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import path from 'node:path';
import { parseXml } from '../../../nodes/shared/xml/parse';
import type { XmlElement } from '../../../nodes/shared/xml/tree';
import { checkTable, crossed } from '../../support/tables';

/** Documents that are cut and changed at every place: what is read, or the sentence that says why it is not. */
const tableOf = (name: string) => path.join(__dirname, `${name}.json`);
const keyed = (list: string[]) => Object.fromEntries(list.map((one) => [one, one]));

const whole = [
	`<?xml version='1.0' encoding="utf-8" standalone='no' ?>\r\n<?p q?><!-- c -->`,
	`<a:r xmlns:a='urn:a' xmlns="urn:b" b = "1&lt;2">\r\n`,
	`<i a:c='"&#65;&#x42;&apos;'/>t&amp;u<![CDATA[<&]]>`,
	`<j xml:lang="en"><k /></j ></a:r>\n<!--d-->`,
].join('');

/** A tree in one line; a problem in its own words. */
function read(text: string, limits: object = {}, fromString = false): unknown {
	const parsed = parseXml(fromString ? text : new Uint8Array(Buffer.from(text, 'utf8')), { limits });
	return parsed.problem ? `${parsed.problem.kind}: ${parsed.problem.message}` : shown(parsed.root);
}

function shown({ name, namespace, attributes, children, text }: XmlElement): string {
	const given = attributes.map((one) => ` ${one.namespace}|${one.name}=${JSON.stringify(one.value)}`);
	const inside = children.map(shown).join('');
	return `<${namespace}|${name}${given.join('')}>${text === '' ? '' : JSON.stringify(text)}${inside}</>`;
}

const places = [...whole].map((_character, index) => String(index));
checkTable(
	tableOf('documentsCut'),
	Object.fromEntries(places.map((place) => [place, () => read(whole.slice(0, Number(place)))])),
);
checkTable(
	tableOf('documentsChanged'),
	crossed(keyed(places), { out: '', '<': '<', '>': '>', '&': '&', 'x ': 'x ', "'": "'" }, (place, put) =>
		read(whole.slice(0, Number(place)) + put + whole.slice(Number(place) + 1)),
	),
);

const documents = [
	...[
		'',
		' ',
		'text',
		'<',
		'<a',
		'<a>',
		'<a/',
		'<a/>',
		'<a/>b',
		'a<b/>',
		'<a/><b/>',
		'<a></b>',
		'</a>',
		'<a></a',
	],
	...[
		'<a></a b>',
		'<a></a >',
		'<a></ab>',
		'<a b/>',
		'<a b=/>',
		'<a b=c/>',
		'<a b="c/>',
		'<a b="c"d="e"/>',
		'<a "b"/>',
	],
	...[
		'<a b="1" b="2"/>',
		'<a x:b="1"/>',
		'<x:a/>',
		'<a xmlns:x="u" xmlns:y="u" x:b="1" y:b="2"/>',
		'<a:b:c/>',
		'<:a/>',
	],
	...[
		'<a:/>',
		'<1/>',
		'<a><!----></a>',
		'<a><!-- - --></a>',
		'<a><!-- -- --></a>',
		'<a><!-- --></a>',
		'<!-- x',
		'<!--->',
	],
	...[
		'<a><![CDATA[',
		'<![CDATA[x]]><a/>',
		'<a><![CDATA[]]]]></a>',
		'<a><![CDATA[\r\n]]></a>',
		'<a>]]></a>',
		'<a>]]&gt;</a>',
	],
	...[
		'<!DOCTYPE a><a/>',
		'<!doctype a><a/>',
		'<a><!DOCTYPE b></a>',
		'<!ELEMENT a><a/>',
		'<a><!></a>',
		'<!a>',
	],
	...[
		'<?xml version="1.1"?><a/>',
		'<?xml?><a/>',
		' <?xml version="1.0"?><a/>',
		'<a><?xml version="1.0"?></a>',
		'<?XML x?><a/>',
	],
	...[
		'<?p?><a/>',
		'<?p:q?><a/>',
		'<? p?><a/>',
		'<?p/q?><a/>',
		'<?p',
		'<?p q>',
		'<a><?p q?></a>',
		'<?xml-x y?><a/>',
	],
	...[
		'<a>&</a>',
		'<a>&;</a>',
		'<a>&amp</a>',
		'<a>&nbsp;</a>',
		'<a>&#0;</a>',
		'<a>&#1;</a>',
		'<a>&#xD800;</a>',
		'<a>&#x10FFFF;</a>',
	],
	...[
		'<a>&#x110000;</a>',
		'<a>&#99999999999;</a>',
		'<a>&#x;</a>',
		'<a>&#;</a>',
		'<a>&#X41;</a>',
		'<a>&#6 5;</a>',
		'<a>&AMP;</a>',
	],
	...[
		'<a b="&#10;&#9;\n\t\r\n"/>',
		'<a>&#13;\r\n\r</a>',
		'<a b="<"/>',
		'<a b=">"/>',
		'<a>></a>',
		'<a b="&quot;"/>',
	],
	...[
		'<a>\u0001</a>',
		'<a>\uFFFE</a>',
		'<a>\uFFFF</a>',
		'<a>\u0085\u2028</a>',
		'<ä/>',
		'<a\u00B7/>',
		'<\u00B7a/>',
		'<\u1680/>',
	],
	...[
		'<𐀀/>',
		'<a>😀</a>',
		'<a> <b/> </a>',
		'<a> x <b/> y </a>',
		'<a>\u00A0</a>',
		'\uFEFF<a/>',
		' \uFEFF \uFEFF<a/>',
	],
	...[
		'<a xmlns=""/>',
		'<a xmlns:x=""/>',
		'<a xmlns:xml="http://www.w3.org/XML/1998/namespace"/>',
		'<a xmlns:xml="u"/>',
	],
	...[
		'<a xmlns:x="http://www.w3.org/XML/1998/namespace"/>',
		'<a xmlns="http://www.w3.org/XML/1998/namespace"/>',
	],
	...[
		'<a xmlns:xmlns="u"/>',
		'<a xmlns:x="http://www.w3.org/2000/xmlns/"/>',
		'<xmlns:a/>',
		'<xml:a/>',
		'<a xmlns="u"><b xmlns=""/></a>',
	],
	...['<x:a xmlns:x="1"><x:b xmlns:x="2"/><x:c/></x:a>', '<a xmlns="1"><b xmlns="2"><c/></b><d/></a>'],
	...['<a><b/></a><!-- x --> ', '<a/> <?p?>', '<a/>&#32;', `<${'n'.repeat(70)}>`, `<${'n'.repeat(60)}>`],
];
const limits: Record<string, object> = {
	usual: {},
	'one level': { depth: 1 },
	'two levels': { depth: 2 },
	'one element': { elements: 1 },
	'two elements': { elements: 2 },
	'one attribute': { attributesPerElement: 1 },
	'one attribute in all': { attributes: 1 },
	'eight bytes': { bytes: 8 },
};
checkTable(
	tableOf('documents'),
	crossed(keyed(documents), limits, (text, limit) => read(text, limit)),
);
checkTable(
	tableOf('documentsInTexts'),
	Object.fromEntries(documents.map((text) => [text, () => read(text, {}, true)])),
);
