import type { ICredentialDataDecryptedObject, IDataObject, IHttpRequestHelper } from 'n8n-workflow';
import { callFromCredential } from '../shared/n8n/signIn';
import { signInError } from '../shared/engine/signIn/error';
import { signInOnce } from '../shared/engine/signIn/once';
import { ownerOf } from '../shared/engine/signIn/tokenOwner';
import { authenticateUser } from './resources/user/authenticate';
import { assureSignSystem } from './system';

// Of the system, not of its file: n8n may load a credential alone, and only the system completes its methods.
const { dialect } = assureSignSystem;

export type AssureSignSession = {
	authenticationToken: string;
	sessionOwner: string;
	/** Key of the account that requests go to when neither credential nor operation names one. */
	accountContext: string;
	/** The accounts of the login as JSON, for the account picker. */
	loginAccounts: string;
};

/** Signs in with the credential and finds out which account it works in. */
export async function signInToAssureSign(
	helper: IHttpRequestHelper,
	credentials: ICredentialDataDecryptedObject,
): Promise<AssureSignSession> {
	return await signInOnce(
		dialect,
		credentials,
		authenticateUser,
		async () => await openSession(helper, credentials),
	);
}

async function openSession(
	helper: IHttpRequestHelper,
	credentials: ICredentialDataDecryptedObject,
): Promise<AssureSignSession> {
	const { userName, password } = credentials;
	const [login] = await callFromCredential(helper, dialect, credentials, authenticateUser, {
		userName,
		password,
	});
	const token = String(login.authenticationToken ?? '');
	if (token === '') {
		throw signInError({
			kind: 'signIn',
			message: 'AssureSign accepted the sign-in but gave no token',
			advice:
				'The password may have expired. Sign in to AssureSign in a browser and follow what it asks for.',
			reached: 'yes',
		});
	}
	const accounts = (login.accounts ?? []) as IDataObject[];
	return {
		authenticationToken: token,
		sessionOwner: ownerOf(dialect, credentials),
		accountContext: chosenAccount(accounts, String(credentials.contextIdentifier ?? '').trim()),
		loginAccounts: JSON.stringify(accounts),
	};
}

function chosenAccount(accounts: IDataObject[], wanted: string): string {
	const keyOf = (account: IDataObject | undefined) => String(account?.contextIdentifier ?? '');
	if (wanted !== '') {
		const known = accounts.some((account) => keyOf(account).toLowerCase() === wanted.toLowerCase());
		if (known || accounts.length === 0) return wanted;
		throw signInError({
			kind: 'signIn',
			message: 'This login has no account with the context identifier of the credential',
			advice: `Check the context identifier. The login may use: ${namesOf(accounts)}`,
			reached: 'yes',
		});
	}
	if (accounts.length === 1) return keyOf(accounts[0]);
	const primary = accounts.filter((account) => account.isPrimary === true);
	if (primary.length === 1) return keyOf(primary[0]);
	throw signInError({
		kind: 'signIn',
		message: 'This login may use several accounts, and none of them is its default',
		advice: `Enter the context identifier of one of them in the credential: ${namesOf(accounts)}`,
		reached: 'yes',
	});
}

function namesOf(accounts: IDataObject[]): string {
	return accounts.map((account) => String(account.name ?? 'an account without a name')).join(', ');
}
