/**
 * Reads an answer of 50 MB as the engine does, in a process of its own, and prints as JSON how long the processor was kept from
 * everything else at a time, and how many entries came out. `dense` is a list of elements, `embedded` a document of records
 * written as text inside another, `rows` a million rows.
 */
import { setTimeout } from 'node:timers/promises';
import { bundled } from '../../../scripts/lib/bundled.mjs';

const { understanding } = await bundled('nodes/shared/operation/wire/understand.ts');
const { readingResult } = await bundled('nodes/shared/operation/wire/response.ts');
const { inSlices } = await bundled('nodes/shared/xml/steps.ts');
const { archerDialect } = await bundled('nodes/Archer/dialect.ts');

const answers = {
	dense: {
		method: {
			cardinality: 'many',
			item: 'U',
			gives: [
				{ name: 'id', xml: 'Id', type: 'integer' },
				{ name: 'name', xml: 'Name' },
				{ name: 'mail', xml: 'Mail' },
			],
		},
		entry: (row) => `<U><Id>${row}</Id><Name>Name &amp; ${row}</Name><Mail>n${row}@example.com</Mail></U>`,
		entries: 620_000,
	},
	rows: {
		method: {
			cardinality: 'many',
			item: 'U',
			gives: [
				{ name: 'id', xml: 'Id', type: 'integer' },
				{ name: 'name', xml: 'Name' },
			],
		},
		entry: (row) => `<U><Id>${row}</Id><Name>Name ${row}</Name></U>`,
		entries: 1_000_000,
	},
	embedded: {
		method: { cardinality: 'many', embedded: true, form: 'recordPage', gives: [] },
		entry: (row) =>
			`&lt;Record contentId="${row}" levelId="37"&gt;&lt;Field id="2" type="1"&gt;DEVICE ${row}&lt;/Field&gt;&lt;/Record&gt;`,
		around: ['&lt;Records count="1"&gt;', '&lt;/Records&gt;'],
		entries: 450_000,
	},
};

function bodyOf({ entry, entries, around: [before, behind] = ['', ''] }) {
	const start = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><ListResponse xmlns="http://archer-tech.com/webservices/"><ListResult>${before}`;
	const parts = [Buffer.from(start)];
	for (let row = 0; row < entries; row += 10_000) {
		const texts = Array.from({ length: Math.min(10_000, entries - row) }, (_, index) =>
			entry(row + index + 1),
		);
		parts.push(Buffer.from(texts.join('')));
	}
	parts.push(Buffer.from(`${behind}</ListResult></ListResponse></s:Body></s:Envelope>`));
	return Buffer.concat(parts);
}

const asked = answers[process.argv[2]];
const body = bodyOf(asked);
const method = { element: 'List', service: 'list', effect: 'read', fields: [], answer: asked.method };

/** What the process itself has used of the processor: others on the machine do not count. */
const spent = () => {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1000;
};
let longest = 0;
let last = spent();
const tick = () => {
	longest = Math.max(longest, spent() - last);
	last = spent();
};

const pause = async () => {
	tick();
	await setTimeout(1);
	last = spent();
};
const http = { status: 200, headers: { 'content-type': 'text/xml; charset=utf-8' }, body };
const { response, failure } = await inSlices(
	understanding(archerDialect, method, http, {
		namespace: 'http://archer-tech.com/webservices/',
		limits: { bytes: 64 * 1024 * 1024 },
	}),
	pause,
);
if (failure) throw new Error(failure.message);
const { items } = await inSlices(readingResult(method, response, { simplify: true }, archerDialect), pause);
tick();
process.stdout.write(
	JSON.stringify({ longest, entries: items.length, megabytes: body.length / 2 ** 20, last: items.at(-1) }),
);
