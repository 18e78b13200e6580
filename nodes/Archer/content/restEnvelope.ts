import type { IDataObject } from 'n8n-workflow';
import { textOf } from './given';

/** What Archer's REST interface wraps its answers in: one envelope, or an array of them for a list. */

/** Releases since 6.5 have the first (vendor's help on the REST interface), older ones the second. */
export const restPrefixes = ['platformapi', 'api'];

/** What Archer says about a refusal. The text for people is often missing; then only its key says something. */
export function messagesIn({ ValidationMessages: messages }: IDataObject): string {
	const list = Array.isArray(messages) ? (messages as Array<IDataObject | string>) : [];
	return list
		.map((message) => (typeof message === 'string' ? message : firstText(message)))
		.filter((text) => text !== '')
		.join('; ');
}

function firstText({ ResourcedMessage, Description, MessageKey, Reason }: IDataObject): string {
	const texts = [ResourcedMessage, Description, MessageKey, Reason].map(textOf);
	return texts.find((text) => text !== '') ?? '';
}

/** An empty list can come as one envelope that says that there is no such resource. */
export function saysNothingFound({ ValidationMessages: messages, ...envelope }: IDataObject): boolean {
	const list = Array.isArray(messages) ? (messages as IDataObject[]) : [];
	const isAbout = ({ MessageKey: key, ResourcedMessage: text }: IDataObject) =>
		/:NotFound$/i.test(textOf(key)) || /no resource found/i.test(textOf(text));
	return isRefused(envelope) && list.length > 0 && list.every(isAbout);
}

export function isRefused({ IsSuccessful: successful }: IDataObject): boolean {
	return successful === false || /^false$/i.test(textOf(successful));
}

export function isAccepted({ IsSuccessful: successful }: IDataObject): boolean {
	return successful === true || /^true$/i.test(textOf(successful));
}
