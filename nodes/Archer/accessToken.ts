import type { Failure } from '../shared/soap/failure';

/**
 * A personal access token takes the place of a session token, in envelopes and in the header of REST calls. No sign-in
 * renews it, and nothing ends it but its own date and its owner.
 */

type Settings = Record<string, unknown>;

export const accessTokenLabel = 'Personal Access Token';

export function hasAccessToken({ signInWith }: Settings): boolean {
	return signInWith === 'personalAccessToken';
}

export function accessTokenIn({ personalAccessToken }: Settings): string {
	return String(personalAccessToken ?? '').trim();
}

export const missingAccessToken: Failure = {
	kind: 'signIn',
	message: `'${accessTokenLabel}' of the Archer credential is empty`,
	advice: 'Enter a token, or sign in with user name and password.',
	reached: 'no',
	duringSignIn: true,
};

export const refusedAccessToken: Failure = {
	kind: 'signIn',
	message: 'Archer does not accept the personal access token',
	advice:
		'It may have expired or been revoked, or belong to another instance: make a new one in Archer and enter it in the credential. Nothing was done.',
	reached: 'no',
	duringSignIn: true,
};
