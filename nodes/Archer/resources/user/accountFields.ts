import type { KeptValue } from '../../../shared/operation/words/keepPresent';
import type { Method, PropertyCollection, PropertySpec } from '../../../shared/operation/spec';
import { findSecurityParameter, securityParameterLocator } from '../securityParameter';

/** The fields of an account, in the order of the requests. Archer wants every one of them in a request, be it empty. */
export const accountFields = {
	firstName: {
		displayName: 'First Name',
		name: 'firstName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Ann',
		description: 'First name of the person',
		xml: { path: 'firstName', whenEmpty: 'send', whenAbsent: '' },
	},
	middleName: {
		displayName: 'Middle Name',
		name: 'middleName',
		type: 'string',
		default: '',
		description: 'Middle name of the person',
		xml: { path: 'middleName', whenEmpty: 'send', whenAbsent: '' },
	},
	lastName: {
		displayName: 'Last Name',
		name: 'lastName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Lee',
		description: 'Last name of the person',
		xml: { path: 'lastName', whenEmpty: 'send', whenAbsent: '' },
	},
	companyName: {
		displayName: 'Company',
		name: 'companyName',
		type: 'string',
		default: '',
		description: 'Organization of the person',
		xml: { path: 'companyName', whenEmpty: 'send', whenAbsent: '' },
	},
	title: {
		displayName: 'Job Title',
		name: 'title',
		type: 'string',
		default: '',
		placeholder: 'e.g. Risk Analyst',
		description: 'What the person is in the organization',
		xml: { path: 'title', whenEmpty: 'send', whenAbsent: '' },
	},
	securityParameter: {
		...securityParameterLocator,
		name: 'securityParameter',
		description: 'Rules for password, session and lock-out of the account',
		xml: { path: 'securityParameter', type: 'int', whenAbsent: '0' },
	},
	address: {
		displayName: 'Address',
		name: 'address',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		description: 'Mailing address of the person',
		xml: { path: 'address', whenEmpty: 'send', whenAbsent: '' },
	},
	userDomain: {
		displayName: 'Domain',
		name: 'userDomain',
		type: 'string',
		default: '',
		placeholder: 'e.g. CORP',
		description: 'LDAP domain of the account as it is set up in Archer. Empty for an account of no domain.',
		xml: { path: 'userDomain', whenEmpty: 'send', whenAbsent: '' },
	},
	timeZone: {
		displayName: 'Time Zone',
		name: 'timeZone',
		type: 'string',
		default: '',
		placeholder: 'e.g. W. Europe Standard Time',
		description: 'Time zone ID of Windows. Empty for the default of the instance.',
		xml: { path: 'timeZone', whenEmpty: 'send', whenAbsent: '' },
	},
	locale: {
		displayName: 'Locale',
		name: 'locale',
		type: 'string',
		default: '',
		placeholder: 'e.g. en-US',
		description: 'Language and region of the account. Empty for the default of the instance.',
		xml: { path: 'locale', whenEmpty: 'send', whenAbsent: '' },
	},
} satisfies Record<string, PropertySpec>;

export type AccountField = keyof typeof accountFields;

export function inCollection(collection: PropertyCollection, property: PropertySpec): PropertySpec {
	return { ...property, required: undefined, collection };
}

/** The fields of a request that creates: names and security parameter always asked, the rest on demand. */
export function creationFields(): PropertySpec[] {
	const asked: AccountField[] = ['firstName', 'lastName', 'securityParameter'];
	return (Object.keys(accountFields) as AccountField[]).map((name) =>
		asked.includes(name)
			? { ...(accountFields[name] as PropertySpec), required: true }
			: inCollection('additionalFields', accountFields[name]),
	);
}

/** Names that the account's values may come under; the vendor's page on GetUser is not readable. */
export const keptFields: Array<KeptValue<Method> & { parameter: AccountField }> = [
	{ parameter: 'firstName', names: ['FirstName'], needed: true },
	{ parameter: 'middleName', names: ['MiddleName', 'MiddleInitial'] },
	{ parameter: 'lastName', names: ['LastName'], needed: true },
	{ parameter: 'companyName', names: ['CompanyName', 'Company', 'Organization'] },
	{ parameter: 'title', names: ['Title', 'JobTitle'] },
	{
		parameter: 'securityParameter',
		names: ['SecurityParameterId', 'xcomp_sec_prm_id', 'SecurityParameter', 'SecurityParameterName'],
		lookup: { operation: findSecurityParameter, parameter: 'name', field: 'securityParameterId' },
	},
	{ parameter: 'address', names: ['Address', 'MailingAddress'] },
	{ parameter: 'userDomain', names: ['UserDomain', 'UsersDomain', 'DomainName', 'Domain', 'LDAPDomain'] },
	{ parameter: 'timeZone', names: ['TimeZoneId', 'TimeZone'] },
	{ parameter: 'locale', names: ['Locale', 'LocaleId', 'Culture'] },
];

export const newUserName: PropertySpec = {
	displayName: 'User Name',
	name: 'userName',
	type: 'string',
	default: '',
	placeholder: 'e.g. alee',
	description:
		'Name to sign in with. Archer makes one up for a new account; this one replaces it, with one more request.',
	collection: 'additionalFields',
};
