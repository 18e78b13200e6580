import * as fc from 'fast-check';

import { indexOfIllegalCharacter } from '../../../nodes/shared/xml/characters';
import { parseXml } from '../../../nodes/shared/xml/parse';
import { element, type XmlElement, xmlSchemaInstanceNamespace } from '../../../nodes/shared/xml/tree';
import { characterProblem, writeXml } from '../../../nodes/shared/xml/write';
import { comparable, readStrictly } from './strictReader';

const name = fc.oneof(
	fc.constantFrom('a', 'id', 'User', 'constructor', '__proto__', 'toString', 'été', '名', 'a-b.c_1', 'nil'),
	fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_.-]{0,12}$/).filter((text) => text.toLowerCase() !== 'xmlns'),
);
const namespace = fc.constantFrom(
	'',
	'',
	'urn:admin',
	'http://archer-tech.com/webservices/',
	'u&"<',
	xmlSchemaInstanceNamespace,
);
const hostile = fc.constantFrom(
	'',
	' ',
	'\n',
	'\r',
	'\t',
	'&',
	'<',
	'>',
	'"',
	"'",
	']]>',
	'<![CDATA[',
	'<!--',
	'-->',
	'<?',
	'&amp;',
	'&#13;',
	'é',
	'€',
	'\u{1F600}',
	'\u0085',
	'\u2028',
	'\u00a0',
	'\ufeff',
	'\u1680',
	'\u007f',
	'\ufffd',
	'true',
	'007',
	'x'.repeat(2_000),
);
const piece = fc.oneof(
	{ weight: 2, arbitrary: hostile },
	{ weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
);
const value = fc
	.array(piece, { maxLength: 5 })
	.map((parts) => parts.join(''))
	.filter((text) => characterProblem(text) === undefined);

const attributes = fc.uniqueArray(fc.record({ name, namespace, value }), {
	maxLength: 4,
	selector: (attribute) => `${attribute.name} ${attribute.namespace}`,
});

/** Leaves come first, so that trees stay shallow. */
function childrenOf(tree: fc.Arbitrary<XmlElement>): fc.Arbitrary<XmlElement[]> {
	return fc.oneof(
		{ maxDepth: 4, depthIdentifier: 'tree' },
		fc.constant<XmlElement[]>([]),
		fc.array(tree, { minLength: 1, maxLength: 3 }),
	);
}

const { tree } = fc.letrec<{ tree: XmlElement }>((tie) => ({
	tree: fc
		.record({ name, namespace, attributes, text: value, children: childrenOf(tie('tree')) })
		.map(({ text, ...rest }) =>
			// White space alone beside children is layout, which the reader drops.
			rest.children.length > 0 && /^[ \t\r\n]*$/.test(text) ? { ...rest, text: '' } : { ...rest, text },
		),
}));

describe('round trip', () => {
	test('any tree that is written is read as the same tree, by our reader and by a strict one', () => {
		fc.assert(
			fc.property(tree, (root) => {
				const { xml } = writeXml(root, { declaration: true });
				expect(xml).toBeDefined();
				const written = comparable(root);
				expect(comparable(readStrictly(xml ?? ''))).toEqual(written);
				const { root: read, problem } = parseXml(Buffer.from(xml ?? '', 'utf8'));
				expect(problem).toBeUndefined();
				expect(read && comparable(read)).toEqual(written);
				expect(parseXml(xml ?? '').root).toEqual(read);
			}),
			{ numRuns: 400, seed: 20_261_122 },
		);
	});

	test('any string at all is carried to the letter or refused, as text and as attribute', () => {
		fc.assert(
			fc.property(
				fc.array(
					fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
					{ maxLength: 6 },
				),
				(units) => {
					const text = units.join('');
					const root = element('a', 'u', { text, attributes: [{ name: 'b', namespace: '', value: text }] });
					const { xml, problem } = writeXml(root);
					expect(problem === undefined).toBe(indexOfIllegalCharacter(text) === -1);
					if (xml === undefined) return;
					expect(readStrictly(xml)).toEqual(root);
					expect(parseXml(xml).root).toEqual(root);
				},
			),
			{ numRuns: 3_000, seed: 20_261_122 },
		);
	});
});
