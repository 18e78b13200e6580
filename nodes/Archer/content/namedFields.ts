import type { OperationContext } from '../../shared/operation/spec';
import { parameterFailure, type Failure } from '../../shared/soap/failure';
import { metadataOf } from '../metadata/metadata';
import { fieldCalled } from '../metadata/names';
import { formEntries } from '../writing/formInput';
import { rowsOf, textOf } from './given';
import { isFieldName, readFieldValues, readRows, type FieldEntry } from '../writing/input';
import { holdsNames } from '../writing/namedValues';

/** What the user gave, with the definitions of the fields wherever something is named by a text. */

export type GivenEntries =
	| { entries: FieldEntry[]; failure?: undefined }
	| { entries?: undefined; failure: Failure };

const label = 'Fields';

export async function givenEntries(context: OperationContext, contentId: unknown): Promise<GivenEntries> {
	const { values } = context;
	if (values.fieldsMode === 'form') {
		return await formEntries(context, metadataOf(context), textOf(contentId) === '');
	}
	const read =
		values.fieldsMode === 'json' ? readFieldValues(values.fieldValues) : readRows(rowsOf(values.fields));
	if (read.problem !== undefined) {
		return { failure: parameterFailure(label, `'${label}' ${read.problem}`) };
	}
	const entries: FieldEntry[] = [];
	for (const entry of read.entries) {
		const one = await withDefinition(context, entry, contentId);
		if (one.failure) return one;
		entries.push(one.entry);
	}
	return { entries };
}

/**
 * IDs and GUIDs with values that need no look-up cost nothing. A name that the metadata does not tell is left for the record:
 * the sample that the user names, or the one that is changed.
 */
async function withDefinition(
	context: OperationContext,
	entry: FieldEntry,
	contentId: unknown,
): Promise<{ entry: FieldEntry; failure?: undefined } | { failure: Failure }> {
	const { values } = context;
	const isNamed = isFieldName(entry.key);
	if (!isNamed && !holdsNames(entry)) return { entry };
	if (isNamed && textOf(values.sampleRecordId) !== '') return { entry };
	const metadata = metadataOf(context);
	const moduleId = Number(values.moduleId ?? values.subformModuleId);
	const levelId = Number(values.levelId) || undefined;
	const known = await fieldCalled(metadata, moduleId, entry.key, label, levelId);
	if (known.failure) {
		const canBeRead = textOf(contentId) !== '' && metadata.isRestClosed();
		return !isNamed || canBeRead
			? { entry }
			: { failure: withSample(known.failure, metadata.isRestClosed()) };
	}
	const { id, name, type } = known.found;
	return { entry: { ...entry, key: String(id), name, definition: known.found, type: entry.type ?? type } };
}

function withSample(failure: Failure, isRestClosed: boolean): Failure {
	if (!isRestClosed) return failure;
	const sample = "An existing record under 'Sample Record ID' tells the names of its fields, too.";
	return { ...failure, advice: [failure.advice, sample].filter(Boolean).join(' ') };
}
