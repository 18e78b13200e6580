/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { answersIn } from '../answers';
import { writeDescriptions } from '../php/descriptions';
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

const soapModule = path.join(__dirname, '..', '..', '..', '.cache', 'node-soap', 'node_modules', 'soap');

/** `npm test` installs it; nothing else of the repository uses it. */
export const nodeSoapMissing = [
	...missing('timeout'),
	...(existsSync(soapModule) ? [] : ['soap of npm in .cache/node-soap']),
];

/** SoftExpert's services on the SOAP server of npm, whose parser is none of those that read elsewhere here. */
export async function startNodeSoap(): Promise<Stack> {
	const folder = workFolder('node-soap');
	const port = await freePort();
	const url = `http://127.0.0.1:${port}`;
	writeDescriptions(folder, url);
	const server = startProgram(process.execPath, [path.join(__dirname, 'server.cjs')], folder, {
		STACK_FOLDER: folder,
		STACK_PORT: String(port),
		STACK_SOAP: soapModule,
	});
	await answering(`${url}/se/ws/adm_ws.php?wsdl`, server);
	return {
		url,
		takeJournal: journalReader(path.join(folder, 'journal.jsonl')),
		give: answersIn(folder),
		stop: async () => {
			await stopProgram(server);
			removeFolder(folder);
		},
	};
}
