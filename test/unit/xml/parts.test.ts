import { parseXml } from '../../../nodes/shared/xml/parse';

/** Long documents are taken in parts: what stands around many elements is put together again. */

const many = (count: number) => '<a>x</a>'.repeat(count);

test.each([1, 10, 1_000, 40_000])('text around %i children is whole', (count) => {
	const { root } = parseXml(`<r>one${many(count)}two<b/>${many(count)}three</r>`);
	expect(root!.text).toBe('onetwothree');
	expect(root!.children).toHaveLength(2 * count + 1);
	expect(root!.children.every(({ name, text }) => (name === 'a' ? text === 'x' : text === ''))).toBe(true);
});

test.each([1, 40_000])('blanks around %i children are none', (count) => {
	const { root } = parseXml(`<r>\n <s> ${many(count)}\n ${many(count)} </s>\n <t>y</t>\n</r>`);
	expect([root!.text, root!.children.map(({ text }) => text)]).toEqual(['', ['', 'y']]);
	expect(root!.children[0].children).toHaveLength(2 * count);
});

test('what is open across parts has its own attributes, names and texts', () => {
	const { root } = parseXml(`<r i="1"><s j="2">in${many(40_000)}<e/>side</s><u>after</u></r>`);
	expect(root).toMatchObject({ name: 'r', text: '', attributes: [{ name: 'i', value: '1' }] });
	const [s, u] = root!.children;
	expect(s).toMatchObject({ name: 's', text: 'inside', attributes: [{ name: 'j', value: '2' }] });
	expect(s.children.at(-1)).toMatchObject({ name: 'e', text: '', children: [] });
	expect(u).toMatchObject({ name: 'u', text: 'after' });
});
