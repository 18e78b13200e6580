import type { ICredentialDataDecryptedObject, IHttpRequestHelper } from 'n8n-workflow';
import { callFromCredential, signInError } from '../shared/n8n/signIn';
import { signInOnce } from '../shared/n8n/signInOnce';
import { ownerOf } from '../shared/n8n/tokenOwner';
import { archerDialect } from './dialect';
import { createDomainSession, createSession } from './operations/session';

export type ArcherSession = { sessionToken: string; sessionOwner: string };

/** Opens a session with the credential. */
export async function signInToArcher(
	helper: IHttpRequestHelper,
	credentials: ICredentialDataDecryptedObject,
): Promise<ArcherSession> {
	const { userName, password, instanceName } = credentials;
	const usersDomain = String(credentials.userDomain ?? '').trim();
	const spec = usersDomain === '' ? createSession : createDomainSession;
	return await signInOnce(archerDialect, credentials, spec, async () => {
		const values = { userName, password, instanceName, usersDomain };
		const [session] = await callFromCredential(helper, archerDialect, credentials, spec, values);
		const sessionToken = String(session?.sessionToken ?? '');
		if (sessionToken === '') {
			throw signInError({
				kind: 'signIn',
				message: 'Archer accepted the sign-in but gave no session',
				advice: 'Sign in to Archer in a browser with this account and follow what it asks for.',
				reached: 'yes',
			});
		}
		return { sessionToken, sessionOwner: ownerOf(archerDialect, credentials) };
	});
}
