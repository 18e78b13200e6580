import { randomUUID } from 'node:crypto';

/** The shapes of what the simulated AssureSign stores. */

export interface AssureSignUser {
	userName: string;
	password: string;
	firstName: string;
	lastName: string;
	role: string;
	requirePasswordChange: boolean;
	inactive: boolean;
	locked: boolean;
	passwordExpired: boolean;
	tags: Array<{ name: string; value: string }>;
	failedLogins: number;
	/** The accounts the user may use; the first is the primary one. */
	accounts: string[];
}

export interface AssureSignAccount {
	contextIdentifier: string;
	name: string;
	displayName: string;
	accountGroup: string;
	inactive: boolean;
	/** Empty for the account at the top. */
	parent: string;
	roles: string[];
}

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
