import type { Dialect } from '../../shared/operation/dialect';
import { readAnswer } from '../../shared/soap/answer';
import { gatewayFailure, type GatewayMeanings } from '../gateway';

/** What the gateway means by these when it is asked for a dataset; by the others it means what it always does. */
const meanings: GatewayMeanings = {
	400: {
		kind: 'rejected',
		message: 'SoftExpert did not accept the parameters of the dataset',
		advice:
			"Check 'Parameters': each parameter of the query has to be there, spelled as in the query, capital letters included; an empty value stands for none. A dataset whose source is not SESUITE is refused in the same way.",
		reached: 'yes',
	},
	404: {
		kind: 'notFound',
		message: 'SoftExpert has no dataset with this ID, or the user of the credential has no right to view it',
		advice:
			"Check 'Dataset ID' in the component Dataset (DI006) of SoftExpert, and give the user the right to view under its Security. When every dataset is answered so, check Base URL in the credential: datasets are asked for below it, at /apigateway/v1.",
		reached: 'yes',
	},
	429: {
		kind: 'busy',
		message: 'SoftExpert takes no more requests of this account for now',
		advice:
			"Its gateway counts the requests of each API key, and may have a quota besides. Read a dataset once instead of once for each item, or lower 'Requests per Second' in the credential.",
		reached: 'no',
	},
	500: {
		kind: 'http',
		message: 'SoftExpert failed while it ran the query of the dataset',
		advice:
			'A query that takes too long ends so: cut it down with parameters, or have its administrator make it faster. The log of SoftExpert has the reason.',
		reached: 'yes',
	},
};

/** What an answer means that holds no rows. */
export const datasetFailure: NonNullable<NonNullable<Dialect['rest']>['failure']> = (
	failure,
	answer,
	settings,
) => {
	const read = readAnswer(answer, 'SoftExpert');
	const isPage = read.kind === 'failure' && read.failure.kind !== 'unreadable';
	const known = isPage ? read.failure : { ...failure, ...noRows };
	return gatewayFailure(known, answer, settings, meanings);
};

const noRows = {
	message: 'SoftExpert answered with something that is no list of rows',
	advice:
		'A connection that broke or a proxy that changed the answer gives this. Try again, and open the dataset in SoftExpert when it stays.',
};
