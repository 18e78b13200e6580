/* eslint-disable @n8n/community-nodes/require-node-api-error -- the sandbox is a process of its own, it never runs inside n8n */
import {
	AssureSignRefusal,
	listMethod,
	noDate,
	noGuid,
	type AssureSignCall,
	type AssureSignMethods,
	type AnswerElement,
} from '../method';
import type { AssureSignState } from '../state';
import { completionReportOf } from '../state/files';
import { end, endEnvelope, fire, isFinal, start } from '../state/lifecycle';
import {
	newGuid,
	type AssureSignDocument,
	type AssureSignEnvelope,
	type AssureSignSession,
} from '../state/model';

const day = 24 * 60 * 60 * 1000;

function inDays(days: number): string {
	return new Date(Date.now() + days * day).toISOString();
}

function close(state: AssureSignState, envelope: AssureSignEnvelope): void {
	if (envelope.status !== 'Created') throw new AssureSignRefusal('The envelope is closed already.');
	if (envelope.documents.length === 0) throw new AssureSignRefusal('The envelope holds no documents.');
	envelope.status = 'InProgress';
	envelope.history.push({ date: new Date().toISOString(), details: 'Envelope was closed.' });
	for (const document of envelope.documents) start(state, document);
	fire(state, 'Envelope Started', undefined, envelope);
}

function documentAttributes(document: AssureSignDocument): Record<string, string | undefined> {
	return {
		DocumentId: document.id,
		AuthToken: document.authToken,
		Name: document.name,
		OrderId: document.orderNumber || undefined,
	};
}

const events = (name: string, history: AssureSignEnvelope['history']): AnswerElement => ({
	children: {
		[name]: history.map(({ date, details }) => ({ attributes: { Date: date, Details: details } })),
	},
});

const inEnvelope = (run: (call: AssureSignCall, envelope: AssureSignEnvelope) => AnswerElement) => ({
	refused: { EnvelopeId: noGuid },
	run: (call: AssureSignCall): AnswerElement => {
		const envelope = call.envelope();
		const answer = run(call, envelope);
		return {
			attributes: { EnvelopeId: envelope.id, ...answer.attributes },
			children: { Exceptions: {}, ...answer.children },
		};
	},
});

export const envelopeMethods: AssureSignMethods = {
	CreateEnvelope: {
		refused: { EnvelopeId: noGuid, AuthToken: noGuid, ExpirationDate: noDate, StaleDate: noDate },
		run: (call) => {
			const { account } = call.sender();
			const template = call.state.envelopeTemplates.get(call.attribute('EnvelopeTemplateId').toLowerCase());
			if (template === undefined || template.account !== account.contextIdentifier) {
				throw new AssureSignRefusal('The envelope template was not found.');
			}
			const envelope: AssureSignEnvelope = {
				id: newGuid(),
				authToken: newGuid(),
				account: account.contextIdentifier,
				name: call.attribute('EnvelopeName'),
				orderNumber: call.attribute('EnvelopeOrderNumber'),
				password: call.attribute('EnvelopePassword'),
				status: 'Created',
				documents: [],
				attachments: call.all('Attachments', 'EnvelopeAttachment').map((one) => ({
					name: one.attribute('Name'),
					extension: one.attribute('Extension'),
					data: Buffer.from(one.at('FileData').text, 'base64'),
				})),
				history: [{ date: new Date().toISOString(), details: 'Envelope was created.' }],
				notifications: [],
			};
			call.state.envelopes.set(envelope.id, envelope);
			return {
				attributes: {
					EnvelopeId: envelope.id,
					AuthToken: envelope.authToken,
					ExpirationDate: call.attribute('ExpirationDate') || inDays(30),
					StaleDate: inDays(7),
				},
				children: { Exceptions: {} },
			};
		},
	},

	CloseEnvelope: inEnvelope((call, envelope) => {
		close(call.state, envelope);
		return {};
	}),

	AsyncCloseEnvelope: {
		refused: { SessionId: noGuid },
		run: (call) => {
			const envelope = call.envelope();
			const session: AssureSignSession = {
				id: newGuid(),
				account: envelope.account,
				pendingLookups: call.state.pendingLookups,
				results: [],
			};
			try {
				close(call.state, envelope);
				session.closedEnvelope = { envelope };
			} catch (error) {
				if (!(error instanceof AssureSignRefusal)) throw error;
				session.closedEnvelope = { refusal: error.message };
			}
			call.state.sessions.set(session.id, session);
			return { attributes: { SessionId: session.id }, children: { Exceptions: {} } };
		},
	},

	CancelEnvelope: inEnvelope((call, envelope) => {
		if (envelope.status !== 'Created' && envelope.status !== 'InProgress') {
			throw new AssureSignRefusal(`The envelope is ${envelope.status.toLowerCase()} already.`);
		}
		const open = envelope.documents.filter((document) => !isFinal(document));
		endEnvelope(call.state, envelope, 'Cancelled');
		for (const document of open)
			end(call.state, document, 'Cancelled', call.attribute('Remarks') || 'Envelope was cancelled.');
		return {};
	}),

	CheckEnvelopeStatus: {
		refused: { EnvelopeId: noGuid, Status: 'Created' },
		run: (call) => {
			const envelope = call.envelope();
			return {
				attributes: { EnvelopeId: envelope.id, Status: envelope.status },
				children: {
					History: events('EnvelopeHistoryEvent', envelope.history),
					Documents: {
						children: {
							EnvelopeDocument: envelope.documents.map((document) => ({
								attributes: documentAttributes(document),
								children: {
									Status: {
										attributes: {
											StatusDate: document.statusDate,
											StatusType: document.status,
											StatusDetails: document.statusDetails,
										},
									},
									History: events('EnvelopeDocumentHistoryEvent', document.history),
								},
							})),
						},
					},
					Exceptions: {},
				},
			};
		},
	},

	ListEnvelopeDocuments: inEnvelope((_call, envelope) => ({
		children: {
			Documents: {
				children: {
					EnvelopeDocument: envelope.documents.map((document) => ({
						attributes: documentAttributes(document),
					})),
				},
			},
		},
	})),

	DownloadEnvelopeDocuments: inEnvelope((call, envelope) => {
		if (envelope.password !== '' && call.attribute('EnvelopePassword') !== envelope.password) {
			throw new AssureSignRefusal('The envelope is protected by a password, which is wrong or missing.');
		}
		if (envelope.status !== 'Completed') throw new AssureSignRefusal('The envelope is not completed.');
		const signed = envelope.documents.filter((document) => document.signedFile !== undefined);
		const report = { children: { Data: { text: completionReportOf(envelope.name).toString('base64') } } };
		if (call.attribute('MergeCompletedDocuments') === 'true') {
			const merged = Buffer.concat(signed.map((document) => document.signedFile!));
			return {
				children: {
					MergedDocument: { children: { Data: { text: merged.toString('base64') } } },
					CompletionReport: report,
				},
			};
		}
		return {
			children: {
				CompletionReport: report,
				Documents: {
					children: {
						EnvelopeDocument: signed.map((document) => ({
							attributes: documentAttributes(document),
							children: {
								CompletedDocument: { children: { Data: { text: document.signedFile!.toString('base64') } } },
							},
						})),
					},
				},
			},
		};
	}),

	DeleteEnvelope: listMethod('DeleteEnvelopeResult', 'EnvelopeException', {}, (entry) => {
		if (entry.attribute('EnvelopeId') !== '') {
			const envelope = entry.envelope('EnvelopeAuthToken');
			for (const document of envelope.documents) entry.state.documents.delete(document.id);
			entry.state.envelopes.delete(envelope.id);
			return { attributes: { EnvelopeId: envelope.id } };
		}
		const document = entry.document('DocumentId', 'DocumentAuthToken');
		const envelope = entry.state.envelopes.get(document.envelopeId);
		if (envelope !== undefined && envelope.documents.length > 1) {
			throw new AssureSignRefusal('The envelope holds several documents; it has to be named itself.');
		}
		entry.state.documents.delete(document.id);
		return { attributes: { DocumentId: document.id } };
	}),
};
