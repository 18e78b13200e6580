import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { tlsOptions, trimmedUrl } from '../shared/n8n/connection';
import type { Dialect } from '../shared/operation/dialect';
import { refusal } from '../shared/soap/failure';
import { gatewayFailure } from './gateway';
import { statusFailure } from './verdict';

const namespace = 'urn:admin';

/** SoftExpert Suite's web services: PHP, document/literal, children in any order, the sign-in in an HTTP header. */
export const softExpertDialect: Dialect = {
	system: 'SoftExpert',
	credential: 'softExpertApi',
	soapVersion: () => '1.1',
	endpoint: (service, { baseUrl, servicePath }) => {
		const path = trimmedUrl(servicePath ?? '/apigateway/se', /\/ws$/i);
		return `${trimmedUrl(baseUrl)}${path === '' || path.startsWith('/') ? path : `/${path}`}/ws/${service}.php`;
	},
	namespace: (spec) => spec.soap.namespace ?? namespace,
	action: (spec) => spec.soap.action ?? `${spec.soap.namespace ?? namespace}#${spec.soap.element}`,
	account: ({ authentication, userDomain, userName }) =>
		authentication === 'basic' ? [String(userDomain ?? ''), String(userName ?? '')] : [],
	secret: authorization,
	faultFailure(fault, spec, status) {
		const unknownMethod = /procedure '.*' not present/i.test(fault.text);
		return refusal(
			unknownMethod ? 'rejected' : 'fault',
			`SoftExpert refused ${spec.soap.element}: ${fault.text || fault.code}`,
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
	responseFailure: statusFailure,
	httpFailure: gatewayFailure,
	requestsPerSecond: ({ requestsPerSecond }) => Number(requestsPerSecond ?? 10),
};

/** The API key goes out bare: the vendor's gateway refuses it behind the word Bearer. */
export function signedBySoftExpert(
	credentials: IDataObject,
	request: IHttpRequestOptions,
): IHttpRequestOptions {
	return {
		...request,
		...tlsOptions(credentials),
		headers: { ...request.headers, Authorization: authorization(credentials) },
	};
}

export function authorization(credentials: IDataObject): string {
	if (credentials.authentication !== 'basic') return String(credentials.apiKey ?? '').trim();
	const domain = String(credentials.userDomain ?? '').trim();
	const login = `${domain === '' ? '' : `${domain}\\`}${String(credentials.userName ?? '')}`;
	return `Basic ${Buffer.from(`${login}:${String(credentials.password ?? '')}`).toString('base64')}`;
}
