import type {
	Method,
	OperationContext,
	OperationOutcome,
	PropertySpec,
	Task,
} from '../../../shared/operation/spec';
import type { Failure } from '../../../shared/soap/failure';
import { cancelled } from '../../../shared/soap/network';
import { findRole } from '../accessRole';
import { findGroup } from '../group';
import { changeStatus } from './account';
import { userLocator } from './locator';
import { removeFromGroup, removeFromRole } from './membership';

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

export const deprovisionUser: Task = {
	name: 'Deprovision',
	value: 'deprovision',
	action: 'Deprovision user, taking access away',
	description: 'Deactivate a user, then take the user out of the named groups and roles',
	effect: 'write',
	warning:
		'Takes the access away at once. A step that fails does not keep the others from being done; what was done is always said.',
	fields: [userLocator, groups, roles],
	output: {
		repeats: ['userId'],
		gives: [
			{
				name: 'deactivated',
				type: 'boolean',
				description: 'Whether the account is inactive now',
				example: true,
			},
			{ name: 'done', type: 'list', description: 'What was done, in its order' },
		],
	},
	uses: [changeStatus, findGroup, findRole, removeFromGroup, removeFromRole],
	// No step needs the answer of another.
	then: [],
	// Archer has no such method.
	perform: deprovision,
};

async function deprovision(context: OperationContext): Promise<OperationOutcome> {
	const { values, call } = context;
	const { userId } = values;
	const done: string[] = [];
	const failures: Failure[] = [];
	/** What was done, said around the word that an open end or a failure puts in. */
	const step = ([before, after]: [string, string], { failure }: OperationOutcome) => {
		if (failure === undefined) {
			done.push(`${before}${after}`);
			return;
		}
		const end = failure.reached === 'unknown' ? 'perhaps not' : 'not';
		failures.push({ ...failure, message: `${before}${end} ${after} (${failure.message})` });
	};
	const status = await call(changeStatus, { userId, accountStatus: 2 });
	step(['', 'deactivated'], status);
	if (status.failure && endings.includes(status.failure.kind))
		return { failure: { ...status.failure, done } };
	for (const group of listOf(values.groups)) {
		if (context.isCancelled()) return stopped(done, failures);
		const id = await idOf(context, group, findGroup, 'groupId');
		const outcome = id.failure ? id : await call(removeFromGroup, { userId, groupId: id.value });
		if (wasWithout(outcome)) done.push(`was not in the group ${group}`);
		else step(['', `removed from the group ${group}`], outcome);
	}
	for (const role of listOf(values.roles)) {
		if (context.isCancelled()) return stopped(done, failures);
		const id = await idOf(context, role, findRole, 'roleId');
		const outcome = id.failure ? id : await call(removeFromRole, { userId, roleId: id.value });
		if (wasWithout(outcome)) done.push(`did not have the access role ${role}`);
		else step([`access role ${role} `, 'revoked'], outcome);
	}
	if (failures.length === 0) {
		const deactivated = true;
		return { items: [{ json: { userId: Number(userId), deactivated, done } }] };
	}
	return notWhole(failures, done);
}

/** The user stopped the execution: the steps that are left were not begun. */
function stopped(done: string[], failures: Failure[]): OperationOutcome {
	return notWhole([...failures, { ...cancelled(), reached: 'no' }], done);
}

function notWhole(failures: Failure[], done: string[]): OperationOutcome {
	const worst = leastCertain(failures);
	return {
		failure: {
			...worst,
			message: `The user is not wholly deprovisioned: ${failures.map(({ message }) => message).join('; ')}`,
			systemText: failures.length === 1 ? worst.systemText : undefined,
			duringSignIn: failures.every(({ duringSignIn }) => duringSignIn) || undefined,
			done,
		},
	};
}

/** The one that the others must not hide: a step whose end nobody knows, then one that failed, then what Dry Run kept back. */
function leastCertain(failures: Failure[]): Failure {
	return (
		failures.find(({ reached }) => reached === 'unknown') ??
		failures.find(({ kind }) => kind !== 'planned') ??
		failures[0]
	);
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
	find: Method,
	field: string,
): Promise<{ value: unknown; failure?: undefined } | { failure: Failure }> {
	if (/^\d+$/.test(nameOrId)) return { value: nameOrId };
	const found = await call(find, { name: nameOrId });
	if (found.failure) return found;
	return { value: found.items[0].json[field] };
}
