import { sandboxLogins } from '../logins';
import type { SignIns } from '../signIns';
import type { SandboxAnswer } from '../system';

const gatewayText = 'Valid GatewayJWT not found in the request or user is blocked!';

const unauthorizedPage =
	'<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">\n<html><head>\n<title>401 Unauthorized</title>\n</head><body>\n' +
	'<h1>Unauthorized</h1>\n<p>This server could not verify that you\nare authorized to access the document requested.' +
	'</p>\n</body></html>\n';

function mayPass(header: string, signIns: SignIns): boolean {
	const { apiKey, userName, password, domain } = sandboxLogins.softExpert;
	const basic = /^Basic ([A-Za-z0-9+/]+=*)$/.exec(header);
	if (basic === null) {
		// Nobody's account: a wrong key does not say whose it should be.
		if (header !== apiKey) signIns.refuse('');
		return header === apiKey;
	}
	const login = Buffer.from(basic[1], 'base64').toString('utf8');
	const separator = login.indexOf(':');
	const user = login.slice(0, separator);
	const isKnown = user === userName || user === `${domain}\\${userName}`;
	const isRight = isKnown && login.slice(separator + 1) === password && !signIns.isLocked(userName);
	if (isRight) signIns.accept(userName);
	else signIns.refuse(isKnown ? userName : user);
	return isRight;
}

/**
 * The gateway takes the API key as it is, with no scheme in front, or Basic. A blocked user gets the answer of a wrong password.
 *
 * @returns the refusal, or undefined when the caller may pass
 */
export function refuseCaller(header: string | undefined, signIns: SignIns): SandboxAnswer | undefined {
	if (header === undefined || header === '') {
		return {
			status: 401,
			contentType: 'text/html; charset=iso-8859-1',
			headers: { 'WWW-Authenticate': 'Basic realm="SE Suite"' },
			body: unauthorizedPage,
		};
	}
	if (mayPass(header, signIns)) return undefined;
	return { status: 401, contentType: 'text/plain; charset=utf-8', body: gatewayText };
}
