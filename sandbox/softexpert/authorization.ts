import { sandboxLogins } from '../logins';
import type { SandboxAnswer } from '../system';

const gatewayText = 'Valid GatewayJWT not found in the request or user is blocked!';

const unauthorizedPage =
	'<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">\n<html><head>\n<title>401 Unauthorized</title>\n</head><body>\n' +
	'<h1>Unauthorized</h1>\n<p>This server could not verify that you\nare authorized to access the document requested.' +
	'</p>\n</body></html>\n';

function isOwnLogin(encoded: string): boolean {
	const { userName, password, domain } = sandboxLogins.softExpert;
	const login = Buffer.from(encoded, 'base64').toString('utf8');
	return login === `${userName}:${password}` || login === `${domain}\\${userName}:${password}`;
}

/**
 * The gateway takes the API key as it is, with no scheme in front, or Basic.
 *
 * @returns the refusal, or undefined when the caller may pass
 */
export function refuseCaller(header: string | undefined): SandboxAnswer | undefined {
	if (header === undefined || header === '') {
		return {
			status: 401,
			contentType: 'text/html; charset=iso-8859-1',
			headers: { 'WWW-Authenticate': 'Basic realm="SE Suite"' },
			body: unauthorizedPage,
		};
	}
	if (header === sandboxLogins.softExpert.apiKey) return undefined;
	const basic = /^Basic ([A-Za-z0-9+/]+=*)$/.exec(header);
	if (basic !== null && isOwnLogin(basic[1])) return undefined;
	return { status: 401, contentType: 'text/plain; charset=utf-8', body: gatewayText };
}
