import type { Credentials, Dialect, Signable } from '../shared/operation/dialect';
import { withCredentialPlaces } from '../shared/operation/wire/request';
import { withCreated } from '../shared/operation/wire/evidence';
import { serviceOf } from '../shared/operation/resource';
import { elementAt, elementsAt, resultPath } from '../shared/operation/wire/response';
import type { ConnectionSettings, Method } from '../shared/operation/spec';
import { trimmedUrl } from '../shared/soap/address';
import { refusal, type Failure } from '../shared/soap/failure';
import { tokenAttribute } from '../shared/soap/sessionPlace';
import { attributeOf, type XmlElement } from '../shared/xml/tree';
import { told } from './told';

/** The same whatever the host. */
const namespaceBase = 'https://www.assuresign.net/Services/DocumentNOW/';

/** Contracts whose name is not made from the service's. */
const contracts: Record<string, string> = {
	Users: 'IUserService',
	Accounts: 'IAccountService',
	Envelopes: 'IEnvelopeService',
	Links: 'ILinkService',
};

const token = tokenAttribute('AuthenticationToken');

/** DocumentNOW v2: WCF basicHttpBinding, document/literal wrapped, most data in attributes. */
export const assureSignDialect: Dialect = {
	system: 'AssureSign',
	credential: 'assureSignApi',
	addressFields: { address: "'Environment' or 'Host'", own: "'Host'", path: "'Path Prefix'" },
	soapVersion: () => '1.1',
	endpoint: (service, settings) => `${serviceAddress(settings)}/${service}/text`,
	// One description for all services.
	description: (_service, settings) => `${serviceAddress(settings)}?wsdl`,
	filledIn: ['@AuthenticationToken', '@ContextIdentifier'],
	namespace: (spec) => spec.namespace ?? `${namespaceBase}${serviceOf(spec)}`,
	// The article on CheckEnvelopeStatus shows its answer in the namespace of the other method.
	answerNamespaces: [`${namespaceBase}CheckStatus`],
	action: (spec) => {
		const { element, soapAction } = spec;
		const service = serviceOf(spec);
		const contract = contracts[service] ?? `I${service}Service`;
		return soapAction ?? `${namespaceBase}${service}/${contract}/${element}`;
	},
	account: (settings) => [
		serviceAddress(settings),
		String(settings.userName ?? ''),
		String(settings.contextIdentifier ?? '').trim(),
	],
	secret: ({ password }) => String(password ?? ''),
	session: {
		property: 'authenticationToken',
		readToken: token.readToken,
		writeToken: token.writeToken,
	},
	tells: told,
	complete,
	sign: withAccount,
	faultFailure(fault, spec, status) {
		return refusal(
			faultKind(fault.code),
			`${isSignIn(spec) ? 'AssureSign could not sign in' : `AssureSign refused ${spec.element}`}: ${fault.text || fault.code}`,
			{
				advice: faultAdvice[fault.code],
				systemText: [fault.text, fault.detail].filter(Boolean).join(' - '),
				code: fault.code || undefined,
				httpStatus: status,
			},
		);
	},
	responseFailure,
	entryFailure: resultFailure,
};

/** The user of the credential stands in where a request wants a user name and the item named none: no secret. */
function complete(body: XmlElement, spec: Method, { userName }: ConnectionSettings): XmlElement {
	const completed = withCredentialPlaces(body, spec);
	for (const path of spec.fromCredential ?? []) {
		if (!path.endsWith('@UserName')) continue;
		for (const owner of elementsAt(completed, path.slice(0, path.lastIndexOf('/')))) {
			const place = owner.attributes.find(({ name }) => name === 'UserName');
			if (place?.value === '') place.value = String(userName ?? '');
		}
	}
	return completed;
}

function serviceAddress({ environment, host, pathPrefix }: ConnectionSettings): string {
	const own = trimmedUrl(host);
	const base =
		environment === 'own' || environment === undefined
			? /^https?:\/\//i.test(own)
				? own
				: `https://${own}`
			: `https://${String(environment)}`;
	const prefix = trimmedUrl(pathPrefix).replace(/^\/?(?=.)/, '/');
	return `${base}${prefix}/Services/DocumentNOW/v2/DocumentNOW.svc`;
}

const faultAdvice: Record<string, string> = {
	ActionNotSupported: 'Check environment, host and path prefix in the credential.',
	DeserializationFailed:
		'A value has a form that AssureSign does not take, for example an ID that is no GUID.',
	InternalServiceFault: 'AssureSign met an error of its own. Check the values, and try again later.',
};

function faultKind(code: string): Failure['kind'] {
	return code === 'ActionNotSupported' || code === 'DeserializationFailed' ? 'rejected' : 'fault';
}

/**
 * Business failures come with HTTP 200: `Success="false"`, or exceptions that are more than warnings. There are no codes;
 * an empty `Exceptions` element is normal.
 */
function responseFailure(response: XmlElement, spec: Method): Failure | undefined {
	// A method that is called by its name alone: the result is the response's only child, whatever it is called.
	const path = resultPath(spec, {});
	const result = path === '' ? response.children[0] : elementAt(response, path);
	return result === undefined ? undefined : resultFailure(result, spec);
}

function isSignIn(spec: Method): boolean {
	return spec.element === 'AuthenticateUser';
}

function resultFailure(result: XmlElement, spec: Method): Failure | undefined {
	const entries = result.children.find((child) => child.name === 'Exceptions')?.children ?? [];
	const serious = entries.filter((entry) => attributeOf(entry, 'Severity') !== 'Warning');
	const failed = attributeOf(result, 'Success')?.toLowerCase() === 'false';
	if (!failed && serious.length === 0) return undefined;
	const texts = (serious.length > 0 ? serious : entries)
		.map((entry) => entry.text.trim())
		.filter((text) => text !== '');
	if (isSignIn(spec)) return signInFailure(texts.join(' '), result);
	return madeAllTheSame(withCreated(spec, result, describeFailure(texts, spec)), spec);
}

/** A result with ID and key beside its exceptions: the document is there, whatever was wrong with it. */
function madeAllTheSame(failure: Failure, { element }: Method): Failure {
	if (failure.created === undefined) return failure;
	return {
		...failure,
		kind: 'rejected',
		message: `AssureSign carried out ${element} in part: ${failure.systemText || 'it gave no reason'}`,
		advice: 'Look at what was made before you run it again, or there will be two.',
	};
}

/**
 * An expired password comes with the page to visit; what follows its path may be a key to it. Without one only the text says
 * what was wrong, and the vendor publishes no list of these.
 */
function signInFailure(systemText: string, result: XmlElement): Failure {
	const page = (name: string) => attributeOf(result, name)?.split(/[?#]/)[0] || undefined;
	const expired = page('ExpiredPasswordUrl');
	if (expired !== undefined) {
		return refusal('signIn', "The login's password has expired in AssureSign", {
			systemText,
			advice: `The password has to be changed first, at ${expired}`,
		});
	}
	const change = page('ChangePasswordUrl');
	const lockOut =
		'Failed sign-ins count towards lock-out, so nothing was tried again.' +
		(change === undefined ? '' : ` The password is changed at ${change}`);
	return wrongLogin.test(systemText)
		? refusal('signIn', 'AssureSign did not accept user name and password', {
				systemText,
				advice: `Check both. ${lockOut}`,
			})
		: refusal('signIn', 'AssureSign refused the sign-in', {
				systemText,
				advice: `Check what it says, and user name and password too. ${lockOut}`,
			});
}

/** The whole text, as for every text that decides. */
const wrongLogin =
	/^(?:(?:the )?user ?name (?:or|and|and\/or) password (?:is|are) (?:incorrect|invalid|wrong)|invalid (?:user ?name (?:or|and) password|login|credentials))\.?$/i;

/**
 * How a refusal says that the sign-in is over, as a whole sentence: no code tells it, and a token is spoken of in other
 * refusals too. `The`, `authentication` and the like may be there or not.
 */
const expiredToken =
	/^(?:(?:the|your|this) )?(?:(?:supplied|provided|specified|given) )?(?:(?:authentication|user|session|login|security) ?)?token (?:is |was |has )?(?:either )?(?:not valid|invalid|expired|unknown|not recogni[sz]ed|not found)(?:,? (?:or|and) (?:it )?(?:is |was |has )?(?:not valid|invalid|expired|unknown))?[.!]?$|^(?:invalid|expired|unknown)(?: or (?:invalid|expired))? (?:authentication |user |session )?token[.!]?$/i;

function describeFailure(texts: string[], spec: Method): Failure {
	const systemText = texts.join(' ');
	const { element } = spec;
	// Of a method called by its name alone it is not known; a renewal that it did not need does no harm.
	const usesToken = spec.fromCredential?.some((path) => path.endsWith('@AuthenticationToken')) ?? true;
	if (usesToken && texts.length > 0 && texts.every((text) => expiredToken.test(text))) {
		return refusal('sessionGone', 'The sign-in at AssureSign has expired', { systemText });
	}
	const sentence = systemText === '' ? 'it gave no reason' : systemText;
	const notFound = /not (?:be )?found|does not exist|unknown|no such|could not locate/i.test(systemText);
	const hasKey = spec.fields.some(({ name }) => name.endsWith('AuthToken'));
	return refusal(notFound ? 'notFound' : 'rejected', `AssureSign refused ${element}: ${sentence}`, {
		systemText,
		advice: /context/i.test(systemText)
			? 'Check the context identifier in the credential: it belongs to one account of one environment.'
			: notFound && hasKey
				? 'Give the ID together with its own auth token, both as the operation gave them that has sent it.'
				: undefined,
	});
}

/** Names the account in the places where the user named none. */
function withAccount(credentials: Credentials, request: Signable): Signable {
	const own = String(credentials.contextIdentifier ?? '').trim();
	const context = own === '' ? String(credentials.accountContext ?? '') : own;
	if (!/^[0-9a-f-]{36}$/i.test(context)) return request;
	return {
		...request,
		body: request.body?.replaceAll(' ContextIdentifier=""', ` ContextIdentifier="${context}"`),
	};
}
