import {
	AssureSignRefusal,
	listMethod,
	noGuid,
	type AssureSignCall,
	type AssureSignMethods,
} from '../method';
import { isFinal } from '../state/lifecycle';
import type { AssureSignSigner } from '../state/model';

function find(call: AssureSignCall, signers: AssureSignSigner[]): AssureSignSigner {
	const id = call.attribute('SignatoryId').toLowerCase();
	const email = call.attribute('SignatoryEmail').toLowerCase();
	const phone = call.attribute('SignatoryMobilePhone');
	const found = signers.find(
		(one) =>
			(id !== '' && one.id === id) ||
			(email !== '' && one.email.toLowerCase() === email) ||
			(phone !== '' && one.phone === phone),
	);
	if (found === undefined) throw new AssureSignRefusal('The signatory was not found.');
	return found;
}

const baseUrl = 'https://sign.assuresign.test';

/** The signers of the document or envelope that the request names, with the ids that the answer repeats. */
function linked(call: AssureSignCall): {
	ids: { DocumentId?: string; EnvelopeId?: string };
	signers: AssureSignSigner[];
} {
	if (call.attribute('EnvelopeId') !== '') {
		const envelope = call.envelope('EnvelopeAuthToken');
		const signers = envelope.documents.flatMap((document) => document.signers);
		const byEmail = new Map(signers.map((signer) => [signer.email, signer]));
		return { ids: { EnvelopeId: envelope.id }, signers: [...byEmail.values()] };
	}
	const document = call.document('DocumentId', 'DocumentAuthToken');
	return { ids: { DocumentId: document.id }, signers: document.signers };
}

export const signerMethods: AssureSignMethods = {
	ListSignatories: {
		refused: { Id: noGuid },
		run: (call) => {
			const document = call.document();
			return {
				attributes: { Id: document.id },
				children: {
					Signatories: {
						children: {
							SignatoryItem: document.signers.map((signer) => ({
								attributes: {
									SignatoryId: signer.id,
									SignatoryAuthToken: signer.authToken,
									FirstName: signer.firstName,
									LastName: signer.lastName,
									FullName: signer.fullName,
									EmailAddress: signer.email,
									MobilePhone: signer.phone || undefined,
								},
							})),
						},
					},
					Exceptions: {},
				},
			};
		},
	},

	UpdateSignatory: listMethod(
		'SignatoryUpdateResult',
		'SignatoryUpdateException',
		{ Id: noGuid, Success: false },
		(entry) => {
			const document = entry.document();
			if (isFinal(document))
				throw new AssureSignRefusal(`The document is ${document.status.toLowerCase()} already.`);
			const signer = find(entry, document.signers);
			const info = entry.at('UpdatedSignatoryInfo');
			signer.email = info.attribute('EmailAddress') || signer.email;
			signer.phone = info.attribute('MobilePhone') || signer.phone;
			signer.firstName = info.attribute('FirstName') || signer.firstName;
			signer.lastName = info.attribute('LastName') || signer.lastName;
			signer.fullName = info.attribute('FullName') || `${signer.firstName} ${signer.lastName}`.trim();
			const last = document.notifications.filter((one) => one.kind === 'email').pop();
			if (entry.attribute('ResendLastEmail') === 'true' && last) last.attempts++;
			return {
				attributes: {
					Id: document.id,
					Success: true,
					SignatoryId: signer.id,
					SignatoryEmail: entry.attribute('SignatoryEmail') || undefined,
					SignatoryMobilePhone: entry.attribute('SignatoryMobilePhone') || undefined,
				},
			};
		},
	),

	GetSigningLinks: {
		refused: {},
		run: (call) => {
			const { ids, signers } = linked(call);
			const onlyCurrent = call.attribute('IncludeOnlyCurrentSigners') === 'true';
			return {
				attributes: ids,
				children: {
					SigningLinks: {
						children: {
							SigningLink: signers
								.filter((signer) => !onlyCurrent || !signer.signed)
								.map((signer) => ({
									attributes: {
										...ids,
										SignatoryId: signer.id,
										SignatoryEmail: signer.email,
										Url: `${baseUrl}/sign/${signer.id}`,
										ExpirationDate: call.attribute('LinkExpirationDate') || undefined,
									},
								})),
						},
					},
					Exceptions: {},
				},
			};
		},
	},

	GetAccessLink: {
		refused: {},
		run: (call) => {
			const { ids, signers } = linked(call);
			const named = ['SignatoryId', 'SignatoryEmail', 'SignatoryMobilePhone'].some(
				(name) => call.attribute(name) !== '',
			);
			const signer = named ? find(call, signers) : undefined;
			return {
				attributes: ids,
				children: {
					Link: {
						attributes: {
							...ids,
							SignatoryId: signer?.id,
							SignatoryEmail: signer?.email,
							Url: `${baseUrl}/view/${ids.DocumentId ?? ids.EnvelopeId ?? ''}`,
							ExpirationDate: call.attribute('LinkExpirationDate') || undefined,
							DocumentType: call.attribute('DocumentType'),
						},
					},
					Exceptions: {},
				},
			};
		},
	},

	Ping: { refused: { Success: false }, run: () => ({ attributes: { Success: true } }) },
};
