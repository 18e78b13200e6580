import type { PropertyCollection, PropertySpec } from '../../shared/operation/spec';
import type { Kept } from './keep';
import { securityParameterLocator } from './securityParameterLocator';

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
export const keptFields: Record<AccountField, Kept> = {
	firstName: { parameter: 'firstName', displayName: 'First Name', names: ['FirstName'] },
	middleName: { parameter: 'middleName', displayName: 'Middle Name', names: ['MiddleName', 'MiddleInitial'] },
	lastName: { parameter: 'lastName', displayName: 'Last Name', names: ['LastName'] },
	companyName: {
		parameter: 'companyName',
		displayName: 'Company',
		names: ['CompanyName', 'Company', 'Organization'],
	},
	title: { parameter: 'title', displayName: 'Job Title', names: ['Title', 'JobTitle'] },
	securityParameter: {
		parameter: 'securityParameter',
		displayName: 'Security Parameter',
		names: ['SecurityParameterId', 'xcomp_sec_prm_id', 'SecurityParameter', 'SecurityParameterName'],
	},
	address: { parameter: 'address', displayName: 'Address', names: ['Address', 'MailingAddress'] },
	userDomain: {
		parameter: 'userDomain',
		displayName: 'Domain',
		names: ['UserDomain', 'UsersDomain', 'DomainName', 'Domain', 'LDAPDomain'],
	},
	timeZone: { parameter: 'timeZone', displayName: 'Time Zone', names: ['TimeZoneId', 'TimeZone'] },
	locale: { parameter: 'locale', displayName: 'Locale', names: ['Locale', 'LocaleId', 'Culture'] },
};

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
