import type { INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import { locatorOf } from '../../operation/values/locator';
import { isAbsent, isObject } from '../../operation/values/values';
import { hiddenFields } from '../../operation/values/visible';
import type { Method, MethodField, ParameterValues } from '../../operation/spec';
import { isSecretName, isSecretParameter } from '../../operation/values/secretNames';

/** Values as a person knows them: by the names of the editor, and without what nobody may see. */

export const masked = '***';

/** Longest text that is told as it is: files and documents are only counted. */
const longestText = 500;

/** Entries of a list that are told. */
const mostEntries = 50;

/**
 * The values that the fields have.
 *
 * @param given the same values as the user gave them, where names have become identifiers since
 */
export function told(
	fields: MethodField[],
	values: ParameterValues,
	given: ParameterValues = values,
): Record<string, unknown> {
	const names: Record<string, unknown> = {};
	const notShown = hiddenFields(fields, values);
	for (const field of fields) {
		const { name, type, xml } = field;
		if (type === 'hidden' || type === 'notice' || notShown.has(name)) continue;
		const inWords = xml?.inWords === undefined ? undefined : values[xml.inWords];
		const value = inWords ?? values[name];
		if (isAbsent(value)) continue;
		names[labelOf(field)] = inWords === undefined ? ofField(field, value, given[name]) : plain(value);
	}
	return names;
}

/** The parameters of a method that only its service's description knows, by their names there. */
export function toldAsDescribed({
	given,
	secrets,
}: NonNullable<Method['described']>): Record<string, unknown> {
	const structures = Object.entries(given).map(([name, value]) => [name, structureIn(value)]);
	const hidden = secrets.map((name) => [name, masked]);
	return plain(Object.fromEntries([...structures, ...hidden]), isSecretParameter) as Record<string, unknown>;
}

/** A structure that is given as JSON may hold secrets inside. */
function structureIn(value: unknown): unknown {
	const found = parsed(value);
	return isObject(found) || Array.isArray(found) ? found : value;
}

/** What only the method knows by name becomes words too: `timeZoneNumber` is a time zone number. */
function labelOf({ displayName, name }: MethodField): string {
	return displayName ?? inWords(name);
}

export function inWords(name: string): string {
	const words = name
		.replace(/([a-z0-9])([A-Z])/g, '$1 $2')
		.split(/[^A-Za-z0-9]/)
		.filter((word) => word !== '');
	return words.map((word) => (/^id$/i.test(word) ? 'ID' : word[0].toUpperCase() + word.slice(1))).join(' ');
}

function ofField(field: MethodField, value: unknown, given: unknown): unknown {
	if (isMasked(field)) return value === '' ? '' : masked;
	if (field.xml?.type === 'base64Binary') return sized(String(value), 'file');
	switch (field.type) {
		case 'resourceLocator':
			return located(field, value, given);
		case 'options':
			return optionName(field, value);
		case 'multiOptions':
			return [value].flat().map((one) => optionName(field, one));
		case 'fixedCollection':
			return rows(field, value);
		case 'resourceMapper':
			return columns(value);
		case 'json':
			return plain(parsed(value));
		default:
			return plain(value);
	}
}

/** A name alone makes a text secret only: rules about passwords are numbers and switches. */
function isMasked({ typeOptions, name, type, xml }: MethodField): boolean {
	if (typeOptions?.password) return true;
	const isText = type === undefined || type === 'string';
	return isText && isSecretName(name) && (xml?.type === undefined || xml.type === 'string');
}

/** The name that the user chose, and the identifier that it has become. */
function located(field: MethodField, value: unknown, given: unknown): unknown {
	const { value: found } = locatorOf(field, value);
	const { value: asked } = locatorOf(field, given);
	const { cachedResultName } = isObject(given) ? given : {};
	const name = typeof cachedResultName === 'string' && cachedResultName !== '' ? cachedResultName : asked;
	const [shown, id] = [String(name ?? ''), String(found ?? '')];
	if (shown === '' || shown === id) return plain(found);
	return shown.includes(`(${id})`) ? shown : `${shown} (${id})`;
}

function optionName({ options = [] }: MethodField, value: unknown): unknown {
	const option = (options as INodePropertyOptions[]).find((one) => String(one.value) === String(value));
	return option?.name ?? plain(value);
}

function rows({ options = [] }: MethodField, value: unknown): unknown {
	const sections = options as INodePropertyCollection[];
	const ofSection = (name: string, list: unknown) => {
		const fields = (sections.find((section) => section.name === name) ?? sections[0])?.values ?? [];
		return [list].flat().map((row) => (isObject(row) ? rowIn(fields as MethodField[], row) : plain(row)));
	};
	const found = isObject(value)
		? Object.entries(value).flatMap(([name, list]) => ofSection(name, list))
		: ofSection('', value);
	return found.slice(0, mostEntries);
}

/** What has no field of its own was given by an expression, and goes by its own name. */
function rowIn(fields: MethodField[], row: ParameterValues): Record<string, unknown> {
	const known = fields.filter(({ name }) => name in row);
	const others = Object.entries(row).filter(([name]) => !known.some((field) => field.name === name));
	return { ...told(known, row), ...(plain(Object.fromEntries(others)) as object) };
}

/** By the names that the form shows. */
function columns(value: unknown): unknown {
	const {
		value: given,
		schema,
		mappingMode,
	} = value as {
		value?: Record<string, unknown> | null;
		schema?: Array<{ id: string; displayName?: string }>;
		mappingMode?: string;
	};
	if (mappingMode === 'autoMapInputData') return 'the columns of the item';
	if (!isObject(given)) return plain(value);
	const nameOf = (id: string) => schema?.find((column) => column.id === id)?.displayName ?? id;
	return plain(Object.fromEntries(Object.entries(given).map(([id, one]) => [nameOf(id), one])));
}

function parsed(value: unknown): unknown {
	if (typeof value !== 'string') return value;
	try {
		return JSON.parse(value) as unknown;
	} catch {
		return value;
	}
}

/** JSON without secrets, by the names of its members, and without what nobody would read. */
export function plain(value: unknown, hides = isSecretName): unknown {
	if (typeof value === 'string') return sized(value, 'text');
	if (value instanceof Date) return value.toISOString();
	if (Buffer.isBuffer(value)) return `(file of ${value.length} bytes)`;
	if (Array.isArray(value)) return value.slice(0, mostEntries).map((one) => plain(one, hides));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, one]) => {
			const isSecret = typeof one === 'string' && one !== '' && hides(name);
			return [name, isSecret ? masked : plain(one, hides)];
		}),
	);
}

function sized(text: string, what: 'file' | 'text'): string {
	if (what === 'file' && text.length > longestText)
		return `(file of about ${Math.floor((text.length * 3) / 4)} bytes)`;
	return text.length > longestText ? `${text.slice(0, longestText)}… (${text.length} characters)` : text;
}
