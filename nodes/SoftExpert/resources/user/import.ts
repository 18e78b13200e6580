import type { Operation } from '../../../shared/operation/spec';
import { outcome } from '../../answers';
import { codesOf } from '../../content/codes';
import { fieldsAfterPositions, fieldsBeforePositions, importChecks } from './importFields';
import { createdField, loadImport } from './isNew';

const userCodes = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 18, 59, 60, 89, -1];

export const upsertUser: Operation = {
	name: 'Create or Update',
	value: 'upsert',
	action: 'Create or overwrite user, replacing password',
	description: 'Create a new record, or update the current one if it already exists (upsert)',
	effect: 'write',
	warning: 'Overwrites a user who has this ID, the password included.',
	fields: [
		...fieldsBeforePositions,
		{
			displayName: 'Departments and Positions',
			name: 'positions',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Position',
			default: {},
			description:
				'Where the user works: one entry per department and position. Those that do not exist are created first, and known ones get the names given here.',
			options: [
				{
					displayName: 'Position',
					name: 'position',
					values: [
						{
							displayName: 'Department ID',
							name: 'departmentId',
							type: 'string',
							default: '',
							placeholder: 'e.g. SALES',
							description: 'ID of the department; an unknown one is created',
						},
						{
							displayName: 'Department Name',
							name: 'departmentName',
							type: 'string',
							default: '',
							description: 'Name for the department; a known department is renamed to it',
						},
						{
							displayName: 'Position ID',
							name: 'positionId',
							type: 'string',
							default: '',
							placeholder: 'e.g. CLERK',
							description: 'ID of the position; an unknown one is created',
						},
						{
							displayName: 'Position Name',
							name: 'positionName',
							type: 'string',
							default: '',
							description: 'Name for the position; a known position is renamed to it',
						},
					],
				},
			],
			xml: {
				path: 'DeptPosArray/DeptPos',
				fields: {
					departmentId: { path: 'DepartmentID' },
					departmentName: { path: 'DepartmentName' },
					positionId: { path: 'PositionID' },
					positionName: { path: 'PositionName' },
				},
			},
		},
		...fieldsAfterPositions,
	],
	element: 'importUserV2',
	answer: outcome({
		repeats: ['userId', 'login'],
		codes: codesOf(userCodes),
		gives: [createdField],
		completion: 'userCreated',
	}),
	checks: importChecks,
	load: loadImport,
};

export const importUser: Operation = {
	name: 'Create or Update (Known Positions Only)',
	value: 'upsertKnownPositions',
	action: 'Create or overwrite user in known positions, replacing password',
	description: 'Overwrite the user with this ID, password included, or create one in departments that exist',
	effect: 'write',
	warning:
		'Overwrites a user who has this ID, the password included. Departments and positions must exist: nothing but the user is created.',
	rare: true,
	fields: [
		...fieldsBeforePositions,
		{
			displayName: 'Departments and Positions',
			name: 'positions',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Position',
			default: {},
			description: 'Where the user works: one entry per department and position, both of which must exist',
			options: [
				{
					displayName: 'Position',
					name: 'position',
					values: [
						{
							displayName: 'Department ID',
							name: 'departmentId',
							type: 'string',
							default: '',
							placeholder: 'e.g. SALES',
							description: 'ID of the department',
						},
						{
							displayName: 'Position ID',
							name: 'positionId',
							type: 'string',
							default: '',
							placeholder: 'e.g. CLERK',
							description: 'ID of the position in this department',
						},
					],
				},
			],
			xml: {
				path: 'RolPosIdArray',
				encode: pairs,
				example: { position: [{ departmentId: 'SALES', positionId: 'CLERK' }] },
			},
		},
		...fieldsAfterPositions,
	],
	element: 'importUser',
	answer: outcome({
		repeats: ['userId', 'login'],
		codes: codesOf([...userCodes, 13, 14, 15, 16, 19]),
		gives: [createdField],
		completion: 'userCreated',
	}),
	checks: importChecks,
	load: loadImport,
};

/** `department#position,department#position` in one text: neither may hold a separator. */
function pairs(value: unknown): string | undefined | { problem: string } {
	const rows = [Array.isArray(value) ? value : Object.values(value ?? {})].flat(2) as Array<
		Record<string, unknown>
	>;
	const written: string[] = [];
	for (const [index, row] of rows.entries()) {
		const department = String(row?.departmentId ?? '').trim();
		const position = String(row?.positionId ?? '').trim();
		if (department === '' || position === '') {
			return { problem: `needs both a department and a position in entry ${index + 1}` };
		}
		const offending = [department, position].find((id) => /[#,]/.test(id));
		if (offending !== undefined) {
			return {
				problem: `has "${offending}" in entry ${index + 1}: SoftExpert reads "#" and "," as separators`,
			};
		}
		written.push(`${department}#${position}`);
	}
	return written.length === 0 ? undefined : written.join(',');
}
