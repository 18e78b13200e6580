/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- the end-to-end tools are a process of their own, they never run inside n8n */
import { createServer, type AddressInfo, type Socket } from 'node:net';
import type { N8nClient } from './rest';

/** A mail server that keeps what it is given: for the messages of a workflow and the buttons in them. */
export interface Mailbox {
	port: number;
	/** Every message as it came in, oldest first. */
	readonly messages: Mail[];
	/** Data of an `smtp` credential that sends here. */
	credential: Record<string, unknown>;
	stop(): Promise<void>;
}

export interface Mail {
	to: string[];
	subject: string;
	/** All parts, decoded. */
	text: string;
	/** Addresses in the message, each once. */
	links: string[];
}

/**
 * The least of SMTP that a client needs; it takes every sender and recipient.
 * @param arrived called with each message
 */
export async function startMailbox(arrived: (mail: Mail) => void = () => undefined): Promise<Mailbox> {
	const messages: Mail[] = [];
	const sockets = new Set<Socket>();
	const server = createServer((socket) => {
		sockets.add(socket);
		socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
		converse(socket, (mail) => {
			messages.push(mail);
			arrived(mail);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		port,
		messages,
		credential: { user: '', password: '', host: '127.0.0.1', port, secure: false, disableStartTls: true },
		stop: async () => {
			for (const socket of sockets) socket.destroy();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

function converse(socket: Socket, keep: (mail: Mail) => void): void {
	let pending = '';
	let to: string[] = [];
	let body: string[] | undefined;
	const line = (text: string) => {
		if (body !== undefined) {
			if (text !== '.') return void body.push(text.replace(/^\./, ''));
			keep(readMail(to, body.join('\r\n')));
			[to, body] = [[], undefined];
			return void socket.write('250 kept\r\n');
		}
		const command = text.slice(0, 4).toUpperCase();
		if (command === 'RCPT') to.push(text.replace(/^.*<|>.*$/g, ''));
		if (command === 'DATA') body = [];
		if (command === 'QUIT') return void socket.end('221 bye\r\n');
		socket.write(command === 'DATA' ? '354 go on\r\n' : '250 ok\r\n');
	};
	socket.setEncoding('utf8').on('data', (chunk) => {
		const lines = (pending + String(chunk)).split('\r\n');
		pending = lines.pop()!;
		lines.forEach(line);
	});
	socket.write('220 mailbox\r\n');
}

function readMail(to: string[], source: string): Mail {
	const subject = /^Subject: ((?:.|\r\n[ \t])*)/im.exec(source)?.[1] ?? '';
	const text = partsOf(source).join('\n');
	const links = [...text.matchAll(/https?:\/\/[^\s"'<>]+/g)].map(([link]) => link.replaceAll('&amp;', '&'));
	return { to, subject: decodeWords(subject), text, links: [...new Set(links)] };
}

/** The texts of a message, whatever its parts and their encodings. */
function partsOf(source: string): string[] {
	const end = source.indexOf('\r\n\r\n');
	const [head, body] = [source.slice(0, end), source.slice(end + 4)];
	const boundary = /boundary="?([^"\r\n;]+)/i.exec(head)?.[1];
	if (boundary !== undefined) {
		return body
			.split(`--${boundary}`)
			.slice(1, -1)
			.flatMap((part) => partsOf(part.replace(/^\r\n/, '')));
	}
	const encoding = /^Content-Transfer-Encoding: *(\S+)/im.exec(head)?.[1].toLowerCase();
	if (encoding === 'base64') return [Buffer.from(body, 'base64').toString('utf8')];
	return [encoding === 'quoted-printable' ? decodeQuoted(body) : body];
}

function decodeQuoted(text: string): string {
	const bytes = text
		.replace(/=\r\n/g, '')
		.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
	return Buffer.from(bytes, 'latin1').toString('utf8');
}

function decodeWords(text: string): string {
	return text
		.replace(/\r\n[ \t]/g, ' ')
		.replace(/=\?utf-8\?([bq])\?(.*?)\?=/gi, (_, kind: string, word: string) =>
			kind.toLowerCase() === 'b'
				? Buffer.from(word, 'base64').toString('utf8')
				: decodeQuoted(word.replaceAll('_', ' ')),
		)
		.trim();
}

/** n8n takes a client without a browser's name for a scanner of links, and lets it see nothing. */
const browser = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64)', connection: 'close' };

/** Presses a button of a mail, once the execution that has sent it waits for that. */
export async function pressButton(client: N8nClient, mail: Mail, button: string): Promise<void> {
	const link = mail.links.find((one) => one.includes(button));
	if (link === undefined) throw new Error(`The mail "${mail.subject}" has no button ${button}.`);
	const execution = /\/webhook-waiting\/(\d+)\//.exec(link)![1];
	const latest = Date.now() + 20_000;
	while ((await client.rawExecution(execution)).status !== 'waiting') {
		if (Date.now() > latest) throw new Error(`Execution ${execution} does not wait for its answer.`);
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	const answer = await fetch(link, { headers: browser });
	if (!answer.ok) throw new Error(`The button answers ${answer.status}: ${await answer.text()}`);
}
