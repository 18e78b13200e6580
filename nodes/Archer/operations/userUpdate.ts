import type { IDataObject } from 'n8n-workflow';
import type { OperationContext, OperationOutcome, OperationSpec } from '../../shared/operation/spec';
import { parameterFailure } from '../../shared/soap/failure';
import { codeField, done, usersDomain } from './results';
import { presentValues, unreadableFailure, unreadableValues, type Kept } from './keep';
import { findSecurityParameter } from './securityParameterLocator';
import { accountFields, inCollection, keptFields, type AccountField } from './userAccountFields';
import { getUser } from './userGet';
import { userLocator } from './userLocator';

const changeable = (Object.keys(accountFields) as AccountField[]).map((name) =>
	inCollection('updateFields', accountFields[name]),
);

/** What only the newer method of the two takes. */
const newerFields = ['userDomain', 'timeZone', 'locale'];

export const updateUser: OperationSpec = {
	resource: 'user',
	name: 'Update',
	value: 'update',
	action: 'Update user',
	description:
		'Change account data of a user. What is not under Update Fields stays as it is; a field that is added and left empty is cleared.',
	effect: 'idempotent',
	properties: [userLocator, ...changeable, unreadableValues],
	soap: { service: 'accesscontrol', element: 'UpdateUserEx', uncertain: true },
	result: {
		cardinality: 'one',
		path: 'UpdateUserExResult',
		echo: ['userId'],
		fields: [
			codeField,
			{
				name: 'cleared',
				xml: 'none',
				type: 'list',
				description: 'Fields that were cleared because Archer does not tell their present value',
			},
		],
		codes: done('The user is updated', { updated: true }),
	},
	steps: [getUser, findSecurityParameter],
	// The method replaces the whole account, so what stays is read and sent again.
	run: async (context) => await updateKept(context, Object.values(keptFields)),
};

export const updateDomainUser: OperationSpec = {
	...updateUser,
	name: 'Update Domain User',
	value: 'updateDomainUser',
	action: 'Update domain user',
	description:
		'Change account data of a user of an LDAP domain. What is not under Update Fields stays as it is; a field that is added and left empty is cleared.',
	properties: [
		userLocator,
		...changeable.filter(({ name }) => !newerFields.includes(name)),
		{
			displayName: 'Time Zone Number',
			name: 'timeZoneNumber',
			type: 'hidden',
			default: 0,
			// No longer used, says the vendor's page: 0 is sent.
			xml: { path: 'timeZone', type: 'int', whenAbsent: '0' },
		},
		{ ...usersDomain, required: true, xml: { path: 'usersDomain' } },
		unreadableValues,
	],
	soap: { service: 'accesscontrol', element: 'UpdateDomainUser', uncertain: true },
	result: { ...updateUser.result, path: 'UpdateDomainUserResult' },
	// The method replaces the whole account, so what stays is read and sent again.
	run: async (context) =>
		await updateKept(
			context,
			Object.values(keptFields).filter(({ parameter }) => !newerFields.includes(parameter)),
		),
};

/** Sends what the user named together with the present values of the rest. */
export async function updateKept(context: OperationContext, kept: Kept[]): Promise<OperationOutcome> {
	const { values, call, send } = context;
	const empty = [keptFields.firstName, keptFields.lastName].find(
		({ parameter }) => String(values[parameter] ?? 'given').trim() === '',
	);
	if (empty) {
		return {
			failure: parameterFailure(
				empty.displayName,
				`'${empty.displayName}' is empty, and every account needs one`,
			),
		};
	}
	const user = await call(getUser, { userId: values.userId });
	if (user.failure) return user;
	const present = presentValues(user.items[0].json, kept, values);
	if (present.values.securityParameter !== undefined) {
		const id = await securityParameterId(call, present.values.securityParameter);
		if (id === undefined) present.unreadable.push(keptFields.securityParameter.displayName);
		else present.values.securityParameter = id;
	}
	const { unreadable } = present;
	const isRequired = unreadable.some((name) =>
		[keptFields.firstName, keptFields.lastName, keptFields.securityParameter].some(
			({ displayName }) => displayName === name,
		),
	);
	if (unreadable.length > 0 && (isRequired || values.unreadableValues !== 'clear')) {
		return { failure: unreadableFailure(unreadable, !isRequired) };
	}
	const outcome = await send({ ...present.values, ...values });
	if (outcome.failure || unreadable.length === 0) return outcome;
	return { items: outcome.items.map(({ json }) => ({ json: { ...json, cleared: unreadable } })) };
}

/** Archer may show the rules by their name where an update wants their ID. */
async function securityParameterId(
	call: OperationContext['call'],
	present: IDataObject[string],
): Promise<IDataObject[string] | undefined> {
	const text = String(present ?? '').trim();
	if (/^[1-9]\d*$/.test(text)) return text;
	if (text === '' || text === '0') return undefined;
	const found = await call(findSecurityParameter, { name: text });
	return found.items?.[0]?.json.securityParameterId;
}
