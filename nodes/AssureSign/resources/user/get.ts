import type { Operation } from '../../../shared/operation/spec';
import { accountOption, contextAndSignIn, successField, userLocator, warningsField } from '../../values';
import { userResultFields } from './properties';

export const getUser: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get user',
	description: 'Get name, role, state and tags of a user',
	effect: 'read',
	fields: [userLocator, accountOption('Request')],
	element: 'GetUser',
	fromCredential: contextAndSignIn,
	answer: {
		gives: [...userResultFields, successField, warningsField],
	},
};
