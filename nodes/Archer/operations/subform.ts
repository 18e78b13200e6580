import type { IDataObject } from 'n8n-workflow';
import type {
	OperationContext,
	OperationOutcome,
	OperationSpec,
	PropertySpec,
	ResultField,
} from '../../shared/operation/spec';
import { parameterFailure, type Failure } from '../../shared/soap/failure';
import { writeRecord } from '../fields/write';
import { fieldsModeProperties, fieldValuesXml, PreparedXml, resolveFields } from './fieldValues';
import { updateRecord } from './record';
import { textOf } from './search';

const idProperty = (
	displayName: string,
	name: string,
	path: string,
	description: string,
	placeholder: string,
): PropertySpec => ({
	displayName,
	name,
	type: 'string',
	default: '',
	required: true,
	placeholder,
	description,
	xml: { path, type: 'int' },
});

const newRecord: ResultField = {
	name: 'contentId',
	xml: '.',
	type: 'integer',
	description: 'System ID of the new record',
	example: 238756,
};

const createSubform: OperationSpec = {
	resource: 'subform',
	name: 'Create Sub-Form Record',
	value: 'create',
	action: 'Create sub-form record',
	description:
		'Create a row of a sub-form. It appears once the sub-form field of a record names it: give the parent record to have that done.',
	effect: 'write',
	properties: [
		idProperty('Sub-Form ID', 'subformModuleId', 'subformModuleId', 'ID of the sub-form itself', 'e.g. 95'),
		{
			...idProperty(
				'Sub-Form Field ID',
				'subformFieldId',
				'subformFieldId',
				'ID of the sub-form field in the parent application',
				'e.g. 7012',
			),
			// The vendor's parameter table writes the second.
			xml: { path: 'subformFieldId', type: 'int', alsoAs: ['subformFieldID'] },
		},
		...fieldsModeProperties(fieldValuesXml, false),
		{
			displayName: 'Parent Application ID',
			name: 'parentModuleId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 84',
			description: 'ID of the application that the parent record is in',
			collection: 'additionalFields',
		},
		{
			displayName: 'Parent Record ID',
			name: 'parentContentId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 238756',
			description: 'System ID of the record that gets the row; the rows that it has stay',
			collection: 'additionalFields',
		},
	],
	soap: { service: 'record', element: 'CreateSubformRecord' },
	result: {
		cardinality: 'one',
		path: 'CreateSubformRecordResult',
		echo: ['subformModuleId', 'subformFieldId'],
		emptyTexts: ['0', '-1'],
		fields: [newRecord],
	},
	steps: [updateRecord],
	// Field values are resolved first, and the row is of no use before the parent names it.
	run: createRow,
};

async function createRow(context: OperationContext): Promise<OperationOutcome> {
	const { values, send } = context;
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
	const written = writeRecord(resolved.entries, textOf(values.timeZone) || 'UTC');
	if (written.problem !== undefined)
		return { failure: parameterFailure('Fields', `'Fields' ${written.problem}`) };
	// A row that the parent cannot take would be lost: whether its list can be written back is known before.
	const list = parent === '' ? undefined : await resolveFields(...parentChange(context, []));
	if (list?.failure) return { failure: ofParent(list.failure) };
	const created = await send({ ...values, fieldsMode: 'json', fieldValues: new PreparedXml(written.xml) });
	return created.failure || parent === '' ? created : await addToParent(context, created.items[0].json);
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
		return { failure: { ...ofParent(linked.failure), done, reached: 'unknown' } };
	}
	return { items: [{ json: { ...row, parentContentId: Number(textOf(parentContentId)), linked: true } }] };
}

async function updateAlone(context: OperationContext, contentId: unknown): Promise<OperationOutcome> {
	const { values, call } = context;
	const resolved = await resolveFields(context, contentId);
	if (resolved.failure) return resolved;
	const written = writeRecord(resolved.entries);
	if (written.problem !== undefined)
		return { failure: parameterFailure('Fields', `'Fields' ${written.problem}`) };
	return await call(updateRecord, { ...values, fieldValues: new PreparedXml(written.xml) });
}

const createQuestionnaire: OperationSpec = {
	resource: 'subform',
	name: 'Create Questionnaire Record',
	value: 'createQuestionnaire',
	action: 'Create questionnaire record',
	description: 'Create a questionnaire for a target record',
	effect: 'write',
	properties: [
		{
			...idProperty(
				'Questionnaire ID',
				'questionnaireModuleId',
				'questionnaireModuleId',
				'ID of the questionnaire',
				'e.g. 96',
			),
			// A slip of the vendor's parameter table or the true name.
			xml: { path: 'questionnaireModuleId', type: 'int', alsoAs: ['questionnairModuleId'] },
		},
		idProperty(
			'Target Record ID',
			'targetContentId',
			'targetContentId',
			'System ID of the record that is assessed',
			'e.g. 238756',
		),
	],
	soap: { service: 'record', element: 'CreateQuestionnaireRecord', uncertain: true },
	result: {
		cardinality: 'one',
		path: 'CreateQuestionnaireRecordResult',
		echo: ['questionnaireModuleId', 'targetContentId'],
		emptyTexts: ['0', '-1'],
		fields: [newRecord],
	},
};

export const subformOperations: OperationSpec[] = [createSubform, createQuestionnaire];
