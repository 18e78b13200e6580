import type { OperationContext, OperationSpec, PropertySpec } from '../../shared/operation/spec';
import type { Failure } from '../../shared/soap/failure';
import { workflow } from './answer';
import { additional, required, text } from './fields';
import {
	activityIdField,
	actingUserField,
	formFields,
	formFiles,
	formRelationships,
	formXml,
	loadFile,
	loadFiles,
	rowsOf,
	workflowIdField,
} from './workflowFields';

const processIdField = text('Process ID', 'processId', 'ProcessID', 'ID of the process to start', {
	required: true,
	placeholder: 'e.g. PURCHASE',
});

const titleField = text('Title', 'title', 'WorkflowTitle', 'Title of the new instance', {
	required: true,
	placeholder: 'e.g. Laptop for Ann Lee',
});

const startCodes = {
	// One code for two reasons (reference, quirk 16).
	'-5': {
		meaning: 'The process does not exist, or the user may not start it',
		kind: 'denied' as const,
		advice: "Check 'Process ID', and in SoftExpert whether the acting user may start this process.",
	},
};

export const startWorkflow: OperationSpec = {
	resource: 'workflow',
	name: 'Start',
	value: 'start',
	action: 'Start workflow',
	description: 'Start an instance of a process and give its ID',
	effect: 'write',
	properties: [processIdField, titleField, actingUserField],
	...workflow('newWorkflow', { echo: ['processId', 'title'], codes: startCodes, record: true }),
};

const formsField: PropertySpec = {
	displayName: 'Forms',
	name: 'forms',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Form',
	default: {},
	description: 'Forms of the process to fill in',
	options: [
		{
			displayName: 'Form',
			name: 'form',
			values: [
				{
					displayName: 'Form ID',
					name: 'formId',
					type: 'string',
					default: '',
					placeholder: 'e.g. purchase',
					description: 'ID of the table of the form',
				},
				formFields,
				formRelationships,
				formFiles,
			],
		},
	],
	xml: { path: 'EntityList/Entity', fields: { formId: { path: 'EntityID' }, ...formXml } },
};

export const startWithData: OperationSpec = {
	resource: 'workflow',
	name: 'Start With Data',
	value: 'startWithData',
	action: 'Start workflow with data',
	description: 'Start an instance of a process with its forms and attributes filled in',
	effect: 'write',
	properties: [
		processIdField,
		titleField,
		actingUserField,
		formsField,
		additional({
			displayName: 'Attributes',
			name: 'attributes',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Attribute',
			default: {},
			description: 'Attributes of the instance and their values',
			options: [
				{
					displayName: 'Attribute',
					name: 'attribute',
					values: [
						{
							displayName: 'Attribute ID',
							name: 'attributeId',
							type: 'string',
							default: '',
							placeholder: 'e.g. COSTCENTER',
							description: 'ID of the attribute',
						},
						{
							displayName: 'Value',
							name: 'value',
							type: 'string',
							default: '',
							description: 'Value that the instance gets for it',
						},
					],
				},
			],
			// The vendor's page names the two children only; the row's name follows its other lists.
			xml: {
				path: 'AttributeList/Attribute',
				fields: {
					attributeId: { path: 'AttributeID' },
					value: { path: 'AttributeValue', whenEmpty: 'send' },
				},
			},
		}),
		additional({
			displayName: 'Customer (JSON)',
			name: 'customer',
			type: 'json',
			default: '{}',
			description:
				'Customer and contact of the instance, as a JSON object. The vendor does not publish the names of its members: the service description (?wsdl) of your SoftExpert has them.',
			xml: { path: 'Customer', type: 'json', example: '{ "CustomerID": "ACME" }' },
		}),
	],
	...workflow('newWorkflowEditData', {
		echo: ['processId', 'title'],
		codes: startCodes,
		record: true,
	}),
	prepare: prepareForms,
};

/** The files of every form are in the item's binary data. */
async function prepareForms(context: OperationContext): Promise<Failure | undefined> {
	const { values } = context;
	const forms: Array<Record<string, unknown>> = [];
	for (const form of rowsOf(values.forms)) {
		const files = await loadFiles(context, form.files);
		if (files.failure) return files.failure;
		forms.push({ ...form, files: files.rows });
	}
	values.forms = forms;
	return undefined;
}

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
		additional(
			text(
				'Attachment ID',
				'attachmentId',
				'AttachmentID',
				'ID for the attachment; without it SoftExpert makes one',
			),
		),
		additional(text('Attachment Name', 'attachmentName', 'AttachmentName', 'Name for the attachment')),
		additional(text('Summary', 'summary', 'Summary', 'What the file is about', { typeOptions: { rows: 3 } })),
	],
	...workflow('newAttachment', { echo: ['workflowId', 'activityId', 'fileName'], record: true }),
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

export const getWorkflow: OperationSpec = {
	resource: 'workflow',
	name: 'Get',
	value: 'get',
	action: 'Get workflow',
	description:
		'Read an instance. The vendor documents no more than whether it worked: everything else that comes is passed on under its own name.',
	effect: 'read',
	properties: [workflowIdField],
	...workflow('getWorkflow', { echo: ['workflowId'] }),
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
