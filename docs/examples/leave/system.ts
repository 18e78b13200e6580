import { soapSystem } from '../../../nodes/shared/operation/resource';
import { leaveDialect } from './dialect';
import { requestResource } from './requests';

export const leaveSystem = soapSystem('Leave', leaveDialect, [requestResource]);
