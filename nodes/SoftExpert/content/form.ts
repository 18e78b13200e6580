import type { INodeProperties } from 'n8n-workflow';
import type { FieldXml, PropertySpec } from '../../shared/operation/spec';
import { additional, text } from '../values';

export const workflowIdField = text(
	'Instance ID',
	'workflowId',
	'WorkflowID',
	'ID of the workflow instance, as shown in its title',
	{
		required: true,
		placeholder: 'e.g. 000123',
	},
);

export const activityIdField = text(
	'Activity ID',
	'activityId',
	'ActivityID',
	'ID of the activity in the process',
	{
		required: true,
		placeholder: 'e.g. APPROVE',
	},
);

export const activityOrderField = additional({
	displayName: 'Activity Order',
	name: 'activityOrder',
	type: 'number',
	default: 1,
	description: 'Which run of the activity is meant when the process comes to it more than once',
	xml: { path: 'ActivityOrder', type: 'int' },
});

export const actingUserField = additional(
	text(
		'Acting User ID',
		'actingUserId',
		'UserID',
		'ID of the user in whose name it is done. Without it the signed-in user acts.',
		{
			placeholder: 'e.g. jdoe',
		},
	),
);

const formats =
	'Numbers have a point as decimal mark, dates are like 2026-01-31, times like 09:30, yes and no are 1 and 0';

const relationshipKeys: Record<string, FieldXml> = {
	fieldId: { path: 'RelationshipAttributeID' },
	value: { path: 'RelationshipAttributeValue', whenEmpty: 'send' },
};

/** How rows of fields, relations and files are written below a form's element. */
export const formXml: Record<'fields' | 'relationships' | 'files', FieldXml> = {
	fields: {
		path: 'EntityAttributeList/EntityAttribute',
		fields: {
			fieldId: { path: 'EntityAttributeID' },
			value: { path: 'EntityAttributeValue', whenEmpty: 'send' },
		},
	},
	relationships: {
		path: 'RelationshipList/Relationship',
		fields: {
			relationshipId: { path: 'RelationshipID' },
			keys: { path: 'RelationshipAttribute', fields: relationshipKeys },
		},
	},
	files: {
		path: 'EntityAttributeFileList/EntityAttributeFile',
		fields: {
			fieldId: { path: 'EntityAttributeID' },
			fileName: { path: 'FileName' },
			binaryField: {
				path: 'FileContent',
				type: 'base64Binary',
				// A row without a name is one whose file is not there.
				file: { otherwise: '', fills: { fileName: 'fileName' } },
			},
		},
	},
};

/** The methods that start an instance have one more element around the keys of a relation; all others do not. */
export const startFormXml: typeof formXml = {
	...formXml,
	relationships: {
		path: 'RelationshipList/Relationship',
		fields: {
			relationshipId: { path: 'RelationshipID' },
			keys: { path: 'RelationshipAttributeList/RelationshipAttribute', fields: relationshipKeys },
		},
	},
};

const fieldIdValue: INodeProperties = {
	displayName: 'Field ID',
	name: 'fieldId',
	type: 'string',
	default: '',
	placeholder: 'e.g. amount',
	description: 'ID of the field in the form',
};

export const formFields: INodeProperties = {
	displayName: 'Fields',
	name: 'fields',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Field',
	default: {},
	description: 'Fields of the form and their values; an empty value empties the field',
	options: [
		{
			displayName: 'Field',
			name: 'field',
			values: [
				fieldIdValue,
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					default: '',
					description: `Value for the field. ${formats}.`,
				},
			],
		},
	],
};

export const formRelationships: INodeProperties = {
	displayName: 'Relationships',
	name: 'relationships',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Relationship',
	default: {},
	description: 'Records of other forms to relate',
	options: [
		{
			displayName: 'Relationship',
			name: 'relationship',
			values: [
				{
					displayName: 'Relationship ID',
					name: 'relationshipId',
					type: 'string',
					default: '',
					placeholder: 'e.g. customer',
					description: 'ID of the relationship in the form',
				},
				{
					displayName: 'Keys',
					name: 'keys',
					type: 'fixedCollection',
					typeOptions: { multipleValues: true },
					placeholder: 'Add Key',
					default: {},
					description: 'What tells the related record from others',
					options: [
						{
							displayName: 'Key',
							name: 'key',
							values: [
								{
									displayName: 'Field ID',
									name: 'fieldId',
									type: 'string',
									default: '',
									placeholder: 'e.g. customerId',
									description: 'ID of the field in the related form',
								},
								{
									displayName: 'Value',
									name: 'value',
									type: 'string',
									default: '',
									description: 'Value of the field in the related record',
								},
							],
						},
					],
				},
			],
		},
	],
};

export const formFiles: INodeProperties = {
	displayName: 'Files',
	name: 'files',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add File',
	default: {},
	description: 'Files for the file fields of the form',
	options: [
		{
			displayName: 'File',
			name: 'file',
			values: [
				fieldIdValue,
				{
					displayName: 'Input Binary Field',
					name: 'binaryField',
					type: 'string',
					default: 'data',
					hint: 'The name of the input binary field containing the file to upload.',
					description: 'Name of the binary field that holds the file',
				},
			],
		},
	],
};

export const fieldsProperty: PropertySpec = { ...formFields, xml: formXml.fields };
export const relationshipsProperty: PropertySpec = additional({
	...formRelationships,
	xml: formXml.relationships,
});
export const filesProperty: PropertySpec = additional({ ...formFiles, xml: formXml.files });
