/* eslint-disable @n8n/community-nodes/no-restricted-imports -- the end-to-end tools are a process of their own, they never run inside n8n */
import { createServer } from 'node:net';

/** A free port of 127.0.0.1, the wanted one if it can be had. */
export async function findPort(wanted = 0): Promise<number> {
	return await new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', (error: NodeJS.ErrnoException) => {
			if (wanted !== 0 && (error.code === 'EADDRINUSE' || error.code === 'EACCES')) {
				findPort().then(resolve, reject);
			} else reject(error);
		});
		server.listen(wanted, '127.0.0.1', () => {
			const address = server.address();
			server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
		});
	});
}
