import { resource } from '../../../shared/operation/resource';
import type { Operation } from '../../../shared/operation/spec';
import { languages } from '../../content/languages';
import { codesOf } from '../../content/codes';
import { outcome } from '../../answers';
import { emailField } from '../../values';

const createExternalUser: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create external user',
	description: 'Add a person from outside of the organization, identified by the email address',
	effect: 'write',
	fields: [
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. Ann Lee',
			description: 'Full name, up to 50 characters',
			xml: { path: 'NAME', maximumLength: 50 },
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'First password of the user',
			xml: { path: 'PASSWORD' },
		},
		{
			displayName: 'Email',
			name: 'email',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'name@email.com',
			description: 'Address that the user signs in with; no other user may have it',
			xml: { path: 'EMAIL' },
		},
		{
			displayName: 'License Key',
			name: 'licenseKey',
			type: 'string',
			// It names the kind of license, as in SoftExpert's license screen, and is no secret.
			typeOptions: { password: false },
			default: '',
			required: true,
			placeholder: 'e.g. MANAGER-01',
			description: 'ID of the license that the user takes',
			xml: { path: 'NMID' },
		},
		{
			displayName: 'Language',
			name: 'language',
			type: 'options',
			options: languages,
			customValue: true,
			default: '1',
			required: true,
			description:
				'Language of the user interface. For a language that is not listed, give its number by expression.',
			xml: { path: 'LANGUAGE', type: 'int' },
		},
		{
			displayName: 'Telephone',
			name: 'telephone',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. +1 555 0100',
			description: 'Phone number',
			xml: { path: 'TELEPHONE' },
		},
		{
			displayName: 'Company',
			name: 'company',
			type: 'string',
			default: '',
			description: 'Company of the user: its name, in some releases (2.2.1) its ID',
			collection: 'additionalFields',
			xml: { path: 'COMPANY' },
		},
		{
			displayName: 'Position',
			name: 'position',
			type: 'string',
			default: '',
			description: 'Name of the position, free text',
			collection: 'additionalFields',
			xml: { path: 'POSITION' },
		},
		{
			displayName: 'Department',
			name: 'department',
			type: 'string',
			default: '',
			description: 'Name of the department, free text',
			collection: 'additionalFields',
			xml: { path: 'DEPARTMENT' },
		},
		{
			displayName: 'Simultaneous Connections',
			name: 'connections',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 1,
			description: 'How many sessions the user may have at the same time',
			collection: 'additionalFields',
			xml: { path: 'NRCONCURRENTLOGINS' },
		},
		{
			displayName: 'Comments',
			name: 'comments',
			type: 'string',
			typeOptions: { rows: 3 },
			default: '',
			description: 'Remarks on the user',
			collection: 'additionalFields',
			xml: { path: 'OBSERVATION' },
		},
		{
			displayName: 'Mobile Phone',
			name: 'mobilePhone',
			type: 'string',
			default: '',
			description: 'Mobile number. Releases before 2.2.2 do not know it, so it is only sent when filled.',
			collection: 'additionalFields',
			xml: { path: 'CELLPHONE' },
		},
	],
	element: 'newExternalUser',
	answer: outcome({
		repeats: ['email', 'name'],
		// This method's own numbering: 5 to 9 differ from all other user methods.
		codes: codesOf([-1], {
			2: {
				meaning: 'SoftExpert does not know the license key',
				advice: "Check 'License Key': it must be the ID of a license as SoftExpert shows it.",
			},
			3: {
				meaning: 'A text is longer than the 50 characters that SoftExpert takes',
				advice: 'Shorten the longest of the texts; SoftExpert does not say which one it is.',
			},
			4: {
				meaning: 'The email address belongs to another user already',
				kind: 'conflict',
				advice: 'Use another address, or change the existing user instead of creating one.',
			},
			5: { meaning: 'The sign-in name is empty', advice: "Fill in 'Email': it is the sign-in name." },
			6: { meaning: 'The user ID is empty', advice: "Fill in 'Email': SoftExpert derives the ID from it." },
			7: { meaning: 'The name is empty', advice: "Fill in 'Name'." },
			8: { meaning: 'The password is empty', advice: "Fill in 'Password'." },
			9: {
				meaning: 'The language is empty or unknown',
				advice: "Choose another 'Language'; the database decides which ones are there.",
			},
			30: {
				meaning: 'The number of simultaneous connections is not allowed',
				advice: "Lower 'Simultaneous Connections', or ask for more licenses.",
			},
		}),
	}),
};

const deactivateExternalUser: Operation = {
	name: 'Deactivate',
	value: 'deactivate',
	action: 'Deactivate external user',
	description: 'Make the external user with this email address inactive',
	effect: 'idempotent',
	fields: [
		{
			...emailField,
			description: 'Address that the user signs in with',
			// The page's table says EMAIL, its envelope MAIL (docs/quirks/softExpert.md, quirk 1).
			xml: { path: 'MAIL' },
		},
	],
	element: 'inactiveExternalUser',
	answer: outcome({
		repeats: ['email'],
		codes: codesOf([12, 58, -1]),
		done: { deactivated: true },
	}),
};

export const externalUserResource = resource(
	{ name: 'External User', value: 'externalUser', service: 'adm_ws' },
	[createExternalUser, deactivateExternalUser],
);
