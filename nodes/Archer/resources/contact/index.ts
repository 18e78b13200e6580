import { resource } from '../../../shared/operation/resource';
import { listProperties } from '../../../shared/operation/listProperties';
import type { Operation, PropertySpec, ResultField } from '../../../shared/operation/spec';
import { codeField, doneAnswer } from '../../values';
import { contactTypes, contactXml } from '../../content/contact';
import { unpublishedList } from '../../answers';
import { userLocator } from '../user';
import { syncContactRecord } from './contactRecord';
import { getDefaultEmail } from './defaultEmail';

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
		xml: contactXml,
	},
	...contactTypes,
	{
		displayName: 'Default',
		name: 'isDefault',
		type: 'boolean',
		default: false,
		description: 'Whether this becomes the default address; it matters for email only',
	},
];

const add: Operation = {
	name: 'Add',
	value: 'add',
	action: 'Add contact',
	description: 'Add an email address or phone number to a user',
	effect: 'write',
	fields: entryProperties,
	element: 'AddContactInfo',
	uncertain: true,
	answer: doneAnswer('The contact is added', ['userId', 'contactInfo'], { added: true }),
};

const update: Operation = {
	name: 'Update',
	value: 'update',
	action: 'Replace contact data of user',
	description: 'Replace the contact data of a user by this address or number',
	effect: 'idempotent',
	warning: 'Replaces the contact data that the user has.',
	fields: entryProperties,
	element: 'UpdateContactInfo',
	uncertain: true,
	answer: doneAnswer('The contact data is replaced', ['userId', 'contactInfo'], { updated: true }),
};

const remove: Operation = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete contact for good',
	description: 'Delete one email address or phone number of a user for good',
	effect: 'write',
	destructive: true,
	fields: [
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
	element: 'DeleteContactInfo',
	uncertain: true,
	answer: doneAnswer('The contact is deleted', ['userId', 'contactId'], { deleted: true }),
};

/** The vendor's page does not show the inner names. */
const getMany: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many contacts',
	description: 'List the email addresses and phone numbers of a user',
	effect: 'read',
	fields: [userLocator, ...listProperties],
	element: 'GetUserContactInfo',
	uncertain: true,
	answer: unpublishedList(contactFields),
};

const setDefaultEmail: Operation = {
	name: 'Set Default Email',
	value: 'setDefaultEmail',
	action: 'Set default email of user',
	description: 'Make an email address the default one of a user; it is added when it is missing',
	effect: 'idempotent',
	fields: [
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
	element: 'SetUserDefaultEmail',
	answer: {
		repeats: ['userId', 'email'],
		// The vendor gives the number no meaning beyond success.
		gives: [{ ...codeField, description: 'Answer of Archer, a number without a documented meaning' }],
	},
	present: { read: getDefaultEmail },
};

export const getContactTypes: Operation = {
	name: 'Get Types',
	value: 'getTypes',
	action: 'Get types of contacts',
	description: 'List the types of contacts, such as email and phone, with their IDs',
	effect: 'read',
	fields: [],
	element: 'GetContactTypes',
	answer: unpublishedList(typeFields),
};

export const getContactSubtypes: Operation = {
	name: 'Get Subtypes',
	value: 'getSubtypes',
	action: 'Get subtypes of contacts',
	description: 'List the subtypes of contacts, such as business, home and mobile, with their IDs',
	effect: 'read',
	fields: [],
	// The parameter is no longer used: 0 is sent, as the vendor's page says.
	element: 'GetContactSubTypes',
	uncertain: true,
	constants: [{ path: 'contactTypeId', value: '0' }],
	answer: unpublishedList(typeFields),
};

export const contactResource = resource(
	{
		name: 'User Contact',
		value: 'contact',
		description: 'Email addresses and phone numbers of users, and their records in the Contacts application',
		service: 'accesscontrol',
	},
	[
		getMany,
		add,
		syncContactRecord,
		remove,
		getDefaultEmail,
		getContactSubtypes,
		getContactTypes,
		setDefaultEmail,
		update,
	],
);
