import { resource } from '../../../shared/operation/resource';
import type { Method, Operation, Task } from '../../../shared/operation/spec';
import { codesOf } from '../../content/codes';
import { outcome } from '../../answers';
import { additional, at, text } from '../../values';

const unitIdField = text('Unit ID', 'unitId', 'ID', 'ID of the organizational unit or department', {
	required: true,
	placeholder: 'e.g. SALES',
});

const changedUnitIdField = at('Id', unitIdField);

const unitNameField = text('Unit Name', 'unitName', 'Name', 'Name that the unit has afterwards', {
	required: true,
	placeholder: 'e.g. Sales',
});

const currencyIdField = additional(
	text(
		'Currency ID',
		'currencyId',
		'IdCurrency',
		'ID of the currency. Releases before 2.2.3 do not know it, so it is only sent when filled.',
	),
);

const updateAnswer = outcome({
	repeats: ['unitId', 'unitName'],
	codes: codesOf([43, 44, 52, 53, 54, 57, 92]),
});

/** Sent empty, the parent detaches the unit (docs/quirks/softExpert.md, 'Protocol'); left out, it changes nothing. */
const detachUnit: Method = {
	effect: 'idempotent',
	fields: [
		changedUnitIdField,
		unitNameField,
		{ name: 'parentId', xml: { path: 'IdUpper', whenAbsent: '' } },
		currencyIdField,
	],
	element: 'editOrganizationalUnit',
	answer: updateAnswer,
};

const updateUnit: Operation = {
	name: 'Update',
	value: 'update',
	action: 'Update organizational unit',
	description: 'Rename an organizational unit, and move it where wanted',
	effect: 'idempotent',
	fields: [
		changedUnitIdField,
		unitNameField,
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
		},
		text('Parent Unit ID', 'parentId', 'IdUpper', 'ID of the unit to move under', {
			required: true,
			placeholder: 'e.g. COMMERCIAL',
			displayOptions: { show: { parentChange: ['move'] } },
		}),
		currencyIdField,
	],
	element: 'editOrganizationalUnit',
	answer: updateAnswer,
	variants: [{ when: [{ parameter: 'parentChange', is: ['detach'] }], method: detachUnit }],
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

const changeUnitStatus: Operation = {
	name: 'Change Status',
	value: 'changeStatus',
	action: 'Change status of organizational unit',
	description: 'Enable or disable a unit; repeating it changes nothing more',
	effect: 'idempotent',
	fields: [
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
			xml: { path: 'fgdeptenabled', type: 'int', codes: { enabled: '1', disabled: '2' } },
		},
	],
	element: 'changeOrganizationalUnitStatus',
	answer: outcome({
		repeats: ['unitId', 'status'],
		codes: statusCodes,
		done: { changed: true },
	}),
};

/** The method of `changeUnitStatus` without a status: then it toggles. */
const toggleMethod: Method = {
	effect: 'write',
	fields: [unitIdField],
	element: 'changeOrganizationalUnitStatus',
	answer: outcome({ repeats: ['unitId'], codes: statusCodes }),
};

const toggleUnitStatus: Task = {
	name: 'Toggle Status',
	value: 'toggleStatus',
	action: 'Toggle status of organizational unit to its opposite',
	description: 'Switch a unit to the opposite status. Running it twice undoes it; Change Status is safer.',
	effect: toggleMethod.effect,
	warning:
		'Switches the unit to the opposite status, whatever it is. Running it twice undoes it. Change Status sets the status that you choose.',
	fields: [unitIdField],
	output: toggleMethod.answer,
	uses: [toggleMethod],
	// One method belongs to one operation, and this one sets the status.
	perform: async ({ call, values }) => await call(toggleMethod, values),
};

export const organizationalUnitResource = resource(
	{ name: 'Organizational Unit', value: 'organizationalUnit', service: 'adm_ws' },
	[changeUnitStatus, updateUnit, toggleUnitStatus],
);
