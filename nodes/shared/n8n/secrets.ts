import type { IDataObject } from 'n8n-workflow';
import type { ConnectionSettings, ParameterValues, PropertySpec, ResultField } from '../operation/spec';

/** By name, because a node gets the values of a credential without the properties of its type; a test compares the two. */
const secretName = /password|token|secret|api_?key|private_?key|passphrase|context/i;

/** Certificates are no secrets, but nothing that a hook of an operation needs. */
const certificateName = /^(?:ca|certificate)$/i;

/** Whether a field of a credential holds a secret. */
export function isSecretName(name: string): boolean {
	return secretName.test(name);
}

/** The values in a credential that must not be in any text, a password in an address included. */
export function secretsOf(credentials: IDataObject): string[] {
	const secrets: string[] = [];
	for (const [name, value] of Object.entries(credentials)) {
		if (typeof value !== 'string' || value === '') continue;
		if (isSecretName(name)) secrets.push(value);
		const inAddress = /^\s*[a-z]+:\/\/[^/?#@]*:([^/?#@]+)@/i.exec(value)?.[1];
		if (inAddress !== undefined) secrets.push(inAddress, decoded(inAddress));
	}
	return secrets;
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/** Hooks get the plain settings only. */
export function plainSettings(credentials: IDataObject): ConnectionSettings {
	return Object.fromEntries(
		Object.entries(credentials).filter(([name]) => !isSecretName(name) && !certificateName.test(name)),
	) as ConnectionSettings;
}

interface Field {
	name: string;
	typeOptions?: { password?: boolean };
	options?: unknown[];
	values?: unknown[];
}

/** What an item gives in masked fields, those of its collections and lists included. */
export function secretParameters(properties: PropertySpec[], values: ParameterValues): string[] {
	return (properties as Field[]).flatMap((property) => secretIn(property, values[property.name]));
}

function secretIn(field: Field, value: unknown): string[] {
	if (value === undefined || value === null) return [];
	if (Array.isArray(value)) return value.flatMap((entry) => secretIn(field, entry));
	if (field.typeOptions?.password) {
		return typeof value === 'string' || typeof value === 'number' ? [String(value)] : textsOf(value);
	}
	if (typeof value !== 'object') return [];
	const members = [...(field.options ?? []), ...(field.values ?? [])].filter(isField);
	return Object.entries(value).flatMap(([name, inner]) =>
		members.filter((member) => member.name === name).flatMap((member) => secretIn(member, inner)),
	);
}

function isField(option: unknown): option is Field {
	return typeof option === 'object' && option !== null && ('type' in option || 'values' in option);
}

/** Every text in a value of unknown shape, such as the mode and value of a resource locator. */
function textsOf(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

/** What an answer holds in the fields that the operation declares secret. */
export function secretResults(fields: ResultField[], item: IDataObject): string[] {
	return fields.flatMap((field) => {
		const value = item[field.name];
		if (field.secret) return textsOf(value);
		const entries = Array.isArray(value) ? value : [value];
		return entries.flatMap((entry) =>
			typeof entry === 'object' && entry !== null && field.fields
				? secretResults(field.fields, entry as IDataObject)
				: [],
		);
	});
}
