import type { OperationContext, PropertySpec } from '../../../shared/operation/spec';
import { parameterFailure } from '../../../shared/soap/failure';
import { applicationLocator } from '../../locating/applicationLocator';
import { textOf } from '../../content/given';
import { fieldPicker } from '../../metadata/locators';
import { metadataOf } from '../../metadata/metadata';
import type { Known } from '../../metadata/model';
import { fieldCalled } from '../../metadata/names';
import { identifier } from './identifier';

/** Where a row belongs: the sub-form, and the field of the application above that shows it. */

const subformId = identifier(
	'Sub-Form ID',
	'subformModuleId',
	'subformModuleId',
	'ID of the sub-form itself',
	'e.g. 95',
);
const subformFieldId: PropertySpec = {
	...identifier(
		'Sub-Form Field ID',
		'subformFieldId',
		'subformFieldId',
		'ID of the sub-form field in the parent application',
		'e.g. 7012',
	),
	// The vendor's parameter table writes the second.
	xml: { path: 'subformFieldId', type: 'int', alsoAs: ['subformFieldID'] },
};

/** As they go out. */
export const placeOnWire: PropertySpec[] = [subformId, subformFieldId];

const byId = { show: { '@version': [1] } };
const byName = { show: { '@version': [1.1] } };
const fieldLabel = 'Sub-Form Field';

/** The application and one of its fields say the rest; nodes from before that name two IDs. */
export const place: PropertySpec[] = [
	{ ...subformId, displayOptions: byId },
	{ ...subformFieldId, displayOptions: byId },
	{
		...applicationLocator,
		name: 'application',
		description: 'The application whose records have the sub-form',
		displayOptions: byName,
	},
	fieldPicker({
		displayName: fieldLabel,
		name: 'subformField',
		application: 'application',
		kind: 'subform',
		required: true,
		description: 'The field of the application that shows the rows',
		displayOptions: byName,
	}),
	{
		...subformId,
		required: false,
		description: 'ID of the sub-form, for installations that do not tell which one the field shows',
		displayOptions: byName,
		collection: 'additionalFields',
	},
];

export interface Place {
	subformModuleId: string;
	subformFieldId: string;
}

/** Only the metadata knows which sub-form a field shows. */
export async function placeOf(context: OperationContext): Promise<Known<Place>> {
	const { application, subformField, subformModuleId, subformFieldId: fieldId } = context.values;
	if (application === undefined) {
		return { found: { subformModuleId: textOf(subformModuleId), subformFieldId: textOf(fieldId) } };
	}
	const known = await fieldCalled(metadataOf(context), Number(application), subformField, fieldLabel);
	if (known.failure) return known;
	const { id, name, subformId: own } = known.found;
	const module = textOf(subformModuleId) || textOf(own);
	return module === ''
		? {
				failure: parameterFailure(
					fieldLabel,
					`'${fieldLabel}': Archer does not tell which sub-form the field "${name}" shows`,
					"Choose a field of the type Sub-Form, or give the 'Sub-Form ID' under Additional Fields.",
				),
			}
		: { found: { subformModuleId: module, subformFieldId: String(id) } };
}
