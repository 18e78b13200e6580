import { listProperties } from '../../../nodes/shared/operation/listProperties';
import { resource } from '../../../nodes/shared/operation/resource';
import type { Operation, PropertySpec, ResultField } from '../../../nodes/shared/operation/spec';

const requestFields: ResultField[] = [
	{
		name: 'requestId',
		xml: 'Id',
		type: 'integer',
		proof: true,
		description: 'Number of the request',
		example: 17,
	},
	{ name: 'person', xml: 'Person', description: 'Who wants to be away', example: 'jdoe' },
	{ name: 'from', xml: 'From', description: 'First day', example: '2026-07-01' },
	{ name: 'to', xml: 'To', description: 'Last day', example: '2026-07-14' },
	{
		name: 'kind',
		xml: 'Kind',
		words: { V: 'Vacation', S: 'Sick Leave', O: 'Other' },
		description: 'What kind of leave it is',
		example: 'V',
	},
	{ name: 'state', xml: 'State', description: 'Asked, granted or refused', example: 'granted' },
];

const requestId: PropertySpec = {
	displayName: 'Request ID',
	name: 'requestId',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 17',
	description: 'Number of the request',
	xml: { path: 'Id', type: 'int' },
};

const person: PropertySpec = {
	displayName: 'Person',
	name: 'person',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. jdoe',
	description: 'User name of the person who wants to be away',
	xml: { path: 'Person' },
};

const day = (displayName: string, name: string, path: string): PropertySpec => ({
	displayName,
	name,
	type: 'dateTime',
	default: '',
	required: true,
	description: `${displayName} of the leave`,
	xml: { path, type: 'date' },
});

const getRequest: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get leave request',
	description: 'Get a request with its state',
	effect: 'read',
	fields: [requestId],
	element: 'GetRequest',
	answer: { gives: requestFields },
};

const createRequest: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create leave request',
	description: 'Ask for a leave in the name of a person',
	effect: 'write',
	fields: [
		person,
		day('First Day', 'from', 'From'),
		day('Last Day', 'to', 'To'),
		{
			displayName: 'Kind',
			name: 'kind',
			type: 'options',
			options: [
				{ name: 'Other', value: 'other' },
				{ name: 'Sick Leave', value: 'sick' },
				{ name: 'Vacation', value: 'vacation' },
			],
			default: 'vacation',
			description: 'What kind of leave it is',
			xml: { path: 'Kind', codes: { vacation: 'V', sick: 'S', other: 'O' } },
		},
		{
			displayName: 'Note',
			name: 'note',
			type: 'string',
			default: '',
			description: 'What whoever grants it should know',
			collection: 'additionalFields',
			xml: { path: 'Note' },
		},
	],
	element: 'CreateRequest',
	answer: { repeats: ['person'], gives: [{ ...requestFields[0], xml: '.' }] },
};

const getManyRequests: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many leave requests',
	description: 'List requests, of all persons or of one',
	effect: 'read',
	fields: [
		...listProperties,
		{ ...person, required: undefined, collection: 'filters', description: 'Only requests of this person' },
	],
	element: 'ListRequests',
	answer: { cardinality: 'many', item: 'Request', gives: requestFields },
	paging: {
		page: { path: 'Page', type: 'int' },
		size: { path: 'PageSize', type: 'int' },
		pageSize: 50,
		key: 'requestId',
		until: 'shortPage',
	},
};

export const requestResource = resource(
	{ name: 'Request', value: 'request', service: 'services/leave' },
	[getRequest, createRequest, getManyRequests],
	getManyRequests,
);
