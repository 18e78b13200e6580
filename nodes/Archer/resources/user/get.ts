import type { Operation } from '../../../shared/operation/spec';
import { refusal } from '../../../shared/soap/failure';
import { unpublishedEntry, userFields } from '../../answers';
import { userLocator } from './locator';

const unknownUser = refusal('notFound', 'Archer knows no user with this ID', {
	advice: 'Check the ID. The user may have been deleted.',
});

export const getUser: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get user',
	description: 'Get the account data of a user',
	effect: 'read',
	fields: [userLocator],
	element: 'GetUser',
	answer: unpublishedEntry(userFields, ['userId'], unknownUser),
};

export const lookUpUserName: Operation = {
	name: 'Look Up Name',
	value: 'lookUpName',
	action: 'Look up name of user',
	description: 'Get the user name from the internal ID',
	effect: 'read',
	fields: [
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
	element: 'LookupUserName',
	answer: {
		repeats: ['userId'],
		gives: [
			{
				name: 'userName',
				xml: '.',
				description: 'Name that the user signs in with',
				example: 'alee',
			},
		],
		whenEmpty: { failure: unknownUser },
	},
};
