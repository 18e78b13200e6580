import type { Dialect } from '../../../nodes/shared/operation/dialect';
import { trimmedUrl } from '../../../nodes/shared/soap/address';
import { refusal, type FailureKind } from '../../../nodes/shared/soap/failure';
import { tokenElement } from '../../../nodes/shared/soap/sessionPlace';
import { element } from '../../../nodes/shared/xml/tree';

const namespace = 'urn:example:leave';
const token = tokenElement('SessionToken');

/** The manual's fault codes, and what they mean to the engine and to people. */
const faults: Record<string, { kind: FailureKind; advice: string }> = {
	'Client.NoSession': { kind: 'sessionGone', advice: 'Run it again.' },
	'Client.SignIn': { kind: 'signIn', advice: 'Check user name and password in the credential.' },
	'Client.NotFound': { kind: 'notFound', advice: 'Check the ID.' },
	'Client.Value': { kind: 'rejected', advice: 'Correct the value that the system names.' },
};

/** Document/literal wrapped; the session token is the first element of every call but the sign-in. */
export const leaveDialect: Dialect = {
	system: 'Leave',
	credential: 'leaveApi',
	soapVersion: () => '1.1',
	endpoint: (service, { baseUrl }) => `${trimmedUrl(baseUrl)}/${service}`,
	namespace: () => namespace,
	action: ({ element: name }) => `${namespace}#${name}`,
	account: ({ baseUrl, userName }) => [trimmedUrl(baseUrl), String(userName ?? '')],
	secret: ({ password }) => String(password ?? ''),
	session: { property: 'sessionToken', ...token },
	complete: (body, { session }) =>
		session === false
			? body
			: { ...body, children: [element('SessionToken', body.namespace), ...body.children] },
	faultFailure: ({ code, text }, { element: method }, httpStatus) => {
		const known = faults[code.replace(/^.*:/, '')];
		return refusal(known?.kind ?? 'fault', `Leave refused ${method}: ${text}`, {
			advice: known?.advice,
			systemText: text,
			code,
			httpStatus,
		});
	},
};
