import type { Loaded, OperationContext, ResultField } from '../../../shared/operation/spec';
import { loadListing } from '../../datasets/created';
import { loadPhoto } from './photo';

export const createdField: ResultField = {
	name: 'created',
	type: 'boolean',
	when: [{ given: ['userDatasetId'] }],
	description:
		"With 'User Dataset ID': whether the user is new; false when an existing one was changed, null when the dataset does not tell",
	example: true,
};

/** What the user is asked of twice, before the request and after it, no word says; nor does one take pictures alone. */
export async function loadImport(context: OperationContext): Promise<Loaded> {
	const photo = await loadPhoto(context);
	if (photo.failure) return photo;
	const listing = await loadListing(context);
	return listing.failure ? listing : { values: { ...photo.values, ...listing.values } };
}
