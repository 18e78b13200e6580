import { createHash } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import { plainValue } from '../../shared/operation/wire/response';
import { parseXml } from '../../shared/xml/parse';
import { isReservedName, isTooDeep, nameProblem } from './limits';

/** Events that DocumentTRAK designs can be attached to. */
export const documentEvents = [
	'After Step Completed',
	'Before Step Started',
	'Document Cancelled',
	'Document Completed',
	'Document Declined',
	'Document Expired',
	'Document Feedback Submitted',
	'Document Pre-Expiration Warning',
	'Document Signer Authentication Failed',
	'Document Started',
	'Envelope Cancelled',
	'Envelope Completed',
	'Envelope Declined',
	'Envelope Expired',
	'Envelope Feedback Submitted',
	'Envelope Pre-Expiration Warning',
	'Envelope Signer Authentication Failed',
	'Envelope Started',
	'Landing Page Visited',
];

/** Codes that a public receiver of such calls knows; not documented by the vendor. */
const statusWords: Record<string, string> = {
	ECA: 'Cancelled',
	ECO: 'Completed',
	EEX: 'Expired',
	ESD: 'Declined',
	SAF: 'Signer authentication failed',
};

export type ReadEvent = { json: IDataObject; problem?: undefined } | { json?: undefined; problem: string };

/** Reads a body in JSON or XML. The form is the administrator's own: every field is passed on under its name. */
export function readEvent(body: Uint8Array, contentType: string): ReadEvent {
	const start = Buffer.from(body.subarray(0, 200)).toString('latin1').replace(/\0/g, '').trimStart();
	const fields = /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*</.test(start)
		? fromXml(body, contentType)
		: fromJson(body);
	if (typeof fields === 'string') return { problem: fields };
	const problem = nameProblem(fields) ?? valueProblem(fields);
	if (problem !== undefined) return { problem };
	const json: IDataObject = Object.fromEntries(
		Object.entries(fields).filter(([, value]) => !isPlaceholder(value)),
	) as IDataObject;
	const event = eventOf(json);
	if (event === undefined) return { problem: "The body has no field 'event'" };
	if (event.length > longestWord || isReservedName(event)) return { problem: 'The event is not one' };
	const status = typeof json.envelopeStatus === 'string' ? json.envelopeStatus : '';
	if (isReservedName(status)) return { problem: "'envelopeStatus' is no status" };
	const word = statusWords[status];
	return { json: { ...json, event, ...(word === undefined ? {} : { envelopeStatusText: word }) } };
}

const longestWord = 256;

/** Fields that later steps hand to AssureSign; whatever else a body has is its author's own. */
const plainFields = [
	'documentId',
	'documentAuthToken',
	'envelopeId',
	'envelopeName',
	'envelopeStatus',
	'envelopeCompletionDate',
];

function valueProblem(fields: IDataObject): string | undefined {
	const wrong = plainFields.find((name) => typeof fields[name] === 'object' && fields[name] !== null);
	return wrong === undefined ? undefined : `The field '${wrong}' must be one text`;
}

function fromJson(body: Uint8Array): IDataObject | string {
	let parsed: unknown;
	try {
		const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
		if (isTooDeep(text)) return 'The body is nested too deep';
		parsed = JSON.parse(text);
	} catch {
		return 'The body is neither JSON nor XML';
	}
	return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
		? (parsed as IDataObject)
		: 'The body is not an object';
}

function fromXml(body: Uint8Array, contentType: string): IDataObject | string {
	const parsed = parseXml(body, { contentType });
	if (parsed.problem) return 'The body is not complete XML';
	const fields = plainValue(parsed.root);
	return typeof fields === 'object' && fields !== null ? (fields as IDataObject) : 'The body has no fields';
}

/** A merge field that means nothing to this event stays as it was typed: `[Envelope ID]`. */
function isPlaceholder(value: unknown): boolean {
	return typeof value === 'string' && /^\[[^\][]+\]$/.test(value);
}

function eventOf(json: IDataObject): string | undefined {
	const name = Object.keys(json).find((key) => key.toLowerCase() === 'event');
	const value = name === undefined ? undefined : json[name];
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/**
 * Tells an event from all others and is the same when AssureSign repeats its call: the event, the document or envelope, and
 * a hash of the whole body, for the time and whatever else the body says. For n8n's own Remove Duplicates, which keeps what it
 * has seen in n8n's database.
 */
export function eventKeyOf(json: IDataObject, body: Uint8Array): string {
	const subject = json.documentId ?? json.envelopeId;
	const whole = createHash('sha256').update(body).digest('base64url').slice(0, 16);
	return [json.event, subject, whole].filter((part) => typeof part === 'string').join(' ');
}

/** Letters and digits only: `Envelope Completed` and `envelope_completed` are the same event. */
export function isWanted(event: string, wanted: string[]): boolean {
	const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');
	return wanted.length === 0 || wanted.some((one) => plain(one) === plain(event));
}

export const jsonBody = `{
  "event": "Document Completed",
  "documentId": "[Document ID]",
  "documentAuthToken": "[Document AuthToken]",
  "envelopeId": "[Envelope ID]",
  "envelopeName": "[Envelope Name]",
  "envelopeStatus": "[Envelope Status]",
  "envelopeCompletionDate": "[Envelope Completion Date]"
}`;

export const xmlBody = `<notification>
  <event>Document Completed</event>
  <documentId>[Document ID]</documentId>
  <documentAuthToken>[Document AuthToken]</documentAuthToken>
  <envelopeId>[Envelope ID]</envelopeId>
  <envelopeName>[Envelope Name]</envelopeName>
  <envelopeStatus>[Envelope Status]</envelopeStatus>
  <envelopeCompletionDate>[Envelope Completion Date]</envelopeCompletionDate>
</notification>`;
