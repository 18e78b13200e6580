import { readAnswer } from '../nodes/shared/soap/answer';
import type { Failure, FailureKind } from '../nodes/shared/soap/failure';
import { cancelled, networkFailure, timedOut } from '../nodes/shared/soap/network';

/** An error that a sample folder ends with: the folder is its test. */
export interface SampleError {
	/** `archer/user.rename__the-name-is-taken` */
	folder: string;
	/** Or the code that stands in its place; both are empty where the sample does not hold them. */
	kind: string;
	message: string;
}

interface Class {
	why: string;
	todo: string;
}

/** Every kind of failure that an item can have; the compiler asks for a row when there is a new one. */
const classes: Record<Exclude<FailureKind, 'planned'>, Class> = {
	parameter: {
		why: 'A value of a parameter cannot be sent. Nothing was sent.',
		todo: 'Correct the parameter that the message names, or the expression in it.',
	},
	sessionGone: {
		why: 'The session ended and could not be renewed in time.',
		todo: 'Run it again. When it stays, find out what ends sessions in the system: a limit, a restart, another sign-in with the account.',
	},
	signIn: {
		why: 'The system did not take the sign-in. It is not tried again for five minutes, because accounts lock.',
		todo: 'Check the credential and test it in the editor; ask an administrator whether the account is locked.',
	},
	denied: {
		why: 'The account may not do this, or something in front of the system stands in the way.',
		todo: 'Ask an administrator for the right or the licence that is missing.',
	},
	notFound: {
		why: 'What the item names does not exist, or the account may not see it.',
		todo: 'Check the ID or the name. A reading operation before this one can look it up.',
	},
	conflict: {
		why: 'The value is taken, or more than one entry has the name.',
		todo: 'Choose another value, or name the entry by its ID.',
	},
	rejected: {
		why: 'The system understood the request and refused it.',
		todo: "Read the system's own words in the error; they name the value.",
	},
	busy: {
		why: 'The system, or a gateway in front of it, takes no requests at present.',
		todo: 'Run it later, or lower Parallel Requests.',
	},
	unreachable: {
		why: 'No connection, or one that broke.',
		todo: 'Check the base URL, and that n8n may reach it. After a change that broke off: look in the system first.',
	},
	timeout: {
		why: 'No answer, or not all of it, within the timeout of the node.',
		todo: "Raise 'Timeout (Seconds)' in the options. After a change: look in the system first.",
	},
	cancelled: { why: 'Somebody stopped the execution.', todo: 'Nothing, unless a change was under way.' },
	http: {
		why: 'Something that is not the web service answered, or there is no trusted connection to it.',
		todo: 'Check address, path and certificate in the credential, and what stands in front of the system.',
	},
	unreadable: {
		why: 'The answer is no whole SOAP message, says more than one thing, or is too large.',
		todo: 'Try again; ask for less at once. When it stays, the system or a proxy is at fault.',
	},
	fault: {
		why: 'The system answered with a fault that this node has no better word for.',
		todo: "Read the system's own words in the error, and look into its log.",
	},
};

/** Stands for any system in the sentences. */
const system = 'Archer';

const wordTests = 'test/unit/soap/failures.test.ts';

/** Codes of Node.js and what they come with, one of each sentence. */
const noAnswer: Array<[string, Failure, string]> = [
	...['ENOTFOUND', 'ECONNREFUSED', 'ECONNRESET', 'Z_DATA_ERROR', 'ERR_INVALID_URL'].map(
		(code): [string, Failure, string] => [code, networkFailure({ code }, system), wordTests],
	),
	...['CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID', 'SELF_SIGNED_CERT_IN_CHAIN', 'EPROTO'].map(
		(code): [string, Failure, string] => [
			code,
			networkFailure({ code }, system),
			'test/integration/tls.test.ts',
		],
	),
	['the timeout passes', timedOut(system), wordTests],
	['the execution is stopped', cancelled(), 'test/integration/many.test.ts'],
];

const empty = new Uint8Array();
const bytes = (text: string) => Buffer.from(text, 'utf8');

const answered: Array<[string, Parameters<typeof readAnswer>[0]]> = [
	...[400, 401, 403, 404, 407, 413, 415, 429, 500, 502, 503, 504].map(
		(status): [string, Parameters<typeof readAnswer>[0]] => [
			`HTTP ${status}`,
			{ status, headers: {}, body: empty },
		],
	),
	['HTTP 302', { status: 302, headers: { location: 'https://sso.example.com/' }, body: empty }],
	['a web page', { status: 200, headers: { 'content-type': 'text/html' }, body: bytes('<html></html>') }],
	['an empty body', { status: 200, headers: { 'content-type': 'text/xml' }, body: empty }],
	['no SOAP message', { status: 200, headers: { 'content-type': 'text/xml' }, body: bytes('<a/>') }],
];

const acted = { no: 'no', yes: 'no: it refused', unknown: 'perhaps' };

function failureRow(when: string, { message, advice, kind, reached }: Failure, test: string): string {
	return row([when, message, `\`${kind}\``, advice ?? '', acted[reached], `\`${test}\``]);
}

function row(cells: string[]): string {
	return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replace(/\s+/g, ' ')).join(' | ')} |`;
}

function table(head: string[], rows: string[]): string {
	return [row(head), row(head.map(() => '---')), ...rows].join('\n');
}

const failureHead = [
	'When',
	'What the user sees',
	'Kind',
	'What to do',
	'May a change have been made?',
	'Test',
];

/** Every class of failure with its words, which come from the code that says them. */
export function errorsPage(samples: SampleError[]): string {
	const answers = answered.map(([when, answer]) => {
		const read = readAnswer(answer, system);
		if (read.kind !== 'failure') throw new Error(`${when} is no failure`);
		return failureRow(when, read.failure, wordTests);
	});
	return `# Errors

Made by \`npm run generate\` from the code that words the errors and from the sample folders that show them.

Every error says what happened with which value, in the words of the menu, and ends with the number of the item. Its description says what
to do, where nobody can know *It is not known whether the system has acted on the request: check before you run it again*, and last what the
system itself said. With *On Error* set to continue, each failed item comes with \`error.fault.kind\`, one of these:

${table(
	['Kind', 'Why', 'What to do'],
	Object.entries(classes).map(([kind, { why, todo }]) => row([`\`${kind}\``, why, todo])),
)}

## No answer came

Archer stands for any of the systems in these sentences.

${table(
	failureHead,
	noAnswer.map(([when, failure, test]) => failureRow(when, failure, test)),
)}

## Something answered, but not with a result

A read and a change that may be repeated are sent again after what passes (docs/decisions/retries.md); these are the words when it stays.

${table(failureHead, answers)}

## The system refused it, or a value cannot be sent

Each of these is a folder below \`test/samples/\` with the request, the answer and the error.

${table(
	['Kind', 'When', 'What the user sees', 'Test'],
	[...samples]
		.sort((a, b) => compare(a.kind, b.kind) || compare(a.folder, b.folder))
		.map(({ kind, message, folder }) =>
			row([kind && `\`${kind}\``, sentenceOf(folder), message, `\`${folder}\``]),
		),
)}
`;
}

/** The title of a sample is in the name of its folder. */
function sentenceOf(folder: string): string {
	return folder.split('__')[1].replaceAll('-', ' ');
}

function compare(one: string, other: string): number {
	return one < other ? -1 : one > other ? 1 : 0;
}
