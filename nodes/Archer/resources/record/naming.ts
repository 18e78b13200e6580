import type { IDataObject } from 'n8n-workflow';
import type {
	OperationContext,
	OperationItem,
	OperationOutcome,
	PropertySpec,
	Task,
} from '../../../shared/operation/spec';
import { isRefusal } from '../../content/fieldNames';
import { textOf } from '../../content/given';
import { isPeopleType } from '../../content/types';
import { metadataOf } from '../../metadata/metadata';
import { metadataMethods } from '../../metadata/methods';
import type { Application, FieldDefinition, Known, Metadata } from '../../metadata/model';
import { applicationCalled } from '../../metadata/names';
import { entriesIn } from '../../metadata/people';
import { buildOptions } from '../../query/builder';
import { executeSearch } from '../../query/methods';
import { pageSize } from '../../query/properties';
import { userLocator } from '../user';

const applications: PropertySpec = {
	displayName: 'Applications',
	name: 'applications',
	type: 'string',
	default: '',
	placeholder: 'e.g. Devices, 101',
	description:
		'Names or IDs of the applications to look through, separated by commas; by semicolons where a name holds a comma. All that the account may see when left empty.',
	collection: 'filters',
	takesList: true,
};

export const getRecordsNaming: Task = {
	name: 'Get Many Naming a User',
	value: 'getNamingUser',
	action: 'Get many records naming user',
	description: 'List the records whose users/groups fields name a user, one item per field, for off-boarding',
	effect: 'read',
	warning:
		'Archer has no search for people: every record of the applications is read with these fields alone, and those that name the user are picked out. Rows of sub-forms and what a group brings along are not looked at.',
	fields: [userLocator, applications, pageSize],
	output: {
		cardinality: 'many',
		repeats: ['userId'],
		gives: [
			{ name: 'moduleId', type: 'integer', description: 'ID of the application', example: 101 },
			{ name: 'application', description: 'Name of the application', example: 'Tickets' },
			{ name: 'levelId', type: 'integer', description: 'ID of the data level', example: 61 },
			{ name: 'contentId', type: 'integer', description: 'System ID of the record', example: 238756 },
			{ name: 'trackingId', description: 'Tracking ID as people see it', example: 'TCK-4' },
			{ name: 'record', description: 'What the record is called: its key field', example: 'Router down' },
			{ name: 'fieldId', type: 'integer', description: 'ID of the field', example: 7410 },
			{ name: 'field', description: 'Name of the field', example: 'Assigned To' },
			{
				name: 'canBeSet',
				type: 'boolean',
				description: 'Whether Assign Users or Groups can take the user out; false where rules set the field',
				example: true,
			},
		],
	},
	uses: [executeSearch, ...metadataMethods],
	// One search per application and level, and Archer cannot pick the records.
	perform: recordsNaming,
};

/** Applications that are looked through at the same time; reads only. */
const atOnce = 4;

async function recordsNaming(context: OperationContext): Promise<OperationOutcome> {
	const metadata = metadataOf(context);
	const given = entriesIn(context.values.applications);
	const wanted = await applicationsCalled(metadata, given);
	if (wanted.failure) return wanted;
	const found: Array<Known<IDataObject[]>> = [];
	let next = 0;
	let isOver = false;
	const workOff = async () => {
		while (next < wanted.found.length && !isOver && !context.isCancelled()) {
			const position = next++;
			found[position] = await namingIn(context, metadata, wanted.found[position]);
			const { failure } = found[position];
			isOver ||= failure !== undefined && (given.length > 0 || !isRefusal(failure));
		}
	};
	await Promise.all(Array.from({ length: atOnce }, workOff));
	const failed = found.find((one) => one?.failure);
	if (failed?.failure && (isOver || found.every((one) => one.failure))) return { failure: failed.failure };
	// Of all that there are, one without the right to it keeps nobody from the others; it has to be said.
	for (const [position, { failure }] of found.entries()) {
		if (failure) context.remark(`${wanted.found[position].name} was not looked through: ${failure.message}`);
	}
	const items: OperationItem[] = found.flatMap((one) => (one.found ?? []).map((json) => ({ json })));
	return { items };
}

async function applicationsCalled(metadata: Metadata, given: unknown[]): Promise<Known<Application[]>> {
	if (given.length === 0) return await metadata.applications();
	const found = new Map<number, Application>();
	for (const entry of given) {
		const application = await applicationCalled(metadata, entry, applications.displayName);
		if (application.failure) return application;
		found.set(application.found.id, application.found);
	}
	return { found: [...found.values()] };
}

async function namingIn(
	context: OperationContext,
	metadata: Metadata,
	application: Application,
): Promise<Known<IDataObject[]>> {
	const fields = await metadata.fields(application.id);
	if (fields.failure) return fields;
	// Where the type is not told, the records show who is in it.
	const people = fields.found.filter(
		({ type, isActive }) => isActive && (type === undefined || isPeopleType(type)),
	);
	const found: IDataObject[] = [];
	for (const levelId of new Set(people.map((field) => field.levelId))) {
		const ofLevel = (field: FieldDefinition) => field.levelId === levelId && field.isActive;
		const records = await recordsByField(context, application, {
			people: people.filter(ofLevel),
			tracking: fields.found.find((field) => ofLevel(field) && field.type === 'trackingId'),
			key: fields.found.find((field) => ofLevel(field) && field.isKey && field.type === 'text'),
		});
		if (records.failure) return records;
		found.push(...records.found);
	}
	return { found };
}

interface Shown {
	people: FieldDefinition[];
	tracking?: FieldDefinition;
	key?: FieldDefinition;
}

/** A field that searches cannot show makes them fail: then the others are looked at one by one, and it is said. */
async function recordsByField(
	context: OperationContext,
	application: Application,
	shown: Shown,
): Promise<Known<IDataObject[]>> {
	const whole = await recordsOf(context, application, shown);
	const { failure } = whole;
	if (!failure || !isRefusal(failure) || failure.kind === 'denied' || shown.people.length === 1) return whole;
	const found: IDataObject[] = [];
	const unseen: string[] = [];
	for (const field of shown.people) {
		const one = await recordsOf(context, application, { ...shown, people: [field] });
		if (one.failure && !isRefusal(one.failure)) return one;
		if (one.failure) unseen.push(field.name);
		else found.push(...one.found);
	}
	if (unseen.length === shown.people.length) return whole;
	context.remark(
		`Searches cannot show ${unseen.join(', ')} of ${application.name}: who is named there is not in the list.`,
	);
	return { found };
}

async function recordsOf(
	context: OperationContext,
	{ id: moduleId, name: application }: Application,
	{ people, tracking, key }: Shown,
): Promise<Known<IDataObject[]>> {
	const { values, call } = context;
	const others = [tracking, key].filter((field) => field !== undefined);
	const size = Number(values.pageSize ?? pageSize.default);
	const { options, problem } = buildOptions({
		moduleId: String(moduleId),
		displayFields: [...people, ...others].map(({ id }) => String(id)),
		conditions: [],
		// Every page is a new search: in this order no record moves between pages.
		sort: tracking === undefined ? [] : [{ field: String(tracking.id), direction: 'Ascending' }],
		pageSize: size,
	});
	if (problem !== undefined) throw new Error(`The search ${problem}`);
	const outcome = await call(executeSearch, {
		searchOptions: options,
		pageSize: size,
		returnAll: true,
		simplify: false,
	});
	if (outcome.failure) {
		const message = `The application ${application} could not be looked through: ${outcome.failure.message}`;
		return { failure: { ...outcome.failure, message } };
	}
	const userId = textOf(values.userId);
	const found = outcome.items.flatMap(({ json }) => {
		const content = (json.fields ?? {}) as Record<string, IDataObject>;
		const naming = people.filter(({ id }) => usersIn(content[String(id)]).includes(userId));
		return naming.map(
			({ id, name, readOnly }): IDataObject => ({
				userId: Number(userId),
				moduleId,
				application,
				levelId: json.levelId,
				contentId: json.contentId,
				...(tracking && { trackingId: trackingText(content[String(tracking.id)], tracking) }),
				...(key && { record: textOf(content[String(key.id)]?.value) }),
				fieldId: id,
				field: name,
				canBeSet: readOnly === undefined,
			}),
		);
	});
	return { found };
}

function usersIn(field: IDataObject | undefined): string[] {
	const { users } = (field?.value ?? {}) as { users?: unknown };
	return Array.isArray(users) ? users.map((user) => textOf((user as { id?: unknown }).id)) : [];
}

function trackingText(field: IDataObject | undefined, { prefix = '', suffix = '' }: FieldDefinition): string {
	const text = textOf(field?.value);
	return text === '' ? '' : `${prefix}${text}${suffix}`;
}
