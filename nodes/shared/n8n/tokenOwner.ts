import { createHash } from 'crypto';
import type { ICredentialDataDecryptedObject, IDataObject, INodeProperties } from 'n8n-workflow';
import type { Dialect } from '../operation/dialect';
import type { ConnectionSettings } from '../operation/spec';

/** Stored beside the token: n8n keeps the token when somebody changes address or user of the credential. */
export const ownerProperty: INodeProperties = {
	displayName: 'Session Owner',
	name: 'sessionOwner',
	type: 'hidden',
	default: '',
};

/** Names the account that a session belongs to; the same in every process. Holds no secret. */
export function ownerOf(dialect: Dialect, credentials: ICredentialDataDecryptedObject | IDataObject): string {
	const account = dialect.account(credentials as ConnectionSettings);
	return createHash('sha256')
		.update(JSON.stringify([dialect.credential, ...account]))
		.digest('hex');
}

/** The stored token; empty when there is none, or when it is another account's or nobody's. */
export function ownToken(
	dialect: Dialect,
	credentials: ICredentialDataDecryptedObject | IDataObject,
): string {
	if (dialect.session === undefined) return '';
	const token = String(credentials[dialect.session.property] ?? '');
	return token !== '' && credentials.sessionOwner === ownerOf(dialect, credentials) ? token : '';
}
