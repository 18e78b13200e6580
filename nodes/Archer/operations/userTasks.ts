import type { IDataObject } from 'n8n-workflow';
import type {
	OperationContext,
	OperationOutcome,
	OperationSpec,
	ParameterValues,
	PropertySpec,
} from '../../shared/operation/spec';
import type { Failure } from '../../shared/soap/failure';
import { findRole } from './accessRoleLocator';
import { findGroup } from './groupLocator';
import { changeStatus } from './userAccount';
import { creationFields } from './userAccountFields';
import { createUser } from './userCreate';
import { unreadableValues } from './keep';
import { userLocator } from './userLocator';
import { doesUserExist, lookUpUserId } from './userLookup';
import { removeFromGroup, removeFromRole } from './userMembership';
import { updateUser } from './userUpdate';

export const createOrUpdateUser: OperationSpec = {
	resource: 'user',
	name: 'Create or Update',
	value: 'upsert',
	action: 'Create or update user',
	description: 'Create a new record, or update the current one if it already exists (upsert)',
	effect: 'write',
	composite: true,
	properties: [
		{
			displayName: 'User Name',
			name: 'userName',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. alee',
			description: 'Name to sign in with. An account that has it is updated, otherwise one is created.',
		},
		...creationFields(),
		unreadableValues,
	],
	soap: createUser.soap,
	result: {
		cardinality: 'one',
		path: '',
		echo: ['userName'],
		fields: [
			{ name: 'userId', xml: 'none', type: 'integer', description: 'Internal ID of the user', example: 241 },
			{
				name: 'created',
				xml: 'none',
				type: 'boolean',
				description: 'Whether the account is new; false when an existing one was updated',
				example: true,
			},
			{
				name: 'cleared',
				xml: 'none',
				type: 'list',
				description: 'Fields that were cleared because Archer does not tell their present value',
			},
		],
	},
	steps: [doesUserExist, lookUpUserId, createUser, updateUser],
	// Archer has no such method: it is asked for the name, then one of two others is called.
	run: async ({ values: given, call }) => {
		const values = withDomain(given);
		const { userName } = values;
		const usersDomain = String(values.userDomain ?? '').trim();
		const known = await call(doesUserExist, { userName, usersDomain });
		if (known.failure) return known;
		if (known.items[0].json.exists !== true) {
			const created = await call(createUser, values);
			if (created.failure) return created;
			return {
				items: created.items.map(({ json }) => ({
					json: { userName, ...json, created: true } as IDataObject,
				})),
			};
		}
		const found = await call(lookUpUserId, { userName, usersDomain });
		if (found.failure) return found;
		const { userId } = found.items[0].json;
		const updated = await call(updateUser, { ...values, userId });
		if (updated.failure) return updated;
		const { cleared } = updated.items[0].json;
		const json: IDataObject = { userName: userName as string, userId, created: false };
		return { items: [{ json: cleared === undefined ? json : { ...json, cleared } }] };
	},
};

/** Names as people write them for a directory, `CORP\jdoe`, carry their domain. */
function withDomain(values: ParameterValues): ParameterValues {
	const match = /^([^\\]+)\\([^\\]+)$/.exec(String(values.userName ?? ''));
	return match && !values.userDomain ? { ...values, userName: match[2], userDomain: match[1] } : values;
}

const groups: PropertySpec = {
	displayName: 'Groups',
	name: 'groups',
	type: 'string',
	default: '',
	placeholder: 'e.g. Risk Owners, 91',
	description:
		'Groups to take the user out of: a comma-separated list of names or IDs, or a list from an expression',
	takesList: true,
};

const roles: PropertySpec = {
	displayName: 'Access Roles',
	name: 'roles',
	type: 'string',
	default: '',
	placeholder: 'e.g. Risk Manager, 12',
	description: 'Access roles to revoke: a comma-separated list of names or IDs, or a list from an expression',
	takesList: true,
};

/** A user whom Archer does not know, or a call that did not get through, leaves nothing worth going on with. */
const endings: Array<Failure['kind']> = [
	'notFound',
	'parameter',
	'signIn',
	'unreachable',
	'timeout',
	'cancelled',
	'busy',
];

export const deprovisionUser: OperationSpec = {
	resource: 'user',
	name: 'Deprovision',
	value: 'deprovision',
	action: 'Deprovision user',
	description:
		'Deactivate a user, then take the user out of the named groups and roles. A step that fails does not keep the others from being done; what was done is always said.',
	effect: 'write',
	composite: true,
	properties: [userLocator, groups, roles],
	soap: changeStatus.soap,
	result: {
		cardinality: 'one',
		path: '',
		echo: ['userId'],
		fields: [
			{
				name: 'deactivated',
				xml: 'none',
				type: 'boolean',
				description: 'Whether the account is inactive now',
				example: true,
			},
			{ name: 'done', xml: 'none', type: 'list', description: 'What was done, in its order' },
		],
	},
	steps: [changeStatus, findGroup, findRole, removeFromGroup, removeFromRole],
	// Archer has no such method.
	run: deprovision,
};

async function deprovision(context: OperationContext): Promise<OperationOutcome> {
	const { values, call } = context;
	const { userId } = values;
	const done: string[] = [];
	const failures: Failure[] = [];
	const step = async (what: string, outcome: OperationOutcome) => {
		if (outcome.failure)
			failures.push({ ...outcome.failure, message: `${what} failed: ${outcome.failure.message}` });
		else done.push(what);
		return outcome;
	};
	const status = await step('deactivated', await call(changeStatus, { userId, accountStatus: 2 }));
	if (status.failure && endings.includes(status.failure.kind))
		return { failure: { ...status.failure, done } };
	for (const group of listOf(values.groups)) {
		if (context.isCancelled()) break;
		const id = await idOf(context, group, findGroup, 'groupId');
		const outcome = id.failure ? id : await call(removeFromGroup, { userId, groupId: id.value });
		if (wasWithout(outcome)) done.push(`was not in the group ${group}`);
		else await step(`removed from the group ${group}`, outcome);
	}
	for (const role of listOf(values.roles)) {
		if (context.isCancelled()) break;
		const id = await idOf(context, role, findRole, 'roleId');
		const outcome = id.failure ? id : await call(removeFromRole, { userId, roleId: id.value });
		if (wasWithout(outcome)) done.push(`did not have the access role ${role}`);
		else await step(`access role ${role} revoked`, outcome);
	}
	if (failures.length === 0) {
		const deactivated = true;
		return { items: [{ json: { userId: Number(userId), deactivated, done } }] };
	}
	const [first, ...others] = failures;
	return {
		failure: {
			...first,
			message: `The user is not wholly deprovisioned: ${failures.map(({ message }) => message).join('; ')}`,
			systemText: others.length === 0 ? first.systemText : undefined,
			done,
		},
	};
}

/**
 * A run that was interrupted can be run again: what the user no longer has need not be taken away. Archer has no code for
 * it and its texts are not published, so only refusals without another meaning are looked at.
 */
function wasWithout({ failure }: OperationOutcome): boolean {
	const text = failure?.kind === 'fault' ? (failure.systemText ?? '') : '';
	return /\bnot (?:a |currently a )?(?:member|part)\b|\bdoes not (?:belong|have the (?:access )?role)|\bnot assigned\b/i.test(
		text,
	);
}

/** Names and IDs from a list, a comma-separated text or a single number. */
function listOf(value: unknown): string[] {
	const entries = Array.isArray(value) ? value : String(value ?? '').split(',');
	return entries.map((entry) => String(entry ?? '').trim()).filter((entry) => entry !== '');
}

async function idOf(
	{ call }: OperationContext,
	nameOrId: string,
	find: OperationSpec,
	field: string,
): Promise<{ value: unknown; failure?: undefined } | { failure: Failure }> {
	if (/^\d+$/.test(nameOrId)) return { value: nameOrId };
	const found = await call(find, { name: nameOrId });
	if (found.failure) return found;
	return { value: found.items[0].json[field] };
}
