import type { PropertySpec, ResultField } from '../../../shared/operation/spec';

export const newUserNameField: PropertySpec = {
	displayName: 'User Name',
	name: 'userName',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'name@email.com',
	description: 'Email address that the user signs in with',
	xml: { path: 'Request/@UserName' },
};

export const roleLocator: PropertySpec = {
	displayName: 'Role',
	name: 'role',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'What the user may do in the account',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a role...',
			typeOptions: { searchListMethod: 'searchRoles', searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. Limited User',
		},
	],
	xml: { path: 'Request/@Role' },
};

/** Free name and value pairs that an account keeps with its users. */
export const tagsField: PropertySpec = {
	displayName: 'Tags',
	name: 'tags',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Tag',
	default: {},
	description: 'Names and values to keep with the user',
	options: [
		{
			displayName: 'Tag',
			name: 'tag',
			values: [
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. costCentre',
					description: 'Name of the tag',
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					default: '',
					description: 'What the tag holds',
				},
			],
		},
	],
	xml: {
		path: 'Request/Tags/UserTag',
		fields: { name: { path: '@Name' }, value: { path: '@Value', whenEmpty: 'send' } },
	},
};

/** A user as GetUser and ListUsers describe it. */
export const userResultFields: ResultField[] = [
	{
		name: 'userName',
		xml: '@UserName',
		description: 'Email address that the user signs in with',
		example: 'ann.lee@example.com',
	},
	{ name: 'firstName', xml: '@FirstName', description: 'First name', example: 'Ann' },
	{ name: 'lastName', xml: '@LastName', description: 'Last name', example: 'Lee' },
	{ name: 'role', xml: '@Role', description: 'Role in the account', example: 'Limited User' },
	{
		name: 'requirePasswordChange',
		xml: '@RequirePasswordChange',
		type: 'boolean',
		description: 'Whether the password has to be changed at the next sign-in',
		example: false,
	},
	{
		name: 'inactive',
		xml: '@Inactive',
		type: 'boolean',
		description: 'Whether the user is deactivated',
		example: false,
	},
	{
		name: 'locked',
		xml: '@Locked',
		type: 'boolean',
		description: 'Whether the user is locked out after wrong passwords',
		example: false,
	},
	{
		name: 'tags',
		xml: 'Tags/UserTag',
		pairs: { name: '@Name', value: '@Value' },
		description: 'Tags of the user, by name',
		example: { costCentre: '42' },
	},
];
