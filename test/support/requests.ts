import type { INodePropertyOptions } from 'n8n-workflow';
import type { SoapSystem } from '../../nodes/shared/operation/dialect';
import type {
	FieldXml,
	OperationSpec,
	ParameterValues,
	PropertySpec,
	XmlType,
} from '../../nodes/shared/operation/spec';
import { buildRequest, pagingFields } from '../../nodes/shared/operation/request';
import { soapHeaders, writeEnvelope } from '../../nodes/shared/soap/envelope';

const samples: Record<XmlType, unknown> = {
	string: 'Text',
	int: 7,
	decimal: '1.5',
	boolean: true,
	date: '2030-01-31',
	dateTime: '2030-01-31T09:30:00Z',
	guid: '06C4A84A-693C-46CB-8DF2-40A8215AA056',
	base64Binary: 'QQ==',
	json: '{}',
};

/** What a person leaves untouched: the defaults, with only the required fields filled in. */
export function minimalValues(spec: OperationSpec): ParameterValues {
	return valuesOf(spec, (property) =>
		property.required
			? sampleOf(property)
			: property.collection === undefined && property.default !== ''
				? property.default
				: undefined,
	);
}

/** Every field filled in. */
export function fullValues(spec: OperationSpec): ParameterValues {
	return valuesOf(spec, sampleOf);
}

function valuesOf(spec: OperationSpec, valueOf: (property: PropertySpec) => unknown): ParameterValues {
	const values: ParameterValues = {};
	for (const property of spec.properties) {
		if (property.xml === undefined) continue;
		const value = valueOf(property);
		if (value !== undefined) values[property.name] = value;
	}
	for (const xml of pagingFields(spec)) values[xml.path] = 1;
	return values;
}

export function sampleOf(property: PropertySpec): unknown {
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

/** The HTTP request of an operation as the engine writes it, with what the credential would fill in. */
export function wireRequest(
	system: SoapSystem,
	spec: OperationSpec,
	values: ParameterValues,
	baseUrl: string,
	login: { token: string; context: string },
): WireRequest {
	const { dialect } = system;
	const settings = {
		baseUrl,
		host: baseUrl,
		environment: 'own',
		servicePath: '/apigateway/se',
		userName: 'name@example.com',
	};
	const request = buildRequest(spec, dialect.namespace(spec), values);
	if (request.failure) throw new Error(`${spec.soap.element}: ${request.failure.message}`);
	dialect.complete?.(request.body, spec, settings);
	const envelope = writeEnvelope('1.1', request.body);
	if (envelope.problem) throw new Error(`${spec.soap.element}: ${envelope.problem.message}`);
	const hasPlace = dialect.session && dialect.session.readToken(envelope.xml) !== undefined;
	const signed = hasPlace ? dialect.session!.writeToken(envelope.xml, login.token) : envelope.xml;
	return {
		url: dialect.endpoint(spec.soap.service, settings),
		headers: soapHeaders('1.1', dialect.action(spec)),
		body: signed.replaceAll(' ContextIdentifier=""', ` ContextIdentifier="${login.context}"`),
	};
}
