/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions -- tests never run inside n8n */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { parseXml } from '../../nodes/shared/xml/parse';
import { element } from '../../nodes/shared/xml/tree';
import { writeXml } from '../../nodes/shared/xml/write';
import { cpuOf } from '../support/slowness';

/**
 * The times of the best runs, in turns, so that neither a busy machine nor a collection of garbage decides. What is compiled
 * beside the program comes late where others have the processors: then there are more turns.
 */
function ratioOf(one: () => unknown, other: () => unknown, most: number): number {
	const best = { one: Infinity, other: Infinity };
	for (let round = 0; round < 12 || (round < 120 && best.one / best.other >= most); round += 1) {
		best.one = Math.min(best.one, cpuOf(one));
		best.other = Math.min(best.other, cpuOf(other));
	}
	return best.one / best.other;
}

describe('speed and memory', () => {
	// Measured 0.42, 0.44, 0.37, 0.25 and 0.28; the rest is room for a busy machine.
	test('every check made, reading takes a part of the time of xml2js', () => {
		const script = path.join(__dirname, 'speed.mjs');
		const most = { dense: 0.6, indented: 0.6, attributes: 0.6, names: 0.5, base64: 0.4 };
		const measuring = [script, JSON.stringify(most)];
		const ratios = JSON.parse(execFileSync(process.execPath, measuring, { encoding: 'utf8' })) as unknown;
		const tooSlow = Object.entries(ratios as typeof most).filter(
			([name, ratio]) => !(ratio < most[name as keyof typeof most]),
		);
		expect(Object.keys(ratios as object)).toEqual(Object.keys(most));
		expect(tooSlow).toEqual([]);
	}, 120_000);

	test('ten million references need no multiple of their size', () => {
		const script = `
			const { bundled } = await import('./scripts/lib/bundled.mjs');
			const { parseXml } = await bundled('nodes/shared/xml/parse.ts');
			const { root } = parseXml(Buffer.from('<r>' + '&amp;'.repeat(10_000_000) + '</r>'));
			console.log(root.text.length);
		`;
		const limited = ['--max-old-space-size=400', '--input-type=module', '--eval', script];
		expect(execFileSync(process.execPath, limited, { encoding: 'utf8' })).toBe('10000000\n');
	});

	test('10 MB of base64 need no multiple of their size', () => {
		const base64 = 'QUJD'.repeat(2_500_000);
		const body = Buffer.from(`<a><b>${base64}</b></a>`);
		parseXml('<a>warm up</a>');
		const memory = process.memoryUsage().heapUsed;
		const result = parseXml(body);
		expect(process.memoryUsage().heapUsed - memory).toBeLessThan(60_000_000);
		expect(result.root?.children[0].text.length).toBe(base64.length);
		expect(result.root?.children[0].text).toBe(base64);
	});

	test('writing costs little more than gluing escaped strings together', () => {
		const names = Array.from({ length: 12 }, (_unused, index) => `Field${index}`);
		const values = names.map((name) => (name === 'Field5' ? 'Main & co' : `value of ${name}`));
		const escape = (value: string) =>
			/[&<>"]/.test(value)
				? value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
				: value;
		const fields = names.map((name, index) => element(name, 'u', { text: values[index] }));
		const tree = element('Envelope', 's', { children: [element('Request', 'u', { children: fields })] });
		const glue = () => {
			let request = '<Envelope xmlns="s"><Request xmlns="u">';
			for (let index = 0; index < names.length; index += 1) {
				request += `<${names[index]}>${escape(values[index])}</${names[index]}>`;
			}
			return `${request}</Request></Envelope>`;
		};
		expect(writeXml(tree).xml).toBe(glue());
		let written = 0;
		const often = (make: () => string | undefined) => () => {
			for (let count = 0; count < 2_000; count += 1) written += Buffer.byteLength(make() ?? '');
		};
		// Measured 1.3; the rest is room for a busy machine.
		const most = 2;
		const ratio = ratioOf(
			often(() => writeXml(tree).xml),
			often(glue),
			most,
		);
		expect(written).toBeGreaterThan(0);
		expect(ratio).toBeLessThan(most);
	});
});
