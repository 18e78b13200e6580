import type { Operation } from '../../../shared/operation/spec';
import { outcome } from '../../answers';
import { activityIdField, actingUserField, workflowIdField } from '../../content/form';
import { text } from '../../values';

export const setAttributes: Operation = {
	name: 'Set Attributes',
	value: 'setAttributes',
	action: 'Set attributes of workflow',
	description: 'Give attributes of a running instance a value; an empty one empties the attribute',
	effect: 'idempotent',
	fields: [
		workflowIdField,
		{
			displayName: 'Attributes',
			name: 'attributes',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Attribute',
			default: {},
			required: true,
			description: 'Attributes of the instance, each once, with the value that it has afterwards',
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
							required: true,
							placeholder: 'e.g. COSTCENTER',
							description: 'ID of the attribute',
						},
						{
							displayName: 'Value',
							name: 'value',
							type: 'string',
							default: '',
							description:
								'Numbers have a point as decimal mark, dates are like 2026-01-31, times like 09:30, yes and no are 1 and 0',
						},
					],
				},
			],
			// Only the start of an instance is known to take several values of one attribute (contract).
			xml: {
				path: 'AttributeList/Attribute',
				fields: {
					attributeId: { path: 'AttributeID' },
					value: { path: 'AttributeValueList/AttributeValue', whenEmpty: 'send' },
				},
			},
		},
	],
	element: 'editAttributeValue',
	answer: outcome({ repeats: ['workflowId'] }),
};

export const changeRequester: Operation = {
	name: 'Change Requester',
	value: 'changeRequester',
	action: 'Change requester of workflow',
	description: 'Say who asks for a running instance from now on: a user, or a customer',
	effect: 'idempotent',
	fields: [
		workflowIdField,
		{
			displayName: 'Requester',
			name: 'requesterType',
			type: 'options',
			options: [
				{ name: 'User', value: 'user', description: 'A user of SoftExpert' },
				{ name: 'Customer', value: 'customer', description: 'A company, with a contact where wanted' },
			],
			default: 'user',
			required: true,
			description: 'Who asks for the instance',
		},
		actingUserField,
		text(
			'Requester User ID',
			'requesterUserId',
			'Requester/User/UserID',
			'ID of the user who asks for it from now on',
			{
				required: true,
				placeholder: 'e.g. jdoe',
				displayOptions: { show: { requesterType: ['user'] } },
			},
		),
		text(
			'Customer ID',
			'customerId',
			'Requester/Customer/CustomerID',
			'ID of the company that asks for it from now on',
			{
				required: true,
				placeholder: 'e.g. ACME',
				displayOptions: { show: { requesterType: ['customer'] } },
			},
		),
		text(
			'Customer Contact',
			'customerContact',
			'Requester/Customer/Contact',
			'Contact person of the customer',
			{
				placeholder: 'e.g. Bob Ray',
				displayOptions: { show: { requesterType: ['customer'] } },
			},
		),
	],
	element: 'editWorkflowData',
	answer: outcome({ repeats: ['workflowId', 'requesterUserId', 'customerId'] }),
};

export const returnActivity: Operation = {
	name: 'Return Activity to Its Group',
	value: 'returnActivity',
	action: 'Return activity of workflow to its group',
	description: 'Take an activity from the user who works on it, so that its role or team has it again',
	// With nobody to take it from a repeat may be refused.
	effect: 'write',
	fields: [workflowIdField, activityIdField],
	element: 'unlinkActivityFromUser',
	answer: outcome({ repeats: ['workflowId', 'activityId'] }),
};

export const reactivateWorkflow: Operation = {
	name: 'Reactivate',
	value: 'reactivate',
	action: 'Reactivate workflow',
	description: 'Let an instance run again that no longer does, with a reason',
	// A running one may be refused: that would hide that the first request worked.
	effect: 'write',
	fields: [
		// SoftExpert takes a list and has one status for all of it: one instance in a request is one that the status is about.
		{ ...workflowIdField, xml: { path: 'ReactivateWorkflowList/WorkflowID' } },
		text('Reason', 'reason', 'Explanation', 'Why the instance runs again', {
			required: true,
			typeOptions: { rows: 3 },
		}),
		actingUserField,
	],
	element: 'reactivateWorkflow',
	answer: outcome({
		repeats: ['workflowId'],
		gives: [
			{
				name: 'texts',
				xml: 'RecordListResponse/WorkflowID',
				type: 'list',
				description: 'What SoftExpert says of the instance, in the language of its user',
			},
		],
		done: { reactivated: true },
		entries: {
			name: 'texts',
			list: 'RecordListResponse',
			item: 'WorkflowID',
			of: 'workflowId',
			tells: 'text',
			called: { many: 'texts', short: 'text' },
			done: 'reactivated',
			look: 'Look at the instance in SoftExpert.',
		},
	}),
};
