import type { INodePropertyOptions } from 'n8n-workflow';
import type { SoapSystem } from '../../nodes/shared/operation/dialect';
import type {
	FieldXml,
	Method,
	ParameterValues,
	MethodField,
	Entry,
	XmlType,
} from '../../nodes/shared/operation/spec';
import { sign } from '../../nodes/shared/engine/signIn/sign';
import { ownerOf } from '../../nodes/shared/engine/signIn/tokenOwner';
import { requestFor } from '../../nodes/shared/engine/write';
import { pagingFields } from '../../nodes/shared/operation/wire/request';

const samples: Record<XmlType, unknown> = {
	string: 'Text',
	int: 7,
	decimal: '1.5',
	boolean: true,
	date: '2030-01-31',
	dateTime: '2030-01-31T09:30:00Z',
	guid: '3F8B6D12-5C0E-4B7A-9E61-7A2D90C4E85F',
	base64Binary: 'QQ==',
	json: '{}',
};

type Filled = Method | Entry;

/** What a person leaves untouched: the defaults, with only the required fields filled in. */
export function minimalValues(spec: Filled): ParameterValues {
	return valuesOf(spec, (property) =>
		property.required
			? sampleOf(property)
			: property.collection === undefined && property.default !== ''
				? property.default
				: undefined,
	);
}

/** Every field filled in. */
export function fullValues(spec: Filled): ParameterValues {
	return valuesOf(spec, sampleOf);
}

function valuesOf(spec: Filled, valueOf: (property: MethodField) => unknown): ParameterValues {
	const values: ParameterValues = {};
	for (const property of spec.fields) {
		if (property.xml === undefined) continue;
		const value = valueOf(property);
		if (value !== undefined) values[property.name] = value;
	}
	const pagings = 'element' in spec ? pagingFields(spec) : [];
	for (const xml of pagings) values[xml.path] = 1;
	return values;
}

export function sampleOf(property: MethodField): unknown {
	const { xml, type, options } = property;
	if (xml?.example !== undefined) return xml.example;
	if (xml?.fields) return [sampleRow(xml.fields)];
	if (type === 'options' && options?.length) return (options[0] as INodePropertyOptions).value;
	if (type === 'multiOptions' && options?.length) return [(options[0] as INodePropertyOptions).value];
	if (type === 'resourceLocator') return samples[xml?.type ?? 'string'];
	return sampleFor(xml!);
}

function sampleRow(fields: Record<string, FieldXml>): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(fields).map(([name, xml]) => [
			name,
			xml.example ?? (xml.fields ? [sampleRow(xml.fields)] : sampleFor(xml)),
		]),
	);
}

function sampleFor(xml: FieldXml): unknown {
	const sample = samples[xml.type ?? 'string'];
	return xml.joinedWith === undefined ? sample : [sample];
}

export interface WireRequest {
	url: string;
	headers: Record<string, string>;
	body: string;
}

/** The HTTP request of a method as the engine writes it, signed with the credential of a login. */
export function wireRequest(
	{ dialect }: SoapSystem,
	method: Method,
	values: ParameterValues,
	baseUrl: string,
	login: { token: string; context: string; apiKey?: string },
): WireRequest {
	const settings = {
		baseUrl,
		host: baseUrl,
		environment: 'own',
		servicePath: '/apigateway/se',
		userName: 'name@example.com',
	};
	const written = requestFor(dialect, method, values, { settings, timeout: 1000 });
	if (written.failure) throw new Error(`${method.element}: ${written.failure.message}`);
	const { session } = dialect;
	const credentials = {
		...settings,
		...(session && { [session.property]: login.token, sessionOwner: ownerOf(dialect, settings) }),
		accountContext: login.context,
		apiKey: login.apiKey,
	};
	const signed = sign(dialect, credentials, written.request);
	if (signed === undefined) throw new Error(`${method.element}: the login has no session`);
	return { url: written.request.url, headers: signed.headers, body: signed.body! };
}
