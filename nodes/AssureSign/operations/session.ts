import type { IDataObject } from 'n8n-workflow';
import type {
	OperationContext,
	OperationItem,
	OperationOutcome,
	OperationSpec,
} from '../../shared/operation/spec';
import { refusal, type Failure } from '../../shared/soap/failure';
import { accountOption, envelopeIdField, warningsField } from './common';
import { isCreated, submissionFields } from './submission';

const owner = 'SessionLookups/SessionLookup';

const exceptionFields = [
	{ name: 'severity', xml: '@Severity', description: 'Warning, Error or Fatal', example: 'Error' },
	{ name: 'message', xml: '.', description: 'What AssureSign says', example: 'The template was not found.' },
];

/** Messages come on the session and again on every document (docs/quirks/assureSign.md, 'How failure comes back'). */
export const lookUpSession: OperationSpec = {
	resource: 'session',
	name: 'Look Up',
	value: 'lookUp',
	action: 'Look up session',
	description:
		'Get the outcome of work in the background: the documents that were sent, or the envelope that was closed',
	effect: 'read',
	properties: [
		{
			displayName: 'Session ID',
			name: 'sessionId',
			type: 'string',
			default: '={{ $json.sessionId }}',
			required: true,
			placeholder: 'e.g. 5D41402A-BC4B-4A76-B971-9D911017C592',
			description: 'ID that sending or closing in the background gave back',
			xml: { path: `${owner}/@SessionId`, type: 'guid' },
		},
		accountOption(owner),
	],
	soap: {
		service: 'LookupSession',
		element: 'LookupSession',
		fromCredential: [`${owner}/@ContextIdentifier`],
	},
	batch: { size: 50, request: owner },
	result: {
		cardinality: 'one',
		path: 'SessionLookupResults/SessionLookupResult',
		fields: [
			{
				name: 'sessionId',
				xml: '@SessionId',
				type: 'guid',
				description: 'The session',
				example: '5D41402A-BC4B-4A76-B971-9D911017C592',
			},
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
				fields: [
					...submissionFields.filter(({ name }) => name !== 'warnings'),
					{
						name: 'exceptions',
						xml: 'Exceptions/*',
						type: 'list',
						description: 'Messages about the document',
						fields: exceptionFields,
					},
				],
			},
			{
				name: 'envelope',
				xml: 'CloseEnvelopeResult',
				type: 'object',
				description: 'Envelope that was closed',
				fields: [
					envelopeIdField,
					{
						name: 'exceptions',
						xml: 'Exceptions/*',
						type: 'list',
						description: 'Messages about the envelope',
						fields: exceptionFields,
					},
				],
			},
			warningsField,
		],
	},
	// Whether the work is done shows only in what is there; a session whose every document was refused has failed.
	finish: finishSession,
};

function finishSession(items: IDataObject[]): OperationItem[] | Failure {
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

const longestPause = 10_000;

/**
 * Starts work in the background and, where asked for, looks the session up until it is done or the time is over. A time
 * that is over is no failure: the work goes on, and the output has the session to look up later.
 */
export async function inBackground(
	context: OperationContext,
	start: OperationSpec,
	describe: (session: IDataObject) => OperationItem[],
): Promise<OperationOutcome> {
	const { call, values, wait, isCancelled } = context;
	const started = await call(start, values);
	if (started.failure) return started;
	const [{ json }] = started.items;
	const { sessionId } = json;
	if (typeof sessionId !== 'string') {
		return {
			failure: refusal('unreadable', 'AssureSign took the work but gave no session to look it up with'),
		};
	}
	const pending: OperationOutcome = { items: [{ json: { ...json, finished: false } }] };
	if (values.processing === 'session') return pending;
	const seconds = Number(values.waitSeconds ?? 300);
	const deadline = Date.now() + (Number.isFinite(seconds) ? seconds : 300) * 1000;
	for (let pause = 500; ; pause = Math.min(pause * 2, longestPause)) {
		await wait(Math.min(pause, Math.max(0, deadline - Date.now())));
		if (isCancelled()) return pending;
		const { contextIdentifier } = values;
		const outcome = await call(lookUpSession, { sessionId, contextIdentifier });
		if (outcome.failure) return { failure: withSession(outcome.failure, sessionId) };
		const [session] = outcome.items;
		if (session.json.finished === true) return { items: describe(session.json) };
		if (Date.now() >= deadline) return pending;
	}
}

/** So that what was started is not lost when only the asking failed. */
function withSession(failure: Failure, sessionId: string): Failure {
	return { ...failure, done: [`Work in the background was started; its session is ${sessionId}`] };
}

export const sessionOperations: OperationSpec[] = [lookUpSession];
