import type { PhpChild } from '../../soap/php';
import {
	failure,
	isBlank,
	success,
	textsOf,
	valueOf,
	type SoftExpertCall,
	type SoftExpertMethods,
	type SoftExpertResult,
} from '../method';
import type { Process, WorkflowInstance } from '../state/model';
import { startInstance } from '../state/workflow';
import {
	code,
	actingUser,
	running,
	presentActivity,
	childrenOf,
	readForm,
	inside,
	fill,
	unknownField,
	readRequester,
	gridOf,
} from './workflowParts';

function startable(call: SoftExpertCall): Process | SoftExpertResult {
	const { processes } = call.state;
	const type = valueOf(call, 'WorkflowTypeID');
	const process =
		type === ''
			? processes.get(valueOf(call, 'ProcessID'))
			: [...processes.values()].find((one) => one.workflowType === type);
	const mayStart = process?.starters === undefined || process.starters.includes(actingUser(call));
	if (process === undefined || !mayStart) {
		return failure(call, code.notAllowed, 'Process not found or user without permission to start it.');
	}
	if (isBlank(call, 'WorkflowTitle')) return failure(call, code.invalid, 'Null title.');
	return process;
}

function moveOn(call: SoftExpertCall, instance: WorkflowInstance, note: string): SoftExpertResult {
	instance.history.push(note);
	instance.at++;
	const { activities } = call.state.processes.get(instance.process)!;
	if (instance.at >= activities.length) instance.status = 'finished';
	return success('Activity executed successfully.');
}

/** ID and name of the status that the process gives the instance. */
function workflowStatus(call: SoftExpertCall, instance: WorkflowInstance): string {
	const activity = call.state.processes.get(instance.process)!.activities[instance.at];
	return instance.status === 'running' && activity
		? `${activity.id} - Waiting`
		: `${instance.status.toUpperCase()} - Done`;
}

function record(instance: WorkflowInstance, detail: string): SoftExpertResult {
	return success(detail, [
		['RecordKey', String(Number(instance.id))],
		['RecordID', instance.id],
	]);
}

function startWithData(call: SoftExpertCall): SoftExpertResult {
	const process = startable(call);
	if (Array.isArray(process)) return process;
	const forms = (call.structures.get('EntityList')?.children ?? []).map((entity) => ({
		id: textsOf(entity).EntityID ?? '',
		...readForm(inside(entity), 'RelationshipAttributeList'),
	}));
	const requester = readRequester(call.structures.get('Requester'));
	if (requester === 'both') return failure(call, code.invalid, 'Requester: a user or a customer.');
	if (requester?.user !== undefined && !call.state.users.has(requester.user)) {
		return failure(call, code.unknown, 'User does not exist.');
	}
	for (const form of forms) {
		const field = form.id in process.forms ? unknownField(process.forms[form.id], form) : form.id;
		if (field !== undefined) return failure(call, code.invalid, `Form or field not found: ${field}`);
	}
	const instance = startInstance(
		call.state.workflows,
		process,
		valueOf(call, 'WorkflowTitle'),
		actingUser(call),
	);
	for (const form of forms) fill(instance, form);
	for (const attribute of call.structures.get('AttributeList')?.children ?? []) {
		instance.attributes[textsOf(attribute).AttributeID ?? ''] = childrenOf(
			attribute,
			'AttributeValueList',
		).map((list) => textsOf(list).AttributeValue ?? '');
	}
	if (requester !== undefined) instance.requester = requester;
	return record(instance, 'Workflow started successfully.');
}

export const workflowMethods: SoftExpertMethods = {
	newWorkflow: (call) => {
		const process = startable(call);
		if (Array.isArray(process)) return process;
		const instance = startInstance(
			call.state.workflows,
			process,
			valueOf(call, 'WorkflowTitle'),
			actingUser(call),
		);
		return record(instance, 'Workflow started successfully.');
	},

	newWorkflowEditData: startWithData,

	newWorkflowTypeEditData: startWithData,

	executeActivity: (call) => {
		const instance = running(call);
		if (Array.isArray(instance)) return instance;
		const activity = presentActivity(call, instance, 'user');
		if (activity === undefined) return failure(call, code.notActive, 'The activity is not enabled.');
		const action = Number(valueOf(call, 'ActionSequence'));
		if (!(action >= 1 && action <= activity.actions)) return failure(call, code.invalid, 'Action not found.');
		return moveOn(call, instance, `${activity.id}/${action} by ${actingUser(call)}`);
	},

	executeSystemActivity: (call) => {
		const instance = running(call);
		if (Array.isArray(instance)) return instance;
		const activity = presentActivity(call, instance, 'system');
		if (activity === undefined) return failure(call, code.notActive, 'The activity is not enabled.');
		return moveOn(call, instance, activity.id);
	},

	newAttachment: (call) => {
		const instance = running(call);
		if (Array.isArray(instance)) return instance;
		if (!presentActivity(call, instance))
			return failure(call, code.notActive, 'The activity is not enabled.');
		instance.files.push({
			name: valueOf(call, 'FileName'),
			bytes: Buffer.from(valueOf(call, 'FileContent'), 'base64').length,
			where: valueOf(call, 'ActivityID'),
		});
		const key = String(instance.files.length);
		return success('Attachment added.', [
			['RecordKey', key],
			['RecordID', `ATT-${key}`],
		]);
	},

	newComment: (call) => {
		const instance = running(call);
		if (Array.isArray(instance)) return instance;
		instance.comments.push({
			activity: valueOf(call, 'ActivityID'),
			text: valueOf(call, 'Text'),
			isPrivate: valueOf(call, 'Private') === '1',
		});
		return success('Comment added.');
	},

	cancelWorkflow: (call) => {
		const instance = running(call);
		if (Array.isArray(instance)) return instance;
		if (isBlank(call, 'Explanation')) return failure(call, code.invalid, 'Null explanation.');
		instance.status = 'cancelled';
		instance.history.push(`cancelled: ${valueOf(call, 'Explanation')}`);
		return success('Workflow cancelled.');
	},

	getWorkflow: (call) => {
		const instance = call.state.workflows.get(valueOf(call, 'WorkflowID'));
		if (instance === undefined) return failure(call, code.unknown, 'Workflow not found.');
		return success('Workflow found.', [
			['Title', instance.title],
			['ProcessID', instance.process],
			// What SoftExpert writes here is not published: the words are the sandbox's own.
			['InstanceStatus', instance.status],
			['WorkflowStatus', workflowStatus(call, instance)],
			['StarterUser', instance.startedBy],
			['StarterExternalUser', ''],
			['StartDate', instance.startedAt],
		]);
	},

	editEntityRecord: (call) => {
		const instance = running(call);
		if (Array.isArray(instance)) return instance;
		const form = readForm((name) => call.structures.get(name));
		const known = call.state.processes.get(instance.process)!.forms[valueOf(call, 'EntityID')];
		const field = unknownField(known, form);
		if (field !== undefined) return failure(call, code.invalid, `Form or field not found: ${field}`);
		fill(instance, form);
		return success('Record successfully updated.');
	},

	newChildEntityRecord: (call) => {
		const grid = gridOf(call);
		if (Array.isArray(grid)) return grid;
		const form = readForm((name) => call.structures.get(name));
		const field = unknownField(grid.known, { ...form, files: [] });
		if (field !== undefined) return failure(call, code.invalid, `Field not found: ${field}`);
		const { rows } = grid.instance;
		const id = `row${rows.length + 1}`;
		const { fields, relations } = form;
		rows.push({ id, grid: valueOf(call, 'ChildRelationshipID'), fields, relations });
		// The key is the OID that the other row methods ask for.
		return success('Record successfully added.', [
			['RecordKey', id],
			['RecordID', String(rows.length)],
		]);
	},

	newChildEntityRecordList: (call) => {
		const grid = gridOf(call);
		if (Array.isArray(grid)) return grid;
		const { rows } = grid.instance;
		const added = (call.structures.get('EntityRecordList')?.children ?? []).map((entry): PhpChild => {
			const { fields, relations } = readForm(inside(entry));
			const id = `row${rows.length + 1}`;
			rows.push({ id, grid: valueOf(call, 'ChildRelationshipID'), fields, relations });
			return ['Record', [['RecordKey', id]]];
		});
		return success('Records successfully added.', [['RecordList', added]]);
	},

	editChildEntityRecord: (call) => {
		const grid = gridOf(call);
		if (Array.isArray(grid)) return grid;
		const row = grid.instance.rows.find((one) => one.id === valueOf(call, 'ChildRecordOID'));
		if (row === undefined) return failure(call, code.unknown, 'Record not found.');
		const { fields, relations } = readForm((name) => call.structures.get(name));
		Object.assign(row.fields, fields);
		Object.assign(row.relations, relations);
		return success('Record successfully updated.');
	},
};
