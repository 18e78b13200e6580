import { userColumns } from '../../datasets/known';
import { findOf, getManyOf } from '../../datasets/tasks';

export const users = { usual: 'n8nUsers', what: 'all users', columns: userColumns };

export const getManyUsers = getManyOf(
	{
		action: 'Get many users',
		description:
			'List users with status, department and position, by a dataset that an administrator makes once',
	},
	{
		...users,
		nameFields: ['name', 'login', 'userId', 'email'],
		filters: [
			{
				displayName: 'Status',
				name: 'status',
				type: 'options',
				options: [
					{ name: 'Active', value: 'active' },
					{ name: 'Inactive', value: 'inactive' },
				],
				default: 'active',
				description: 'Only users who can sign in, or only those who cannot',
				collection: 'filters',
			},
		],
		choices: { status: {} },
	},
);

export const findUsers = findOf(
	{
		action: 'Find user',
		description: 'Find a user by ID, login, name or email, by a dataset that an administrator makes once',
	},
	users,
	'user',
	['userId', 'login', 'email', 'name'],
);
