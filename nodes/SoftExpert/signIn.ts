import type { ICredentialDataDecryptedObject, IHttpRequestHelper } from 'n8n-workflow';
import { callFromCredential } from '../shared/n8n/signIn';
import { SignInError } from '../shared/engine/signIn/error';
import { signInOnce } from '../shared/engine/signIn/once';
import type { Dialect } from '../shared/operation/dialect';
import { getAttributeData } from './resources/attribute';
import { softExpertSystem } from './system';

// Of the system, not of its file: n8n may load a credential alone, and only the system completes its methods.
const { dialect } = softExpertSystem;

/**
 * Any SOAP answer proves the sign-in, a refusal or 'no such method' included: the gateway lets nothing through that is not
 * signed in. So only failures before SOAP count.
 */
const anySoapAnswer: Dialect = {
	...dialect,
	faultFailure: () => ({ kind: 'fault', message: 'answered', reached: 'yes' }),
	responseFailure: undefined,
};

/** Makes a signed-in call that changes nothing, so that the credential's test can say in plain words what is wrong. */
export async function checkSoftExpertAccess(
	helper: IHttpRequestHelper,
	credentials: ICredentialDataDecryptedObject,
): Promise<{ checked: string }> {
	return await signInOnce(dialect, credentials, getAttributeData, async () => {
		await callFromCredential(helper, anySoapAnswer, credentials, getAttributeData, {
			attributeIds: 'n8n',
		}).catch((error: unknown) => {
			if (!(error instanceof SignInError && error.failure.kind === 'fault')) throw error;
		});
		return { checked: 'yes' };
	});
}
