import type { Column } from './columns';

/** Names of the columns in SoftExpert's own tables, in the lower case that datasets give them in. */

export const userColumns: Column[] = [
	{
		field: 'userId',
		label: 'User ID',
		column: 'iduser',
		description: 'ID (registration) of the user, as the operations on users take it',
		example: 'jdoe',
		required: true,
	},
	{
		field: 'login',
		label: 'Login',
		column: 'idlogin',
		description: 'Name to sign in with',
		example: 'jane.doe',
	},
	{
		field: 'name',
		label: 'Name',
		column: 'nmuser',
		description: 'Name as SoftExpert shows it',
		example: 'Jane Doe',
	},
	{
		field: 'email',
		label: 'Email',
		column: 'dsuseremail',
		description: 'Email address',
		example: 'jdoe@example.com',
	},
	{
		field: 'status',
		label: 'Status',
		column: 'fguserenabled',
		description: "Whether the user can sign in: 'active' or 'inactive'",
		example: 'active',
		words: { 1: 'active', 2: 'inactive' },
	},
	{
		field: 'leaderId',
		label: 'Leader ID',
		column: 'idleader',
		description: 'User ID of the leader',
		example: 'msilva',
	},
	{
		field: 'departmentId',
		label: 'Department ID',
		column: 'iddepartment',
		description: 'ID of the department',
		example: 'SALES',
	},
	{
		field: 'departmentName',
		label: 'Department Name',
		column: 'nmdepartment',
		description: 'Name of the department',
		example: 'Sales',
	},
	{
		field: 'positionId',
		label: 'Position ID',
		column: 'idposition',
		description: 'ID of the position',
		example: 'CLERK',
	},
	{
		field: 'positionName',
		label: 'Position Name',
		column: 'nmposition',
		description: 'Name of the position',
		example: 'Clerk',
	},
];

export const departmentColumns: Column[] = [
	{
		field: 'departmentId',
		label: 'Department ID',
		column: 'iddepartment',
		description: 'ID of the department, as the other operations take it',
		example: 'SALES',
		required: true,
	},
	{
		field: 'departmentName',
		label: 'Department Name',
		column: 'nmdepartment',
		description: 'Name of the department',
		example: 'Sales',
	},
	{
		field: 'parentId',
		label: 'Parent ID',
		column: 'idparent',
		description: 'ID of the unit that it belongs to',
		example: 'COMMERCIAL',
	},
];

export const positionColumns: Column[] = [
	{
		field: 'positionId',
		label: 'Position ID',
		column: 'idposition',
		description: 'ID of the position, as the other operations take it',
		example: 'CLERK',
		required: true,
	},
	{
		field: 'positionName',
		label: 'Position Name',
		column: 'nmposition',
		description: 'Name of the position',
		example: 'Clerk',
	},
];
