import type { OperationSpec } from '../../shared/operation/spec';
import { callMethod } from './callMethod';
import { sessionOperations } from './session';
import { userOperations } from './user';

export const archerOperations: OperationSpec[] = [...userOperations, ...sessionOperations, callMethod];
