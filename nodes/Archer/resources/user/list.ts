import { listProperties } from '../../../shared/operation/listProperties';
import type { AnswerSpec, Method, Operation, PagingSpec, PropertySpec } from '../../../shared/operation/spec';
import { unpublishedList, userFields } from '../../answers';
import { nameContains, usersDomain } from '../../values';

const statusWords = { 1: 'Active', 2: 'Inactive', 3: 'Locked' };

/** The vendor's page is cut off after AccountStatus: what else comes is passed on under its own name. */
const userList: AnswerSpec = {
	cardinality: 'many',
	embedded: true,
	item: 'User',
	passOn: 'everything',
	gives: userFields,
	list: { nameFields: ['firstName', 'lastName', 'userName'], choices: { accountStatus: statusWords } },
};

const paging: PagingSpec = {
	size: { path: 'pageSize', type: 'int' },
	page: { path: 'page', type: 'int' },
	pageSize: 500,
	key: 'userId',
	until: 'shortPage',
};

const domainOnly: PropertySpec = { ...usersDomain, required: true, xml: { path: 'usersDomain' } };
const domainInTwoSpellings: PropertySpec = {
	...domainOnly,
	xml: { path: 'usersDomain', alsoAs: ['userDomain'] },
};

const getAllAtOnce: Method = { effect: 'read', fields: [], element: 'GetUserList', answer: userList };

const getDomainUsersAtOnce: Method = {
	effect: 'read',
	fields: [domainOnly],
	element: 'GetDomainUserList',
	answer: userList,
};

const getDomainUsers: Method = {
	effect: 'read',
	fields: [...listProperties, domainInTwoSpellings],
	element: 'GetDomainUserListPaginated',
	answer: userList,
	paging: { ...paging, first: true },
};

export const getManyUsers: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many users',
	description: 'List user accounts with ID, name and account status',
	effect: 'read',
	fields: [
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
	element: 'GetUserListPaginated',
	answer: userList,
	paging: { ...paging, page: { path: 'page', type: 'int', alsoAs: ['Page'] } },
	variants: [
		{
			when: [{ parameter: 'singleRequest', is: [true] }, { given: ['usersDomain'] }],
			method: getDomainUsersAtOnce,
		},
		{ when: [{ parameter: 'singleRequest', is: [true] }], method: getAllAtOnce },
		{ when: [{ given: ['usersDomain'] }], method: getDomainUsers },
	],
};

const countField = {
	name: 'count',
	xml: '.',
	type: 'integer',
	description: 'Number of accounts',
	example: 40,
} as const;

const countDomainUsers: Method = {
	effect: 'read',
	fields: [domainOnly],
	element: 'GetDomainUserListCount',
	answer: { repeats: ['usersDomain'], gives: [countField] },
};

export const countUsers: Operation = {
	name: 'Count',
	value: 'count',
	action: 'Count users',
	description: 'Count the accounts that are not deleted, all or those of a domain',
	effect: 'read',
	fields: [{ ...usersDomain, collection: 'filters', description: 'Count only users of this LDAP domain' }],
	element: 'GetUserListCount',
	answer: { gives: [countField] },
	variants: [{ when: [{ given: ['usersDomain'] }], method: countDomainUsers }],
};

const ofDomain: PropertySpec = {
	...usersDomain,
	collection: 'filters',
	description: 'Only users of this LDAP domain',
};

const firstName: PropertySpec = {
	displayName: 'First Name',
	name: 'keyword',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. An',
	description: 'First name or its beginning',
	xml: { path: 'keyword' },
};

const lastName: PropertySpec = {
	...firstName,
	displayName: 'Last Name',
	placeholder: 'e.g. Le',
	description: 'Last name or its beginning',
};

const findByFirstNameInDomain: Method = {
	effect: 'read',
	fields: [firstName, domainInTwoSpellings],
	element: 'LookupDomainUserByFirstName',
	answer: unpublishedList(userFields),
};

const findByLastNameInDomain: Method = {
	...findByFirstNameInDomain,
	fields: [lastName, domainInTwoSpellings],
	element: 'LookupDomainUserByLastName',
};

export const findByFirstName: Operation = {
	name: 'Find by First Name',
	value: 'findByFirstName',
	action: 'Find users by first name',
	description: 'Find users by the beginning of the first name',
	effect: 'read',
	fields: [firstName, ...listProperties, ofDomain],
	element: 'LookupUserByFirstName',
	answer: unpublishedList(userFields),
	variants: [{ when: [{ given: ['usersDomain'] }], method: findByFirstNameInDomain }],
};

export const findByLastName: Operation = {
	name: 'Find by Last Name',
	value: 'findByLastName',
	action: 'Find users by last name',
	description: 'Find users by the beginning of the last name',
	effect: 'read',
	fields: [lastName, ...listProperties, ofDomain],
	element: 'LookupUserByLastName',
	answer: unpublishedList(userFields),
	variants: [{ when: [{ given: ['usersDomain'] }], method: findByLastNameInDomain }],
};
