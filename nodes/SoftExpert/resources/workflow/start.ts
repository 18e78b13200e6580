import type { Method, Operation, PropertySpec } from '../../../shared/operation/spec';
import { outcome } from '../../answers';
import { additional, text } from '../../values';
import { actingUserField, formFields, formFiles, formRelationships, startFormXml } from '../../content/form';
import { loadInstance } from './startValues';

const processIdField = text('Process ID', 'processId', 'ProcessID', 'ID of the process to start', {
	required: true,
	placeholder: 'e.g. PURCHASE',
});

const startByField: PropertySpec = {
	displayName: 'Start By',
	name: 'startBy',
	type: 'options',
	options: [
		{ name: 'Process', value: 'process', description: 'The process is named by its ID' },
		{
			name: 'Workflow Type',
			value: 'workflowType',
			description: 'A workflow type is named, and SoftExpert knows its process',
		},
	],
	default: 'process',
	description: 'What names the process of the new instance',
};

const workflowTypeIdField = text(
	'Workflow Type ID',
	'workflowTypeId',
	'WorkflowTypeID',
	'ID of the workflow type to start',
	{ required: true, placeholder: 'e.g. PURCHASE-TYPE' },
);

const titleField = text('Title', 'title', 'WorkflowTitle', 'Title of the new instance', {
	required: true,
	placeholder: 'e.g. Laptop for Ann Lee',
});

const startCodes = {
	// One code for two reasons (docs/quirks/softExpert.md, quirk 16).
	'-5': {
		meaning: 'The process does not exist, or the user may not start it',
		kind: 'denied' as const,
		advice: "Check 'Process ID', and in SoftExpert whether the acting user may start this process.",
	},
};

export const startWorkflow: Operation = {
	name: 'Start',
	value: 'start',
	action: 'Start workflow',
	description: 'Start an instance of a process and give its ID',
	effect: 'write',
	fields: [processIdField, titleField, actingUserField],
	element: 'newWorkflow',
	answer: outcome({ repeats: ['processId', 'title'], codes: startCodes, record: 'recordId' }),
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
	xml: { path: 'EntityList/Entity', fields: { formId: { path: 'EntityID' }, ...startFormXml } },
};

/** What an instance gets when it is started, whatever names its process; in the order of the request. */
const instanceFields: PropertySpec[] = [
	titleField,
	actingUserField,
	additional(
		text(
			'Requester User ID',
			'requesterUserId',
			'Requester/User/UserID',
			'ID of the user who asks for it, where it is not the one who acts. Not together with a customer.',
			{ placeholder: 'e.g. jdoe' },
		),
	),
	additional(
		text(
			'Customer ID',
			'customerId',
			'Requester/Customer/CustomerID',
			'ID of the company that asks for it. Not together with a requester.',
			{ placeholder: 'e.g. ACME' },
		),
	),
	additional(
		text(
			'Customer Contact',
			'customerContact',
			'Requester/Customer/Contact',
			'Contact person of the customer. Goes together with Customer ID.',
			{ placeholder: 'e.g. Bob Ray' },
		),
	),
	additional({
		displayName: 'Customer (JSON)',
		name: 'customer',
		type: 'json',
		default: '{}',
		placeholder: '{ "CustomerID": "ACME", "Contact": "Bob Ray" }',
		description:
			'The same as Customer ID and Customer Contact in one JSON object, for workflows that have it',
	}),
	formsField,
	additional({
		displayName: 'Attributes',
		name: 'attributes',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Attribute',
		default: {},
		description: 'Attributes of the instance and their values; an empty value empties the attribute',
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
					{
						displayName: 'More Values',
						name: 'moreValues',
						type: 'string',
						typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Value' },
						default: [],
						description: 'Further values of an attribute that may have several',
					},
				],
			},
		],
		// The list of values is repeated around each of them; `load` makes one entry per value.
		xml: {
			path: 'AttributeList/Attribute',
			fields: {
				attributeId: { path: 'AttributeID' },
				values: {
					path: 'AttributeValueList',
					fields: { value: { path: 'AttributeValue', whenEmpty: 'send' } },
				},
			},
		},
	}),
];

const startByType: Method = {
	effect: 'write',
	fields: [workflowTypeIdField, ...instanceFields],
	element: 'newWorkflowTypeEditData',
	answer: outcome({ repeats: ['workflowTypeId', 'title'], record: 'recordId' }),
};

export const startWithData: Operation = {
	name: 'Start With Data',
	value: 'startWithData',
	action: 'Start workflow with data',
	description: 'Start an instance of a process with its forms and attributes filled in',
	effect: 'write',
	fields: [
		startByField,
		{ ...processIdField, displayOptions: { show: { startBy: ['process'] } } },
		{
			...workflowTypeIdField,
			xml: undefined,
			displayOptions: { show: { startBy: ['workflowType'] } },
		},
		...instanceFields,
	],
	element: 'newWorkflowEditData',
	answer: outcome({
		repeats: ['processId', 'title'],
		codes: startCodes,
		record: 'recordId',
	}),
	variants: [{ when: [{ parameter: 'startBy', is: ['workflowType'] }], method: startByType }],
	load: loadInstance,
};
