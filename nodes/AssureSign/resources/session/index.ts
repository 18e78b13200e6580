import { resource } from '../../../shared/operation/resource';
import type { Operation } from '../../../shared/operation/spec';
import { lookUp, sessionOwner } from '../../content/sessions';

const { answer, ...request } = lookUp;

const lookUpSession: Operation = {
	name: 'Look Up',
	value: 'lookUp',
	action: 'Look up session',
	description:
		'Get the outcome of work in the background: the documents that were sent, or the envelope that was closed',
	...request,
	batch: { size: 50, request: sessionOwner, named: { sessionId: '@SessionId' } },
	answer,
};

export const sessionResource = resource({ name: 'Session', value: 'session' }, [lookUpSession]);
