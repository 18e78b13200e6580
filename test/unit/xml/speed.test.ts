/* eslint-disable @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import { parseXml } from '../../../nodes/shared/xml/parse';

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
});
