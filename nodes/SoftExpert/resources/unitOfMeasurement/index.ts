import { resource } from '../../../shared/operation/resource';
import type { Operation } from '../../../shared/operation/spec';
import { outcome } from '../../answers';
import { additional, at, componentsField, text } from '../../values';

const measureIdField = text('Unit ID', 'unitId', 'IDMEASUNITY', 'ID of the unit of measurement', {
	required: true,
	placeholder: 'e.g. KG',
});

const upsertMeasure: Operation = {
	name: 'Create or Update',
	value: 'upsert',
	action: 'Create or update unit of measurement',
	description: 'Create a new record, or update the current one if it already exists (upsert)',
	effect: 'write',
	fields: [
		measureIdField,
		text('Unit Name', 'unitName', 'NMMEASUNITY', 'Name of the unit', {
			required: true,
			placeholder: 'e.g. Kilogram',
		}),
		additional(componentsField),
	],
	element: 'addMeasUnity',
	answer: outcome({ repeats: ['unitId', 'unitName'], returns: { says: 'saved', things: ['unit'] } }),
};

const deleteMeasure: Operation = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete unit of measurement for good',
	description: 'Delete a unit of measurement for good',
	effect: 'write',
	destructive: true,
	warning:
		'This cannot be undone. The vendor does not document this method; its fields come from the service description.',
	fields: [at('idmeasunity', measureIdField)],
	element: 'deleteMeasUnity',
	answer: outcome({
		repeats: ['unitId'],
		returns: { says: 'deleted', things: ['unit'] },
		done: { deleted: true },
	}),
};

export const unitOfMeasurementResource = resource(
	{ name: 'Unit of Measurement', value: 'unitOfMeasurement', service: 'adm_ws' },
	[upsertMeasure, deleteMeasure],
);
