/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { systems } from '../../index';
import { allMethods, type SystemName } from '../support/methods';
import { fullValues, minimalValues, wireRequest } from '../support/requests';

export interface StackRequest {
	/** Where it comes from, for the name of a test. */
	title: string;
	body: string;
	/** Where the engine itself chose address and headers; recorded requests are addressed by their contract. */
	url?: string;
	headers?: Record<string, string>;
}

const sampleSession = 'SAMPLETOKEN0000000000000000000000';
const login = { token: sampleSession, context: '06c4a84a-693c-46cb-8df2-40a8215aa056' };

/** Every method that an operation or a step of one calls, with defaults only and with every field. */
export function builtRequests(name: SystemName, baseUrl: string): StackRequest[] {
	const system = systems[name];
	return allMethods(system).flatMap((spec) =>
		[['as it is', minimalValues(spec)] as const, ['with every field', fullValues(spec)] as const].map(
			([kind, values]) => ({
				title: `${spec.element} ${kind}`,
				...wireRequest(system, spec, values, baseUrl, login),
			}),
		),
	);
}

/**
 * The requests of all sample folders: the sample tests hold the node to their bytes. A folder with a description is about
 * a release with names of its own.
 */
export function recordedRequests(name: SystemName): StackRequest[] {
	const root = path.join(__dirname, '..', 'samples', name);
	return readdirSync(root)
		.filter((sample) => !existsSync(path.join(root, sample, 'description.wsdl.xml')))
		.sort()
		.flatMap((sample) =>
			readdirSync(path.join(root, sample))
				.filter((file) => /^\d+\.request\.xml$/.test(file))
				.map((file) => ({
					title: `${sample} ${file}`,
					body: readFileSync(path.join(root, sample, file), 'utf8'),
				})),
		)
		.filter(({ body }) => body.includes(':Body>') || body.includes('<Body>'));
}
