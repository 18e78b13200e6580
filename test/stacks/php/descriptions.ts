/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests never run inside n8n */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { softExpertWsdl } from '../../../sandbox/softExpert/wire/wsdl';

/** Puts `<service>.wsdl` of each service into a folder. */
export function writeDescriptions(folder: string, url: string): void {
	for (const service of ['adm_ws', 'wf_ws'] as const) {
		writeFileSync(
			path.join(folder, `${service}.wsdl`),
			softExpertWsdl(service, `${url}/se/ws/${service}.php`),
		);
	}
}
