import { resource } from '../../../shared/operation/resource';
import { searchByField } from './byField';
import { quickSearch, searchSolution } from './quick';
import { searchRecords } from './search';
import { statistics } from './statistics';

export const searchResource = resource({ name: 'Search', value: 'search', service: 'search' }, [
	searchRecords,
	searchByField,
	quickSearch,
	searchSolution,
	statistics,
]);
