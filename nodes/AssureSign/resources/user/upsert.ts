import type { IDataObject } from 'n8n-workflow';
import type {
	Method,
	OperationContext,
	OperationOutcome,
	PropertySpec,
	Task,
} from '../../../shared/operation/spec';
import { namedExactly } from '../../../shared/operation/values/byName';
import { accountOption, warningsField } from '../../values';
import { createUser, getManyUsers } from './people';
import { newUserNameField } from './properties';
import { updateUser } from './update';

/** What only a new user gets: a synchronisation must never replace the password of somebody who works with it. */
const onlyForNew = ['password', 'requirePasswordChange', 'autoGeneratePassword', 'sendCredentialsViaEmail'];

function asUpserted(field: PropertySpec): PropertySpec {
	if (field.name === 'inactive') return { ...field, description: 'Whether the user is deactivated' };
	if (!onlyForNew.includes(field.name)) return field;
	const description = `${field.description?.replace(/\.$/, '')}. For a new user only.`;
	return { ...field, description };
}

export const createOrUpdateUser: Task = {
	name: 'Create or Update',
	value: 'upsert',
	action: 'Create or update user',
	description: 'Create a new record, or update the current one if it already exists (upsert)',
	effect: 'write',
	fields: [
		accountOption('Request'),
		{
			...newUserNameField,
			trimmed: true,
			description:
				'Email address that the user signs in with. The user who has it is updated, otherwise one is created.',
		},
		...createUser.fields
			.filter(({ name }) => name !== 'userName' && name !== 'contextIdentifier')
			.map(asUpserted),
	],
	output: {
		gives: [
			{
				name: 'userName',
				description: 'Email address that the user signs in with, as AssureSign writes it',
				example: 'ann.lee@example.com',
			},
			{
				name: 'created',
				type: 'boolean',
				description: 'Whether the user is new; false when an existing one was updated',
				example: true,
			},
			warningsField,
		],
	},
	uses: [getManyUsers, createUser, updateUser],
	then: [],
	// AssureSign has no such method: the user is looked for in the list, then one of two others is called.
	perform: inTurn,
};

/** What is known of a run: the users of each account, and the last of its items. */
interface Run {
	users: Map<string, IDataObject[]>;
	last: Promise<unknown>;
}

const runs = new WeakMap<object, Run>();

/** One after the other, however many requests go side by side: two that look at once would both create. */
async function inTurn(context: OperationContext): Promise<OperationOutcome> {
	const run = runs.get(context.settings) ?? { users: new Map(), last: Promise.resolve() };
	runs.set(context.settings, run);
	const turn = run.last.then(async () => await createOrUpdate(context, run));
	run.last = turn.catch(() => undefined);
	return await turn;
}

async function createOrUpdate({ values, call }: OperationContext, run: Run): Promise<OperationOutcome> {
	const { contextIdentifier } = values;
	const account = String(contextIdentifier ?? '').toLowerCase();
	const listed = run.users.get(account) ?? (await listUsers(call, contextIdentifier));
	if (!Array.isArray(listed)) return listed;
	run.users.set(account, listed);
	const hit = namedExactly(listed, values.userName, {
		system: 'AssureSign',
		what: 'user',
		field: 'userName',
	});
	if (hit.failure?.kind === 'conflict') {
		const advice =
			'Write the user name exactly as AssureSign does, capital letters too. Nothing was changed.';
		return { failure: { ...hit.failure, advice, reached: 'no' } };
	}
	const userName = String(hit.entry?.userName ?? values.userName);
	const [method, given] = hit.entry ? [updateUser, forPresent(values)] : [createUser, values];
	const outcome = await call(method as Method, { ...given, userName });
	if (outcome.failure) {
		// It may have been made all the same: the next item of that name looks again.
		run.users.delete(account);
		return outcome;
	}
	if (!hit.entry) listed.push({ userName });
	const { warnings } = outcome.items[0].json;
	return { items: [{ json: { userName, created: hit.entry === undefined, warnings } }] };
}

async function listUsers(
	call: OperationContext['call'],
	contextIdentifier: unknown,
): Promise<IDataObject[] | Extract<OperationOutcome, { items?: undefined }>> {
	const outcome = await call(getManyUsers, { contextIdentifier, returnAll: true });
	// Nothing has been changed before it.
	if (outcome.failure) return { failure: { ...outcome.failure, reached: 'no' } };
	return outcome.items.map(({ json }) => json);
}

function forPresent(values: OperationContext['values']): OperationContext['values'] {
	return Object.fromEntries(Object.entries(values).filter(([name]) => !onlyForNew.includes(name)));
}
