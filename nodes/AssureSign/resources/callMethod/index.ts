import { resource } from '../../../shared/operation/resource';
import { callDescribedTask } from '../../../shared/n8n/callDescribed';
import { callMethodTask } from '../../../shared/n8n/callMethod';
import { assureSignServices } from './services';

const callWithJson = callMethodTask(assureSignServices, {
	system: 'AssureSign',
	method: 'ListUsers',
	example: '{ "Request": { "@ContextIdentifier": "", "@AuthenticationToken": "" } }',
	filledIn: 'An empty @ContextIdentifier or @AuthenticationToken is filled in',
});

const call = callDescribedTask({ system: 'AssureSign', service: 'Users', method: 'ListUsers' });

export const callMethodResource = resource({ name: 'Call Method', value: 'callMethod' }, [
	callWithJson,
	call,
]);
