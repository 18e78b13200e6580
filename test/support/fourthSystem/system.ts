import type { ICredentialType, IExecuteFunctions, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { propertiesOf } from '../../../nodes/shared/n8n/properties';
import { run } from '../../../nodes/shared/n8n/run';
import { authenticated } from '../../../nodes/shared/n8n/signIn';
import type { Dialect } from '../../../nodes/shared/operation/dialect';
import { resource, soapSystem } from '../../../nodes/shared/operation/resource';
import { refusal } from '../../../nodes/shared/soap/failure';
import { tokenElement } from '../../../nodes/shared/soap/sessionPlace';
import { element } from '../../../nodes/shared/xml/tree';

/** A system that nodes/ does not know: a user and password in the SOAP header of every request, two namespaces in the body. */

export const ledger = 'urn:ledger';
export const common = 'urn:ledger:common';
export const security = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd';

const dialect: Dialect = {
	system: 'Ledger',
	credential: 'ledgerApi',
	soapVersion: () => '1.1',
	endpoint: (service, { address }) => `${String(address)}/${service}`,
	namespace: () => ledger,
	action: (method) => `${ledger}#${method.element}`,
	account: ({ address, userName }) => [String(address), String(userName)],
	secret: (credentials) => String(credentials.password),
	headers: (_method, { userName }) => {
		const user = element('Username', security, { text: String(userName) });
		const children = [user, element('Password', security)];
		return [element('Security', security, { children: [element('UsernameToken', security, { children })] })];
	},
	sign: ({ password }, { headers, body = '' }) => ({
		headers,
		body: tokenElement('Password').writeToken(body, String(password)),
	}),
	faultFailure: ({ code, text: systemText }) =>
		refusal(code.endsWith('FailedAuthentication') ? 'signIn' : 'fault', 'Ledger refused', { systemText }),
};

const text = (name: string, path: string) => ({
	displayName: name,
	name: name.toLowerCase(),
	type: 'string' as const,
	default: '',
	xml: { path },
});

const entryResource = resource({ name: 'Entry', value: 'entry', service: 'entries' }, [
	{
		name: 'Post',
		value: 'post',
		action: 'Post entry',
		description: 'Post an entry',
		effect: 'write',
		fields: [
			text('Currency', 'Entry/c:Amount/@c:currency'),
			text('Amount', 'Entry/c:Amount/c:Value'),
			text('Note', 'Entry/Note'),
		],
		element: 'PostEntry',
		namespaces: { c: common },
		answer: {
			gives: [{ name: 'number', xml: 'Number', type: 'integer', description: 'Number of the entry' }],
		},
	},
]);

const ledgerSystem = soapSystem('Ledger', dialect, [entryResource]);

type Signing = Parameters<typeof authenticated>;

export class LedgerApi implements ICredentialType {
	name = 'ledgerApi';
	displayName = 'Ledger API';
	properties = ['address', 'userName', 'password'].map((name) => ({ ...text(name, ''), name }));
	authenticate = async (credentials: Signing[1], request: Signing[2]) =>
		authenticated(dialect, credentials, request);
}

export class Ledger implements INodeType {
	description = {
		name: 'ledger',
		credentials: [{ name: 'ledgerApi', required: true }],
		inputs: ['main'],
		outputs: ['main'],
		properties: propertiesOf(ledgerSystem),
	} as unknown as INodeTypeDescription;

	async execute(this: IExecuteFunctions) {
		return await run(this, ledgerSystem);
	}
}
