import type { ICredentialType, Icon, INodeProperties } from 'n8n-workflow';

/** What calls of DocumentTRAK have to carry. Never sent anywhere. */
export class AssureSignTriggerApi implements ICredentialType {
	name = 'assureSignTriggerApi';

	displayName = 'AssureSign Trigger API';

	icon: Icon = {
		light: 'file:../nodes/AssureSign/assureSign.svg',
		dark: 'file:../nodes/AssureSign/assureSign.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-enterprise-soap/n8n-nodes-enterprise-soap/blob/main/docs/credentials.md#assuresign-trigger';

	properties: INodeProperties[] = [
		{
			displayName: 'Kind',
			name: 'kind',
			type: 'options',
			options: [
				{ name: 'Basic Auth', value: 'basic' },
				{ name: 'Secret Header', value: 'header' },
			],
			default: 'basic',
			description: 'Basic Auth is entered as the credential of the web notification in AssureSign',
		},
		{
			displayName: 'User Name',
			name: 'userName',
			type: 'string',
			default: 'assuresign',
			required: true,
			description: 'User name that AssureSign sends',
			displayOptions: { show: { kind: ['basic'] } },
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'Password that AssureSign sends; a long random one',
			displayOptions: { show: { kind: ['basic'] } },
		},
		{
			displayName: 'Header Name',
			name: 'headerName',
			type: 'string',
			default: 'X-AssureSign-Secret',
			required: true,
			description: 'Header that holds the secret, where a gateway adds one',
			displayOptions: { show: { kind: ['header'] } },
		},
		{
			displayName: 'Header Value',
			name: 'headerSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'The secret; a long random text',
			displayOptions: { show: { kind: ['header'] } },
		},
	];
}
