import type {
	OperationContext,
	OperationSpec,
	ResultField,
} from '../../shared/operation/spec';
import { parameterFailure, type Failure } from '../../shared/soap/failure';
import { userLocator } from './userLocator';
import { doesUserExist, lookUpUserId } from './userLookup';

const codeField: ResultField = {
	name: 'code',
	xml: '.',
	type: 'integer',
	description: 'Answer of Archer',
	example: 1,
};

const forcePasswordChange: OperationSpec = {
	resource: 'user',
	name: 'Force Password Change',
	value: 'forcePasswordChange',
	action: 'Force password change of user',
	description: 'Set or clear the rule that a user has to change the password at the next sign-in',
	effect: 'idempotent',
	properties: [
		// The vendor's page has userId in its sample request and userID in its table: both are sent.
		{ ...userLocator, xml: { path: 'userId', type: 'int', alsoAs: ['userID'] } },
		{
			displayName: 'Force Password Change',
			name: 'forcePasswordChange',
			type: 'boolean',
			default: true,
			description: 'Whether the user has to change the password at the next sign-in',
			xml: { path: 'forcePasswordChange', type: 'boolean', alsoAs: ['forcePasswordchange'] },
		},
	],
	soap: { service: 'accesscontrol', element: 'ForcePasswordChange' },
	result: {
		cardinality: 'one',
		path: 'ForcePasswordChangeResult',
		echo: ['userId', 'forcePasswordChange'],
		fields: [codeField],
		codes: { 1: { meaning: 'The rule is set', result: {} } },
	},
};

export const getManyUsers: OperationSpec = {
	resource: 'user',
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many users',
	description: 'List user accounts with ID, name and account status',
	effect: 'read',
	properties: [
		{
			displayName: 'Return All',
			name: 'returnAll',
			type: 'boolean',
			default: false,
			description: 'Whether to return all results or only up to a given limit',
		},
		{
			displayName: 'Limit',
			name: 'limit',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 50,
			description: 'Max number of results to return',
			displayOptions: { show: { returnAll: [false] } },
		},
	],
	soap: { service: 'accesscontrol', element: 'GetUserListPaginated' },
	paging: {
		size: { path: 'pageSize', type: 'int' },
		page: { path: 'page', type: 'int' },
		pageSize: 500,
		until: 'shortPage',
	},
	result: {
		cardinality: 'many',
		path: 'GetUserListPaginatedResult',
		embedded: true,
		item: 'User',
		// The vendor's page is cut off after AccountStatus: what else comes is passed on under its own name.
		keep: 'everything',
		fields: [
			{
				name: 'userId',
				xml: 'ID',
				type: 'integer',
				description: 'Internal ID of the user',
				example: 221,
			},
			{ name: 'firstName', xml: 'FirstName', description: 'First name', example: 'Ann' },
			{ name: 'lastName', xml: 'LastName', description: 'Last name', example: 'Lee' },
			{
				name: 'accountStatus',
				xml: 'AccountStatus',
				description: 'Status of the account as Archer gives it',
				example: 'Active',
			},
		],
	},
};

const rename: OperationSpec = {
	resource: 'user',
	name: 'Rename',
	value: 'rename',
	action: 'Rename user',
	description: 'Change the name that a user signs in with. The result says whether anything changed.',
	// Sent twice, the second answer would be 'unchanged' although the name has changed.
	effect: 'write',
	properties: [
		userLocator,
		{
			displayName: 'New User Name',
			name: 'userName',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. adoe',
			description: 'Name that the user signs in with from now on. No other account may have it.',
			xml: { path: 'userName' },
		},
		{
			displayName: 'Check That Name Is Free',
			name: 'checkName',
			type: 'boolean',
			default: false,
			description:
				'Whether to ask Archer first if another account has the new name, for a clearer message; costs one more request',
			collection: 'options',
		},
	],
	soap: { service: 'accesscontrol', element: 'UpdateUserName' },
	result: {
		cardinality: 'one',
		path: 'UpdateUserNameResult',
		echo: ['userId', 'userName'],
		fields: [codeField],
		codes: {
			0: { meaning: 'The user had this name already', result: { changed: false } },
			1: { meaning: 'The name was changed', result: { changed: true } },
		},
	},
	steps: [doesUserExist, lookUpUserId],
	// Two more methods are needed, because the one that has the name may be the user itself.
	prepare: nameIsFree,
};

async function nameIsFree({ values, call }: OperationContext): Promise<Failure | undefined> {
	if (values.checkName !== true) return undefined;
	const { userName } = values;
	const taken = await call(doesUserExist, { userName });
	if (taken.failure) return taken.failure;
	if (taken.items[0].json.exists !== true) return undefined;
	const owner = await call(lookUpUserId, { userName });
	if (owner.failure) return owner.failure;
	return String(owner.items[0].json.userId) === String(values.userId)
		? undefined
		: parameterFailure(
				'New User Name',
				`The user name "${String(userName)}" belongs to another account`,
				'Choose a name that is free, or rename the other account first.',
			);
}

export const userOperations: OperationSpec[] = [
	doesUserExist,
	forcePasswordChange,
	getManyUsers,
	lookUpUserId,
	rename,
];
