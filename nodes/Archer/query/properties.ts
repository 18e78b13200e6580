import type { PropertySpec } from '../../shared/operation/spec';
import { applicationModes, fieldsPicker } from '../metadata/locators';
import { applicationByName } from '../metadata/lookUps';
import { namedVersions, unnamedVersions } from '../versions';
import { conditionFields, fieldInRow } from './conditionRows';

export { pageSize } from './pageSize';

/** The search builder of the editor; `builder.ts` turns it into search options. */

export const searchApplication: PropertySpec = {
	displayName: 'Application',
	name: 'application',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description:
		'The application to look in. Archer shows its ID and GUID in Administration > Application Builder, on the General tab.',
	modes: applicationModes,
	// A search takes a GUID as it is.
	lookup: { name: applicationByName },
};

/** A text in saved workflows, in new nodes a list of all that the application has. */
export const displayFields: PropertySpec[] = [
	{
		displayName: 'Display Fields',
		name: 'displayFields',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. Device Name, Status',
		description: 'Names, IDs or GUIDs of the fields to return, separated by commas',
		takesList: true,
		displayOptions: { show: unnamedVersions },
	},
	fieldsPicker({
		displayName: 'Display Field Names or IDs',
		name: 'displayFields',
		description:
			'The fields to return; all that searches can show without a choice. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		application: 'application',
		displayOptions: { show: namedVersions },
	}),
];

const conditionsOf = (usualType: 'text' | 'automatic'): PropertySpec => ({
	displayName: 'Conditions',
	name: 'conditions',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Condition',
	default: {},
	description: 'What the records have to meet; all of it unless the operator logic says otherwise',
	options: [{ displayName: 'Condition', name: 'condition', values: conditionFields(usualType) }],
	displayOptions: { show: usualType === 'text' ? unnamedVersions : namedVersions },
});

const operatorLogic: PropertySpec = {
	displayName: 'Operator Logic',
	name: 'operatorLogic',
	type: 'string',
	default: '',
	placeholder: 'e.g. (1 OR 2) AND 3',
	description: 'How the conditions go together, by their numbers; without it all of them have to hold',
};

/** In new nodes the field tells what kind of condition it takes, and the logic stands beside what it is about. */
export const conditionsProperties: PropertySpec[] = [
	conditionsOf('text'),
	conditionsOf('automatic'),
	{ ...operatorLogic, displayOptions: { show: namedVersions } },
];

export const keywords: PropertySpec = {
	displayName: 'Keywords',
	name: 'keywords',
	type: 'string',
	default: '',
	description: 'Words that the records have to contain',
	collection: 'filters',
};

export const builderProperties: PropertySpec[] = [
	searchApplication,
	...displayFields,
	...conditionsProperties,
	{
		displayName: 'Sort',
		name: 'sort',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Field',
		default: {},
		description: 'The order of the records',
		options: [
			{
				displayName: 'Field',
				name: 'field',
				values: [
					fieldInRow('The field that decides the order'),
					{
						displayName: 'Direction',
						name: 'direction',
						type: 'options',
						options: [
							{ name: 'Ascending', value: 'Ascending' },
							{ name: 'Descending', value: 'Descending' },
						],
						default: 'Ascending',
						description: 'Which end comes first',
					},
				],
			},
		],
	},
	keywords,
	{
		displayName: 'Filter XML',
		name: 'filterXml',
		type: 'string',
		typeOptions: { rows: 4 },
		default: '',
		placeholder: 'e.g. <Filter><Conditions>...</Conditions></Filter>',
		description:
			"Archer's own filter, in the place of conditions: for fields that no condition here can compare. Report: Get Search Options shows that of a saved report.",
		collection: 'filters',
	},
	{
		displayName: 'Levels',
		name: 'levels',
		type: 'options',
		options: [
			{ name: 'All Levels', value: 'all', description: 'With all levels below, and all fields of them' },
			{ name: 'Build Down', value: 'BuildDown', description: 'With the levels below' },
			{ name: 'Build Up', value: 'BuildUp', description: 'With the levels above' },
		],
		default: 'BuildUp',
		description: 'Which other levels of a leveled application come along with the records',
		collection: 'filters',
	},
	{
		displayName: 'Maximum Records',
		name: 'maximumRecords',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 1000,
		description: 'Most records that Archer itself shall find, whatever the limit',
		collection: 'filters',
	},
	{ ...operatorLogic, collection: 'filters', displayOptions: { show: unnamedVersions } },
];
