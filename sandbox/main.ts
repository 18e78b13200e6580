/* eslint-disable @n8n/community-nodes/no-restricted-globals -- the sandbox is a process of its own, it never runs inside n8n */
import { sandboxLogins, startSandbox } from './index';
import { stopWhenAsked } from './lifetime';

interface Arguments {
	port: number;
	maximumMinutes?: number;
	/** Print one line of JSON for a parent process instead of text for a person. */
	json: boolean;
}

function readArguments(words: string[]): Arguments {
	const number = (word: string | undefined, name: string) => {
		const value = Number(word);
		if (word === undefined || !Number.isFinite(value) || value < 0) throw new Error(`${name} needs a number`);
		return value;
	};
	const read: Arguments = { port: 0, json: false };
	for (let index = 0; index < words.length; index++) {
		const word = words[index];
		if (word === '--json') read.json = true;
		else if (word === '--port') read.port = number(words[++index], word);
		else if (word === '--max-minutes') read.maximumMinutes = number(words[++index], word);
		else throw new Error(`Unknown argument ${word}; known are --port N, --max-minutes N and --json`);
	}
	return read;
}

async function main(): Promise<void> {
	const { port, maximumMinutes, json } = readArguments(process.argv.slice(2));
	const sandbox = await startSandbox({ port });
	const urls = {
		url: sandbox.url,
		archer: sandbox.archer.url,
		softExpert: sandbox.softExpert.serviceUrl,
		assureSign: sandbox.assureSign.serviceUrl,
		control: `${sandbox.url}/control`,
	};
	const lines = json
		? [JSON.stringify({ ...urls, logins: sandboxLogins })]
		: [
				...Object.entries(urls).map(([name, url]) => `${name.padEnd(12)} ${url}`),
				...Object.entries(sandboxLogins).map(
					([name, login]) => `${name.padEnd(12)} ${JSON.stringify(login)}`,
				),
			];
	stopWhenAsked(sandbox, maximumMinutes);
	// Last: whoever reads the addresses may send a signal at once.
	process.stdout.write(`${lines.join('\n')}\n`);
}

main().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exit(1);
});
