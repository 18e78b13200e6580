import {
	AssureSignRefusal,
	listMethod,
	noDate,
	noGuid,
	type AssureSignCall,
	type AssureSignMethods,
} from '../method';
import { completionReportOf, contentHash } from '../state/files';
import { end, isFinal } from '../state/lifecycle';
import { newGuid } from '../state/model';
import { fieldInfo } from './template';

function checkPassword(call: AssureSignCall, password: string): void {
	if (password !== '' && call.attribute('Password') !== password) {
		throw new AssureSignRefusal('The document is protected by a password, which is wrong or missing.');
	}
}

const endings = (result: string, exception: string, status: 'Cancelled' | 'Expired') =>
	listMethod(result, exception, { Id: noGuid }, (entry) => {
		const document = entry.document();
		if (isFinal(document))
			throw new AssureSignRefusal(`The document is ${document.status.toLowerCase()} already.`);
		end(entry.state, document, status, entry.attribute('Remarks') || `Document was ${status.toLowerCase()}.`);
		return { attributes: { Id: document.id } };
	});

export const documentMethods: AssureSignMethods = {
	CheckStatus: listMethod(
		'DocumentStatusCheckResult',
		'StatusCheckException',
		{ Id: noGuid, StatusDate: noDate },
		(entry) => {
			const document = entry.document();
			return {
				attributes: {
					Id: document.id,
					StatusDate: document.statusDate,
					StatusType: document.status,
					StatusDetails: document.statusDetails,
				},
			};
		},
	),

	ViewHistory: listMethod('DocumentHistoryViewResult', 'HistoryViewException', { Id: noGuid }, (entry) => {
		const document = entry.document();
		return {
			attributes: { Id: document.id },
			children: {
				Events: {
					children: {
						DocumentEvent: document.history.map(({ date, details }) => ({
							attributes: { Date: date, Details: details },
						})),
					},
				},
			},
		};
	}),

	GetDocumentValues: {
		refused: { Id: noGuid },
		run: (call) => {
			const document = call.document();
			return {
				attributes: { Id: document.id },
				children: {
					Exceptions: {},
					DocumentValues: {
						children: {
							JotBlocks: {
								children: {
									JotBlockInfo: document.signers.map((signer, index) =>
										fieldInfo(
											document.fields[index] ?? `Signature ${index + 1}`,
											signer.email,
											signer.signed ? signer.fullName || signer.email : '',
										),
									),
								},
							},
							Parameters: {
								children: {
									ParameterInfo: [...document.parameters].map(([name, value]) => ({
										attributes: { Required: false, Name: name, Value: value },
									})),
								},
							},
						},
					},
				},
			};
		},
	},

	Cancel: endings('DocumentCancellationResult', 'CancellationException', 'Cancelled'),

	Expire: endings('DocumentExpirationResult', 'ExpirationException', 'Expired'),

	Download: {
		refused: { DocumentId: noGuid, DownloadType: 'Completed' },
		run: (call) => {
			const document = call.document('DocumentId');
			checkPassword(call, document.password);
			const session = call.attribute('DownloadSessionId').toLowerCase();
			if (session !== '' && session !== noGuid && call.state.downloadSessions.get(session) !== document.id) {
				throw new AssureSignRefusal('The download session was not found.');
			}
			const type = call.attribute('DownloadType');
			if (type === 'Completed' && document.signedFile === undefined) {
				throw new AssureSignRefusal('The document is not completed.');
			}
			if (type === 'Interim' && isFinal(document)) throw new AssureSignRefusal('The document is final.');
			const file = type === 'Completed' ? document.signedFile! : document.file;
			return {
				attributes: { DocumentId: document.id, DownloadType: type },
				children: {
					FileData: { text: file.toString('base64') },
					CompletionReportData:
						type === 'Completed' ? { text: completionReportOf(document.name).toString('base64') } : undefined,
					Exceptions: {},
				},
			};
		},
	},

	AuthenticateDownload: {
		refused: {},
		run: (call) => {
			const document = call.document('DocumentId');
			checkPassword(call, document.password);
			const session = newGuid();
			call.state.downloadSessions.set(session, document.id);
			return {
				attributes: {
					SessionId: session,
					DocumentId: document.id,
					ExpirationDate: new Date(Date.now() + 20 * 60 * 1000).toISOString(),
				},
				children: { Exceptions: {} },
			};
		},
	},

	ValidateDocument: {
		refused: {},
		run: (call) => {
			const [data] = call.all('FileDocument', 'Data');
			const file = Buffer.from(data?.text ?? '', 'base64');
			const code = codeOf(call, file);
			const document = documentOf(call, file);
			return {
				children: {
					Exceptions: {},
					ValidationResult: {
						attributes: {
							Code: code,
							DocumentName: document?.name,
							Originator: document?.userName,
							DateCompleted: document?.status === 'Completed' ? document.statusDate : undefined,
							Description: `Result ${code}`,
						},
					},
				},
			};
		},
	},
};

function documentOf(call: AssureSignCall, file: Buffer) {
	return [...call.state.documents.values()].find(
		(one) => file.length > 0 && file.subarray(0, one.file.length).equals(one.file),
	);
}

function codeOf(call: AssureSignCall, file: Buffer): string {
	if (file.length === 0) return 'ERL';
	if (!file.subarray(0, 5).equals(Buffer.from('%PDF-'))) return 'NAS';
	const hash = contentHash(file);
	const documents = [...call.state.documents.values()];
	if (documents.some((one) => one.signedFile !== undefined && contentHash(one.signedFile) === hash))
		return 'COV';
	const document = documentOf(call, file);
	if (document === undefined) return 'NMD';
	return document.status === 'Completed' ? 'COI' : 'INC';
}
