import { resource } from '../../../shared/operation/resource';
import { systemCheckTask } from '../../../shared/n8n/systemCheck';
import { probes } from './probes';

export const systemResource = resource({ name: 'System', value: 'system' }, [
	systemCheckTask('SoftExpert', probes),
]);
