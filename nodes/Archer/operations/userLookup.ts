import type { OperationContext, OperationSpec, PropertySpec } from '../../shared/operation/spec';
import { refusal } from '../../shared/soap/failure';
import { usersDomain } from './results';

const userName: PropertySpec = {
	displayName: 'User Name',
	name: 'userName',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. jdoe',
	description: 'Name that the user signs in with',
	// All lower case in the vendor's sample request and in public connectors; its parameter table has userName.
	xml: { path: 'username', alsoAs: ['userName'] },
};

const idField = {
	name: 'userId',
	xml: '.',
	type: 'integer',
	description: 'Internal ID of the user',
	example: 221,
} as const;

const unknownName = {
	failure: refusal('notFound', 'Archer knows no user of this name', {
		advice: 'Check the spelling. Users of an LDAP domain are found with their domain only.',
	}),
};

const domainElement: PropertySpec = {
	...usersDomain,
	required: true,
	xml: { path: 'usersDomain', alsoAs: ['userDomain'] },
};

const lookUpDomainUserId: OperationSpec = {
	resource: 'user',
	name: 'Look Up ID in Domain',
	value: 'lookUpDomainId',
	action: 'Look up ID of domain user',
	description: 'Get the internal ID of a user of a domain',
	effect: 'read',
	properties: [{ ...userName, xml: { path: 'username' } }, domainElement],
	soap: { service: 'accesscontrol', element: 'LookupDomainUserId' },
	result: {
		cardinality: 'one',
		path: 'LookupDomainUserIdResult',
		echo: ['userName', 'usersDomain'],
		fields: [idField],
		emptyTexts: ['0', '-1'],
		whenEmpty: unknownName,
	},
};

const doesDomainUserExist: OperationSpec = {
	resource: 'user',
	name: 'Check If Name Exists in Domain',
	value: 'checkDomainName',
	action: 'Check if name of domain user exists',
	description: 'Tell whether a user name is taken in a domain',
	effect: 'read',
	properties: [
		{ ...userName, xml: { path: 'username', alsoAs: ['userName'] } },
		{ ...domainElement, xml: { path: 'usersDomain' } },
	],
	soap: { service: 'accesscontrol', element: 'DoesDomainUserExist', uncertain: true },
	result: {
		cardinality: 'one',
		path: 'DoesDomainUserExistResult',
		echo: ['userName', 'usersDomain'],
		fields: [
			{
				name: 'exists',
				xml: '.',
				type: 'boolean',
				description: 'Whether a user has this name',
				example: true,
			},
		],
	},
};

export const lookUpUserId: OperationSpec = {
	resource: 'user',
	name: 'Look Up ID',
	value: 'lookUpId',
	action: 'Look up ID of user',
	description: 'Get the internal ID of a user from the user name',
	effect: 'read',
	properties: [userName, { ...usersDomain, collection: 'options' }],
	soap: { service: 'accesscontrol', element: 'LookupUserId' },
	result: {
		cardinality: 'one',
		path: 'LookupUserIdResult',
		echo: ['userName', 'usersDomain'],
		fields: [idField],
		emptyTexts: ['0', '-1'],
		whenEmpty: unknownName,
	},
	steps: [lookUpDomainUserId],
	// Users of a domain have a method of their own.
	run: async (context) => await byDomain(context, lookUpDomainUserId),
};

export const doesUserExist: OperationSpec = {
	resource: 'user',
	name: 'Check If Name Exists',
	value: 'checkName',
	action: 'Check if name of user exists',
	description: 'Tell whether a user name is taken',
	effect: 'read',
	properties: [
		{
			...userName,
			description: 'Name to look for',
			// The page of the method for domains writes it in lower case.
			xml: { path: 'userName', alsoAs: ['username'] },
		},
		{ ...usersDomain, collection: 'options' },
	],
	soap: { service: 'accesscontrol', element: 'DoesUserExist' },
	result: {
		cardinality: 'one',
		path: 'DoesUserExistResult',
		echo: ['userName', 'usersDomain'],
		fields: [
			{
				name: 'exists',
				xml: '.',
				type: 'boolean',
				description: 'Whether a user has this name',
				example: true,
			},
		],
	},
	steps: [doesDomainUserExist],
	// Users of a domain have a method of their own.
	run: async (context) => await byDomain(context, doesDomainUserExist),
};

/** Names as people write them for a directory, `CORP\jdoe`, carry their domain. */
async function byDomain({ values, call, send }: OperationContext, inDomain: OperationSpec) {
	const domain = String(values.usersDomain ?? '').trim();
	const match = /^([^\\]+)\\([^\\]+)$/.exec(String(values.userName ?? ''));
	if (domain === '' && match) {
		return await call(inDomain, { userName: match[2], usersDomain: match[1] });
	}
	return domain === '' ? await send() : await call(inDomain, { ...values, usersDomain: domain });
}
