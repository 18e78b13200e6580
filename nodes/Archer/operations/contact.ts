import { listProperties } from '../../shared/operation/listProperties';
import type { OperationContext, OperationSpec, PropertySpec, ResultField } from '../../shared/operation/spec';
import { codeField, done } from './results';
import { contactDocument } from './contactDocument';
import { finishList } from './entries';
import { userLocator } from './userLocator';

const contactFields: ResultField[] = [
	{
		name: 'contactId',
		xml: 'ContactRecordId|ContactInfoId|ContactId|ID',
		type: 'integer',
		description: 'Internal ID of the entry, as User Contact: Delete needs it',
		example: 31,
	},
	{
		name: 'contactTypeId',
		xml: 'ContactTypeId',
		type: 'integer',
		description: 'ID of the type, such as email or phone',
		example: 7,
	},
	{
		name: 'contactSubTypeId',
		xml: 'ContactSubTypeId',
		type: 'integer',
		description: 'ID of the subtype, such as business or home',
		example: 3,
	},
	{
		name: 'contactInfo',
		xml: 'ContactInfo',
		description: 'The address or number',
		example: 'ann.lee@example.com',
	},
];

const typeFields: ResultField[] = [
	{
		name: 'id',
		xml: 'ContactTypeId|ContactSubTypeId|Id',
		type: 'integer',
		description: 'ID of the type',
		example: 7,
	},
	{ name: 'name', xml: 'Description|Name', description: 'What the type is called', example: 'Email' },
];

const entryProperties: PropertySpec[] = [
	userLocator,
	{
		displayName: 'Email or Phone Number',
		name: 'contactInfo',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. ann.lee@example.com',
		description: 'The address or number itself',
		xml: { path: 'contactInfo', document: contactDocument },
	},
	{
		displayName: 'Type ID',
		name: 'contactTypeId',
		type: 'number',
		default: 7,
		required: true,
		description: "ID from User Contact: Get Types; 7 is email in the vendor's example",
	},
	{
		displayName: 'Subtype ID',
		name: 'contactSubTypeId',
		type: 'number',
		default: 3,
		required: true,
		description: "ID from User Contact: Get Subtypes; 3 is home in the vendor's example",
	},
	{
		displayName: 'Default',
		name: 'isDefault',
		type: 'boolean',
		default: false,
		description: 'Whether this becomes the default address; it matters for email only',
	},
];

/** One element carries the address, its type and the default mark, which are fields of their own here. */
async function sendEntry({ values, send }: OperationContext) {
	const { contactInfo, contactTypeId, contactSubTypeId, isDefault } = values;
	const outcome = await send({
		...values,
		contactInfo: { contactInfo, contactTypeId, contactSubTypeId, isDefault },
	});
	if (outcome.failure) return outcome;
	return {
		items: outcome.items.map(({ json }) => ({ json: { ...json, contactInfo: String(contactInfo) } })),
	};
}

const add: OperationSpec = {
	resource: 'contact',
	name: 'Add',
	value: 'add',
	action: 'Add contact',
	description: 'Add an email address or phone number to a user',
	effect: 'write',
	properties: entryProperties,
	soap: { service: 'accesscontrol', element: 'AddContactInfo', uncertain: true },
	result: {
		cardinality: 'one',
		path: 'AddContactInfoResult',
		echo: ['userId'],
		fields: [codeField],
		codes: done('The contact is added', { added: true }),
	},
	run: sendEntry,
};

const update: OperationSpec = {
	...add,
	name: 'Update',
	value: 'update',
	action: 'Update contact',
	description: 'Replace the contact data of a user by this address or number',
	effect: 'idempotent',
	soap: { service: 'accesscontrol', element: 'UpdateContactInfo', uncertain: true },
	result: {
		...add.result,
		path: 'UpdateContactInfoResult',
		codes: done('The contact data is replaced', { updated: true }),
	},
};

const remove: OperationSpec = {
	resource: 'contact',
	name: 'Delete',
	value: 'delete',
	action: 'Delete contact',
	description: 'Delete one email address or phone number of a user for good',
	effect: 'write',
	destructive: true,
	properties: [
		{ ...userLocator, xml: { path: 'userId', type: 'int', alsoAs: ['userID'] } },
		{
			displayName: 'Contact ID',
			name: 'contactId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 31',
			description: 'Internal ID of the entry, from User Contact: Get Many',
			// The sample request could not be read; the parameter table has the capitals.
			xml: { path: 'contactRecordId', type: 'int', alsoAs: ['contactRecordID'] },
		},
	],
	soap: { service: 'accesscontrol', element: 'DeleteContactInfo', uncertain: true },
	result: {
		cardinality: 'one',
		path: 'DeleteContactInfoResult',
		echo: ['userId', 'contactId'],
		fields: [codeField],
		codes: done('The contact is deleted', { deleted: true }),
	},
};

/** The vendor's page does not show the inner names. */
const getMany: OperationSpec = {
	resource: 'contact',
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many contacts',
	description: 'List the email addresses and phone numbers of a user',
	effect: 'read',
	properties: [userLocator, ...listProperties],
	soap: { service: 'accesscontrol', element: 'GetUserContactInfo', uncertain: true },
	result: {
		cardinality: 'many',
		path: 'GetUserContactInfoResult',
		embedded: true,
		keep: 'everything',
		fields: contactFields,
		whenEmpty: 'noItems',
	},
	finish: finishList(contactFields),
};

const getDefaultEmail: OperationSpec = {
	resource: 'contact',
	name: 'Get Default Email',
	value: 'getDefaultEmail',
	action: 'Get default email of user',
	description: 'Get the default email address of a user; empty when there is none',
	effect: 'read',
	properties: [userLocator],
	soap: { service: 'accesscontrol', element: 'GetUserDefaultEMail' },
	result: {
		cardinality: 'one',
		path: 'GetUserDefaultEMailResult',
		echo: ['userId'],
		fields: [
			{
				name: 'email',
				xml: '.',
				pattern: /^\S+@\S+$/,
				description: 'Default email address',
				example: 'ann.lee@example.com',
			},
		],
		whenEmpty: { json: { email: '' } },
	},
};

const setDefaultEmail: OperationSpec = {
	resource: 'contact',
	name: 'Set Default Email',
	value: 'setDefaultEmail',
	action: 'Set default email of user',
	description: 'Make an email address the default one of a user; it is added when it is missing',
	effect: 'idempotent',
	properties: [
		userLocator,
		{
			displayName: 'Email',
			name: 'email',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'name@email.com',
			description: 'Address that becomes the default one',
			xml: { path: 'email_address' },
		},
	],
	soap: { service: 'accesscontrol', element: 'SetUserDefaultEmail' },
	result: {
		cardinality: 'one',
		path: 'SetUserDefaultEmailResult',
		echo: ['userId', 'email'],
		// The vendor gives the number no meaning beyond success.
		fields: [{ ...codeField, description: 'Answer of Archer, a number without a documented meaning' }],
	},
};

const getTypes: OperationSpec = {
	resource: 'contact',
	name: 'Get Types',
	value: 'getTypes',
	action: 'Get types of contacts',
	description: 'List the types of contacts, such as email and phone, with their IDs',
	effect: 'read',
	properties: [],
	soap: { service: 'accesscontrol', element: 'GetContactTypes' },
	result: {
		cardinality: 'many',
		path: 'GetContactTypesResult',
		embedded: true,
		keep: 'everything',
		fields: typeFields,
		whenEmpty: 'noItems',
	},
	finish: finishList(typeFields),
};

const getSubtypes: OperationSpec = {
	...getTypes,
	name: 'Get Subtypes',
	value: 'getSubtypes',
	action: 'Get subtypes of contacts',
	description: 'List the subtypes of contacts, such as business, home and mobile, with their IDs',
	// The parameter is no longer used: 0 is sent, as the vendor's page says.
	soap: {
		service: 'accesscontrol',
		element: 'GetContactSubTypes',
		uncertain: true,
		constants: [{ path: 'contactTypeId', value: '0' }],
	},
	result: { ...getTypes.result, path: 'GetContactSubTypesResult' },
};

export const contactOperations: OperationSpec[] = [
	getMany,
	add,
	remove,
	getDefaultEmail,
	getSubtypes,
	getTypes,
	setDefaultEmail,
	update,
];
