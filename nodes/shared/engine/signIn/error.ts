import type { Failure } from '../../soap/failure';

/**
 * What a credential throws. n8n shows the message of it in the credential's test, and a node finds the failure in the
 * `cause` of what n8n's HTTP helper throws. Holds nothing of the request.
 */
export class SignInError extends Error {
	constructor(readonly failure: Failure) {
		const { message, advice, systemText } = failure;
		const sentences = [message, advice, systemText && `The system says: ${systemText}`];
		super(
			sentences
				.filter(Boolean)
				.map((sentence) => `${sentence!.replace(/\.$/, '')}.`)
				.join(' '),
		);
		this.name = 'SignInError';
	}
}

export function signInError(failure: Failure): Error {
	return new SignInError(failure);
}
