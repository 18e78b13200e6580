import { resource } from '../../../shared/operation/resource';
import type { Operation } from '../../../shared/operation/spec';
import { codesOf } from '../../content/codes';
import { outcome } from '../../answers';
import { positionColumns } from '../../datasets/known';
import { getManyOf } from '../../datasets/tasks';
import { at, existingPositionField, positionIdField, text } from '../../values';

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

const createPosition: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create position',
	description: 'Add a position (role) that users can hold in departments',
	effect: 'write',
	fields: [idField, nameField],
	element: 'newPosition',
	answer: outcome({ repeats: ['positionId', 'positionName'], codes, returns: 'key' }),
};

const updatePosition: Operation = {
	name: 'Update',
	value: 'update',
	action: 'Update position',
	description: 'Give a position another name',
	effect: 'idempotent',
	fields: [idField, nameField],
	element: 'editPosition',
	answer: outcome({ repeats: ['positionId', 'positionName'], codes, returns: 'key' }),
};

const togglePositionStatus: Operation = {
	name: 'Toggle Status',
	value: 'toggleStatus',
	action: 'Toggle status of position to its opposite',
	description: 'Switch a position to the opposite status. Running it twice undoes it.',
	// A toggle (docs/quirks/softExpert.md, quirk 8): the request does not say which state is wanted.
	effect: 'write',
	warning:
		'Switches the position to the opposite status: an enabled one becomes disabled, a disabled one enabled. Running it twice undoes it; SoftExpert has no method that sets the status.',
	fields: [at('ID', existingPositionField)],
	element: 'changePositionStatus',
	answer: outcome({ repeats: ['positionId'], codes: codesOf([16, 43]), returns: 'key' }),
};

export const positions = { usual: 'n8nPositions', what: 'all positions', columns: positionColumns };

export const getManyPositions = getManyOf(
	{
		action: 'Get many positions',
		description: 'List the positions that users can hold, by a dataset that an administrator makes once',
	},
	{
		...positions,
		nameFields: ['positionName', 'positionId'],
	},
);

export const positionResource = resource({ name: 'Position', value: 'position', service: 'adm_ws' }, [
	createPosition,
	updatePosition,
	togglePositionStatus,
	getManyPositions,
]);
