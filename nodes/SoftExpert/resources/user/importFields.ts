import type { PropertySpec } from '../../../shared/operation/spec';
import type { ValueCheck } from '../../../shared/operation/words/checks';
import { userDatasetFields } from '../../datasets/created';
import {
	additional,
	at,
	emailField,
	languageField,
	leaderIdField,
	loginField,
	nameField,
	passwordField,
	text,
	userIdField,
} from '../../values';
import { photoField } from './photo';

function list(displayName: string, name: string, path: string, description: string, button: string) {
	return additional(
		text(displayName, name, path, description, {
			typeOptions: { multipleValues: true, multipleValueButtonText: button },
			default: [],
			xml: { joinedWith: ',' },
		}),
	);
}

/** What both imports have before their departments and positions; in the order of the request. */
export const fieldsBeforePositions: PropertySpec[] = [
	at('UserId', {
		...userIdField,
		description: 'ID (registration) that decides: an unknown one is created, a known one overwritten',
	}),
	at('UserName', nameField),
	at('UserLogin', loginField),
	at('UserPassword', passwordField),
	additional(
		text(
			'Countersignature',
			'counterSignature',
			'UserCounterSign',
			'Second password, with which the user signs approvals',
			{
				typeOptions: { password: true },
			},
		),
	),
	at('UserLanguage', additional(languageField)),
	additional({
		displayName: 'Active',
		name: 'active',
		type: 'boolean',
		default: true,
		description: 'Whether the account is enabled',
		xml: { path: 'IsActive', type: 'boolean', booleans: { true: '1', false: '0' } },
	}),
	// The service calls it IsEnabled and means the opposite (docs/quirks/softExpert.md, quirk 5).
	additional({
		displayName: 'Blocked',
		name: 'blocked',
		type: 'boolean',
		default: false,
		description: 'Whether the user is locked out. On means that the user cannot sign in.',
		xml: { path: 'IsEnabled', type: 'boolean', booleans: { true: '1', false: '0' } },
	}),
	additional({
		displayName: 'Simultaneous Connections',
		name: 'connections',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 1,
		description: 'How many sessions the user may have at the same time',
		xml: { path: 'NumMaxConnections', type: 'int' },
	}),
	additional(
		text('Telephone', 'telephone', 'UserPhone', 'Phone number', { placeholder: 'e.g. +1 555 0100' }),
	),
	at('UserEmail', emailField),
	at('LeaderId', additional(leaderIdField)),
	photoField,
	additional(
		text(
			'ID in Domain',
			'domainUserId',
			'UserDomainId',
			'Unique ID of the user in the directory. Goes together with Domain ID.',
		),
	),
	additional(
		text(
			'Domain ID',
			'domainId',
			'DomainId',
			'ID of the directory domain as registered in SoftExpert. Goes together with ID in Domain.',
		),
	),
	list(
		'Access Groups',
		'accessGroupIds',
		'AccGroupIdArray',
		'IDs of the access groups, one per entry',
		'Add Access Group',
	),
];

/** And behind them. */
export const fieldsAfterPositions: PropertySpec[] = [
	list('Teams', 'teamIds', 'TeamIdArray', 'IDs of the teams, one per entry', 'Add Team'),
	{
		displayName: 'Groups, Teams and Positions',
		name: 'updateType',
		type: 'options',
		options: [
			{
				name: 'Add to Existing',
				value: 'add',
				description: 'What the user has stays, and what is given here comes on top',
			},
			{
				name: 'Replace',
				value: 'replace',
				description: 'The user loses every group, team and position that is not given here',
			},
		],
		default: 'add',
		description: 'What happens to the access groups, teams and positions that an existing user has already',
		xml: { path: 'UpdateType', type: 'int', codes: { add: '0', replace: '1' } },
	},
	...userDatasetFields,
];

/** The same for both imports. */
export const importChecks: ValueCheck[] = [
	{ together: ['domainUserId', 'domainId'] },
	...['userIdColumn', 'searchParameter'].map((given) => ({
		given,
		needs: ['userDatasetId'],
		advice: "It says something about the user dataset: add 'User Dataset ID', or take it out.",
	})),
];
