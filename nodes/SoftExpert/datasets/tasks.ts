import { listProperties } from '../../shared/operation/listProperties';
import type { MenuTexts, PropertySpec, Task } from '../../shared/operation/spec';
import { columnFields, columnResults, type Column } from './columns';
import { dateFieldsField, datasetIdOf, parametersField } from './fields';
import { readDataset } from './methods';

interface Listed {
	/** ID that our page tells an administrator to give the dataset. */
	usual: string;
	/** What it gives, in the words of the field: `all users`. */
	what: string;
	columns: Column[];
	/** Output fields that *Name Contains* looks into. */
	nameFields: string[];
	filters?: PropertySpec[];
	/** Output fields that a filter of the same name chooses by. */
	choices?: Record<string, Record<string, string>>;
}

const nameContains: PropertySpec = {
	displayName: 'Name Contains',
	name: 'nameContains',
	type: 'string',
	default: '',
	description: 'Text that the name or ID must hold; upper and lower case are the same',
	collection: 'filters',
};

/** What every operation may be told about its dataset beyond the ID. */
const datasetOptions = (columns: Column[]): PropertySpec[] => [
	...columnFields(columns),
	{ ...parametersField, collection: 'options' },
	dateFieldsField,
];

/** *Get Many* of a resource whose things SoftExpert lists by a dataset alone. */
export function getManyOf(
	texts: Pick<MenuTexts, 'action' | 'description'>,
	{ usual, what, columns, nameFields, filters = [], choices }: Listed,
): Task {
	return {
		name: 'Get Many',
		value: 'getAll',
		...texts,
		effect: 'read',
		fields: [
			datasetIdOf(usual, what),
			...listProperties,
			nameContains,
			...filters,
			...datasetOptions(columns),
		],
		output: {
			cardinality: 'many',
			gives: columnResults(columns),
			list: { nameFields, ...(choices && { choices }) },
		},
		uses: [readDataset],
		tells: 'named',
		terms: { columns },
	};
}

const findByField: PropertySpec = {
	displayName: 'Find By',
	name: 'findBy',
	type: 'options',
	options: [],
	default: '',
	required: true,
	description: 'What is known of it',
};

/** *Find* of such a resource: `find.by` chooses the output field, `find.text` is looked for in it. */
export function findOf(
	texts: Pick<MenuTexts, 'action' | 'description'>,
	{ usual, what, columns }: Pick<Listed, 'usual' | 'what' | 'columns'>,
	thing: string,
	by: string[],
): Task {
	const choices = columns.filter(({ field }) => by.includes(field));
	return {
		name: 'Find',
		value: 'find',
		...texts,
		effect: 'read',
		fields: [
			datasetIdOf(usual, what),
			{
				...findByField,
				options: choices.map(({ field, label }) => ({ name: label, value: field })),
				default: by[0],
			},
			{
				displayName: 'Text',
				name: 'text',
				type: 'string',
				default: '',
				required: true,
				placeholder: `e.g. ${choices[0].example}`,
				description:
					'The whole of it: parts find nothing. Upper and lower case are the same where that leaves one.',
			},
			{
				displayName: 'Search Parameter',
				name: 'searchParameter',
				type: 'string',
				default: '',
				placeholder: `e.g. ${choices[0].column}`,
				description:
					'Parameter of the query that takes the text. Without it all rows are read and compared here, which ends at 10,000.',
				collection: 'options',
			},
			...datasetOptions(columns),
		],
		output: { cardinality: 'many', gives: columnResults(columns) },
		uses: [readDataset],
		tells: 'found',
		terms: { columns, find: { by: 'findBy', text: 'text', what: thing } },
	};
}
