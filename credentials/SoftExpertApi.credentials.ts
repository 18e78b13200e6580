import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestHelper,
	IHttpRequestOptions,
	Icon,
	INodeProperties,
} from 'n8n-workflow';
import { softExpertDialect } from '../nodes/SoftExpert/dialect';
import { getAttributeData } from '../nodes/SoftExpert/resources/attribute';
import { checkSoftExpertAccess } from '../nodes/SoftExpert/signIn';
import { tlsProperties } from '../nodes/shared/n8n/connection';
import { authenticated, testRequest } from '../nodes/shared/n8n/signIn';

export class SoftExpertApi implements ICredentialType {
	name = 'softExpertApi';

	displayName = 'SoftExpert API';

	icon: Icon = {
		light: 'file:../nodes/SoftExpert/softExpert.svg',
		dark: 'file:../nodes/SoftExpert/softExpert.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-enterprise-soap/n8n-nodes-enterprise-soap/blob/main/docs/credentials.md#softexpert';

	properties: INodeProperties[] = [
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://acme.softexpert.com',
			description: 'Address of SoftExpert Suite without a path',
		},
		{
			displayName: 'Service Path',
			name: 'servicePath',
			type: 'string',
			default: '/apigateway/se',
			description:
				'Path before /ws: /apigateway/se with the API gateway, /se without it. On premises the last part can be another instance directory, such as sesuite.',
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'options',
			options: [
				{ name: 'API Key', value: 'apiKey' },
				{ name: 'User and Password', value: 'basic' },
			],
			default: 'apiKey',
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'From the user menu of SoftExpert: Account, section API gateway. Making a new key ends the old one.',
			displayOptions: { show: { authentication: ['apiKey'] } },
		},
		{
			displayName: 'User Name',
			name: 'userName',
			type: 'string',
			default: '',
			required: true,
			description: 'Account for n8n alone, with a license that may use the administration',
			displayOptions: { show: { authentication: ['basic'] } },
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			displayOptions: { show: { authentication: ['basic'] } },
		},
		{
			displayName: 'Domain',
			name: 'userDomain',
			type: 'string',
			default: '',
			description: 'Only for installations that want the domain before the user name',
			displayOptions: { show: { authentication: ['basic'] } },
		},
		{
			displayName: 'Requests per Second',
			name: 'requestsPerSecond',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 10,
			description: 'SoftExpert refuses more than 10 requests per second of one account',
		},
		...tlsProperties,
		{
			displayName: 'Checked',
			name: 'checked',
			type: 'hidden',
			typeOptions: { expirable: true },
			default: '',
		},
	];

	/**
	 * There is no session to open: this signed-in call exists for the credential's test, whose own request could only show
	 * an HTTP status. n8n runs it in every test, and once before the first use of a credential that was never tested.
	 */
	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<{ checked: string }> {
		return await checkSoftExpertAccess(this, credentials);
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		return authenticated(softExpertDialect, credentials, requestOptions);
	}

	test: ICredentialTestRequest = testRequest(
		softExpertDialect,
		getAttributeData,
		{ attributeIds: 'n8n' },
		'={{ $credentials.baseUrl.trim().replace(/\\/+$/, "") }}/{{ ($credentials.servicePath || "").trim().replace(/^\\/+/, "").replace(/\\/+$/, "").replace(/\\/ws$/i, "") }}/ws/adm_ws.php',
	);
}
