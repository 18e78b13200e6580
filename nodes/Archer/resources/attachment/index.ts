import { resource } from '../../../shared/operation/resource';
import type { Task } from '../../../shared/operation/spec';
import { postAttachment, uploadFile } from '../../writing/attachments';
import { download } from './download';

const upload: Task = {
	name: 'Upload',
	value: 'upload',
	action: 'Upload attachment',
	description: 'Upload a file and get its ID, for the value of an attachment or image field',
	effect: 'write',
	warning: 'This uses the REST interface of Archer: the SOAP services have no method for it.',
	fields: [
		{
			displayName: 'Input Binary Field',
			name: 'binaryProperty',
			type: 'string',
			default: 'data',
			required: true,
			description: 'Name of the binary field that holds the file',
			hint: 'The name of the input binary field containing the file to upload.',
		},
		{
			displayName: 'File Name',
			name: 'fileName',
			type: 'string',
			default: '',
			description: 'Name that the file gets in Archer; that of the binary field if empty',
			collection: 'options',
		},
		{
			displayName: 'REST Path',
			name: 'restPath',
			type: 'string',
			default: 'platformapi',
			description:
				'Where the REST interface is below the base URL. Without this option the node tries platformapi, then api.',
			collection: 'options',
		},
	],
	output: {
		gives: [
			{
				name: 'fileId',
				type: 'integer',
				description: 'ID of the file, for the value of an attachment field',
				example: 501,
			},
			{ name: 'fileName', description: 'Name of the file in Archer', example: 'policy.pdf' },
			{ name: 'size', type: 'integer', description: 'Size in bytes', example: 20480 },
		],
	},
	uses: [postAttachment],
	// The one REST call of this node; every public connector uploads with it.
	perform: uploadFile,
};

export const attachmentResource = resource({ name: 'Attachment', value: 'attachment', service: 'record' }, [
	download,
	upload,
]);
