import { resource } from '../../../shared/operation/resource';
import { callDescribedTask } from '../../../shared/n8n/callDescribed';
import { callMethodTask } from '../../../shared/n8n/callMethod';
import { archerServices } from './services';

const callWithJson = callMethodTask(archerServices, {
	system: 'Archer',
	method: 'GetGroup',
	example: '{ "groupId": 91 }',
	filledIn: 'The session token is filled in',
});

const call = callDescribedTask({ system: 'Archer', service: 'accesscontrol', method: 'GetGroup' });

export const callMethodResource = resource({ name: 'Call Method', value: 'callMethod' }, [
	callWithJson,
	call,
]);
