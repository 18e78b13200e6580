/**
 * npm run reliability: writes docs/reliability.md from what the last runs of the tests have measured
 * (`.cache/reliability`, written by test/support/figures.ts).
 */
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './lib/install.mjs';

const number = new Intl.NumberFormat('en-US');

function figures(name) {
	const file = path.join(root, '.cache', 'reliability', `${name}.json`);
	return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** Of another seed than the usual one: the last that was judged here. */
function latestDraw() {
	const folder = path.join(root, '.cache', 'reliability');
	const names = existsSync(folder) ? readdirSync(folder) : [];
	const draws = names.filter((name) => /^mutation-\d+\.json$/.test(name));
	const changedAt = (name) => statSync(path.join(folder, name)).mtimeMs;
	const [last] = draws.sort((one, other) => changedAt(other) - changedAt(one));
	return last === undefined ? undefined : figures(path.basename(last, '.json'));
}

function table(rows) {
	const cells = rows.map(([title, value]) => [
		title,
		typeof value === 'number' ? number.format(value) : value,
	]);
	return ['| | |', '| --- | ---: |', ...cells.map(([title, value]) => `| ${title} | ${value} |`)].join('\n');
}

const target = path.join(root, 'docs', 'reliability.md');
const written = existsSync(target) ? readFileSync(target, 'utf8').split(/^(?=## )/m) : [];

/** Of what was not run here, what an earlier run has measured stays, with all that stands below it. */
function section(title, command, measured, rows) {
	const head = `## ${title}\n\n\`${command}\``;
	if (measured !== undefined) return `${head}\n\n${table(rows(measured))}`;
	const earlier = written.find((part) => part.startsWith(`## ${title}\n`));
	return earlier?.trim() ?? `${head}\n\nNot run on this machine.`;
}

const chaosRows = (measured) => [
	['Schedules', measured.schedules],
	['First seed', String(measured.seed)],
	['Schedules that broke an invariant', measured.broken],
	['Schedules played again, for the machine had stood still', measured.again ?? 0],
	['Different operations', measured.operations],
	['Items', measured.items],
	['Items with a result', measured.done],
	['Errors', measured.failed],
	['Errors that call the outcome unknown', measured.unknown],
	['Requests through the proxy', measured.requests],
	['Faults that hit one', measured.faults],
	['Different kinds of fault', Object.keys(measured.kinds).length],
	['Seconds', measured.seconds],
];

const percent = (part, whole) => `${((100 * part) / (whole || 1)).toFixed(1)} %`;

const mutationRows = (measured) => [
	['Places and ways in which the code can be changed', measured.possible],
	['Changes that were drawn and that the compiler takes', measured.changes],
	['Changes that were drawn and that the compiler refuses, not counted', measured.refused],
	[
		'Noticed by a test',
		`${number.format(measured.noticed)} (${percent(measured.noticed, measured.changes)})`,
	],
	['Not noticed, with a reason in scripts/mutation/survivors.yaml', measured.explained],
	['Not noticed, without a reason', measured.unexplained],
	['Seed', String(measured.seed)],
	['Test files that judged', measured.tests.replace(/,\s*/g, ', ')],
];

const roomsTable = ({ rooms }) =>
	`By room, noticed and explained of all that were drawn:\n\n${table(
		Object.entries(rooms).map(([room, { changes, noticed, explained }]) => [
			room,
			`${noticed} + ${explained} of ${changes}`,
		]),
	)}`;

const mutation = figures('mutation');
const fresh = latestDraw();
const chaosLong = figures('chaos-long');
const parts = [
	'# Reliability in figures\n\nWritten by `npm run reliability` from the last runs of the tests named here, which are not all of one day. What each of them checks is said at the top of its files.',
	section('Chaos, long form', 'npm run test:chaos', chaosLong, chaosRows),
	...(chaosLong === undefined
		? []
		: [`How often each fault hit a request:\n\n${table(Object.entries(chaosLong.kinds))}`]),
	section('Chaos, short form', 'npm test', figures('chaos-short'), chaosRows),
	section(
		'Chaos in front of ASP.NET, PHP and WCF',
		'npm run test:chaos -- --on stacks',
		figures('chaos-stacks'),
		chaosRows,
	),
	section('Changed code', 'npm run test:mutation', mutation, mutationRows),
	...(mutation === undefined
		? []
		: [
				roomsTable(mutation),
				'Tests are written for what this draw shows, after it was judged. The next one holds changes that nobody had looked at.',
			]),
	section(
		'Changed code, a draw that nobody had looked at',
		`npm run test:mutation -- --seed ${fresh?.seed} --sample ${fresh?.changes}`,
		fresh,
		mutationRows,
	),
	...(fresh === undefined ? [] : [roomsTable(fresh)]),
	section('Changed code, short form', 'npm test', figures('mutation-short'), mutationRows),
	section(
		'Hostile answers',
		'npx jest --selectProjects hostile differential',
		figures('hostile-xml'),
		(measured) => [
			['Changed documents', measured.cases],
			['Read as the same tree by ours, saxes and xmldom', measured.same],
			['Refused by all three', measured.refusedByAll],
			['Refused by ours alone', measured.refusedByUs],
			['Refused by ours and one of the others', measured.refusedByOneOfTheOthers],
			['Read by ours and otherwise by another', measured.different],
			['Seconds of CPU', measured.cpuSeconds],
		],
	),
	section(
		'Hostile input',
		'npx jest --selectProjects hostile injection',
		figures('hostile-injection'),
		(measured) => [
			['Operations', measured.operations],
			['Parameters and columns', measured.parameters],
			['Hostile values for each', measured.values],
			['Requests that carried one', measured.requests],
			['Items that were refused, by the node or by the sandbox', measured.refused],
			['Requests of another shape, address or header', measured.changed],
		],
	),
	'What the real frameworks showed that the sandbox had not is in [quirks/frameworks.md](quirks/frameworks.md).',
];
writeFileSync(target, `${parts.join('\n\n')}\n`);
