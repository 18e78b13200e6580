import type { OperationSpec } from '../../shared/operation/spec';
import { refusal } from '../../shared/soap/failure';
import { finishOne } from './entries';
import { userFields } from './userList';
import { userLocator } from './userLocator';

/** The vendor's page does not show the inner names: everything is passed on, with stable words beside it. */
export const getUser: OperationSpec = {
	resource: 'user',
	name: 'Get',
	value: 'get',
	action: 'Get user',
	description: 'Get the account data of a user',
	effect: 'read',
	properties: [userLocator],
	soap: { service: 'accesscontrol', element: 'GetUser' },
	result: {
		cardinality: 'one',
		path: 'GetUserResult',
		embedded: true,
		keep: 'everything',
		fields: userFields,
		whenEmpty: {
			failure: refusal('notFound', 'Archer knows no user with this ID', {
				advice: 'Check the ID. The user may have been deleted.',
			}),
		},
	},
	finish: (items, context) => {
		const found = finishOne(userFields, 'userId')(items, context);
		return found.length > 0
			? found
			: refusal('notFound', 'Archer knows no user with this ID', {
					advice: 'Check the ID. The user may have been deleted.',
				});
	},
};

export const lookUpUserName: OperationSpec = {
	resource: 'user',
	name: 'Look Up Name',
	value: 'lookUpName',
	action: 'Look up name of user',
	description: 'Get the user name from the internal ID',
	effect: 'read',
	properties: [
		{
			displayName: 'User ID',
			name: 'userId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 221',
			description: 'Internal ID of the user',
			xml: { path: 'userId', type: 'int' },
		},
	],
	soap: { service: 'accesscontrol', element: 'LookupUserName' },
	result: {
		cardinality: 'one',
		path: 'LookupUserNameResult',
		echo: ['userId'],
		fields: [
			{
				name: 'userName',
				xml: '.',
				description: 'Name that the user signs in with',
				example: 'alee',
			},
		],
		whenEmpty: {
			failure: refusal('notFound', 'Archer knows no user with this ID', {
				advice: 'Check the ID. The user may have been deleted.',
			}),
		},
	},
};
