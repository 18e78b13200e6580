import { pick, type Random } from '../support/random';

/** One of each kind of thing that documents hold. */
export const documents = [
	'<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><R xmlns="u:a"><Result>&lt;?xml version="1.0"?&gt;</Result><Nil xsi:nil="true" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/></R></soap:Body></soap:Envelope>',
	`<?xml version='1.0' standalone="yes"?>\r\n<!-- c --><a:r xmlns:a="u:1" xmlns:b="u:2" a:id="1" b:id='2' id="3&#10;4">\n <a:id>5</a:id> <b:id>&#x41;&amp;</b:id>t<![CDATA[<!DOCTYPE x>&]]>u<?p it's "?>v</a:r>\n<!-- d -->\n`,
	'<S xmlns="d"><E xmlns=""><constructor toString="&#xD;&#9;">x\r\ny\rz</constructor><__proto__/></E><L><i>1</i><i>2</i></L><T>é€\u{1F600}</T></S>',
];
const fragments = [
	'<',
	'>',
	'/',
	'&',
	';',
	'"',
	"'",
	'=',
	' ',
	'\n',
	'\r',
	'\t',
	'!',
	'?',
	'-',
	'--',
	'-->',
	'<!--',
	'<![CDATA[',
	']]>',
	']',
	'<?',
	'?>',
	'</',
	'/>',
	'&amp;',
	'&#0;',
	'&#65;',
	'&#xD800;',
	'&foo;',
	':',
	'xmlns',
	'xmlns:a="u:1"',
	'xmlns:a=""',
	' id="1"',
	' a:id="1"',
	'<a>',
	'</a>',
	'<b/>',
	'<p:b/>',
	'xml',
	'<?xml version="1.0"?>',
	'<!DOCTYPE a>',
	'\u0000',
	'\u0001',
	'\u000b',
	'\ufffe',
	'\ud800',
	'\udc00',
	'\ufeff',
	'\u1680',
	'\u0085',
	'\u2028',
	'é',
	'1',
	'-',
	'.',
	'_',
	'a',
	'#',
	'{',
	'~',
	'@_',
	'#text',
	'\u00d7',
	'\u037e',
	'\u0300',
];

/** A document with a few changes at random places. */
export function mutate(source: string, random: Random): string {
	let text = source;
	for (let changes = 1 + random(3); changes > 0; changes -= 1) {
		const at = random(text.length + 1);
		const length = random(6);
		const fragment = pick(random, fragments);
		const from = random(text.length + 1);
		const copied = text.slice(from, from + random(30));
		const kinds = [
			() => text.slice(0, at) + fragment + text.slice(at),
			() => text.slice(0, at) + text.slice(at + length),
			() => text.slice(0, at) + fragment + text.slice(at + length),
			() => text.slice(0, at) + copied + text.slice(at),
			() => text.slice(0, at) + copied + text.slice(at + copied.length),
		];
		text = pick(random, kinds)();
		if (random(40) === 0) text = text.slice(0, random(text.length + 1));
	}
	return text;
}
