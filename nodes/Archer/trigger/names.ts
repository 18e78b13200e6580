import type { IDataObject } from 'n8n-workflow';
import type { OperationContext } from '../../shared/operation/spec';
import { parameterFailure, type Failure } from '../../shared/soap/failure';
import { idList, textOf } from '../content/given';
import type { FieldType } from '../content/types';
import { metadataOf } from '../metadata/metadata';
import type { FieldDefinition, Known } from '../metadata/model';
import { fieldLabels } from '../metadata/names';
import { applicationIdOf } from '../query/applicationId';
import { withIds } from '../query/byNames';
import type { SearchCondition } from '../query/condition';
import { parseOptions } from '../query/options';
import { optionsOfReport } from '../query/report';
import { fieldId, isIdentifier, namesOf } from '../query/searchNames';

/** The fields that tell changes. An application has one of each, so they can be left out. */
export type ChangeField = 'lastUpdatedField' | 'firstPublishedField' | 'trackingIdField';

export const changeFields: Record<ChangeField, { label: string; type: FieldType }> = {
	firstPublishedField: { label: 'First Published Field', type: 'firstPublished' },
	lastUpdatedField: { label: 'Last Updated Field', type: 'lastUpdated' },
	trackingIdField: { label: 'Tracking ID Field', type: 'trackingId' },
};

/** What the parameters name, as people write it. */
export interface GivenNames {
	/** Empty for a report. */
	application: string;
	report: string;
	displayFields: unknown;
	/** Whether no display fields mean all of them. */
	isAllWithout: boolean;
	conditions: Array<Record<string, unknown>>;
	/** The fields that count for the event, each as it is given. */
	fields: Partial<Record<ChangeField, string>>;
}

/** The same by ID or GUID, as a search takes it. */
export interface NamedById {
	application: string;
	displayFields: string[];
	conditions: SearchCondition[];
	fields: Partial<Record<ChangeField, string>>;
}

/** Where nothing is left to be looked up: saved triggers ask not one question more. */
export function plainNames({ application, ...given }: GivenNames): NamedById | undefined {
	const { report, isAllWithout, conditions, fields } = given;
	const displayFields = idList(given.displayFields);
	const isPlain =
		Object.values(fields).every(isIdentifier) &&
		(report !== '' ||
			((application === '' || isIdentifier(application)) &&
				displayFields.every(isIdentifier) &&
				(displayFields.length > 0 || !isAllWithout) &&
				conditions.every(isPlainCondition)));
	return isPlain ? { application, displayFields, conditions, fields } : undefined;
}

function isPlainCondition({ type, field, level, value }: Record<string, unknown>): boolean {
	const isPlain = (text: unknown) => textOf(text) === '' || isIdentifier(textOf(text));
	if (type === 'automatic' || typeof field === 'object' || typeof level === 'object') return false;
	const isList = type === 'valuesList' || type === 'content';
	return isPlain(field) && isPlain(level) && (!isList || idList(value).every(isIdentifier));
}

export async function namesById(context: OperationContext, given: GivenNames): Promise<Known<NamedById>> {
	const application = await applicationOf(context, given);
	if (application.failure) return application;
	const searched = given.report === '' ? await searchById(context, given, application.found) : emptySearch;
	if (searched.failure) return searched;
	const fields: NamedById['fields'] = {};
	for (const [role, name] of Object.entries(given.fields) as Array<[ChangeField, string]>) {
		const field =
			name === ''
				? await onlyField(context, application.found, role)
				: await fieldId(namesOf(context, application.found), name, changeFields[role].label);
		if (field.failure) return field;
		fields[role] = field.found;
	}
	return { found: { ...searched.found, application: String(application.found), fields } };
}

type Searched = Pick<NamedById, 'displayFields' | 'conditions'>;

const emptySearch: Known<Searched> = { found: { displayFields: [], conditions: [] } };

async function searchById(
	context: OperationContext,
	{ displayFields, isAllWithout, conditions }: GivenNames,
	application: number,
): Promise<Known<Searched>> {
	const isNone = idList(displayFields).length === 0 && !isAllWithout;
	// What the changes are told by is displayed in any case; here it only keeps all fields from being asked for.
	const wanted = isNone ? ['0'] : displayFields;
	const loaded = await withIds(context, { application, displayFields: wanted, conditions });
	if (loaded.failure) return loaded;
	const { values } = loaded;
	return {
		found: {
			displayFields: isNone ? [] : (values.displayFields as string[]),
			conditions: values.conditions as SearchCondition[],
		},
	};
}

/** Of a report the application that it searches. */
async function applicationOf(
	context: OperationContext,
	{ application, report }: GivenNames,
): Promise<Known<number>> {
	if (report === '') return await applicationIdOf(context, application);
	const outcome = await context.call(optionsOfReport, { report });
	if (outcome.failure) return { failure: outcome.failure };
	const parsed = parseOptions(outcome.items[0].json.searchOptions);
	const { ModuleCriteria: criteria } = (('content' in parsed ? parsed.content : {}).Criteria ??
		{}) as IDataObject;
	const [module] = [criteria].flat() as Array<IDataObject | undefined>;
	return await applicationIdOf(context, plainText(module?.Module));
}

/** Text beside attributes stands under a key of its own. */
function plainText(value: unknown): string {
	return textOf(typeof value === 'object' && value !== null ? (value as IDataObject)['#text'] : value);
}

async function onlyField(
	context: OperationContext,
	application: number,
	role: ChangeField,
): Promise<Known<string>> {
	const { label, type } = changeFields[role];
	const metadata = metadataOf(context);
	const fields = await metadata.fields(application);
	if (fields.failure) return { failure: notFound(label, fields.failure) };
	const levels = (await metadata.levels(application)).found ?? [];
	const all = fields.found.filter((field) => field.type === type && field.isActive);
	const top = all.filter(({ levelId }) => levelId === undefined || levelId === levels[0]?.id);
	const candidates = top.length > 0 ? top : all;
	if (candidates.length === 1) return { found: String(candidates[0].id) };
	if (candidates.length === 0) return { failure: notFound(label) };
	const labels = await fieldLabels(metadata, application, fields.found);
	return { failure: several(label, candidates, labels) };
}

function notFound(label: string, failure?: Failure): Failure {
	return parameterFailure(
		label,
		failure
			? `'${label}' is empty, and the field could not be found out: ${failure.message}`
			: `'${label}' is empty, and no such field of the application is known`,
		'Name the field. If the application has none, add one in Archer.',
	);
}

function several(label: string, candidates: FieldDefinition[], labels: Map<number, string>): Failure {
	const shown = candidates.map(({ id, name }) => `"${labels.get(id) ?? name}" (ID ${id})`).join(', ');
	return parameterFailure(
		label,
		`'${label}' is empty, and the application has ${candidates.length}: ${shown}`,
		'Choose the one that counts.',
	);
}
