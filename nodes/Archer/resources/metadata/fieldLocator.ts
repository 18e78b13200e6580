import type { PropertySpec } from '../../../shared/operation/spec';
import { optionalApplication } from '../../locating/optionalApplication';
import { fieldPicker } from '../../metadata/locators';

export const applicationOfField = optionalApplication(
	'The application that the field is in. Only needed to choose the field from a list or to give its name.',
);

/** A field's ID or GUID alone will do, so the application comes before it and can be left out. */
export const fieldLocator: PropertySpec = fieldPicker({
	displayName: 'Field',
	name: 'fieldId',
	description: 'A values list field',
	application: applicationOfField.name,
	kind: 'valuesList',
	required: true,
	xml: { path: 'fieldId', type: 'int' },
});
