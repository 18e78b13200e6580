import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestHelper,
	IHttpRequestOptions,
	Icon,
	INodeProperties,
} from 'n8n-workflow';
import { accessTokenLabel } from '../nodes/Archer/accessToken';
import { archerDialect } from '../nodes/Archer/dialect';
import { accountZone, zoneFailure } from '../nodes/Archer/content/accountZone';
import { doesUserExist } from '../nodes/Archer/resources/user/lookUp';
import { signInToArcher, type ArcherSession } from '../nodes/Archer/signIn';
import { sessionProperties, tlsProperties } from '../nodes/shared/n8n/connection';
import { authenticated, testRequest } from '../nodes/shared/n8n/signIn';
import { signInError } from '../nodes/shared/engine/signIn/error';
import { isTimeZone } from '../nodes/shared/operation/values/timeZones';

const byPassword = { show: { signInWith: ['password'] } };

export class ArcherApi implements ICredentialType {
	name = 'archerApi';

	displayName = 'Archer API';

	icon: Icon = { light: 'file:../nodes/Archer/archer.svg', dark: 'file:../nodes/Archer/archer.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-enterprise-soap/n8n-nodes-enterprise-soap/blob/main/docs/credentials.md#archer';

	properties: INodeProperties[] = [
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://grc.example.com/RSAArcher',
			description:
				'Address of Archer, with its virtual directory if it has one. What follows, such as /ws, is added by the node.',
		},
		{
			displayName: 'Instance Name',
			name: 'instanceName',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. Production',
			description: 'Name of the Archer instance, as on the sign-in page',
		},
		{
			displayName: 'Sign In With',
			name: 'signInWith',
			type: 'options',
			options: [
				{ name: 'Personal Access Token', value: 'personalAccessToken' },
				{ name: 'User Name and Password', value: 'password' },
			],
			default: 'password',
			description:
				'A personal access token needs no sign-in, so nobody who uses the same account ends the session of n8n. Releases that have such tokens take them for SOAP and REST alike.',
		},
		{
			displayName: accessTokenLabel,
			name: 'personalAccessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'Token that a user has made in Archer. What it may do is what that user may do.',
			displayOptions: { show: { signInWith: ['personalAccessToken'] } },
		},
		{
			displayName: 'User Name',
			name: 'userName',
			type: 'string',
			default: '',
			required: true,
			description:
				'Account for n8n alone: Archer keeps one session per account, so a person or another client signing in with it ends the session of n8n',
			displayOptions: byPassword,
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			displayOptions: byPassword,
		},
		{
			displayName: 'Domain',
			name: 'userDomain',
			type: 'string',
			default: '',
			description: 'LDAP domain of the account; empty for an account that Archer itself holds',
			displayOptions: byPassword,
		},
		{
			displayName: 'Time Zone',
			name: 'timeZone',
			type: 'string',
			default: 'UTC',
			placeholder: 'e.g. Europe/Berlin',
			description:
				'Time zone that is set for this account in Archer, as an IANA name. Archer reads and writes dates in it: records, searches and the trigger all count with it.',
		},
		{
			displayName: 'SOAP Version',
			name: 'soapVersion',
			type: 'options',
			options: [
				{ name: '1.1', value: '1.1' },
				{ name: '1.2', value: '1.2' },
			],
			default: '1.1',
			description: 'Leave it at 1.1 unless a gateway in front of Archer wants 1.2',
		},
		...tlsProperties,
		{
			displayName: 'Session Token',
			name: 'sessionToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
		...sessionProperties,
	];

	/** Signs in; n8n stores the token with the credential, encrypted and shared by all its workers. */
	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<ArcherSession> {
		const timeZone = accountZone(credentials);
		if (!isTimeZone(timeZone)) throw signInError(zoneFailure(timeZone));
		return await signInToArcher(this, credentials);
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		return authenticated(archerDialect, credentials, requestOptions);
	}

	/**
	 * n8n signs in anew for every test: a wrong password, instance or address ends there, with its own sentence. The call
	 * after it uses the session; its status does not count, because an account may lack the right to this one method.
	 */
	test: ICredentialTestRequest = testRequest(
		archerDialect,
		doesUserExist,
		{ userName: 'n8n' },
		'={{ $credentials.baseUrl.trim().replace(/\\/+$/, "").replace(/\\/ws$/i, "") }}/ws/accesscontrol.asmx',
	);
}
