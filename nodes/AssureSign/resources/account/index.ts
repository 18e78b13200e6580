import { resource } from '../../../shared/operation/resource';
import { listProperties } from '../../../shared/operation/listProperties';
import type { Operation, PropertySpec, ResultField } from '../../../shared/operation/spec';
import { accountOption, contextAndSignIn, successField, warningsField } from '../../values';

const account = accountOption('Request');

const accountGroup: PropertySpec = {
	displayName: 'Account Group',
	name: 'accountGroup',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'Group that the account belongs to',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a group...',
			typeOptions: { searchListMethod: 'searchAccountGroups', searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. Default',
		},
	],
	xml: { path: 'Request/@AccountGroup' },
};

const accountFields: ResultField[] = [
	{
		name: 'contextIdentifier',
		xml: '@ContextIdentifier',
		type: 'guid',
		description: 'Key of the account',
		example: '06C4A84A-693C-46CB-8DF2-40A8215AA056',
	},
	{ name: 'name', xml: '@Name', description: 'Name of the account', example: 'Sales' },
	{
		name: 'displayName',
		xml: '@DisplayName',
		description: 'Name that signers see',
		example: 'Example Sales',
	},
	{
		name: 'accountGroup',
		xml: '@AccountGroup',
		description: 'Group that the account belongs to',
		example: 'Default',
	},
	{
		name: 'inactive',
		xml: '@Inactive',
		type: 'boolean',
		description: 'Whether the account is deactivated',
		example: false,
	},
];

const createAccount: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create account',
	description: 'Add an account below the one of the credential',
	effect: 'write',
	fields: [
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. Sales',
			description: 'Name of the account',
			xml: { path: 'Request/@Name' },
		},
		{
			displayName: 'Display Name',
			name: 'displayName',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. Example Sales',
			description: 'Name that signers see',
			xml: { path: 'Request/@DisplayName' },
		},
		{ ...accountGroup, required: true },
		{
			displayName: 'Account Template',
			name: 'accountTemplate',
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
			description: 'Template that the settings of the account come from',
			modes: [
				{
					displayName: 'From List',
					name: 'list',
					type: 'list',
					placeholder: 'Select a template...',
					typeOptions: { searchListMethod: 'searchAccountTemplates', searchable: true },
				},
				{
					displayName: 'By Name',
					name: 'name',
					type: 'string',
					placeholder: 'e.g. Standard',
				},
			],
			collection: 'additionalFields',
			xml: { path: 'Request/@AccountTemplate' },
		},
		{
			displayName: 'Inactive',
			name: 'inactive',
			type: 'boolean',
			default: false,
			description: 'Whether the account is created deactivated',
			collection: 'additionalFields',
			xml: { path: 'Request/@Inactive', type: 'boolean', whenAbsent: 'false' },
		},
		{ ...account, description: 'Account that the new one is put below, if not that of the credential' },
	],
	element: 'CreateAccount',
	fromCredential: contextAndSignIn,
	answer: {
		repeats: ['name'],
		gives: [{ ...accountFields[0], created: true }, successField, warningsField],
	},
};

export const getManyAccounts: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many accounts',
	description: 'List the accounts directly below an account',
	effect: 'read',
	fields: [...listProperties, account],
	element: 'ListAccounts',
	fromCredential: contextAndSignIn,
	answer: {
		cardinality: 'many',
		// The method has neither pages nor a limit.
		list: {},
		item: 'Accounts/Account',
		gives: accountFields,
		beside: [warningsField],
	},
};

export const getAccount: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get account',
	description: 'Get name, group and state of an account, and the roles, groups and templates that it knows',
	effect: 'read',
	fields: [account],
	element: 'GetAccount',
	fromCredential: contextAndSignIn,
	answer: {
		gives: [
			...accountFields,
			{
				name: 'roles',
				xml: 'Roles/Role',
				type: 'list',
				description: 'Names of the roles that users can have',
			},
			{
				name: 'accountTemplates',
				xml: 'AccountTemplates/AccountTemplate',
				type: 'list',
				description: 'Names of the templates for new accounts',
			},
			{
				name: 'accountGroups',
				xml: 'AccountGroups/AccountGroup',
				type: 'list',
				description: 'Names of the groups that accounts can belong to',
			},
			successField,
			warningsField,
		],
	},
};

const updateAccount: Operation = {
	name: 'Update',
	value: 'update',
	action: 'Update account',
	description: 'Change name, display name, group or state of an account',
	effect: 'idempotent',
	fields: [
		{ ...account, description: 'Account to change, if not that of the credential' },
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			default: '',
			description: 'Name of the account',
			collection: 'updateFields',
			xml: { path: 'Request/@Name' },
		},
		{
			displayName: 'Display Name',
			name: 'displayName',
			type: 'string',
			default: '',
			description: 'Name that signers see',
			collection: 'updateFields',
			xml: { path: 'Request/@DisplayName' },
		},
		{ ...accountGroup, collection: 'updateFields' },
		{
			displayName: 'Inactive',
			name: 'inactive',
			type: 'boolean',
			default: true,
			description: 'Whether the account is deactivated',
			collection: 'updateFields',
			xml: { path: 'Request/Inactive', type: 'boolean', whenEmpty: 'nil' },
		},
		{
			displayName: 'Parent Context Identifier',
			name: 'parentContextIdentifier',
			type: 'string',
			default: '',
			placeholder: 'e.g. 06C4A84A-693C-46CB-8DF2-40A8215AA056',
			description: 'Account to move this one below. AssureSign refuses it since version 6.20.',
			collection: 'updateFields',
			xml: { path: 'Request/ParentAccountContextIdentifier', type: 'guid', whenEmpty: 'nil' },
		},
	],
	element: 'UpdateAccount',
	fromCredential: contextAndSignIn,
	answer: {
		repeats: ['contextIdentifier'],
		gives: [successField, warningsField],
	},
	present: { read: getAccount },
};

export const accountResource = resource(
	{ name: 'Account', value: 'account', service: 'Accounts' },
	[createAccount, getAccount, getManyAccounts, updateAccount],
	getManyAccounts,
);
