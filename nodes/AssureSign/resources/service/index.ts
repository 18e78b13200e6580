import { resource } from '../../../shared/operation/resource';
import type { Operation } from '../../../shared/operation/spec';
import { successField } from '../../values';

const ping: Operation = {
	name: 'Ping',
	value: 'ping',
	action: 'Ping service',
	description:
		'Check that the web services of AssureSign answer; user name and password are not checked by it',
	effect: 'read',
	fields: [],
	element: 'Ping',
	answer: { gives: [successField] },
};

export const serviceResource = resource({ name: 'Service', value: 'service', service: 'Ping' }, [ping]);
