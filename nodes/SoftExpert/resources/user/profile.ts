import type { Operation } from '../../../shared/operation/spec';
import { codesOf } from '../../content/codes';
import { outcome } from '../../answers';
import {
	additional,
	at,
	existingUser,
	existingUserField,
	languageField,
	leaderIdField,
	required,
	text,
	userIdField,
} from '../../values';

export const addAbsence: Operation = {
	name: 'Plan Absence',
	value: 'planAbsence',
	action: 'Plan absence of user',
	description: 'Say when a user is away and who gets the tasks meanwhile',
	effect: 'write',
	fields: [
		at('AbsentUser', { ...existingUserField, description: 'ID of the user who is away' }),
		existingUser(
			text('Substitute ID', 'substituteId', 'ResponsibleUser', 'ID of the user who gets the tasks', {
				required: true,
				placeholder: 'e.g. msilva',
			}),
		),
		required({
			displayName: 'First Day',
			name: 'firstDay',
			type: 'dateTime',
			default: '',
			description: 'First day of the absence, today or later; the time of the day does not count',
			xml: { path: 'InitialDate', type: 'date' },
		}),
		additional({
			displayName: 'Last Day',
			name: 'lastDay',
			type: 'dateTime',
			default: '',
			description: 'Last day of the absence; without it the absence has no end',
			xml: { path: 'EndDate', type: 'date' },
		}),
		additional(text('Reason', 'reason', 'Reason', 'Why the user is away')),
	],
	element: 'addUserAbsence',
	answer: outcome({
		repeats: ['userId', 'substituteId'],
		codes: codesOf([32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42]),
	}),
};

export const updateProfile: Operation = {
	name: 'Update Employee Profile',
	value: 'updateProfile',
	action: 'Update employee profile of user',
	description: 'Change education, dates, address and comments of a user; what is not added stays',
	effect: 'idempotent',
	fields: [
		at('IDUSER', existingUserField),
		{
			...text(
				'Education Level ID',
				'educationLevelId',
				'IDEDULEVEL',
				'ID of the level of education. Goes together with Education Status.',
			),
			collection: 'updateFields',
		},
		{
			displayName: 'Education Status',
			name: 'educationStatus',
			type: 'options',
			options: [
				{ name: 'Complete', value: 'complete' },
				{ name: 'Incomplete', value: 'incomplete' },
			],
			default: 'complete',
			description: 'Whether the level of education has been completed',
			collection: 'updateFields',
			xml: { path: 'FGEDULEVELSTATUS', codes: { complete: '1', incomplete: '2' } },
		},
		{
			displayName: 'Birth Date',
			name: 'birthDate',
			type: 'dateTime',
			default: '',
			description: 'Day of birth',
			collection: 'updateFields',
			xml: { path: 'DTBIRTHDAY', type: 'date' },
		},
		{
			displayName: 'Hire Date',
			name: 'hireDate',
			type: 'dateTime',
			default: '',
			description: 'First day with the company',
			collection: 'updateFields',
			xml: { path: 'DTADMISSION', type: 'date' },
		},
		{
			displayName: 'Termination Date',
			name: 'terminationDate',
			type: 'dateTime',
			default: '',
			description: 'Last day with the company',
			collection: 'updateFields',
			xml: { path: 'DTDEMISSION', type: 'date' },
		},
		{ ...text('Address', 'address', 'DSADDRESS', 'Postal address'), collection: 'updateFields' },
		{
			...text('Comments', 'comments', 'DSOBS', 'Remarks on the user', { typeOptions: { rows: 3 } }),
			collection: 'updateFields',
		},
	],
	element: 'updateEmployeeProfile',
	answer: outcome({ repeats: ['userId'], returns: 'one' }),
	checks: [
		{
			given: 'educationLevelId',
			needs: ['educationStatus'],
			advice:
				'SoftExpert takes a new level of education only together with its status: add it under Update Fields.',
		},
	],
};

export const removeLeader: Operation = {
	name: 'Remove Leader',
	value: 'removeLeader',
	action: 'Remove leader of user',
	description: 'Leave a user without a leader',
	// Without a leader there is nothing to remove: a second request may be refused.
	effect: 'write',
	fields: [existingUserField],
	element: 'deleteUserLeader',
	answer: outcome({ repeats: ['userId'], returns: 'key', done: { leaderRemoved: true } }),
};

export const synchronizeUser: Operation = {
	name: 'Synchronize From Directory',
	value: 'synchronize',
	action: 'Create or overwrite user as directory does',
	description:
		'Create or overwrite a user as the synchronization does. Not documented: prefer Create or Update.',
	effect: 'write',
	warning:
		'Overwrites a user who is there already. The vendor does not document this internal method: prefer Create or Update.',
	rare: true,
	fields: [
		additional(text('ID in Domain', 'domainUserId', 'nmdomainuid', 'Unique ID of the user in the directory')),
		at('id', userIdField),
		additional(text('Login', 'login', 'login', 'Name to sign in with')),
		additional(text('Name', 'name', 'name', 'Name as SoftExpert shows it')),
		additional(text('Email', 'email', 'email', 'Email address', { placeholder: 'name@email.com' })),
		additional({
			...languageField,
			description:
				'Language of the user interface. The synchronizer is known to count differently (0 English, 1 Portuguese, 2 Spanish): try it, and give another number by expression.',
			xml: { path: 'fglanguage', type: 'int' },
		}),
		additional(
			text(
				'Enabled Flag',
				'enabledFlag',
				'fguserenabled',
				'Number for an enabled user. Its values are not documented.',
			),
		),
		additional(
			text(
				'Blocked Flag',
				'blockedFlag',
				'fguserblocked',
				'Number for a blocked user. Its values are not documented.',
			),
		),
		additional(
			text(
				'News Flag',
				'newsFlag',
				'fgnotice',
				'Number for a user who gets news of the vendor. Its values are not documented.',
			),
		),
		additional(text('Department ID', 'departmentId', 'idarea', 'ID of the department')),
		additional(text('Department Name', 'departmentName', 'nmarea', 'Name of the department')),
		additional(text('Position ID', 'positionId', 'idfunc', 'ID of the position')),
		additional(text('Position Name', 'positionName', 'nmfunc', 'Name of the position')),
		additional(
			text(
				'Matching Field',
				'matchingField',
				'nmdefsynchfilter',
				'Key that finds an existing user at the first synchronization',
			),
		),
		additional(
			text('Domain Connection ID', 'connectionId', 'oidconnection', 'ID of the connection to the directory'),
		),
		additional(at('cdleader', leaderIdField)),
	],
	element: 'synchUser',
	answer: outcome({ repeats: ['userId', 'login'], returns: 'number' }),
};
