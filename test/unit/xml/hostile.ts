import { cpuOf } from '../../support/slowness';

/** Documents that are small and cost much where a reader looks at everything again for each of their parts. */
export type Shape = (size: number) => string;

function filled(size: number, part: (index: number) => string): string {
	const parts: string[] = [];
	for (let index = 0, length = 0; length < size; index += 1) {
		parts.push(part(index));
		length += parts[index].length;
	}
	return parts.join('');
}

const inRoot =
	(part: (index: number) => string): Shape =>
	(size) =>
		`<r>${filled(size, part)}</r>`;

const many = (count: number, make: (index: number) => string) =>
	Array.from({ length: count }, (_unused, index) => make(index)).join(' ');

/** Trees that every reader of trees gets too. */
export const treeShapes: Record<string, Shape> = {
	'distinct names': inRoot((index) => `<e${index}/>`),
	'distinct names with text': inRoot((index) => `<e${index}>x</e${index}>`),
	'equal tags': inRoot(() => '<e/>'),
	'equal tags with text': inRoot(() => '<e>x</e>'),
	'equal tags nested': inRoot(() => '<e>'.repeat(90) + '</e>'.repeat(90)),
	'a long text, deep inside': (size) =>
		`<r>${'<e>'.repeat(90)}${'x '.repeat(size / 2)}${'</e>'.repeat(90)}</r>`,
	'wide, deep inside': (size) =>
		`<r>${'<e>'.repeat(90)}${filled(size, (index) => `<e${index}/>`)}${'</e>'.repeat(90)}</r>`,
	'a distinct attribute each': inRoot((index) => `<e a${index}="1"/>`),
	'900 attributes each': inRoot(() => `<e ${many(900, (index) => `a${index}="1"`)}/>`),
	'a namespace each': inRoot((index) => `<p${index}:e xmlns:p${index}="u${index}"/>`),
	'900 namespaces each': inRoot(() => `<e ${many(900, (index) => `xmlns:p${index}="u"`)}/>`),
	'text between tags': inRoot(() => 'x<e/>'),
	digits: (size) => `<r>${'1'.repeat(size)}x</r>`,
	'zeros behind a one': (size) => `<r>1${'0'.repeat(size)}1</r>`,
	'numbers and blanks': (size) => `<r>${'1  '.repeat(size / 3)}x</r>`,
	'blanks in text': (size) => `<r>x${' '.repeat(size)}x</r>`,
};

/** What only the reading of the text itself can be slow at. */
export const textShapes: Record<string, Shape> = {
	references: (size) => `<r>${'&amp;'.repeat(size / 5)}</r>`,
	'references to control characters': (size) => `<r>${'&#x1;'.repeat(size / 5)}</r>`,
	'references in an attribute': (size) => `<r a="${'&#65;'.repeat(size / 5)}"/>`,
	'one long reference': (size) => `<r>&#${'0'.repeat(size)}65;</r>`,
	ampersands: (size) => `<r>${'&'.repeat(size)}</r>`,
	'CDATA sections': inRoot(() => '<![CDATA[x]]>'),
	'empty CDATA sections': inRoot(() => '<![CDATA[]]>'),
	'brackets in CDATA': (size) => `<r><![CDATA[${']]'.repeat(size / 2)}]]></r>`,
	'what looks like the end of CDATA': (size) => `<r>${']]&gt;'.repeat(size / 6)}</r>`,
	comments: inRoot(() => 'a<!--x-->'),
	'processing instructions': inRoot(() => '<?p x?>'),
	'line ends': inRoot(() => '<e/>\r\n'),
	'blanks in end tags': inRoot(() => '<e></e        >'),
	quotes: inRoot(() => `<e a='"' b="'"/>`),
	'long names': inRoot((index) => `<${'e'.repeat(5000)}${index}/>`),
	'one long name': (size) => `<${'e'.repeat(size)}/>`,
	'blanks in a tag': (size) => `<r ${' '.repeat(size)}/>`,
	'blanks in front': (size) => `${' \ufeff'.repeat(size / 2)}<r/>`,
	'blanks only': (size) => ' '.repeat(size),
	'unclosed tags': (size) => '<e>'.repeat(size / 3),
	'unclosed distinct tags': (size) => filled(size, (index) => `<e${index}>`),
	'unclosed CDATA': (size) => `<r>${'<![CDATA['.repeat(size / 9)}`,
	'unclosed comments': (size) => `<r>${'<!--'.repeat(size / 4)}`,
	'an unclosed attribute': (size) => `<r a="${'x'.repeat(size)}`,
	'a wrong end at the end': (size) => `<r>${'<e></e>'.repeat(size / 7)}</x>`,
	'a wrong end in front': (size) => `<r></x>${'<e></e>'.repeat(size / 7)}`,
	'less-than signs': (size) => `<r>${'<'.repeat(size)}`,
	colons: (size) => `<r>${'<a:'.repeat(size / 3)}`,
};

/** Four times the size may take four times as long, and room for a busy machine; quadratic would be sixteen. */
export function expectLinear(work: (size: number) => () => unknown, size = 60_000): void {
	const small = work(size);
	const large = work(4 * size);
	let [before, after] = [0, 0];
	// A collection of garbage may hit one of them; what is quadratic is so every time.
	for (let attempt = 0; attempt < 3; attempt += 1) {
		before = cpuOf(small);
		after = cpuOf(large);
		if (after < 8 * before + 25) return;
	}
	throw new Error(`${size} characters took ${before} ms, ${4 * size} took ${after} ms`);
}
