import { parameterFailure, type Failure } from '../../shared/soap/failure';
import { findRecords, trackingNumber } from '../locating/findRecords';
import { idList, textOf } from '../content/given';
import { isDateType } from '../content/types';
import { typeInWords } from '../metadata/kinds';
import { metadataOf } from '../metadata/metadata';
import type { FieldDefinition, Known, Level } from '../metadata/model';
import { levelCalled, valueCalled } from '../metadata/names';
import type { SearchCondition } from './condition';
import { fieldId, isIdentifier, namesIn, pickedText, type SearchNames } from './searchNames';

const label = 'Conditions';

/** What a search can compare fields of a type by, the usual one first, and the kind of condition that does it. */
const comparisons: Record<string, Record<string, string>> = {
	text: { Contains: 'text', DoesNotContain: 'text', Equals: 'text' },
	numeric: { Equals: 'numeric', GreaterThan: 'numeric' },
	date: {
		GreaterThan: 'dateComparison',
		Equals: 'dateComparison',
		Between: 'dateRange',
		LastXHours: 'dateOffset',
	},
	valuesList: { Contains: 'valuesList', DoesNotContain: 'valuesList', Equals: 'valuesList' },
};

const operatorNames: Record<string, string> = {
	DoesNotContain: 'Does Not Contain',
	GreaterThan: 'Greater Than',
	LastXHours: 'In the Last Hours',
};

/** A row of the builder with IDs for names; `automatic` becomes the kind of condition that the field takes. */
export async function conditionWithIds(
	names: SearchNames,
	row: Record<string, unknown>,
	number: number,
): Promise<Known<SearchCondition>> {
	const condition: SearchCondition = { ...row, field: pickedText(row.field) };
	switch (row.type) {
		case 'automatic':
			return await automatic(names, condition, number);
		case 'content':
			return await ofRecords(names, condition);
		case 'valuesList': {
			if (isIdentifier(condition.field ?? '') && idList(condition.value).every(isIdentifier)) {
				return { found: condition };
			}
			const field = await names.field(condition.field ?? '', label);
			return field.failure ? field : await withValues(names, condition, field.found);
		}
		case 'numeric':
			return await ofNumber(names, condition);
		default: {
			const field = await fieldId(names, condition.field ?? '', label);
			return field.failure ? field : { found: { ...condition, field: field.found } };
		}
	}
}

async function automatic(
	names: SearchNames,
	condition: SearchCondition,
	number: number,
): Promise<Known<SearchCondition>> {
	if (condition.field === '') {
		return {
			failure: parameterFailure(
				label,
				`'${label}' has a condition (number ${number}) that does not say its field`,
			),
		};
	}
	const known = await names.field(condition.field ?? '', label);
	if (known.failure) return known;
	const field = known.found;
	const kind = kindOf(field);
	if (kind === undefined) return { failure: notCompared(field) };
	const operators = comparisons[kind];
	const { operator: given } = condition;
	const operator =
		given === undefined || given === '' || given === 'usual' ? Object.keys(operators)[0] : given;
	if (!(operator in operators)) return { failure: doesNotFit(field, operator, Object.keys(operators)) };
	const typed = { ...condition, field: String(field.id), type: operators[operator], operator };
	if (kind === 'valuesList') return await withValues(names, typed, field);
	return field.type === 'trackingId' ? ofTrackingId(typed, field) : { found: typed };
}

/** A number costs no question; what else has digits may be a tracking ID as the screens show it. */
async function ofNumber(names: SearchNames, condition: SearchCondition): Promise<Known<SearchCondition>> {
	const { field: given = '' } = condition;
	const text = textOf(condition.value);
	if (given === '' || isNumber(text) || !/\d/.test(text)) {
		const field = await fieldId(names, given, label);
		return field.failure ? field : { found: { ...condition, field: field.found } };
	}
	const known = await names.field(given, label);
	if (known.failure) return known;
	const typed = { ...condition, field: String(known.found.id) };
	return known.found.type === 'trackingId' ? ofTrackingId(typed, known.found) : { found: typed };
}

const isNumber = (text: string) => /^[+-]?\d+(\.\d+)?$/.test(text);

/** With what the application writes around its numbers, or without. */
function ofTrackingId(condition: SearchCondition, field: FieldDefinition): Known<SearchCondition> {
	const text = textOf(condition.value);
	const number = trackingNumber(text, field);
	if (number !== undefined) return { found: { ...condition, value: number } };
	if (text === '' || isNumber(text)) return { found: condition };
	const { prefix, suffix = '' } = field;
	return {
		failure: parameterFailure(
			label,
			`'${label}': "${text.slice(0, 60)}" is no tracking ID of the field "${field.name}"`,
			prefix === undefined
				? 'What stands before its numbers cannot be found out here: give the number alone.'
				: `They are like ${prefix}7${suffix}; the number alone does as well.`,
		),
	};
}

function kindOf({ type }: FieldDefinition): string | undefined {
	if (isDateType(type)) return 'date';
	if (type === 'text' || type === 'ipAddress') return 'text';
	if (type === 'numeric' || type === 'trackingId') return 'numeric';
	return type === 'valuesList' ? 'valuesList' : undefined;
}

function notCompared(field: FieldDefinition): Failure {
	if (field.type === undefined) {
		return parameterFailure(
			label,
			`'${label}': the type of the field "${field.name}" is not known`,
			"Choose it under 'Type' of the condition.",
		);
	}
	return parameterFailure(
		label,
		`'${label}': the field "${field.name}" is of the type ${typeInWords(field)}, which no condition is known for`,
		"Build the search as a report in Archer, take its filter with Report: Get Search Options, and give it under 'Filter XML'.",
	);
}

function doesNotFit(field: FieldDefinition, operator: string, fitting: string[]): Failure {
	const inWords = (one: string) => operatorNames[one] ?? one;
	return parameterFailure(
		label,
		`'${label}': the field "${field.name}" of the type ${typeInWords(field)} cannot be compared by '${inWords(operator)}'`,
		`It can by: ${fitting.map(inWords).join(', ')}.`,
	);
}

/** Texts of a values list as IDs. A text can have a comma of its own, so it is tried as a whole first. */
async function withValues(
	{ context }: SearchNames,
	condition: SearchCondition,
	field: FieldDefinition,
): Promise<Known<SearchCondition>> {
	const metadata = metadataOf(context);
	const called = async (text: string) => await valueCalled(metadata, field, text, label);
	const own = { ...condition, field: String(field.id) };
	const texts = namesIn(condition.value);
	if (texts.length === 0) return { found: { ...own, value: [] } };
	const whole = Array.isArray(condition.value) ? undefined : await called(textOf(condition.value));
	if (whole?.found) return { found: { ...own, value: [String(whole.found.id)] } };
	const ids: string[] = [];
	for (const text of texts) {
		const value = await called(text);
		if (value.failure) return value;
		ids.push(String(value.found.id));
	}
	return { found: { ...own, value: ids } };
}

/** Records by content ID, tracking ID or key field, on a level by its name. */
async function ofRecords(names: SearchNames, condition: SearchCondition): Promise<Known<SearchCondition>> {
	const given = pickedText(condition.level);
	const ids = idList(condition.value);
	const isPlain = ids.every(isIdentifier);
	if (isPlain && (given === '' || isIdentifier(given))) return { found: { ...condition, level: given } };
	const application = await names.applicationId();
	if (application.failure) return application;
	const metadata = metadataOf(names.context);
	const level = given === '' ? undefined : await levelCalled(metadata, application.found, given, label);
	if (level?.failure) return level;
	const own = { ...condition, level: level ? String(level.found.id) : '' };
	if (isPlain) return { found: own };
	const levels: Known<Level[]> = level ? { found: [level.found] } : await metadata.levels(application.found);
	if (levels.failure) return levels;
	const texts = namesIn(condition.value);
	const sought = { levels: levels.found, by: 'either' as const, parameter: label };
	const named = texts.filter((text) => !isIdentifier(text));
	const found = await findRecords(names.context, metadata, { ...sought, texts: named });
	const failed = found.find(({ failure }) => failure);
	if (failed?.failure) return { failure: failed.failure };
	const idOf = (text: string) => String(found[named.indexOf(text)].found!.contentId);
	return { found: { ...own, value: texts.map((text) => (isIdentifier(text) ? text : idOf(text))) } };
}
