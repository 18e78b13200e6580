/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests never run inside n8n */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { assureSignContract } from '../../../sandbox/contract/load';
import {
	answering,
	freePort,
	journalReader,
	missing,
	removeFolder,
	runProgram,
	startProgram,
	stopProgram,
	workFolder,
	type Stack,
} from '../stack';
import { answersIn } from '../answers';
import { wcfSource } from './source';

export const wcfMissing = missing('mcs', 'mono', 'timeout');

/** AssureSign's services on WCF, hosted by Mono. */
export async function startWcf(): Promise<Stack> {
	const folder = workFolder('wcf');
	writeFileSync(path.join(folder, 'Stack.cs'), wcfSource(assureSignContract));
	const references = ['System.ServiceModel', 'System.Runtime.Serialization', 'System.Xml'];
	await runProgram(
		'mcs',
		['-out:Stack.exe', ...references.map((name) => `-r:${name}.dll`), 'Stack.cs'],
		folder,
	);
	const port = await freePort();
	const mono = startProgram('mono', ['Stack.exe', String(port), folder], folder);
	const url = `http://127.0.0.1:${port}`;
	// A GET would make WCF describe itself, which takes Mono most of a minute.
	await answering(url, mono, {
		method: 'POST',
		headers: { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: '"urn:unknown"' },
		body: '<Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/"><Body/></Envelope>',
	});
	return {
		url,
		takeJournal: journalReader(path.join(folder, 'journal.jsonl')),
		give: answersIn(folder),
		stop: async () => {
			await stopProgram(mono);
			removeFolder(folder);
		},
	};
}
