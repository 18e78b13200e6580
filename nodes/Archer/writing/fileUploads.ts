import type { OperationContext } from '../../shared/operation/spec';
import { parameterFailure, type Failure } from '../../shared/soap/failure';
import { uploadFile } from './attachments';
import { identifierOf, listOf } from '../content/identifiers';
import { fieldIn, type FieldEntry } from './input';
import { isFile } from './namedValues';

/** Files go to Archer by themselves; a field holds their IDs. */

export type Uploaded =
	| {
			entries: FieldEntry[];
			/** What stays in Archer whatever becomes of the record. */ done: string[];
			failure?: undefined;
	  }
	| { entries?: undefined; failure: Failure };

/** Whether the entry names binary fields of the item, beside IDs of files that Archer has. */
export function namesFiles({ type, value, definition }: FieldEntry): boolean {
	return isFile(type ?? definition?.type) && listOf(value).some((entry) => identifierOf(entry) === undefined);
}

/** Uploads the files that the entries name, one after the other; the first that fails ends it. */
export async function withFiles(
	context: OperationContext,
	entries: FieldEntry[],
	parameter: string,
): Promise<Uploaded> {
	const done: string[] = [];
	const whole: FieldEntry[] = [];
	for (const entry of entries) {
		if (!namesFiles(entry)) {
			whole.push(entry);
			continue;
		}
		const ids: unknown[] = [];
		for (const given of listOf(entry.value)) {
			const id = identifierOf(given);
			if (id !== undefined) {
				ids.push(id);
				continue;
			}
			const sent = await uploadOne(context, given, entry, parameter);
			if (sent.failure) return { failure: { ...sent.failure, done: done.length > 0 ? done : undefined } };
			ids.push(sent.id);
			done.push(`the file "${sent.fileName}" was uploaded as ${sent.id}`);
		}
		whole.push({ ...entry, value: ids, given: entry.value });
	}
	return { entries: whole, done };
}

type Sent = { id: string; fileName: string; failure?: undefined } | { failure: Failure };

async function uploadOne(
	context: OperationContext,
	given: unknown,
	entry: FieldEntry,
	parameter: string,
): Promise<Sent> {
	if (typeof given !== 'string') {
		const message = `'${parameter}' has a value for ${fieldIn(entry)} that is neither the name of a binary field nor the ID of a file`;
		return { failure: parameterFailure(parameter, message) };
	}
	const outcome = await uploadFile({ ...context, values: { binaryProperty: given } });
	if (outcome.failure?.kind === 'parameter') {
		return {
			failure: parameterFailure(
				parameter,
				`'${parameter}' takes the file for ${fieldIn(entry)} from the binary field "${given.slice(0, 60)}", which the item does not have`,
				binaryAdvice(context),
			),
		};
	}
	if (outcome.failure) return { failure: outcome.failure };
	const { fileId, fileName } = outcome.items[0].json;
	return { id: String(fileId), fileName: String(fileName) };
}

function binaryAdvice({ binaryFields = [] }: OperationContext): string {
	return binaryFields.length === 0
		? 'The item has no files. Check the node before this one.'
		: `The item has ${binaryFields.map((name) => `"${name}"`).join(', ')}.`;
}
