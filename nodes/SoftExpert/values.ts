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

/**
 * Something that SoftExpert has already: entered by its ID, or chosen from a list, which a dataset tells that an administrator
 * makes once (docs/how-to/softexpert-datasets.md). Without the dataset the ID is all that is needed.
 */
function chosen(property: PropertySpec, searchListMethod: string): PropertySpec {
	const { placeholder, ...rest } = property;
	return {
		...rest,
		type: 'resourceLocator',
		default: { mode: 'id', value: '' },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Select one...',
				typeOptions: { searchListMethod, searchable: true },
			},
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder },
		],
	};
}

/** Any field that takes the ID of a user who is there already. */
export const existingUser = (property: PropertySpec) => chosen(property, 'searchUsers');

export const existingUserField = existingUser(userIdField);

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

export const existingDepartmentField = chosen(departmentIdField, 'searchDepartments');

export const existingPositionField = chosen(positionIdField, 'searchPositions');

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
