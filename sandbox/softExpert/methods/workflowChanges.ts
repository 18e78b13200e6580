import type { PhpChild } from '../../soap/php';
import {
	failure,
	isBlank,
	rowsOf,
	success,
	textsOf,
	valueOf,
	type SoftExpertMethods,
	type SoftExpertResult,
} from '../method';
import {
	actingUser,
	childrenOf,
	code,
	gridOf,
	presentActivity,
	readRequester,
	running,
} from './workflowParts';

/** What changes an instance beside its forms, and what is associated with it. */

const done: SoftExpertResult = [
	['Status', 'SUCCESS'],
	['Detail', 'Record successfully added.'],
	['Code', '1'],
];

export const workflowChangeMethods: SoftExpertMethods = {
	editWorkflowData: (call) => {
		const instance = running(call);
		if (Array.isArray(instance)) return instance;
		const requester = readRequester(call.structures.get('Requester'));
		if (requester === undefined || requester === 'both') {
			return failure(call, code.invalid, 'Requester: a user or a customer.');
		}
		if (requester.user !== undefined && !call.state.users.has(requester.user)) {
			return failure(call, code.unknown, 'User does not exist.');
		}
		instance.requester = requester;
		return success('Workflow updated.');
	},

	editAttributeValue: (call) => {
		const instance = running(call);
		if (Array.isArray(instance)) return instance;
		const attributes = (call.structures.get('AttributeList')?.children ?? []).map((attribute) => ({
			id: textsOf(attribute).AttributeID ?? '',
			values: childrenOf(attribute, 'AttributeValueList').map((list) => textsOf(list).AttributeValue ?? ''),
		}));
		const unknown = attributes.find(({ id }) => !call.state.attributes.has(id));
		if (unknown !== undefined) return failure(call, code.unknown, 'Attribute does not exist.');
		for (const { id, values } of attributes) instance.attributes[id] = values.filter((value) => value !== '');
		return success('Record successfully updated.');
	},

	deleteChildEntityRecord: (call) => {
		const grid = gridOf(call);
		if (Array.isArray(grid)) return grid;
		const { rows } = grid.instance;
		const index = rows.findIndex((row) => row.id === valueOf(call, 'ChildRecordOID'));
		if (index < 0) return failure(call, code.unknown, 'Record not found.');
		rows.splice(index, 1);
		return success('Record(s) deleted');
	},

	clearChildEntityRecord: (call) => {
		const grid = gridOf(call);
		if (Array.isArray(grid)) return grid;
		const relationship = valueOf(call, 'ChildRelationshipID');
		grid.instance.rows = grid.instance.rows.filter((row) => row.grid !== relationship);
		return success('Record(s) deleted');
	},

	newAssocDocument: (call) => {
		const instance = running(call);
		if (Array.isArray(instance)) return instance;
		if (!presentActivity(call, instance)) {
			return failure(call, code.notActive, 'The activity is not enabled.');
		}
		if (isBlank(call, 'DocumentID')) return failure(call, code.invalid, 'Null document.');
		instance.associations.push({
			key: call.state.nextKey(),
			activity: valueOf(call, 'ActivityID'),
			document: valueOf(call, 'DocumentID'),
		});
		return success('Record successfully added.');
	},

	newAssocWorkflow: (call) => {
		const instance = running(call);
		if (Array.isArray(instance)) return instance;
		const rows = rowsOf(call, 'AssocWorkflowList');
		const unknown = rows.find((row) => !call.state.workflows.has(row.AssocWorkflowID ?? ''));
		if (unknown !== undefined) return failure(call, code.unknown, 'Workflow not found.');
		const records = rows.map((row): PhpChild => {
			const key = call.state.nextKey();
			instance.associations.push({
				key,
				activity: valueOf(call, 'ActivityID'),
				instance: row.AssocWorkflowID,
				blocks: row.AssocWorkflowType === '1',
			});
			return ['Record', [['RecordKey', key]]];
		});
		return success('Records successfully added.', [['RecordList', records]]);
	},

	/** Each entry has its own result; the whole is a success when the list could be worked off. */
	newAccessException: (call) => {
		const instance = running(call);
		if (Array.isArray(instance)) return instance;
		const details = rowsOf(call, 'AccessExceptionList').map((row): PhpChild => {
			const user = row.UserID ?? '';
			if (!call.state.users.has(user)) {
				return ['RecordDetail', failure(call, code.unknown, 'User does not exist.')];
			}
			if (!instance.exceptions.includes(user)) instance.exceptions.push(user);
			return ['RecordDetail', [...done, ['RecordKey', call.state.nextKey()]]];
		});
		return success('Records successfully added.', [['RecordDetailList', details]]);
	},

	unlinkActivityFromUser: (call) => {
		const instance = running(call);
		if (Array.isArray(instance)) return instance;
		if (!presentActivity(call, instance, 'user') || instance.assignee === undefined) {
			return failure(call, code.notActive, 'The activity is not linked to a user.');
		}
		delete instance.assignee;
		return success('Activity unlinked.');
	},

	reactivateWorkflow: (call) => {
		if (isBlank(call, 'Explanation')) return failure(call, code.invalid, 'Null explanation.');
		const ids = (call.structures.get('ReactivateWorkflowList')?.children ?? []).map(({ text }) => text);
		const texts: PhpChild[] = [];
		let isRefused = false;
		for (const id of ids) {
			const instance = call.state.workflows.get(id);
			if (instance === undefined || instance.status === 'running') {
				isRefused = true;
				texts.push(['WorkflowID', `${id} - ${instance ? 'Workflow is running' : 'Workflow not found'}`]);
				continue;
			}
			instance.status = 'running';
			instance.at = Math.min(instance.at, call.state.processes.get(instance.process)!.activities.length - 1);
			instance.history.push(`reactivated by ${actingUser(call)}: ${valueOf(call, 'Explanation')}`);
			texts.push(['WorkflowID', `${id} - Workflow reactivated`]);
		}
		const answer = isRefused
			? failure(call, code.notActive, 'Not every workflow could be reactivated.')
			: success('Workflows reactivated.');
		return [...answer, ['RecordListResponse', texts]];
	},
};
