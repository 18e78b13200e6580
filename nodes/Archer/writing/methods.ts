import type { Method, RestMethod } from '../../shared/operation/spec';
import { fieldNames } from '../content/fieldNames';
import { presentRecord } from '../content/presentRecord';
import { fieldIdByGuid } from '../locating/lookUps';
import { metadataMethods } from '../metadata/methods';
import { executeSearch } from '../query/methods';
import { postAttachment } from './attachments';

/** What field values may have to be looked up with. */
export const resolvingMethods: Array<Method | RestMethod> = [
	presentRecord,
	fieldNames,
	fieldIdByGuid,
	executeSearch,
	postAttachment,
	...metadataMethods,
];
