import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestHelper,
	IHttpRequestOptions,
	Icon,
	INodeProperties,
} from 'n8n-workflow';
import { archerDialect } from '../nodes/Archer/dialect';
import { accountZone, zoneFailure } from '../nodes/Archer/fields/accountZone';
import { doesUserExist } from '../nodes/Archer/operations/userLookup';
import { signInToArcher, type ArcherSession } from '../nodes/Archer/signIn';
import { tlsProperties } from '../nodes/shared/n8n/connection';
import { signInError, testRequest, withStoredToken } from '../nodes/shared/n8n/signIn';
import { ownerProperty } from '../nodes/shared/n8n/tokenOwner';
import { isTimeZone } from '../nodes/shared/operation/timeZones';

export class ArcherApi implements ICredentialType {
	name = 'archerApi';

	displayName = 'Archer API';

	icon: Icon = { light: 'file:../nodes/Archer/archer.svg', dark: 'file:../nodes/Archer/archer.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-enterprise-soap/n8n-nodes-enterprise-soap#archer-credential';

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
			displayName: 'User Name',
			name: 'userName',
			type: 'string',
			default: '',
			required: true,
			description:
				'Account for n8n alone: Archer keeps one session per account, so a person or another client signing in with it ends the session of n8n',
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
			displayName: 'Domain',
			name: 'userDomain',
			type: 'string',
			default: '',
			description: 'LDAP domain of the account; empty for an account that Archer itself holds',
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
		ownerProperty,
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
		return withStoredToken(archerDialect, credentials, requestOptions);
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
