import { refusal, type Failure } from '../shared/soap/failure';

interface KnownAnswer {
	/** The whole text: a part of it could stand in any other sentence. */
	text: RegExp;
	message: string;
	advice?: string;
}

const lockOut = 'Failed sign-ins count towards lock-out, so nothing was tried again.';

const refusals: KnownAnswer[] = [
	{
		text: /^(?:log ?in failed|invalid (?:user ?name|login|credentials?|password)|(?:the )?(?:user ?name|user) or password is (?:incorrect|invalid|wrong))$/i,
		message: 'Archer did not accept user name and password',
		advice: `Check user name, password and, for users of a directory, the domain in the credential. ${lockOut}`,
	},
	{
		text: /^(?:(?:the )?instance(?: name)? (?:is (?:invalid|unknown)|does not exist|was not found)|invalid instance(?: name)?)$/i,
		message: 'Archer does not know this instance. Check the instance name in the credential',
	},
	{
		text: /^(?:(?:the )?(?:user'?s? )?domain(?: name)? (?:is (?:invalid|unknown)|does not exist|was not found)|invalid domain(?: name)?)$/i,
		message: "Archer does not know this user's domain. Check the domain in the credential",
	},
	{
		text: /^(?:(?:the|this|your) )?(?:user )?account (?:is|has been) locked(?: out)?$/i,
		message: "The credential's account is locked in Archer",
		advice:
			'An administrator of Archer unlocks it. Before that, check the password in the credential: failed sign-ins lead to the lock-out.',
	},
	{
		text: /^(?:(?:the|this|your) )?(?:user )?account is (?:inactive|disabled)$/i,
		message: "The credential's account is not active in Archer",
		advice: 'An administrator of Archer activates it.',
	},
	{
		text: /^(?:(?:the|your) )?password (?:has|is) expired$/i,
		message: "The password of the credential's account has expired in Archer",
		advice: 'Sign in to Archer in a browser, set a new password, and enter it in the credential.',
	},
];

/** What .NET and SQL Server say when Archer itself is in trouble; their words are no statement about the account. */
const troubles = [
	/^object reference not set to an instance of an object$/i,
	/^a network-related or instance-specific error occurred while establishing a connection to sql server\b/i,
	/^cannot open database "[^"]*" requested by the login\b/i,
	/^login failed for user '[^']*'$/i,
	/^(?:execution )?timeout expired\b/i,
	/^transaction \(process id \d+\) was deadlocked\b/i,
	/^thread was being aborted$/i,
	/^exception of type 'System\.OutOfMemoryException' was thrown$/i,
	/^the method or operation is not implemented$/i,
];

/**
 * Archer has no codes for a refused sign-in. A text that is not known is taken for a refusal, since repeating one locks the
 * account, but nothing is said about what was wrong.
 */
export function signInFailure(systemText: string, httpStatus: number): Failure {
	const text = systemText.trim().replace(/[.!]+$/, '');
	const known = refusals.find((answer) => answer.text.test(text));
	if (known !== undefined) {
		const { message, advice } = known;
		return refusal('signIn', message, { advice, systemText, httpStatus });
	}
	if (troubles.some((trouble) => trouble.test(text))) {
		return refusal('fault', 'Archer could not sign in: it failed by itself', {
			systemText,
			httpStatus,
			advice:
				'The fault lies in Archer or its database, not in user name, password or instance. Its own log has the details.',
		});
	}
	return refusal('signIn', 'Archer could not sign in', {
		systemText,
		httpStatus,
		advice: `Its own words say why; check the credential against them. ${lockOut}`,
	});
}
