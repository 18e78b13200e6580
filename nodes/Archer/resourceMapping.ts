import type { ILoadOptionsFunctions, ResourceMapperField, ResourceMapperFields } from 'n8n-workflow';
import { describedLists, emptyForm } from '../shared/n8n/describedLists';
import { archerDialect } from './dialect';
import { archerServices } from './resources/callMethod/services';
import { columnsOf, type Purpose } from './writing/columns';
import { askOfApplication, fieldsOf, isChosen, type AskedOfApplication } from './metadata/editor';
import { textOf } from './content/given';
import type { FieldDefinition, Known } from './metadata/model';
import { fieldCalled } from './metadata/names';

/** The form of Call Method: Call. */
export const { getMethodParameters } = describedLists(archerDialect, archerServices);

const purposes: Record<string, Purpose> = { update: 'update', upsert: 'upsert' };

/** The form of Record: Create, Update and Create or Update, and of Sub-Form: Create. */
export async function getRecordFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const subform = chosenSubform(this);
	if (!isChosen(this) || subform === '') {
		return emptyForm(
			subform === ''
				? 'Choose the application and its sub-form field first.'
				: 'Choose an application first. Where it comes from an expression, map automatically or give the fields as a list.',
		);
	}
	const purpose = purposes[this.getCurrentNodeParameter('operation') as string] ?? 'create';
	const fields = await askOfApplication<ResourceMapperField[]>(this, async (asked) => {
		const writable =
			subform === undefined ? await fieldsOfOneLevel(asked) : await fieldsOfSubform(asked, subform);
		if (writable.failure) return writable;
		const valuesOf = async (field: FieldDefinition) => await asked.metadata.values(field);
		return { found: await columnsOf(writable.found, valuesOf, purpose) };
	});
	return fields.length > 0 ? { fields } : emptyForm('There is no field here that this account may write.');
}

/** The field of the application that shows the rows; undefined where no row is meant, or its sub-form is given by ID. */
function chosenSubform(editor: ILoadOptionsFunctions): string | undefined {
	if (editor.getCurrentNodeParameter('resource') !== 'subform') return undefined;
	const field = editor.getCurrentNodeParameter('subformField') as { value?: unknown } | undefined;
	return field && textOf(field.value);
}

async function fieldsOfSubform(
	{ metadata, applicationId }: AskedOfApplication,
	field: string,
): Promise<Known<FieldDefinition[]>> {
	const known = await fieldCalled(metadata, applicationId, field, 'Sub-Form Field');
	if (known.failure) return known;
	return await metadata.fields(known.found.subformId ?? applicationId);
}

/** One call writes fields of one level: the one that is chosen, else the first. */
async function fieldsOfOneLevel(asked: AskedOfApplication): Promise<Known<FieldDefinition[]>> {
	const fields = await fieldsOf(asked);
	if (fields.failure) return fields;
	const levels = new Set(fields.found.flatMap(({ levelId }) => levelId ?? []));
	if (levels.size < 2) return fields;
	const [first] = (await asked.metadata.levels(asked.applicationId)).found ?? [];
	return await fieldsOf({ ...asked, levelId: first?.id });
}
