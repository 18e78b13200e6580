import type { OperationSpec } from '../../shared/operation/spec';
import { codesOf } from '../codes';
import { admin } from './answer';
import { at, positionIdField, text } from './fields';

const idField = at('ID', { ...positionIdField, xml: { path: 'ID', maximumLength: 50 } });

const nameField = text(
	'Position Name',
	'positionName',
	'DESC',
	'Name of the position, up to 255 characters',
	{
		required: true,
		placeholder: 'e.g. Clerk',
		xml: { maximumLength: 255 },
	},
);

const codes = codesOf([3, 13, 16, 22, 23]);

export const createPosition: OperationSpec = {
	resource: 'position',
	name: 'Create',
	value: 'create',
	action: 'Create position',
	description: 'Add a position (role) that users can hold in departments',
	effect: 'write',
	properties: [idField, nameField],
	...admin('newPosition', { echo: ['positionId', 'positionName'], codes, returns: 'key' }),
};

export const updatePosition: OperationSpec = {
	resource: 'position',
	name: 'Update',
	value: 'update',
	action: 'Update position',
	description: 'Give a position another name',
	effect: 'idempotent',
	properties: [idField, nameField],
	...admin('editPosition', { echo: ['positionId', 'positionName'], codes, returns: 'key' }),
};

export const togglePositionStatus: OperationSpec = {
	resource: 'position',
	name: 'Toggle Status',
	value: 'toggleStatus',
	action: 'Toggle status of position',
	description:
		'Switch a position to the opposite status: an enabled one becomes disabled, a disabled one enabled. Running it twice undoes it, so it is never repeated; SoftExpert has no method that sets the status.',
	// A toggle (docs/quirks/softExpert.md, quirk 8): the request does not say which state is wanted.
	effect: 'write',
	warning: 'Switches the position to the opposite status, whatever it is. Running it twice undoes it.',
	properties: [at('ID', positionIdField)],
	...admin('changePositionStatus', { echo: ['positionId'], codes: codesOf([16, 43]), returns: 'key' }),
};

export const positionOperations: OperationSpec[] = [createPosition, updatePosition, togglePositionStatus];
