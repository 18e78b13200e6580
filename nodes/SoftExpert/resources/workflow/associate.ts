import type { Operation, PropertySpec } from '../../../shared/operation/spec';
import { outcome } from '../../answers';
import { activityIdField, activityOrderField, workflowIdField } from '../../content/form';
import { additional, text } from '../../values';

export const associateDocument: Operation = {
	name: 'Associate Document',
	value: 'associateDocument',
	action: 'Associate document with workflow',
	description: 'Associate a document of SoftExpert with an activity of an instance',
	effect: 'write',
	fields: [
		workflowIdField,
		activityIdField,
		text('Document ID', 'documentId', 'DocumentID', 'ID of the document in SoftExpert', {
			required: true,
			placeholder: 'e.g. QM-0042',
		}),
		activityOrderField,
	],
	element: 'newAssocDocument',
	answer: outcome({ repeats: ['workflowId', 'activityId', 'documentId'] }),
};

const instancesField: PropertySpec = {
	displayName: 'Other Instances',
	name: 'instances',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Instance',
	default: {},
	required: true,
	description: 'The instances to associate',
	options: [
		{
			displayName: 'Instance',
			name: 'instance',
			values: [
				{
					displayName: 'Instance ID',
					name: 'otherId',
					type: 'string',
					default: '',
					required: true,
					placeholder: 'e.g. 000124',
					description: 'ID of the other instance, as shown in its title',
				},
				{
					displayName: 'Blocks',
					name: 'blocks',
					type: 'boolean',
					default: false,
					required: true,
					description: 'Whether this instance waits until the other one has ended',
				},
			],
		},
	],
	xml: {
		path: 'AssocWorkflowList/AssocWorkflow',
		fields: {
			otherId: { path: 'AssocWorkflowID' },
			// 1 blocks, any other number does not (contract).
			blocks: { path: 'AssocWorkflowType', type: 'boolean', booleans: { true: '1', false: '2' } },
		},
	},
};

export const associateInstances: Operation = {
	name: 'Associate Instances',
	value: 'associateInstances',
	action: 'Associate other instances with workflow',
	description: 'Associate other instances with an instance, which can wait for them',
	effect: 'write',
	fields: [
		workflowIdField,
		instancesField,
		additional({ ...activityIdField, required: false }),
		activityOrderField,
	],
	element: 'newAssocWorkflow',
	answer: outcome({
		repeats: ['workflowId'],
		gives: [
			{
				name: 'associationKeys',
				xml: 'RecordList/Record/RecordKey',
				type: 'list',
				description: 'Keys of the new associations, in their order; only where the release gives them',
			},
		],
		entries: {
			name: 'associationKeys',
			list: 'RecordList',
			item: 'Record',
			of: 'instances',
			tells: 'key',
			called: { many: 'associations', short: 'association' },
			done: 'associated',
			look: 'Look at the associations of the instance in SoftExpert: some may be missing.',
		},
	}),
};

export const grantAccess: Operation = {
	name: 'Grant Access',
	value: 'grantAccess',
	action: 'Grant users access to workflow',
	description: 'Let users see an instance that the rules of its process do not show them',
	effect: 'write',
	fields: [
		workflowIdField,
		{
			displayName: 'Users',
			name: 'users',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add User',
			default: {},
			required: true,
			description: 'Who gets access; one that SoftExpert refuses is an error that names the others',
			options: [
				{
					displayName: 'User',
					name: 'user',
					values: [
						{
							displayName: 'User ID',
							name: 'userId',
							type: 'string',
							default: '',
							required: true,
							placeholder: 'e.g. jdoe',
							description: 'ID (registration) of the user, not the login',
						},
					],
				},
			],
			xml: { path: 'AccessExceptionList/AccessException', fields: { userId: { path: 'UserID' } } },
		},
	],
	element: 'newAccessException',
	answer: outcome({
		repeats: ['workflowId'],
		gives: [
			{
				name: 'users',
				xml: 'RecordDetailList/RecordDetail',
				type: 'list',
				description: 'What SoftExpert answered for each user, in their order',
				gives: [
					{
						name: 'success',
						xml: 'Status',
						type: 'boolean',
						description: 'Always true: one that was refused is an error of all',
						example: true,
					},
					{ name: 'code', xml: 'Code', description: 'Result code of the user', example: '1' },
					{ name: 'detail', xml: 'Detail', description: "SoftExpert's own words", example: 'Record added' },
					{ name: 'recordKey', xml: 'RecordKey', description: 'Key of the exception', example: '31' },
				],
			},
		],
		entries: {
			name: 'users',
			list: 'RecordDetailList',
			item: 'RecordDetail',
			of: 'users',
			tells: 'outcome',
			called: { many: 'users', short: 'user' },
			done: 'let in',
			look: 'Look at the access exceptions of the instance in SoftExpert.',
			check: "Check 'User ID' of these.",
		},
	}),
};
