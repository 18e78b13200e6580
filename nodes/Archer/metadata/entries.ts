import type { ILoadOptionsFunctions, INodeListSearchItems } from 'n8n-workflow';
import { parameterFailure } from '../../shared/soap/failure';
import { textOf } from '../content/given';
import { ask, askOfApplication, fieldsOf } from './editor';
import { fieldsOfKind, typeInWords, type FieldKind } from './kinds';
import { fieldLabels } from './names';

/** What the lists of the editor show, in whichever of n8n's two kinds of lists. */

export async function applicationEntries(editor: ILoadOptionsFunctions): Promise<INodeListSearchItems[]> {
	return await ask(editor, async ({ metadata }) => {
		const applications = await metadata.applications();
		if (applications.failure) return applications;
		const entries = applications.found.map(({ id, name, isQuestionnaire }) => ({
			name: isQuestionnaire === true ? `${name} (questionnaire)` : name,
			value: String(id),
		}));
		return { found: entries };
	});
}

/** The fields of the chosen application, told apart by level or alias where names repeat. */
export async function fieldEntries(
	editor: ILoadOptionsFunctions,
	kind: FieldKind,
): Promise<INodeListSearchItems[]> {
	return await askOfApplication(editor, async (asked) => {
		const fields = await fieldsOf(asked);
		if (fields.failure) return fields;
		const { metadata, applicationId } = asked;
		const labels = await fieldLabels(metadata, applicationId, fields.found);
		const entries = fieldsOfKind(fields.found, kind).map((field) => ({
			name: labels.get(field.id) ?? field.name,
			value: String(field.id),
			description: typeInWords(field),
		}));
		return { found: entries };
	});
}

/** Values of the field that is chosen beside it, in the order of the list. */
export async function valueEntries(editor: ILoadOptionsFunctions): Promise<INodeListSearchItems[]> {
	const chosen = fieldBeside(editor);
	return await askOfApplication(editor, async (asked) => {
		const fields = await fieldsOf(asked);
		if (fields.failure) return fields;
		const field = fields.found.find(({ id, name }) => String(id) === chosen || name === chosen);
		if (field === undefined) {
			return {
				failure: parameterFailure('Field', 'Choose a values list field first: the list is that of the field'),
			};
		}
		const values = await asked.metadata.values(field);
		if (values.failure) return values;
		const entries = values.found
			.filter(({ isSelectable }) => isSelectable !== false)
			.map(({ id, path }) => ({ name: path, value: String(id) }));
		return { found: entries };
	});
}

/** In the same row, else in the same operation. */
function fieldBeside(editor: ILoadOptionsFunctions): string {
	const given = ['&field', 'fieldId', 'field'].map((name) => {
		const value = editor.getCurrentNodeParameter(name) as unknown;
		return textOf(typeof value === 'object' && value !== null ? (value as { value?: unknown }).value : value);
	});
	return given.find((text) => text !== '') ?? '';
}
