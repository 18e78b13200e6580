import type { Dialect } from '../../operation/dialect';
import type { Failure } from '../../soap/failure';

/** The fields of the credential under the names that this system's has: not every one asks for a base URL. */
export function inCredentialsWords(failure: Failure, { addressFields }: Dialect): Failure {
	if (addressFields === undefined) return failure;
	const { address, own, path } = addressFields;
	const worded = (text: string) =>
		text
			.replace(/\bthe base URL and the path\b/g, `${address}, and ${path},`)
			.replace(/\bthe base URL of\b/gi, `${own} of`)
			.replace(/\bthe base URL\b/g, address);
	const { message, advice } = failure;
	return { ...failure, message: worded(message), ...(advice !== undefined && { advice: worded(advice) }) };
}
