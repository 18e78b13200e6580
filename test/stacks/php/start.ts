/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- tests never run inside n8n */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import {
	answering,
	freePort,
	journalReader,
	missing,
	removeFolder,
	startProgram,
	stopProgram,
	workFolder,
	type Stack,
} from '../stack';
import { answersIn } from '../answers';
import { writeDescriptions } from './descriptions';

const programs = missing('php', 'timeout');
const hasSoap = programs.length === 0 && /^soap$/m.test(spawnSync('php', ['-m']).stdout.toString());

export const phpMissing = [...programs, ...(hasSoap ? [] : ['the soap extension of PHP'])];

/** SoftExpert's administration and workflow services on PHP's SoapServer. */
export async function startPhp(): Promise<Stack> {
	const folder = workFolder('php');
	const port = await freePort();
	const url = `http://127.0.0.1:${port}`;
	writeDescriptions(folder, url);
	const php = startProgram(
		'php',
		['-d', 'display_errors=0', '-S', `127.0.0.1:${port}`, path.join(__dirname, 'router.php')],
		folder,
		{ STACK_FOLDER: folder },
	);
	await answering(`${url}/adm_ws.php?wsdl`, php);
	return {
		url,
		takeJournal: journalReader(path.join(folder, 'journal.jsonl')),
		give: answersIn(folder),
		stop: async () => {
			await stopProgram(php);
			removeFolder(folder);
		},
	};
}
