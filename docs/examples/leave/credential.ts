import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { sessionProperties, tlsProperties } from '../../../nodes/shared/n8n/connection';
import { authenticated } from '../../../nodes/shared/n8n/signIn';
import { leaveDialect } from './dialect';
import { signInToLeave } from './signIn';

/** In a package: `credentials/LeaveApi.credentials.ts`, with an icon. */
export class LeaveApi implements ICredentialType {
	name = 'leaveApi';

	displayName = 'Leave API';

	properties: INodeProperties[] = [
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://leave.example.com',
			description: 'Address of the system, without /services',
		},
		{ displayName: 'User Name', name: 'userName', type: 'string', default: '', required: true },
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
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

	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
		return await signInToLeave(this, credentials);
	}

	async authenticate(credentials: ICredentialDataDecryptedObject, request: IHttpRequestOptions) {
		return authenticated(leaveDialect, credentials, request);
	}
}
