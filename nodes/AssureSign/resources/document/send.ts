import type { Operation, PropertySpec } from '../../../shared/operation/spec';
import { fileTypeField, inputFileFields } from '../../content/files';
import { jotBlockProperties, signerAttachmentProperty } from '../../content/jotBlocks';
import { documentsOfSession, isDirect, withBackground } from '../../content/sessions';
import { documentProperties, submissionFields } from '../../content/submission';

function fromCredential(owner: string): string[] {
	return [`${owner}/@ContextIdentifier`, `${owner}/Metadata/@UserName`];
}

/** The list-shaped request holds many documents; those for the background are sent one by one. */
function sending(operation: Operation, element: string): Operation {
	return withBackground(operation, { element, ask: documentsOfSession });
}

const send: Operation = sending(
	{
		name: 'Send',
		value: 'send',
		action: 'Send document from template',
		description: "Start signing of a template's own file",
		effect: 'write',
		fields: documentProperties('Documents/Document'),
		element: 'Submit',
		fromCredential: fromCredential('Documents/Document'),
		batch: { size: 50, usual: 10, request: 'Documents/Document', when: isDirect },
		answer: { path: 'DocumentResults/DocumentResult', gives: submissionFields },
	},
	'AsyncSubmit',
);

/** Text tags are searched for on these pages; all three are required by the schema. */
function parsingProperties(owner: string): PropertySpec[] {
	return [
		{
			displayName: 'Find Text Tags',
			name: 'parseDocument',
			type: 'boolean',
			default: false,
			description:
				'Whether AssureSign looks for text tags in the file and puts fields there. Up to 250 pages.',
			collection: 'additionalFields',
			xml: { path: `${owner}/@ParseDocument`, type: 'boolean', whenAbsent: 'false' },
		},
		{
			displayName: 'First Pages to Search',
			name: 'initialPagesToParse',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 0,
			description: 'How many pages at the beginning are searched for text tags; 0 sets no bound',
			collection: 'additionalFields',
			xml: { path: `${owner}/@InitialPagesToParse`, type: 'int', whenAbsent: '0' },
		},
		{
			displayName: 'Last Pages to Search',
			name: 'finalPagesToParse',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 0,
			description: 'How many pages at the end are searched for text tags; 0 sets no bound',
			collection: 'additionalFields',
			xml: { path: `${owner}/@FinalPagesToParse`, type: 'int', whenAbsent: '0' },
		},
	];
}

const fileOwner = 'Documents/FileDocument';

const sendFile: Operation = sending(
	{
		name: 'Send File',
		value: 'sendFile',
		action: 'Send file for signing',
		description: 'Start signing of a file of the item, with the signers and the workflow of a template',
		effect: 'write',
		fields: [
			...documentProperties(fileOwner),
			...parsingProperties(fileOwner),
			...inputFileFields(
				{ type: `${fileOwner}/UnderlyingFile/@FileType`, data: `${fileOwner}/UnderlyingFile/Data` },
				'additionalFields',
			),
			...jotBlockProperties(fileOwner),
			signerAttachmentProperty(fileOwner),
		],
		element: 'SubmitWithFile',
		fromCredential: fromCredential(fileOwner),
		// Files make large requests; whoever sends many small ones can raise it.
		batch: { size: 20, usual: 1, request: fileOwner, when: isDirect },
		answer: {
			path: 'SubmitWithFileResult|DocumentResults/DocumentResult',
			gives: submissionFields,
		},
	},
	'AsyncSubmitWithFile',
);

const retrievalOwner = 'Documents/FileRetrievalDocument';
const retrievalFile = `${retrievalOwner}/UnderlyingFileMetadata`;

const sendFileFromUrl: Operation = sending(
	{
		name: 'Send File From URL',
		value: 'sendFileFromUrl',
		action: 'Send file from URL for signing',
		description:
			'Start signing of a file that AssureSign fetches, with the signers and the workflow of a template',
		effect: 'write',
		fields: [
			...documentProperties(retrievalOwner),
			...parsingProperties(retrievalOwner),
			{
				displayName: 'Fetch By',
				name: 'retrievalMethod',
				type: 'options',
				options: [
					{ name: 'HTTP', value: 'BasicHttp' },
					{ name: 'Salesforce API', value: 'SalesforceApi' },
					{ name: 'SFTP', value: 'Sftp' },
				],
				default: 'BasicHttp',
				description: 'How AssureSign gets the file',
				xml: { path: `${retrievalFile}/@RetrievalMethod` },
			},
			{
				...fileTypeField,
				description: 'Kind of the file',
				xml: { path: `${retrievalFile}/@FileType` },
			},
			{
				displayName: 'Requires Authentication',
				name: 'requiresAuthentication',
				type: 'boolean',
				default: false,
				description:
					'Whether the server that holds the file asks for a sign-in. Without one below, that of the account settings is used.',
				collection: 'additionalFields',
				xml: { path: `${retrievalFile}/@RequiresAuthentication`, type: 'boolean', whenAbsent: 'false' },
			},
			{
				displayName: 'File URL',
				name: 'fileUrl',
				type: 'string',
				default: '',
				required: true,
				placeholder: 'e.g. https://files.example.com/contract.pdf',
				description: 'Address of the file, reachable for AssureSign',
				xml: { path: `${retrievalFile}/@Url` },
			},
			{
				displayName: 'File Server User Name',
				name: 'fileServerUserName',
				type: 'string',
				default: '',
				description: 'User name for the server that holds the file',
				collection: 'additionalFields',
				xml: { path: `${retrievalFile}/Credential/@Username` },
			},
			{
				displayName: 'File Server Password',
				name: 'fileServerPassword',
				type: 'string',
				typeOptions: { password: true },
				default: '',
				description: 'Password for the server that holds the file',
				collection: 'additionalFields',
				xml: { path: `${retrievalFile}/Credential/@Password` },
			},
			{
				displayName: 'File Server Domain',
				name: 'fileServerDomain',
				type: 'string',
				default: '',
				description: 'Domain of the user name for the server that holds the file',
				collection: 'additionalFields',
				xml: { path: `${retrievalFile}/Credential/@Domain` },
			},
			...jotBlockProperties(retrievalOwner),
			signerAttachmentProperty(retrievalOwner),
		],
		element: 'SubmitWithFileRetrieval',
		fromCredential: fromCredential(retrievalOwner),
		batch: { size: 50, usual: 10, request: retrievalOwner, when: isDirect },
		answer: {
			path: 'SubmitWithFileRetrievalResult|DocumentResults/DocumentResult',
			gives: submissionFields,
		},
	},
	'AsyncSubmitWithFileRetrieval',
);

export const sendOperations: Operation[] = [send, sendFile, sendFileFromUrl];
