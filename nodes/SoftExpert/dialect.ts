import type { Credentials, Dialect } from '../shared/operation/dialect';
import { trimmedUrl } from '../shared/soap/address';
import type { ConnectionSettings, Method } from '../shared/operation/spec';
import { refusal } from '../shared/soap/failure';
import { gatewayFailure } from './gateway';
import { outcomeForm } from './content/outcome';
import { userCreated } from './datasets/created';
import { datasetFailure } from './datasets/failure';
import { told } from './datasets/told';
import { statusFailure } from './content/verdict';

/** Of the services whose address is known. */
export const namespaces = {
	adm_ws: 'urn:admin',
	dc_ws: 'urn:document',
	fm_ws: 'urn:form',
	gn_ws: 'urn:generic',
	wf_ws: 'urn:workflow',
};

/** SoftExpert Suite's web services: PHP, document/literal, children in any order, the sign-in in an HTTP header. */
export const softExpertDialect: Dialect = {
	system: 'SoftExpert',
	credential: 'softExpertApi',
	soapVersion: () => '1.1',
	endpoint: (service, settings) => `${trimmedUrl(settings.baseUrl)}${pathOf(settings)}/ws/${service}.php`,
	// The gateway takes calls alone; descriptions are behind it (docs/quirks/softExpert.md).
	description: (service, settings) =>
		`${trimmedUrl(settings.baseUrl)}${pathOf(settings).replace(/^\/apigateway(?=\/)/i, '')}/ws/${service}.php?wsdl`,
	namespace: namespaceOf,
	action: (spec) => spec.soapAction ?? `${namespaceOf(spec)}#${spec.element}`,
	account: ({ authentication, userDomain, userName }) =>
		authentication === 'basic' ? [String(userDomain ?? ''), String(userName ?? '')] : [],
	secret: authorization,
	sign: (credentials, { headers }) => ({
		headers: { ...headers, Authorization: authorization(credentials) },
	}),
	faultFailure(fault, spec, status) {
		const unknownMethod = /procedure '.*' not present/i.test(fault.text);
		return refusal(
			unknownMethod ? 'rejected' : 'fault',
			`SoftExpert refused ${spec.element}: ${fault.text || fault.code}`,
			{
				advice: unknownMethod
					? 'This release of SoftExpert does not have the method.'
					: 'The log of SoftExpert has the details.',
				systemText: [fault.text, fault.detail].filter(Boolean).join(' - '),
				code: fault.code || undefined,
				httpStatus: status,
			},
		);
	},
	resultPath: () => '',
	forms: { outcome: outcomeForm },
	responseFailure: statusFailure,
	httpFailure: (failure, answer, _spec, settings) => gatewayFailure(failure, answer, settings),
	rest: {
		// Only the gateway has them, whatever the path of the services is.
		url: (path, { baseUrl }) => `${trimmedUrl(baseUrl)}/apigateway/v1/${path}`,
		header: 'Authorization',
		// There is no token that goes in alone: `sign` writes the header.
		writeToken: () => '',
		readToken: () => undefined,
		failure: datasetFailure,
	},
	tells: told,
	completions: { userCreated },
	requestsPerSecond: ({ requestsPerSecond }) => Number(requestsPerSecond ?? 10),
};

function pathOf({ servicePath }: ConnectionSettings): string {
	const path = trimmedUrl(servicePath ?? '/apigateway/se', /\/ws$/i);
	return path === '' || path.startsWith('/') ? path : `/${path}`;
}

function namespaceOf({ namespace, service }: Method): string {
	const known: Record<string, string> = namespaces;
	return namespace ?? known[service ?? ''] ?? namespaces.adm_ws;
}

/** The API key goes out bare: the vendor's gateway refuses it behind the word Bearer. */
function authorization(credentials: Credentials): string {
	if (credentials.authentication !== 'basic') return String(credentials.apiKey ?? '').trim();
	const domain = String(credentials.userDomain ?? '').trim();
	const login = `${domain === '' ? '' : `${domain}\\`}${String(credentials.userName ?? '')}`;
	return `Basic ${Buffer.from(`${login}:${String(credentials.password ?? '')}`).toString('base64')}`;
}
