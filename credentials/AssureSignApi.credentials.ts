import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestHelper,
	IHttpRequestOptions,
	Icon,
	INodeProperties,
} from 'n8n-workflow';
import { assureSignDialect } from '../nodes/AssureSign/dialect';
import { getUser } from '../nodes/AssureSign/resources/user/people';
import { signInToAssureSign, type AssureSignSession } from '../nodes/AssureSign/signIn';
import { sessionProperties, tlsProperties } from '../nodes/shared/n8n/connection';
import { authenticated, testRequest } from '../nodes/shared/n8n/signIn';

export class AssureSignApi implements ICredentialType {
	name = 'assureSignApi';

	displayName = 'AssureSign API';

	icon: Icon = {
		light: 'file:../nodes/AssureSign/assureSign.svg',
		dark: 'file:../nodes/AssureSign/assureSign.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-enterprise-soap/n8n-nodes-enterprise-soap/blob/main/docs/credentials.md#assuresign';

	properties: INodeProperties[] = [
		{
			displayName: 'Environment',
			name: 'environment',
			type: 'options',
			options: [
				{ name: 'Production Canada', value: 'ca1.assuresign.net' },
				{ name: 'Production US East', value: 'na1.assuresign.net' },
				{ name: 'Production US West', value: 'www.assuresign.net' },
				{ name: 'Sandbox', value: 'sb.assuresign.net' },
				{ name: 'Other Host', value: 'own' },
			],
			default: 'www.assuresign.net',
			description: 'The one that you sign in to: its name is in the address of the browser',
		},
		{
			displayName: 'Host',
			name: 'host',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://esign.example.com',
			description: 'Address of the server without a path',
			displayOptions: { show: { environment: ['own'] } },
		},
		{
			displayName: 'User Name',
			name: 'userName',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'name@email.com',
			description: 'Email address that the account signs in with',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
		},
		{
			displayName: 'Context Identifier',
			name: 'contextIdentifier',
			type: 'string',
			// Together with a user name it is enough to send documents, so it is kept like a password.
			typeOptions: { password: true },
			default: '',
			description:
				'Key of the account: Administration, Settings, DocumentNOW Integration. Can stay empty when the login has one account or a default one.',
		},
		{
			displayName: 'Path Prefix',
			name: 'pathPrefix',
			type: 'string',
			default: '',
			placeholder: 'e.g. /Documents',
			description: 'What comes before /Services in the address of the web services; empty for most',
		},
		...tlsProperties,
		{
			displayName: 'Authentication Token',
			name: 'authenticationToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
		...sessionProperties,
		{
			displayName: 'Account Context',
			name: 'accountContext',
			type: 'hidden',
			default: '',
		},
		{
			displayName: 'Accounts of the Login',
			name: 'loginAccounts',
			type: 'hidden',
			default: '',
		},
	];

	/** Signs in; n8n stores the token with the credential, encrypted and shared by all its workers. */
	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<AssureSignSession> {
		return await signInToAssureSign(this, credentials);
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		return authenticated(assureSignDialect, credentials, requestOptions);
	}

	test: ICredentialTestRequest = testRequest(
		assureSignDialect,
		getUser,
		{ userName: 'n8n@example.com' },
		'={{ $credentials.environment === "own" ? ($credentials.host.includes("://") ? "" : "https://") + $credentials.host.trim().replace(/\\/+$/, "") : "https://" + $credentials.environment }}{{ ($credentials.pathPrefix || "").trim().replace(/\\/+$/, "").replace(/^\\/?(?=.)/, "/") }}/Services/DocumentNOW/v2/DocumentNOW.svc/Users/text',
	);
}
