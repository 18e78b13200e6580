import type {
	AnswerSpec,
	Loaded,
	Method,
	Operation,
	OperationContext,
	PropertySpec,
} from '../../../shared/operation/spec';
import { refusal } from '../../../shared/soap/failure';
import { noIds, usersDomain } from '../../values';
import { withDomain } from './domain';

const userName: PropertySpec = {
	displayName: 'User Name',
	name: 'userName',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. jdoe',
	description: 'Name that the user signs in with',
	// All lower case in the vendor's sample request and in public connectors; its parameter table has userName.
	xml: { path: 'username', alsoAs: ['userName'] },
};

const idField = {
	name: 'userId',
	xml: '.',
	type: 'integer',
	description: 'Internal ID of the user',
	example: 221,
} as const;

const unknownName = {
	failure: refusal('notFound', 'Archer knows no user of this name', {
		advice: 'Check the spelling. Users of an LDAP domain are found with their domain only.',
	}),
};

const domainElement: PropertySpec = {
	...usersDomain,
	required: true,
	xml: { path: 'usersDomain', alsoAs: ['userDomain'] },
};

const userIdAnswer: AnswerSpec = {
	repeats: ['userName', 'usersDomain'],
	gives: [idField],
	emptyTexts: noIds,
	whenEmpty: unknownName,
};

const existsAnswer: AnswerSpec = {
	repeats: ['userName', 'usersDomain'],
	gives: [
		{
			name: 'exists',
			xml: '.',
			type: 'boolean',
			description: 'Whether a user has this name',
			example: true,
		},
	],
};

const lookUpDomainUserId: Method = {
	effect: 'read',
	fields: [{ ...userName, xml: { path: 'username' } }, domainElement],
	element: 'LookupDomainUserId',
	answer: userIdAnswer,
};

const doesDomainUserExist: Method = {
	effect: 'read',
	fields: [
		{ ...userName, xml: { path: 'username', alsoAs: ['userName'] } },
		{ ...domainElement, xml: { path: 'usersDomain' } },
	],
	element: 'DoesDomainUserExist',
	uncertain: true,
	answer: existsAnswer,
};

export const lookUpUserId: Operation = {
	name: 'Look Up ID',
	value: 'lookUpId',
	action: 'Look up ID of user',
	description: 'Get the internal ID of a user from the user name',
	effect: 'read',
	fields: [userName, { ...usersDomain, collection: 'options' }],
	element: 'LookupUserId',
	answer: userIdAnswer,
	variants: [{ when: [{ given: ['usersDomain'] }], method: lookUpDomainUserId }],
	load: domainInName,
};

export const doesUserExist: Operation = {
	name: 'Check If Name Exists',
	value: 'checkName',
	action: 'Check if name of user exists',
	description: 'Tell whether a user name is taken',
	effect: 'read',
	fields: [
		{
			...userName,
			description: 'Name to look for',
			// The page of the method for domains writes it in lower case.
			xml: { path: 'userName', alsoAs: ['username'] },
		},
		{ ...usersDomain, collection: 'options' },
	],
	element: 'DoesUserExist',
	answer: existsAnswer,
	variants: [{ when: [{ given: ['usersDomain'] }], method: doesDomainUserExist }],
	load: domainInName,
};

/** Two values stand in one text: no word takes a text apart. */
async function domainInName({ values }: OperationContext): Promise<Loaded> {
	const { userName: name, userDomain } = withDomain(values.userName, values.usersDomain);
	return { values: { userName: name, usersDomain: userDomain } };
}
