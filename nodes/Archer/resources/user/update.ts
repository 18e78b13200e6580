import type { KeepSpec } from '../../../shared/operation/words/keepPresent';
import type { AnswerSpec, Method, Operation, PropertySpec } from '../../../shared/operation/spec';
import { codeField, done, usersDomain } from '../../values';
import { accountFields, inCollection, keptFields, type AccountField } from './accountFields';
import { getUser } from './get';
import { userLocator } from './locator';

const changeable = (Object.keys(accountFields) as AccountField[]).map((name) =>
	inCollection('updateFields', accountFields[name]),
);

/** What only the newer method of the two takes. */
const newerFields = ['userDomain', 'timeZone', 'locale'];

export const unreadableValues: PropertySpec = {
	displayName: 'Values That Cannot Be Read',
	name: 'unreadableValues',
	type: 'options',
	options: [
		{
			name: 'Stop',
			value: 'stop',
			description: 'Change nothing, and say which values are missing',
		},
		{
			name: 'Clear',
			value: 'clear',
			description: 'Update all the same; the result lists what was cleared',
		},
	],
	default: 'stop',
	description:
		'Archer replaces the whole account. What to do when it does not tell the present value of a field that is not in Update Fields.',
	collection: 'options',
};

const updated: AnswerSpec = {
	repeats: ['userId'],
	gives: [
		codeField,
		{
			name: 'cleared',
			type: 'list',
			description: 'Fields that were cleared because Archer does not tell their present value',
		},
	],
	codes: done('The user is updated', { updated: true }),
};

const keeps: KeepSpec<Method> = {
	what: 'account',
	read: getUser,
	by: 'userId',
	values: keptFields,
	clearing: 'unreadableValues',
};

export const updateUser: Operation = {
	name: 'Update',
	value: 'update',
	action: 'Update user',
	description:
		'Change account data of a user: fields not added stay as they are, those left empty are cleared',
	effect: 'idempotent',
	fields: [userLocator, ...changeable, unreadableValues],
	element: 'UpdateUserEx',
	uncertain: true,
	answer: updated,
	keeps,
};

export const updateDomainUser: Operation = {
	name: 'Update in Domain',
	value: 'updateDomainUser',
	action: 'Update user in domain',
	description:
		'Change account data of a user of an LDAP domain: fields not added stay, those left empty are cleared',
	effect: 'idempotent',
	rare: true,
	fields: [
		userLocator,
		...changeable.filter(({ name }) => !newerFields.includes(name)),
		{
			displayName: 'Time Zone Number',
			name: 'timeZoneNumber',
			type: 'hidden',
			default: 0,
			// No longer used, says the vendor's page: 0 is sent.
			xml: { path: 'timeZone', type: 'int', whenAbsent: '0' },
		},
		{ ...usersDomain, required: true, xml: { path: 'usersDomain' } },
		unreadableValues,
	],
	element: 'UpdateDomainUser',
	uncertain: true,
	answer: updated,
	keeps: { ...keeps, values: keptFields.filter(({ parameter }) => !newerFields.includes(parameter)) },
};
