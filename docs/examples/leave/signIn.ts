import type { ICredentialDataDecryptedObject, IHttpRequestHelper } from 'n8n-workflow';
import { signInOnce } from '../../../nodes/shared/engine/signIn/once';
import { ownerOf } from '../../../nodes/shared/engine/signIn/tokenOwner';
import { callFromCredential } from '../../../nodes/shared/n8n/signIn';
import type { Method } from '../../../nodes/shared/operation/spec';
import { leaveDialect } from './dialect';

/** No operation of the menu: only the credential calls it. */
export const signIn: Method = {
	service: 'services/leave',
	effect: 'write',
	fields: [
		{ name: 'userName', required: true, xml: { path: 'UserName' } },
		{ name: 'password', required: true, xml: { path: 'Password' } },
	],
	element: 'SignIn',
	session: false,
	answer: {
		gives: [{ name: 'sessionToken', xml: '.', secret: true, proof: true, description: 'Token of the session' }],
	},
};

/** Once at a time for an account, and not again at once after a refusal: accounts lock. */
export async function signInToLeave(helper: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
	return await signInOnce(leaveDialect, credentials, signIn, async () => {
		const { userName, password } = credentials;
		const values = { userName, password };
		const [session] = await callFromCredential(helper, leaveDialect, credentials, signIn, values);
		return {
			sessionToken: String(session.sessionToken),
			sessionOwner: ownerOf(leaveDialect, credentials),
		};
	});
}
