import type { PropertySpec, Task } from '../../../shared/operation/spec';
import { eventsField } from '../../answers';
import { outputFileFields } from '../../content/files';
import { accountOption, documentOrEnvelope, warningsField } from '../../values';
import { downloadEnvelope, getEnvelopeStatus } from '../envelope';
import { download } from './download';
import { getHistory } from './history';

/** The fields that the two other files go into. */
const otherFields: PropertySpec[] = [
	{
		displayName: 'Put Completion Report in Field',
		name: 'reportFieldName',
		type: 'string',
		default: 'completionReport',
		required: true,
		description: 'Name of the binary field for the completion report',
	},
	{
		displayName: 'Put Audit Trail in Field',
		name: 'trailFieldName',
		type: 'string',
		default: 'auditTrail',
		required: true,
		description: 'Name of the binary field for the audit trail, a text file',
	},
];

export const downloadRecord: Task = {
	name: 'Download Signing Record',
	value: 'downloadRecord',
	action: 'Download signing record of document or envelope',
	description: 'Get signed file, completion report and audit trail as one item, which names what is missing',
	effect: 'read',
	fields: [
		...documentOrEnvelope('Request', { id: 'Id', authToken: 'AuthToken' }),
		...otherFields,
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Password of a document or envelope that is protected by one',
			collection: 'options',
		},
		...outputFileFields,
		accountOption('Request'),
	],
	output: {
		cardinality: 'binary',
		gives: [
			{
				name: 'documentId',
				type: 'guid',
				description: 'ID of the document, where it is about one',
				example: '7C9E6679-7425-40DE-944B-E07FC1F90AE7',
			},
			{
				name: 'envelopeId',
				type: 'guid',
				description: 'ID of the envelope, where it is about one',
				example: '9B2C5A1E-0D3F-4E6A-8B7C-1F2E3D4C5B6A',
			},
			{
				name: 'complete',
				type: 'boolean',
				description: 'Whether all three files are there; without the signed file the item has failed',
				example: true,
			},
			{
				name: 'missing',
				type: 'list',
				description: 'The files that are not there',
				gives: [
					{
						name: 'file',
						description: 'completion report or audit trail',
						example: 'completion report',
					},
					{ name: 'reason', description: 'Why', example: 'AssureSign answered without one' },
				],
			},
			eventsField('events', 'Events/DocumentEvent'),
			warningsField,
		],
	},
	uses: [download, getHistory, downloadEnvelope, getEnvelopeStatus],
	tells: 'signingRecord',
};
