/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests never run inside n8n */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ArcherContract } from '../../../sandbox/contract/types';
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
import { asmxSource } from './source';

export interface AsmxStack extends Stack {
	/** The same services at an address that hides their descriptions, as many installations do. */
	hiddenUrl: string;
}

export const asmxMissing = missing('mcs', 'fastcgi-mono-server4', 'nginx', 'timeout');

/**
 * Archer's services on ASP.NET, by Mono: fastcgi-mono-server4 behind nginx, since nothing else serves `.asmx` on Debian.
 *
 * @param contract the methods
 * @param customErrors whether faults hide what went wrong, as production servers do
 */
export async function startAsmx({
	contract,
	customErrors = false,
}: {
	contract: ArcherContract;
	customErrors?: boolean;
}): Promise<AsmxStack> {
	const folder = workFolder('asmx');
	for (const name of ['bin', 'ws', 'nginx']) mkdirSync(path.join(folder, name));
	writeFileSync(path.join(folder, 'Stack.cs'), asmxSource(contract));
	for (const service of Object.keys(contract.services)) {
		writeFileSync(
			path.join(folder, 'ws', `${service}.asmx`),
			`<%@ WebService Language="C#" Class="Stack_${service}" %>`,
		);
	}
	writeFileSync(path.join(folder, 'web.config'), configuration(customErrors));
	await runProgram(
		'mcs',
		['-target:library', '-out:bin/Stack.dll', '-r:System.Web.Services.dll', 'Stack.cs'],
		folder,
	);
	const [port, hiddenPort, backend] = [await freePort(), await freePort(), await freePort()];
	writeFileSync(path.join(folder, 'nginx', 'nginx.conf'), frontend(folder, port, hiddenPort, backend));
	const mono = startProgram(
		'fastcgi-mono-server4',
		[`/applications=/:${folder}`, `/socket=tcp:127.0.0.1:${backend}`],
		folder,
	);
	const nginx = startProgram('nginx', ['-c', path.join(folder, 'nginx', 'nginx.conf')], folder);
	const url = `http://127.0.0.1:${port}`;
	await answering(`${url}/ws/general.asmx?WSDL`, nginx);
	return {
		url,
		hiddenUrl: `http://127.0.0.1:${hiddenPort}`,
		takeJournal: journalReader(path.join(folder, 'journal.jsonl')),
		give: answersIn(folder),
		stop: async () => {
			await Promise.all([stopProgram(nginx), stopProgram(mono)]);
			removeFolder(folder);
		},
	};
}

function configuration(customErrors: boolean): string {
	return `<?xml version="1.0"?>
<configuration><system.web>
	<customErrors mode="${customErrors ? 'On' : 'Off'}"/>
	<httpRuntime maxRequestLength="102400"/>
	<webServices><protocols><add name="HttpSoap"/><add name="HttpSoap12"/><add name="Documentation"/></protocols></webServices>
</system.web></configuration>
`;
}

function frontend(folder: string, port: number, hiddenPort: number, backend: number): string {
	const own = path.join(folder, 'nginx');
	const temporary = ['client_body', 'fastcgi', 'proxy', 'uwsgi', 'scgi']
		.map((kind) => `${kind}_temp_path ${path.join(own, kind)};`)
		.join(' ');
	return `daemon off;
pid ${path.join(own, 'nginx.pid')};
error_log ${path.join(own, 'error.log')};
worker_processes 1;
events { worker_connections 256; }
http {
	access_log off;
	${temporary}
	client_max_body_size 100m;
	${server(folder, port, backend)}
	${server(folder, hiddenPort, backend, 'if ($args ~* "^wsdl") { return 404; }')}
}
`;
}

function server(folder: string, port: number, backend: number, rule = ''): string {
	return `server {
		listen 127.0.0.1:${port};
		${rule}
		location / {
			fastcgi_pass 127.0.0.1:${backend};
			fastcgi_param QUERY_STRING $query_string;
			fastcgi_param REQUEST_METHOD $request_method;
			fastcgi_param CONTENT_TYPE $content_type;
			fastcgi_param CONTENT_LENGTH $content_length;
			fastcgi_param SCRIPT_FILENAME ${folder}$fastcgi_script_name;
			fastcgi_param SCRIPT_NAME $fastcgi_script_name;
			fastcgi_param REQUEST_URI $request_uri;
			fastcgi_param DOCUMENT_ROOT ${folder};
			fastcgi_param SERVER_PROTOCOL $server_protocol;
			fastcgi_param SERVER_ADDR $server_addr;
			fastcgi_param SERVER_PORT $server_port;
			fastcgi_param SERVER_NAME $host;
			fastcgi_param REMOTE_ADDR $remote_addr;
			fastcgi_param HTTP_SOAPACTION $http_soapaction;
		}
	}`;
}
