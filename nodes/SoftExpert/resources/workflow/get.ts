import type { Operation, ResultField } from '../../../shared/operation/spec';
import { outcome } from '../../answers';
import { workflowIdField } from '../../content/form';

/** `ID - Name`; the name may hold a dash of its own. */
const statusParts = {
	workflowStatus: /^(?<workflowStatusId>.*?)\s+-\s+(?<workflowStatusName>.*)$/s,
};

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

export const getWorkflow: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get workflow',
	description: 'Read title, process, status, starter and start of an instance, without form data',
	effect: 'read',
	warning: 'Form data and open activities do not come with it.',
	fields: [workflowIdField],
	element: 'getWorkflow',
	answer: outcome({ repeats: ['workflowId'], reads: instanceFields, parts: statusParts }),
};
