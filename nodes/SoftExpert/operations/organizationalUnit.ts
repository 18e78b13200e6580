import type { OperationSpec } from '../../shared/operation/spec';
import { codesOf } from '../codes';
import { admin } from './answer';
import { additional, at, coded, text } from './fields';

const unitIdField = text('Unit ID', 'unitId', 'ID', 'ID of the organizational unit or department', {
	required: true,
	placeholder: 'e.g. SALES',
});

export const updateUnit: OperationSpec = {
	resource: 'organizationalUnit',
	name: 'Update',
	value: 'update',
	action: 'Update organizational unit',
	description: 'Rename an organizational unit, and move it where wanted',
	effect: 'idempotent',
	properties: [
		at('Id', unitIdField),
		text('Unit Name', 'unitName', 'Name', 'Name that the unit has afterwards', {
			required: true,
			placeholder: 'e.g. Sales',
		}),
		{
			displayName: 'Parent Unit',
			name: 'parentChange',
			type: 'options',
			options: [
				{ name: 'Keep', value: 'keep', description: 'The unit stays where it is' },
				{
					name: 'Move Under Another Unit',
					value: 'move',
					description: 'The unit gets the parent given below',
				},
				{
					name: 'Move to Top Level',
					value: 'detach',
					description: 'The unit loses its parent and stands beside the topmost units',
				},
			],
			default: 'keep',
			description: 'Where the unit belongs afterwards',
			// Sent empty, the element detaches the unit (docs/quirks/softExpert.md, 'Protocol'); left out, it changes nothing.
			xml: {
				path: 'IdUpper',
				whenEmpty: 'send',
				document: (value) => {
					if (value === 'detach') return '';
					return value === 'keep' || value === 'move'
						? undefined
						: { problem: 'must be one of keep, move, detach' };
				},
			},
		},
		text('Parent Unit ID', 'parentId', 'IdUpper', 'ID of the unit to move under', {
			required: true,
			placeholder: 'e.g. COMMERCIAL',
			displayOptions: { show: { parentChange: ['move'] } },
		}),
		additional(
			text(
				'Currency ID',
				'currencyId',
				'IdCurrency',
				'ID of the currency. Releases before 2.2.3 do not know it, so it is only sent when filled.',
			),
		),
	],
	...admin('editOrganizationalUnit', {
		echo: ['unitId', 'unitName'],
		codes: codesOf([43, 44, 52, 53, 54, 57, 92]),
	}),
};

/** 0 is this method's own: a wrong status, and a unit that still has users (docs/quirks/softExpert.md, changeOrganizationalUnitStatus). */
const statusCodes = codesOf([43, 52], {
	0: {
		meaning: 'The status is not possible: the unit may still have users',
		kind: 'conflict',
		advice: 'Move the users of the unit to another one first.',
	},
	74: { meaning: 'The unit has this status already', result: { changed: false } },
});

export const changeUnitStatus: OperationSpec = {
	resource: 'organizationalUnit',
	name: 'Change Status',
	value: 'changeStatus',
	action: 'Change status of organizational unit',
	description: 'Enable or disable a unit; repeating it changes nothing more',
	effect: 'idempotent',
	properties: [
		unitIdField,
		{
			displayName: 'Status',
			name: 'status',
			type: 'options',
			options: [
				{ name: 'Enabled', value: 'enabled', description: 'The unit can be used' },
				{ name: 'Disabled', value: 'disabled', description: 'The unit is kept, but no longer offered' },
			],
			default: 'enabled',
			// Without a value SoftExpert toggles, so an expression that gives nothing must not get through.
			required: true,
			description: 'Status that the unit has afterwards',
			xml: { path: 'fgdeptenabled', type: 'int', ...coded({ enabled: '1', disabled: '2' }) },
		},
	],
	...admin('changeOrganizationalUnitStatus', {
		echo: ['unitId', 'status'],
		codes: statusCodes,
		done: { changed: true },
	}),
};

/** The same method without a status: then it toggles. */
const toggleStep: OperationSpec = {
	...changeUnitStatus,
	effect: 'write',
	properties: [unitIdField],
	...admin('changeOrganizationalUnitStatus', { echo: ['unitId'], codes: statusCodes }),
};

export const toggleUnitStatus: OperationSpec = {
	...toggleStep,
	name: 'Toggle Status',
	value: 'toggleStatus',
	action: 'Toggle status of organizational unit',
	description:
		'Switch a unit to the opposite status. Running it twice undoes it, so it is never repeated; Change Status is safer.',
	composite: true,
	warning:
		'Switches the unit to the opposite status, whatever it is. Running it twice undoes it. Change Status sets the status that you choose.',
	steps: [toggleStep],
	run: async ({ call, values }) => await call(toggleStep, values),
};

export const organizationalUnitOperations: OperationSpec[] = [changeUnitStatus, updateUnit, toggleUnitStatus];
