import { resource } from '../../../shared/operation/resource';
import type { Operation, PropertySpec } from '../../../shared/operation/spec';
import { codesOf } from '../../content/codes';
import { outcome } from '../../answers';
import { departmentColumns } from '../../datasets/known';
import { getManyOf } from '../../datasets/tasks';
import {
	additional,
	departmentIdField,
	at,
	existingDepartmentField,
	existingPositionField,
	text,
} from '../../values';

const idField = at('ID', { ...departmentIdField, description: 'ID of the department or business unit' });

const nameField = text(
	'Department Name',
	'departmentName',
	'DESC',
	'Name of the department or business unit',
	{
		required: true,
		placeholder: 'e.g. Sales',
	},
);

const parentIdField = additional(
	text('Parent ID', 'parentId', 'IDUPPER', 'ID of the unit that it belongs to, which must exist', {
		placeholder: 'e.g. COMMERCIAL',
	}),
);

const companyIdField = additional(
	text('Company ID', 'companyId', 'IDCOMPANY', 'ID of the company that it belongs to'),
);

const kindField: PropertySpec = additional({
	displayName: 'Kind',
	name: 'kind',
	type: 'options',
	options: [
		{ name: 'Business Unit', value: 'businessUnit' },
		{ name: 'Department', value: 'department' },
	],
	default: 'department',
	description: 'What sort of unit it is',
	xml: { path: 'FGDEPTTYPE', codes: { department: '1', businessUnit: '2' } },
});

const createDepartment: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create department',
	description: 'Add a department or business unit. Create parents before their parts.',
	effect: 'write',
	fields: [
		idField,
		nameField,
		additional(
			text(
				'Default Position ID',
				'positionId',
				'IDPOS',
				'ID of the position that people get here by default',
			),
		),
		parentIdField,
		companyIdField,
		kindField,
		additional(
			text(
				'Currency ID',
				'currencyId',
				'IDCURRENCY',
				'ID of the currency. Releases before 2.2.3 do not know it, so it is only sent when filled.',
			),
		),
	],
	element: 'newDepartment',
	answer: outcome({
		repeats: ['departmentId', 'departmentName'],
		codes: codesOf([16, 43, 45, 53, 63, 64, 92]),
		returns: 'key',
	}),
};

const updateDepartment: Operation = {
	name: 'Update',
	value: 'update',
	action: 'Update department',
	description: 'Change a department or business unit: its name, parent, company or kind',
	effect: 'idempotent',
	fields: [idField, nameField, parentIdField, companyIdField, kindField],
	element: 'editDepartment',
	answer: outcome({
		repeats: ['departmentId', 'departmentName'],
		codes: codesOf([15, 43, 52, 53, 54, 63, 64]),
		returns: 'key',
	}),
};

export const deleteDepartment: Operation = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete department for good',
	description:
		'Delete a department or business unit for good. One that users or other data hang on is refused.',
	effect: 'write',
	destructive: true,
	fields: [idField],
	element: 'deleteDepartment',
	answer: outcome({
		repeats: ['departmentId'],
		codes: codesOf([15, 43, 66]),
		returns: 'key',
		done: { deleted: true },
	}),
};

export const addDepartmentPosition: Operation = {
	name: 'Add Position',
	value: 'addPosition',
	action: 'Add position to department',
	description: 'Relate a position to a department, so that users can hold it there',
	effect: 'write',
	fields: [existingDepartmentField, existingPositionField],
	element: 'addDepartmentPosition',
	answer: outcome({
		repeats: ['departmentId', 'positionId'],
		codes: codesOf([13, 14, 15, 16, -1]),
		record: 'recordId',
	}),
};

export const departments = { usual: 'n8nDepartments', what: 'all departments', columns: departmentColumns };

export const getManyDepartments = getManyOf(
	{
		action: 'Get many departments',
		description: 'List departments and their parents, by a dataset that an administrator makes once',
	},
	{
		...departments,
		nameFields: ['departmentName', 'departmentId'],
	},
);

export const departmentResource = resource({ name: 'Department', value: 'department', service: 'adm_ws' }, [
	createDepartment,
	updateDepartment,
	deleteDepartment,
	addDepartmentPosition,
	getManyDepartments,
]);
