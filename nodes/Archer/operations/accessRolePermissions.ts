import { listProperties } from '../../shared/operation/listProperties';
import type { OperationSpec, ResultField } from '../../shared/operation/spec';
import { roleLocator } from './accessRoleLocator';
import { finishList } from './entries';
import { applicationLocator } from './recordCommon';
import { codeField, done } from './results';

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

const getModulePermissions: OperationSpec = {
	resource: 'accessRole',
	name: 'Get Page Permissions of Application',
	value: 'getModulePagePermissions',
	action: 'Get page permissions of access role in application',
	description: 'List what a role may do on the pages of one application',
	effect: 'read',
	properties: [roleLocator, applicationLocator],
	soap: { service: 'accessrole', element: 'GetRolePagePermissionsForModule' },
	result: {
		cardinality: 'many',
		path: 'GetRolePagePermissionsForModuleResult',
		embedded: true,
		keep: 'everything',
		fields: permissionFields,
		whenEmpty: 'noItems',
	},
	finish: finishList(permissionFields),
};

export const getPermissions: OperationSpec = {
	...getModulePermissions,
	name: 'Get Page Permissions',
	value: 'getPagePermissions',
	action: 'Get page permissions of access role',
	description: 'List what a role may do, page by page: create, read, update, delete',
	properties: [
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
	soap: { service: 'accessrole', element: 'GetRolePagePermissions' },
	result: { ...getModulePermissions.result, path: 'GetRolePagePermissionsResult' },
	steps: [getModulePermissions],
	// One application has a method of its own.
	run: async ({ values, call, send }) =>
		String(values.moduleId ?? '').trim() === '' ? await send() : await call(getModulePermissions, values),
};

export const setPermissions: OperationSpec = {
	resource: 'accessRole',
	name: 'Set Page Permissions',
	value: 'setPagePermissions',
	action: 'Set page permissions of access role',
	description:
		'Set what a role may do on one page. All four permissions are set; those switched off are taken away.',
	effect: 'idempotent',
	properties: [
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
	soap: { service: 'accessrole', element: 'UpdateRolePagePermissions2' },
	result: {
		cardinality: 'one',
		path: 'UpdateRolePagePermissions2Result',
		echo: ['roleId', 'pageId', 'create', 'read', 'update', 'delete'],
		fields: [codeField],
		codes: done('The permissions are set'),
	},
};
