import type { PropertySpec } from './spec';

/** The fields that every operation with a list has, in n8n's own words. */
export const returnAll: PropertySpec = {
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
};

export const limit: PropertySpec = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 50,
	description: 'Max number of results to return',
	displayOptions: { show: { returnAll: [false] } },
};

export const listProperties: PropertySpec[] = [returnAll, limit];
