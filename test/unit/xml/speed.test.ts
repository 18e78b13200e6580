/* eslint-disable @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import { parseXml } from '../../../nodes/shared/xml/parse';
import { element } from '../../../nodes/shared/xml/tree';
import { writeXml } from '../../../nodes/shared/xml/write';

describe('speed and memory', () => {
	test('10 MB of base64 take well under 300 ms and no multiple of their size', () => {
		const base64 = 'QUJD'.repeat(2_500_000);
		const body = Buffer.from(`<a><b>${base64}</b></a>`);
		parseXml('<a>warm up</a>');
		const memory = process.memoryUsage().heapUsed;
		const start = performance.now();
		const result = parseXml(body);
		const elapsed = performance.now() - start;
		expect(process.memoryUsage().heapUsed - memory).toBeLessThan(60_000_000);
		expect(result.root?.children[0].text.length).toBe(base64.length);
		expect(result.root?.children[0].text).toBe(base64);
		expect(elapsed).toBeLessThan(300);
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
		const best = { glue: Infinity, write: Infinity };
		let written = 0;
		for (let round = 0; round < 12; round += 1) {
			let start = performance.now();
			for (let count = 0; count < 2_000; count += 1) written += Buffer.byteLength(glue());
			best.glue = Math.min(best.glue, performance.now() - start);
			start = performance.now();
			for (let count = 0; count < 2_000; count += 1) written += Buffer.byteLength(writeXml(tree).xml ?? '');
			best.write = Math.min(best.write, performance.now() - start);
		}
		expect(written).toBeGreaterThan(0);
		// Measured 1.3; the rest is room for a busy machine.
		expect(best.write / best.glue).toBeLessThan(2);
	});
});
