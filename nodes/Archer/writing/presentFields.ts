import type { IDataObject } from 'n8n-workflow';
import type { OperationContext } from '../../shared/operation/spec';
import { parameterFailure, type Failure } from '../../shared/soap/failure';
import type { PresentField } from './change';
import type { FieldNames } from '../content/fieldDefinitions';
import { findFieldNames, isRefusal, type FoundNames } from '../content/fieldNames';
import { textOf } from '../content/given';
import { isIdentifier } from '../content/identifiers';
import { isFieldName, type FieldEntry } from './input';
import { once } from '../content/once';
import { presentRecord } from '../content/presentRecord';

/** What a record shows of its fields: what is added to or taken from, and names where no metadata can be had. */

const label = 'Fields';

export interface Present {
	/** Undefined where no record was read. */
	fields?: PresentField[];
	contentId?: string;
	/** Names by field ID, for fields that come without one. */
	names?: FieldNames;
	failure?: undefined;
}

/** The fields of the record that names and present values are taken from; nothing is read where nothing needs it. */
export async function presentFields(
	context: OperationContext,
	entries: FieldEntry[],
	contentId: unknown,
): Promise<Present | { failure: Failure }> {
	const { values, call, settings } = context;
	const sampleId = textOf(values.sampleRecordId);
	const named = entries.filter(({ key }) => isFieldName(key));
	const changed = entries.filter(({ change }) => change !== 'replace');
	const own = textOf(contentId);
	if (changed.length > 0 && own === '') {
		return refused(
			`'${label}' adds to or removes from field "${changed[0].key}", but a new record has nothing yet`,
		);
	}
	if (named.length === 0 && changed.length === 0 && sampleId === '') return {};
	const id = own === '' ? sampleId : own;
	if (id === '') {
		return refused(
			`'${label}' names the field "${named[0].key}", and Archer cannot look up the names of fields`,
			"Use the ID or GUID of the field, or give an existing record of the application under 'Sample Record ID': the names are looked up with it.",
		);
	}
	const moduleId = textOf(values.moduleId ?? values.subformModuleId);
	const read = async () => await call(presentRecord, { moduleId, contentId: id, timeZone: values.timeZone });
	// The record that is changed is read anew for every item, for an item before may have changed it.
	const outcome = own === '' ? await once(settings, `record ${id}`, read) : await read();
	if (outcome.failure) return { failure: { ...outcome.failure, reached: 'no' } };
	const { record, unread } = outcome.items[0].json as unknown as {
		record: IDataObject;
		unread: Record<string, string[]>;
	};
	const fields = Object.values((record.fields ?? {}) as Record<string, IDataObject>).map((json) => ({
		json,
		unread: Object.prototype.hasOwnProperty.call(unread, String(json.id)) ? unread[String(json.id)] : [],
	}));
	const missing = named.find(({ key }) => fieldsCalled(fields, key).length === 0);
	if (missing === undefined || fields.length === 0) return { fields, contentId: id };
	const found = await searchNames(context, { ...record, moduleId: record.moduleId ?? moduleId }, fields, id);
	return found.failure
		? {
				failure: {
					...found.failure,
					message: `The name of the field "${missing.key}" could not be looked up: ${found.failure.message}`,
					advice: 'Use the ID or GUID of the field.',
					parameter: label,
					reached: 'no',
				},
			}
		: { fields, contentId: id, names: found.names };
}

/** Names belong to the level of an application, so one search does for all records that show the same fields. */
async function searchNames(
	context: OperationContext,
	record: IDataObject,
	fields: PresentField[],
	contentId: string,
): Promise<FoundNames> {
	const fieldIds = [...new Set(fields.map(({ json }) => textOf(json.id)))].filter(isIdentifier);
	const [moduleId, levelId] = [textOf(record.moduleId), textOf(record.levelId)];
	const plain = fields.find(({ json }) => json.type === 'trackingId' || json.type === 'text');
	const wanted = { moduleId, levelId, contentId, fieldIds, plainFieldId: plain && textOf(plain.json.id) };
	return await once(
		context.settings,
		`names ${moduleId} ${levelId} ${fieldIds.join()}`,
		async () => await findFieldNames(context, wanted),
		isRefusal,
	);
}

const sameName = (name: unknown, key: string) => textOf(name).toLowerCase() === key.toLowerCase();

/** By name, else by the alias that searches tell. */
export function fieldsCalled(fields: PresentField[], key: string, names?: FieldNames): PresentField[] {
	const entry = (field: PresentField) => names?.get(String(field.json.id));
	const byName = fields.filter((field) => sameName(field.json.name ?? entry(field)?.name, key));
	return byName.length > 0 ? byName : fields.filter((field) => sameName(entry(field)?.alias, key));
}

export function notOneField(
	key: string,
	found: number,
	{ fields = [], names, contentId = '' }: Present,
): { failure: Failure } {
	if (found > 1)
		return refused(`'${label}': ${found} fields are called "${key}"`, 'Use the ID of the field.');
	const nameless = fields.filter(({ json }) => !json.name && !names?.get(String(json.id))?.name);
	const without =
		nameless.length === 0
			? ''
			: ` Archer gives no name for ${nameless.length} of the ${fields.length} fields of this record: searches cannot show them.`;
	return refused(
		`'${label}': no field of record ${contentId} is called "${key}"`,
		`Use the ID or GUID of the field.${without}`,
	);
}

function refused(message: string, advice?: string): { failure: Failure } {
	return { failure: parameterFailure(label, message, advice) };
}
