/**
 * Processor time of the reader against that of xml2js, n8n's own, in a process of its own: what the tests before it left in
 */
import { createRequire } from 'node:module';
import { bundled } from '../../scripts/lib/bundled.mjs';

const { parseXml } = await bundled('nodes/shared/xml/parse.ts');
const { Parser } = createRequire(import.meta.url)('xml2js');

function readWithXml2js(body) {
	let read;
	new Parser().parseString(body, (error, result) => {
		if (error !== null) throw error;
		read = result;
	});
	return read;
}

const times = (count, make) => Array.from({ length: count }, (_unused, index) => make(index)).join('');
const inEnvelope = (list) =>
	`<?xml version="1.0"?><s:Envelope xmlns:s="s"><s:Body><L xmlns="u">${list}</L></s:Body></s:Envelope>`;
const rows = (row) => times(10, (field) => `<Field${field}>value ${row}</Field${field}>`);

const documents = {
	dense: inEnvelope(times(2000, (row) => `<U>${rows(row)}</U>`)),
	indented: inEnvelope(times(2000, (row) => `\r\n <U>${rows(row).replaceAll('<Field', '\r\n  <Field')}</U>`)),
	attributes: inEnvelope(
		times(
			1500,
			(row) => `<U id="${row}">${times(10, (field) => `<F id="${field}" type="1">value ${row}</F>`)}</U>`,
		),
	),
	names: `<r>${times(20_000, (index) => `<e a${index}="1"/>`)}</r>`,
	base64: `<a><b>${'QUJD'.repeat(2_500_000)}</b></a>`,
};

function cpuOf(work) {
	const start = process.cpuUsage();
	work();
	const { user, system } = process.cpuUsage(start);
	return user + system;
}

/**
 * Of the best runs, in turns, so that neither a busy machine nor a collection of garbage decides. What is compiled beside the
 * program comes late where others have the processors: then there are more turns.
 */
function ratioOf(body, most) {
	if (parseXml(body).problem || readWithXml2js(body) === undefined) throw new Error('not read');
	const best = { ours: Infinity, theirs: Infinity };
	for (let round = 0; round < 12 || (round < 60 && best.ours / best.theirs >= most); round += 1) {
		best.ours = Math.min(
			best.ours,
			cpuOf(() => parseXml(body)),
		);
		best.theirs = Math.min(
			best.theirs,
			cpuOf(() => readWithXml2js(body)),
		);
	}
	return best.ours / best.theirs;
}

const [, , asked] = process.argv;
const limits = asked === undefined ? {} : JSON.parse(asked);
const ratios = Object.keys(asked === undefined ? documents : limits).map((name) => [
	name,
	ratioOf(Buffer.from(documents[name]), limits[name] ?? Infinity),
]);
process.stdout.write(JSON.stringify(Object.fromEntries(ratios)));
