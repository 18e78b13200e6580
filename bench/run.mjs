/**
 * npm run bench: measures, and writes docs/performance.md with its charts and docs/performance.json. Every comparison is made
 * within one run, in turns, and by processor time where nothing else is said; so other programs on the machine change little.
 * The peers are installed in bench/ when they are missing. `-- --only core,load` measures these parts anew.
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { isInstalled } from '../scripts/lib/install.mjs';
import { run } from '../scripts/lib/processes.mjs';
import { lines, shares } from './lib/charts.mjs';
import { goalsOf } from './lib/goals.mjs';
import { root } from './lib/measure.mjs';

const execute = promisify(execFile);
const bench = path.join(root, 'bench');
const charts = path.join(root, 'docs/performance');
const page = (ending) => path.join(root, `docs/performance.${ending}`);
const mostItems = 100_000;
const started = Date.now();

const say = (line) => process.stdout.write(`${Math.round((Date.now() - started) / 1000)} s  ${line}\n`);

/** Parts that this run measures; of the others what an earlier run has measured counts. */
const only = process.argv.includes('--only')
	? process.argv[process.argv.indexOf('--only') + 1].split(',')
	: undefined;

/** What stands in docs/performance.json. */
const earlier = existsSync(page('json')) ? JSON.parse(readFileSync(page('json'), 'utf8')).figures : {};
const earlierRows = (isWanted) => {
	const rows = earlier.growth?.rows.filter(({ count }) => isWanted(count)) ?? [];
	return rows.length > 0 ? { rows } : undefined;
};
const earlierOf = {
	...earlier,
	...earlier.slices,
	growth: earlierRows((count) => count < mostItems),
	many: earlierRows((count) => count === mostItems),
};

async function measured(name, title, script, { node = [], parameters = [], minutes = 3 } = {}) {
	if (only && !only.includes(name)) return earlierOf[name];
	say(title);
	const { stdout } = await execute(process.execPath, [...node, path.join(root, script), ...parameters], {
		cwd: root,
		timeout: minutes * 60_000,
		maxBuffer: 64 * 2 ** 20,
	});
	return JSON.parse(stdout);
}

async function prepared() {
	if (!isInstalled(bench)) {
		say('Installing the peers');
		await run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: bench, what: 'Installing the peers' });
	}
	// The others run on the sources.
	if (only && !only.some((name) => ['load', 'nodes', 'waits', 'growth', 'many'].includes(name))) return;
	say('Building');
	await run('npm', ['run', 'build'], { cwd: root, what: 'The build' });
	await run('npx', ['--no-install', 'tsc', '-p', 'tsconfig.tools.json'], { cwd: root, what: 'The tools' });
}

/** Items a second by number of workers, while sessions end all the time: what `npm run test:scale` has measured last. */
function workers() {
	const files = ['scale-full', 'scale-short'].map((name) =>
		path.join(root, '.cache/reliability', `${name}.json`),
	);
	const file = files.find((each) => existsSync(each));
	if (file === undefined) return earlier.workers;
	const found = Object.entries(JSON.parse(readFileSync(file, 'utf8'))).flatMap(
		([name, { items, seconds }]) => {
			const count = /^sessions, (\d+) workers?$/.exec(name)?.[1];
			return count === undefined ? [] : [{ workers: Number(count), perSecond: items / seconds }];
		},
	);
	return found.length > 0 ? found : earlier.workers;
}

const grown = (...parts) => {
	const rows = parts.flatMap((part) => part?.rows ?? []);
	return rows.length > 0 ? { rows } : undefined;
};

const hasN8n = existsSync(path.join(root, '.cache/n8n/node_modules/n8n'));
await prepared();
const slices = async (name, title, more) =>
	await measured(name, title, 'test/unit/xml/slices.mjs', { parameters: [name], ...more });
const figures = {
	core: await measured('core', 'Calls outside n8n', 'bench/parts/core.mjs'),
	reading: await measured('reading', 'Reading against xml2js', 'test/timing/speed.mjs'),
	slices: {
		dense: await slices('dense', '50 MB, a dense list'),
		embedded: await slices('embedded', '50 MB, records in a text'),
		rows: await slices('rows', 'A million rows', { node: ['--max-old-space-size=512'] }),
	},
	load: await measured('load', 'Loading', 'bench/parts/load.mjs'),
	...((hasN8n || only) && {
		nodes: await measured('nodes', 'In the real n8n', 'bench/parts/nodes.mjs'),
		waits: await measured('waits', 'With a slow server', 'bench/parts/waits.mjs'),
		growth: grown(
			await measured('growth', 'From 100 to 10,000 items', 'bench/parts/growth.mjs', {
				parameters: ['100', '1000', '10000'],
			}),
			await measured('many', '100,000 items', 'bench/parts/growth.mjs', { parameters: [String(mostItems)] }),
		),
	}),
	workers: workers(),
};
const goals = goalsOf(figures);

mkdirSync(charts, { recursive: true });
const pictures = [];
const picture = (name, title, content) => {
	writeFileSync(path.join(charts, `${name}.svg`), content);
	pictures.push(`![${title}](performance/${name}.svg)`);
};
picture(
	'peers',
	'Processor time against peers',
	shares(
		'Processor time as a share of the peer’s',
		goals
			.filter(({ unit, name }) => unit === '×' && !name.includes('clock'))
			.map(({ name, against, value, goal }) => ({ label: `${name} / ${against}`.slice(0, 70), value, goal })),
	),
);
if (figures.growth) {
	const { rows } = figures.growth;
	const each = (name, value) => ({
		label: name === 'ours' ? 'Archer' : 'HTTP Request + XML',
		points: rows.filter((row) => row[name]).map((row) => [row.count, value(row[name], row.count)]),
	});
	const perItem = ({ cpu }, count) => cpu / count;
	picture(
		'growth',
		'Processor time for each item',
		lines('Processor time for each item, by number of items', 'ms', [
			each('ours', perItem),
			each('theirs', perItem),
		]),
	);
	const memory = ({ megabytes }) => megabytes;
	picture(
		'memory',
		'Memory',
		lines('Memory of n8n at most, by number of items', 'MB', [each('ours', memory), each('theirs', memory)]),
	);
}
if (figures.workers) {
	const points = figures.workers.map(({ workers: count, perSecond }) => [count, perSecond]);
	picture(
		'workers',
		'Items a second by workers',
		lines('Items a second, by workers', '/s', [{ label: 'Archer', points }]),
	);
}

const shown = ({ value, unit }) => `${value < 10 ? value.toFixed(2) : Math.round(value)}${unit}`;
const isMet = ({ value, goal, isLeast }) => (isLeast ? value >= goal : value <= goal);
const table = [
	'| | Against | Measured | Goal | |',
	'| --- | --- | ---: | ---: | --- |',
	...goals.map((goal) =>
		[
			'',
			goal.name + (goal.note ? ` (${goal.note})` : ''),
			goal.against,
			shown(goal),
			`${goal.isLeast ? '≥' : '≤'} ${shown({ ...goal, value: goal.goal })}`,
			isMet(goal) ? 'met' : '**missed**',
			'',
		]
			.join(' | ')
			.trim(),
	),
];
const missed = goals.filter((goal) => !isMet(goal));
const number = new Intl.NumberFormat('en-US');
const text = [
	'# Performance',
	`Written by \`npm run bench\` on Node.js ${process.versions.node} with ${cpus().length} processors. Processor time where nothing else is said, as a share of the peer’s in the same run; what else the machine does changes the shares by some hundredths, and the time of the clock by much more.`,
	...(only ? ['Not all parts were measured in one go: each holds what its last run has measured.'] : []),
	...(figures.nodes
		? []
		: [
				'The real n8n was not installed (`node scripts/install.mjs`), so what is measured inside it is missing.',
			]),
	table.join('\n'),
	'## Missed, and why',
	missed.length === 0
		? 'Nothing.'
		: missed
				.map(
					(goal) =>
						`- **${goal.name}**${goal.against && `, against ${goal.against}`}: ${shown(goal)}. ${goal.why}`,
				)
				.join('\n'),
	'## Pictures',
	...pictures,
	...(figures.workers ? [] : ['One to four workers: not measured here; `npm run test:scale` does.']),
	...(figures.growth
		? [
				[
					'| Items | Processor time for each | Time of the clock | Memory of n8n at most |',
					'| ---: | ---: | ---: | ---: |',
					...figures.growth.rows.map(
						({ count, ours }) =>
							`| ${number.format(count)} | ${(ours.cpu / count).toFixed(2)} ms | ${(ours.wall / 1000).toFixed(1)} s | ${Math.round(ours.megabytes)} MB |`,
					),
				].join('\n'),
			]
		: []),
];
writeFileSync(page('md'), `${text.join('\n\n')}\n`);
writeFileSync(page('json'), `${JSON.stringify({ goals, figures }, null, '\t')}\n`);
await run('npx', ['--no-install', 'prettier', '--write', 'docs/performance.md', 'docs/performance.json'], {
	cwd: root,
});
say(`${goals.length - missed.length} of ${goals.length} goals met; docs/performance.md is written`);
