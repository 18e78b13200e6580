import type { ResultCode } from '../../shared/operation/spec';

/**
 * The numbering that most methods share. Meanings are the vendor's, the advice is ours and names the fields as the editor
 * does. A method whose own table differs says so where it is described.
 */
export const commonCodes: Record<string, ResultCode> = {
	2: missing('The access group does not exist', "Check 'Access Group ID': it must be the ID, not the name."),
	3: wrong(
		'A text is longer than SoftExpert takes',
		'User fields and IDs take 50 characters, position names 255.',
	),
	4: {
		meaning: 'Several users have this login, so SoftExpert cannot tell which one is meant',
		kind: 'conflict',
		advice: 'Give the users different logins in SoftExpert first.',
	},
	5: wrong('The login holds quotation marks', "Remove the quotation marks from 'Login'."),
	6: wrong('The login is empty', "Fill in 'Login'."),
	7: wrong('The user ID is empty', "Fill in 'User ID'."),
	8: wrong('The name of the user is empty', "Fill in 'Name'."),
	9: wrong('The password is empty', "Fill in 'Password'; SoftExpert wants it with every change of a user."),
	10: wrong(
		'The language is empty or unknown',
		"Choose another 'Language', or give its number by expression.",
	),
	11: missing('The leader does not exist', "Check 'Leader ID': create the leader first."),
	12: missing(
		'The user does not exist',
		"Check 'User ID': it is the ID (registration), which may differ from the login.",
	),
	13: wrong('The position ID is empty', "Fill in 'Position ID'."),
	14: wrong('The department ID is empty', "Fill in 'Department ID'."),
	15: missing('The department does not exist', "Check 'Department ID', or create the department first."),
	16: missing('The position does not exist', "Check 'Position ID', or create the position first."),
	17: unrelated(),
	18: wrong('The user and the leader are the same person', "Choose another 'Leader ID'."),
	19: unrelated(),
	20: wrong(
		'At least one of the users was not switched',
		'Send one user at a time, and look at the state of each in SoftExpert.',
	),
	22: wrong('The name of the position is empty', "Fill in 'Position Name'."),
	23: exists('The position exists already', 'Use Position: Update to rename it.'),
	32: wrong('The absent user is not given', "Fill in 'User ID'."),
	33: missing('The absent user does not exist', "Check 'User ID'."),
	34: wrong('The substitute is not given', "Fill in 'Substitute ID'."),
	35: missing('The substitute does not exist', "Check 'Substitute ID'."),
	36: wrong('The first day is not given', "Fill in 'First Day'."),
	37: wrong('SoftExpert cannot read the first day', "Check 'First Day': it must be a date that exists."),
	38: wrong('SoftExpert cannot read the last day', "Check 'Last Day': it must be a date that exists."),
	39: wrong('The last day is before the first day', "Swap 'First Day' and 'Last Day'."),
	40: wrong(
		'The first day is in the past',
		"Choose a 'First Day' from today on, in the time zone of SoftExpert.",
	),
	41: wrong('The absent user and the substitute are the same person', "Choose another 'Substitute ID'."),
	42: exists(
		'The days overlap an absence that is planned already',
		'Change the days, or the planned absence in SoftExpert.',
	),
	43: wrong('The ID is empty', 'Fill in the ID.'),
	44: wrong('The name is empty', 'Fill in the name.'),
	45: exists('The ID exists already', 'Use the Update operation to change what is there.'),
	50: wrong('The new status is not given', "Choose a 'Status'."),
	51: wrong('SoftExpert does not know the value of a choice field', 'Choose one of the listed values.'),
	52: missing('The unit does not exist, or its ID is empty', "Check 'Unit ID' or 'Department ID'."),
	53: missing('The parent unit does not exist', 'Create units level by level, parents first.'),
	54: wrong('The new parent lies below this unit', 'A unit cannot be moved under one of its own parts.'),
	55: wrong('The access group is not given', "Fill in 'Access Group ID'."),
	57: wrong('An organizational unit may not lie below a department', 'Choose a business unit as the parent.'),
	58: wrong('The email or ID of the user is empty', "Fill in 'Email'."),
	59: wrong(
		'The database of SoftExpert does not support the language',
		"Choose another 'Language'; some need a Unicode database.",
	),
	60: wrong('The language does not exist', "Choose another 'Language', or give its number by expression."),
	63: wrong('The name of the department is empty', "Fill in 'Department Name'."),
	64: missing('The parent department does not exist', 'Create departments level by level, parents first.'),
	66: {
		meaning: 'Other data hangs on it, so it cannot be deleted',
		kind: 'conflict',
		advice: 'Remove users, positions and parts from it first, or deactivate it instead.',
	},
	69: {
		meaning: 'It is the default department of the user',
		kind: 'conflict',
		advice: 'Give the user another default department first (User Department: Replace Default).',
	},
	70: missing(
		'The user does not have this department and position',
		"Check 'Department ID' and 'Position ID': only the pair counts.",
	),
	72: missing('The user is not in the access group', 'Nothing had to be removed.'),
	74: exists('It has this status already', 'Nothing had to be changed.'),
	89: wrong('The email is empty', "Fill in 'Email'."),
	92: missing('The currency does not exist', "Check 'Currency ID'."),
	'-1': {
		meaning: 'SoftExpert met an unexpected error',
		kind: 'fault',
		advice: 'Check in SoftExpert whether anything was done before you run it again; its log has more.',
	},
};

/** Those of the common codes that a method documents, and its own beside them. */
export function codesOf(numbers: number[], own: Record<string, ResultCode> = {}): Record<string, ResultCode> {
	const common = numbers.map((number): [string, ResultCode] => [String(number), commonCodes[String(number)]]);
	return { ...Object.fromEntries(common), ...own };
}

function wrong(meaning: string, advice: string): ResultCode {
	return { meaning, advice };
}

function missing(meaning: string, advice: string): ResultCode {
	return { meaning, advice, kind: 'notFound' };
}

function exists(meaning: string, advice: string): ResultCode {
	return { meaning, advice, kind: 'conflict' };
}

/** 17 and 19 say the same. */
function unrelated(): ResultCode {
	return wrong(
		'The department and the position are not related',
		'Relate them first (Department: Add Position), or choose another pair.',
	);
}
