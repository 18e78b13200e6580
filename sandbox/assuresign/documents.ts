import { createHash, randomUUID } from 'node:crypto';

export type DocumentStatus =
	| 'Created'
	| 'SigningStepInProgress'
	| 'Completed'
	| 'Expired'
	| 'Declined'
	| 'Cancelled';

export interface AssureSignParameter {
	name: string;
	prompt: string;
	required: boolean;
	tag: string;
	defaultValue: string;
	/** Drawn parameters hold a signature image. */
	drawn: boolean;
}

export interface TemplateSigner {
	name: string;
	emailParameter: string;
	nameParameter: string;
}

export interface AssureSignTemplate {
	id: string;
	account: string;
	name: string;
	description: string;
	tag: string;
	type: 'Standard' | 'WorkflowOnly';
	owner: string;
	created: string;
	modified: string;
	pageCount: number;
	parameters: AssureSignParameter[];
	signers: TemplateSigner[];
	/** Missing for those that only describe a workflow. */
	file?: Buffer;
}

export interface EnvelopeTemplate {
	id: string;
	account: string;
	name: string;
	description: string;
	tag: string;
	created: string;
	modified: string;
}

export interface AssureSignSigner {
	id: string;
	authToken: string;
	email: string;
	phone: string;
	fullName: string;
	firstName: string;
	lastName: string;
	signed: boolean;
}

export interface AssureSignNotification {
	id: string;
	kind: 'email' | 'sms' | 'web' | 'transmission';
	timing: string;
	to: string;
	name: string;
	date: string;
	attempts: number;
	endpoint: string;
}

export interface HistoryEvent {
	date: string;
	details: string;
}

export interface AssureSignDocument {
	id: string;
	authToken: string;
	account: string;
	template: AssureSignTemplate;
	userName: string;
	name: string;
	orderNumber: string;
	password: string;
	expirationDate: string;
	envelopeId: string;
	file: Buffer;
	parameters: Map<string, string>;
	/** Names of the fields that came with a file. */
	fields: string[];
	signers: AssureSignSigner[];
	status: DocumentStatus;
	statusDate: string;
	statusDetails: string;
	history: HistoryEvent[];
	notifications: AssureSignNotification[];
	/** The file with the signatures, once all are there. */
	signedFile?: Buffer;
}

export interface AssureSignEnvelope {
	id: string;
	authToken: string;
	account: string;
	name: string;
	orderNumber: string;
	password: string;
	status: 'Created' | 'InProgress' | 'Completed' | 'Expired' | 'Declined' | 'Cancelled';
	documents: AssureSignDocument[];
	attachments: Array<{ name: string; extension: string; data: Buffer }>;
	history: HistoryEvent[];
	notifications: AssureSignNotification[];
}

/** Work in the background; `document` is a finished result, or a message about a refused one. */
export interface AssureSignSession {
	id: string;
	account: string;
	/** How often it is answered as unfinished before it is done. */
	pendingLookups: number;
	results: Array<{ document: AssureSignDocument } | { refusal: string }>;
	closedEnvelope?: { envelope: AssureSignEnvelope } | { refusal: string };
}

export function newGuid(): string {
	return randomUUID();
}

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
