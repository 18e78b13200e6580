import type { KeptValue } from '../../../shared/operation/words/keepPresent';
import type { Condition, Method, PropertyCollection, PropertySpec } from '../../../shared/operation/spec';

export function parameterName(isRequired: boolean): PropertySpec {
	const property: PropertySpec = {
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		placeholder: 'e.g. Contractors',
		description: 'What the set of rules is called',
		xml: { path: 'name', whenAbsent: '' },
	};
	return { ...property, required: isRequired || undefined };
}

/** Archer takes every rule in every request; one that is missing would become 0. In the order of the requests. */
export const ruleProperties: PropertySpec[] = [
	{
		displayName: 'Description',
		name: 'description',
		type: 'string',
		default: '',
		description: 'What the rules are for',
		xml: { path: 'description', whenEmpty: 'send', whenAbsent: '' },
	},
	{
		displayName: 'Minimum Password Length',
		name: 'minPasswordLength',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 12,
		description: 'Fewest characters of a password; 12 unless given',
		xml: { path: 'minPasswordLength', type: 'int', whenAbsent: '12' },
	},
	{
		displayName: 'Minimum Letters',
		name: 'minPasswordCharacters',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 1,
		description: 'Fewest letters in a password; 1 unless given',
		xml: { path: 'minPasswordCharacters', type: 'int', whenAbsent: '1' },
	},
	{
		displayName: 'Minimum Digits',
		name: 'minPasswordNumerals',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 1,
		description: 'Fewest digits in a password; 1 unless given',
		xml: { path: 'minPasswordNumerals', type: 'int', whenAbsent: '1' },
	},
	{
		displayName: 'Password Lifetime (Days)',
		name: 'passwordLifetime',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 90,
		description: 'Days that a password stays valid; 90 unless given',
		xml: { path: 'passwordLifetime', type: 'int', whenAbsent: '90' },
	},
	{
		displayName: 'Grace Sign-Ins',
		name: 'graceLogins',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description: 'Sign-ins that are allowed after the password has expired; 0 unless given',
		xml: { path: 'graceLogins', type: 'int', whenAbsent: '0' },
	},
	{
		displayName: 'Maximum Failed Sign-Ins',
		name: 'maxRetries',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 3,
		description: 'Failed sign-ins until the account locks; 3 unless given',
		xml: { path: 'maxRetries', type: 'int', whenAbsent: '3' },
	},
	{
		displayName: 'Lock Duration',
		name: 'lockDuration',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 30,
		description: "How long the account stays locked, in the unit of 'Lock Duration Unit'; 30 unless given",
		xml: { path: 'lockDuration', type: 'int', whenAbsent: '30' },
	},
	{
		displayName: 'Lock Duration Unit',
		name: 'lockIntervalType',
		type: 'options',
		options: [
			{ name: 'Days', value: 3 },
			{ name: 'Hours', value: 1 },
			{ name: 'Minutes', value: 2 },
		],
		default: 2,
		description: 'Unit of the lock duration; minutes unless given',
		xml: { path: 'lockIntervalType', type: 'int', whenAbsent: '2' },
	},
	{
		displayName: 'Session Timeout',
		name: 'sessionTimeout',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 30,
		description: "Idle time until a session ends, in the unit of 'Session Timeout Unit'; 30 unless given",
		xml: { path: 'sessionTimeout', type: 'int', whenAbsent: '30' },
	},
	{
		displayName: 'Password History',
		name: 'passwordHistoryCheckDepth',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 10,
		description: 'How many former passwords cannot be used again; 10 unless given',
		xml: { path: 'passwordHistoryCheckDepth', type: 'int', whenAbsent: '10' },
	},
	{
		displayName: 'Expiration Notice (Days)',
		name: 'expirationNotice',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 7,
		description: 'Days before the password expires that a warning is shown; 7 unless given',
		xml: { path: 'expirationNotice', type: 'int', whenAbsent: '7', unseen: true },
	},
	{
		displayName: 'Account Timeout (Days)',
		name: 'accountTimeout',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description: 'Days until an unused account becomes inactive; 0 means never and is sent unless given',
		xml: { path: 'accountTimeout', type: 'int', whenAbsent: '0' },
	},
	{
		displayName: 'Session Timeout Unit',
		name: 'timeoutIntervalType',
		type: 'options',
		options: [
			{ name: 'Days', value: 3 },
			{ name: 'Hours', value: 1 },
			{ name: 'Minutes', value: 2 },
		],
		default: 2,
		description: 'Unit of the session timeout; minutes unless given',
		xml: { path: 'timeoutIntervalType', type: 'int', whenAbsent: '2' },
	},
];

const characterRuleProperties: PropertySpec[] = [
	{
		displayName: 'Minimum Upper Case Letters',
		name: 'minUppercaseCharacters',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 1,
		description:
			'Fewest upper-case characters in a password. Needs a release with these rules; where the server hides its service description, check the first result.',
		xml: { path: 'minUppercaseCharacters', type: 'int', whenAbsent: '0', unseen: true },
	},
	{
		displayName: 'Minimum Lower Case Letters',
		name: 'minLowercaseCharacters',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 1,
		description:
			'Fewest lower-case characters in a password. Needs a release with these rules; where the server hides its service description, check the first result.',
		xml: { path: 'minLowercaseCharacters', type: 'int', whenAbsent: '0', unseen: true },
	},
	{
		displayName: 'Minimum Special Characters',
		name: 'minSpecialCharacters',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 1,
		description:
			'Fewest special characters in a password. Needs a release with these rules; where the server hides its service description, check the first result.',
		xml: { path: 'minSpecialCharacters', type: 'int', whenAbsent: '0', unseen: true },
	},
];

/** The rules that only the extended methods take. Their element names stand on no page. */
export function characterRules(collection: PropertyCollection): PropertySpec[] {
	return characterRuleProperties.map((property) => ({ ...property, collection }));
}

/** Under the condition that one of these rules is given. */
export const characterRulesGiven: Condition[] = [{ given: characterRuleProperties.map(({ name }) => name) }];

/** What an update sends again. Only the ID's name in the list is published, so most names are guesses by the methods' own. */
export const keptRules = namedAsItself([parameterName(false), ...ruleProperties]);
export const keptCharacterRules = namedAsItself(characterRuleProperties);

function namedAsItself(properties: PropertySpec[]): Array<KeptValue<Method>> {
	return properties.map(({ name }) => ({ parameter: name, names: [name] }));
}
