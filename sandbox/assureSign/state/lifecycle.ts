import { signedFileOf } from './files';
import type { TrackDesign } from './hooks';
import type { AssureSignState } from './index';
import {
	newGuid,
	type AssureSignDocument,
	type AssureSignEnvelope,
	type AssureSignNotification,
	type DocumentStatus,
} from './model';

/** Moves documents and envelopes through their states and tells the web hooks. */

const now = () => new Date().toISOString();

/** The codes that a public receiver of such calls knows. */
const envelopeCodes: Record<string, string> = {
	Completed: 'ECO',
	Cancelled: 'ECA',
	Declined: 'ESD',
	Expired: 'EEX',
};

export function setStatus(document: AssureSignDocument, status: DocumentStatus, details: string): void {
	document.status = status;
	document.statusDate = now();
	document.statusDetails = details;
	document.history.push({ date: document.statusDate, details });
}

function mergeFields(document: AssureSignDocument | undefined, envelope: AssureSignEnvelope | undefined) {
	const fields: Record<string, string> = {
		'Document ID': document?.id ?? '',
		'Document AuthToken': document?.authToken ?? '',
		'Envelope ID': envelope?.id ?? '',
		'Envelope Name': envelope?.name ?? '',
		'Envelope Status': envelope ? (envelopeCodes[envelope.status] ?? envelope.status) : '',
		'Envelope Completion Date': envelope?.status === 'Completed' ? now() : '',
		'Transaction Name': document?.name ?? envelope?.name ?? '',
	};
	for (const [name, value] of document?.parameters ?? []) fields[name] ??= value;
	return fields;
}

/** What the lists of notifications call the events that web notifications are attached to. */
const timings: Record<string, string> = {
	'Document Started': 'Document_Started',
	'Document Completed': 'Document_Completed',
	'Document Cancelled': 'Document_Cancelled',
	'Document Expired': 'Document_Expired',
	'Document Declined': 'Document_Declined',
	'Envelope Started': 'Envelope_Closure',
	'Envelope Completed': 'Envelope_Complete',
	'Envelope Cancelled': 'Envelope_Cancel',
	'Envelope Expired': 'Envelope_Expire',
	'Envelope Declined': 'Envelope_Decline',
};

export function fire(
	state: AssureSignState,
	event: string,
	document?: AssureSignDocument,
	envelope?: AssureSignEnvelope,
): void {
	const owner = document ?? envelope;
	const sent = new Map<TrackDesign, AssureSignNotification>();
	state.track.fire(event, mergeFields(document, envelope), (design, attempts) => {
		const one = sent.get(design) ?? {
			id: newGuid(),
			kind: 'web',
			timing: timings[event],
			to: '',
			name: event,
			date: now(),
			attempts,
			endpoint: design.url,
		};
		if (!sent.has(design)) owner?.notifications.push(one);
		sent.set(design, Object.assign(one, { attempts, date: now() }));
	});
}

/** Signing begins: the signers get their mail. */
export function start(state: AssureSignState, document: AssureSignDocument): void {
	setStatus(document, 'SigningStepInProgress', 'Document was started.');
	for (const signer of document.signers) {
		document.notifications.push({
			id: newGuid(),
			kind: 'email',
			timing: 'SigningStep_Started',
			to: signer.email,
			name: signer.fullName,
			date: now(),
			attempts: 1,
			endpoint: '',
		});
	}
	fire(state, 'Document Started', document, state.envelopes.get(document.envelopeId));
}

/** One signer signs, or all of them; the last signature completes the document. */
export function sign(state: AssureSignState, documentId: string, email?: string): AssureSignDocument {
	const document = state.documents.get(documentId.toLowerCase());
	if (document === undefined) throw new Error(`No document ${documentId}`);
	if (document.status !== 'SigningStepInProgress') throw new Error(`The document is ${document.status}`);
	for (const signer of document.signers) {
		if (email !== undefined && signer.email !== email) continue;
		signer.signed = true;
		document.history.push({ date: now(), details: `${signer.fullName || signer.email} signed.` });
	}
	if (document.signers.every(({ signed }) => signed))
		end(state, document, 'Completed', 'Document was completed.');
	return document;
}

const eventOf: Record<string, string> = {
	Completed: 'Completed',
	Cancelled: 'Cancelled',
	Expired: 'Expired',
	Declined: 'Declined',
};

/** A document reaches a state that it never leaves; an envelope ends with its last document. */
export function end(
	state: AssureSignState,
	document: AssureSignDocument,
	status: 'Completed' | 'Cancelled' | 'Expired' | 'Declined',
	details: string,
): void {
	setStatus(document, status, details);
	if (status === 'Completed') document.signedFile = signedFileOf(document);
	const envelope = state.envelopes.get(document.envelopeId);
	fire(state, `Document ${eventOf[status]}`, document, envelope);
	if (envelope === undefined || envelope.status !== 'InProgress') return;
	const statuses = envelope.documents.map((one) => one.status);
	if (statuses.some((one) => one === 'SigningStepInProgress' || one === 'Created')) return;
	endEnvelope(state, envelope, statuses.includes('Completed') ? 'Completed' : status);
}

export function endEnvelope(
	state: AssureSignState,
	envelope: AssureSignEnvelope,
	status: 'Completed' | 'Cancelled' | 'Expired' | 'Declined',
): void {
	envelope.status = status;
	envelope.history.push({ date: now(), details: `Envelope was ${status.toLowerCase()}.` });
	fire(state, `Envelope ${eventOf[status]}`, undefined, envelope);
}

export function isFinal(document: AssureSignDocument): boolean {
	return document.status !== 'Created' && document.status !== 'SigningStepInProgress';
}
