import type { IDataObject } from 'n8n-workflow';
import type { OperationContext, OperationOutcome } from '../../shared/operation/spec';
import { refusal, type Failure } from '../../shared/soap/failure';
import { findFieldNames, isRefusal } from '../content/fieldNames';
import { textOf } from '../content/given';
import { moduleIdByGuid } from '../locating/lookUps';
import { fieldTypeOf } from '../content/types';
import { getManyGroups } from '../resources/group/locator';
import { getManyReports } from '../resources/report/list';
import { getManyUsers } from '../resources/user/list';
import { barelyKnown, fullName, pathSeparator } from './definitions';
import { readReport, readSample, readValuesOfField, readValuesOfList } from './methods';
import type { Application, FieldDefinition, Known, Level, ListValue, Person } from './model';

/**
 * The ways to names that the SOAP services have, for installations whose REST interface is closed: applications and fields
 * of the reports that the account may run, values of the list that a field uses. Required and read-only marks, lengths and
 * the targets of references have no such way.
 */

const sideBySide = 8;
/** Reports of one application that are run for the names of their fields. */
const mostReports = 3;

async function inGroups<T, R>(entries: T[], each: (entry: T) => Promise<R>): Promise<R[]> {
	const results: R[] = [];
	for (let start = 0; start < entries.length; start += sideBySide) {
		results.push(...(await Promise.all(entries.slice(start, start + sideBySide).map(each))));
	}
	return results;
}

export interface Reported {
	applications: Application[];
	/** GUIDs of the reports by the GUID of their application. */
	reports: Map<string, string[]>;
}

/** Applications that have a report which the account may run. */
export async function reportedApplications({ call }: OperationContext): Promise<Known<Reported>> {
	const listed = await call(getManyReports, { returnAll: true });
	if (listed.failure) return { failure: listed.failure };
	const names = new Map<string, string>();
	const reports = new Map<string, string[]>();
	for (const { json } of listed.items) {
		const guid = textOf(json.applicationGuid).toLowerCase();
		if (guid === '') continue;
		names.set(guid, textOf(json.applicationName));
		reports.set(guid, [...(reports.get(guid) ?? []), textOf(json.reportGuid)]);
	}
	const found = await inGroups([...names], async ([guid, name]) => ({
		guid,
		name,
		outcome: await call(moduleIdByGuid, { guid }),
	}));
	const broken = found.find(({ outcome }) => outcome.failure && !isRefusal(outcome.failure));
	if (broken?.outcome.failure) return { failure: broken.outcome.failure };
	const applications = found.flatMap(({ guid, name, outcome }) =>
		outcome.failure ? [] : [{ id: Number(outcome.items[0].json.moduleId), name, guid }],
	);
	applications.sort((one, other) => one.name.localeCompare(other.name));
	return { found: { applications, reports } };
}

export interface Sample {
	fields: FieldDefinition[];
	levelId?: number;
}

/** The fields that reports of the application show, and those that a record of theirs holds. */
export async function sampledFields(
	context: OperationContext,
	applicationId: number,
	{ applications, reports }: Reported,
): Promise<Known<Sample>> {
	const application = applications.find(({ id }) => id === applicationId);
	const guids = application?.guid === undefined ? [] : (reports.get(application.guid) ?? []);
	const fields = new Map<string, FieldDefinition>();
	let contentId = '';
	let refused: Failure | undefined;
	for (const report of guids.slice(0, mostReports)) {
		const outcome = await context.call(readReport, { report, pageNumber: 1 });
		if (outcome.failure) {
			if (!isRefusal(outcome.failure)) return { failure: outcome.failure };
			refused ??= outcome.failure;
			continue;
		}
		addNames(fields, outcome);
		contentId ||= textOf(outcome.items[0]?.json.contentId);
	}
	if (fields.size === 0) return { failure: refused ?? withoutReport(applicationId) };
	if (contentId === '') return { found: { fields: [...fields.values()] } };
	const levelId = await addFieldsOfRecord(context, { applicationId, contentId }, fields);
	return { found: { fields: [...fields.values()], levelId } };
}

type NamePair = [string, { name?: string; alias?: string; guid?: string }];

function addNames(fields: Map<string, FieldDefinition>, { items }: OperationOutcome): void {
	for (const [id, { name, alias, guid }] of (items?.[0]?.json.names ?? []) as unknown as NamePair[]) {
		if (name && !fields.has(id)) fields.set(id, barelyKnown({ id: Number(id), name, alias, guid }));
	}
}

/** A single record has all its fields with their types, but no names; a search tells these. What fails leaves less known. */
async function addFieldsOfRecord(
	context: OperationContext,
	{ applicationId, contentId }: { applicationId: number; contentId: string },
	fields: Map<string, FieldDefinition>,
): Promise<number | undefined> {
	const moduleId = String(applicationId);
	const outcome = await context.call(readSample, { moduleId, contentId });
	if (outcome.failure || outcome.items.length === 0) return undefined;
	const record = outcome.items[0].json;
	const present = Object.values((record.fields ?? {}) as Record<string, IDataObject>);
	const levelId = textOf(record.levelId);
	const unnamed = present.map(({ id }) => textOf(id)).filter((id) => !fields.has(id));
	const names =
		unnamed.length === 0
			? undefined
			: await findFieldNames(context, { moduleId, contentId, levelId, fieldIds: unnamed });
	for (const json of present) {
		const id = textOf(json.id);
		const { name, alias, guid } = fields.get(id) ?? names?.names?.get(id) ?? {};
		if (!name) continue;
		const type = fieldTypeOf(json.typeId);
		fields.set(
			id,
			barelyKnown({ id: Number(id), name, alias, guid, type, levelId: Number(levelId) || undefined }),
		);
	}
	return Number(levelId) || undefined;
}

function withoutReport(applicationId: number): Failure {
	return refusal('notFound', `The names of the fields of application ${applicationId} cannot be found out`, {
		advice:
			'Without its REST interface Archer tells names of fields only through reports, and there is none of this application that the account may run. Use IDs or GUIDs, save a report for the account, or give it the right to the REST interface.',
	});
}

export async function levelOfSample(
	applicationId: number,
	{ applications }: Reported,
	{ levelId }: Sample,
): Promise<Known<Level[]>> {
	const name = applications.find(({ id }) => id === applicationId)?.name;
	if (levelId !== undefined && name !== undefined) {
		return await Promise.resolve({ found: [{ id: levelId, name, applicationId, applicationName: name }] });
	}
	return { failure: refusal('notFound', `The levels of application ${applicationId} cannot be found out`) };
}

/** Parents come before their children; what is inactive or not selectable is not told. */
export async function valuesOverSoap(
	{ call }: OperationContext,
	of: { fieldId: number } | { valuesListId: number },
): Promise<Known<ListValue[]>> {
	const outcome = 'fieldId' in of ? await call(readValuesOfField, of) : await call(readValuesOfList, of);
	if (outcome.failure) return { failure: outcome.failure };
	const paths = new Map<string, string>();
	const values = outcome.items.map(({ json }): ListValue => {
		const name = textOf(json.name);
		const above = paths.get(textOf(json.parentId));
		const path = above === undefined ? name : `${above}${pathSeparator}${name}`;
		paths.set(textOf(json.valuesListValueId), path);
		return { id: Number(json.valuesListValueId), name, path };
	});
	return { found: values.filter(({ id }) => id > 0) };
}

export async function usersOverSoap({ call }: OperationContext): Promise<Known<Person[]>> {
	const outcome = await call(getManyUsers, { returnAll: true });
	if (outcome.failure) return { failure: outcome.failure };
	const users = outcome.items.map(({ json }): Person => {
		const status = textOf(json.accountStatusText ?? json.accountStatus);
		return {
			id: Number(json.userId),
			kind: 'user',
			name: textOf(json.userName),
			displayName: fullName(json.lastName, json.firstName) || undefined,
			isActive: status === '' ? undefined : /^(?:1|active)$/i.test(status),
		};
	});
	return { found: users.filter(({ id }) => id > 0) };
}

export async function groupsOverSoap({ call }: OperationContext): Promise<Known<Person[]>> {
	const outcome = await call(getManyGroups, { returnAll: true });
	if (outcome.failure) return { failure: outcome.failure };
	const groups = outcome.items.map(
		({ json }): Person => ({ id: Number(json.groupId), kind: 'group', name: textOf(json.name) }),
	);
	return { found: groups.filter(({ id }) => id > 0) };
}
