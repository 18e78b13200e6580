import type { ICredentialDataDecryptedObject, IHttpRequestHelper } from 'n8n-workflow';
import { callFromCredential } from '../shared/n8n/signIn';
import { archerDialect } from './dialect';
import { createDomainSession, createSession } from './operations/session';

/** Opens a session with the credential and returns its token. */
export async function signInToArcher(
	helper: IHttpRequestHelper,
	credentials: ICredentialDataDecryptedObject,
): Promise<string> {
	const { userName, password, instanceName } = credentials;
	const usersDomain = String(credentials.userDomain ?? '').trim();
	const [session] = await callFromCredential(
		helper,
		archerDialect,
		credentials,
		usersDomain === '' ? createSession : createDomainSession,
		{ userName, password, instanceName, usersDomain },
	);
	return String(session.sessionToken);
}
