import type { Method, PropertySpec } from '../../shared/operation/spec';
import { refusal } from '../../shared/soap/failure';
import { noIds } from '../values';

/** GUIDs are the same in every instance of Archer; most methods take IDs only. */

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

export const fieldIdByGuid = {
	service: 'field',
	effect: 'read',
	fields: [guid],
	element: 'GetFieldIdByGUID',
	uncertain: true,
	answer: {
		repeats: ['guid'],
		gives: [
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
} satisfies Method;

export const moduleIdByGuid = {
	service: 'module',
	effect: 'read',
	fields: [
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
	element: 'GetModuleIdByGUID', // The only method of the vendor's pages outside the common namespace.
	namespace: 'http://tempuri.org/',
	uncertain: true,
	answer: {
		repeats: ['guid'],
		gives: [
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
	load: async ({ values, settings }) =>
		await Promise.resolve({ values: { instanceId: values.instanceId || settings.instanceName } }),
} satisfies Method;
