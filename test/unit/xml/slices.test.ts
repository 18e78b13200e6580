/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions -- tests never run inside n8n */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { parseXml, parsingXml } from '../../../nodes/shared/xml/parse';
import { inSlices } from '../../../nodes/shared/xml/steps';
import { element, type XmlElement } from '../../../nodes/shared/xml/tree';
import { writeXml } from '../../../nodes/shared/xml/write';
import { slowness } from '../../support/slowness';

interface Read {
	/** Milliseconds of the processor's time. */
	longest: number;
	entries: number;
	megabytes: number;
	last: unknown;
}

function readApart(answer: string, ...options: string[]): Read {
	const script = path.join(__dirname, 'slices.mjs');
	const output = execFileSync(process.execPath, [...options, script, answer], { encoding: 'utf8' });
	return JSON.parse(output) as Read;
}

describe('an answer of 50 MB', () => {
	// Measured 80 to 165 ms of the processor's time on a busy machine.
	test.each([
		['a dense list', 'dense', { id: 620_000, name: 'Name & 620000', mail: 'n620000@example.com' }],
		[
			'records in a text of the answer',
			'embedded',
			{ contentId: 450_000, levelId: 37, fields: { 2: 'DEVICE 450000' } },
		],
	])(
		'%s: nobody waits longer than 250 ms',
		(_what, answer, last) => {
			const read = readApart(answer);
			expect(read.megabytes).toBeGreaterThan(48);
			expect(read.last).toEqual(last);
			expect(read.longest).toBeLessThan(250 * slowness());
		},
		120_000,
	);

	test('a million rows fit 512 MB', () => {
		const { entries, last } = readApart('rows', '--max-old-space-size=512');
		expect(entries).toBe(1_000_000);
		expect(last).toEqual({ id: 1_000_000, name: 'Name 1000000' });
	}, 120_000);
});

describe('a document that is put together from several parts', () => {
	const child = (index: number): XmlElement =>
		element('Row', index % 3 === 0 ? 'urn:three' : 'urn:rows', {
			attributes: [{ name: 'index', namespace: index % 2 === 0 ? '' : 'urn:odd', value: `${index} "&` }],
			children: [
				element('Name', 'urn:rows', { text: `Name <${index}>` }),
				element('Empty', 'urn:rows'),
				element('Inner', 'urn:rows', { text: 'of it', children: [element('Leaf', '', { text: '&' })] }),
			],
		});
	const tree = element('List', 'urn:rows', {
		text: 'in front',
		children: [
			element('Before', 'urn:rows', { text: 'first' }),
			element('Rows', 'urn:rows', { children: Array.from({ length: 12_000 }, (_, index) => child(index)) }),
			element('After', 'urn:rows', { text: 'last' }),
		],
	});

	test('is the one that was written', () => {
		const { xml } = writeXml(tree);
		expect(parseXml(xml!).root).toEqual(tree);
	});

	test('is the same with pauses', async () => {
		let pauses = 0;
		const { xml } = writeXml(tree);
		const read = await inSlices(parsingXml(xml!), async () => {
			pauses += 1;
			await Promise.resolve();
		});
		expect(read.root).toEqual(tree);
		expect(pauses).toBeGreaterThan(0);
	});

	test('has the text of an element that goes on over parts as one', () => {
		const rows = '<x/>'.repeat(30_000);
		const { root } = parseXml(`<r> a ${rows} b ${rows}<y>${rows} c </y> d </r>`);
		expect(root?.text).toBe(' a  b  d ');
		expect(root?.children.length).toBe(60_001);
		expect(root?.children.at(-1)?.text).toBe(' c ');
	});

	test.each([
		['an end tag that is missing', (rows: string) => `<r>${rows}`],
		['a wrong end tag', (rows: string) => `<r>${rows}</q>`],
		['an unknown entity in the last part', (rows: string) => `<r>${rows}&foo;</r>`],
		['an undeclared prefix in the last part', (rows: string) => `<r>${rows}<a:x/></r>`],
		['an attribute twice in the last part', (rows: string) => `<r>${rows}<x a="" a=""/></r>`],
	])('%s is refused', (_what, document) => {
		expect(parseXml(document('<x><y>1</y></x>'.repeat(20_000))).problem?.kind).toBe('malformed');
	});

	test('a text with line ends and references at every place is normalised once', () => {
		const piece = 'a\r\nb\rc&#xD;\n&amp;';
		const text = piece.repeat(200_000);
		const wanted = 'a\nb\nc\r\n&'.repeat(200_000);
		expect(parseXml(`<r>${text}</r>`).root?.text === wanted).toBe(true);
		const long = `${'x'.repeat(999_999)}\r\n${'y'.repeat(2_000_000)}`;
		expect(parseXml(`<r>${long}</r>`).root?.text === long.replace('\r\n', '\n')).toBe(true);
	});
});
