import type { AnswerSpec, PropertySpec, ResultCode, ResultField } from '../shared/operation/spec';
import { refusal, type Failure } from '../shared/soap/failure';

export const codeField: ResultField = {
	name: 'code',
	xml: '.',
	type: 'integer',
	description: 'Answer of Archer: 1 when it is done',
	example: 1,
};

/** Methods that answer 1 on success and a SOAP fault otherwise. */
export function done(meaning: string, result: ResultCode['result'] = {}): Record<string, ResultCode> {
	return { 1: { meaning, result } };
}

/** The answer of such a method. */
export function doneAnswer(meaning: string, repeats: string[], result?: ResultCode['result']): AnswerSpec {
	return { repeats, gives: [codeField], codes: done(meaning, result) };
}

/** The answer of a method that creates a thing: its ID. */
export function createdAnswer(what: string, id: ResultField, repeats: string[]): AnswerSpec {
	return { repeats, gives: [{ ...id, xml: '.' }], emptyTexts: noIds, whenEmpty: notCreated(what) };
}

/** Methods that answer the ID of what they created never answer 0 for success. */
export function notCreated(what: string): { failure: Failure } {
	return {
		failure: refusal('unreadable', `Archer answered without the ID of the new ${what}`, {
			advice: 'Check in Archer whether it was created before you run it again.',
		}),
	};
}

export const noIds = ['0', '-1'];

export const nameContains: PropertySpec = {
	displayName: 'Name Contains',
	name: 'nameContains',
	type: 'string',
	default: '',
	description: 'Text that the name must hold; upper and lower case are the same',
	collection: 'filters',
};

/** The domain of users that a directory holds. Archer finds those with their domain only. */
export const usersDomain: PropertySpec = {
	displayName: 'Domain',
	name: 'usersDomain',
	type: 'string',
	default: '',
	placeholder: 'e.g. CORP',
	trimmed: true,
	description: 'LDAP domain of the users as it is set up in Archer. Leave empty for users of no domain.',
};
