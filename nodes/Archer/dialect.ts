import type { Dialect } from '../shared/operation/dialect';
import type { Method } from '../shared/operation/spec';
import { refusal, type Failure, type FailureKind } from '../shared/soap/failure';
import { trimmedUrl } from '../shared/soap/address';
import type { SoapFault } from '../shared/soap/fault';
import { tokenElement } from '../shared/soap/sessionPlace';
import { element } from '../shared/xml/tree';
import { contentForms, contentTexts } from './content/forms';
import { recordNames } from './content/namedOutput';
import { entriesForm } from './answers';
import { told } from './metadata/told';
import { signInFailure } from './signInFaults';
import { accessTokenIn, hasAccessToken } from './accessToken';
import { listOfFieldForm, valuesForm } from './valuesTree';

const namespace = 'http://archer-tech.com/webservices/';
const token = tokenElement('sessionToken');

/** The methods of `general` take a token as a parameter of the user's, or none: it is not the stored one. */
const ownToken = /<(?:TerminateSession|Create(?:Domain)?UserSession\w*)[\s>]/;

/** Archer's web services: ASP.NET `.asmx`, document/literal wrapped, the session token as the first element of a call. */
export const archerDialect: Dialect = {
	system: 'Archer',
	credential: 'archerApi',
	soapVersion: ({ soapVersion }) => (soapVersion === '1.2' ? '1.2' : '1.1'),
	endpoint: (service, { baseUrl }) => `${trimmedUrl(baseUrl, /\/ws$/i)}/ws/${service}.asmx`,
	description: (service, { baseUrl }) => `${trimmedUrl(baseUrl, /\/ws$/i)}/ws/${service}.asmx?WSDL`,
	filledIn: ['sessionToken'],
	namespace: (spec) => spec.namespace ?? namespace,
	// One help sample answers in a misspelt one; methods with a namespace of their own may answer in the common one.
	answerNamespaces: [namespace, 'http://archertech.com/webservices/'],
	action: (spec) => spec.soapAction ?? `${spec.namespace ?? namespace}${spec.element}`,
	// Behind a personal access token stands an account that only Archer knows: another token may be another account.
	account: (settings) => [
		trimmedUrl(settings.baseUrl, /\/ws$/i),
		String(settings.instanceName ?? ''),
		...(hasAccessToken(settings)
			? ['token', accessTokenIn(settings)]
			: [String(settings.userDomain ?? '').trim(), String(settings.userName ?? '')]),
	],
	secret: (credentials) =>
		hasAccessToken(credentials) ? accessTokenIn(credentials) : String(credentials.password ?? ''),
	session: {
		property: 'sessionToken',
		isFixed: hasAccessToken,
		readToken: (envelope) => (ownToken.test(envelope) ? undefined : token.readToken(envelope)),
		writeToken: token.writeToken,
	},
	rest: {
		url: (path, { baseUrl }) => `${trimmedUrl(baseUrl, /\/ws$/i)}/${path}`,
		header: 'Authorization',
		readHeaders: { 'X-Http-Method-Override': 'GET' },
		writeToken: (token) => `Archer session-id="${token.replace(/[^\x21-\x7e]|"/g, '')}"`,
		readToken: (value) => /^Archer session-id="([^"]*)"$/.exec(value)?.[1],
	},
	complete: (body, spec) =>
		spec.session === false
			? body
			: { ...body, children: [element('sessionToken', body.namespace), ...body.children] },
	forms: { ...contentForms, entries: entriesForm, listOfField: listOfFieldForm, values: valuesForm },
	// Named only when it is called: loading a node needs nothing of what it takes (docs/decisions/package.md).
	completions: { recordNames: async (...given) => await recordNames(...given) },
	texts: contentTexts,
	tells: told,
	faultFailure,
	httpFailure: (failure, { status }, spec) =>
		status === 401 && spec.session !== false ? { ...failure, kind: 'sessionGone' } : failure,
};

interface KnownFault {
	pattern: RegExp;
	kind: FailureKind;
	advice: string;
}

/**
 * Archer has no fault codes: the text is all there is. The session texts are those that public connectors match (Splunk
 * SOAR's app); the others are only read to choose an advice, the text itself is always shown.
 */
const knownFaults: KnownFault[] = [
	{
		pattern: /invalid session token|unable to validate session/i,
		kind: 'sessionGone',
		advice: 'Run it again.',
	},
	{
		pattern: /did not recognize the value of HTTP Header SOAPAction/i,
		kind: 'rejected',
		advice: 'This release of Archer does not have the method.',
	},
	{
		pattern: /log ?in failed|invalid (?:user|login|credential|password)|account is (?:locked|inactive)/i,
		kind: 'signIn',
		advice:
			'Check user name, password and, for users of a directory, the domain in the credential. Failed sign-ins count towards lock-out, so nothing was tried again.',
	},
	{
		pattern: /permission|not authorized|unauthori[sz]ed|access (?:is )?denied|privilege/i,
		kind: 'denied',
		advice:
			"The credential's account lacks a right. It needs rights on the API pages of its access role besides those on the data.",
	},
	{
		pattern: /already (?:exists|in use|taken)|duplicate|not available|must be unique/i,
		kind: 'conflict',
		advice: 'Choose another value; this one is taken.',
	},
	{
		pattern: /not (?:be )?found|does ?n[o']t exist|no such|invalid \w* ?id\b|cannot find/i,
		kind: 'notFound',
		advice:
			'Check the identifier: it must exist in this Archer instance, and the account must be allowed to see it.',
	},
	{
		pattern: /input string was not in a correct format|error in XML document/i,
		kind: 'rejected',
		advice: 'A value has the wrong form, for example a text where Archer wants a number.',
	},
];

function faultFailure(fault: SoapFault, spec: Method, status: number): Failure {
	const systemText = plainText(fault.text) || fault.detail || fault.code;
	const isSignIn = spec.session === false && spec.element !== 'TerminateSession';
	if (isSignIn) return signInFailure(systemText, status);
	const known = knownFaults.find(({ pattern }) => pattern.test(systemText));
	return refusal(known?.kind ?? 'fault', `Archer refused ${spec.element}: ${systemText}`, {
		advice: known?.advice ?? 'Archer gives no code for this. Its own log has the details.',
		systemText,
		code: fault.code || undefined,
		httpStatus: status,
	});
}

/** ASP.NET wraps the message, and with custom errors off adds type names and a stack trace. */
function plainText(text: string): string {
	const innermost = text.split('--->').pop() ?? text;
	return innermost
		.split(/\r?\n\s+at /)[0]
		.replace(/^\s*(?:[\w.]+(?:Exception|Error):\s*)+/, '')
		.replace(/\s+/g, ' ')
		.trim();
}
