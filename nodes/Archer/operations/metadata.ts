import type { OperationSpec, PropertySpec } from '../../shared/operation/spec';
import { refusal } from '../../shared/soap/failure';
import { noIds } from './results';

const guid: PropertySpec = {
	displayName: 'GUID',
	name: 'guid',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 06C4A84A-693C-46CB-8DF2-40A8215AA056',
	description:
		'GUID of the field, as in the Application Field Detail report. It is the same in every instance.',
	xml: { path: 'GUID', type: 'guid' },
};

export const lookUpField: OperationSpec = {
	resource: 'metadata',
	name: 'Look Up Field ID',
	value: 'lookUpFieldId',
	action: 'Look up ID of field',
	description: 'Get the internal ID of a field from its GUID',
	effect: 'read',
	properties: [guid],
	soap: { service: 'field', element: 'GetFieldIdByGUID', uncertain: true },
	result: {
		cardinality: 'one',
		path: 'GetFieldIdByGUIDResult',
		echo: ['guid'],
		fields: [
			{
				name: 'fieldId',
				xml: '.',
				type: 'integer',
				description: 'Internal ID of the field',
				example: 302,
			},
		],
		emptyTexts: noIds,
		whenEmpty: {
			failure: refusal('notFound', 'Archer knows no field with this GUID', {
				advice: 'Check the GUID in the Application Field Detail report.',
			}),
		},
	},
};

export const lookUpModule: OperationSpec = {
	resource: 'metadata',
	name: 'Look Up Application ID',
	value: 'lookUpModuleId',
	action: 'Look up ID of application',
	description: 'Get the internal ID of an application or questionnaire from its GUID',
	effect: 'read',
	properties: [
		{
			displayName: 'Instance',
			name: 'instanceId',
			type: 'string',
			default: '',
			placeholder: 'e.g. Production',
			description: 'Name or ID of the Archer instance. That of the credential when left out.',
			collection: 'options',
			xml: { path: 'instanceId', whenAbsent: '' },
		},
		{
			...guid,
			description:
				'GUID of the application, as on its page in Application Builder. It is the same in every instance.',
		},
	],
	soap: {
		service: 'module',
		element: 'GetModuleIdByGUID',
		// The only method of the vendor's pages outside the common namespace.
		namespace: 'http://tempuri.org/',
		uncertain: true,
	},
	result: {
		cardinality: 'one',
		path: 'GetModuleIdByGUIDResult',
		echo: ['guid'],
		fields: [
			{
				name: 'moduleId',
				xml: '.',
				type: 'integer',
				description: 'Internal ID of the application',
				example: 70,
			},
		],
		emptyTexts: noIds,
		whenEmpty: {
			failure: refusal('notFound', 'Archer knows no application with this GUID', {
				advice: 'Check the GUID, and that the application belongs to this instance.',
			}),
		},
	},
	// The credential knows the instance; it is asked for only where another one is meant.
	run: async ({ values, settings, send }) =>
		await send({ ...values, instanceId: values.instanceId || settings.instanceName }),
};

export const metadataOperations: OperationSpec[] = [lookUpField, lookUpModule];
