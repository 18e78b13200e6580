import { limit, returnAll } from '../../../shared/operation/listProperties';
import type { PropertySpec, Task } from '../../../shared/operation/spec';
import { textOf } from '../../content/given';
import { linkedRecords, simplify } from '../../content/recordFields';
import { fieldPicker } from '../../metadata/locators';
import { displayFields, pageSize, searchApplication } from '../../query/properties';
import { executeSearch, searchOptionsFor } from '../../query/search';
import { namedVersions, unnamedVersions } from '../../versions';

const fieldType = (usual: 'text' | 'automatic'): PropertySpec => ({
	displayName: 'Field Type',
	name: 'fieldType',
	type: 'options',
	options: [
		{ name: 'Automatic', value: 'automatic', description: 'As the field is' },
		{
			name: 'Number or Tracking ID',
			value: 'numeric',
			description: 'The value must be equal; a tracking ID with or without its prefix',
		},
		{ name: 'Text', value: 'text', description: 'The text must contain the value' },
		{ name: 'Values List', value: 'valuesList', description: 'One of the values must be selected' },
	],
	default: usual,
	description: 'What kind of field it is',
	displayOptions: { show: usual === 'text' ? unnamedVersions : namedVersions },
});

export const searchByField: Task = {
	name: 'Find by Field',
	value: 'searchByField',
	action: 'Find records by field',
	description: 'Find the records of an application by the value of one field, such as the tracking ID',
	effect: 'read',
	fields: [
		searchApplication,
		{
			...fieldPicker({
				displayName: 'Field',
				name: 'field',
				description: 'The field to look in',
				application: 'application',
				required: true,
			}),
			// The search looks its names up itself, also those of an application that is given by its GUID.
			lookup: undefined,
		},
		fieldType('text'),
		fieldType('automatic'),
		{
			displayName: 'Value',
			name: 'value',
			type: 'string',
			default: '',
			required: true,
			description: 'What to look for. Values of a list by their texts, a tracking ID as the screens show it.',
			takesList: true,
		},
		...displayFields,
		returnAll,
		limit,
		simplify,
		linkedRecords,
		pageSize,
	],
	output: executeSearch.answer,
	uses: [executeSearch],
	// The method of this name is deprecated: it is a search with one condition.
	perform: async (context) => {
		const { fieldType: type, field, value, ...values } = context.values;
		const conditions = [{ type, field: textOf(field), value }];
		const loaded = await searchOptionsFor({ ...context, values: { ...values, conditions } });
		return loaded.failure ? loaded : await context.call(executeSearch, { ...values, ...loaded.values });
	},
};
