import type { OperationContext, OperationSpec, PropertySpec } from '../../shared/operation/spec';
import { parameterFailure, type Failure } from '../../shared/soap/failure';
import { codesOf } from '../codes';
import { admin } from './answer';
import {
	additional,
	at,
	coded,
	emailField,
	languageField,
	leaderIdField,
	loginField,
	nameField,
	passwordField,
	text,
	together,
	userIdField,
} from './fields';

const photoField = additional(
	text(
		'Photo Input Field',
		'photoField',
		'UserPhoto',
		'Name of the input binary field that holds a picture of the user',
		{
			placeholder: 'e.g. data',
			hint: 'The name of the input field containing the picture',
			xml: { type: 'base64Binary' },
		},
	),
);

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
const before: PropertySpec[] = [
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

const after: PropertySpec[] = [
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
		xml: { path: 'UpdateType', type: 'int', ...coded({ add: '0', replace: '1' }) },
	},
];

const userCodes = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 18, 59, 60, 89, -1];

export const upsertUser: OperationSpec = {
	resource: 'user',
	name: 'Create or Update',
	value: 'upsert',
	action: 'Create or update user',
	description: 'Create a new record, or update the current one if it already exists (upsert)',
	effect: 'write',
	properties: [
		...before,
		{
			displayName: 'Departments and Positions',
			name: 'positions',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Position',
			default: {},
			description:
				'Where the user works: one entry per department and position. Those that do not exist are created first, and known ones get the names given here.',
			options: [
				{
					displayName: 'Position',
					name: 'position',
					values: [
						{
							displayName: 'Department ID',
							name: 'departmentId',
							type: 'string',
							default: '',
							placeholder: 'e.g. SALES',
							description: 'ID of the department; an unknown one is created',
						},
						{
							displayName: 'Department Name',
							name: 'departmentName',
							type: 'string',
							default: '',
							description: 'Name for the department; a known department is renamed to it',
						},
						{
							displayName: 'Position ID',
							name: 'positionId',
							type: 'string',
							default: '',
							placeholder: 'e.g. CLERK',
							description: 'ID of the position; an unknown one is created',
						},
						{
							displayName: 'Position Name',
							name: 'positionName',
							type: 'string',
							default: '',
							description: 'Name for the position; a known position is renamed to it',
						},
					],
				},
			],
			xml: {
				path: 'DeptPosArray/DeptPos',
				fields: {
					departmentId: { path: 'DepartmentID' },
					departmentName: { path: 'DepartmentName' },
					positionId: { path: 'PositionID' },
					positionName: { path: 'PositionName' },
				},
			},
		},
		...after,
	],
	...admin('importUserV2', { echo: ['userId', 'login'], codes: codesOf(userCodes) }),
	prepare: prepareImport,
};

export const importUser: OperationSpec = {
	resource: 'user',
	name: 'Create or Update (Known Positions Only)',
	value: 'upsertKnownPositions',
	action: 'Create or update user in known positions',
	description:
		'Create a user, or overwrite the one with the same ID. Departments and positions must exist: nothing but the user is created.',
	effect: 'write',
	properties: [
		...before,
		{
			displayName: 'Departments and Positions',
			name: 'positions',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Position',
			default: {},
			description: 'Where the user works: one entry per department and position, both of which must exist',
			options: [
				{
					displayName: 'Position',
					name: 'position',
					values: [
						{
							displayName: 'Department ID',
							name: 'departmentId',
							type: 'string',
							default: '',
							placeholder: 'e.g. SALES',
							description: 'ID of the department',
						},
						{
							displayName: 'Position ID',
							name: 'positionId',
							type: 'string',
							default: '',
							placeholder: 'e.g. CLERK',
							description: 'ID of the position in this department',
						},
					],
				},
			],
			xml: {
				path: 'RolPosIdArray',
				document: pairs,
				example: { position: [{ departmentId: 'SALES', positionId: 'CLERK' }] },
			},
		},
		...after,
	],
	...admin('importUser', {
		echo: ['userId', 'login'],
		codes: codesOf([...userCodes, 13, 14, 15, 16, 19]),
	}),
	prepare: prepareImport,
};

/** `department#position,department#position` in one text: neither may hold a separator. */
function pairs(value: unknown): string | undefined | { problem: string } {
	const rows = [Array.isArray(value) ? value : Object.values(value ?? {})].flat(2) as Array<
		Record<string, unknown>
	>;
	const written: string[] = [];
	for (const [index, row] of rows.entries()) {
		const department = String(row?.departmentId ?? '').trim();
		const position = String(row?.positionId ?? '').trim();
		if (department === '' || position === '') {
			return { problem: `needs both a department and a position in entry ${index + 1}` };
		}
		const offending = [department, position].find((id) => /[#,]/.test(id));
		if (offending !== undefined) {
			return {
				problem: `has "${offending}" in entry ${index + 1}: SoftExpert reads "#" and "," as separators`,
			};
		}
		written.push(`${department}#${position}`);
	}
	return written.length === 0 ? undefined : written.join(',');
}

const domainPair = together(['domainUserId', 'ID in Domain'], ['domainId', 'Domain ID']);

/** The picture is in the item's binary data, which a table of fields does not reach. */
async function prepareImport(context: OperationContext): Promise<Failure | undefined> {
	const { values, binary } = context;
	const incomplete = await domainPair(context);
	if (incomplete) return incomplete;
	const field = String(values.photoField ?? '').trim();
	if (field === '') return undefined;
	let file: Awaited<ReturnType<typeof binary>>;
	try {
		file = await binary(field);
	} catch {
		return parameterFailure(
			photoField.displayName,
			`The item has no file in the field '${field}'`,
			'Check the name of the binary field in the output of the node before this one, or remove the photo.',
		);
	}
	if (!file.mimeType.startsWith('image/') || file.data.length === 0) {
		return parameterFailure(
			photoField.displayName,
			`The file in the field '${field}' is no picture, but ${file.data.length === 0 ? 'empty' : file.mimeType}`,
		);
	}
	values.photoField = file.data;
	return undefined;
}
