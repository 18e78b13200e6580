import type { ScannedPart } from '../../../nodes/shared/xml/contents';
import { defaultXmlLimits } from '../../../nodes/shared/xml/limits';
import { parsingXml } from '../../../nodes/shared/xml/parse';
import { scanXml } from '../../../nodes/shared/xml/scanner';

/** Where reading may be paused: others get their turn after a thousand tags, and after a million characters. */

const scanned = (source: string) => [...scanXml(source, defaultXmlLimits)];
const partsOf = (source: string) => scanned(source).filter((part): part is ScannedPart => part !== undefined);
const turnsIn = (source: string) => scanned(source).filter((part) => part === undefined).length;
const rows = (count: number) => '<i/>'.repeat(count);

const million = 1_000_000;

/** Tags and the texts between them: each turn of the scanner takes one tag and the text before it. */
const turns: Array<[what: string, source: string, turns: number]> = [
	['as many tags as are read at once', `<r>${'<!---->'.repeat(997)}</r>`, 0],
	['one more', `<r>${'<!---->'.repeat(998)}</r>`, 1],
	['twice as many', `<r>${'<!---->'.repeat(1_997)}</r>`, 1],
	['one more than twice as many', `<r>${'<!---->'.repeat(1_998)}</r>`, 2],
	['texts between tags cost nothing of their own', `<r>${'x<!---->'.repeat(998)}</r>`, 1],
	['a document as long as is read at once', `<r a="${'x'.repeat(million - 9)}"/>`, 0],
	['one that is longer', `<r a="${'x'.repeat(million - 8)}"/>`, 1],
	['a text as long as is read at once', `<r>${'x'.repeat(million)}</r>`, 1],
	['a text that is longer', `<r>${'x'.repeat(million + 1)}</r>`, 3],
	['a text of two such lengths and one more', `<r>${'x'.repeat(2 * million + 1)}</r>`, 4],
	['blanks behind the root', `<r/>${' '.repeat(million + 1)}`, 1],
];

test('others get their turn while a document is taken apart', () => {
	expect(turns.map(([what, source]) => [what, turnsIn(source)])).toEqual(
		turns.map(([what, , wanted]) => [what, wanted]),
	);
});

test('a long text is whole', () => {
	const piece = 'x>y]]\r\n&#13;&lt;';
	const [part] = partsOf(`<r>${piece.repeat(100_000)}<i/>${piece}</r>`);
	expect(part.texts[0] === 'x>y]]\n\r<'.repeat(100_001)).toBe(true);
	expect(() => partsOf(`<r>${'x'.repeat(million)}]]>y</r>`)).toThrow(
		"The text has ']]>' (at character 1000004)",
	);
	expect(() => partsOf(`<r/>${' '.repeat(million)}x`)).toThrow('There is text after the root element');
});

/** How often others get their turn while the whole document is read. */
function turnsOf(input: string | Uint8Array, limits: object = {}): number {
	const steps = parsingXml(input, { limits });
	let turns = 0;
	while (!steps.next().done) turns += 1;
	return turns;
}

test.each<[string, string, object, number]>([
	['a part of few elements', `<r>${rows(998)}</r>`, {}, 1],
	['a part of many', `<r>${rows(999)}</r>`, {}, 2],
	['what cannot have too many elements', `<r${' '.repeat(9)}>${rows(1_996)}</r>`, { elements: 2_000 }, 2],
	['what might, looked through before', `<r${' '.repeat(10)}>${rows(1_996)}</r>`, { elements: 2_000 }, 3],
	['a text of more than a million characters', `<r a="${'x'.repeat(million)}"/>`, {}, 1],
])('others get their turn while it is read: %s', (_what, source, limits, turns) => {
	expect(turnsOf(source, limits)).toBe(turns);
});

test('what is looked through before is refused before a part of its tree is built', () => {
	const tooMany = `<r>${rows(10_000)}</r>`;
	const steps = parsingXml(tooMany, { limits: { elements: 9_000 } });
	let turns = 0;
	let last = steps.next();
	for (; !last.done; last = steps.next()) turns += 1;
	expect([turns, last.value.problem?.kind]).toEqual([9, 'tooLarge']);
});

test('bytes of more than a million get a turn behind becoming text', () => {
	const text = (length: number) => `<r a="${'x'.repeat(length - 9)}"/>`;
	expect(turnsOf(Buffer.from(text(million)))).toBe(0);
	expect(turnsOf(Buffer.from(text(million + 1)))).toBe(2);
});
