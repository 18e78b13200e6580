import type { HttpAnswer } from '../shared/soap/answer';
import type { ConnectionSettings } from '../shared/operation/spec';
import type { Failure } from '../shared/soap/failure';

export type GatewayMeanings = Record<number, Pick<Failure, 'kind' | 'message' | 'advice' | 'reached'>>;

/** What the gateway in front of SoftExpert means by its statuses; its own words may be in any language. */
const meanings: GatewayMeanings = {
	401: {
		kind: 'signIn',
		message: "SoftExpert's gateway did not accept the sign-in",
		advice:
			'It answers so to a wrong API key, to a key that was replaced by a newer one, after the password was changed, and when the user is blocked. Copy the key again from the user menu of SoftExpert: Account, API gateway.',
		reached: 'no',
	},
	403: {
		kind: 'denied',
		message: 'SoftExpert has no free license or session for this user, or the user may not do this',
		advice:
			'API calls take up a license: sign out the person who uses the same account, or give the integration a user and a license of its own. A STAFF license cannot manage users.',
		reached: 'unknown',
	},
	404: {
		kind: 'http',
		message: 'SoftExpert has no web service at this address',
		advice:
			'Check Base URL and Service Path in the credential: /apigateway/se with the gateway, /se without it; on premises the last part may be another name, such as sesuite.',
		reached: 'no',
	},
	429: {
		kind: 'busy',
		message: 'SoftExpert takes no more requests of this account for now',
		advice:
			"It allows 10 requests per second. Lower 'Requests per Second' in the credential when other programs use the account too.",
		reached: 'no',
	},
	500: {
		kind: 'http',
		message: 'SoftExpert failed while it worked on the request',
		advice: 'The log of SoftExpert has the reason.',
		reached: 'unknown',
	},
	502: {
		kind: 'busy',
		message: 'The gateway answers, but SoftExpert behind it is down',
		advice: 'Try again when SoftExpert has been started.',
		reached: 'unknown',
	},
	503: {
		kind: 'busy',
		message: 'SoftExpert is not available at present',
		advice: 'It may be under maintenance: try again later.',
		reached: 'unknown',
	},
};

/** Who signs in with a password has no key to copy. */
const wrongPassword: GatewayMeanings[number] = {
	...meanings[401],
	advice:
		"It answers so to a wrong user name or password, after the password was changed, and when the user is blocked. Check 'User Name' and 'Password' in the credential, and 'Domain' where the installation wants one.",
};

/**
 * Sharpens the general sentence about an answer that is not SOAP. JSON comes as `{message, status}` or as
 * `{basicErrorResponse: {Status, Code, Detail}}`, with any HTTP status, 200 included. `own` is what some statuses mean where
 * something else than a web service was asked.
 */
export function gatewayFailure(
	failure: Failure,
	{ status, body }: HttpAnswer,
	{ authentication }: ConnectionSettings,
	own: GatewayMeanings = {},
): Failure {
	const said = jsonAnswer(body) ?? plainRefusal(body);
	if (said === undefined && status < 400) return failure;
	const code = said?.status ?? status;
	const meaning = code === 401 && authentication === 'basic' ? wrongPassword : (own[code] ?? meanings[code]);
	const known = meaning ?? {
		kind: failure.kind === 'unreadable' ? 'rejected' : failure.kind,
		message: said ? 'The gateway of SoftExpert refused the request' : failure.message,
		advice: said ? undefined : failure.advice,
		reached: failure.reached,
	};
	return {
		...failure,
		...known,
		message: known.message.includes('HTTP') ? known.message : `${known.message} (HTTP ${status})`,
		code: said?.code ?? failure.code,
		systemText: said?.text ?? failure.systemText,
	};
}

interface GatewayAnswer {
	text?: string;
	code?: string;
	/** Gateways have been seen to give the status in the body only. */
	status?: number;
}

function jsonAnswer(body: Uint8Array): GatewayAnswer | undefined {
	const text = Buffer.from(body.subarray(0, 100_000)).toString('utf8').trim();
	if (!text.startsWith('{')) return undefined;
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch {
		return undefined;
	}
	const { basicErrorResponse, message, status } = json as Record<string, unknown>;
	const inner = (typeof basicErrorResponse === 'object' ? basicErrorResponse : undefined) as
		| Record<string, unknown>
		| undefined
		| null;
	const said = textOf(inner?.Detail) ?? textOf(message);
	const answer = {
		text: said,
		code: textOf(inner?.Code),
		status:
			errorStatus(status) ?? errorStatus(inner?.Status) ?? errorStatus(inner?.Code) ?? refusedStatus(said),
	};
	// An object with none of it is not the gateway's.
	return Object.values(answer).some((each) => each !== undefined) ? answer : undefined;
}

/** The sentence itself, without JSON around it. */
function plainRefusal(body: Uint8Array): GatewayAnswer | undefined {
	const text = body.length > 1000 ? '' : Buffer.from(body).toString('utf8').trim();
	const status = refusedStatus(text);
	return status === undefined ? undefined : { text, status };
}

function errorStatus(value: unknown): number | undefined {
	const number = Number(value);
	return Number.isInteger(number) && number >= 400 && number <= 599 ? number : undefined;
}

/** What the gateway says to whom it does not let in means 401, whatever status a proxy puts over it. */
function refusedStatus(text: string | undefined): number | undefined {
	const sentence = /^Valid GatewayJWT not found in the request or user is blocked[.!]?$/i;
	return text !== undefined && sentence.test(text.trim()) ? 401 : undefined;
}

function textOf(value: unknown): string | undefined {
	return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
