import type { PropertySpec, ResultField } from '../shared/operation/spec';

/** What .NET takes a missing GUID attribute for. */
export const noGuid = '00000000-0000-0000-0000-000000000000';

/** What a request of the Users and Accounts services takes from the credential. */
export const contextAndSignIn = ['Request/@ContextIdentifier', 'Request/@AuthenticationToken'];

/** Another account than that of the credential, for logins that may use several. */
export function accountOption(owner: string): PropertySpec {
	return {
		displayName: 'Account',
		name: 'contextIdentifier',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		description: 'Another account than that of the credential, for logins that may use several',
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Select an account...',
				typeOptions: { searchListMethod: 'searchAccounts', searchable: true },
			},
			{
				displayName: 'By Context Identifier',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. 06C4A84A-693C-46CB-8DF2-40A8215AA056',
			},
		],
		collection: 'options',
		xml: { path: `${owner}/@ContextIdentifier`, type: 'guid' },
	};
}

/** The user in whose name a request is made, for the services that want a user name beside the account. */
export function senderOption(owner: string): PropertySpec {
	return {
		displayName: 'In the Name Of',
		name: 'sender',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		description: 'Active user that the request is made for, if not the one of the credential',
		modes: userLocator.modes,
		collection: 'options',
		// Written empty, so that its element comes first; the dialect fills in the user of the credential.
		xml: { path: `${owner}/@UserName`, whenAbsent: '' },
	};
}

export const userLocator: PropertySpec = {
	displayName: 'User',
	name: 'userName',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The user to work on',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a user...',
			typeOptions: { searchListMethod: 'searchUsers', searchable: true },
		},
		{
			displayName: 'By User Name',
			name: 'name',
			type: 'string',
			placeholder: 'name@email.com',
		},
	],
	xml: { path: 'Request/@UserName' },
};

/** The pair that says which document is meant, with the attributes' names of the request. */
export function documentPair(
	owner: string,
	names: { id: string; authToken: string } = { id: 'Id', authToken: 'AuthToken' },
): PropertySpec[] {
	return [
		{
			displayName: 'Document ID',
			name: 'documentId',
			type: 'string',
			default: '={{ $json.documentId }}',
			required: true,
			placeholder: 'e.g. 7C9E6679-7425-40DE-944B-E07FC1F90AE7',
			description: 'ID that sending the document gave back',
			xml: { path: `${owner}/@${names.id}`, type: 'guid' },
		},
		{
			displayName: 'Document Auth Token',
			name: 'documentAuthToken',
			type: 'string',
			typeOptions: { password: true },
			default: '={{ $json.documentAuthToken }}',
			required: true,
			description: 'Key of the document that sending it gave back. AssureSign does not show it again.',
			xml: { path: `${owner}/@${names.authToken}`, type: 'guid' },
		},
	];
}

export function envelopePair(
	owner: string,
	names: { id: string; authToken: string } = { id: 'EnvelopeId', authToken: 'AuthToken' },
): PropertySpec[] {
	return [
		{
			displayName: 'Envelope ID',
			name: 'envelopeId',
			type: 'string',
			default: '={{ $json.envelopeId }}',
			required: true,
			placeholder: 'e.g. 9B2C5A1E-0D3F-4E6A-8B7C-1F2E3D4C5B6A',
			description: 'ID that creating the envelope gave back',
			xml: { path: `${owner}/@${names.id}`, type: 'guid' },
		},
		{
			displayName: 'Envelope Auth Token',
			name: 'envelopeAuthToken',
			type: 'string',
			typeOptions: { password: true },
			default: '={{ $json.envelopeAuthToken }}',
			required: true,
			description: 'Key of the envelope that creating it gave back. AssureSign does not show it again.',
			xml: { path: `${owner}/@${names.authToken}`, type: 'guid' },
		},
	];
}

/** For the requests that are about either a document or an envelope. */
export function documentOrEnvelope(
	owner: string,
	documentNames: { id: string; authToken: string },
): PropertySpec[] {
	return [
		{
			displayName: 'About',
			name: 'about',
			type: 'options',
			options: [
				{ name: 'Document', value: 'document' },
				{ name: 'Envelope', value: 'envelope' },
			],
			default: 'document',
			description:
				'What the IDs below belong to. A document that was sent within an envelope is reached through its envelope.',
		},
		...documentPair(owner, documentNames).map((property) => shownWhen(property, 'about', 'document')),
		...envelopePair(owner, { id: 'EnvelopeId', authToken: 'EnvelopeAuthToken' }).map((property) =>
			shownWhen(property, 'about', 'envelope'),
		),
	];
}

/** The property, shown only while another one has a value. */
export function shownWhen(property: PropertySpec, name: string, ...values: string[]): PropertySpec {
	return { ...property, displayOptions: { show: { [name]: values } } };
}

export const successField: ResultField = {
	name: 'success',
	xml: '@Success',
	type: 'boolean',
	proof: true,
	description: 'Whether AssureSign did what was asked',
	example: true,
};

export const warningsField: ResultField = {
	name: 'warnings',
	xml: 'Exceptions/*',
	type: 'list',
	description: 'What AssureSign remarked on a request that it carried out',
};

export const documentIdField: ResultField = {
	name: 'documentId',
	xml: '@Id',
	type: 'guid',
	description: 'ID of the document',
	example: '7C9E6679-7425-40DE-944B-E07FC1F90AE7',
};

export const documentAuthTokenField: ResultField = {
	name: 'documentAuthToken',
	xml: '@AuthToken',
	type: 'guid',
	secret: true,
	description: 'Key of the document, needed for everything that is done with it later',
	example: 'B3F1D2C4-5A69-4E78-9C0D-1E2F3A4B5C6D',
};

export const envelopeIdField: ResultField = {
	name: 'envelopeId',
	xml: '@EnvelopeId',
	type: 'guid',
	description: 'ID of the envelope',
	example: '9B2C5A1E-0D3F-4E6A-8B7C-1F2E3D4C5B6A',
};

export const sessionIdField: ResultField = {
	name: 'sessionId',
	xml: '@SessionId',
	type: 'guid',
	description: 'Session to look the outcome up with',
	example: '5D41402A-BC4B-4A76-B971-9D911017C592',
};
