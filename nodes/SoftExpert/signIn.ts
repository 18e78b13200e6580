import type { ICredentialDataDecryptedObject, IHttpRequestHelper } from 'n8n-workflow';
import { callFromCredential } from '../shared/n8n/signIn';
import { signInOnce } from '../shared/n8n/signInOnce';
import type { Dialect } from '../shared/operation/dialect';
import { authorization, softExpertDialect } from './dialect';
import { getAttributeData } from './operations/attribute';

/**
 * Any SOAP answer proves the sign-in, a refusal or 'no such method' included: the gateway lets nothing through that is not
 * signed in. So only failures before SOAP count.
 */
const anySoapAnswer: Dialect = {
	...softExpertDialect,
	faultFailure: () => ({ kind: 'fault', message: 'answered', reached: 'yes' }),
	responseFailure: undefined,
};

/** Makes a signed-in call that changes nothing, so that the credential's test can say in plain words what is wrong. */
export async function checkSoftExpertAccess(
	helper: IHttpRequestHelper,
	credentials: ICredentialDataDecryptedObject,
): Promise<{ checked: string }> {
	return await signInOnce(softExpertDialect, credentials, getAttributeData, async () => {
		await callFromCredential(
			helper,
			anySoapAnswer,
			credentials,
			getAttributeData,
			{ attributeIds: 'n8n' },
			{ Authorization: authorization(credentials) },
			(failure) => failure.kind === 'fault',
		);
		return { checked: 'yes' };
	});
}
