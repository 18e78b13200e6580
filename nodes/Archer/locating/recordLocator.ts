import type {
	AskedValue,
	LookedUp,
	OperationContext,
	PropertySpec,
	TaskLookUp,
} from '../../shared/operation/spec';
import { parameterFailure, type Failure } from '../../shared/soap/failure';
import type { Known, Level } from '../metadata/model';
import { listMode } from '../metadata/locators';
import { metadataOf } from '../metadata/metadata';
import { metadataMethods } from '../metadata/methods';
import { isId, levelCalled } from '../metadata/names';
import { executeSearch } from '../query/methods';
import { pickedText } from '../query/searchNames';
import { findRecords, type SoughtRecords } from './findRecords';
import { textOf } from '../content/given';
import { optionalApplication } from './optionalApplication';
import { recordId } from '../content/recordFields';

/** A record by its ID, or by what people call it: then the application tells how its records are called. */

/** The parameter that names the application, unless another one does. */
const usualApplication = 'moduleId';

function foundBy(by: SoughtRecords['by'], application: string): TaskLookUp {
	return {
		uses: [executeSearch, ...metadataMethods],
		beside: application === usualApplication ? [application, 'levelId'] : [application],
		// One search names many records, and the prefix of a tracking ID is the application's.
		perform: async (asked, context) => await recordsCalled(asked, context, by, application),
	};
}

export function recordLocatorOf(
	given: Partial<PropertySpec> & Pick<PropertySpec, 'displayName' | 'name' | 'description'>,
	application = usualApplication,
): PropertySpec {
	return {
		...recordId,
		type: 'resourceLocator',
		default: { mode: 'id', value: '' },
		placeholder: undefined,
		modes: [
			// The editor's list is that of the application which the operation itself names.
			...(application === usualApplication ? [listMode('searchRecords', 'Select a record...')] : []),
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. 238756',
				hint: 'System ID of the record (content ID), which is not the tracking ID.',
				validation: [
					{
						type: 'regex',
						properties: { regex: '^\\s*\\d+\\s*$', errorMessage: 'The ID of a record is a whole number' },
					},
				],
			},
			{
				displayName: 'By Tracking ID',
				name: 'trackingId',
				type: 'string',
				placeholder: 'e.g. INC-7',
				hint: 'As the screens show it, with or without its prefix and suffix.',
			},
			{
				displayName: 'By Key Field',
				name: 'keyField',
				type: 'string',
				placeholder: 'e.g. Router 12',
				hint: 'The whole text of the field by which the application names its records.',
			},
		],
		lookup: { trackingId: foundBy('trackingId', application), keyField: foundBy('keyField', application) },
		...given,
	};
}

export const recordLocator = recordLocatorOf({
	displayName: 'Record',
	name: 'contentId',
	description: 'The record, by its system ID (content ID) or by what people call it',
});

/** For methods that take a record without its application. */
export const applicationOfRecord = optionalApplication(
	'The application that the record is in. Only needed to choose the record from a list or to find it by its name.',
);

async function recordsCalled(
	asked: AskedValue[],
	context: OperationContext,
	by: SoughtRecords['by'],
	application: string,
): Promise<LookedUp[]> {
	const outcomes = new Array<LookedUp>(asked.length);
	const groups = new Map<string, number[]>();
	for (const [index, { beside }] of asked.entries()) {
		const key = JSON.stringify(beside);
		groups.set(key, [...(groups.get(key) ?? []), index]);
	}
	for (const indexes of groups.values()) {
		const found = await recordsIn(
			indexes.map((index) => asked[index]),
			context,
			by,
			application,
		);
		for (const [order, index] of indexes.entries()) outcomes[index] = found[order];
	}
	return outcomes;
}

/** Records of one application and, where it is named, one of its levels. */
async function recordsIn(
	asked: AskedValue[],
	context: OperationContext,
	by: SoughtRecords['by'],
	application: string,
): Promise<LookedUp[]> {
	const [{ beside, label }] = asked;
	const metadata = metadataOf(context);
	// A level that is named after the record is not looked up yet.
	const [moduleId, level] = [textOf(beside[application]), pickedText(beside.levelId)];
	const levels = await levelsOf(context, moduleId, level, label);
	if (levels.failure) return asked.map(() => levels);
	const texts = asked.map(({ value }) => value);
	const found = await findRecords(context, metadata, { levels: levels.found, texts, by, parameter: label });
	return found.map((one) => (one.failure ? one : { found: one.found.contentId }));
}

async function levelsOf(
	context: OperationContext,
	moduleId: string,
	levelId: string,
	label: string,
): Promise<Known<Level[]>> {
	if (!isId(moduleId)) return { failure: withoutApplication(label) };
	const metadata = metadataOf(context);
	if (levelId === '') return await metadata.levels(Number(moduleId));
	const level = await levelCalled(metadata, Number(moduleId), levelId, 'Level');
	return level.failure ? level : { found: [level.found] };
}

function withoutApplication(label: string): Failure {
	return parameterFailure(
		label,
		`'${label}' names a record in a way that only its application can tell, and that is not given`,
		"Choose the application, or give the record 'By ID'.",
	);
}
