import type { OperationSpec } from '../../shared/operation/spec';
import { callMethod } from './callMethod';
import { userOperations } from './user';

export const assureSignOperations: OperationSpec[] = [...userOperations, callMethod];
