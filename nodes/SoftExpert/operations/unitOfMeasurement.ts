import type { OperationSpec } from '../../shared/operation/spec';
import { admin } from './answer';
import { additional, at, componentsField, text } from './fields';

const measureIdField = text('Unit ID', 'unitId', 'IDMEASUNITY', 'ID of the unit of measurement', {
	required: true,
	placeholder: 'e.g. KG',
});

export const upsertMeasure: OperationSpec = {
	resource: 'unitOfMeasurement',
	name: 'Create or Update',
	value: 'upsert',
	action: 'Create or update unit of measurement',
	description: 'Create a new record, or update the current one if it already exists (upsert)',
	effect: 'write',
	properties: [
		measureIdField,
		text('Unit Name', 'unitName', 'NMMEASUNITY', 'Name of the unit', {
			required: true,
			placeholder: 'e.g. Kilogram',
		}),
		additional(componentsField),
	],
	...admin('addMeasUnity', { echo: ['unitId', 'unitName'], returns: { says: 'saved', things: ['unit'] } }),
};

export const deleteMeasure: OperationSpec = {
	resource: 'unitOfMeasurement',
	name: 'Delete',
	value: 'delete',
	action: 'Delete unit of measurement',
	description:
		'Delete a unit of measurement for good. The vendor does not document this method; its field comes from the service description.',
	effect: 'write',
	destructive: true,
	properties: [at('idmeasunity', measureIdField)],
	...admin('deleteMeasUnity', {
		echo: ['unitId'],
		returns: { says: 'deleted', things: ['unit'] },
		done: { deleted: true },
	}),
};

export const unitOfMeasurementOperations: OperationSpec[] = [upsertMeasure, deleteMeasure];
