import type { Method, OperationContext, OperationOutcome } from '../../../shared/operation/spec';
import { refusal } from '../../../shared/soap/failure';
import { codeField } from '../../values';
import { lookUpUserName } from './get';

/** Sent twice, the second answer would be 'unchanged' although the name has changed. */
const updateUserName: Method = {
	effect: 'write',
	fields: [
		{ name: 'userId', required: true, xml: { path: 'userId', type: 'int' } },
		{ displayName: 'New User Name', name: 'userName', required: true, xml: { path: 'userName' } },
	],
	element: 'UpdateUserName',
	answer: {
		repeats: ['userId', 'userName'],
		gives: [codeField],
		codes: {
			0: { meaning: 'Nothing was changed', result: { changed: false } },
			1: { meaning: 'The name was changed', result: { changed: true } },
		},
	},
};

/** What `giveUserName` calls. */
export const namingMethods = [updateUserName, lookUpUserName];

/** Nothing changed may mean that the user had the name already, or that Archer did not take it: only the name tells. */
export async function giveUserName(
	{ call }: Pick<OperationContext, 'call'>,
	userId: unknown,
	userName: unknown,
): Promise<OperationOutcome> {
	const outcome = await call(updateUserName, { userId, userName });
	if (outcome.failure || outcome.items[0].json.changed !== false) return outcome;
	const present = await call(lookUpUserName, { userId });
	if (present.failure) return present;
	const name = String(present.items[0].json.userName);
	if (name === String(userName)) return outcome;
	return {
		failure: refusal('conflict', `Archer did not change the user name: it still is "${name}"`, {
			code: '0',
			advice: 'Another account may have the new name, or the name may not be allowed.',
		}),
	};
}
