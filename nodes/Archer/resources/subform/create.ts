import type { IDataObject } from 'n8n-workflow';
import type {
	Method,
	OperationContext,
	OperationOutcome,
	ParameterValues,
	Task,
} from '../../../shared/operation/spec';
import { parameterFailure, type Failure } from '../../../shared/soap/failure';
import { checked, ignoredFields } from '../../writing/checkResult';
import { afterUpload, postAttachment } from '../../writing/attachments';
import { fieldsModeProperties } from '../../writing/fieldProperties';
import { textOf } from '../../content/given';
import { newRecord, updateRecord, writtenRecord } from '../../content/recordMethods';
import { resolvingMethods } from '../../writing/methods';
import { resolveFields } from '../../writing/resolve';
import { entriesInWords } from '../../writing/inWords';
import { writeRecord } from '../../writing/write';
import { noIds } from '../../values';
import { parentApplication, parentRecord } from './parent';
import { place, placeOf, placeOnWire } from './place';

const createSubformRecord: Method = {
	service: 'record',
	effect: 'write',
	fields: [...placeOnWire, writtenRecord],
	element: 'CreateSubformRecord',
	answer: { repeats: ['subformModuleId', 'subformFieldId'], emptyTexts: noIds, gives: [newRecord] },
};

export const createSubform: Task = {
	name: 'Create Sub-Form Record',
	value: 'create',
	action: 'Create sub-form record',
	description: 'Create a row of a sub-form. Give the parent record, or the row appears nowhere.',
	effect: 'write',
	warning: 'Without a parent record the row appears nowhere, until the sub-form field of a record names it.',
	fields: [...place, ...fieldsModeProperties('create'), parentApplication, parentRecord],
	output: { ...createSubformRecord.answer, gives: [newRecord, ignoredFields] },
	uses: [createSubformRecord, updateRecord, ...resolvingMethods],
	then: [
		afterUpload('The row is created with the IDs of its files (CreateSubformRecord).'),
		{
			after: ['CreateSubformRecord', postAttachment.name],
			when: [{ given: ['parentContentId'] }],
			says: 'The new row is added to the list of the parent record (UpdateRecord).',
		},
	],
	// Field values are resolved first, and the row is of no use before the parent names it.
	perform: createRow,
};

async function createRow(given: OperationContext): Promise<OperationOutcome> {
	const where = await placeOf(given);
	if (where.failure) return { failure: where.failure };
	const { application } = given.values;
	const own: ParameterValues = { parentModuleId: application, ...given.values, ...where.found };
	const context = { ...given, values: own };
	const { values, call } = context;
	const parent = textOf(values.parentContentId);
	if (parent !== '' && textOf(values.parentModuleId) === '') {
		return {
			failure: parameterFailure(
				'Parent Application ID',
				"'Parent Application ID' is needed to add the row to the parent record",
			),
		};
	}
	const resolved = await resolveFields(context);
	if (resolved.failure) return resolved;
	const written = writeRecord(resolved.entries, resolved.timeZone);
	if (written.problem !== undefined)
		return { failure: parameterFailure('Fields', `'Fields' ${written.problem}`) };
	// A row that the parent cannot take would be lost: whether its list can be written back is known before.
	const list = parent === '' ? undefined : await resolveFields(...parentChange(context, []));
	if (list?.failure) return { failure: ofParent(list.failure) };
	const sent = await call(createSubformRecord, {
		...values,
		fieldValues: written.xml,
		fieldsInWords: entriesInWords(resolved.entries),
	});
	const { entries, timeZone, done } = resolved;
	const created = withDone(await checked({ context, entries, timeZone, outcome: sent }), done);
	return created.failure || parent === '' ? created : await addToParent(context, created.items[0].json);
}

/** Files were uploaded before. */
function withDone(outcome: OperationOutcome, done: string[]): OperationOutcome {
	const { failure } = outcome;
	return failure && done.length > 0
		? { failure: { ...failure, done: [...done, ...(failure.done ?? [])] } }
		: outcome;
}

/** The change of the parent's list, as Record: Update takes it. */
function parentChange(context: OperationContext, rows: unknown[]): [OperationContext, unknown] {
	const { subformFieldId, parentModuleId, parentContentId, timeZone } = context.values;
	const change = { type: 'subform', value: rows, change: 'add' };
	const values = {
		moduleId: parentModuleId,
		contentId: parentContentId,
		timeZone,
		fieldsMode: 'json',
		fieldValues: { [textOf(subformFieldId)]: change },
	};
	return [{ ...context, values }, parentContentId];
}

function ofParent(failure: Failure): Failure {
	const message = failure.message.replace(/^'Fields'/, "'Parent Record ID': the new row");
	return { ...failure, message, parameter: 'Parent Record ID' };
}

async function addToParent(context: OperationContext, row: IDataObject): Promise<OperationOutcome> {
	const { parentContentId } = context.values;
	const linked = await updateAlone(...parentChange(context, [row.contentId]));
	if (linked.failure) {
		const done = [`sub-form record ${String(row.contentId)} was created`];
		return { failure: { ...ofParent(linked.failure), done } };
	}
	return { items: [{ json: { ...row, parentContentId: Number(textOf(parentContentId)), linked: true } }] };
}

async function updateAlone(context: OperationContext, contentId: unknown): Promise<OperationOutcome> {
	const { values, call } = context;
	const resolved = await resolveFields(context, contentId);
	if (resolved.failure) return resolved;
	const written = writeRecord(resolved.entries, resolved.timeZone);
	if (written.problem !== undefined)
		return { failure: parameterFailure('Fields', `'Fields' ${written.problem}`) };
	const fieldsInWords = entriesInWords(resolved.entries);
	return await call(updateRecord, { ...values, fieldValues: written.xml, fieldsInWords });
}
