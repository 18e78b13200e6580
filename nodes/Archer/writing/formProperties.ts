import type { PropertySpec } from '../../shared/operation/spec';
import type { Purpose } from './columns';

/** The form of an application's fields in the editor, and what belongs to it. */

const forForm = { show: { fieldsMode: ['form'] } };

export function formProperties(purpose: Purpose): PropertySpec[] {
	return [
		howToFillIn,
		mapper(purpose),
		...(purpose === 'create' ? [] : [listChanges]),
		{
			displayName: 'Unknown Columns',
			name: 'unknownColumns',
			type: 'options',
			options: [
				{ name: 'Ignore', value: 'ignore', description: 'Leave them out, and say so beside the output' },
				{ name: 'Refuse', value: 'refuse', description: 'Stop with an error that names them' },
			],
			default: 'ignore',
			description: 'What to do with columns of the item that no field is called, when mapping automatically',
			collection: 'options',
			displayOptions: { show: { '/fieldsMode': ['form'] } },
		},
	];
}

/** n8n shows no description beside the inputs of a mapper. */
const howToFillIn: PropertySpec = {
	displayName:
		'People, values and linked records go by their names (linked records also by tracking ID), several with commas between them. Files: names of binary fields. Matrix: Row:Column. Links: Name | Address. What you do not touch is not sent.',
	name: 'howToFillIn',
	type: 'notice',
	default: '',
	displayOptions: forForm,
};

function mapper(purpose: Purpose): PropertySpec {
	return {
		displayName: 'Fields',
		name: 'formFields',
		type: 'resourceMapper',
		default: { mappingMode: 'defineBelow', value: null },
		noDataExpression: true,
		description:
			'An empty text clears the field. Several names are separated by commas; users and groups go by their names, linked records by tracking ID, files by the name of a binary field, matrix cells as Row:Column, links as Name | Address.',
		typeOptions: {
			loadOptionsDependsOn: [
				'moduleId.value',
				'options.levelId.value',
				'application.value',
				'subformField.value',
				'subformModuleId',
				'resource',
				'operation',
			],
			resourceMapper: {
				resourceMapperMethod: 'getRecordFields',
				mode: purpose === 'upsert' ? 'upsert' : 'add',
				fieldWords: { singular: 'field', plural: 'fields' },
				addAllFields: purpose !== 'update',
				multiKeyMatch: true,
				supportAutoMap: true,
				// Nothing is wrong before the application is chosen.
				hideNoDataError: true,
				...(purpose === 'upsert' ? { matchingFieldsLabels } : {}),
			},
		},
		displayOptions: forForm,
	};
}

/** The shown name of what says by which fields a record is found. */
export const matchLabel = 'Fields to Match';

const matchingFieldsLabels = {
	title: matchLabel,
	description: 'The fields by which the record is found',
	hint: 'A record that has exactly these values is updated; without one, a record is created.',
};

const listChanges: PropertySpec = {
	displayName: 'List Changes',
	name: 'listChanges',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add List Change',
	default: {},
	description:
		'Fields of several values whose present values stay; without this, only the given values remain',
	options: [
		{
			displayName: 'Change',
			name: 'change',
			values: [
				{
					displayName: 'Field Name or ID',
					name: 'field',
					type: 'options',
					typeOptions: {
						loadOptionsMethod: 'getListFields',
						loadOptionsDependsOn: ['moduleId.value', 'options.levelId.value'],
					},
					default: '',
					description:
						'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
				},
				{
					displayName: 'Change',
					name: 'change',
					type: 'options',
					options: [
						{ name: 'Add', value: 'add', description: 'Keep what is there; reads the record first' },
						{
							name: 'Remove',
							value: 'remove',
							description: 'Take these out and keep the rest; reads the record first',
						},
						{ name: 'Replace', value: 'replace', description: 'Only these remain' },
					],
					default: 'add',
					description: 'What happens to the values that the field has now',
				},
			],
		},
	],
	displayOptions: forForm,
};
