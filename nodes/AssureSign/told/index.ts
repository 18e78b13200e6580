import type { Dialect } from '../../shared/operation/dialect';
import { delivery } from './delivery';
import { signingRecord } from './signingRecord';

/** What AssureSign tells by several calls. */
export const told: NonNullable<Dialect['tells']> = { delivery, signingRecord };
