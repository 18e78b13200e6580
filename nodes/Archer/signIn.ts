import type { ICredentialDataDecryptedObject, IHttpRequestHelper } from 'n8n-workflow';
import { callFromCredential, callWithTokenOfCredential } from '../shared/n8n/signIn';
import { networkFailure } from '../shared/soap/network';
import { SignInError, signInError } from '../shared/engine/signIn/error';
import { signInOnce } from '../shared/engine/signIn/once';
import { runOf } from '../shared/engine/signIn/run';
import { ownerOf } from '../shared/engine/signIn/tokenOwner';
import { accessTokenIn, hasAccessToken, missingAccessToken, refusedAccessToken } from './accessToken';
import { createDomainSession, createSession } from './resources/session';
import { doesUserExist } from './resources/user/lookUp';
import { archerSystem } from './system';

// Of the system, not of its file: n8n may load a credential alone, and only the system completes its methods.
const { dialect } = archerSystem;

export type ArcherSession = { sessionToken: string; sessionOwner: string };

/** Opens a session with the credential. */
export async function signInToArcher(
	helper: IHttpRequestHelper,
	credentials: ICredentialDataDecryptedObject,
): Promise<ArcherSession> {
	if (hasAccessToken(credentials)) return await useAccessToken(helper, credentials);
	const { userName, password, instanceName } = credentials;
	const usersDomain = String(credentials.userDomain ?? '').trim();
	const spec = usersDomain === '' ? createSession : createDomainSession;
	return await signInOnce(dialect, credentials, spec, async () => {
		const values = { userName, password, instanceName, usersDomain };
		const [session] = await callFromCredential(helper, dialect, credentials, spec, values);
		const sessionToken = String(session?.sessionToken ?? '');
		if (sessionToken === '') {
			throw signInError({
				kind: 'signIn',
				message: 'Archer accepted the sign-in but gave no session',
				advice: 'Sign in to Archer in a browser with this account and follow what it asks for.',
				reached: 'yes',
			});
		}
		return { sessionToken, sessionOwner: ownerOf(dialect, credentials) };
	});
}

/**
 * Nothing is asked for: the token is there. A run that was refused with it would be refused again; a test of the credential
 * has no run and finds out with a call, whose own refusal does not count: an account may lack the right to this one method.
 */
async function useAccessToken(
	helper: IHttpRequestHelper,
	credentials: ICredentialDataDecryptedObject,
): Promise<ArcherSession> {
	const token = accessTokenIn(credentials);
	if (token === '') throw signInError(missingAccessToken);
	const session = { sessionToken: token, sessionOwner: ownerOf(dialect, credentials) };
	const run = runOf(credentials);
	if (run?.deadTokens.has(token)) throw signInError(refusedAccessToken);
	if (run !== undefined) return session;
	const signed = { ...credentials, ...session };
	const failure = await callWithTokenOfCredential(helper, dialect, signed, doesUserExist, {
		userName: 'n8n',
	}).then(
		() => undefined,
		(error: unknown) =>
			error instanceof SignInError ? error.failure : networkFailure(error, dialect.system),
	);
	if (failure?.kind === 'sessionGone') throw signInError(refusedAccessToken);
	if (failure !== undefined && failure.reached !== 'yes') throw signInError(failure);
	return session;
}
