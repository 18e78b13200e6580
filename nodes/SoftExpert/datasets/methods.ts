import type { RestMethod } from '../../shared/operation/spec';

/** The rows of a query that an administrator of SoftExpert has made; its SOAP services list neither users nor activities. */
export const readDataset: RestMethod = {
	transport: 'rest',
	name: 'dataset-integration/{id}',
	path: 'dataset-integration/{id}',
	effect: 'read',
	reads: true,
	lists: true,
	onlyWay: true,
};

/** SoftExpert gives no more, and has no pages (contract). */
export const mostRows = 10_000;
