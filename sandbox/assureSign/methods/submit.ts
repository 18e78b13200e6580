/* eslint-disable @n8n/community-nodes/require-node-api-error -- the sandbox is a process of its own, it never runs inside n8n */
import {
	AssureSignCall,
	AssureSignRefusal,
	exceptions,
	listMethod,
	noGuid,
	type AssureSignMethods,
	type AnswerElement,
} from '../method';
import { pdfOf } from '../state/files';
import { setStatus, start } from '../state/lifecycle';
import {
	newGuid,
	type AssureSignDocument,
	type AssureSignSession,
	type AssureSignSigner,
} from '../state/model';

function metadataOf(document: AssureSignDocument): AnswerElement {
	return {
		attributes: {
			UserName: document.userName,
			DocumentName: document.name,
			OrderNumber: document.orderNumber || undefined,
			EnvelopeId: document.envelopeId || undefined,
			ExpirationDate: document.expirationDate || undefined,
		},
	};
}

export function documentResult(document: AssureSignDocument): AnswerElement {
	return {
		attributes: { Id: document.id, AuthToken: document.authToken },
		children: { Metadata: metadataOf(document), Exceptions: {} },
	};
}

function signersOf(
	parameters: Map<string, string>,
	names: string[],
	fields: AssureSignCall[],
): AssureSignSigner[] {
	const people = names.map((name) => ({
		email: parameters.get(`${name} Email Address`) ?? '',
		fullName: parameters.get(`${name} Full Name`) ?? '',
	}));
	for (const field of fields) {
		const email =
			field.attribute('SignatoryEmail') ||
			parameters.get(field.attribute('SignatoryEmailParameterName')) ||
			'';
		if (email !== '' && people.every((one) => one.email !== email)) people.push({ email, fullName: '' });
	}
	return people.map(({ email, fullName }) => {
		const [firstName = '', ...rest] = fullName.split(' ');
		return {
			id: newGuid(),
			authToken: newGuid(),
			email,
			phone: '',
			fullName,
			firstName,
			lastName: rest.join(' '),
			signed: false,
		};
	});
}

function fileOf(entry: AssureSignCall): Buffer | undefined {
	const [data] = entry.all('UnderlyingFile', 'Data');
	if (data !== undefined) {
		const file = Buffer.from(data.text, 'base64');
		if (file.length === 0) throw new AssureSignRefusal('The file is empty.');
		return file;
	}
	const url = entry.at('UnderlyingFileMetadata').attribute('Url');
	if (url === '') return undefined;
	if (!/^(https?|sftp):/.test(url)) throw new AssureSignRefusal('The file could not be retrieved.');
	return pdfOf(`retrieved from ${url}`);
}

/** Checks one entry and makes its document. */
function create(entry: AssureSignCall): AssureSignDocument {
	const metadata = entry.at('Metadata');
	const account = entry.account();
	// The account stands on the entry, the user name on its metadata.
	const { user } = entry.sender(metadata.attribute('UserName'));
	const template = entry.state.templates.get(entry.at('Template').attribute('Id').toLowerCase());
	if (template === undefined || template.account !== account.contextIdentifier) {
		throw new AssureSignRefusal('The template was not found.');
	}
	const file = fileOf(entry) ?? template.file;
	if (file === undefined) throw new AssureSignRefusal('The template needs a file.');
	const parameters = new Map(
		entry
			.all('Template', 'Parameters', 'Parameter')
			.map((one) => [one.attribute('Name'), one.attribute('Value')]),
	);
	for (const { name, required } of template.parameters) {
		if (required && !parameters.get(name))
			throw new AssureSignRefusal(`The parameter '${name}' is required.`);
	}
	const envelopeId = metadata.attribute('EnvelopeId').toLowerCase();
	const envelope = envelopeId === '' ? undefined : entry.state.envelopes.get(envelopeId);
	if (envelopeId !== '' && envelope?.status !== 'Created') {
		throw new AssureSignRefusal('The envelope was not found or is closed.');
	}
	const fields = entry.all('JotBlocks', 'JotBlock');
	if (fields.some((field) => field.request.attributes.every(({ name }) => !name.startsWith('Signatory')))) {
		throw new AssureSignRefusal('A JotBlock needs a signatory email address or mobile phone number.');
	}
	const document: AssureSignDocument = {
		id: newGuid(),
		authToken: newGuid(),
		account: account.contextIdentifier,
		template,
		userName: user.userName,
		name: metadata.attribute('DocumentName') || template.name,
		orderNumber: metadata.attribute('OrderNumber'),
		password: metadata.attribute('Password'),
		expirationDate: metadata.attribute('ExpirationDate'),
		envelopeId,
		file,
		parameters,
		fields: fields.map((field, index) => field.attribute('Name') || `Field ${index + 1}`),
		signers: signersOf(
			parameters,
			template.signers.map(({ name }) => name),
			fields,
		),
		status: 'Created',
		statusDate: '',
		statusDetails: '',
		history: [],
		notifications: [],
	};
	setStatus(document, 'Created', 'Document was created.');
	entry.state.documents.set(document.id, document);
	if (envelope === undefined) start(entry.state, document);
	else envelope.documents.push(document);
	return document;
}

const submit = listMethod('DocumentResult', 'DocumentException', {}, (entry) =>
	documentResult(create(entry)),
);

const submitAsync = {
	refused: { SessionId: noGuid },
	run: (call: AssureSignCall): AnswerElement => {
		const entries = call.request.children.map((node) => new AssureSignCall(call.state, call.tokens, node));
		const [first] = entries;
		if (first === undefined) throw new AssureSignRefusal('The request holds no document.');
		const session: AssureSignSession = {
			id: newGuid(),
			account: first.account().contextIdentifier,
			pendingLookups: call.state.pendingLookups,
			results: entries.map((entry) => {
				try {
					return { document: create(entry) };
				} catch (error) {
					if (!(error instanceof AssureSignRefusal)) throw error;
					return { refusal: error.message };
				}
			}),
		};
		call.state.sessions.set(session.id, session);
		return { attributes: { SessionId: session.id }, children: { Exceptions: {} } };
	},
};

export const submitMethods: AssureSignMethods = {
	Submit: submit,
	SubmitWithFile: submit,
	SubmitWithFileRetrieval: submit,
	AsyncSubmit: submitAsync,
	AsyncSubmitWithFile: submitAsync,
	AsyncSubmitWithFileRetrieval: submitAsync,

	LookupSession: listMethod(
		'SessionLookupResult',
		'SessionLookupException',
		{ SessionId: noGuid },
		(entry) => {
			const session = entry.state.sessions.get(entry.attribute('SessionId').toLowerCase());
			if (session === undefined || session.account !== entry.account().contextIdentifier) {
				throw new AssureSignRefusal('The session was not found.');
			}
			const attributes = { SessionId: session.id };
			if (session.pendingLookups > 0) {
				session.pendingLookups--;
				return { attributes };
			}
			const { closedEnvelope } = session;
			return {
				attributes,
				children: {
					DocumentResults:
						session.results.length === 0
							? undefined
							: {
									children: {
										DocumentResult: session.results.map((result) =>
											'document' in result
												? documentResult(result.document)
												: {
														children: {
															Exceptions: exceptions('DocumentException', { text: result.refusal }),
														},
													},
										),
									},
								},
					CloseEnvelopeResult:
						closedEnvelope === undefined
							? undefined
							: 'envelope' in closedEnvelope
								? { attributes: { EnvelopeId: closedEnvelope.envelope.id }, children: { Exceptions: {} } }
								: {
										attributes: { EnvelopeId: noGuid },
										children: {
											Exceptions: exceptions('EnvelopeException', { text: closedEnvelope.refusal }),
										},
									},
				},
			};
		},
	),
};
