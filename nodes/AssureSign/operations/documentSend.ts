import type { IDataObject } from 'n8n-workflow';
import type {
	OperationContext,
	OperationItem,
	OperationSpec,
	PropertySpec,
} from '../../shared/operation/spec';
import type { Failure } from '../../shared/soap/failure';
import { fileTypeField, inputFileField, loadFile } from './files';
import { jotBlockProperties, signerAttachmentProperty } from './jotBlocks';
import { fillParameters } from './parameters';
import { inBackground, lookUpSession } from './session';
import { backgroundSpec, documentProperties, submissionFields } from './submission';

/** The list-shaped request holds many documents; those for the background are sent one by one. */
const isSynchronous = (values: OperationContext['values']) =>
	values.processing === undefined || values.processing === null || values.processing === 'synchronous';

function fromCredential(owner: string): string[] {
	return [`${owner}/@ContextIdentifier`, `${owner}/Metadata/@UserName`];
}

/** Adds the way through the background to an operation that sends. */
function withBackground(spec: OperationSpec, element: string): OperationSpec {
	const background = backgroundSpec(spec, element, 'Send and get a session at once');
	return {
		...spec,
		batch: { ...spec.batch!, applies: isSynchronous },
		steps: [background, lookUpSession],
		run: async (context) =>
			isSynchronous(context.values)
				? await context.send()
				: await inBackground(context, background, documentsOf),
	};
}

/** One item per document, as the direct answer has it. */
function documentsOf(session: IDataObject): OperationItem[] {
	return ((session.documents ?? []) as IDataObject[]).map(({ exceptions, ...document }) => ({
		json: {
			...document,
			warnings: ((exceptions ?? []) as IDataObject[]).map(({ message }) => String(message)),
			sessionId: session.sessionId,
			finished: true,
		},
	}));
}

const send: OperationSpec = withBackground(
	{
		resource: 'document',
		name: 'Send',
		value: 'send',
		action: 'Send document from template',
		description: "Start signing of a template's own file",
		effect: 'write',
		properties: documentProperties('Documents/Document'),
		soap: { service: 'Submit', element: 'Submit', fromCredential: fromCredential('Documents/Document') },
		batch: { size: 50, usual: 10, request: 'Documents/Document' },
		result: { cardinality: 'one', path: 'DocumentResults/DocumentResult', fields: submissionFields },
		prepare: async (context) => fillParameters(context),
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

const sendFile: OperationSpec = withBackground(
	{
		resource: 'document',
		name: 'Send File',
		value: 'sendFile',
		action: 'Send file for signing',
		description: 'Start signing of a file of the item, with the signers and the workflow of a template',
		effect: 'write',
		properties: [
			...documentProperties(fileOwner),
			...parsingProperties(fileOwner),
			{
				...fileTypeField,
				collection: 'additionalFields',
				// Filled in from the file's name where the user chose none.
				xml: { path: `${fileOwner}/UnderlyingFile/@FileType`, whenAbsent: 'PDF', example: 'PDF' },
			},
			{
				...inputFileField,
				xml: { path: `${fileOwner}/UnderlyingFile/Data`, type: 'base64Binary', example: 'QQ==' },
			},
			...jotBlockProperties(fileOwner),
			signerAttachmentProperty(fileOwner),
		],
		soap: { service: 'Submit', element: 'SubmitWithFile', fromCredential: fromCredential(fileOwner) },
		// Files make large requests; whoever sends many small ones can raise it.
		batch: { size: 20, usual: 1, request: fileOwner },
		result: {
			cardinality: 'one',
			path: 'SubmitWithFileResult|DocumentResults/DocumentResult',
			fields: submissionFields,
		},
		prepare: async (context) => fillParameters(context) ?? (await loadDocument(context)),
	},
	'AsyncSubmitWithFile',
);

/** The bytes take the place of the field's name in the request. */
async function loadDocument(context: OperationContext): Promise<Failure | undefined> {
	return await loadFile(context, 'binaryPropertyName');
}

const retrievalOwner = 'Documents/FileRetrievalDocument';
const retrievalFile = `${retrievalOwner}/UnderlyingFileMetadata`;

const sendFileFromUrl: OperationSpec = withBackground(
	{
		resource: 'document',
		name: 'Send File From URL',
		value: 'sendFileFromUrl',
		action: 'Send file from URL for signing',
		description:
			'Start signing of a file that AssureSign fetches, with the signers and the workflow of a template',
		effect: 'write',
		properties: [
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
		soap: {
			service: 'Submit',
			element: 'SubmitWithFileRetrieval',
			fromCredential: fromCredential(retrievalOwner),
		},
		batch: { size: 50, usual: 10, request: retrievalOwner },
		result: {
			cardinality: 'one',
			path: 'SubmitWithFileRetrievalResult|DocumentResults/DocumentResult',
			fields: submissionFields,
		},
		prepare: async (context) => fillParameters(context),
	},
	'AsyncSubmitWithFileRetrieval',
);

export const sendOperations: OperationSpec[] = [send, sendFile, sendFileFromUrl];
