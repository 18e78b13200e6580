import type { IDataObject } from 'n8n-workflow';
import { statusWords } from '../answers';

/** The events that notifications belong to, as they end the sentence "because …" (NotificationTimingType of the contract). */
export const timingWords: Record<string, string> = {
	SigningStep_Started: 'a signing step began',
	SigningStep_Completed: 'a signing step was completed',
	SigningStep_LandingPageVisited: 'a signer opened the signing page',
	Document_Started: 'signing of the document began',
	Document_Completed: 'the document was completed',
	Document_ExpirationWarning: 'the time for the document was nearly up',
	Document_Expired: 'the document expired',
	Document_Cancelled: 'the document was cancelled',
	Document_Declined: 'the document was declined',
	Document_SignerFeedback: 'a signer of the document gave feedback',
	Document_SignerAuthFailure: 'a signer of the document could not prove who he or she is',
	Document_SignerKbaStart: 'a signer of the document began to answer questions about himself or herself',
	Document_SignerKbaComplete: 'a signer of the document had answered questions about himself or herself',
	Envelope_Closure: 'the envelope was closed and went out',
	Envelope_PreExpire: 'the time for the envelope was nearly up',
	Envelope_Expire: 'the envelope expired',
	Envelope_Complete: 'the envelope was completed',
	Envelope_Cancel: 'the envelope was cancelled',
	Envelope_Decline: 'the envelope was declined',
	Envelope_SignerFeedback: 'a signer of the envelope gave feedback',
	Envelope_SignerAuthFailure: 'a signer of the envelope could not prove who he or she is',
	Envelope_SignerKbaStart: 'a signer of the envelope began to answer questions about himself or herself',
	Envelope_SignerKbaComplete: 'a signer of the envelope had answered questions about himself or herself',
};

/** The event of each status that ends the signing. */
const endings: Record<string, { document: string; envelope: string }> = {
	Completed: { document: 'Document_Completed', envelope: 'Envelope_Complete' },
	Declined: { document: 'Document_Declined', envelope: 'Envelope_Decline' },
	Cancelled: { document: 'Document_Cancelled', envelope: 'Envelope_Cancel' },
	Expired: { document: 'Document_Expired', envelope: 'Envelope_Expire' },
	SignerAuthenticationFailed: {
		document: 'Document_SignerAuthFailure',
		envelope: 'Envelope_SignerAuthFailure',
	},
};

const names: Record<string, string> = {
	email: 'email',
	sms: 'text message',
	web: 'web notification',
	transmission: 'file transmission',
};

interface Signing {
	status: string;
	isEnvelope: boolean;
	kinds: string[];
	/** Every notification that AssureSign knows of, of all kinds. */
	all: IDataObject[];
}

/** What is missed: a kind of which there is none, and the web notification of the end where the end has come. */
export function neverSent({ status, isEnvelope, kinds, all }: Signing): IDataObject[] {
	const what = isEnvelope ? 'envelope' : 'document';
	const word = statusWords[status as keyof typeof statusWords];
	const now = `The ${what} is now ${status}${word === undefined ? '' : ` (${word})`}`;
	return kinds.flatMap((kind): IDataObject[] => {
		const own = all.filter(({ notificationType }) => notificationType === kind);
		const timing = kind === 'web' ? endings[status]?.[what] : undefined;
		if (timing !== undefined && !own.some((one) => one.timing === timing)) {
			const result = `${now}, and no web notification was ever sent because ${timingWords[timing]}. ${attach}`;
			return [{ notificationType: kind, timing, timingText: timingWords[timing], result }];
		}
		if (own.length > 0) return [];
		return [
			{
				notificationType: kind,
				result: `No ${names[kind]} was ever sent. ${now}. ${adviceFor(kind, status, isEnvelope)}`,
			},
		];
	});
}

const attach =
	'In AssureSign, a design under Administration, Notifications, DocumentTRAK has to be attached to this event of the template, and web notifications have to be switched on for the account.';

function adviceFor(kind: string, status: string, isEnvelope: boolean): string {
	if (isEnvelope && status === 'Created')
		return 'Nothing goes out before the envelope is closed: use Envelope: Close.';
	if (kind === 'web') return attach.replace('this event', 'an event');
	if (kind === 'email')
		return 'Look at the emails that the template sends, and at the addresses of its signers.';
	return `Look in the template whether it sends any ${names[kind]}.`;
}
