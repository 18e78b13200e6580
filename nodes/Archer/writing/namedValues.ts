import { parameterFailure, type Failure } from '../../shared/soap/failure';
import type { FieldDefinition, Known, ListValue, Metadata, Person } from '../metadata/model';
import { oneCalled, personCalled, valueCalled } from '../metadata/names';
import { namedIn, piecesOf } from '../content/givenList';
import { identifierOf, isIdentifier, isLink, linksOf, listOf } from '../content/identifiers';
import type { FieldEntry } from './input';
import { isListType, isPeopleType, type FieldType } from '../content/types';

/** Values as people say them, by the names on the screen, to values with IDs. */

/** The types whose entries are records of an application or questionnaire. */
const referenceTypes: ReadonlySet<FieldType | undefined> = new Set<FieldType | undefined>([
	'crossReference',
	'relatedRecords',
	'questionnaireReference',
	'multipleReferenceDisplayControl',
]);

export function isReference(type: FieldType | undefined): boolean {
	return referenceTypes.has(type);
}

export function isFile(type: FieldType | undefined): boolean {
	return type === 'attachment' || type === 'image';
}

/** Whether something in the value has no ID yet, so that only the metadata can tell what is meant. */
export function holdsNames({ type, value }: FieldEntry): boolean {
	const lacksId = (list: unknown) => listOf(list).some((entry) => identifierOf(entry) === undefined);
	if (value === '' || value === null || value === undefined) return false;
	const isPair = typeof value === 'object' && ('users' in value || 'groups' in value);
	if (isPair) {
		const { users, groups } = value as { users?: unknown; groups?: unknown };
		return (type === undefined || isPeopleType(type)) && (lacksId(users) || lacksId(groups));
	}
	if (isPeopleType(type)) return true;
	if (type === 'matrix') return matrixCells(value).some((cell) => typeof cell === 'string' && !areIds(cell));
	if (isFile(type) || type === 'subform') return false;
	if (isListType(type)) return lacksId(value);
	return type === undefined && Array.isArray(value) && lacksId(value) && !value.some(isOtherShape);
}

/** Objects that say by their shape what they are: links and cells of a matrix. */
function isOtherShape(entry: unknown): boolean {
	return typeof entry === 'object' && entry !== null && ('url' in entry || 'rowId' in entry);
}

const areIds = (cell: string) =>
	cell.split(':').length === 2 && cell.split(':').every((id) => isIdentifier(id.trim()));

/** What the look-ups of one field need. */
export interface ValueSources {
	metadata: Metadata;
	/** Records by what people call them, found for all items beforehand. */
	recordCalled: (field: FieldDefinition, name: string) => Promise<Known<{ contentId: number }>>;
	parameter: string;
}

/** The value with IDs in the place of names. Types without names are left as they are. */
export async function valueByNames(
	field: FieldDefinition,
	entry: FieldEntry,
	sources: ValueSources,
): Promise<Known<unknown>> {
	const { type = field.type, value, otherText } = entry;
	if (type === 'valuesList' || type === 'legacyList') {
		const known = await listValues(field, value, sources);
		if (known.failure) return known;
		return otherText
			? await withOther(field, known.found, otherText, sources)
			: { found: known.found.map(written) };
	}
	if (value === '' || value === null || value === undefined) return { found: value };
	if (isPeopleType(type)) return await people(value, sources);
	if (isReference(type)) return await records(field, value, sources);
	if (type === 'matrix') return await cells(field, value, sources);
	if (type === 'externalLinks') return { found: linksIn(value) };
	return { found: value };
}

interface Selected {
	id: string;
	otherText?: string;
	/** Absent where the list could not be read. */
	known?: ListValue;
}

function written({ id, otherText }: Selected): unknown {
	return otherText === undefined ? id : { id, otherText };
}

async function listValues(
	field: FieldDefinition,
	value: unknown,
	{ metadata, parameter }: ValueSources,
): Promise<Known<Selected[]>> {
	return await namedIn<Selected>(value, async (entry) => {
		const isObject = typeof entry === 'object' && entry !== null;
		const { otherText, id, name } = (isObject ? entry : { id: entry }) as {
			otherText?: unknown;
			id?: unknown;
			name?: unknown;
		};
		const own = typeof otherText === 'string' && otherText !== '' ? { otherText } : {};
		const known = await valueCalled(metadata, field, id ?? name, parameter);
		const given = identifierOf(entry);
		if (known.failure) {
			// An ID needs no list to be sent; Archer itself says whether it is one.
			return given !== undefined && !isAboutTheValue(known.failure)
				? { found: { id: given, ...own } }
				: known;
		}
		const refused = given === undefined ? notSelectable(field, known.found, parameter) : undefined;
		if (refused) return { failure: refused };
		return { found: { id: String(known.found.id), ...own, known: known.found } };
	});
}

/** The free text goes to the value that takes one: the last of those chosen, else the only one that there is. */
async function withOther(
	field: FieldDefinition,
	selected: Selected[],
	otherText: string,
	{ metadata, parameter }: ValueSources,
): Promise<Known<unknown>> {
	const last = selected.map(({ known }) => known?.hasOtherText === true).lastIndexOf(true);
	if (last >= 0) {
		const whole = selected.map((one, index) => (index === last ? { ...one, otherText } : one));
		return { found: whole.map(written) };
	}
	const values = await metadata.values(field);
	if (values.failure) return values;
	const takers = values.found.filter(
		({ hasOtherText, isSelectable }) => hasOtherText === true && isSelectable !== false,
	);
	if (takers.length === 1 && selected.length === 0)
		return { found: [{ id: String(takers[0].id), otherText }] };
	const names = takers.map(({ path }) => `"${path}"`).join(', ');
	const isTold = values.found.every(({ hasOtherText }) => hasOtherText !== undefined);
	const none = isTold
		? 'No value of the field takes one.'
		: 'Which values take one, only the REST interface of Archer tells, and it is closed to this account.';
	return {
		failure: parameterFailure(
			parameter,
			`'${parameter}' has a text of its own for field "${field.name}", but none of the chosen values takes one`,
			takers.length === 0 ? none : `Choose ${names} as well.`,
		),
	};
}

/** Not a list that could not be read. */
function isAboutTheValue({ kind }: Failure): boolean {
	return kind === 'parameter' || kind === 'notFound' || kind === 'conflict';
}

function notSelectable(field: FieldDefinition, value: ListValue, parameter: string): Failure | undefined {
	return value.isSelectable !== false
		? undefined
		: parameterFailure(
				parameter,
				`'${parameter}' has the value "${value.name}" for field "${field.name}", which cannot be selected`,
				'In Archer it only holds the values below it together, or is no longer active. Choose one that can be selected.',
			);
}

/** `Doe, Jane` */
const commasOfPeople = 1;

async function people(value: unknown, sources: ValueSources): Promise<Known<unknown>> {
	if (typeof value === 'object' && value !== null && ('users' in value || 'groups' in value)) {
		const { users, groups } = value as { users?: unknown; groups?: unknown };
		const [user, group] = [await ofKind('user', users, sources), await ofKind('group', groups, sources)];
		if (user.failure) return user;
		return group.failure ? group : { found: { users: user.found, groups: group.found } };
	}
	const known = await namedIn<Person>(
		value,
		async (entry) => await personCalled(sources.metadata, undefined, nameOf(entry), sources.parameter),
		commasOfPeople,
	);
	if (known.failure) return known;
	const ids = (kind: Person['kind']) =>
		known.found.filter((person) => person.kind === kind).map(({ id }) => String(id));
	return { found: { users: ids('user'), groups: ids('group') } };
}

async function ofKind(
	kind: Person['kind'],
	list: unknown,
	{ metadata, parameter }: ValueSources,
): Promise<Known<string[]>> {
	const find = async (entry: unknown): Promise<Known<string>> => {
		const id = identifierOf(entry);
		if (id !== undefined) return { found: id };
		const known = await personCalled(metadata, kind, nameOf(entry), parameter);
		return known.failure ? known : { found: String(known.found.id) };
	};
	return await namedIn(list, find, kind === 'user' ? commasOfPeople : 0);
}

/** Entries of lists as they are read have their name beside the ID. */
function nameOf(entry: unknown): unknown {
	return typeof entry === 'object' && entry !== null
		? (identifierOf(entry) ?? (entry as { name?: unknown }).name)
		: entry;
}

async function records(
	field: FieldDefinition,
	value: unknown,
	{ recordCalled }: ValueSources,
): Promise<Known<unknown>> {
	return await namedIn<string>(value, async (entry) => {
		const id = identifierOf(entry);
		if (id !== undefined) return { found: id };
		const known = await recordCalled(field, String(nameOf(entry) ?? ''));
		return known.failure ? known : { found: String(known.found.contentId) };
	});
}

/** The texts in a value that may name records. */
export function recordNamesIn(value: unknown): string[] {
	const names = piecesOf(value)
		.filter((entry) => identifierOf(entry) === undefined)
		.map((entry) => String(nameOf(entry) ?? '').trim());
	return [...new Set(names)].filter((name) => name !== '');
}

function matrixCells(value: unknown): unknown[] {
	return typeof value === 'string' && value.trim().startsWith('[') ? [value] : listOf(value);
}

/** `Likelihood:Impact` by the names of row and column, either of which may have a colon in it. */
async function cells(
	field: FieldDefinition,
	value: unknown,
	{ metadata, parameter }: ValueSources,
): Promise<Known<unknown>> {
	const given = matrixCells(value);
	if (!given.some((cell) => typeof cell === 'string' && !areIds(cell))) return { found: value };
	const { rowListId, columnListId, name } = field;
	if (rowListId === undefined || columnListId === undefined) {
		return { failure: badCell(field, given, parameter, 'but Archer does not tell its rows and columns') };
	}
	const [rows, columns] = [await metadata.valuesOfList(rowListId), await metadata.valuesOfList(columnListId)];
	if (rows.failure) return rows;
	if (columns.failure) return columns;
	const inList = (values: ListValue[], part: string, noun: string) =>
		oneCalled(values, part.trim(), { noun: `${noun} of field "${name}"`, parameter });
	return await namedIn<unknown>(value, async (entry) => {
		if (typeof entry !== 'string' || areIds(entry)) return await Promise.resolve({ found: entry });
		const colons = [...entry].flatMap((character, index) => (character === ':' ? [index] : []));
		const pairs = colons.map((at) => ({
			row: inList(rows.found, entry.slice(0, at), 'row'),
			column: inList(columns.found, entry.slice(at + 1), 'column'),
		}));
		const pair = pairs.find(({ row, column }) => row.found && column.found) ?? pairs[0];
		if (pair === undefined)
			return { failure: badCell(field, [entry], parameter, 'which is not like Row:Column') };
		if (pair.row.failure) return pair.row;
		if (pair.column.failure) return pair.column;
		return { found: { rowId: pair.row.found.id, columnId: pair.column.found.id } };
	});
}

function badCell({ name }: FieldDefinition, [cell]: unknown[], parameter: string, why: string): Failure {
	return parameterFailure(
		parameter,
		`'${parameter}' has the cell "${String(cell).slice(0, 60)}" for field "${name}", ${why}`,
		'Give row and column by their names, like High:Low, or by their IDs, like 1253:728.',
	);
}

/** `Policy | https://example.com/policy`, several parted by line breaks or by a comma and a blank. */
function linksIn(value: unknown): unknown {
	if (typeof value !== 'string' || value.trim().startsWith('[')) return parsedList(value);
	const pieces = value
		.split(/\s*\n\s*|,\s+(?=[^,|]*\||[a-z][a-z0-9+.-]*:)/i)
		.filter((piece) => piece.trim() !== '');
	const links = pieces.map((piece) => {
		const at = piece.lastIndexOf('|');
		const url = piece.slice(at + 1).trim();
		return { name: at < 0 ? url : piece.slice(0, at).trim(), url };
	});
	return links.every(({ url }) => isLink(url)) ? links : linksOf(links);
}

function parsedList(value: unknown): unknown {
	if (typeof value !== 'string') return value;
	try {
		return JSON.parse(value) as unknown;
	} catch {
		return value;
	}
}
