import type { Passed } from './give';

/** A multipart answer holds files: it is not one text. */
export function isXml({ headers, body }: Passed): boolean {
	return !/multipart/i.test(headers['content-type'] ?? '') && /^\s*</.test(body.toString('latin1', 0, 20));
}

const declared = /^\s*<\?xml[^>]*\?>/;

function declaring(text: string, charset: string): string {
	return `<?xml version="1.0" encoding="${charset}"?>${text.replace(declared, '')}`;
}

const big = (text: string) => Buffer.from(text, 'utf16le').swap16();

/** What a single byte cannot hold becomes a reference. */
const inLatin = (text: string) =>
	Buffer.from(
		[...text].map((one) => (one.codePointAt(0)! > 0xff ? `&#${one.codePointAt(0)!};` : one)).join(''),
		'latin1',
	);

interface Written {
	charset: string;
	bytes: (text: string) => Buffer;
}

const written: Written[] = [
	{ charset: 'utf-8', bytes: (text) => Buffer.from(`\ufeff${text}`, 'utf8') },
	{ charset: 'utf-16', bytes: (text) => Buffer.from(`\ufeff${text}`, 'utf16le') },
	{ charset: 'utf-16', bytes: (text) => big(`\ufeff${text}`) },
	{ charset: 'utf-16le', bytes: (text) => Buffer.from(text, 'utf16le') },
	{ charset: 'iso-8859-1', bytes: inLatin },
];

/** The same document in other bytes, and said so in the type and in the declaration. */
export function inCharset(answer: Passed, variant: number): Passed {
	if (!isXml(answer)) return answer;
	const { charset, bytes } = written[variant];
	const type = (answer.headers['content-type'] ?? 'text/xml').split(';')[0];
	return {
		...answer,
		headers: { ...answer.headers, 'content-type': `${type}; charset=${charset}` },
		body: bytes(declaring(answer.body.toString('utf8'), charset)),
	};
}
