import type { OperationContext } from '../../shared/operation/spec';
import { textOf } from '../content/given';
import { metadataOf } from '../metadata/metadata';
import type { FieldDefinition, Known } from '../metadata/model';
import { fieldCalled, guidIn, isId } from '../metadata/names';
import { applicationIdOf } from './applicationId';

/** A search as people write it: fields by their names, values by their texts. What is an ID already costs no question. */

export interface SearchNames {
	context: OperationContext;
	/** The application's ID, asked for where only its GUID is given. */
	applicationId: () => Promise<Known<number>>;
	field: (given: string, parameter: string) => Promise<Known<FieldDefinition>>;
}

export const isIdentifier = (text: string) => isId(text) || guidIn(text) !== undefined;

/** What a picker in a row holds. */
export function pickedText(value: unknown): string {
	return textOf(typeof value === 'object' && value !== null ? (value as { value?: unknown }).value : value);
}

/** The names of a list, or of a text with commas between them: names have blanks in them. */
export function namesIn(value: unknown): string[] {
	const list: unknown[] = Array.isArray(value) ? value.flat(Infinity) : textOf(value).split(',');
	return list.map(pickedText).filter((name) => name !== '');
}

export function namesOf(context: OperationContext, application: unknown): SearchNames {
	let asked: Promise<Known<number>> | undefined;
	const applicationId = async () => await (asked ??= applicationIdOf(context, application));
	return {
		context,
		applicationId,
		field: async (given, parameter) => {
			const known = await applicationId();
			return known.failure ? known : await fieldCalled(metadataOf(context), known.found, given, parameter);
		},
	};
}

export async function fieldId(names: SearchNames, given: string, parameter: string): Promise<Known<string>> {
	if (given === '' || isIdentifier(given)) return { found: given };
	const field = await names.field(given, parameter);
	return field.failure ? field : { found: String(field.found.id) };
}
