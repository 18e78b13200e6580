import { createHash } from 'node:crypto';
import type { AssureSignDocument } from './model';

/** The files of templates and documents, and what becomes of them. */

export function contentHash(data: Buffer): string {
	return createHash('sha256').update(data).digest('hex');
}

/** A small PDF that says its name. */
export function pdfOf(text: string): Buffer {
	return Buffer.from(`%PDF-1.4\n% ${text}\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`);
}

/** What the sandbox makes of a file once everybody has signed: the file with a line per signer. */
export function signedFileOf(document: AssureSignDocument): Buffer {
	const lines = document.signers.map(({ email, fullName }) => `% signed by ${fullName || email}\n`);
	return Buffer.concat([document.file, Buffer.from(lines.join(''))]);
}

export function completionReportOf(name: string): Buffer {
	return pdfOf(`Completion report of ${name}`);
}
