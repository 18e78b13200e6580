import type { PropertySpec } from '../../../shared/operation/spec';
import { optionalApplication } from '../../locating/optionalApplication';
import { recordLocatorOf } from '../../locating/recordLocator';

/** The record that gets a row, by its ID or by what people call it. */

export const parentApplication: PropertySpec = optionalApplication(
	'The application that the parent record is in',
	{
		displayName: 'Parent Application ID',
		name: 'parentModuleId',
		collection: 'additionalFields',
	},
);

export const parentRecord: PropertySpec = recordLocatorOf(
	{
		displayName: 'Parent Record ID',
		name: 'parentContentId',
		description: 'The record that gets the row; the rows that it has stay',
		required: undefined,
		collection: 'additionalFields',
		xml: undefined,
	},
	parentApplication.name,
);
