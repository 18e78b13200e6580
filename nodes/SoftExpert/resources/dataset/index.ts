import { listProperties } from '../../../shared/operation/listProperties';
import { resource } from '../../../shared/operation/resource';
import type { Task } from '../../../shared/operation/spec';
import { dateFieldsField, datasetIdField, parametersField } from '../../datasets/fields';
import { readDataset } from '../../datasets/methods';

export const getManyRows: Task = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many rows of dataset',
	description: 'Read the rows of a dataset, a query that an administrator of SoftExpert has made',
	effect: 'read',
	fields: [
		datasetIdField,
		{
			displayName: 'Specify Parameters',
			name: 'specifyParameters',
			type: 'options',
			options: [
				{ name: 'Using Fields Below', value: 'fields' },
				{ name: 'Using JSON', value: 'json' },
			],
			default: 'fields',
			description: 'How to give the parameters of the query, where it has any',
		},
		{ ...parametersField, displayOptions: { show: { specifyParameters: ['fields'] } } },
		{
			displayName: 'Parameters (JSON)',
			name: 'parametersJson',
			type: 'json',
			default: '{}',
			placeholder: '{ "WorkflowID": "000123" }',
			description: 'JSON object with the parameters of the query and their values; capital letters count',
			displayOptions: { show: { specifyParameters: ['json'] } },
		},
		...listProperties,
		dateFieldsField,
	],
	output: { cardinality: 'many', gives: [], list: {} },
	uses: [readDataset],
	tells: 'rows',
};

export const datasetResource = resource(
	{
		name: 'Dataset',
		value: 'dataset',
		description: 'What SoftExpert tells by queries of an administrator, such as open activities',
	},
	[getManyRows],
);
