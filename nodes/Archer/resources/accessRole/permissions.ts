import { listProperties } from '../../../shared/operation/listProperties';
import type { Method, Operation, ResultField } from '../../../shared/operation/spec';
import { roleLocator } from './locator';
import { unpublishedList } from '../../answers';
import { applicationLocator } from '../../locating/applicationLocator';
import { doneAnswer } from '../../values';

const permissionFields: ResultField[] = [
	{
		name: 'pageId',
		xml: 'PageId',
		type: 'integer',
		description: 'Internal ID of the page, as Set Page Permissions needs it',
		example: 501,
	},
	{ name: 'pageName', xml: 'PageName', description: 'Name of the page', example: 'Risks' },
	{
		name: 'moduleId',
		xml: 'ModuleId|ApplicationId',
		type: 'integer',
		description: 'Internal ID of the application',
		example: 70,
	},
	{
		name: 'moduleName',
		xml: 'ModuleName|ApplicationName',
		description: 'Name of the application',
		example: 'Risk Register',
	},
];

const getModulePermissions: Method = {
	effect: 'read',
	fields: [roleLocator, applicationLocator],
	element: 'GetRolePagePermissionsForModule',
	answer: unpublishedList(permissionFields),
};

export const getPermissions: Operation = {
	name: 'Get Page Permissions',
	value: 'getPagePermissions',
	action: 'Get page permissions of access role',
	description: 'List what a role may do, page by page: create, read, update, delete',
	effect: 'read',
	fields: [
		roleLocator,
		...listProperties,
		{
			...applicationLocator,
			required: undefined,
			description:
				'Only pages of this application. Archer shows its ID in Administration > Application Builder, on the General tab.',
			collection: 'filters',
			xml: undefined,
		},
	],
	element: 'GetRolePagePermissions',
	answer: unpublishedList(permissionFields),
	variants: [{ when: [{ given: ['moduleId'] }], method: getModulePermissions }],
};

export const setPermissions: Operation = {
	name: 'Set Page Permissions',
	value: 'setPagePermissions',
	action: 'Replace page permissions of access role',
	description: 'Replace what a role may do on one page: permissions that are switched off are taken away',
	effect: 'idempotent',
	warning: 'Replaces all four permissions of the page; those that are switched off are taken away.',
	fields: [
		roleLocator,
		{
			displayName: 'Page ID',
			name: 'pageId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 501',
			description: 'Internal ID of the page, from Get Page Permissions',
			xml: { path: 'pageId', type: 'int' },
		},
		{
			displayName: 'Create',
			name: 'create',
			type: 'boolean',
			default: false,
			description: 'Whether members may create',
			xml: { path: 'create', type: 'boolean' },
		},
		{
			displayName: 'Read',
			name: 'read',
			type: 'boolean',
			default: true,
			description: 'Whether members may read',
			xml: { path: 'read', type: 'boolean' },
		},
		{
			displayName: 'Update',
			name: 'update',
			type: 'boolean',
			default: false,
			description: 'Whether members may update',
			xml: { path: 'update', type: 'boolean' },
		},
		{
			displayName: 'Delete',
			name: 'delete',
			type: 'boolean',
			default: false,
			description: 'Whether members may delete',
			xml: { path: 'delete', type: 'boolean' },
		},
	],
	element: 'UpdateRolePagePermissions2',
	answer: doneAnswer('The permissions are set', ['roleId', 'pageId', 'create', 'read', 'update', 'delete']),
};
