/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- this runs in a process of its own, never inside n8n */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { findPort } from '../e2e/ports';
import { addSamplePeople, sandboxCredentials } from '../e2e/systems';
import { sandboxPackage, wholePackage as whole } from '../generate/packages';
import { startSandbox, type Sandbox } from '../sandbox';
import { stopWhenAsked } from '../sandbox/lifetime';
import { writeFiles } from './files';
import { move } from './move';

const usualPort = 8085;

const help = `Plays Archer, SoftExpert Suite and AssureSign on 127.0.0.1 and writes credentials and workflows for n8n.

  --port 8085           the port; without it ${usualPort}, or a free one when that is taken
  --people 10           how many sample people the systems know
  --packages single     workflows for the packages of one service each; without it for ${whole}
  --folder <folder>     where the files go; without it ${sandboxPackage}
  --no-files            writes none
  --max-minutes <n>     ends by itself
  --json                prints one line of JSON for a program

  ${sandboxPackage} move --help   when you change from one package to the other`;

const print = (line: string) => void process.stdout.write(`${line}\n`);

/** The folder of the package, or the repository: what has the templates. */
function home(): string {
	let folder = __dirname;
	while (!existsSync(join(folder, 'templates'))) folder = dirname(folder);
	return folder;
}

async function start(port: string | undefined): Promise<Sandbox> {
	if (port !== undefined) return await startSandbox({ port: wholeNumber('--port', port) });
	return await startSandbox({ port: await findPort(usualPort) });
}

function wholeNumber(name: string, text: string): number {
	const value = Number(text);
	if (!Number.isInteger(value) || value < 0) throw new Error(`${name} takes a whole number, not "${text}".`);
	return value;
}

async function play(words: string[]): Promise<void> {
	const { values } = parseArgs({
		args: words,
		options: {
			port: { type: 'string' },
			people: { type: 'string', default: '10' },
			packages: { type: 'string', default: 'whole' },
			folder: { type: 'string', default: sandboxPackage },
			'no-files': { type: 'boolean', default: false },
			'max-minutes': { type: 'string' },
			json: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) return print(help);
	const { packages: target, folder } = values;
	if (target !== 'single' && target !== 'whole') {
		throw new Error(`--packages takes single or whole, not "${target}".`);
	}
	const minutes = values['max-minutes'];
	const sandbox = await start(values.port);
	// A sample event out of two is about a person who is known already.
	addSamplePeople(sandbox, 2 * wholeNumber('--people', values.people));
	const files = values['no-files']
		? undefined
		: writeFiles(sandbox, { folder, templates: join(home(), 'templates'), target });
	stopWhenAsked(sandbox, minutes === undefined ? undefined : wholeNumber('--max-minutes', minutes));
	const credentials = sandboxCredentials(sandbox);
	if (values.json) return print(JSON.stringify({ url: sandbox.url, credentials, files }));
	print(`Archer, SoftExpert Suite and AssureSign are at ${sandbox.url}. Ctrl-C ends them.`);
	for (const { name, data } of credentials) {
		print(`\n${name}`);
		for (const [field, value] of Object.entries(data)) print(`  ${field.padEnd(18)} ${String(value)}`);
	}
	if (files === undefined) return;
	print(`\nFor n8n on this machine, with the nodes installed:`);
	print(`  n8n import:credentials --input=${files.credentials}`);
	print(`  n8n import:workflow --separate --input=${files.workflows}`);
}

const [command, ...rest] = process.argv.slice(2);
(command === 'move' ? move(rest, print) : play(process.argv.slice(2))).then(
	(status) => {
		if (typeof status === 'number') process.exitCode = status;
	},
	(error: unknown) => {
		process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
		process.exitCode = 1;
	},
);
