import { resource } from '../../../shared/operation/resource';
import { callDescribedTask } from '../../../shared/n8n/callDescribed';
import { callMethodTask } from '../../../shared/n8n/callMethod';
import { softExpertServices } from './services';

const callWithJson = callMethodTask(softExpertServices, {
	system: 'SoftExpert',
	method: 'newUser',
	example: '{ "ID": "jdoe" }',
	filledIn: 'The sign-in is added',
});

const call = callDescribedTask({ system: 'SoftExpert', service: 'adm_ws', method: 'newUser' });

export const callMethodResource = resource({ name: 'Call Method', value: 'callMethod' }, [
	callWithJson,
	call,
]);
