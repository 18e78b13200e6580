import { resource } from '../../../shared/operation/resource';
import { assignPeople } from './assign';
import { deleteAllRecords, deleteRecord } from './delete';
import { getAccessHistory, getChildren, setStatus } from './links';
import { getRecordsNaming } from './naming';
import { getManyRecords, getRecord } from './read';
import { createOrUpdate } from './upsert';
import { create, update } from './write';

export const recordResource = resource({ name: 'Record', value: 'record', service: 'record' }, [
	create,
	update,
	createOrUpdate,
	getRecord,
	getManyRecords,
	getRecordsNaming,
	assignPeople,
	deleteRecord,
	deleteAllRecords,
	getChildren,
	getAccessHistory,
	setStatus,
]);
