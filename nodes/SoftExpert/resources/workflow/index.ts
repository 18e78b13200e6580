import { resource } from '../../../shared/operation/resource';
import type { Operation, PropertySpec } from '../../../shared/operation/spec';
import { outcome } from '../../answers';
import { additional, text } from '../../values';
import { activityIdField, activityOrderField, actingUserField, workflowIdField } from '../../content/form';
import { softExpertVersions } from '../../versions';
import { associateDocument, associateInstances, grantAccess } from './associate';
import { changeRequester, reactivateWorkflow, returnActivity, setAttributes } from './change';
import { getWorkflow } from './get';
import { startWithData, startWorkflow } from './start';

const actionPlace: PropertySpec = {
	displayName: 'Action',
	name: 'actionSequence',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 1,
	required: true,
	description: 'Number of the action to take, as counted in the activity: 1 for the first button',
};

const places = [
	'First',
	'Second',
	'Third',
	'Fourth',
	'Fifth',
	'Sixth',
	'Seventh',
	'Eighth',
	'Ninth',
	'Tenth',
];

/** Counted by the user in saved workflows, chosen since 1.1. */
const actionFields: PropertySpec[] = [
	{
		...actionPlace,
		displayOptions: { show: { '@version': [softExpertVersions[0]] } },
		xml: { path: 'ActionSequence', type: 'int' },
	},
	{
		...actionPlace,
		type: 'options',
		typeOptions: undefined,
		customValue: true,
		options: places.map((place, index) => ({ name: `${place} Button`, value: index + 1 })),
		description: 'The button of the activity that is pressed, in the order that SoftExpert shows them',
		displayOptions: { show: { '@version': softExpertVersions.slice(1) } },
	},
];

export const executeActivity: Operation = {
	name: 'Execute Activity',
	value: 'executeActivity',
	action: 'Execute activity of workflow',
	description:
		'Finish an activity or a decision of a user with one of its actions, which moves the instance on',
	effect: 'write',
	fields: [workflowIdField, activityIdField, ...actionFields, actingUserField, activityOrderField],
	element: 'executeActivity',
	answer: outcome({ repeats: ['workflowId', 'activityId', 'actionSequence'] }),
	present: { read: getWorkflow },
};

export const executeSystemActivity: Operation = {
	name: 'Execute System Activity',
	value: 'executeSystemActivity',
	action: 'Execute system activity of workflow',
	description: 'Tell an instance that waits for another system that it can go on',
	effect: 'write',
	fields: [workflowIdField, activityIdField, activityOrderField],
	element: 'executeSystemActivity',
	answer: outcome({ repeats: ['workflowId', 'activityId'] }),
	present: { read: getWorkflow },
};

export const attachFile: Operation = {
	name: 'Attach File',
	value: 'attachFile',
	action: 'Attach file to workflow',
	description: 'Attach a file to an activity that is enabled',
	effect: 'write',
	fields: [
		workflowIdField,
		activityIdField,
		additional(
			text(
				'File Name',
				'fileName',
				'FileName',
				'Name of the file with its extension. Without it the file keeps its own name.',
				{
					// SoftExpert wants a name; the file may have none.
					xml: { whenAbsent: 'attachment' },
				},
			),
		),
		{
			displayName: 'Input Binary Field',
			name: 'binaryPropertyName',
			type: 'string',
			default: 'data',
			required: true,
			hint: 'The name of the input binary field containing the file to upload.',
			description: 'Name of the binary field that holds the file',
			xml: { path: 'FileContent', type: 'base64Binary', file: { fills: { fileName: 'fileName' } } },
		},
		actingUserField,
		additional(text('Attachment Name', 'attachmentName', 'AttachmentName', 'Name for the attachment')),
		additional(text('Summary', 'summary', 'Summary', 'What the file is about', { typeOptions: { rows: 3 } })),
	],
	element: 'newAttachment',
	answer: outcome({ repeats: ['workflowId', 'activityId', 'fileName'], record: 'either' }),
};

export const addComment: Operation = {
	name: 'Add Comment',
	value: 'addComment',
	action: 'Add comment to workflow',
	description: 'Add a comment to the history of an activity',
	effect: 'write',
	fields: [
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
	element: 'newComment',
	answer: outcome({ repeats: ['workflowId', 'activityId'] }),
};

export const cancelWorkflow: Operation = {
	name: 'Cancel',
	value: 'cancel',
	action: 'Cancel workflow for good',
	description: 'Stop an instance for good, with a reason. SoftExpert keeps it: nothing is deleted.',
	// A repeat is refused because the instance is cancelled: it would hide that the first one worked.
	effect: 'write',
	destructive: true,
	fields: [
		workflowIdField,
		text('Reason', 'reason', 'Explanation', 'Why the instance is cancelled', {
			required: true,
			typeOptions: { rows: 3 },
		}),
		actingUserField,
	],
	element: 'cancelWorkflow',
	answer: outcome({ repeats: ['workflowId'], done: { cancelled: true } }),
	present: { read: getWorkflow },
};

export const workflowResource = resource({ name: 'Workflow', value: 'workflow', service: 'wf_ws' }, [
	startWorkflow,
	startWithData,
	executeActivity,
	executeSystemActivity,
	attachFile,
	addComment,
	cancelWorkflow,
	getWorkflow,
	setAttributes,
	changeRequester,
	returnActivity,
	reactivateWorkflow,
	associateDocument,
	associateInstances,
	grantAccess,
]);
