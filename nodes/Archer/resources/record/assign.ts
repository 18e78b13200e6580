import type { IDataObject } from 'n8n-workflow';
import type {
	Loaded,
	OperationContext,
	OperationOutcome,
	PropertySpec,
	Task,
} from '../../../shared/operation/spec';
import { parameterFailure, type Failure } from '../../../shared/soap/failure';
import { applicationLocator } from '../../locating/applicationLocator';
import { textOf } from '../../content/given';
import { recordLocator } from '../../locating/recordLocator';
import { updateRecord, updateRecords } from '../../content/recordMethods';
import { resolvingMethods } from '../../writing/methods';
import { isPeopleType } from '../../content/types';
import { fieldPicker } from '../../metadata/locators';
import { metadataOf } from '../../metadata/metadata';
import { metadataMethods } from '../../metadata/methods';
import type { FieldDefinition } from '../../metadata/model';
import { idsOfPeople } from '../../metadata/people';
import { updateBatch } from './bulk';
import { presentRecordOf } from './read';

const people = (noun: string, example: string): PropertySpec => ({
	displayName: noun,
	name: noun.toLowerCase(),
	type: 'string',
	default: '',
	placeholder: `e.g. ${example}`,
	description:
		'Names or IDs, separated by commas; by semicolons where a name holds a comma. An expression may give a list.',
	takesList: true,
});

const change: PropertySpec = {
	displayName: 'Change',
	name: 'change',
	type: 'options',
	options: [
		{ name: 'Add', value: 'add', description: 'Keep who is there; reads the record first' },
		{ name: 'Remove', value: 'remove', description: 'Keep everybody else; reads the record first' },
		{ name: 'Replace', value: 'replace', description: 'Only these remain; nobody when none is given' },
	],
	default: 'add',
	description: 'What happens to the people whom the field names now',
};

export const assignPeople: Task = {
	name: 'Assign Users or Groups',
	value: 'assignPeople',
	action: 'Assign users or groups to record',
	description:
		'Put people into a users/groups field of a record by name, take them out, or replace those there',
	effect: updateRecord.effect,
	warning:
		'With Replace, the people who are there leave the field. Whom the field does not offer, Archer leaves out without a word.',
	fields: [
		applicationLocator,
		recordLocator,
		fieldPicker({
			name: 'fieldId',
			displayName: 'Field',
			description: 'The users/groups field of the record',
			application: 'moduleId',
			kind: 'people',
			required: true,
		}),
		change,
		people('Users', 'jdoe, 221'),
		people('Groups', 'Risk Owners, 91'),
	],
	output: {
		repeats: updateRecord.answer.repeats,
		gives: [
			...updateRecord.answer.gives,
			{ name: 'updated', type: 'boolean', description: 'Whether the record was written', example: true },
			{ name: 'fieldId', type: 'integer', description: 'Internal ID of the field', example: 7007 },
			{ name: 'users', type: 'list', description: 'IDs of the users that were given' },
			{ name: 'groups', type: 'list', description: 'IDs of the groups that were given' },
		],
	},
	uses: [updateRecord, updateRecords, ...resolvingMethods, ...metadataMethods],
	// The people are looked up; nothing comes after the change.
	then: [],
	batch: { size: 50, perform: assignAll },
	present: presentRecordOf,
	// Names become IDs first; then several records go out in one request.
	perform: async (context) => (await assignAll([context]))[0],
};

async function assignAll(contexts: OperationContext[]): Promise<OperationOutcome[]> {
	const outcomes = new Array<OperationOutcome>(contexts.length);
	const ready: Array<{ index: number; context: OperationContext }> = [];
	for (const [index, context] of contexts.entries()) {
		const loaded = await fieldValuesOf(context);
		if (loaded.failure) outcomes[index] = loaded;
		else ready.push({ index, context: { ...context, values: { ...context.values, ...loaded.values } } });
	}
	const updated = await updateBatch(ready.map(({ context }) => context));
	for (const [position, { index, context }] of ready.entries()) {
		outcomes[index] = withPeople(updated[position], context.values as unknown as Assigned);
	}
	return outcomes;
}

interface Assigned {
	fieldId: unknown;
	users: number[];
	groups: number[];
}

function withPeople(outcome: OperationOutcome, { fieldId, users, groups }: Assigned): OperationOutcome {
	if (outcome.failure) return outcome;
	const json: IDataObject = { fieldId: Number(fieldId), users, groups };
	return { ...outcome, items: outcome.items.map((item) => ({ json: { ...item.json, ...json } })) };
}

/** The change as Update takes it, with the people by their IDs. */
async function fieldValuesOf(context: OperationContext): Promise<Loaded> {
	const { values } = context;
	const metadata = metadataOf(context);
	const users = await idsOfPeople(metadata, 'user', values.users, 'Users');
	if (users.failure) return users;
	const groups = await idsOfPeople(metadata, 'group', values.groups, 'Groups');
	if (groups.failure) return groups;
	const fieldId = textOf(values.fieldId);
	const fields = await metadata.fields(Number(textOf(values.moduleId)));
	const field = fields.found?.find(({ id }) => String(id) === fieldId);
	const count = users.found.length + groups.found.length;
	const failure = problemOf(field, values.change, count);
	if (failure) return { failure };
	const value = { users: users.found, groups: groups.found };
	return {
		values: {
			...value,
			fieldsMode: 'json',
			fieldValues: { [fieldId]: { type: 'usersGroups', value, change: values.change } },
		},
	};
}

/** What Archer would do nothing about, or refuse; where metadata does not tell the field, Archer decides. */
function problemOf(field: FieldDefinition | undefined, change: unknown, count: number): Failure | undefined {
	if (count === 0 && change !== 'replace') {
		return parameterFailure(
			'Users',
			"'Users' and 'Groups' are both empty, so there is nobody to add or remove",
		);
	}
	if (field === undefined) return undefined;
	const { name, type, readOnly, maximumSelection = Infinity } = field;
	if (type !== undefined && !isPeopleType(type)) {
		return parameterFailure(
			'Field',
			`'Field': "${name}" does not hold users or groups`,
			'Choose a field of the type Users/Groups List or Record Permissions.',
		);
	}
	if (readOnly !== undefined) {
		return parameterFailure('Field', `'Field': "${name}" cannot be set, because ${readOnly}`);
	}
	return change !== 'remove' && count > maximumSelection
		? parameterFailure(
				'Users',
				`'Field': "${name}" takes at most ${maximumSelection} of users and groups, but ${count} are given`,
			)
		: undefined;
}
