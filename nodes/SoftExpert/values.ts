import type { FieldXml, PropertySpec } from '../shared/operation/spec';
import { languages } from './content/languages';

/** A line of text; most fields of the service are one. */
export function text(
	displayName: string,
	name: string,
	path: string,
	description: string,
	more: Partial<Omit<PropertySpec, 'xml'>> & { xml?: Partial<FieldXml> } = {},
): PropertySpec {
	return { displayName, name, type: 'string', default: '', description, ...more, xml: { path, ...more.xml } };
}

export function required(property: PropertySpec): PropertySpec {
	return { ...property, required: true };
}

export function additional(property: PropertySpec): PropertySpec {
	return { ...property, collection: 'additionalFields' };
}

/** The same field under the name that another method gives it. */
export function at(path: string, property: PropertySpec): PropertySpec {
	return { ...property, xml: { ...property.xml, path } };
}

export const yesNo = { true: '1', false: '2' };

export const userIdField = text('User ID', 'userId', 'ID', 'ID (registration) of the user, not the login', {
	required: true,
	placeholder: 'e.g. jdoe',
});

export const nameField = text('Name', 'name', 'NAME', 'Name as SoftExpert shows it', {
	required: true,
	placeholder: 'e.g. Ann Lee',
});

export const loginField = text('Login', 'login', 'LOGIN', 'Name to sign in with, without quotation marks', {
	required: true,
	placeholder: 'e.g. ann.lee',
});

export const passwordField = text('Password', 'password', 'PASS', 'Password of the user', {
	required: true,
	typeOptions: { password: true },
});

export const emailField = text('Email', 'email', 'EMAIL', 'Email address', {
	required: true,
	placeholder: 'name@email.com',
});

export const languageField: PropertySpec = {
	displayName: 'Language',
	name: 'language',
	type: 'options',
	options: languages,
	customValue: true,
	default: '1',
	description:
		'Language of the user interface. For a language that is not listed, give its number by expression.',
	xml: { path: 'LANGUAGE', type: 'int' },
};

export const leaderIdField = text(
	'Leader ID',
	'leaderId',
	'CDLEADER',
	'User ID of the leader, who must exist',
	{
		placeholder: 'e.g. msilva',
	},
);

export const departmentIdField = text('Department ID', 'departmentId', 'IDAREA', 'ID of the department', {
	required: true,
	placeholder: 'e.g. SALES',
});

export const positionIdField = text('Position ID', 'positionId', 'IDFUNC', 'ID of the position', {
	required: true,
	placeholder: 'e.g. CLERK',
});

export const accessGroupIdField = text(
	'Access Group ID',
	'accessGroupId',
	'IDACCGROUP',
	'ID of the access group',
	{
		required: true,
		placeholder: 'e.g. EDITORS',
	},
);

/** Codes of the modules that a record is offered in, as a list. */
export const componentsField: PropertySpec = text(
	'Components',
	'components',
	'CDISOSYSTEM',
	'Codes of the components to associate, such as 153 for Administration and 149 for Supply',
	{
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Component' },
		default: [],
		xml: { joinedWith: ';' },
	},
);
