import type { Completion } from '../../shared/operation/dialect';
import type { Loaded, OperationContext, PropertySpec } from '../../shared/operation/spec';
import type { Failure } from '../../shared/soap/failure';
import { additional } from '../values';
import { columnParameter, namedRows } from './columns';
import { rowsOfDataset } from './rows';
import { calledSo, searchParameter } from './told';
import { userColumns } from './known';

/**
 * Whether an upsert has made a user: SoftExpert's own answer is the same for both. Somebody who was not in the dataset before and
 * is in it afterwards is new; somebody who was is not. Whatever else there is leaves it open.
 */

const [idColumn] = userColumns;

export const userDatasetFields: PropertySpec[] = [
	additional({
		displayName: 'User Dataset ID',
		name: 'userDatasetId',
		type: 'string',
		trimmed: true,
		default: '',
		placeholder: 'e.g. n8nUsers',
		description:
			"ID of a dataset with all users, inactive ones too, so that the output says under 'created' whether the user is new. Without it nobody can tell: SoftExpert gives the same answer for both.",
	}),
	additional({
		displayName: 'User Dataset: User ID Column',
		name: columnParameter(idColumn),
		type: 'string',
		default: '',
		placeholder: `e.g. ${idColumn.column}`,
		description: `Column of the user dataset that holds the user ID, where it is another than ${idColumn.column}`,
	}),
	additional({
		displayName: 'User Dataset: Search Parameter',
		name: 'searchParameter',
		type: 'string',
		default: '',
		placeholder: 'e.g. iduser',
		description:
			'Parameter of the query that takes the user ID. Without it all users are read for every item.',
	}),
];

type Listing = { isListed?: boolean; failure?: undefined } | { isListed?: undefined; failure: Failure };

/** Undefined where the dataset has more rows than SoftExpert gives. */
async function listing(context: OperationContext): Promise<Listing> {
	const { userDatasetId: datasetId, userId, ...values } = context.values;
	const wanted = String(userId ?? '').trim();
	const own = searchParameter(values, wanted);
	const found = await rowsOfDataset({ ...context, values: {} }, { datasetId, own });
	if (found.failure) return { failure: found.failure };
	const named = namedRows(found.rows, [idColumn], { ...values, datasetId });
	if (named.failure) return { failure: named.failure };
	const isListed = calledSo(named.items, idColumn.field, wanted).length > 0;
	return isListed || !found.isCut ? { isListed } : {};
}

const isAsked = ({ userDatasetId }: OperationContext['values']) => String(userDatasetId ?? '').trim() !== '';

/** Before anything is sent: what went before cannot be found out afterwards. */
export async function loadListing(context: OperationContext): Promise<Loaded> {
	if (!isAsked(context.values)) return { values: {} };
	const before = await listing(context);
	return before.failure ? { failure: before.failure } : { values: { wasListed: before.isListed } };
}

const unknown =
	"The user was saved, but whether as a new one is not known ('created' is empty): the dataset has to hold all users, inactive ones too, and no more rows than SoftExpert gives, or a 'Search Parameter'.";

export const userCreated: Completion = async (items, context) => {
	const { wasListed } = context.values;
	if (!isAsked(context.values)) return items;
	const isNew = wasListed === false && (await listing(context)).isListed === true;
	const created = wasListed === true ? false : isNew || null;
	if (created === null) context.remark(unknown);
	return items.map(({ json, ...item }) => ({ ...item, json: { ...json, created } }));
};
