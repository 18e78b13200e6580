/* eslint-disable @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import { parseXml } from '../../nodes/shared/xml/parse';
import type { XmlElement } from '../../nodes/shared/xml/tree';
import { writeFigures } from '../support/figures';
import { generator } from '../support/random';
import { comparable, readStrictly } from '../unit/xml/strictReader';
import { readAsDom } from './domReader';
import { documents, mutate } from './mutations';

/**
 * Documents that were changed at random, read by ours, by saxes and by xmldom. What ours accepts, both others read as the
 * same tree: so nothing that one reader in the chain understands in another way than the next gets through.
 */
const cases = Number(process.env.HOSTILE_CASES ?? 200_000);

/** What is forgiven knowingly, references to control characters (docs/decisions/xml.md), stands for an innocent character. */
function withoutForgiven(text: string): string {
	return text.replace(/&#(?:([0-9]+)|x([0-9A-Fa-f]+));/g, (whole, decimal?: string, hexadecimal?: string) => {
		const code = decimal === undefined ? parseInt(hexadecimal!, 16) : parseInt(decimal, 10);
		return isControl(code) ? `&#x${innocent(code).toString(16)};` : whole;
	});
}

const isControl = (code: number) => (code < 0x20 && ![9, 10, 13].includes(code)) || code >> 1 === 0x7fff;

const innocent = (code: number) => 0xe000 + (code & 0xff);

/** xmldom ends lines by the rules of XML 1.1, which makes a line end of these two. */
function asLineless(text: string): string {
	return text.replaceAll('\u0085', '\ue085').replaceAll('\u2028', '\ue128');
}

function ordinary(text: string): string {
	const characters = [...withoutForgiven(text)].map((one) =>
		isControl(one.codePointAt(0)!) ? String.fromCodePoint(innocent(one.codePointAt(0)!)) : one,
	);
	return asLineless(characters.join(''));
}

function ordinaryTree({ name, namespace, attributes, children, text }: XmlElement): XmlElement {
	return {
		name,
		namespace: ordinary(namespace),
		attributes: attributes.map((attribute) => ({
			...attribute,
			namespace: ordinary(attribute.namespace),
			value: ordinary(attribute.value),
		})),
		children: children.map(ordinaryTree),
		text: ordinary(text),
	};
}

function readBy(read: (source: string) => XmlElement, source: string): XmlElement | undefined {
	try {
		return read(source);
	} catch {
		return undefined;
	}
}

function textOf(tree: XmlElement | undefined): string {
	return tree === undefined ? 'refused' : JSON.stringify(comparable(ordinaryTree(tree)));
}

/** Names that begin with xml are reserved, not forbidden (XML 1.0, 2.3); xmldom refuses an element of this one. */
function reservesName(source: string): boolean {
	return /<xmlns[\s/>]/.test(source);
}

/** Input as bytes, since a declaration in a string is not looked at. UTF-8 cannot hold an unpaired surrogate, UTF-16 can. */
function read(source: string): ReturnType<typeof parseXml> {
	const wide = /\p{Surrogate}/u.test(source);
	const bytes = wide ? Buffer.from(source, 'utf16le') : Buffer.from(source, 'utf8');
	return parseXml(bytes, { contentType: `text/xml; charset=${wide ? 'utf-16le' : 'utf-8'}` });
}

test(`${cases} changed documents: the tree that two other parsers give, or refused`, () => {
	const random = generator(Number(process.env.HOSTILE_SEED ?? 20_261_122));
	const seen = { cases, same: 0, refusedByAll: 0, refusedByUs: 0, refusedByOneOfTheOthers: 0 };
	const different: object[] = [];
	const started = process.cpuUsage();
	for (let count = 0; count < cases; count += 1) {
		const source = mutate(documents[count % documents.length], random);
		const ours = read(source);
		const forOthers = asLineless(withoutForgiven(source).replace(/^[\ufeff \t\r\n]+/, ''));
		const strict = readBy(readStrictly, forOthers);
		const dom = readBy(readAsDom, forOthers);
		if (ours.root !== undefined) {
			const tree = textOf(ours.root);
			const others = { saxes: textOf(strict), xmldom: reservesName(source) ? tree : textOf(dom) };
			if (others.saxes !== tree || others.xmldom !== tree) different.push({ source, ours: tree, ...others });
			seen.same += 1;
		} else if (strict === undefined && dom === undefined) seen.refusedByAll += 1;
		else if (strict !== undefined && dom !== undefined) seen.refusedByUs += 1;
		else seen.refusedByOneOfTheOthers += 1;
	}
	const { user, system } = process.cpuUsage(started);
	writeFigures('hostile-xml', {
		...seen,
		different: different.length,
		cpuSeconds: Math.round((user + system) / 1e6),
	});
	expect(seen.same).toBeGreaterThan(cases / 12);
	expect(seen.refusedByAll).toBeGreaterThan(cases / 3);
	// Refusing what strict parsers accept is safe, but it should stay a rarity.
	expect(seen.refusedByUs).toBeLessThan(cases / 120);
}, 300_000);
