/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import path from 'node:path';
import type { ICredentialType } from 'n8n-workflow';
import { n8n } from '../../../package.json';

/** n8n loads the class of a credential by its own file, often before any node of the package. */

const root = path.join(__dirname, '..', '..', '..');
const files = n8n.credentials.map((file) => file.replace(/^dist\//, '').replace(/\.js$/, ''));

test.each(files)('%s works without a node', async (file) => {
	let type: ICredentialType | undefined;
	jest.isolateModules(() => {
		const name = path.basename(file).split('.')[0];
		const module = jest.requireActual<Record<string, new () => ICredentialType>>(path.join(root, file));
		type = new module[name]();
	});
	const refused = Object.assign(new Error('refused'), { code: 'ECONNREFUSED', syscall: 'connect' });
	const helper = { helpers: { httpRequest: async () => await Promise.reject(refused) } };
	const address = 'http://127.0.0.1:9';
	const login = { userName: 'n8n', password: 'secret', apiKey: 'key', instanceName: 'Main' };
	const credentials = { baseUrl: address, host: address, environment: 'own', timeZone: 'UTC', ...login };
	const signIn = type?.preAuthentication?.call(helper as never, credentials);
	if (signIn) await expect(signIn).rejects.toThrow('does not take connections');
});
