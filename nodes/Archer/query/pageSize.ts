import type { PropertySpec } from '../../shared/operation/spec';

export const pageSize: PropertySpec = {
	displayName: 'Page Size',
	name: 'pageSize',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 5000 },
	default: 500,
	description: 'How many records are fetched with one request. Lower it when records are large.',
	collection: 'options',
};
