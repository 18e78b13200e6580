import type { IDataObject, INodeListSearchResult } from 'n8n-workflow';
import { parameterFailure, type Failure } from '../../shared/soap/failure';
import { textOf } from '../content/given';
import { buildOptions } from '../query/builder';
import type { SearchCondition } from '../query/condition';
import { searchPage } from '../query/methods';
import { fieldsOf, type AskedOfApplication } from './editor';
import type { FieldDefinition, Known } from './model';

const pageSize = 50;

/** Records of an application under their tracking ID and key field, those that hold what the user typed. */
export async function recordsPage(
	asked: AskedOfApplication,
	filter: string,
	pageNumber: number,
): Promise<Known<INodeListSearchResult>> {
	const { context, applicationId } = asked;
	const fields = await fieldsOf(asked);
	if (fields.failure) return fields;
	const naming = namingFields(fields.found);
	if (naming.length === 0) return { failure: withoutNames };
	const { options, problem } = buildOptions({
		moduleId: String(applicationId),
		displayFields: naming.map(({ id }) => String(id)),
		conditions: conditionsFor(naming, filter),
		operatorLogic: undefined,
		sort: [],
		pageSize,
	});
	if (options === undefined) return { failure: parameterFailure('Record', `The list of records ${problem}`) };
	const outcome = await context.call(searchPage, { searchOptions: options, pageNumber, simplify: false });
	if (outcome.failure) return { failure: outcome.failure };
	const records = outcome.items.map(({ json }) => json);
	const results = records.map((record) => ({
		name: nameOf(record, naming),
		value: String(record.contentId),
	}));
	const isLast = records.length === 0 || pageNumber * pageSize >= (outcome.total ?? 0);
	return { found: isLast ? { results } : { results, paginationToken: String(pageNumber + 1) } };
}

const withoutNames: Failure = parameterFailure(
	'Record',
	'The records have neither a tracking ID nor a key field that is known here',
	"Give the record 'By ID'.",
);

/** The tracking ID and the key field; of several keys the first text, which can be searched. */
function namingFields(fields: FieldDefinition[]): FieldDefinition[] {
	const tracking = fields.find(({ type }) => type === 'trackingId');
	const keys = fields.filter(({ isKey, isActive, type }) => isKey && isActive && type !== 'trackingId');
	const key = keys.find(({ type }) => type === 'text') ?? keys[0];
	return [tracking, key].filter((field) => field !== undefined);
}

/** A number, with or without the prefix, is that of the tracking ID; else the key field is to hold the text. */
function conditionsFor(naming: FieldDefinition[], filter: string): SearchCondition[] {
	if (filter === '') return [];
	const tracking = naming.find(({ type }) => type === 'trackingId');
	const number = tracking && trackingNumber(tracking, filter);
	if (number !== undefined) return [{ type: 'numeric', field: String(tracking!.id), value: number }];
	const key = naming.find(({ type }) => type === 'text');
	return key === undefined
		? []
		: [{ type: 'text', field: String(key.id), operator: 'Contains', value: filter }];
}

function trackingNumber({ prefix = '', suffix = '' }: FieldDefinition, text: string): string | undefined {
	const starts = text.toLowerCase().startsWith(prefix.toLowerCase());
	const bare = starts ? text.slice(prefix.length) : text;
	const isWhole = suffix !== '' && bare.toLowerCase().endsWith(suffix.toLowerCase());
	const digits = isWhole ? bare.slice(0, -suffix.length) : bare;
	return /^\d+$/.test(digits) ? digits : undefined;
}

function nameOf(record: IDataObject, naming: FieldDefinition[]): string {
	const fields = (record.fields ?? {}) as Record<string, IDataObject>;
	const texts = naming.map(({ id, type, prefix = '', suffix = '' }) => {
		const value = textOf(fields[String(id)]?.value);
		return type === 'trackingId' && /^\d+$/.test(value) ? `${prefix}${value}${suffix}` : value;
	});
	return texts.filter((text) => text !== '').join(' - ') || String(record.contentId);
}
