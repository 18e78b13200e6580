import type { OperationSpec } from '../../shared/operation/spec';
import { successField } from './common';

const ping: OperationSpec = {
	resource: 'service',
	name: 'Ping',
	value: 'ping',
	action: 'Ping service',
	description:
		'Check that the web services of AssureSign answer; user name and password are not checked by it',
	effect: 'read',
	properties: [],
	soap: { service: 'Ping', element: 'Ping' },
	result: { cardinality: 'one', path: 'PingResult', fields: [successField] },
};

export const serviceOperations: OperationSpec[] = [ping];
