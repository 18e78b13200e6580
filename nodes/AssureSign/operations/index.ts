import type { OperationSpec } from '../../shared/operation/spec';
import { userOperations } from './user';

export const assureSignOperations: OperationSpec[] = [...userOperations];
