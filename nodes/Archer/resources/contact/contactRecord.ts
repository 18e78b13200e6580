import type { IDataObject } from 'n8n-workflow';
import type { OperationContext, OperationOutcome, PropertySpec, Task } from '../../../shared/operation/spec';
import { parameterFailure, type Failure } from '../../../shared/soap/failure';
import { knownZone } from '../../content/accountZone';
import { applicationLocator } from '../../locating/applicationLocator';
import { rowsOf, textOf } from '../../content/given';
import type { FieldEntry } from '../../writing/input';
import { createRecord, updateRecord } from '../../content/recordMethods';
import { isPeopleType } from '../../content/types';
import { writeRecord } from '../../writing/write';
import { metadataOf } from '../../metadata/metadata';
import { metadataMethods } from '../../metadata/methods';
import type { FieldDefinition, Known, Metadata } from '../../metadata/model';
import { fieldCalled, valueCalled } from '../../metadata/names';
import { buildOptions } from '../../query/builder';
import { searchPage } from '../../query/methods';
import { getUser, userLocator } from '../user';

import { getDefaultEmail } from './defaultEmail';
import { propertyOf, userProperties, type UserProperty } from './userProperties';

const contacts: PropertySpec = {
	...applicationLocator,
	default: { mode: 'name', value: 'Contacts' },
	description: 'The application that has a record for each person',
};

const fieldMap: PropertySpec = {
	displayName: 'Fields',
	name: 'fieldMap',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Field',
	default: {
		field: [
			{ field: 'First Name', from: 'firstName', isMatch: true },
			{ field: 'Last Name', from: 'lastName', isMatch: true },
		],
	},
	description:
		'What of the user goes into which field of the record. What the user has no value for stays as it is.',
	options: [
		{
			displayName: 'Field',
			name: 'field',
			values: [
				{
					displayName: 'Field',
					name: 'field',
					type: 'string',
					default: '',
					placeholder: 'e.g. Last Name',
					description: 'Name or ID of a field of the application',
				},
				{
					displayName: 'From',
					name: 'from',
					type: 'options',
					options: userProperties,
					default: 'lastName',
					description: 'What of the user it holds',
				},
				{
					displayName: 'Find Record by It',
					name: 'isMatch',
					type: 'boolean',
					default: false,
					description:
						'Whether the record of the user is found by this text field; by all such fields together',
				},
			],
		},
	],
};

export const syncContactRecord: Task = {
	name: 'Create or Update Contact Record',
	value: 'syncContactRecord',
	action: 'Create or update contact record of user',
	description:
		'Create or update the record of a user in the Contacts application, found by the fields marked for it',
	effect: 'write',
	warning:
		'A record that differs in nothing is left alone, and two that fit are an error. Archer can be set up to create a user for a new contact record.',
	fields: [
		userLocator,
		contacts,
		fieldMap,
		{
			displayName: 'Create Missing Record',
			name: 'createMissing',
			type: 'boolean',
			default: true,
			description: 'Whether a record is created where none is found; otherwise that is an error',
			collection: 'options',
		},
	],
	output: {
		repeats: ['userId', 'moduleId'],
		gives: [
			{ name: 'contentId', type: 'integer', description: 'System ID of the record', example: 238756 },
			{ name: 'created', type: 'boolean', description: 'Whether the record is new', example: false },
			{ name: 'changed', type: 'list', description: 'Names of the fields that were written' },
		],
	},
	uses: [getUser, getDefaultEmail, searchPage, createRecord, updateRecord, ...metadataMethods],
	// One record is written, and that is the last step.
	then: [],
	// The record is looked for by what the user's account tells, then created, changed or left alone.
	perform: syncRecord,
};

interface Mapped {
	field: FieldDefinition;
	from: UserProperty;
	/** Empty where the user has none. */
	text: string;
	isMatch: boolean;
}

async function syncRecord(context: OperationContext): Promise<OperationOutcome> {
	const { values, call } = context;
	const mapped = await mappedFields(context);
	if (mapped.failure) return mapped;
	const present = await presentRecord(context, mapped.found);
	if (present.failure) return present;
	const record = present.found;
	if (record === undefined && values.createMissing === false) return { failure: noRecord(mapped.found) };
	const fields = record?.fields as IDataObject | undefined;
	const changed = mapped.found.filter(
		(one) => one.text !== '' && one.field.readOnly === undefined && !holds(fields, one),
	);
	const [userId, moduleId] = [Number(textOf(values.userId)), Number(textOf(values.moduleId))];
	const done = { userId, moduleId, changed: changed.map(({ field }) => field.name) };
	if (record !== undefined && changed.length === 0) {
		return { items: [{ json: { ...done, contentId: record.contentId, created: false } }] };
	}
	const written = await writtenFields(context, changed);
	if (written.failure) return written;
	const fieldValues = written.found;
	const fieldsInWords = Object.fromEntries(changed.map(({ field, text }) => [field.name, text]));
	const outcome =
		record === undefined
			? await call(createRecord, { moduleId, fieldValues, fieldsInWords })
			: await call(updateRecord, { moduleId, contentId: record.contentId, fieldValues, fieldsInWords });
	if (outcome.failure) return outcome;
	const { contentId } = outcome.items[0].json;
	return { items: [{ json: { ...done, contentId, created: record === undefined } }] };
}

/** The rows with what they name, and what the user has for them. */
async function mappedFields(context: OperationContext): Promise<Known<Mapped[]>> {
	const { values, call } = context;
	const metadata = metadataOf(context);
	const rows = rowsOf(values.fieldMap);
	const isEmail = rows.some(({ from }) => from === 'email');
	const mapped: Array<Omit<Mapped, 'text'>> = [];
	for (const row of rows) {
		const field = await fieldCalled(metadata, Number(textOf(values.moduleId)), row.field, label);
		if (field.failure) return field;
		const one = { field: field.found, from: row.from as UserProperty, isMatch: row.isMatch === true };
		const failure = problemOf(one, mapped);
		if (failure) return { failure };
		mapped.push(one);
	}
	if (!mapped.some(({ isMatch }) => isMatch)) {
		return { failure: parameterFailure(label, `'${label}' marks no field by which the record is found`) };
	}
	const user = await call(getUser, { userId: values.userId });
	if (user.failure) return user;
	const email = isEmail ? await call(getDefaultEmail, { userId: values.userId }) : undefined;
	if (email?.failure) return email;
	const account: IDataObject = {
		...user.items[0].json,
		...email?.items[0].json,
		userId: values.userId as string,
	};
	const found: Mapped[] = [];
	for (const one of mapped) {
		const text = propertyOf(account, one.from);
		if (text === undefined || (one.isMatch && text === '')) {
			return { failure: noValue(one.field, one.from, text) };
		}
		found.push({ ...one, text });
	}
	return { found };
}

const label = fieldMap.displayName;

function problemOf(
	{ field, from, isMatch }: Omit<Mapped, 'text'>,
	others: Array<Omit<Mapped, 'text'>>,
): Failure | undefined {
	const fail = (text: string) => parameterFailure(label, `'${label}': "${field.name}" ${text}`);
	if (others.some((other) => other.field.id === field.id)) return fail('is named twice');
	const level = others[0]?.field.levelId;
	if (level !== undefined && field.levelId !== undefined && level !== field.levelId) {
		return fail(`is on another level than "${others[0].field.name}"`);
	}
	if (isMatch && field.type !== undefined && field.type !== 'text') {
		return fail('is no text field, and records can only be found by texts');
	}
	if (field.readOnly !== undefined && !isMatch) return fail(`cannot be set, because ${field.readOnly}`);
	if (field.type !== undefined && (from === 'user') !== isPeopleType(field.type)) {
		return fail(from === 'user' ? 'does not hold users' : 'holds users: choose User for it');
	}
	return undefined;
}

function noValue({ name }: FieldDefinition, from: UserProperty, text: string | undefined): Failure {
	const shown = userProperties.find(({ value }) => value === from)!.name;
	return parameterFailure(
		label,
		text === undefined
			? `'${label}': Archer does not tell ${shown} of the user, which "${name}" shall hold`
			: `'${label}': the user has no ${shown}, by which the record shall be found in "${name}"`,
		'Choose something else of the user for this field, or leave the field out.',
	);
}

/** The one record that fits; undefined where there is none. */
async function presentRecord(
	{ values, call }: OperationContext,
	mapped: Mapped[],
): Promise<Known<IDataObject | undefined>> {
	const matches = mapped.filter(({ isMatch }) => isMatch);
	const { options, problem } = buildOptions({
		moduleId: textOf(values.moduleId),
		displayFields: mapped.map(({ field }) => String(field.id)),
		conditions: matches.map(({ field, text }) => ({
			type: 'text',
			field: String(field.id),
			operator: 'Equals',
			value: text,
		})),
		sort: [],
		pageSize: 2,
	});
	if (problem !== undefined) return { failure: parameterFailure(label, `The search ${problem}`) };
	const outcome = await call(searchPage, { searchOptions: options, pageNumber: 1, simplify: false });
	if (outcome.failure) return outcome;
	if (outcome.items.length < 2) return { found: outcome.items[0]?.json };
	const ids = outcome.items.map(({ json }) => textOf(json.contentId)).join(' and ');
	return {
		failure: parameterFailure(
			label,
			`'${label}': ${described(matches)} fits more than one record, ${ids} among them`,
			'Mark more fields by which the record is found, or merge the records in Archer.',
		),
	};
}

const described = (matches: Mapped[]) =>
	matches.map(({ field, text }) => `"${field.name}" ${text}`).join(' with ');

function noRecord(mapped: Mapped[]): Failure {
	const matches = mapped.filter(({ isMatch }) => isMatch);
	return parameterFailure(
		label,
		`'${label}': there is no record with ${described(matches)}`,
		"Switch on 'Create Missing Record' to have it created.",
	);
}

/** Whether the record has it already. */
function holds(fields: IDataObject | undefined, { field, text }: Mapped): boolean {
	const value = (fields?.[String(field.id)] as IDataObject | undefined)?.value;
	if (isPeopleType(field.type)) {
		const { users } = (value ?? {}) as { users?: Array<{ id?: unknown }> };
		return users?.length === 1 && textOf(users[0].id) === text;
	}
	if (!Array.isArray(value)) return textOf(value) === text;
	return value.length === 1 && textOf((value[0] as IDataObject).name) === text;
}

async function writtenFields(context: OperationContext, changed: Mapped[]): Promise<Known<string>> {
	const zone = knownZone(context);
	if (zone.failure) return zone;
	const metadata = metadataOf(context);
	const entries: FieldEntry[] = [];
	for (const one of changed) {
		const value = await writtenValue(metadata, one);
		if (value.failure) return value;
		entries.push({ key: String(one.field.id), type: one.field.type, value: value.found, change: 'replace' });
	}
	const written = writeRecord(entries, zone.timeZone);
	return written.problem === undefined
		? { found: written.xml }
		: { failure: parameterFailure(label, `'${label}' ${written.problem}`) };
}

async function writtenValue(metadata: Metadata, { field, from, text }: Mapped): Promise<Known<unknown>> {
	if (from === 'user') return { found: { users: [text], groups: [] } };
	if (field.type !== 'valuesList') return { found: text };
	const value = await valueCalled(metadata, field, text, label);
	return value.failure ? value : { found: [value.found.id] };
}
