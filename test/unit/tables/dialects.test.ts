/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import path from 'node:path';
import { systems } from '../../../index';
import type { ConnectionSettings, Method } from '../../../nodes/shared/operation/spec';
import { checkTable, crossed } from '../../support/tables';

/** Addresses, accounts, actions and limits that a dialect makes of a credential, however it is filled in. */
const settings: Record<string, ConnectionSettings> = {
	nothing: {},
	plain: {
		baseUrl: 'https://a.example',
		host: 'a.example',
		environment: 'own',
		userName: 'u',
		instanceName: 'I',
	},
	slashes: {
		baseUrl: ' https://a.example/x/ ',
		host: 'https://a.example/',
		pathPrefix: '/p/',
		servicePath: '/se/',
	},
	'with /ws': {
		baseUrl: 'https://a.example/WS/',
		servicePath: 'se/ws',
		userDomain: ' d ',
		soapVersion: '1.2',
	},
	'no path': {
		baseUrl: 'http://a.example',
		servicePath: '',
		pathPrefix: 'p',
		environment: 'www.assuresign.net',
	},
	basic: { authentication: 'basic', userName: 'u', userDomain: 'd', requestsPerSecond: 3 },
	'no limit': { requestsPerSecond: 0, contextIdentifier: 'c', soapVersion: '1.1' },
};
const methods: Record<string, Partial<Method>> = {
	usual: { element: 'DoIt', service: 'general' },
	'another service': { element: 'DoIt', service: 'wf_ws' },
	'unknown service': { element: 'DoIt', service: 'xx_ws' },
	'own names': { element: 'DoIt', service: 'Users', namespace: 'urn:own', soapAction: 'urn:own/action' },
};

for (const [name, { dialect }] of Object.entries(systems)) {
	checkTable(
		path.join(__dirname, `dialect.${name}.json`),
		crossed(settings, methods, (given, method) => {
			const spec = { fields: [], effect: 'read', answer: { gives: [] }, ...method } as unknown as Method;
			return {
				version: dialect.soapVersion(given),
				endpoint: dialect.endpoint(spec.service ?? '', given),
				description: dialect.description?.(spec.service ?? '', given),
				namespace: dialect.namespace(spec),
				action: dialect.action(spec),
				account: dialect.account(given),
				resultPath: dialect.resultPath?.(spec),
				perSecond: dialect.requestsPerSecond?.(given),
				rest: dialect.rest?.url('api/x', given),
			};
		}),
	);
}
