import type { Operation } from '../../../shared/operation/spec';
import { userLocator } from '../user';

export const getDefaultEmail: Operation = {
	name: 'Get Default Email',
	value: 'getDefaultEmail',
	action: 'Get default email of user',
	description: 'Get the default email address of a user; empty when there is none',
	effect: 'read',
	fields: [userLocator],
	element: 'GetUserDefaultEMail',
	answer: {
		repeats: ['userId'],
		gives: [
			{
				name: 'email',
				xml: '.',
				pattern: /^\S+@\S+$/,
				description: 'Default email address',
				example: 'ann.lee@example.com',
			},
		],
		whenEmpty: { json: { email: '' } },
	},
};
