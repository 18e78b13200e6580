import type { OperationSpec } from '../../shared/operation/spec';
import { refusal } from '../../shared/soap/failure';

export const lookUpUserId: OperationSpec = {
	resource: 'user',
	name: 'Look Up ID',
	value: 'lookUpId',
	action: 'Look up ID of user',
	description: 'Get the internal ID of a user from the user name',
	effect: 'read',
	properties: [
		{
			displayName: 'User Name',
			name: 'userName',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. jdoe',
			description: 'Name that the user signs in with',
			// All lower case in the vendor's sample request and in public connectors; its parameter table has userName.
			xml: { path: 'username', alsoAs: ['userName'] },
		},
	],
	soap: { service: 'accesscontrol', element: 'LookupUserId' },
	result: {
		cardinality: 'one',
		path: 'LookupUserIdResult',
		echo: ['userName'],
		fields: [
			{
				name: 'userId',
				xml: '.',
				type: 'integer',
				description: 'Internal ID of the user',
				example: 221,
			},
		],
		emptyTexts: ['0', '-1'],
		whenEmpty: {
			failure: refusal('notFound', 'Archer knows no user of this name', {
				advice: 'Check the spelling. Users of an LDAP domain are found with their domain only.',
			}),
		},
	},
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
			displayName: 'User Name',
			name: 'userName',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. jdoe',
			description: 'Name to look for',
			xml: { path: 'userName' },
		},
	],
	soap: { service: 'accesscontrol', element: 'DoesUserExist' },
	result: {
		cardinality: 'one',
		path: 'DoesUserExistResult',
		echo: ['userName'],
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
