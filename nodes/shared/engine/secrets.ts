import { isSecretName } from '../operation/values/secretNames';
import type { Credentials, Dialect } from '../operation/dialect';
import type { ConnectionSettings, ParameterValues, MethodField, ResultField } from '../operation/spec';

/** Certificates are no secrets, but nothing that a verb of an operation needs. */
const certificateName = /^(?:ca|certificate)$/i;

/** The values in a credential that must not be in any text, a password in an address included. */
export function secretsOf(credentials: Credentials): string[] {
	const secrets: string[] = [];
	for (const [name, value] of Object.entries(credentials)) {
		if (typeof value !== 'string' || value === '') continue;
		if (isSecretName(name)) secrets.push(value);
		const inAddress = /^\s*[a-z]+:\/\/[^/?#@]*:([^/?#@]+)@/i.exec(value)?.[1];
		if (inAddress !== undefined) secrets.push(inAddress, decoded(inAddress));
	}
	return secrets;
}

/** The same with what proves the account, whatever its property is called and in the form in which it is sent. */
export function secretsFor({ secret }: Dialect, credentials: Credentials): string[] {
	return [...secretsOf(credentials), secret(credentials)].filter((each) => each !== '');
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/** Hooks get the plain settings only. */
export function plainSettings(credentials: Credentials): ConnectionSettings {
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
export function secretParameters(properties: MethodField[], values: ParameterValues): string[] {
	return (properties as Field[]).flatMap((property) => secretIn(property, values[property.name]));
}

function secretIn(field: Field, value: unknown): string[] {
	if (Array.isArray(value)) return value.flatMap((entry) => secretIn(field, entry));
	if (field.typeOptions?.password) {
		return typeof value === 'number' ? [String(value)] : textsOf(value);
	}
	if (typeof value !== 'object' || value === null) return [];
	const members = [...(field.options ?? []), ...(field.values ?? [])].filter(isField);
	return Object.entries(value).flatMap(([name, inner]) =>
		members.filter((member) => member.name === name).flatMap((member) => secretIn(member, inner)),
	);
}

function isField(option: unknown): option is Field {
	return typeof option === 'object' && option !== null;
}

/** Every text in a value of unknown shape, such as the mode and value of a resource locator. */
function textsOf(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

/** Whether an answer has secrets at all, by its fields: of a million entries without any none is looked at. */
const secretive = new WeakMap<ResultField[], boolean>();

function mayHoldSecrets(fields: ResultField[]): boolean {
	const known = secretive.get(fields);
	if (known !== undefined) return known;
	const holds = fields.some(({ secret, gives }) => secret === true || (gives && mayHoldSecrets(gives)));
	secretive.set(fields, holds);
	return holds;
}

/** What an answer holds in the fields that the operation declares secret. */
export function secretResults(fields: ResultField[], item: Record<string, unknown>): string[] {
	if (!mayHoldSecrets(fields)) return [];
	return fields.flatMap((field) => {
		const value = item[field.name];
		if (field.secret) return textsOf(value);
		const entries = Array.isArray(value) ? value : [value];
		return entries.flatMap((entry) =>
			typeof entry === 'object' && entry !== null && field.gives
				? secretResults(field.gives, entry as Record<string, unknown>)
				: [],
		);
	});
}
