import type { IDataObject } from 'n8n-workflow';
import { listProperties } from '../../shared/operation/listProperties';
import type {
	OperationContext,
	OperationOutcome,
	OperationSpec,
	PagingSpec,
	PropertySpec,
	ResultField,
	ResultSpec,
} from '../../shared/operation/spec';
import { nameContains, usersDomain } from './results';
import { filtered, finishList, toItems } from './entries';

export const accountStatusWords = { 1: 'Active', 2: 'Inactive', 3: 'Locked' };

/** The names up to AccountStatus are published; the rest are those of public clients, in the forms met. */
export const userFields: ResultField[] = [
	{
		name: 'userId',
		xml: 'ID|Id|UserId|UserID',
		type: 'integer',
		description: 'Internal ID of the user',
		example: 221,
	},
	{
		name: 'userName',
		xml: 'UserName|Username|LoginName|UserLogin',
		description: 'Name that the user signs in with',
		example: 'alee',
	},
	{ name: 'firstName', xml: 'FirstName', description: 'First name', example: 'Ann' },
	{ name: 'lastName', xml: 'LastName', description: 'Last name', example: 'Lee' },
	{
		name: 'accountStatus',
		xml: 'AccountStatus|Status',
		description: 'Status of the account as Archer gives it',
		example: '1',
		words: accountStatusWords,
	},
];

/** The vendor's page is cut off after AccountStatus: what else comes is passed on under its own name. */
function listOf(path: string): ResultSpec {
	return {
		cardinality: 'many',
		path,
		embedded: true,
		item: 'User',
		keep: 'everything',
		fields: userFields,
	};
}

const paging: PagingSpec = {
	size: { path: 'pageSize', type: 'int' },
	page: { path: 'page', type: 'int' },
	pageSize: 500,
	key: 'userId',
	until: 'shortPage',
};

const domainOnly: PropertySpec = { ...usersDomain, required: true, xml: { path: 'usersDomain' } };

const getAllAtOnce: OperationSpec = {
	resource: 'user',
	name: 'Get All at Once',
	value: 'getAllAtOnce',
	action: 'Get all users at once',
	description: 'List all user accounts in one answer',
	effect: 'read',
	properties: [],
	soap: { service: 'accesscontrol', element: 'GetUserList' },
	result: listOf('GetUserListResult'),
};

const getDomainUsersAtOnce: OperationSpec = {
	...getAllAtOnce,
	name: 'Get All of Domain at Once',
	value: 'getDomainAllAtOnce',
	action: 'Get all users of domain at once',
	properties: [domainOnly],
	soap: { service: 'accesscontrol', element: 'GetDomainUserList' },
	result: listOf('GetDomainUserListResult'),
};

const getDomainUsers: OperationSpec = {
	...getAllAtOnce,
	name: 'Get Many of Domain',
	value: 'getDomainAll',
	action: 'Get many users of domain',
	properties: [...listProperties, { ...domainOnly, xml: { path: 'usersDomain', alsoAs: ['userDomain'] } }],
	soap: { service: 'accesscontrol', element: 'GetDomainUserListPaginated' },
	paging: { ...paging, first: true },
	result: listOf('GetDomainUserListPaginatedResult'),
};

export const getManyUsers: OperationSpec = {
	resource: 'user',
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many users',
	description: 'List user accounts with ID, name and account status',
	effect: 'read',
	properties: [
		...listProperties,
		{
			displayName: 'Account Status',
			name: 'accountStatus',
			type: 'options',
			options: [
				{ name: 'Active', value: '1' },
				{ name: 'Inactive', value: '2' },
				{ name: 'Locked', value: '3' },
			],
			default: '1',
			description: 'Only accounts in this state',
			collection: 'filters',
		},
		{ ...usersDomain, collection: 'filters', description: 'Only users of this LDAP domain' },
		{
			...nameContains,
			description:
				'Text that first name, last name or user name must hold; upper and lower case are the same',
		},
		{
			displayName: 'In One Request',
			name: 'singleRequest',
			type: 'boolean',
			default: false,
			description:
				'Whether to ask for the whole list in one answer instead of page by page. For releases whose paging does not work.',
			collection: 'options',
		},
	],
	soap: { service: 'accesscontrol', element: 'GetUserListPaginated' },
	paging: { ...paging, page: { path: 'page', type: 'int', alsoAs: ['Page'] } },
	result: listOf('GetUserListPaginatedResult'),
	steps: [getAllAtOnce, getDomainUsers, getDomainUsersAtOnce],
	// Four methods list users: all or those of a domain, paged or whole. What Archer cannot filter is filtered here.
	run: listUsers,
};

async function listUsers({ values, call, send }: OperationContext): Promise<OperationOutcome> {
	const domain = String(values.usersDomain ?? '').trim();
	const status = values.accountStatus;
	const isFiltered = status !== undefined || String(values.nameContains ?? '').trim() !== '';
	const asked = isFiltered ? { ...values, returnAll: true } : values;
	const outcome =
		values.singleRequest === true
			? await call(domain === '' ? getAllAtOnce : getDomainUsersAtOnce, { usersDomain: domain })
			: domain === ''
				? await send(asked)
				: await call(getDomainUsers, { ...asked, usersDomain: domain });
	if (outcome.failure) return outcome;
	const entries = outcome.items.map(({ json }) => json).filter((user) => hasStatus(user, status));
	return { items: toItems(filtered(entries, { values }, ['firstName', 'lastName', 'userName'])) };
}

/** Archer may give the status as its number or as a word. */
function hasStatus({ accountStatus }: IDataObject, wanted: unknown): boolean {
	if (wanted === undefined) return true;
	const word = accountStatusWords[Number(wanted) as 1];
	return [String(wanted), word.toLowerCase()].includes(
		String(accountStatus ?? '')
			.trim()
			.toLowerCase(),
	);
}

const countDomainUsers: OperationSpec = {
	resource: 'user',
	name: 'Count in Domain',
	value: 'countDomain',
	action: 'Count users of domain',
	description: 'Count the accounts of a domain',
	effect: 'read',
	properties: [domainOnly],
	soap: { service: 'accesscontrol', element: 'GetDomainUserListCount' },
	result: {
		cardinality: 'one',
		path: 'GetDomainUserListCountResult',
		echo: ['usersDomain'],
		fields: [{ name: 'count', xml: '.', type: 'integer', description: 'Number of accounts', example: 40 }],
	},
};

export const countUsers: OperationSpec = {
	resource: 'user',
	name: 'Count',
	value: 'count',
	action: 'Count users',
	description: 'Count the accounts that are not deleted, all or those of a domain',
	effect: 'read',
	properties: [
		{ ...usersDomain, collection: 'filters', description: 'Count only users of this LDAP domain' },
	],
	soap: { service: 'accesscontrol', element: 'GetUserListCount' },
	result: {
		cardinality: 'one',
		path: 'GetUserListCountResult',
		fields: [{ name: 'count', xml: '.', type: 'integer', description: 'Number of accounts', example: 40 }],
	},
	steps: [countDomainUsers],
	// The users of a domain have a method of their own.
	run: async ({ values, call, send }) => {
		const domain = String(values.usersDomain ?? '').trim();
		return domain === '' ? await send() : await call(countDomainUsers, { usersDomain: domain });
	},
};

function findBy(part: 'first' | 'last', keyword: PropertySpec): OperationSpec {
	const element = part === 'first' ? 'LookupUserByFirstName' : 'LookupUserByLastName';
	const domainElement = part === 'first' ? 'LookupDomainUserByFirstName' : 'LookupDomainUserByLastName';
	const inDomain: OperationSpec = {
		resource: 'user',
		name: `Find in Domain by ${part === 'first' ? 'First' : 'Last'} Name`,
		value: `findDomainBy${part === 'first' ? 'First' : 'Last'}Name`,
		action: `Find users of domain by ${part} name`,
		description: `Find the users of a domain by the beginning of the ${part} name`,
		effect: 'read',
		properties: [keyword, { ...domainOnly, xml: { path: 'usersDomain', alsoAs: ['userDomain'] } }],
		soap: { service: 'accesscontrol', element: domainElement },
		result: found(`${domainElement}Result`),
		finish: finishList(userFields),
	};
	return {
		...inDomain,
		name: `Find by ${part === 'first' ? 'First' : 'Last'} Name`,
		value: `findBy${part === 'first' ? 'First' : 'Last'}Name`,
		action: `Find users by ${part} name`,
		description: `Find users by the beginning of the ${part} name`,
		properties: [
			keyword,
			...listProperties,
			{ ...usersDomain, collection: 'filters', description: 'Only users of this LDAP domain' },
		],
		soap: { service: 'accesscontrol', element },
		result: found(`${element}Result`),
		steps: [inDomain],
		// The users of a domain have a method of their own.
		run: async ({ values, call, send }) => {
			const domain = String(values.usersDomain ?? '').trim();
			return domain === '' ? await send() : await call(inDomain, { ...values, usersDomain: domain });
		},
	};
}

/** What wraps the users is not published. */
function found(path: string): ResultSpec {
	return {
		cardinality: 'many',
		path,
		embedded: true,
		keep: 'everything',
		fields: userFields,
		whenEmpty: 'noItems',
	};
}

export const findByFirstName = findBy('first', {
	displayName: 'First Name',
	name: 'keyword',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. An',
	description: 'First name or its beginning',
	xml: { path: 'keyword' },
});

export const findByLastName = findBy('last', {
	displayName: 'Last Name',
	name: 'keyword',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. Le',
	description: 'Last name or its beginning',
	xml: { path: 'keyword' },
});
