import type { IDataObject } from 'n8n-workflow';
import type { OperationSpec, ResultField } from '../../shared/operation/spec';
import { workflow } from './answer';
import { additional, required, text } from './fields';
import { activityIdField, actingUserField, loadFile, workflowIdField } from './workflowFields';
import { startWithData, startWorkflow } from './workflowStart';

const orderField = additional({
	displayName: 'Activity Order',
	name: 'activityOrder',
	type: 'number',
	default: 1,
	description: 'Which run of the activity is meant when the process comes to it more than once',
	xml: { path: 'ActivityOrder', type: 'int' },
});

export const executeActivity: OperationSpec = {
	resource: 'workflow',
	name: 'Execute Activity',
	value: 'executeActivity',
	action: 'Execute activity of workflow',
	description:
		'Finish an activity or a decision of a user with one of its actions, which moves the instance on',
	effect: 'write',
	properties: [
		workflowIdField,
		activityIdField,
		required({
			displayName: 'Action',
			name: 'actionSequence',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 1,
			description: 'Number of the action to take, as counted in the activity: 1 for the first button',
			xml: { path: 'ActionSequence', type: 'int' },
		}),
		actingUserField,
		orderField,
	],
	...workflow('executeActivity', { echo: ['workflowId', 'activityId', 'actionSequence'] }),
};

export const executeSystemActivity: OperationSpec = {
	resource: 'workflow',
	name: 'Execute System Activity',
	value: 'executeSystemActivity',
	action: 'Execute system activity of workflow',
	description: 'Tell an instance that waits for another system that it can go on',
	effect: 'write',
	properties: [workflowIdField, activityIdField, orderField],
	...workflow('executeSystemActivity', { echo: ['workflowId', 'activityId'] }),
};

export const attachFile: OperationSpec = {
	resource: 'workflow',
	name: 'Attach File',
	value: 'attachFile',
	action: 'Attach file to workflow',
	description: 'Attach a file to an activity that is enabled',
	effect: 'write',
	properties: [
		workflowIdField,
		activityIdField,
		additional(
			text(
				'File Name',
				'fileName',
				'FileName',
				'Name of the file with its extension. Without it the file keeps its own name.',
				{
					// SoftExpert wants a name; `prepare` knows the file's own.
					xml: { whenAbsent: 'attachment' },
				},
			),
		),
		{
			displayName: 'Input Data Field Name',
			name: 'binaryPropertyName',
			type: 'string',
			default: 'data',
			required: true,
			hint: 'The name of the input field containing the file data',
			description: 'Name of the binary field that holds the file',
			xml: { path: 'FileContent', type: 'base64Binary' },
		},
		actingUserField,
		additional(text('Attachment Name', 'attachmentName', 'AttachmentName', 'Name for the attachment')),
		additional(text('Summary', 'summary', 'Summary', 'What the file is about', { typeOptions: { rows: 3 } })),
	],
	...workflow('newAttachment', { echo: ['workflowId', 'activityId', 'fileName'], record: 'either' }),
	// The content is in the item's binary data, and its name where the user gave none.
	prepare: async ({ values, binary }) => {
		const file = await loadFile(binary, String(values.binaryPropertyName ?? ''), 'Input Data Field Name');
		if ('failure' in file) return file.failure;
		values.binaryPropertyName = file.data;
		if (values.fileName === undefined || values.fileName === '') values.fileName = file.fileName;
		return undefined;
	},
};

export const addComment: OperationSpec = {
	resource: 'workflow',
	name: 'Add Comment',
	value: 'addComment',
	action: 'Add comment to workflow',
	description: 'Add a comment to the history of an activity',
	effect: 'write',
	properties: [
		workflowIdField,
		activityIdField,
		text('Comment', 'comment', 'Text', 'What to write', { required: true, typeOptions: { rows: 4 } }),
		additional({
			displayName: 'Private',
			name: 'isPrivate',
			type: 'boolean',
			default: false,
			description: 'Whether only those who may see private comments see it',
			xml: { path: 'Private', type: 'boolean', booleans: { true: '1', false: '0' } },
		}),
		actingUserField,
	],
	...workflow('newComment', { echo: ['workflowId', 'activityId'] }),
};

export const cancelWorkflow: OperationSpec = {
	resource: 'workflow',
	name: 'Cancel',
	value: 'cancel',
	action: 'Cancel workflow',
	description: 'Stop an instance with a reason. SoftExpert keeps it: nothing is deleted.',
	// A repeat is refused because the instance is cancelled: it would hide that the first one worked.
	effect: 'write',
	properties: [
		workflowIdField,
		text('Reason', 'reason', 'Explanation', 'Why the instance is cancelled', {
			required: true,
			typeOptions: { rows: 3 },
		}),
		actingUserField,
	],
	...workflow('cancelWorkflow', { echo: ['workflowId'], done: { cancelled: true } }),
};

/** Of `ID - Name` the two parts; the name may hold a dash of its own. */
function statusParts(text: unknown): IDataObject {
	const match = typeof text === 'string' ? /^(.*?)\s+-\s+(.*)$/s.exec(text) : null;
	return match ? { workflowStatusId: match[1], workflowStatusName: match[2] } : {};
}

const instanceFields: ResultField[] = [
	{ name: 'title', xml: 'Title', description: 'Title of the instance', example: 'Laptop for Ann Lee' },
	{ name: 'processId', xml: 'ProcessID', description: 'ID of its process', example: 'PURCHASE' },
	{
		name: 'instanceStatus',
		xml: 'InstanceStatus',
		description: 'State of the instance, as SoftExpert puts it',
		example: 'In progress',
	},
	{
		name: 'workflowStatus',
		xml: 'WorkflowStatus',
		description: 'Status that the process gives the instance: ID and name',
		example: 'APPROVAL - Waiting for approval',
	},
	{
		name: 'workflowStatusId',
		xml: 'WorkflowStatus',
		description: 'ID of that status',
		example: 'APPROVAL',
	},
	{
		name: 'workflowStatusName',
		xml: 'WorkflowStatus',
		description: 'Name of that status',
		example: 'Waiting for approval',
	},
	{
		name: 'starterUser',
		xml: 'StarterUser',
		description: 'User who started the instance',
		example: 'jdoe',
	},
	{
		name: 'starterExternalUser',
		xml: 'StarterExternalUser',
		description: 'External user who started the instance',
		example: 'ann@example.com',
	},
	{
		name: 'startDate',
		xml: 'StartDate',
		description: 'When it was started, in the time of SoftExpert',
		example: '2026-01-31 09:30:00',
	},
];

/** Under the names of the fields; what a newer release has beside them keeps its own. */
function readInstance(others: IDataObject): IDataObject {
	const names = new Map(instanceFields.map(({ xml, name }): [string, string] => [xml, name]).reverse());
	const json: IDataObject = {};
	for (const [element, value] of Object.entries(others)) json[names.get(element) ?? element] = value;
	return { ...json, ...statusParts(json.workflowStatus) };
}

export const getWorkflow: OperationSpec = {
	resource: 'workflow',
	name: 'Get',
	value: 'get',
	action: 'Get workflow',
	description:
		'Read title, process, status, starter and start of an instance. Form data and open activities do not come with it.',
	effect: 'read',
	properties: [workflowIdField],
	...workflow('getWorkflow', { echo: ['workflowId'], fields: instanceFields, reads: readInstance }),
};

export const workflowOperations: OperationSpec[] = [
	startWorkflow,
	startWithData,
	executeActivity,
	executeSystemActivity,
	attachFile,
	addComment,
	cancelWorkflow,
	getWorkflow,
];
