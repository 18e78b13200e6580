import type { IDataObject } from 'n8n-workflow';
import type { Condition, Method, Operation, OperationItem, ResultField } from '../../shared/operation/spec';
import { refusal, type Failure } from '../../shared/soap/failure';
import { accountOption, envelopeIdField, sessionIdField, warningsField } from '../values';
import { submissionFields } from './submission';

/** Work in the background: AssureSign answers at once with a session, and LookupSession tells what became of it. */

export const sessionOwner = 'SessionLookups/SessionLookup';

const exceptionFields = [
	{ name: 'severity', xml: '@Severity', description: 'Warning, Error or Fatal', example: 'Error' },
	{ name: 'message', xml: '.', description: 'What AssureSign says', example: 'The template was not found.' },
];

const exceptionsOf = (what: string): ResultField => ({
	name: 'exceptions',
	xml: 'Exceptions/*',
	type: 'list',
	description: `Messages about the ${what}`,
	gives: exceptionFields,
});

/** Messages come on the session and again on every document (docs/quirks/assureSign.md, 'How failure comes back'). */
export const lookUp: Pick<
	Operation,
	'effect' | 'fields' | 'element' | 'service' | 'fromCredential' | 'answer'
> = {
	effect: 'read',
	fields: [
		{
			displayName: 'Session ID',
			name: 'sessionId',
			type: 'string',
			default: '={{ $json.sessionId }}',
			required: true,
			placeholder: 'e.g. 5D41402A-BC4B-4A76-B971-9D911017C592',
			description: 'ID that sending or closing in the background gave back',
			xml: { path: `${sessionOwner}/@SessionId`, type: 'guid' },
		},
		accountOption(sessionOwner),
	],
	element: 'LookupSession',
	service: 'LookupSession',
	fromCredential: [`${sessionOwner}/@ContextIdentifier`],
	answer: {
		path: 'SessionLookupResults/SessionLookupResult',
		gives: [
			{ ...sessionIdField, description: 'The session' },
			{
				name: 'finished',
				xml: '@Finished',
				type: 'boolean',
				description: 'Whether AssureSign is done',
				example: true,
			},
			{
				name: 'documents',
				xml: 'DocumentResults/DocumentResult',
				type: 'list',
				description: 'Documents of the session',
				gives: [...submissionFields.filter(({ name }) => name !== 'warnings'), exceptionsOf('document')],
			},
			{
				name: 'envelope',
				xml: 'CloseEnvelopeResult',
				type: 'object',
				description: 'Envelope that was closed',
				gives: [envelopeIdField, exceptionsOf('envelope')],
			},
			warningsField,
		],
		// Whether the work is done shows only in what is there; a session whose every document was refused has failed.
		shape: outcomeOf,
	},
};

/** The documents of a session, as the direct answer has them. */
export const documentsOfSession: Method = {
	...lookUp,
	answer: {
		...lookUp.answer,
		shape: (items) => {
			const outcome = outcomeOf(items);
			return Array.isArray(outcome) ? outcome.flatMap(({ json }) => documentsIn(json)) : outcome;
		},
	},
};

/** An envelope that was closed, as the direct answer has it. */
export const envelopeOfSession: Method = {
	...lookUp,
	answer: {
		...lookUp.answer,
		shape: (items) => {
			const outcome = outcomeOf(items);
			return Array.isArray(outcome)
				? outcome.map(({ json: { sessionId, finished, warnings } }) => ({
						json: { sessionId, finished, warnings },
					}))
				: outcome;
		},
	},
};

/** Whatever is not meant for the background. */
export const isDirect: Condition[] = [{ parameter: 'processing', is: [undefined, 'synchronous'] }];

/** Adds the way through the background; a time that is over is no failure there, for the work goes on. */
export function withBackground(
	operation: Operation,
	{ element, ask, repeats }: { element: string; ask: Method; repeats?: string[] },
): Operation {
	const { effect, fields, fromCredential } = operation;
	const start: Method = {
		effect,
		fields,
		element,
		fromCredential,
		answer: { repeats, gives: [{ ...sessionIdField, created: true }, warningsField] },
	};
	return {
		...operation,
		wait: {
			when: [{ parameter: 'processing', is: ['session', 'wait'] }],
			start,
			id: 'sessionId',
			passes: ['contextIdentifier'],
			ask,
			until: { field: 'finished', is: true },
			limit: { parameter: 'waitSeconds', otherwise: 300 },
			leaves: [{ parameter: 'processing', is: ['session'] }],
			pending: { finished: false },
			started: ['Work in the background was started; its session is ', ''],
		},
	};
}

function documentsIn(session: IDataObject): OperationItem[] {
	const { sessionId, finished } = session;
	const documents = (session.documents ?? []) as IDataObject[];
	if (documents.length === 0) return [{ json: { sessionId, finished } }];
	return documents.map(({ exceptions, ...document }) => ({
		json: {
			...document,
			warnings: ((exceptions ?? []) as IDataObject[]).map(({ message }) => String(message)),
			sessionId,
			finished,
		},
	}));
}

function outcomeOf(items: IDataObject[]): OperationItem[] | Failure {
	const [session] = items;
	const documents = (session.documents ?? []) as IDataObject[];
	const envelope = session.envelope as IDataObject | undefined;
	const refusedEnvelope = envelope && seriousText(envelope);
	if (refusedEnvelope !== undefined) {
		return refusal('rejected', `AssureSign did not close the envelope: ${refusedEnvelope}`, {
			systemText: refusedEnvelope,
		});
	}
	const failed = documents.filter((document) => !isCreated(document) || seriousText(document) !== undefined);
	if (documents.length > 0 && failed.length === documents.length) {
		const text = failed.map((document) => seriousText(document) ?? 'it gave no reason').join(' ');
		const made = failed.filter(isCreated).map(keysOf);
		return made.length === 0
			? refusal('rejected', `AssureSign did not create the document: ${text}`, { systemText: text })
			: refusal('rejected', `AssureSign created the document, but reports: ${text}`, {
					systemText: text,
					advice: 'Look at what was made before you run it again, or there will be two.',
					created: made.length === 1 ? made[0] : { documents: made },
				});
	}
	const finished = documents.length > 0 || envelope !== undefined;
	return [
		{
			json: {
				...session,
				finished,
				...(failed.length > 0 ? { refusedDocuments: failed.length } : {}),
			},
		},
	];
}

function keysOf({ documentId, documentAuthToken }: IDataObject): IDataObject {
	return { documentId, documentAuthToken };
}

function seriousText(result: IDataObject): string | undefined {
	const exceptions = ((result.exceptions ?? []) as IDataObject[]).filter(
		({ severity }) => severity !== 'Warning',
	);
	if (exceptions.length === 0) return undefined;
	return (
		exceptions
			.map(({ message }) => String(message).trim())
			.filter(Boolean)
			.join(' ') || 'it gave no reason'
	);
}

function isCreated(json: IDataObject): boolean {
	return typeof json.documentId === 'string' && typeof json.documentAuthToken === 'string';
}
